"""A filled demo shop: some 400 believable products of a Vietnamese craft and food shop, and weeks of orders.

Everything is made from word lists with a seed, so the same shop comes out every time.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product as combinations
from typing import Protocol

from storemanager.practice.http import Clock, Json, wall_clock
from storemanager.practice.shoppers import Shoppers
from storemanager.practice.woocommerce.settings import ShopSettings
from storemanager.practice.woocommerce.shop import PracticeShop

SIZES = ("S", "M", "L", "XL")
COLOURS = ("Đỏ", "Xanh", "Trắng", "Nâu")
CODES = {"Đỏ": "DO", "Xanh": "XA", "Trắng": "TR", "Nâu": "NA"}


@dataclass(frozen=True, slots=True)
class Group:
    """One category of goods: what there is, in which kinds, and for how much (in thousands of đồng)."""

    category: str
    code: str
    nouns: tuple[str, ...]
    kinds: tuple[str, ...]
    cheapest: int
    dearest: int
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()


GROUPS = (
    Group(
        "Gốm sứ",
        "GOM",
        ("Bát cơm", "Đĩa sâu lòng", "Ấm trà", "Chén trà", "Lọ hoa", "Cốc cà phê", "Khay mứt"),
        ("Bát Tràng", "men lam", "men rạn", "vẽ tay sen", "hoa cúc", "men tro"),
        45,
        890,
    ),
    Group(
        "Mây tre đan",
        "MAY",
        ("Giỏ mây", "Khay tre", "Đèn lồng tre", "Rổ tre", "Hộp mây có nắp", "Lót ly mây"),
        ("tròn", "chữ nhật", "đan mắt cáo", "quai da", "cỡ nhỏ", "cỡ lớn"),
        25,
        650,
    ),
    Group(
        "Cà phê & trà",
        "CPT",
        ("Cà phê Robusta", "Cà phê Arabica", "Trà sen", "Trà ô long", "Trà Shan tuyết", "Trà atiso"),
        ("Buôn Ma Thuột 250g", "Cầu Đất 500g", "Tây Hồ hộp 100g", "Bảo Lộc 200g", "Hà Giang 150g", "túi lọc 20 gói"),
        48,
        520,
    ),
    Group(
        "Đặc sản",
        "DSN",
        ("Bánh pía", "Mứt gừng", "Kẹo dừa", "Hạt điều rang muối", "Mật ong", "Nước mắm nhĩ", "Bánh đậu xanh"),
        ("sầu riêng 500g", "Huế 300g", "Bến Tre 400g", "Bình Phước 500g", "U Minh 650ml", "Phú Quốc 520ml"),
        35,
        380,
    ),
    Group(
        "Thêu & lụa",
        "LUA",
        ("Khăn lụa", "Túi thêu", "Vỏ gối thêu", "Ví vải", "Khăn trải bàn", "Tranh thêu"),
        ("Vạn Phúc", "hoa sen", "chim hạc", "hoa đào", "thổ cẩm", "lá tre"),
        60,
        1450,
    ),
    Group(
        "Sơn mài",
        "SMA",
        ("Hộp sơn mài", "Khay sơn mài", "Tranh sơn mài", "Đũa sơn mài", "Album sơn mài"),
        ("Hạ Thái", "vỏ trứng", "khảm trai", "nền đen", "nền đỏ", "cá chép"),
        55,
        1800,
    ),
    Group(
        "Nến & tinh dầu",
        "NEN",
        ("Nến thơm", "Tinh dầu", "Xà phòng thủ công", "Nhang trầm", "Túi thơm"),
        ("quế", "sả chanh", "bưởi", "hoa nhài", "bạc hà", "trầm hương"),
        39,
        420,
    ),
    Group(
        "Áo & khăn",
        "AOK",
        ("Áo thun", "Áo sơ mi lanh", "Áo bà ba", "Áo dài cách tân"),
        ("Nón lá", "Hà Nội phố", "Sài Gòn"),
        159,
        990,
        (("Màu", COLOURS[:3]), ("Size", SIZES)),
    ),
    Group(
        "Dép & nón",
        "DEP",
        ("Guốc mộc", "Dép cói", "Nón lá thêu"),
        ("quai nhung", "hoa nhí"),
        79,
        390,
        (("Màu", COLOURS),),
    ),
)
FILLERS = ("loại đặc biệt", "quà tặng", "bộ đôi", "phiên bản Tết")


def ean13(number: int) -> str:
    """A Vietnamese EAN-13 (893…) with a right check digit."""
    digits = f"893{number:09d}"
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-weighted % 10}"


def stocked_shop(
    *,
    seed: int = 2026,
    products: int = 400,
    weeks: int = 6,
    clock: Clock = wall_clock,
    settings: ShopSettings | None = None,
) -> PracticeShop:
    """The demo shop: products first, then the orders of some weeks up to now."""
    now = clock()
    moment = _Moment((now - timedelta(weeks=weeks, days=30)).astimezone(UTC))
    shop = PracticeShop(settings, clock=moment)
    dice = random.Random(seed)
    fill(shop, products, dice, moment.advance)
    _sell(shop, Shoppers(shop, seed), dice, moment, start=now - timedelta(weeks=weeks), end=now)
    shop.clock = clock
    return shop


class _Moment:
    """A clock that is moved by hand, so that products and orders get dates in the past."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now

    def advance(self) -> None:
        self.now += timedelta(minutes=7)


class Shelf(Protocol):
    """A practice shop of any channel, as far as it is filled with goods; goods are told in WooCommerce's words."""

    def add_category(self, name: str) -> int: ...

    def add_product(self, body: dict[str, Json]) -> int: ...

    def add_variation(self, parent_id: int, body: dict[str, Json]) -> int: ...


def fill(shop: Shelf, products: int, dice: random.Random, after_each: Callable[[], None] = lambda: None) -> None:
    """Put this many products (variable ones count once) into the shop."""
    categories = {group.category: shop.add_category(group.category) for group in GROUPS}
    for number, (group, name) in enumerate(_names(products), start=1):
        price = dice.randint(group.cheapest, group.dearest) * 1000
        body: dict[str, Json] = {
            "name": name,
            "sku": f"{group.code}-{number:04d}",
            "categories": [{"id": categories[group.category]}],
            "short_description": f"<p>{name}</p>",
            "description": f"<p>{name}, hàng thủ công Việt Nam.</p>\n<ul><li>Đổi trả trong 7 ngày</li></ul>",
            "weight": str(dice.randint(1, 30) / 10),
            "images": [{"src": f"https://anh.example/{group.code.lower()}-{number:04d}.png", "name": name}],
        }
        if group.options:
            _add_variable(shop, body, group, number, price, dice)
        else:
            shop.add_product({**body, **_goods(dice, price, number)})
        after_each()


def _names(wanted: int) -> Iterator[tuple[Group, str]]:
    """Different names, the groups taking turns."""
    pools = [
        iter(
            [f"{noun} {kind}" for noun, kind in combinations(group.nouns, group.kinds)]
            + [f"{noun} {kind}, {filler}" for filler, noun, kind in combinations(FILLERS, group.nouns, group.kinds)]
        )
        for group in GROUPS
    ]
    made = 0
    serial = 0
    while made < wanted:
        for group, pool in zip(GROUPS, pools, strict=True):
            if made == wanted:
                return
            name = next(pool, None)
            if name is None:  # very large shops run out of names
                serial += 1
                name = f"{group.nouns[serial % len(group.nouns)]} mẫu {serial}"
            yield group, name
            made += 1


def _goods(dice: random.Random, price: int, number: int) -> dict[str, Json]:
    plenty = dice.random()
    body: dict[str, Json] = {
        "regular_price": str(price),
        "manage_stock": True,
        "stock_quantity": 0 if plenty < 0.04 else dice.randint(2, 12) if plenty < 0.35 else dice.randint(13, 160),
        "low_stock_amount": dice.choice((None, 3, 5)),
    }
    if dice.random() < 0.8:
        body["global_unique_id"] = ean13(number)
    if dice.random() < 0.1:
        body["sale_price"] = str(price * 8 // 10 // 1000 * 1000)
    return body


def _add_variable(
    shop: Shelf, body: dict[str, Json], group: Group, number: int, price: int, dice: random.Random
) -> None:
    attributes = [
        {"name": name, "visible": True, "variation": True, "options": list(values)} for name, values in group.options
    ]
    parent = shop.add_product({**body, "type": "variable", "attributes": attributes})
    for place, chosen in enumerate(combinations(*(values for _, values in group.options)), start=1):
        code = "-".join(CODES.get(value, value) for value in chosen)
        names = [name for name, _ in group.options]
        shop.add_variation(
            parent,
            {
                **_goods(dice, price + (10000 if "XL" in chosen else 0), 100_000 + number * 100 + place),
                "sku": f"{body['sku']}-{code}",
                "attributes": [{"name": n, "option": v} for n, v in zip(names, chosen, strict=True)],
            },
        )


def _sell(
    shop: PracticeShop, shoppers: Shoppers, dice: random.Random, moment: _Moment, *, start: datetime, end: datetime
) -> None:
    """Orders of the past: placed by day, sent after a while, some cancelled."""
    moment.now = start.astimezone(UTC)
    while True:
        moment.now += timedelta(minutes=dice.expovariate(1 / 200))
        if moment.now >= end:
            moment.now = end.astimezone(UTC)
            break
        shoppers.step()
        _finish_old_orders(shop, dice, moment.now - timedelta(days=3))


def _finish_old_orders(shop: PracticeShop, dice: random.Random, before: datetime) -> None:
    for order in list(shop.orders.values())[-60:]:
        if order.created < before and order.status == "processing" and dice.random() < 0.3:
            shop.set_status(order.id, "completed")
        elif order.created < before and order.status in ("pending", "on-hold") and dice.random() < 0.3:
            shop.set_status(order.id, dice.choice(("cancelled", "failed")))
