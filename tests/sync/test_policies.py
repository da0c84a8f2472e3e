"""Offer policies inside the real engine: quotas that never promise a unit twice, a flash hour that is noticed, and
silence when nothing happens."""

from random import Random

import pytest

from storemanager.channels.base import RemoteStatus, StockWriteKind
from storemanager.database import Book
from storemanager.domain.catalog import BundleComponent
from storemanager.domain.offers import Policy
from storemanager.services import accounts, listings, offer_reasons, offer_rules
from storemanager.sync.planning import plan_stock
from tests.makers import a_variant
from tests.rounds import rounds
from tests.sync.street import Crowd, Street, a_street
from tests.sync.virtual_clock import NOON

SURE = [StockWriteKind.COMPARE_AND_SET, StockWriteKind.DELTA]


def _strict(street: Street) -> None:
    with street.book.write() as session:
        offer_rules.set_shop_policy(session, Policy.STRICT, now=NOON)


def test_strict_gives_every_channel_a_part_of_its_own(book: Book) -> None:
    street = a_street(book, [*SURE, StockWriteKind.ABSOLUTE])
    _strict(street)
    mug = street.product("MUG", on_hand=10)
    street.sync()
    street.sync()
    assert sum(street.shown("MUG")) == 10
    assert min(street.shown("MUG")) >= 3
    street.shops[1].buy("MUG", 3)
    street.sync()
    street.sync()
    assert street.available(mug) == 7
    assert sum(street.shown("MUG")) == 7


def test_goods_that_nobody_buys_are_shared_and_a_flash_hour_splits_them_within_minutes(book: Book) -> None:
    street = a_street(book, SURE)
    mug = street.product("MUG", on_hand=12)
    street.sync()
    assert street.shown("MUG") == [12, 12]
    for _ in range(3):
        street.shops[1].buy("MUG", 2)
        street.shops[2].buy("MUG", 1)
        street.sync(minutes=3)
    assert street.split() == {mug}
    assert street.available(mug) == 3
    assert sum(street.shown("MUG")) <= 3
    one, other = street.shown("MUG")
    assert one > other  # most of it where it sells


def test_after_a_flash_hour_it_is_shared_again_once_and_then_nothing_is_written_for_good(
    book: Book,
) -> None:
    street = a_street(book, SURE)
    mug = street.product("MUG", on_hand=12)
    street.sync()
    for _ in range(3):
        street.shops[1].buy("MUG", 2)
        street.shops[2].buy("MUG", 1)
        street.sync(minutes=3)
    assert street.split() == {mug}
    street.receive(mug, 20)
    written = []
    for number in range(24):
        street.sync(minutes=10 if number < 12 else 200)
        written.append(street.writes())
    assert street.split() == set()
    assert street.shown("MUG") == [23, 23]
    late = [number for number, count in enumerate(written) if count and number > 1]
    assert len(late) <= 1, written


@pytest.mark.parametrize("policy", list(Policy))
def test_a_shop_that_sold_once_falls_silent_within_two_rounds(book: Book, policy: Policy) -> None:
    street = a_street(book, [*SURE, StockWriteKind.NON_ATOMIC_DELTA])
    with street.book.write() as session:
        offer_rules.set_shop_policy(session, policy, now=NOON)
    street.product("MUG", on_hand=40)
    street.product("CUP", on_hand=3)
    street.sync()
    street.shops[2].buy("MUG", 1)
    street.sync()
    street.sync()
    street.sync()
    for _ in range(4):
        street.sync()
        assert street.writes() == 0
        assert all(len(shop.log) <= 4 for shop in street.shops.values())


def test_lower_first_confirmed_and_only_then_higher(book: Book) -> None:
    street = a_street(book, SURE)
    mug = street.product("MUG", on_hand=10)
    street.sync()
    assert street.shown("MUG") == [10, 10]
    _strict(street)
    order: list[tuple[int, int]] = []
    for account_id, shop in street.shops.items():
        shop.before = lambda step, account_id=account_id, shop=shop: (
            order.append((account_id, sum(street.shown("MUG")))) if step == "write_stock" else None
        )
    street.sync()
    assert sum(street.shown("MUG")) == 10
    street.receive(mug, 2)
    street.sync()
    assert sum(street.shown("MUG")) == 12
    assert street.ceilings("MUG") == street.shown("MUG")


def test_nothing_goes_up_while_another_channel_cannot_be_reached_to_go_down(book: Book) -> None:
    street = a_street(book, SURE)
    street.product("MUG", on_hand=10)
    street.sync()
    street.shops[2].buy("MUG", 4)
    street.sync()
    assert street.shown("MUG") == [6, 6]
    _strict(street)
    first, second = street.shops.values()
    second.faults["pull_orders"] = ["before"]
    street.sync()
    assert second.shows("MUG") == 6
    lowered = first.shows("MUG")
    assert lowered is not None
    assert lowered < 6
    street.sync(minutes=0.1)  # the second one is not tried before its time, and the first one does not go up meanwhile
    assert first.shows("MUG") == lowered
    street.clock.pass_(600)
    street.sync()
    assert sum(street.shown("MUG")) == 6


def test_an_answer_that_is_lost_keeps_the_room_until_it_is_read(book: Book) -> None:
    street = a_street(book, SURE)
    _strict(street)
    mug = street.product("MUG", on_hand=4)
    street.sync()
    assert street.shown("MUG") == [2, 2]
    street.receive(mug, 4)
    street.shops[1].faults["write_stock"] = ["after"]
    street.sync()
    assert sum(street.shown("MUG")) == 8
    street.sync()
    assert street.ceilings("MUG") == [4, 4]


@pytest.mark.parametrize("seed", range(rounds(2)))
def test_strict_never_sells_a_unit_twice_whatever_happens(book: Book, seed: int) -> None:
    """Shoppers between any two requests, answers that are lost, kills, goods that come in, orders that are cancelled:
    on channels that compare or take differences the ceilings always bound what can be sold."""
    random = Random(seed)
    street = a_street(book, [random.choice(SURE) for _ in range(3)])
    _strict(street)
    mug = street.product("MUG", on_hand=9)
    crowd = Crowd(street, "MUG", random, chance=0.15)
    received = 9
    for number in range(9):
        crowd.arrive()
        for shop in street.shops.values():
            shop.faults.clear()
            if random.random() < 0.4:
                step = random.choice(["pull_orders", "read_stock", "write_stock", "pull_products"])
                kind = random.choice(["before", "kill"] + (["after", "kill after"] if step == "write_stock" else []))
                shop.faults[step] = [kind]
        try:
            street.sync(minutes=random.choice([1, 4, 10, 60]))
        except KeyboardInterrupt:
            street.clock.pass_(180)
        for shop in street.shops.values():
            shop.faults.clear()
        crowd.leave()
        unknown = street.sold_unknown("MUG")
        at_stake = {
            account_id: (shop.shows("MUG") or 0) + unknown[account_id] for account_id, shop in street.shops.items()
        }
        for account_id, ceiling in street.ceilings_by_account("MUG").items():
            assert ceiling is None or at_stake[account_id] <= ceiling, (number, account_id)
        assert sum(at_stake.values()) <= max(0, street.available(mug)), number
        if random.random() < 0.5:
            more = random.randint(1, 4)
            street.receive(mug, more)
            received += more
        cancelled = [
            (shop, order)
            for shop in street.shops.values()
            for order in shop.orders.values()
            if order.status is RemoteStatus.TO_SHIP
        ]
        if cancelled and random.random() < 0.3:
            shop, order = random.choice(cancelled)
            shop.move(order.remote_id, RemoteStatus.CANCELLED)
            crowd.sold -= 1
    for _ in range(4):
        street.sync(minutes=200)
    assert crowd.sold <= received
    assert street.available(mug) == received - crowd.sold
    assert sum(street.shown("MUG")) == street.available(mug)
    assert street.available(mug) >= 0


def test_f32_a_bundle_and_its_part_share_one_stock_under_a_split(book: Book) -> None:
    street = a_street(book, SURE)
    _strict(street)
    mug = street.product("MUG", on_hand=12)
    with book.write() as session:
        pair = a_variant(session, "PAIR")
        session.add(BundleComponent(bundle_id=pair, component_id=mug, quantity=2))
    for shop in street.shops.values():
        shop.add("PAIR", 0)
    street.sync()
    street.sync()
    promised = sum(street.shown("MUG")) + 2 * sum(street.shown("PAIR"))
    assert 9 <= promised <= 12
    assert all(street.shown("PAIR"))
    street.shops[1].buy("PAIR", 1)
    street.sync()
    street.sync()
    assert sum(street.shown("MUG")) + 2 * sum(street.shown("PAIR")) <= street.available(mug) == 10


def test_f32_two_items_of_one_product_on_one_channel_are_two_places_to_sell_it(book: Book) -> None:
    street = a_street(book, [StockWriteKind.DELTA])
    _strict(street)
    mug = street.product("MUG", on_hand=8)
    street.sync()
    [shop] = street.shops.values()
    ref = shop.add("MUG", 0)
    shop.items[ref].sku = "MUG-2"
    street.sync()
    with book.write() as session:
        [row] = [r for r in listings.rows_for_account(session, 1) if r.remote_sku == "MUG-2"]
        listings.match(session, row.id, mug, now=NOON)
    street.sync()
    street.sync()
    assert (shop.shows("MUG") or 0) + (shop.items[ref].stock or 0) == 8
    assert shop.items[ref].stock == 4


def test_the_nearest_word_about_the_policy_counts(book: Book) -> None:
    street = a_street(book, SURE)
    mug = street.product("MUG", on_hand=10)
    street.sync()

    def rule() -> offer_rules.Rule:
        with book.read() as session:
            return offer_rules.rules(session, [mug])[mug]

    assert (rule().policy, rule().source) == (Policy.BALANCED, offer_rules.PolicySource.SHOP)
    with book.write() as session:
        offer_rules.set_account_policy(session, 2, Policy.STRICT, now=NOON)
    assert (rule().policy, rule().name) == (Policy.STRICT, "Shop 2")
    with book.write() as session:
        offer_rules.set_variant_policy(session, [mug], Policy.SHARED, now=NOON)
    assert (rule().policy, rule().source) == (Policy.SHARED, offer_rules.PolicySource.VARIANT)
    street.sync()
    assert street.shown("MUG") == [10, 10]
    with book.write() as session:
        offer_rules.set_variant_policy(session, [mug], None, now=NOON)
    street.sync()
    street.sync()
    assert sum(street.shown("MUG")) == 10


def test_a_paused_account_keeps_what_it_shows_and_the_others_share_the_rest(book: Book) -> None:
    street = a_street(book, SURE)
    _strict(street)
    street.product("MUG", on_hand=10)
    street.sync()
    street.sync()

    with book.write() as session:
        accounts.pause(session, 2)
    street.sync()
    street.sync()
    assert street.shown("MUG") == [5, 5]
    with book.write() as session:
        accounts.resume(session, 2)
    street.shops[2].buy("MUG", 5)
    street.sync()
    street.sync()
    assert sum(street.shown("MUG")) == 5


def test_the_book_tells_why_a_channel_is_offered_this_many(book: Book) -> None:
    street = a_street(book, SURE)
    mug = street.product("MUG", on_hand=10)
    street.sync()
    with book.read() as session:
        said = offer_reasons.explain(session, mug, now=street.clock())
    assert (said.available, said.split, said.chance) == (10, False, 0.0)
    assert [(row.wanted, row.seen, str(row.reason)) for row in said.listings] == [(10, 10, "All there is.")] * 2
    for _ in range(3):
        street.shops[1].buy("MUG", 2)
        street.shops[2].buy("MUG", 1)
        street.sync(minutes=3)
    with book.read() as session:
        said = offer_reasons.explain(session, mug, now=street.clock())
    assert said.split
    assert said.chance > 0
    assert said.listings[0].speed > said.listings[1].speed > 0
    assert 0 < sum(row.quota or 0 for row in said.listings) <= said.available == 1


def test_f22_a_number_that_changed_while_it_waited_goes_out_as_it_is_now(book: Book) -> None:
    street = a_street(book, [StockWriteKind.NON_ATOMIC_DELTA])
    variants = [street.product(f"SKU-{number}", on_hand=5) for number in range(6)]
    street.sync()
    for variant in variants:
        street.receive(variant, 5)
    [shop] = street.shops.values()

    def owner(step: str) -> None:
        if step == "write_stock":
            shop.before = None
            street.receive(variants[5], 90)

    shop.before = owner
    street.sync()
    assert [update.wanted for update in shop.writes] == [10, 10, 10, 10, 10, 100]


def test_f23_the_same_number_again_is_another_decision(book: Book) -> None:
    street = a_street(book, [StockWriteKind.COMPARE_AND_SET])
    mug = street.product("MUG", on_hand=5)
    street.sync()
    [shop] = street.shops.values()
    keys = []
    for quantity in (1, 1, 1):
        street.receive(mug, quantity)
        street.sync()
        keys += [update.key for update in shop.writes]
    assert len(set(keys)) == 3


def test_nothing_in_the_plan_is_lost(book: Book) -> None:
    street = a_street(book, SURE)
    _strict(street)
    street.product("MUG", on_hand=10)
    street.sync()
    with book.read() as session:
        facts = listings.facts(session, 1, listings.listing_ids(session, 1))
    plan = plan_stock(facts)
    assert plan.settled == tuple(fact.listing_id for fact in facts)
