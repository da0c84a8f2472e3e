"""A message cut into words, each with its place in the text, and a sheet that knows which words are spoken for."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from storemanager.domain.folding import fold
from storemanager.domain.order_text.said import Quote, Span

_LETTER = r"[^\W_][\u0300-\u036f]*"
_WORD = re.compile(
    rf"""(?:{_LETTER})+
    (?: (?:(?<=[0-9])[.,](?=[0-9])      # 0901.234.567, 1,5
        | -(?=[^\W_])                   # AT-DO-M
        | (?<=[0-9])/(?=[0-9A-Za-z]) | (?<=[0-9][A-Za-z])/(?=[0-9])   # 12/3, 25A/7
        ) (?:{_LETTER})+ )*
    | \n | \S""",
    re.VERBOSE,
)
_DASHED = re.compile(r"[^-]+|-")
BREAKS = frozenset("\n,;!?|•–—→&+:()[]")
"""Between these somebody speaks of something else."""
_AFTER_SHORT = frozenset(
    ["p", "q", "tp", "tx", "tt", "h", "x", "t", "d", "kp", "k", "f", "ql", "dt", "st", "so", "tl", "tphcm"]
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or one sign."""

    text: str
    start: int
    end: int
    folded: str
    is_word: bool
    is_break: bool

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def digits(self) -> bool:
        return self.folded.isascii() and self.folded.isdigit()


@lru_cache(maxsize=8192)
def marks(text: str) -> tuple[str, ...]:
    """The diacritics of a word whatever letter they stand over, so that "hoà" and "hòa" are one; đ counts as one."""
    lower = text.lower()
    found = [letter for letter in unicodedata.normalize("NFD", lower) if unicodedata.combining(letter)]
    return tuple(sorted(found + ["đ"] * lower.count("đ")))


def same_word(token: Token, meant: str) -> bool:
    """Whether `token` is the word `meant`: written without diacritics it may be, with others it is another word."""
    if token.folded != _folded(meant):
        return False
    written = marks(token.text)
    return not written or written == marks(meant)


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    return fold(word)


def tokens_of(text: str, whole: Sequence[tuple[int, int]] = ()) -> tuple[Token, ...]:
    """The words and signs of a message, in order. `whole` are stretches that are one word each."""
    found: list[tuple[str, int, int]] = []
    place = 0
    for start, end in [*whole, (len(text), len(text))]:
        for match in _WORD.finditer(text, place, start):
            found += _pieces(match.group(), match.start())
        if start < end:
            found.append((text[start:end], start, end))
        place = end
    made: list[Token] = []
    for place, (word, start, end) in enumerate(found):
        folded = fold(word)
        is_word = (word[0].isalnum() or len(word) > 1) and bool(folded)
        is_break = word in BREAKS or (word in {".", "-"} and _parts(text, found, place))
        made.append(Token(word, start, end, folded, is_word, is_break))
    return tuple(made)


def _pieces(word: str, start: int) -> list[tuple[str, int, int]]:
    """A word with dashes is one where it looks like a code ("SP-0012", "AT-DO-M"), else several."""
    if "-" not in word or word.isupper() or any(letter.isdigit() for letter in word):
        return [(word, start, start + len(word))]
    return [(piece.group(), start + piece.start(), start + piece.end()) for piece in _DASHED.finditer(word)]


def _parts(text: str, found: Sequence[tuple[str, int, int]], place: int) -> bool:
    """Whether a dot ends a sentence, or a dash stands between two things: not the dot of "P. Phú Hội"."""
    word, start, end = found[place]
    before = found[place - 1] if place else None
    if word == "-":  # glued, in plain letters, it may be a code as well
        glued = before is not None and before[2] == start and not text[end : end + 1].isspace()
        return not (glued and before is not None and before[0].isascii())
    if before and before[2] == start and (fold(before[0]) in _AFTER_SHORT):
        return False
    return end == len(text) or text[end].isspace() or before is None or text[end] == "."


def listed(phrases: str) -> list[str]:
    """Phrases that stand in one text with ";" between them."""
    return [" ".join(phrase.split()) for phrase in phrases.split(";") if phrase.strip()]


class Phrases:
    """Set phrases, found at a place in the words; the longest that fits counts."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.split())
            self._by_first.setdefault(fold(words[0]), []).append(words)
        for known in self._by_first.values():
            known.sort(key=len, reverse=True)

    def at(self, tokens: Sequence[Token], place: int) -> tuple[str, ...]:
        """The phrase that begins at `place`, or nothing."""
        for words in self._by_first.get(tokens[place].folded, ()):
            piece = tokens[place : place + len(words)]
            if len(piece) == len(words) and all(map(same_word, piece, words)):
                return words
        return ()


class WordSet:
    """Words that mean one thing here. One with "!" counts only with its diacritics, because without them it is as
    easily another word."""

    def __init__(self, listed: str) -> None:
        self._known: dict[str, list[tuple[str, bool]]] = {}
        for word in listed.split():
            bare = word.rstrip("!")
            self._known.setdefault(fold(bare), []).append((bare, word.endswith("!")))

    def __contains__(self, word: Token | str) -> bool:
        """Whether it is one of them; plain letters are compared without diacritics."""
        if isinstance(word, str):
            return word in self._known
        return any(
            same_word(word, meant) and not (strict and word.text.lower() == word.folded)
            for meant, strict in self._known.get(word.folded, ())
        )

    def __or__(self, other: "WordSet") -> "WordSet":
        both = WordSet("")
        both._known = {
            key: self._known.get(key, []) + other._known.get(key, []) for key in [*self._known, *other._known]
        }
        return both


class Sheet:
    """One message while it is read: its words, and which of them are taken."""

    def __init__(self, message: int, text: str, whole: Sequence[tuple[int, int]] = ()) -> None:
        self.message = message
        self.text = text
        self.tokens = tokens_of(text, whole)
        ends = {end for _, end in whole}
        self.phones = [place for place, token in enumerate(self.tokens) if token.end in ends]
        self.taken = [False] * len(self.tokens)
        letters = [token for token in self.tokens if token.is_word and not token.digits]
        self.has_marks = any(marks(token.text) for token in letters)
        self.has_capitals = any(token.capital for token in letters[1:]) and not text.isupper()

    def free(self, place: int) -> bool:
        return 0 <= place < len(self.tokens) and not self.taken[place]

    def take(self, start: int, end: int) -> None:
        self.taken[start:end] = [True] * (end - start)

    def quote(self, start: int, end: int) -> Quote:
        """The words from place `start` up to `end`, exactly as written."""
        return self.letters(self.tokens[start].start, self.tokens[end - 1].end)

    def letters(self, start: int, end: int) -> Quote:
        return Quote(Span(self.message, start, end), self.text[start:end])

    def runs(self) -> list[tuple[int, int]]:
        """The stretches of words that are not taken, cut where something else begins."""
        found: list[tuple[int, int]] = []
        start: int | None = None
        for place, token in enumerate(self.tokens):
            if self.taken[place] or token.is_break:
                if start is not None:
                    found.append((start, place))
                start = None
            elif start is None:
                start = place
        if start is not None:
            found.append((start, len(self.tokens)))
        return [(start, end) for start, end in found if any(self.tokens[at].is_word for at in range(start, end))]
