"""Lines of goods put together from what was said in several goes: "2 áo thun M, 1 đỏ 1 xanh", "lấy 3 bánh"."""

from collections.abc import Sequence
from dataclasses import replace

from storemanager.domain.order_text.goods import Phrase
from storemanager.domain.order_text.said import Doubt, GoodsSaid, GoodsWord, NameSaid, OptionKind, Quote, Span
from storemanager.domain.order_text.tokens import tokens_of


def goods_said(phrases: Sequence[Phrase]) -> list[GoodsSaid]:
    """The lines, after what was said in two goes was put together: "2 áo thun M, 1 đỏ 1 xanh"."""
    heads: list[Phrase] = []
    for phrase in phrases:
        if (
            heads
            and _only_options(heads[-1])
            and not phrase.bare
            and phrase.sheet.message - heads[-1].sheet.message <= 1
        ):
            phrase = _described(phrase, heads.pop())  # "size M nha", and then of what
        if not heads or not phrase.bare or not _joined(heads[-1], phrase):
            heads.append(phrase)
    return [said for head in heads for said in _lines(head) if said.words]


def as_goods(name: NameSaid) -> GoodsSaid:
    """A name read as goods: "áo thun đỏ 0901234567" has no name, but only the book can tell."""
    span = name.quote.span
    said = [
        GoodsWord(Quote(Span(span.message, span.start + token.start, span.start + token.end), token.text), token.folded)
        for token in tokens_of(name.quote.text)
        if token.is_word
    ]
    return GoodsSaid(tuple(said), (name.quote,), asked=False, doubts=(Doubt.QUANTITY_NOT_SAID,))


def _only_options(phrase: Phrase) -> bool:
    return bool(phrase.hard) and phrase.bare and phrase.quantity is None and not phrase.parts and phrase.asked


def _options(phrase: Phrase) -> set[OptionKind | None]:
    return {word.option for word in phrase.hard if word.option}


def _described(phrase: Phrase, before: Phrase) -> Phrase:
    said = {word.option for word in phrase.words if word.option}
    phrase.words += [word for word in before.words if word.option not in said]
    phrase.more_quotes.append(before.quote)
    phrase.asked = True  # "lấy size M nha" was
    return phrase


def _joined(head: Phrase, phrase: Phrase) -> bool:
    """Add to a line what was said of it afterwards; false when that was something else."""
    if phrase.sheet.message - head.sheet.message > 1 or (head.bare and not head.parts):
        return False
    if not phrase.hard:
        return _more_of(head, phrase)
    said = _options(head.parts[-1] if head.parts else head)
    if phrase.quantity is None and head.described and not head.parts and said >= _options(phrase):
        for each in head.described:  # "2 son: hồng, cam": nobody said how many of which
            head.words = [word for word in head.words if word not in each.words]
        head.parts = [*head.described, phrase]
        head.described = []
    elif phrase.quantity is not None or said >= _options(phrase):  # "trắng 39 với đen 40"
        head.parts.append(phrase)
    elif phrase.sheet is head.sheet or phrase.asked:
        target = head.parts[-1] if head.parts else head
        target.words += phrase.words
        target.more_quotes.append(phrase.quote)
        target.described.append(phrase)
    else:
        return False
    return True


def _more_of(head: Phrase, phrase: Phrase) -> bool:
    """A quantity or a price alone belongs to what was named before, when that has none yet."""
    if phrase.quantity is None and phrase.price is None:
        return False
    if phrase.each and head.parts and phrase.quantity is not None:
        for one in (head, *head.parts):
            one.quantity, one.quantity_quote = phrase.quantity, phrase.quantity_quote
        head.more_quotes.append(phrase.quote)
        return True
    if phrase.quantity is not None:
        if head.quantity is not None or head.parts:
            return False
        head.quantity, head.quantity_quote, head.weight = phrase.quantity, phrase.quantity_quote, phrase.weight
        head.asked, head.question = head.asked or phrase.asked, phrase.question
    if phrase.price is not None:
        if head.price is not None:
            return phrase.quantity is not None
        head.price, head.price_quote = phrase.price, phrase.price_quote
    head.words += [word for word in phrase.words if word.soft]
    head.more_quotes.append(phrase.quote)
    return True


def _lines(head: Phrase) -> list[GoodsSaid]:
    if not head.parts:
        return [_line(head, head.words)]
    own = _options(head)
    of_parts = {word.option for part in head.parts for word in part.hard if word.option}
    if own & of_parts:  # "2 áo đỏ M, 1 xanh L": the first line stands by itself
        return [_line(head, head.words), *[_line(part, _inherited(head, part), head=head) for part in head.parts]]
    differ = head.quantity is not None and head.quantity != sum(part.quantity or 0 for part in head.parts)
    doubts = (Doubt.PARTS_DIFFER,) if differ else ()
    split = [_line(part, [*head.words, *part.words], head=head, doubts=doubts) for part in head.parts]
    apart = [_line(part, part.words) for part in head.parts]
    firsts = [(_line(head, head.words), apart[0]), *((each,) for each in apart[1:])]
    return [replace(line, apart=each) for line, each in zip(split, firsts, strict=True)]


def _inherited(head: Phrase, part: Phrase) -> list[GoodsWord]:
    """What a part takes over: the goods, and softly the options that it does not say itself."""
    said = {word.option for word in part.words if word.option}
    taken = [
        word if word.option is None else GoodsWord(word.quote, word.folded, soft=True, option=word.option)
        for word in head.words
        if word.option not in said or word.option is None
    ]
    return [*taken, *part.words]


def _line(
    phrase: Phrase, said: Sequence[GoodsWord], head: Phrase | None = None, doubts: tuple[Doubt, ...] = ()
) -> GoodsSaid:
    if phrase.quantity is None:
        doubts = (*doubts, Doubt.QUANTITY_NOT_SAID)
    if said and all(word.soft for word in said):  # "2 túi": what counts goods elsewhere is the goods here
        said = [GoodsWord(word.quote, word.folded, option=word.option) for word in said]
    quotes = [*([head.quote, *head.more_quotes] if head else []), phrase.quote, *phrase.more_quotes]
    question = phrase.question and (head is None or head.question)
    priced = phrase if phrase.price is not None else head or phrase
    return GoodsSaid(
        words=tuple(said), quotes=tuple(dict.fromkeys(quotes)), quantity=phrase.quantity,
        quantity_quote=phrase.quantity_quote, weight_unit=phrase.weight, price=priced.price,
        price_quote=priced.price_quote, asked=phrase.asked and not question, question=question,
        doubts=doubts,
    )  # fmt: skip
