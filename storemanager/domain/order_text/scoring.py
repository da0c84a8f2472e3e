"""How well the words about goods fit one variant: which of them it knows, and how much of its name was said."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from storemanager.domain.folding import fold
from storemanager.domain.order_text.said import GoodsWord, OptionKind, Quote
from storemanager.domain.order_text.tokens import marks, tokens_of

_BEGINNING = 3
"""So many first letters of a word stand for it."""
FULL = 100


@dataclass(frozen=True, slots=True)
class KnownWord:
    """One word of a variant's name or options. `marks` are the diacritics that it may be written with."""

    folded: str
    marks: tuple[str, ...]
    option: bool = False
    beside: bool = False  # of its brand or code: known, but not part of the name


@dataclass(frozen=True, slots=True)
class Fit:
    """`score` is 0 to 100; `matched` are the words that speak for the variant, `missing` those that it does not
    know."""

    score: int
    matched: tuple[Quote, ...]
    missing: tuple[Quote, ...]
    counted: bool = False  # its name begins with what the buyer counted in: "1 lọ hoa" is a "Lọ hoa"


@lru_cache(maxsize=4096)
def known_words(name: str, options: tuple[str, ...], beside: str = "") -> tuple[KnownWord, ...]:
    """The words of a product's name and of a variant's options, and others that it is known by."""
    of_name = [KnownWord(token.folded, marks(token.text)) for token in tokens_of(name) if token.is_word]
    of_options = [
        KnownWord(token.folded, marks(token.text), option=True)
        for option in options
        for token in tokens_of(option)
        if token.is_word
    ]
    of_others = [
        KnownWord(token.folded, marks(token.text), beside=True) for token in tokens_of(beside) if token.is_word
    ]
    return (*of_name, *of_options, *of_others)


def fit(said: Sequence[GoodsWord], known: Sequence[KnownWord]) -> Fit:
    """How well these words fit a variant that is known by those. A word that it does not know counts against it, a soft
    one only if all the rest is equal."""
    by_word: dict[str, list[KnownWord]] = {}
    for one in known:
        by_word.setdefault(one.folded, []).append(one)
    reached = asked = 0.0
    matched: list[Quote] = []
    missing: list[Quote] = []
    used: set[str] = set()
    bonus = 0.0
    for word in said:
        share, met = _share(word, by_word)
        if share:
            matched.append(word.quote)
            used |= met
        elif not word.soft:
            missing.append(word.quote)
        if word.soft:
            bonus += share
        else:
            reached += share * _weight(word)
            asked += _weight(word)
    if not asked:
        return Fit(0, (), tuple(missing))
    names = [one for one in known if not one.option and not one.beside]
    named = sum(one.folded in used for one in names) / len(names) if names else 1.0
    optional = [one for one in known if one.option]
    chosen = sum(one.folded in used for one in optional) / len(optional) if optional else 1.0
    begins = _begins(said, names)
    score = FULL * (0.68 * reached / asked + 0.1 * named + 0.08 * chosen + 0.14 * begins) + min(bonus, 2)
    counted = bool(names) and said[0].soft and names[0].folded == said[0].folded
    return Fit(min(FULL, round(score)), tuple(matched), tuple(missing), counted)


def _begins(said: Sequence[GoodsWord], names: Sequence[KnownWord]) -> bool:
    """Whether the buyer began with the word that the name begins with: "lọ hoa" is no "váy hoa nhí"."""
    if not names:
        return True
    first_hard = next((word.folded for word in said if not word.soft), "")
    return names[0].folded in {first_hard, said[0].folded}


def _weight(word: GoodsWord) -> float:
    return 1.5 if word.option is not None else 1.0


def _share(word: GoodsWord, by_word: Mapping[str, Sequence[KnownWord]]) -> tuple[float, set[str]]:
    """How surely the variant knows a word, 0 to 1, and by which of its own."""
    if word.folded in by_word:
        meant = by_word[word.folded]
        if word.option is OptionKind.SIZE and len(word.folded) == 1 and not any(known.option for known in meant):
            return 0.5, {word.folded}
        written = marks(word.quote.text)
        agree = not written or any(known.marks in ((), written) for known in meant)
        return (1.0 if agree else 0.5), {word.folded}
    if len(word.folded) >= _BEGINNING and not word.folded.isdigit():
        begun = {known for known in by_word if known.startswith(word.folded)}
        if begun:
            return 0.8, begun
    return _parts(word, by_word)


def _parts(word: GoodsWord, by_word: Mapping[str, Sequence[KnownWord]]) -> tuple[float, set[str]]:
    """Words written as one: "aothun", "100g" for "100 g"."""
    for place in range(1, len(word.folded)):
        first, second = word.folded[:place], word.folded[place:]
        if first in by_word and second in by_word:
            return 0.9, {first, second}
    return 0.0, set()


def code_forms(said: Sequence[GoodsWord], texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """What may be a code of the shop -> the words it is made of: one word with a digit or in capitals, or two or three
    beside each other ("SP 0012", "at-do-m"). `texts` are the stretches the words stand in."""
    found: dict[str, tuple[str, ...]] = {}
    for word in said:
        text = word.quote.text
        if word.code or _like_code(text):
            found.setdefault(text.casefold(), (text,))
            found.setdefault(fold(text), (text,))
    for first, second in itertools.pairwise(said):
        if second.folded.isdigit() and first.folded.isascii() and first.folded.isalpha():
            for between in ("", "-", " "):
                found.setdefault(f"{first.folded}{between}{second.folded}", (first.quote.text, second.quote.text))
    for text in texts:
        for chunk in text.split():
            bare = chunk.strip(".,;:!?()[]\"'")
            if "-" in bare.strip("-"):
                found.setdefault(bare.casefold(), (bare,))
                found.setdefault(fold(bare), (bare,))
    return found


def _like_code(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    if text.isdigit():
        return digits >= 4
    return len(text) >= 3 and (digits > 0 or text.isupper())
