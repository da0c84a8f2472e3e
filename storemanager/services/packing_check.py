"""Checking a parcel by scanning: pure rules, nothing of the book. Each scan answers the next state and what it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from storemanager.services.packing_goods import Goods, Key, code_key


class Scan(Enum):
    RIGHT = auto()
    TOO_MANY = auto()  # it belongs into the parcel, but all of it is in already
    NOT_HERE = auto()  # nothing of this order answers to the code
    NOTHING = auto()  # an empty scan


@dataclass(frozen=True)
class Answer:
    """What a scan was; `goods` is what it was recognised as, where it was."""

    scan: Scan
    goods: Goods | None = None


@dataclass(frozen=True)
class Check:
    """What of an order's goods was seen going into the parcel: `counted` by key. `past` are the states before, so that
    a scan can be taken back."""

    goods: tuple[Goods, ...]
    counted: Mapping[Key, int] = field(default_factory=dict)
    past: tuple[Mapping[Key, int], ...] = ()

    @property
    def complete(self) -> bool:
        return all(self.count(each) == each.pieces for each in self.goods)

    @property
    def pieces(self) -> int:
        return sum(each.pieces for each in self.goods)

    @property
    def done(self) -> int:
        return sum(self.count(each) for each in self.goods)

    def count(self, goods: Goods) -> int:
        return self.counted.get(goods.key, 0)

    def room(self, goods: Goods) -> int:
        return goods.pieces - self.count(goods)

    def first_open(self) -> Goods | None:
        """What the packer is at."""
        return next((each for each in self.goods if self.room(each)), None)

    def scan(self, code: str) -> tuple["Check", Answer]:
        """One scan: a code, or "12*CODE" for twelve of the same. Wrong and too many change nothing."""
        times, bare = _times(code)
        key = code_key(bare)
        if not key or not times:
            return self, Answer(Scan.NOTHING)
        meant = [each for each in self.goods if key in each.codes]
        if meant:
            return self._put_in(meant, times)
        of_bundle = [each for each in self.goods if key in each.bundle_codes]
        return self._put_in_bundles(of_bundle, times) if of_bundle else (self, Answer(Scan.NOT_HERE))

    def count_by_eye(self, goods: Goods) -> "Check":
        """One more without a code to scan."""
        return self._with({goods.key: 1}) if self.room(goods) else self

    def take_back(self) -> "Check":
        """As it was before the last scan."""
        return Check(self.goods, self.past[-1], self.past[:-1]) if self.past else self

    def carried_to(self, goods: Sequence[Goods]) -> "Check":
        """The same parcel for goods that are others now: what still belongs in it stays counted."""
        if {each.key: each.pieces for each in goods} == {each.key: each.pieces for each in self.goods}:
            return replace(self, goods=tuple(goods))
        kept = {each.key: min(each.pieces, self.counted.get(each.key, 0)) for each in goods}
        return Check(tuple(goods), {key: count for key, count in kept.items() if count})

    def _put_in(self, meant: Sequence[Goods], times: int) -> tuple["Check", Answer]:
        if times > sum(self.room(each) for each in meant):
            return self, Answer(Scan.TOO_MANY, meant[0])
        added: dict[Key, int] = {}
        for each in meant:
            added[each.key] = min(self.room(each), times)
            times -= added[each.key]
        named = next(each for each in reversed(meant) if added[each.key])
        return self._with(added), Answer(Scan.RIGHT, named)

    def _put_in_bundles(self, parts: Sequence[Goods], times: int) -> tuple["Check", Answer]:
        """The bundle's own code on a ready-made box: all its pieces at once."""
        for line_id in dict.fromkeys(each.line_id for each in parts):
            of_line = [each for each in parts if each.line_id == line_id]
            added = {each.key: (each.per_bundle or 1) * times for each in of_line}
            if all(added[each.key] <= self.room(each) for each in of_line):
                return self._with(added), Answer(Scan.RIGHT, of_line[0])
        return self, Answer(Scan.TOO_MANY, parts[0])

    def _with(self, added: Mapping[Key, int]) -> "Check":
        counted = dict(self.counted)
        for key, count in added.items():
            counted[key] = counted.get(key, 0) + count
        return replace(self, counted=counted, past=(*self.past, self.counted))


def _times(code: str) -> tuple[int, str]:
    """How often, and of what: a number before a star is typed by who does not want to scan forty alike."""
    times, star, rest = code.strip().partition("*")
    if star and times.isascii() and times.isdigit() and len(times) <= 4 and rest.strip():
        return int(times), rest
    return 1, code
