"""Stock and prices: one batch, followed to its end, and no item taken for done that is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storemanager.channels.base import ListingRef, Outcome, PriceUpdate, ShownPrice, StockUpdate
from storemanager.channels.errors import CancelledError, SignInError, TransientError
from storemanager.channels.facebook import Facebook
from storemanager.channels.facebook.batches import LOOKS
from storemanager.money import Money
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.facebook.conftest import put
from tests.channels.world import NOON, World
from tests.practice.facebook.contracts import WatchedGraph

S, M, CAP = ListingRef("AO", "AO-S"), ListingRef("AO", "AO-M"), ListingRef("MU")
GONE = ListingRef("KHONG-CO")
DONE, REJECTED, UNKNOWN, NOT_SENT = Outcome.DONE, Outcome.REJECTED, Outcome.UNKNOWN, Outcome.NOT_SENT


def to(ref: ListingRef, wanted: int) -> StockUpdate:
    return StockUpdate(ref, wanted=wanted, seen=None)


def vnd(amount: int) -> Money:
    return Money(amount, "VND")


@pytest.mark.usefixtures("shirts")
def test_a_batch_is_followed_until_it_is_worked_off(
    page: Facebook, graph: WatchedGraph, server: PracticeServer
) -> None:
    results = page.write_stock([to(S, 4), to(CAP, 0)])
    assert [result.outcome for result in results] == [DONE, DONE]
    assert graph.quantity_of("AO-S") == 4
    assert graph.items["MU"].data["availability"] == "out of stock"
    assert server.requests.count("POST", "items_batch") == 1
    assert server.requests.count("GET", "check_batch_request_status") >= 2, "the first look came too early"


@pytest.mark.usefixtures("shirts")
def test_what_is_shown_is_read_in_the_order_asked_and_without_a_price(page: Facebook) -> None:
    readings = page.read_stock([CAP, GONE, S])
    assert [(each.ref, each.stock, each.gone) for each in readings] == [
        (CAP, 3, False),
        (GONE, None, True),
        (S, 5, False),
    ]
    assert all(each.price is None for each in readings), "a price made for eyes is not calculated with"


def test_f35_something_for_sale_without_a_number_shows_at_least_one_and_something_off_sale_none(
    page: Facebook, graph: WatchedGraph
) -> None:
    put(graph, "A", quantity_to_sell_on_facebook=None)
    put(graph, "B", quantity_to_sell_on_facebook=None, inventory=9)
    put(graph, "C", availability="discontinued", quantity_to_sell_on_facebook=8)
    put(graph, "D", availability="preorder", quantity_to_sell_on_facebook=2)
    found = page.read_stock([ListingRef(sku) for sku in "ABCD"])
    assert [each.stock for each in found] == [1, 9, 0, 2]


@pytest.mark.usefixtures("shirts")
def test_f25_a_refused_item_does_not_stop_the_others_and_a_deleted_one_is_gone(
    page: Facebook, graph: WatchedGraph
) -> None:
    graph.refused_ids["AO-M"] = "Item is locked"
    results = page.write_stock([to(S, 1), to(GONE, 2), to(M, 3), to(CAP, 4)])
    assert [result.outcome for result in results] == [DONE, REJECTED, REJECTED, DONE]
    assert [result.gone for result in results] == [False, True, False, False]
    assert "Item is locked" in str(results[2].problem)
    assert "KHONG-CO" not in graph.items, "a number alone makes no new item"


@pytest.mark.usefixtures("shirts")
def test_f27_a_batch_that_is_still_under_way_is_never_taken_for_done(
    page: Facebook, graph: WatchedGraph, world: World
) -> None:
    graph.holds_batches = True
    [result] = page.write_stock([to(S, 1)])
    assert result.outcome is UNKNOWN
    assert "still working" in str(result.problem)
    assert sum(world.slept) == pytest.approx(sum(LOOKS))
    assert sum(LOOKS) < 100, "the account would be taken for abandoned"


@pytest.mark.usefixtures("shirts")
@pytest.mark.parametrize(
    "fault", [Fault.BEFORE_DROP, Fault.AFTER_DROP, Fault.AFTER_500, Fault.CUT_JSON, Fault.WEB_PAGE]
)
def test_f20_a_batch_whose_answer_was_lost_is_unknown_and_not_sent_again(
    page: Facebook, server: PracticeServer, fault: Fault
) -> None:
    server.faults.add(Rule(fault, path="items_batch"))
    results = page.write_stock([to(S, 1), to(M, 2)])
    assert [result.outcome for result in results] == [UNKNOWN, UNKNOWN]
    assert server.requests.count("POST", "items_batch") == 1


@pytest.mark.usefixtures("shirts")
def test_a_look_at_the_batch_that_fails_is_repeated(page: Facebook, server: PracticeServer) -> None:
    server.faults.add(Rule(Fault.BEFORE_500, path="check_batch", times=3))
    assert [result.outcome for result in page.write_stock([to(S, 1)])] == [DONE]


@pytest.mark.usefixtures("shirts")
def test_a_sync_that_is_stopped_while_it_waits_leaves_the_batch_unknown(page: Facebook, world: World) -> None:
    before = world.sleep

    def stop(seconds: float) -> None:
        before(seconds)
        world.stop = True

    world.sleep = stop  # type: ignore[method-assign]  # the owner presses Stop
    page_that_hears = Facebook(page._settings, context=world.context())
    assert [result.outcome for result in page_that_hears.write_stock([to(S, 1)])] == [UNKNOWN]
    page_that_hears.close()
    with pytest.raises(CancelledError):
        page.write_stock([to(S, 1)])


@pytest.mark.usefixtures("shirts")
def test_only_whole_numbers_from_zero_on_are_sent(page: Facebook, server: PracticeServer) -> None:
    results = page.write_stock([to(S, -1), StockUpdate(M, wanted=1.5, seen=None)])  # type: ignore[arg-type]
    assert [result.outcome for result in results] == [REJECTED, REJECTED]
    assert len(server.requests) == 0


def test_three_thousand_items_go_in_one_batch_and_are_read_back_by_name(
    page: Facebook, graph: WatchedGraph, server: PracticeServer
) -> None:
    refs = [ListingRef(f"SKU-{number:05}") for number in range(3000)]
    for ref in refs:
        put(graph, ref.product_id)
    assert page.write_limits.batch == 3000
    results = page.write_stock([to(ref, 1) for ref in refs])
    assert {result.outcome for result in results} == {DONE}
    assert server.requests.count("POST") == 1
    server.requests.reset()
    assert {each.stock for each in page.read_stock(refs[:200])} == {1}
    assert len(server.requests) == 1
    assert len(server.requests[0].query) < 8000
    assert len(page.read_all_stock()) == 3000


@pytest.mark.usefixtures("shirts")
def test_a_throttled_batch_waits_for_as_long_as_meta_says(
    page: Facebook, graph: WatchedGraph, world: World, server: PracticeServer
) -> None:
    graph.usage.throttle(80014, graph.now(), minutes=7, path="items_batch")
    with pytest.raises(TransientError) as caught:
        page.write_stock([to(S, 1)])
    assert caught.value.retry_after_seconds == 420
    server.requests.reset()
    with pytest.raises(TransientError):
        page.write_stock([to(S, 1)])
    assert len(server.requests) == 0, "it is left alone meanwhile"
    world.advance(430)
    assert page.write_stock([to(S, 1)])[0].outcome is DONE


@pytest.mark.usefixtures("shirts")
def test_in_the_long_run_no_more_than_a_batch_a_minute(page: Facebook, server: PracticeServer) -> None:
    def a_busy_day() -> None:
        for number in range(20):
            page.write_stock([to(S, number)])

    with pytest.raises(TransientError, match="send less"):
        a_busy_day()
    assert 10 <= server.requests.count("POST") <= 13


@pytest.mark.usefixtures("shirts")
def test_f53_a_missing_right_is_said_before_anything_is_sent(page: Facebook, graph: WatchedGraph) -> None:
    graph.settings.permissions.discard("catalog_management")
    with pytest.raises(SignInError, match="catalog_management"):
        page.write_stock([to(S, 1)])


@pytest.mark.usefixtures("shirts")
def test_what_meta_has_against_an_item_comes_with_the_reading(
    page: Facebook, graph: WatchedGraph, world: World
) -> None:
    graph.put_item({"id": "MU", "title": "Mũ in hình thuốc lá"})
    assert page.read_stock([CAP])[0].complaint is None
    world.advance(120)
    complaint = page.read_stock([CAP])[0].complaint
    assert "rejected" in str(complaint)
    assert "commerce policy" in str(complaint)
    assert {each.ref: each.complaint is not None for each in page.read_all_stock()} == {S: False, M: False, CAP: True}


# --- Prices ---


@pytest.mark.usefixtures("shirts")
def test_a_price_is_sent_as_text_with_its_sale_and_its_period(page: Facebook, graph: WatchedGraph) -> None:
    begins, ends = datetime(2026, 12, 1, tzinfo=UTC), datetime(2026, 12, 12, 16, 59, tzinfo=UTC)
    updates = [
        PriceUpdate(S, vnd(160_000), vnd(135_000), begins, ends),
        PriceUpdate(M, vnd(160_000), vnd(99_000)),
        PriceUpdate(CAP, vnd(80_000), vnd(70_000), sale_to=ends),
    ]
    assert {result.outcome for result in page.write_prices(updates)} == {DONE}
    period = "2026-12-01T00:00+00:00/2026-12-12T16:59+00:00"
    assert graph.price_of("AO-S") == ("160000 VND", "135000 VND", period)
    assert graph.price_of("AO-M") == ("160000 VND", "99000 VND", "")
    assert graph.price_of("MU")[2].startswith(NOON.strftime("%Y-%m-%dT"))
    page.write_prices([PriceUpdate(S, vnd(150_000))])
    assert graph.price_of("AO-S") == ("150000 VND", "", ""), "a sale that is over is cleared"


@pytest.mark.usefixtures("shirts")
def test_f45_a_sale_that_has_ended_is_not_sent_as_one(page: Facebook, graph: WatchedGraph) -> None:
    page.write_prices([PriceUpdate(S, vnd(150_000), vnd(99_000), sale_to=NOON - timedelta(hours=1))])
    assert graph.price_of("AO-S") == ("150000 VND", "", "")


@pytest.mark.parametrize(
    ("shown", "sent", "same"),
    [
        (ShownPrice("150.000 ₫"), PriceUpdate(S, vnd(150_000)), True),
        (ShownPrice("₫150,000"), PriceUpdate(S, vnd(150_000)), True),
        (ShownPrice("15.000 ₫"), PriceUpdate(S, vnd(150_000)), False),
        (ShownPrice("١٥٠"), PriceUpdate(S, vnd(150_000)), True),
        (ShownPrice("$12.50"), PriceUpdate(S, Money(1250, "USD")), True),
        (ShownPrice("$12"), PriceUpdate(S, Money(1200, "USD")), True),
        (ShownPrice("$12.05"), PriceUpdate(S, Money(1250, "USD")), False),
        (ShownPrice("150.000 ₫", "99.000 ₫"), PriceUpdate(S, vnd(150_000)), False),
        (ShownPrice("150.000 ₫"), PriceUpdate(S, vnd(150_000), vnd(99_000)), False),
        (ShownPrice("150.000 ₫", "99.000 ₫"), PriceUpdate(S, vnd(150_000), vnd(99_000)), True),
        (ShownPrice("150.000 ₫", "99.000 ₫", sale_to=NOON), PriceUpdate(S, vnd(150_000)), True),
        (ShownPrice("150.000 ₫"), PriceUpdate(S, vnd(150_000), vnd(99_000), sale_to=NOON), True),
        (
            ShownPrice("150.000 ₫", "99.000 ₫", NOON, NOON + timedelta(days=2)),
            PriceUpdate(S, vnd(150_000), vnd(99_000), NOON, NOON + timedelta(days=1)),
            False,
        ),
    ],
)
def test_a_text_for_shoppers_is_held_against_what_was_sent_and_never_calculated_with(
    page: Facebook, shown: ShownPrice, sent: PriceUpdate, same: bool
) -> None:
    assert page.shows_price(shown, sent) is same


@pytest.mark.usefixtures("shirts")
def test_what_was_sent_is_what_is_shown(page: Facebook, graph: WatchedGraph) -> None:
    begins, ends = NOON + timedelta(days=1), NOON + timedelta(days=2)
    updates = [PriceUpdate(S, vnd(160_000), vnd(135_000), begins, ends), PriceUpdate(CAP, vnd(1_250_000))]
    page.write_prices(updates)
    for locale in ("vi", "en"):
        graph.settings.locale = locale
        for update, reading in zip(updates, page.read_stock([S, CAP]), strict=True):
            assert reading.shown_price is not None
            assert page.shows_price(reading.shown_price, update)


@pytest.mark.usefixtures("shirts")
@pytest.mark.parametrize(
    ("update", "words"),
    [
        (PriceUpdate(S, vnd(-1)), "does not take"),
        (PriceUpdate(S, Money(1999, "USD")), "currency"),
        (PriceUpdate(S, vnd(100), vnd(100)), "not below"),
        (PriceUpdate(S, vnd(100), vnd(90), NOON, NOON), "before it begins"),
    ],
)
def test_f46_senseless_prices_are_refused_here(
    page: Facebook, server: PracticeServer, update: PriceUpdate, words: str
) -> None:
    [result] = page.write_prices([update])
    assert result.outcome is REJECTED
    assert words in str(result.problem)
    assert len(server.requests) == 0
