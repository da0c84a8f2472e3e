"""The columns of the packing queue, and of the goods on the packing table."""

from __future__ import annotations

from dataclasses import dataclass

from storemanager import clock, texts
from storemanager.gui import words
from storemanager.gui.models.rows import Align, Cell, Column, Pill
from storemanager.gui.pages.orders.columns import chip_of, due_cell, status_cell
from storemanager.money import Money
from storemanager.services.order_rows import OrderProblem
from storemanager.services.packing_goods import Goods
from storemanager.services.packing_queue import Missing, PackingRow
from storemanager.texts import translate


def queue_columns(now: clock.Clock = clock.now) -> tuple[Column[PackingRow], ...]:
    """How urgent, which order, who, what, what is short, and what is collected."""
    return (
        Column(str(translate("packing_page", "Ship by")), lambda row: due_cell(row.order, now()), width=114,
               plain=_due_plain),
        Column(str(translate("packing_page", "Order")), _order, width=184, plain=lambda row: row.order.shown_number),
        Column(str(translate("packing_page", "Customer")), lambda row: row.order.customer, width=112),
        Column(str(translate("packing_page", "Items")), _items),
        Column(str(translate("packing_page", "On the shelf")), _shelf, width=120, plain=_shelf_plain),
        Column(
            str(translate("packing_page", "To collect")), _collect, Align.RIGHT, width=100,
            plain=lambda row: Money(row.to_collect, row.order.currency).plain if row.to_collect else "",
        ),
    )  # fmt: skip


def _due_plain(row: PackingRow) -> str:
    return "" if row.order.ship_by is None else texts.moment(row.order.ship_by)


def _order(row: PackingRow) -> Cell:
    chip = chip_of(row.order)
    return Cell(row.order.shown_number, chip=chip, tooltip=f"{chip.name}: {row.order.shown_number}")


def _items(row: PackingRow) -> Cell:
    return Cell(f"{texts.number(row.order.quantity)} · {row.order.items_text}", tone="text_muted")


def missing_words(missing: tuple[Missing, ...]) -> str:
    """What is short, by name."""
    each = translate("packing_page", "{quantity} × {title} ({sku})")
    return ", ".join(
        str(each(quantity=words.quantity(one.quantity, one.scale), title=one.title, sku=one.sku)) for one in missing
    )


def _shelf(row: PackingRow) -> Cell:
    """What keeps it from being packed comes first; otherwise nothing is said, because all is well."""
    if row.missing:
        pieces = sum(one.quantity if one.scale == 1 else 1 for one in row.missing)
        short = str(translate("packing_page", "{count} missing")(count=pieces))
        names = missing_words(row.missing)
        return Cell(pill=Pill(short, "warn", "triangle-alert"), tooltip=names, spoken=f"{short}: {names}")
    problems = tuple(problem for problem in row.order.problems if problem is not OrderProblem.OVERSOLD)
    if problems:
        return status_cell(row.order)
    return Cell(str(translate("packing_page", "all there")), tone="text_faint")


def _shelf_plain(row: PackingRow) -> str:
    return missing_words(row.missing)


def _collect(row: PackingRow) -> Cell:
    if not row.to_collect:
        return Cell("")
    return Cell(words.money(row.to_collect, row.order.currency))


# --- The goods of one parcel ---


@dataclass(frozen=True)
class GoodsRow:
    """One thing of the parcel and how much of it is in."""

    id: int
    goods: Goods
    count: int
    missing: int


def goods_columns(*, states: bool = False) -> tuple[Column[GoodsRow], ...]:
    """How many are in, what it is, where it lies; a column for what is wrong only where something is."""
    columns: tuple[Column[GoodsRow], ...] = (
        Column(str(translate("packing_page", "In the parcel")), _counted, width=90),
        Column(str(translate("packing_page", "Item")), _item),
        Column(str(translate("packing_page", "Shelf")), lambda row: row.goods.shelf or words.DASH, width=70),
    )
    return (*columns, Column("", _state, width=110)) if states else columns


def wrong(row: GoodsRow) -> bool:
    """Whether something is wrong with the thing: no match, or not enough of it."""
    return row.goods.variant_id is None or bool(row.missing)


def _counted(row: GoodsRow) -> Cell:
    full = row.count == row.goods.pieces
    done = translate("packing_page", "{count} / {pieces}")(count=row.count, pieces=row.goods.pieces)
    return Cell(str(done), tone="success" if full else "", strong=True, icon="circle-check" if full else "")


def _item(row: GoodsRow) -> Cell:
    goods = row.goods
    parts = [goods.sku]
    if goods.scale > 1:
        parts.append(words.quantity(goods.quantity, goods.scale))
    if goods.bundle:
        parts.append(str(translate("packing_page", "part of {bundle}")(bundle=goods.bundle)))
    return Cell(goods.title, second=" · ".join(part for part in parts if part))


def _state(row: GoodsRow) -> Cell:
    if row.goods.variant_id is None:
        return Cell(pill=words.order_problem(OrderProblem.UNMATCHED))
    if row.missing:
        short = str(translate("packing_page", "{count} missing")(count=row.missing))
        return Cell(pill=Pill(short, "warn", "triangle-alert"))
    return Cell("")
