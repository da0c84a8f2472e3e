"""The routes of products and variations."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from storemanager.practice.http import Json
from storemanager.practice.woocommerce import product_views as views
from storemanager.practice.woocommerce import product_writes as writes
from storemanager.practice.woocommerce import stock
from storemanager.practice.woocommerce.calls import Answer, Call
from storemanager.practice.woocommerce.errors import ApiError, invalid_id, no_route, variation_on_products_route
from storemanager.practice.woocommerce.listing import asked_for, found, page, single
from storemanager.practice.woocommerce.records import Product
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import decimal, fold, text

Wanted = Callable[[Product], bool]


def list_all(shop: Shop, call: Call) -> Answer:
    """GET products. Asked for SKUs, it also finds variations."""
    sent = call.parameters
    if sent.get("sku"):
        return page(shop, call, _by_index(shop, call, shop.skus, sent["sku"]), views.PRODUCT, views.product_links)
    if sent.get("global_unique_id"):
        records = _by_index(shop, call, shop.global_ids, sent["global_unique_id"])
        return page(shop, call, records, views.PRODUCT, views.product_links)
    wanted = _wanted(shop, sent)
    records = found(
        shop,
        call,
        "products" + ("@" + str(shop.now()) if sent.get("on_sale") is not None else ""),
        asked_for(shop.products, call),
        lambda product: not product.is_variation and wanted(product),
    )
    return page(shop, call, records, views.PRODUCT, views.product_links)


def list_variations(shop: Shop, call: Call) -> Answer:
    """GET products/<parent>/variations."""
    parent = _product(shop, call.ids[0], 404)
    wanted = _wanted(shop, call.parameters)
    records = found(
        shop,
        call,
        f"variations of {parent.id}",
        lambda: [shop.products[number] for number in parent.children],
        wanted,
    )
    return page(shop, call, records, views.VARIATION, views.variation_links)


def list_every_variation(shop: Shop, call: Call) -> Answer:
    """GET variations: those of all products. Older shops do not have it."""
    if not shop.settings.lists_all_variations:
        raise no_route()
    wanted = _wanted(shop, call.parameters)
    records = found(
        shop,
        call,
        "variations",
        asked_for(shop.products, call),
        lambda product: product.is_variation and wanted(product),
    )
    return page(shop, call, records, views.VARIATION, views.variation_links)


def get(shop: Shop, call: Call) -> Answer:
    """GET products/<id>."""
    product = _product(shop, call.ids[0], 404)
    return single(shop, call, views.PRODUCT, product, views.product_links)


def create(shop: Shop, call: Call) -> Answer:
    """POST products."""
    now = shop.now()
    product = Product(shop.next_id(), "simple", now, now)
    writes.write(shop, product, call.parameters, creating=True)
    shop.products[product.id] = product
    shop.changed()
    return single(shop, call, views.PRODUCT_WRITTEN, product, views.product_links, 201)


def update(shop: Shop, call: Call) -> Answer:
    """PUT products/<id>. An unknown id is a 400 here."""
    product = _product(shop, call.ids[0], 400)
    if product.is_variation:
        raise variation_on_products_route()
    writes.write(shop, product, call.parameters, creating=False)
    return single(shop, call, views.PRODUCT_WRITTEN, product, views.product_links)


def delete(shop: Shop, call: Call) -> Answer:
    """DELETE products/<id>: into the trash, or for good."""
    product = _product(shop, call.ids[0], 404)
    if product.is_variation:
        raise variation_on_products_route()
    answer = single(shop, call, views.PRODUCT, product, views.product_links)
    _remove(shop, product, call)
    return answer


def get_variation(shop: Shop, call: Call) -> Answer:
    """GET products/<parent>/variations/<id>."""
    return single(shop, call, views.VARIATION, _variation(shop, call), views.variation_links)


def create_variation(shop: Shop, call: Call) -> Answer:
    """POST products/<parent>/variations."""
    parent = _product(shop, call.ids[0], 404)
    now = shop.now()
    variation = Product(shop.next_id(), "variation", now, now, parent_id=parent.id)
    writes.write(shop, variation, call.parameters, creating=True)
    shop.products[variation.id] = variation
    parent.children.append(variation.id)
    stock.touch(shop, variation)
    return single(shop, call, views.VARIATION, variation, views.variation_links, 201)


def update_variation(shop: Shop, call: Call) -> Answer:
    """PUT products/<parent>/variations/<id>."""
    variation = _variation(shop, call)
    writes.write(shop, variation, call.parameters, creating=False)
    return single(shop, call, views.VARIATION, variation, views.variation_links)


def delete_variation(shop: Shop, call: Call) -> Answer:
    """DELETE products/<parent>/variations/<id>."""
    variation = _variation(shop, call)
    answer = single(shop, call, views.VARIATION, variation, views.variation_links)
    stock.touch(shop, variation)
    _remove(shop, variation, call)
    return answer


def _remove(shop: Shop, product: Product, call: Call) -> None:
    if call.parameters.get("force"):
        writes.forget(shop, product)
        return
    if product.status == "trash":
        raise ApiError(410, "woocommerce_rest_already_trashed", "The product has already been deleted.")
    product.status_before_trash, product.status = product.status, "trash"
    stock.touch(shop, product)


def _product(shop: Shop, number: int, status: int) -> Product:
    product = shop.products.get(number)
    if product is None:
        raise invalid_id("product", status)
    return product


def _variation(shop: Shop, call: Call) -> Product:
    _product(shop, call.ids[0], 404)
    variation = shop.products.get(call.ids[1])
    if variation is None or variation.parent_id != call.ids[0]:
        raise invalid_id("product_variation", 404)
    return variation


def _by_index(shop: Shop, call: Call, index: dict[str, list[int]], asked: Json) -> list[Product]:
    names = {name.strip().lower() for name in text(asked).split(",")}
    numbers: Iterable[int] = (number for name in names for number in index.get(name, ()))
    status = call.parameters.get("status", "any")
    fits = _status_fits(status, call.parameters)
    chosen = [shop.products[number] for number in numbers if fits(shop.products[number])]
    return sorted(chosen, key=lambda product: (product.created, product.id), reverse=True)


def _status_fits(status: str, sent: dict[str, Json]) -> Wanted:
    included = set(sent.get("include_status") or ())
    excluded = set(sent.get("exclude_status") or ())

    def fits(product: Product) -> bool:
        here = product.status
        if here in excluded:
            return False
        if included:
            return here in included or ("any" in included and here != "trash")
        return here != "trash" if status == "any" else here == status

    return fits


def _wanted(shop: Shop, sent: dict[str, Json]) -> Wanted:
    """All filters of the request in one."""
    tests: list[Wanted] = [_status_fits(sent.get("status", "any"), sent)]
    if sent.get("type"):
        tests.append(lambda product: product.type == sent["type"])
    if sent.get("include_types"):
        tests.append(lambda product: product.type in sent["include_types"])
    if sent.get("exclude_types"):
        tests.append(lambda product: product.type not in sent["exclude_types"])
    if sent.get("parent"):
        tests.append(lambda product: product.parent_id in sent["parent"])
    if sent.get("parent_exclude"):
        tests.append(lambda product: product.parent_id not in sent["parent_exclude"])
    if sent.get("slug"):
        tests.append(lambda product: product.slug in str(sent["slug"]).split(","))
    if sent.get("sku"):
        skus = {sku.strip().lower() for sku in str(sent["sku"]).split(",")}
        tests.append(lambda product: product.sku.lower() in skus)
    if sent.get("category"):
        categories = {int(number) for number in str(sent["category"]).split(",") if number.strip().isdigit()}
        tests.append(lambda product: not categories.isdisjoint(product.category_ids))
    return _all(tests + _search_tests(sent) + _goods_tests(shop, sent))


def _search_tests(sent: dict[str, Json]) -> list[Wanted]:
    tests: list[Wanted] = []
    if sent.get("search"):
        words = fold(str(sent["search"])).split()
        tests.append(lambda product: _mentions(product, words))
    if sent.get("search_sku"):
        part = str(sent["search_sku"]).lower()
        tests.append(lambda product: part in product.sku.lower())
    if sent.get("search_name_or_sku"):
        either = str(sent["search_name_or_sku"])
        tests.append(lambda product: fold(either) in fold(product.name) or either.lower() in product.sku.lower())
    return tests


def _mentions(product: Product, words: list[str]) -> bool:
    texts = (product.name, product.plain.get("short_description", ""), product.plain.get("description", ""))
    here = fold(" ".join(map(str, texts)))
    return all(word in here for word in words)


def _goods_tests(shop: Shop, sent: dict[str, Json]) -> list[Wanted]:
    tests: list[Wanted] = []
    if sent.get("stock_status"):
        tests.append(lambda product: stock.shown_status(shop, product) == sent["stock_status"])
    if sent.get("on_sale") is not None:
        tests.append(lambda product: views.on_sale(shop, product) == sent["on_sale"])
    marks = [name for name in ("featured", "virtual", "downloadable") if sent.get(name) is not None]
    if marks:
        tests.append(lambda product: all(product.plain.get(name, False) == sent[name] for name in marks))
    if sent.get("has_price") is not None:
        tests.append(lambda product: bool(views.effective_price(shop, product)) == bool(sent["has_price"]))
    if sent.get("min_price"):
        tests.append(lambda product: _price(shop, product) >= decimal(sent["min_price"]))
    if sent.get("max_price"):
        tests.append(lambda product: _price(shop, product) <= decimal(sent["max_price"]))
    return tests


def _price(shop: Shop, product: Product) -> Decimal:
    return decimal(views.effective_price(shop, product))


def _all(tests: list[Wanted]) -> Wanted:
    if len(tests) == 1:
        return tests[0]
    return lambda product: all(test(product) for test in tests)
