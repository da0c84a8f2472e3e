"""What a round did with one account, counted while it runs, and told in words at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from storemanager.texts import Text, translate

MOST_REPAIRS_TOLD = 20

_WORDS: tuple[tuple[str, Text], ...] = (
    ("orders_new", translate("sync", "{count:new order|new orders}")),
    ("orders_changed", translate("sync", "{count:order changed|orders changed}")),
    ("orders_cancelled", translate("sync", "{count:cancelled|cancelled}")),
    ("orders_parked", translate("sync", "{count:order could not be read|orders could not be read}")),
    ("listings_new", translate("sync", "{count:new item on the channel|new items on the channel}")),
    ("listings_matched", translate("sync", "{count:item matched|items matched}")),
    ("listings_gone", translate("sync", "{count:item is gone there|items are gone there}")),
    ("stock_written", translate("sync", "{count:stock number sent|stock numbers sent}")),
    ("stock_later", translate("sync", "{count:number is read again later|numbers are read again later}")),
    ("stock_refused", translate("sync", "{count:stock number refused|stock numbers refused}")),
    ("prices_written", translate("sync", "{count:price sent|prices sent}")),
    ("prices_taken", translate("sync", "{count:price taken over|prices taken over}")),
    ("prices_refused", translate("sync", "{count:price refused|prices refused}")),
    ("reviews_new", translate("sync", "{count:new review|new reviews}")),
    ("reviews_unread", translate("sync", "{count:review could not be read|reviews could not be read}")),
    ("collections_kept", translate("sync", "{count:set brought up to date|sets brought up to date}")),
    ("messages_new", translate("sync", "{count:new message|new messages}")),
    ("messages_parked", translate("sync", "{count:conversation could not be read|conversations could not be read}")),
    ("acts_done", translate("sync", "{count:act done there|acts done there}")),
    ("acts_waiting", translate("sync", "{count:act still waiting|acts still waiting}")),
    ("acts_parked", translate("sync", "{count:act refused|acts refused}")),
    ("repaired", translate("sync", "{count:number put right|numbers put right}")),
    ("drifted", translate("sync", "{count:item differed|items differed}")),
)
_SENTENCE = translate("sync", "{parts}.")
NOTHING = translate("sync", "Nothing has changed.")
TROUBLES = ("orders_parked", "stock_refused", "prices_refused", "acts_parked", "stopped", "incomplete", "acts_waiting")


@dataclass
class Tally:
    """Counts by name and, for what the owner may want to check, whole sentences."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: list[Text] = field(default_factory=list)
    repairs: list[Text] = field(default_factory=list)

    def add(self, name: str, count: int = 1) -> None:
        if count:
            self.counts[name] += count

    def repaired(self, title: str, shown: int | None, wanted: int) -> None:
        """A number the channel showed wrongly after our write was put right: told with the numbers."""
        self.add("repaired")
        words = translate("sync", "{title}: the channel showed {shown}, corrected to {wanted}.")
        self.repairs.append(words(title=title, shown="?" if shown is None else shown, wanted=wanted))

    def drifted(self, title: str, shown: int | None, expected: int | None) -> None:
        """The channel showed a number that nothing in the book explains."""
        self.add("drifted")
        words = translate("sync", "{title}: the channel showed {shown}, expected was {expected}.")
        self.repairs.append(
            words(title=title, shown="?" if shown is None else shown, expected="?" if expected is None else expected)
        )

    @property
    def trouble(self) -> bool:
        return any(self.counts[name] for name in TROUBLES)

    def lines(self) -> tuple[Text, ...]:
        """The result in words: one sentence of counts, then the notes, then what was put right."""
        parts = tuple(words(count=self.counts[name]) for name, words in _WORDS if self.counts[name])
        first = _SENTENCE(parts=parts) if parts else NOTHING
        repairs = self.repairs[:MOST_REPAIRS_TOLD]
        if len(self.repairs) > len(repairs):
            more = translate("sync", "…and {count:more|more}.")
            repairs.append(more(count=len(self.repairs) - len(repairs)))
        return (first, *self.notes, *repairs)
