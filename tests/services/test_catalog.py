"""Products: made in bulk, changed whole, put away and brought back, found by what is printed on them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlmodel import Session, select

from storemanager.database import Book
from storemanager.domain.accounts import ChannelAccount, Listing, MatchState
from storemanager.domain.catalog import BundleComponent, ProductKind, ProductStatus, Variant
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError, StoreError
from storemanager.services import audit, catalog
from storemanager.services.catalog import ImageInput, PriceChange, ProductFilter, ProductInput, VariantInput
from tests.makers import LATER, NOON, a_product, a_shop, a_variant, put_in_stock

SHIRT = ProductInput(
    name="Áo thun Đường phố",
    options=("Màu", "Cỡ"),
    variants=(
        VariantInput(
            "AT-DO-M",
            options=("Đỏ", "M"),
            barcodes=("8931234567897", "012345678905"),
            price=150_000,
            sale_price=120_000,
            sale_from=NOON,
            sale_to=LATER,
            cost=80_000,
            weight_grams=200,
            safety_stock=1,
            reorder_point=3,
            shelf="A1",
            image_url="https://shop.example/do.jpg",
            extra={"tax": "8%"},
        ),
        VariantInput("AT-XANH-L", options=("Xanh", "L"), price=150_000, track_stock=False, quantity_scale=1000),
    ),
    description="<b>Mềm</b>",
    short_description="Mềm",
    brand="Nhà Lan",
    unit="cái",
    handle="ao-thun",
    tags=("mới", "hè"),
    categories=(("Quần áo", "Áo"), ("Khuyến mãi",)),
    images=(ImageInput("https://shop.example/1.jpg", "trước"), ImageInput("https://shop.example/2.jpg")),
    extra={"seo": {"title": "Áo"}},
)


def test_a_product_comes_back_as_it_was_given(any_session: Session) -> None:
    [made] = catalog.create_products(any_session, [SHIRT], now=NOON)
    assert catalog.product_input(catalog.product(any_session, made.product_id)) == SHIRT
    detail = catalog.variant(any_session, made.variant_ids[0])
    assert (detail.title, detail.product_name, detail.available) == ("Đỏ, M", SHIRT.name, 0)


def test_a_thousand_products_take_few_statements(book: Book) -> None:
    statements: list[str] = []
    event.listen(
        book.engine, "before_cursor_execute", lambda _c, _cursor, statement, *_rest: statements.append(statement)
    )
    products = [
        replace(SHIRT, variants=tuple(replace(each, sku=f"{each.sku}-{n}", barcodes=()) for each in SHIRT.variants))
        for n in range(1000)
    ]
    with book.write() as session:
        made = catalog.create_products(session, products, now=NOON)
    assert len({each.product_id for each in made}) == 1000
    assert len(statements) < 40
    with book.read() as session:
        assert session.exec(select(Variant.search_text)).first() == "ao thun duong pho do m at-do-m-0 nha lan"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": " "}, r"no name \(SKU AT-DO-M\)"),
        ({"variants": ()}, "nothing to sell"),
        ({"options": ("Màu",)}, "2 option values"),
        ({"options": ("Màu", "màu")}, "no name twice"),
        ({"categories": (("Áo", " "),)}, "category has no name"),
    ],
)
def test_a_product_that_cannot_be_is_named(session: Session, change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInputError, match=message) as refused:
        catalog.create_products(session, [replace(SHIRT, **change)], now=NOON)
    assert str(refused.value.advice)
    assert session.exec(select(Variant)).all() == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sku": " "}, "has no SKU"),
        ({"sku": "X" * 201}, "longer than 200"),
        ({"sku": "at-xanh-l "}, "differ only in capitals"),
        ({"sku": "AT-XANH-L"}, "given twice"),
        ({"price": -1}, "price of AT-DO-M cannot be −1"),
        ({"price": 10**16}, "price of AT-DO-M cannot be"),
        ({"cost": -5}, "cost of AT-DO-M"),
        ({"price": None}, "sale price but no price"),
        ({"sale_price": 150_000}, "not below its price"),
        ({"sale_to": NOON - timedelta(days=1)}, "ends before it begins"),
        ({"safety_stock": -1}, "safety stock of AT-DO-M"),
        ({"weight_grams": -1}, "weight of AT-DO-M"),
        ({"quantity_scale": 10}, "whole pieces or thousandths"),
        ({"options": ("xanh", " l ")}, "same variant"),
        ({"barcodes": (" - ",)}, "barcode of AT-DO-M is empty"),
    ],
)
def test_a_variant_that_cannot_be_is_named(session: Session, change: dict[str, Any], message: str) -> None:
    wrong = replace(SHIRT, variants=(replace(SHIRT.variants[0], **change), SHIRT.variants[1]))
    with pytest.raises(InvalidInputError, match=message) as refused:
        catalog.create_products(session, [wrong], now=NOON)
    assert str(refused.value.advice)
    assert session.exec(select(Variant)).all() == []


def test_a_sku_of_the_book_is_refused_even_in_other_capitals(session: Session) -> None:
    a_variant(session, "MUG-RED")
    with pytest.raises(InvalidInputError, match="MUG-RED is in the book already"):
        a_variant(session, "MUG-RED")
    with pytest.raises(InvalidInputError, match="mug-red and MUG-RED differ only in capitals"):
        a_variant(session, "mug-red")


def test_a_barcode_stands_for_one_variant(session: Session) -> None:
    catalog.create_products(session, [SHIRT], now=NOON)
    upc = ProductInput("Khác", (VariantInput("K", barcodes=("0012345678905",)),))
    with pytest.raises(InvalidInputError, match="0012345678905 belongs to AT-DO-M"):
        catalog.create_products(session, [upc], now=NOON)
    twice = ProductInput("Hai", (VariantInput("A", barcodes=("111",)), VariantInput("B", barcodes=("1 1-1",))))
    with pytest.raises(StoreError):
        catalog.create_products(session, [twice], now=NOON)


def test_a_variant_is_found_by_what_is_printed_on_it(any_session: Session) -> None:
    [made] = catalog.create_products(any_session, [SHIRT], now=NOON)
    red = made.variant_ids[0]
    assert catalog.find_variant(any_session, " at-do-m ") == red
    assert catalog.find_variants(any_session, ["AT-DO-M", "nobody", "at-do-m"]) == {"AT-DO-M": red, "at-do-m": red}
    assert catalog.find_by_barcode(any_session, "893 1234 567897") == red
    assert catalog.find_by_barcode(any_session, "0012345678905") == red
    assert catalog.find_by_barcode(any_session, "999") is None


def test_an_edit_is_written_down_and_can_be_undone(any_session: Session) -> None:
    [made] = catalog.create_products(any_session, [SHIRT], now=NOON)
    wanted = replace(
        SHIRT,
        name="Áo mới",
        tags=(),
        categories=(("Áo",),),
        variants=(replace(SHIRT.variants[1], price=99_000), VariantInput("AT-MOI", options=("Đen", "S"))),
    )
    catalog.update_product(any_session, made.product_id, wanted, now=LATER, actor="Lan")
    assert catalog.product_input(catalog.product(any_session, made.product_id)) == wanted
    [change] = audit.history(any_session, "product", made.product_id)
    assert (change.actor, str(change.text), change.undoable) == ("Lan", "“Áo mới” was changed.", True)
    assert "description" not in (change.before or {})
    audit.undo(any_session, change.id, now=LATER, actor="Lan")
    assert catalog.product_input(catalog.product(any_session, made.product_id)) == SHIRT


def test_an_edit_that_changes_nothing_leaves_no_trace(session: Session) -> None:
    [made] = catalog.create_products(session, [SHIRT], now=NOON)
    catalog.update_product(session, made.product_id, SHIRT, now=LATER)
    assert audit.history(session, "product", made.product_id) == []


def test_a_later_change_is_undone_first(session: Session) -> None:
    [made] = catalog.create_products(session, [SHIRT], now=NOON)
    for name in ("Một", "Hai"):
        catalog.update_product(session, made.product_id, replace(SHIRT, name=name), now=LATER)
    second, first = audit.history(session, "product", made.product_id)
    with pytest.raises(NotAllowedError, match="changed again since"):
        audit.undo(session, first.id, now=LATER)
    audit.undo(session, second.id, now=LATER)
    audit.undo(session, first.id, now=LATER)
    assert catalog.product(session, made.product_id).name == SHIRT.name


def test_a_variant_with_history_is_put_away_and_one_without_is_gone(session: Session) -> None:
    made = a_product(session, "Cốc", ["CUP-1", "CUP-2", "CUP-3"])
    put_in_stock(session, made.variant_ids[0], 4)
    wanted = catalog.product_input(catalog.product(session, made.product_id))
    catalog.update_product(session, made.product_id, replace(wanted, variants=wanted.variants[2:]), now=LATER)
    assert {each.sku: each.active for each in catalog.product(session, made.product_id).variants} == {
        "CUP-1": False,
        "CUP-3": True,
    }
    assert catalog.variant_ids(session) == [made.variant_ids[2]]
    catalog.update_product(session, made.product_id, wanted, now=LATER)
    assert catalog.variant(session, made.variant_ids[0]).active
    assert catalog.variant(session, made.variant_ids[0]).on_hand == 4


def test_a_form_can_rename_skus_and_even_exchange_them(any_session: Session) -> None:
    made = a_product(any_session, "Cốc", ["CUP-1", "CUP-2"])
    form = catalog.product_input(catalog.product(any_session, made.product_id))
    swapped = tuple(replace(each, sku=sku) for each, sku in zip(form.variants, ("CUP-2", "CUP-1"), strict=True))
    catalog.update_product(any_session, made.product_id, replace(form, variants=swapped), now=LATER)
    assert catalog.find_variants(any_session, ["CUP-1", "CUP-2"]) == {
        "CUP-1": made.variant_ids[1],
        "CUP-2": made.variant_ids[0],
    }


def test_the_unit_of_counted_goods_cannot_change(session: Session) -> None:
    made = a_product(session, "Chè", ["TEA"], on_hand=4)
    form = catalog.product_input(catalog.product(session, made.product_id))
    by_weight = replace(form, variants=(replace(form.variants[0], quantity_scale=1000),))
    with pytest.raises(InvalidInputError, match="its unit cannot change"):
        catalog.update_product(session, made.product_id, by_weight, now=LATER)


def test_prices_change_together_and_can_be_undone(any_session: Session) -> None:
    mug, cup = a_variant(any_session, "MUG", price=100), a_variant(any_session, "CUP", price=200)
    changes = [PriceChange(mug, 110, 90, NOON, LATER), PriceChange(cup, 200)]
    catalog.set_prices(any_session, changes, now=LATER, actor="Lan")
    detail = catalog.variant(any_session, mug)
    assert (detail.price, detail.sale_price, detail.sale_from, detail.sale_to) == (110, 90, NOON, LATER)
    [change] = audit.history(any_session, "variant", mug)
    assert audit.history(any_session, "variant", cup) == []
    audit.undo(any_session, change.id, now=LATER)
    any_session.expire_all()
    assert (catalog.variant(any_session, mug).price, catalog.variant(any_session, mug).sale_price) == (100, None)


def test_one_wrong_price_changes_none(session: Session) -> None:
    mug, cup = a_variant(session, "MUG", price=100), a_variant(session, "CUP", price=200)
    with pytest.raises(InvalidInputError, match="CUP is not below"):
        catalog.set_prices(session, [PriceChange(mug, 50), PriceChange(cup, 100, 100)], now=LATER)
    with pytest.raises(NotFoundError):
        catalog.set_prices(session, [PriceChange(999, 50)], now=LATER)
    assert catalog.variant(session, mug).price == 100


def test_archived_products_leave_the_list_and_come_back(session: Session) -> None:
    made = a_product(session, "Cốc", ["CUP"])
    catalog.archive(session, [made.product_id], now=LATER)
    assert catalog.variant_ids(session) == []
    assert catalog.variant_ids(session, ProductFilter(status=ProductStatus.ARCHIVED)) == list(made.variant_ids)
    catalog.restore(session, [made.product_id], now=LATER)
    assert catalog.variant_ids(session) == list(made.variant_ids)
    back, away = audit.history(session, "product", made.product_id)
    assert [str(back.text), str(away.text)] == ["“Cốc” was brought back.", "“Cốc” was archived."]


def test_the_list_is_filtered_and_sorted(any_session: Session) -> None:
    a_shop(any_session)
    cup = a_variant(any_session, "CUP", name="Cốc sứ", price=300, on_hand=2)
    bowl = a_variant(any_session, "BOWL", name="Bát gốm", price=100, on_hand=9)
    [shirt] = catalog.create_products(any_session, [SHIRT], now=NOON)
    red, green = shirt.variant_ids
    assert catalog.variant_ids(any_session) == [red, green, bowl, cup]
    assert catalog.variant_ids(any_session, sort="price")[:2] == [bowl, cup]
    assert catalog.variant_ids(any_session, sort="on_hand", descending=True)[:2] == [bowl, cup]
    assert catalog.variant_ids(any_session, ProductFilter(text="bat GOM")) == [bowl]
    assert catalog.variant_ids(any_session, ProductFilter(text="duong do")) == [red]
    assert catalog.variant_ids(any_session, ProductFilter(low_stock=True)) == [red]
    clothes = next(row for row in catalog.category_rows(any_session) if row.path == "Quần áo")
    assert catalog.variant_ids(any_session, ProductFilter(category_id=clothes.id)) == [red, green]
    [row] = catalog.variant_rows(any_session, [red])
    assert (row.low, row.image_url, row.available) == (True, "https://shop.example/do.jpg", 0)
    [row] = catalog.variant_rows(any_session, [green])
    assert row.image_url == "https://shop.example/1.jpg"


def test_a_bundle_can_be_sold_as_often_as_its_parts_allow(session: Session) -> None:
    cup, saucer = a_variant(session, "CUP", on_hand=7), a_variant(session, "SAUCER", on_hand=3)
    tea_set = a_variant(session, "SET")
    session.add(BundleComponent(bundle_id=tea_set, component_id=cup, quantity=2))
    session.add(BundleComponent(bundle_id=tea_set, component_id=saucer, quantity=1))
    session.flush()
    [row] = catalog.variant_rows(session, [tea_set])
    assert (row.available, row.is_bundle) == (3, True)


def test_what_changes_is_to_be_decided_again_on_every_channel(session: Session) -> None:
    cup, tea_set, other = (a_variant(session, sku, price=100) for sku in ("CUP", "SET", "OTHER"))
    session.add(BundleComponent(bundle_id=tea_set, component_id=cup, quantity=2))
    account = ChannelAccount(kind="woocommerce", name="Web", connected_at=NOON)
    session.add(account)
    session.flush()
    assert account.id is not None
    for variant_id in (cup, tea_set, other):
        session.add(
            Listing(
                account_id=account.id,
                variant_id=variant_id,
                match_state=MatchState.MATCHED,
                remote_product_id=str(variant_id),
                dirty=False,
                updated_at=NOON,
            )
        )
    session.flush()
    catalog.set_prices(session, [PriceChange(cup, 120)], now=LATER)
    dirty = session.connection().execute(text("SELECT variant_id FROM listing WHERE dirty")).scalars()
    assert set(dirty) == {cup, tea_set}
    assert set(catalog.variant_ids(session, ProductFilter(differs=True))) == {cup, tea_set}


def test_categories_are_made_once_with_all_above_them(any_session: Session) -> None:
    first = catalog.ensure_categories(any_session, [("A", "B", "C"), ("A > B",)])
    again = catalog.ensure_categories(any_session, [("A", "B"), (" A ", "B", "C"), ("A > B",)])
    assert again[" A ", "B", "C"] == first["A", "B", "C"]
    assert len({*first.values(), *again.values()}) == 3
    assert [row.name for row in catalog.category_rows(any_session)] == ["A", "B", "C", "A > B"]


def test_a_grouped_product_sells_nothing_itself(session: Session) -> None:
    [made] = catalog.create_products(session, [ProductInput("Bộ", (), kind=ProductKind.GROUPED)], now=NOON)
    assert made.variant_ids == ()


def test_a_product_that_is_gone_is_said_so(session: Session) -> None:
    for ask in (catalog.product, catalog.variant):
        with pytest.raises(NotFoundError, match="not in the book any more"):
            ask(session, 12345)
