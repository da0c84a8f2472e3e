"""The order that a conversation seems to ask for, while it is looked at: what was recognised, what the owner has
chosen, and what still has to be said. Nothing of it is in the book before the owner makes it. Knows no widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from storemanager.domain.order_text import Doubt
from storemanager.services.catalog import VariantRow
from storemanager.services.message_orders import ProposedLine, VariantCandidate
from storemanager.services.order_totals import gross
from storemanager.texts import Text, translate

_keys = count(1)


@dataclass(frozen=True)
class Goods:
    """What a line can be: a variant as the book has it now."""

    variant_id: int
    name: str
    sku: str
    price: int | None
    available: int
    track_stock: bool
    scale: int

    @property
    def short_of(self) -> int:
        """So much can be promised."""
        return max(0, self.available)


def goods_of(found: VariantCandidate) -> Goods:
    """A variant that words of the conversation may mean."""
    name = " · ".join(part for part in (found.name, found.option_title) if part)
    return Goods(
        found.variant_id, name, found.sku, found.price, found.available, found.track_stock, found.quantity_scale
    )


def goods_of_row(row: VariantRow, price: int | None) -> Goods:
    """A variant that the owner looked for."""
    name = " · ".join(part for part in (row.name, row.option_title) if part)
    return Goods(row.id, name, row.sku, price, row.available, row.track_stock, row.quantity_scale)


@dataclass
class DraftLine:
    """One line. `said` are the buyer's own words ("" when the owner added it); `choices` what they may mean."""

    said: str = ""
    message_at: int | None = None
    """Which of the messages that were read said it."""
    choices: tuple[VariantCandidate, ...] = ()
    more: bool = False
    chosen: Goods | None = None
    quantity: int | None = None
    assumed: bool = False
    """The number was not said, and one is taken."""
    key: int = field(default_factory=lambda: next(_keys))

    def choose(self, goods: Goods) -> None:
        """It is this."""
        before, self.chosen = self.chosen, goods
        candidate = next((one for one in self.choices if one.variant_id == goods.variant_id), None)
        if candidate is not None and candidate.quantity is not None:
            self.quantity = candidate.quantity
        elif before is None or before.scale != goods.scale:
            self.quantity = goods.scale if self.assumed or not self.said else None

    @property
    def amount(self) -> int | None:
        """What the line comes to, as far as that can be told."""
        if self.chosen is None or self.chosen.price is None or self.quantity is None:
            return None
        return gross(self.chosen.price, self.quantity, self.chosen.scale)

    def missing(self) -> Text | None:
        """What has to be said before it can be ordered."""
        if self.chosen is None:
            if self.choices:
                return translate("messages", "Choose which product “{words}” is.")(words=self.said)
            return translate("messages", "“{words}” is not in your book: look for it, or take the line off.")(
                words=self.said
            )
        if not self.quantity or self.quantity < 0:
            return translate("messages", "Say how many of {name} it is.")(name=self.chosen.name)
        if self.chosen.price is None:
            return translate("messages", "{name} has no price yet. Set it on the product.")(name=self.chosen.name)
        return None


@dataclass
class OrderDraft:
    """All lines; the same product twice is one line."""

    lines: list[DraftLine] = field(default_factory=list)
    shipping: int = 0
    discount: int = 0
    touched: bool = False
    """The owner has changed something: what is recognised later does not replace it."""

    def add(self, goods: Goods) -> DraftLine:
        """One of it, or one more."""
        self.touched = True
        known = next((one for one in self.lines if one.chosen and one.chosen.variant_id == goods.variant_id), None)
        if known is not None:
            known.quantity = (known.quantity or 0) + goods.scale
            return known
        made = DraftLine(chosen=goods, quantity=goods.scale)
        self.lines.append(made)
        return made

    def remove(self, line: DraftLine) -> None:
        self.touched = True
        self.lines.remove(line)

    def freshen(self, figures: Mapping[int, Goods]) -> None:
        """Stock and prices as they are now."""
        for line in self.lines:
            if line.chosen is not None:
                line.chosen = figures.get(line.chosen.variant_id, line.chosen)

    @property
    def goods_total(self) -> int | None:
        """What the goods come to; None while something is open."""
        amounts = [line.amount for line in self.lines]
        known = [amount for amount in amounts if amount is not None]
        return sum(known) if len(known) == len(amounts) else None

    @property
    def total(self) -> int | None:
        """What the customer pays."""
        goods = self.goods_total
        return None if goods is None else goods + self.shipping - self.discount

    def shortages(self) -> list[Text]:
        """What there is not enough of, lines of one variant together."""
        wanted: dict[int, int] = {}
        known: dict[int, Goods] = {}
        for line in self.lines:
            if line.chosen is not None and line.quantity:
                wanted[line.chosen.variant_id] = wanted.get(line.chosen.variant_id, 0) + line.quantity
                known[line.chosen.variant_id] = line.chosen
        return [
            translate("messages", "Not enough of {name}. Lower the quantity, or receive more.")(name=known[one].name)
            for one, quantity in wanted.items()
            if known[one].track_stock and quantity > known[one].short_of
        ]

    def missing(self) -> list[Text]:
        """What has to be said or chosen first, in the order in which it stands there."""
        if not self.lines:
            return [translate("messages", "Nothing is in the order yet. Add a product.")]
        open_ones = [said for line in self.lines if (said := line.missing()) is not None]
        too_much = [translate("messages", "The discount is more than the order.")] if (self.total or 0) < 0 else []
        return [*open_ones, *self.shortages(), *too_much]


def draft_of(lines: Sequence[ProposedLine]) -> OrderDraft:
    """What was recognised, as lines to look at."""
    return OrderDraft([_line(proposed) for proposed in lines])


def _line(proposed: ProposedLine) -> DraftLine:
    said = proposed.said
    words = " … ".join(" ".join(quote.text.split()) for quote in said.quotes)
    made = DraftLine(
        words, said.quotes[0].span.message if said.quotes else None, proposed.candidates, proposed.more,
        assumed=said.quantity is None or Doubt.QUANTITY_NOT_SAID in said.doubts,
    )  # fmt: skip
    if proposed.only is not None:
        made.choose(goods_of(proposed.only))
    return made
