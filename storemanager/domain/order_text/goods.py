"""Goods in a message: cut into lines, each with its words and its quantity. Which products they are is not known
here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from storemanager.domain.order_text import words
from storemanager.domain.order_text.amounts import Count, count_at, price_at
from storemanager.domain.order_text.said import GoodsWord, OptionKind, Quote
from storemanager.domain.order_text.tokens import Phrases, Sheet, Token, WordSet

_COLOURS = Phrases(words.COLOUR_NAMES)
_QUESTIONS = Phrases(words.QUESTION_PHRASES)
_TOLD = Phrases(words.TOLD_PHRASES)
_EACH = Phrases(["mỗi", "each"])
_SURE_ASKING = frozenset(words.SURE_ASKING) | {"lay", "dat", "chot", "mua"}
_AND = WordSet("và cùng! kèm! and plus vs với")
_OFFERS = frozenset(["tang", "con", "nhieu", "phai"])
_LARGEST_SHARE = 20
_TALKERS = words.POLITE | words.PRONOUNS
_SMALL = words.PERSONS_AND_TALK
_UNITS = words.MEASURES | words.KILOGRAMS
_CUES = words.COLOUR_CUES | words.SIZE_CUES


@dataclass
class Phrase:
    """A line while it is read."""

    sheet: Sheet
    start: int
    end: int
    words: list[GoodsWord] = field(default_factory=list)
    quantity: Decimal | None = None
    quantity_quote: Quote | None = None
    weight: bool = False
    price: int | None = None
    price_quote: Quote | None = None
    asked: bool = False
    question: bool = False
    each: bool = False  # "mỗi đôi 1": of all that was said before
    closed: bool = False  # its quantity came last, so a new word begins a new line
    parts: list["Phrase"] = field(default_factory=list)
    more_quotes: list[Quote] = field(default_factory=list)
    described: list["Phrase"] = field(default_factory=list)  # what was said of it afterwards: "2 son, hồng"

    @property
    def hard(self) -> list[GoodsWord]:
        return [word for word in self.words if not word.soft]

    @property
    def bare(self) -> bool:
        """Only says which one or how many, not of what."""
        return all(word.option is not None for word in self.hard) and not self.weight

    @property
    def quote(self) -> Quote:
        return self.sheet.quote(self.start, self.end)

    def count(self, found: Count, at: int) -> None:
        self.reach(at, found.end)
        self.quantity, self.weight = found.value, found.weight
        end = found.end if found.unit is None or found.unit >= found.end else found.unit + 1
        self.quantity_quote = self.sheet.quote(at, end)

    def reach(self, start: int, end: int) -> None:
        if not self.words and self.quantity_quote is None:
            self.start = start
        self.end = max(self.end, end)


def cut(sheet: Sheet) -> list[Phrase]:
    """The lines of one message, in order; options and quantities that stand alone are lines of their own still."""
    found: list[Phrase] = []
    for start, end in sheet.runs():
        made = _Cutter(sheet, start, end).run()
        found += [phrase for phrase in made if phrase.words or phrase.quantity is not None or phrase.price is not None]
    return found


class _Cutter:
    """Reads one stretch of words from left to right."""

    def __init__(self, sheet: Sheet, start: int, end: int) -> None:
        self._sheet = sheet
        self._tokens: Sequence[Token] = sheet.tokens
        self._start, self._end = start, end
        self._asked = any(token in words.ASKING for token in sheet.tokens[start:end])
        self._question = _is_question(sheet, start, end)
        self._now = self._new(start)
        self._done = [self._now]

    def run(self) -> list[Phrase]:
        at = self._start
        while at < self._end:
            at = self._step(at)
        for phrase in self._done:
            phrase.asked = self._asked or phrase.quantity is not None
            phrase.question = self._question
        return self._done

    def _new(self, at: int) -> Phrase:
        return Phrase(self._sheet, at, at)

    def _next(self, at: int) -> Phrase:
        if self._now.words or self._now.quantity is not None:
            self._now = self._new(at)
            self._done.append(self._now)
        return self._now

    def _step(self, at: int) -> int:
        token = self._tokens[at]
        following = self._tokens[at + 1] if at + 1 < self._end else None
        if not token.is_word and token.text not in {"*", "×"}:
            return at + 1
        if _EACH.at(self._tokens, at):
            self._next(at).each = True
            return at + 1
        if priced := price_at(self._tokens, at, self._end):
            self._now.price, self._now.price_quote = priced[0], self._sheet.quote(at, priced[1])
            self._now.reach(at, priced[1])
            return priced[1]
        if token in words.COUNT_CUES and following is not None and following.digits:
            return self._quantity(at, Count(Decimal(following.folded), at + 2, sure=True, times=True))
        if cued := self._cued(at, following):
            return cued
        counted = count_at(self._tokens, at, self._end, first=not self._now.words)
        if counted is not None and counted.value > 0 and not self._belongs_to_name(at, counted):
            return self._quantity(at, counted)
        if (unit := self._measure(at)) > at or (counted is not None and counted.weight):
            return self._add(at, at, option=OptionKind.SIZE, end=max(unit, counted.end if counted else at))
        return self._word(at, token)

    def _measure(self, at: int) -> int:
        """Where "100 g" ends, which is one word."""
        following = at + 1
        word = self._tokens[at].folded
        if word.lstrip("0123456789") in words.MEASURES and word[:1].isdigit():
            return at + 1 if self._now.words or self._tokens[at - 1].folded == "loai" else at
        measured = self._tokens[at].digits and following < self._end and self._tokens[following] in words.MEASURES
        return following + 1 if measured else at

    def _cued(self, at: int, following: Token | None) -> int:
        """ "size M", "màu đỏ", "mã 12": the second word with what the first says of it."""
        token = self._tokens[at]
        if following is None or not following.is_word:
            return 0
        if token in words.SIZE_CUES and (following in words.SIZES or following.digits):
            if token.folded == "so" and not following.digits:
                return 0
            return self._add(at, at + 1, option=OptionKind.SIZE)
        if token in words.COLOUR_CUES and (colour := _COLOURS.at(self._tokens, at + 1)):
            end = at + 1
            for end in range(at + 1, at + 1 + len(colour)):
                self._add(at if end == at + 1 else end, end, option=OptionKind.COLOUR)
            return end + 1
        if token in _CUES and not self._now.hard:
            return at + 1
        if token.folded == "loai" and any(letter.isdigit() for letter in following.text):
            return at + 1
        if token in words.CODE_CUES and any(letter.isdigit() for letter in following.text):
            return self._add(at, at + 1, code=True)
        return 0

    def _belongs_to_name(self, at: int, counted: Count) -> bool:
        """Whether a number is part of what the goods are called: "jean 30", "trà 100 g", "30 đen"."""
        if counted.times or not self._now.words:
            return False
        if counted.weight:
            return self._now.quantity is None or not self._starts_goods(counted.end)
        if counted.sure:
            return False
        if counted.end >= self._end or self._now.words[-1].code:
            return True
        following = self._tokens[counted.end]
        if not following.is_word or following.digits or following in _UNITS or following in _AND:
            return True
        if _COLOURS.at(self._tokens, counted.end) or following in words.SIZES or following in _SMALL:
            return counted.value > _LARGEST_SHARE or not self._option(counted.end)
        return counted.value > _LARGEST_SHARE

    def _option(self, at: int) -> bool:
        return bool(_COLOURS.at(self._tokens, at)) or self._tokens[at] in words.SIZES

    def _starts_goods(self, at: int) -> bool:
        return at < self._end and self._tokens[at].is_word and not self._small(self._tokens[at])

    def _quantity(self, at: int, counted: Count) -> int:
        last = self._now
        behind = last.words and last.quantity is None and (counted.times or (counted.sure and self._over(counted.end)))
        phrase = last if behind else self._next(at)
        phrase.closed = bool(behind)
        phrase.count(counted, at)
        if counted.unit is not None:
            self._add(counted.unit, counted.unit, soft=True)
        if counted.rest:
            token = self._tokens[at]
            start = token.end - len(counted.rest)
            soft = counted.rest in words.COUNTED_IN
            phrase.words.append(GoodsWord(self._sheet.letters(start, token.end), counted.rest, soft=soft))
        return max(counted.end, at + 1)

    def _over(self, at: int) -> bool:
        """Whether nothing follows that would be counted by the number before it."""
        if at >= self._end:
            return True
        token = self._tokens[at]
        if price_at(self._tokens, at, self._end) or token in words.QUESTION or token in words.ASKED_ABOUT:
            return True
        return not token.is_word or self._small(token) or token.digits or self._option(at) or token in _CUES

    def _small(self, token: Token) -> bool:
        return token in _SMALL or token in _AND

    def _word(self, at: int, token: Token) -> int:
        if token in _AND:
            self._next(at + 1)
            return at + 1
        if token.folded in {"them", "nua", "con", "lai"} and not self._now.words:
            return at + 1
        if self._question and (token in words.ASKED_ABOUT or token in words.QUESTION):
            return at + 1
        if self._now.each and (token in words.COUNTED_IN or token in _CUES):
            return at + 1
        if token in words.ARTICLES and not self._sheet.has_marks:
            return at + 1
        if token in words.QUESTION and (self._question or not self._now.words or at + 1 == self._end):
            return at + 1
        size = token in words.SIZES
        if not self._now.words and self._now.quantity is None:
            if token in _SMALL and not (size and token.capital and len(token.text) == 1 and at > self._start):
                return at + 1
        elif token in words.TALK and not (size and token.capital):
            return at + 1
        if colour := _COLOURS.at(self._tokens, at):
            for place in range(at, at + len(colour)):
                self._add(place, place, option=OptionKind.COLOUR)
            return at + len(colour)
        soft = token in words.PRONOUNS and not size
        return self._add(at, at, soft=soft, option=OptionKind.SIZE if size else None)

    def _add(
        self,
        start: int,
        at: int,
        *,
        soft: bool = False,
        option: OptionKind | None = None,
        code: bool = False,
        end: int = 0,
    ) -> int:
        end = end or at + 1
        if self._now.closed and option is None and not soft:
            self._next(start)
        self._now.reach(start, end)
        folded = "".join(token.folded for token in self._tokens[at:end] if token.is_word)
        self._now.words.append(GoodsWord(self._sheet.quote(at, end), folded, soft=soft, option=option, code=code))
        return end


def _is_question(sheet: Sheet, start: int, end: int) -> bool:
    """Whether goods are asked about and not asked for: "còn áo đỏ không", but not "cho em 2 áo đỏ được không"."""
    while start > 0 and not sheet.tokens[start - 1].is_break:
        start -= 1
    while end < len(sheet.tokens) and not sheet.tokens[end].is_break:
        end += 1
    tokens = sheet.tokens[start:end]
    if any(_TOLD.at(tokens, at) for at in range(len(tokens))):
        return True
    after = sheet.tokens[end].text if end < len(sheet.tokens) else ""
    phrase = any(_QUESTIONS.at(tokens, at) for at in range(len(tokens)))
    last = next((token for token in reversed(tokens) if token.is_word and token not in _TALKERS), None)
    if not (after == "?" or phrase or (last is not None and last in words.QUESTION)):
        return False
    asks = any(token.folded in _SURE_ASKING for token in tokens)
    counts = any(count_at(tokens, at, len(tokens), first=True) for at in range(len(tokens)) if tokens[at].is_word)
    offers = any(token.folded in _OFFERS for token in tokens)
    return not (asks and counts and not offers)
