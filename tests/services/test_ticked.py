"""What pages ask about many rows at once, on both databases."""

from __future__ import annotations

from sqlmodel import Session

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import ProductStatus
from storemanager.domain.orders import OrderStatus
from storemanager.services import accounts, audit, catalog, catalog_ticked, locations, order_ticked, orders
from storemanager.services.catalog import PriceChange, ProductInput, VariantInput
from storemanager.services.order_note import write_note
from storemanager.services.orders import LineInput, OrderInput
from tests.makers import LATER, NOON, a_shop, a_variant, put_in_stock


def test_head_figures_count_low_and_differing_variants_but_nothing_archived(any_session: Session) -> None:
    session = any_session
    a_shop(session)
    given = [
        ProductInput("Trà", (VariantInput("LOW", reorder_point=5),)),
        ProductInput("Cốc", (VariantInput("NEVER", reorder_point=0),)),
        ProductInput("Khăn", (VariantInput("OLD", reorder_point=9),), status=ProductStatus.ARCHIVED),
        ProductInput("Bát", (VariantInput("SERVICE", reorder_point=9, track_stock=False),)),
    ]  # fmt: skip
    made = catalog.create_products(session, given, now=NOON)
    low, never = made[0].variant_ids[0], made[1].variant_ids[0]
    put_in_stock(session, low, 5)
    put_in_stock(session, never, 1)
    account_id = accounts.add(
        session, kind="woocommerce", name="My website", address="https://shop.example", settings={}, currency="VND",
        now=NOON,
    )  # fmt: skip
    for number, variant_id in enumerate((low, made[2].variant_ids[0])):
        session.add(
            Listing(
                account_id=account_id, variant_id=variant_id, match_state=MatchState.MATCHED,
                remote_product_id=str(number), dirty=True, updated_at=NOON,
            )
        )  # fmt: skip
    session.flush()
    assert catalog_ticked.figures(session) == catalog_ticked.CatalogFigures(total=3, low=1, differing=1)


def test_prices_and_products_of_many_variants_come_in_their_order(any_session: Session) -> None:
    first, second = a_variant(any_session, "A", price=100), a_variant(any_session, "B", price=None)
    assert catalog_ticked.prices_of(any_session, [second, first, 999]) == [
        PriceChange(second, None),
        PriceChange(first, 100),
    ]
    owners = catalog_ticked.product_ids_of(any_session, [first, second, first])
    assert sorted(owners) == sorted({catalog.variant(any_session, each).product_id for each in (first, second)})


def test_one_step_for_many_orders_passes_over_those_it_is_not_open_to(any_session: Session) -> None:
    session = any_session
    a_shop(session)
    tea = a_variant(session, "TEA", on_hand=9, price=1000)
    ready = orders.create(session, OrderInput((LineInput(tea, 2),)), now=NOON)
    draft = orders.create(session, OrderInput((LineInput(tea, 1),), confirm=False), now=NOON)
    found = order_ticked.ticked(session, [ready, draft, 999])
    assert (found.count, found.sums, found.to_pack, found.to_confirm) == (2, {"VND": 3000}, (ready,), (draft,))
    assert order_ticked.step_many(session, "pack", [ready, draft], now=LATER) == (ready,)
    assert orders.order(session, ready).status is OrderStatus.PACKED
    assert orders.order(session, draft).status is OrderStatus.DRAFT


def test_a_note_keeps_the_one_before_in_the_history(any_session: Session) -> None:
    session = any_session
    a_shop(session)
    order_id = orders.create(session, OrderInput((LineInput(a_variant(session, on_hand=1), 1),)), now=NOON)
    write_note(session, order_id, " Gói quà ", now=NOON)
    write_note(session, order_id, "Gói quà", now=LATER)
    write_note(session, order_id, "Giao sáng", now=LATER)
    notes = [row.before for row in audit.history(session, "order", order_id) if row.action == "order.note"]
    assert notes == [{"note": "Gói quà"}, {"note": ""}]
    assert orders.order(session, order_id).note == "Giao sáng"


def test_the_default_stockroom_is_named_first(any_session: Session) -> None:
    a_shop(any_session)
    assert [(row.name, row.is_default) for row in locations.rows(any_session)] == [("Kho chính", True)]
