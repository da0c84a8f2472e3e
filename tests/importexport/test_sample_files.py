"""The real product files of WooCommerce and Shopify come in unchanged: every product, variant, option, price and
picture right."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from storemanager.importexport import ImportKind
from storemanager.services import catalog_details
from storemanager.services.catalog_details import ProductDetail
from tests.importexport.desk import Desk, counts

SHOPIFY = ("apparel", "home-and-garden", "jewelery")


@pytest.fixture
def data(shared: Path) -> Path:
    return shared / "data"


def raw_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def products(desk: Desk) -> list[ProductDetail]:
    ids = [row[0] for row in desk.table("product", "id", "ORDER BY id")]
    with desk.book.read() as session:
        return catalog_details.products(session, ids)


def cents(text: str) -> int | None:
    return None if not text else round(float(text) * 100)


@pytest.mark.parametrize("name", SHOPIFY)
def test_every_product_of_a_shopify_file_is_right(dollar_desk: Desk, data: Path, name: str) -> None:
    path = data / "shopify" / f"{name}.csv"
    dollar_desk.take_in(path)
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in raw_rows(path):
        groups[row["Handle"]].append(row)
    stored = products(dollar_desk)
    assert [each.handle for each in stored] == list(groups)
    for product, rows in zip(stored, groups.values(), strict=True):
        first = rows[0]
        assert product.name == first["Title"]
        assert product.description == first["Body (HTML)"].strip()
        assert (product.brand, product.status.value) == (first["Vendor"], "active")
        assert list(product.tags) == [tag.strip() for tag in first["Tags"].split(",")]
        assert product.categories == (((first["Type"],),) if first["Type"] else ())
        assert [image.url for image in product.images] == [row["Image Src"] for row in rows if row["Image Src"]]
        named = first["Option1 Value"] != "Default Title"
        assert product.options == ((first["Option1 Name"],) if named else ())
        sold = [row for row in rows if row["Variant Price"]]
        assert len(product.variants) == len(sold)
        for variant, row in zip(product.variants, sold, strict=True):
            price, before = cents(row["Variant Price"]), cents(row["Variant Compare At Price"])
            assert (variant.price, variant.sale_price) == ((before, price) if before else (price, None))
            assert variant.options == ((row["Option1 Value"],) if named else ())
            assert variant.on_hand == int(row["Variant Inventory Qty"])
            assert variant.image_url == row.get("Variant Image", "")
            assert variant.weight_grams == (int(row["Variant Grams"]) or None)


def test_shopify_by_hand(dollar_desk: Desk, data: Path) -> None:
    dollar_desk.take_in(data / "shopify" / "jewelery.csv")
    stored = {each.handle: each for each in products(dollar_desk)}
    assert len(stored) == 20
    anchor = stored["leather-anchor"]
    assert [(each.sku, each.price, each.sale_price, each.on_hand) for each in anchor.variants] == [
        ("LEATHER-ANCHOR-GOLD", 8500, 6999, 1),
        ("LEATHER-ANCHOR-SILVER", 8500, 5500, 0),
    ]
    assert [image.url.rsplit("/", 1)[1] for image in anchor.images] == [
        "anchor-bracelet-mens_925x.jpg",
        "anchor-bracelet-for-men_925x.jpg",
        "leather-anchor-bracelet-for-men_925x.jpg",
    ]
    assert stored["boho-earrings"].variants[0].weight_grams == 28
    assert stored["gemstone"].options == ("Colour",)
    assert stored["gemstone"].description.startswith("<p>Gemstone pendant, housed in sterling silver")
    assert stored["gemstone"].extra == {"shopify": {"Gift Card": "false"}}


def test_every_product_of_the_woocommerce_file_is_right(dollar_desk: Desk, data: Path) -> None:
    path = data / "woocommerce" / "sample_products.csv"
    dollar_desk.take_in(path)
    rows = raw_rows(path)
    heads = [row for row in rows if row["Type"] != "variation"]
    stored = products(dollar_desk)
    assert [each.name for each in stored] == [row["Name"] for row in heads]
    for product, row in zip(stored, heads, strict=True):
        children = [each for each in rows if each["Parent"] == row["SKU"]] if row["Type"] == "variable" else [row]
        assert [each.sku for each in product.variants] == [each["SKU"] for each in children]
        assert product.description == row["Description"]
        assert product.short_description == row["Short description"]
        assert [image.url for image in product.images] == [url.strip() for url in row["Images"].split(",")]
        assert product.categories == (tuple(part.strip() for part in row["Categories"].split(">")),)
        for variant, child in zip(product.variants, children, strict=True):
            assert (variant.price, variant.sale_price) == (cents(child["Regular price"]), cents(child["Sale price"]))
            if row["Type"] == "variable":
                assert variant.options == (child["Attribute 1 value(s)"], child["Attribute 2 value(s)"])
                assert variant.image_url == child["Images"]
            else:
                weight = row["Weight (lbs)"]
                assert variant.weight_grams == (round(float(weight) * 453.59237) if weight else None)


def test_woocommerce_by_hand(dollar_desk: Desk, data: Path) -> None:
    dollar_desk.take_in(data / "woocommerce" / "sample_products.csv")
    stored = {each.name: each for each in products(dollar_desk)}
    assert len(stored) == 18
    assert sum(len(each.variants) for each in stored.values()) == 23
    hoodie = stored["Hoodie"]
    assert hoodie.options == ("Color", "Logo")
    assert [(each.options, each.price, each.sale_price) for each in hoodie.variants] == [
        (("Red", "No"), 4500, 4200),
        (("Green", "No"), 4500, None),
        (("Blue", "No"), 4500, None),
        (("Blue", "Yes"), 4500, None),
    ]
    assert stored["V-Neck T-Shirt"].categories == (("Clothing", "Tshirts"),)
    kinds = {name: stored[name].kind.value for name in ("Album", "Logo Collection", "WordPress Pennant", "Belt")}
    assert kinds == {
        "Album": "service",
        "Logo Collection": "grouped",
        "WordPress Pennant": "external",
        "Belt": "standard",
    }
    assert not stored["Album"].variants[0].track_stock
    assert stored["WordPress Pennant"].variants[0].price == 1105
    assert stored["Belt"].variants[0].weight_grams == 544
    extra = stored["Logo Collection"].extra["woocommerce"]
    assert extra["Grouped products"] == "woo-hoodie-with-logo, woo-tshirt, woo-beanie"


def test_importing_the_same_files_again_changes_nothing(dollar_desk: Desk, data: Path) -> None:
    for path in sorted(data.rglob("*.csv")):
        dollar_desk.take_in(path)
        preview = dollar_desk.preview(path)
        assert counts(preview) == {"same": preview.row_count}


def test_a_variation_may_name_its_parent_by_id(dollar_desk: Desk, data: Path) -> None:
    path = data / "woocommerce" / "sample_products.csv"
    by_id = path.read_text(encoding="utf-8").replace(",woo-vneck-tee,,,", ",id:44,,,")
    assert by_id.count(",id:44,") == 3
    dollar_desk.take_in(dollar_desk.file(by_id))
    (vneck,) = [each for each in products(dollar_desk) if each.name == "V-Neck T-Shirt"]
    assert [each.sku for each in vneck.variants] == ["woo-vneck-tee-red", "woo-vneck-tee-green", "woo-vneck-tee-blue"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_all_sample_files_exported_and_imported_into_an_empty_shop_are_the_same_book(
    dollar_desk: Desk, other_desk: Desk, data: Path, ending: str
) -> None:
    for path in sorted(data.rglob("*.csv")):
        dollar_desk.take_in(path)
    other_desk.take_in(dollar_desk.export(ImportKind.PRODUCTS, f"hang.{ending}"))
    not_content = (
        "import_run",
        "import_change",
        "stock_movement",
        "number_series",
        "shop",
        "sqlite_sequence",
        "category",
    )
    assert other_desk.dump(without=not_content)["variant"] == dollar_desk.dump(without=not_content)["variant"]
    mine, theirs = dollar_desk.dump(without=not_content), other_desk.dump(without=not_content)
    places = {"product_category"}  # category ids may differ: compared by path below
    assert {name: rows for name, rows in mine.items() if name not in places} == {
        name: rows for name, rows in theirs.items() if name not in places
    }
    paths = ("product_category pc JOIN category c ON c.id = pc.category_id", "pc.product_id, pc.position, c.path")
    assert sorted(dollar_desk.table(*paths)) == sorted(other_desk.table(*paths))
    levels = "variant_id, location_id, quantity, reason, balance_after"
    assert sorted(dollar_desk.table("stock_movement", levels)) == sorted(other_desk.table("stock_movement", levels))
