"""Every error of Shopee's tables, at the call where it occurs, through the connector itself: it has the right meaning,
and ends in a sentence that says what to do, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from PySide6.QtWidgets import QApplication

from storemanager.channels.base import ListingRef, PriceUpdate, ShipmentNotice, StockUpdate
from storemanager.channels.shopee import Shopee
from storemanager.money import Money
from tests.channels.shopee.test_contract import REFRESH, an_order, made, reply
from tests.channels.told import Meaning, Told, says_what_to_do, told_by, untranslated
from tests.channels.world import Script, World, answer

AGAIN, LOOK, WAIT, SIGN_IN = Meaning.AGAIN, Meaning.LOOK, Meaning.WAIT, Meaning.SIGN_IN
RIGHT, REFUSED, GONE = Meaning.RIGHT, Meaning.REFUSED, Meaning.GONE
ITEM, SHIRT = ListingRef("100"), ListingRef("100", "7")

Call = Callable[[Shopee], object]


def orders(shopee: Shopee) -> object:
    return shopee.pull_orders(None)


def order(shopee: Shopee) -> object:
    return shopee.get_order("2601058R48U37H")


def items(shopee: Shopee) -> object:
    return shopee.read_stock([ITEM])


def stock(shopee: Shopee) -> object:
    return shopee.write_stock([StockUpdate(SHIRT, wanted=3, seen=None)])


def prices(shopee: Shopee) -> object:
    return shopee.write_prices([PriceUpdate(SHIRT, Money(150_000, "VND"))])


def cancel(shopee: Shopee) -> object:
    return shopee.cancel_order("2601058R48U37H", "out of stock")


def ship(shopee: Shopee) -> object:
    return shopee.ship_order("2601058R48U37H", ShipmentNotice("", key="k"))


READS: tuple[Call, ...] = (orders, order, items)
WRITES: tuple[Call, ...] = (stock, prices)
WHERE: dict[Call, str] = {
    orders: "get_order_list", order: "get_order_detail", items: "get_item_base_info", stock: "update_stock",
    prices: "update_price", cancel: "cancel_order", ship: "ship_order",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A code with its message, the call it comes from, what it means, and a word of the advice."""

    code: str
    call: Call
    meaning: Meaning
    advice: str
    words: str = "Something is wrong."

    @property
    def name(self) -> str:
        return f"{self.code}-{self.call.__name__}-{self.words[:16]}"


TOO_OLD = "Timestamp is expired."
LOCKED = "error_promotion_cantnot_update_stock"

CASES = (
    # Throttled, and used up for today.
    *(Case("error_rate_limit", call, WAIT, "Nothing is lost") for call in (*READS, *WRITES, cancel)),
    *(Case("error_limit", call, WAIT, "after midnight") for call in (orders, stock)),
    # Faults of Shopee's own, bare and behind the name of a module.
    *(Case(code, order, AGAIN, "by itself") for code in ("error_network", "error_server", "error_inner")),
    *(Case(code, stock, LOOK, "looked up") for code in ("error_network", "error_server", "error_inner")),
    Case("error_system_busy", items, AGAIN, "by itself"),
    Case("common.error_server", cancel, LOOK, "looked up"),
    # A token that a new one does not help.
    Case("error_auth", order, SIGN_IN, "Connect again", "Invalid access_token."),
    *(Case(code, order, SIGN_IN, "Connect again") for code in ("invalid_acceess_token", "invalid_access_token")),
    Case("invalid_access_token", stock, SIGN_IN, "Connect again"),
    # The shop has to agree again, or Shopee wants something of its owner.
    *(Case(code, order, SIGN_IN, "Connect again") for code in ("shop_no_linked", "partner_shop_no_link")),
    Case("error_auth", order, SIGN_IN, "Connect again", "No permission to current api."),
    Case("error_partner_key_expired", order, SIGN_IN, "new key"),
    Case("shop_banned", stock, SIGN_IN, "Seller Centre"),
    Case("error_kyc_auth", order, SIGN_IN, "identity check"),
    # Clock and signature.
    Case("error_sign", order, SIGN_IN, "Copy the partner ID", "Wrong sign."),
    Case("error_param", order, SIGN_IN, "Set the date", TOO_OLD),
    Case("error_sign", stock, SIGN_IN, "Set the date", "Invalid timestamp."),
    # A right is missing.
    *(Case(code, call, RIGHT, "Ask for this right") for code in (
        "error_api_permission", "error_permission", "error_api_call_restricted"
    ) for call in (order, stock, ship)),
    Case("source_ip_undeclared", order, RIGHT, "IP list"),
    # Refused for good: the thing itself.
    Case("error_param", order, REFUSED, "try again", "Wrong parameters."),
    Case("product.error_param", stock, REFUSED, "try again", "Wrong parameters."),
    Case("order.order_list_invalid_time", orders, REFUSED, "try again"),
    Case("discount.discount_not_found", order, GONE, "kept here"),
    Case("voucher.code_too_long", order, REFUSED, "try again"),
    Case("warehouse.error_not_in_whitelist", order, REFUSED, "try again"),
    Case("product.error_offset", items, REFUSED, "Seller Centre", "get items offset over limit"),
    Case("product.error_item_not_found", stock, GONE, "kept here", "The item is not found."),
    Case(LOCKED, stock, REFUSED, "end it in Marketing Centre"),
    Case("product.error_promotion_item", prices, REFUSED, "end it in Marketing Centre", "Item is in promotion"),
    Case("product.error_stock", stock, REFUSED, "take its stock back", "stock is less than reserved stock"),
    Case("product.error_holiday_mode", stock, REFUSED, "holiday mode off", "Shop is in holiday mode"),
    Case("product.error_fbs_stock", stock, REFUSED, "Pause this listing", "Cannot update stock of FBS item"),
    Case("order.cancel_not_allowed", cancel, REFUSED, "try again", "Order cannot be cancelled now."),
    Case("logistics.error_status_limit", ship, REFUSED, "try again", "The order is not ready to ship."),
)  # fmt: skip


def refusing(case: Case, world: World) -> Told:
    refusal = reply(error=case.code, message=case.words)

    def answers(request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("access_token/get"):
            return answer({"access_token": "n" * 32, "refresh_token": REFRESH, "expire_in": 14400, "error": ""})
        if path.endswith(WHERE[case.call]) or case.call in (orders, order, items, stock, prices):
            return refusal
        if path.endswith("get_order_detail"):
            return an_order()
        if path.endswith("get_shipping_parameter"):
            inside: dict[str, object] = {"info_needed": {"dropoff": []}, "dropoff": {"branch_list": []}}
            return reply(inside)
        return reply({})

    return told_by(lambda: case.call(made(world, Script(answers))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_error_of_the_table_ends_in_a_sentence_that_says_what_to_do(case: Case, world: World) -> None:
    told = refusing(case, world)
    assert told.meaning is case.meaning
    says_what_to_do(told)
    assert case.advice in str(told.advice)


# --- What is said of each model of a write ---

REASONS = (
    ("", "try again"),
    ("model is locked", "try again"),
    ("item is under promotion, cannot update stock", "end it in Marketing Centre"),
    ("new stock is lower than the reserved stock", "take its stock back"),
    ("shop is on holiday mode", "holiday mode off"),
    ("FBS shop cannot update seller stock", "Pause this listing"),
)


def of_one_model(world: World, reason: str) -> Told:
    inside = {"success_list": [], "failure_list": [{"model_id": 7, "failed_reason": reason}]}
    return told_by(lambda: stock(made(world, Script(reply(inside)))))


@pytest.mark.parametrize(("reason", "advice"), REASONS)
def test_a_model_that_was_refused_alone_says_what_to_do(world: World, reason: str, advice: str) -> None:
    told = of_one_model(world, reason)
    assert told.meaning is REFUSED
    says_what_to_do(told)
    assert "“”" not in str(told.message)
    assert advice in str(told.advice)


def test_a_model_of_which_nothing_is_said_is_looked_up(world: World) -> None:
    told = told_by(lambda: stock(made(world, Script(reply({"success_list": [], "failure_list": []})))))
    assert told.meaning is LOOK
    says_what_to_do(told)


def test_a_sign_in_that_cannot_be_renewed_says_how_to_get_a_new_one(world: World) -> None:
    told = _not_renewed(world)
    assert told.meaning is SIGN_IN
    says_what_to_do(told)
    assert "Connect again" in str(told.advice)


def _not_renewed(world: World) -> Told:
    refusal = reply(error="error_auth", message="Invalid access_token.")
    dead = reply(error="error_param", message="Invalid refresh_token.")
    script = Script(lambda request: dead if request.url.path.endswith("access_token/get") else refusal)
    return told_by(lambda: order(made(world, script)))


# --- Both languages, and nothing of the sheet left out ---


def everything_told() -> Iterator[Told]:
    for case in CASES:
        yield refusing(case, World())
    for reason, _ in REASONS:
        yield of_one_model(World(), reason)
    yield _not_renewed(World())


def test_every_sentence_is_there_in_vietnamese(qapp: QApplication) -> None:
    assert untranslated(text for told in everything_told() for text in (told.message, told.advice)) == []


def test_no_code_of_the_sheet_is_left_out(shared: Path) -> None:
    sheet = (shared / "channels" / "shopee.md").read_text(encoding="utf-8")
    table = sheet[sheet.index("| Class | codes | do |") : sheet.index("Match on prefix/suffix")]
    known = {case.code.rsplit(".", 1)[-1] for case in CASES}
    for line in table.splitlines()[2:]:
        for words in re.findall(r"`([^`]+)`", line.split("|")[2]):
            for code in re.split(r",\s*", words):
                if code.endswith("*"):  # a whole module's refusals
                    assert any(case.code.startswith(code.rstrip("*…")) for case in CASES), code
                else:
                    assert code.rstrip("…") in known, code
