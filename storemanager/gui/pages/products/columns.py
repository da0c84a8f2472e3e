"""The columns of the products list: the product, what there is of it, its price, and one narrow column per channel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from storemanager import texts
from storemanager.gui import words
from storemanager.gui.models.products import ProductLine
from storemanager.gui.models.rows import Align, Cell, Chip, Column
from storemanager.money import Money
from storemanager.services.accounts import AccountRow
from storemanager.services.listings import OfferState
from storemanager.texts import translate

CHANNEL_WIDTH = 56
_OFFER_TONE = {OfferState.DIFFERS: "danger", OfferState.WAITING: "text", OfferState.SENDING: "text"}


def columns(accounts: Sequence[AccountRow], currency: str) -> tuple[Column[ProductLine], ...]:
    """The columns for the accounts that are connected now."""
    return (
        Column(str(translate("products", "Product")), product_cell, sort="name", plain=lambda line: line.row.name),
        Column(
            str(translate("products", "Available")), available_cell, Align.RIGHT, width=92, sort="available",
            hint=str(translate("products", "On hand less what is reserved for orders")),
            plain=lambda line: str(line.row.available / line.row.quantity_scale).removesuffix(".0"),
        ),
        Column(
            str(translate("products", "Price")), _price(currency), Align.RIGHT, width=120, sort="price",
            plain=lambda line: "" if line.row.price is None else Money(line.row.price, currency).plain,
        ),
        *(
            Column(
                account.name, _offer(account), Align.RIGHT, width=CHANNEL_WIDTH,
                chip=Chip(account.shown_kind, account.name), plain=_offered_plain(account.id),
            )
            for account in accounts
        ),
    )  # fmt: skip


def product_cell(line: ProductLine) -> Cell:
    """Name over SKU and options."""
    row = line.row
    second = " · ".join(part for part in (row.sku, row.option_title) if part)
    status = words.product_status(row.status)
    if row.status.name != "ACTIVE":
        second = f"{second} · {status.words}"
    return Cell(row.name, second=second, icon="boxes" if row.is_bundle else "package", tile=True, strong=True)


def available_cell(line: ProductLine) -> Cell:
    """The number everybody asks for, and what it is made of."""
    row = line.row
    if not row.track_stock:
        return Cell(words.DASH, second=str(translate("products", "not counted")), tone="text_faint")
    tone = "danger" if row.available <= 0 else "warn" if row.low else ""
    on_hand, reserved = (words.quantity(value, row.quantity_scale) for value in (row.on_hand, row.reserved))
    available = words.quantity(row.available, row.quantity_scale)
    spoken = translate("products", "{available} available: {on_hand} on hand, {reserved} reserved")
    return Cell(
        available, second=f"{on_hand} {texts.MINUS} {reserved}", tone=tone, strong=True,
        spoken=str(spoken(available=available, on_hand=on_hand, reserved=reserved)),
    )  # fmt: skip


def _price(currency: str) -> Callable[[ProductLine], Cell]:
    def cell(line: ProductLine) -> Cell:
        if line.row.price is None:
            return Cell(str(translate("products", "no price")), tone="text_faint")
        sale = line.row.sale_price
        second = "" if sale is None else str(translate("products", "sale {price}")(price=Money(sale, currency)))
        return Cell(words.money(line.row.price, currency), second=second)

    return cell


def _offer(account: AccountRow) -> Callable[[ProductLine], Cell]:
    account_id, name = account.id, account.name

    def cell(line: ProductLine) -> Cell:
        offer = line.offer(account_id)
        state = words.offer_state(offer.state)
        if offer.state is OfferState.ABSENT:
            return Cell(mark="absent", spoken=f"{name}: {state}", tooltip=f"{name}: {state}")
        wanted = words.DASH if offer.wanted is None else texts.number(offer.wanted)
        shown = offer.wanted if offer.state is not OfferState.PAUSED or offer.seen is None else offer.seen
        text = words.DASH if shown is None else texts.number(shown)
        if offer.state is OfferState.DIFFERS and offer.seen is not None:
            sentence = translate("products", "{channel} shows {seen}, it should be {wanted}")
            said = str(sentence(channel=name, seen=offer.seen, wanted=wanted))
        else:
            said = str(translate("products", "{channel}: {number}, {state}")(channel=name, number=text, state=state))
        strong = offer.state is OfferState.DIFFERS
        return Cell(
            text, mark=offer.state.value, tone=_OFFER_TONE.get(offer.state, ""), strong=strong, spoken=said,
            tooltip=said,
        )  # fmt: skip

    return cell


def _offered_plain(account_id: int) -> Callable[[ProductLine], str]:
    def plain(line: ProductLine) -> str:
        wanted = line.offer(account_id).wanted
        return "" if wanted is None else str(wanted)

    return plain
