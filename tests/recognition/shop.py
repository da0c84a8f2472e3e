# ruff: noqa: E501 - what a buyer wrote, or what a product is called, stands in one piece
"""The shop the messages are written to: clothes, shoes, food, tea, pottery and a few things for the telephone."""

from collections.abc import Sequence
from itertools import product as combinations

from sqlmodel import Session

from storemanager.services import catalog
from storemanager.services.catalog import ProductInput, VariantInput
from storemanager.services.customers import CustomerInput, find_or_create_many
from tests.makers import NOON, a_shop

COLOURS = {"Đỏ": "DO", "Xanh": "XA", "Trắng": "TR", "Đen": "DE", "Be": "BE", "Hồng": "HO", "Cam": "CA"}

# code, name, price in thousands, the options' values
OPTIONED: tuple[tuple[str, str, int, tuple[tuple[str, Sequence[str]], ...]], ...] = (
    ("AT", "Áo thun cổ tròn", 150, (("Màu", ("Đỏ", "Xanh", "Trắng", "Đen")), ("Size", ("S", "M", "L", "XL")))),
    ("OV", "Áo thun oversize", 190, (("Màu", ("Trắng", "Đen")), ("Size", ("M", "L")))),
    ("SM", "Áo sơ mi lanh", 320, (("Màu", ("Trắng", "Be")), ("Size", ("S", "M", "L")))),
    ("QJ", "Quần jean ống suông", 350, (("Size", ("28", "29", "30", "31", "32")),)),
    ("QT", "Quần tây nam", 390, (("Size", ("29", "30", "31", "32")),)),
    ("VH", "Váy hoa nhí", 280, (("Size", ("S", "M", "L")),)),
    ("DS", "Đầm suông linen", 420, (("Màu", ("Đen", "Be")), ("Size", ("S", "M")))),
    ("GT", "Giày thể thao", 550, (("Màu", ("Trắng", "Đen")), ("Size", ("38", "39", "40", "41", "42")))),
    ("SD", "Son dưỡng môi", 95, (("Màu", ("Hồng", "Cam")),)),
    ("DC", "Dép cói quai nhung", 120, (("Màu", ("Đỏ", "Xanh")),)),
)
PLAIN = (
    ("KL-01", "Khăn lụa Vạn Phúc", 285), ("TT-01", "Túi thêu hoa sen", 120), ("XP-01", "Xà phòng dầu dừa Bến Tre", 48),
    ("XP-02", "Xà phòng thủ công quế", 55), ("TS-100", "Trà sen Tây Hồ 100g", 226), ("TO-200", "Trà ô long Bảo Lộc 200g", 180),
    ("CF-250", "Cà phê Robusta Buôn Ma Thuột 250g", 85), ("CF-500", "Cà phê Robusta Buôn Ma Thuột 500g", 160),
    ("NM-520", "Nước mắm nhĩ Phú Quốc 520ml", 110), ("KD-400", "Kẹo dừa Bến Tre 400g", 45),
    ("BP-500", "Bánh pía sầu riêng 500g", 75), ("MO-650", "Mật ong rừng U Minh 650ml", 240),
    ("SRM-1", "Sữa rửa mặt trà xanh 100ml", 135), ("KCN-50", "Kem chống nắng 50ml", 210), ("NL-01", "Nón lá thêu", 130),
    ("AM-01", "Ấm trà Bát Tràng men lam", 450), ("BC-01", "Bát cơm Bát Tràng", 45), ("CC-01", "Cốc cà phê men rạn", 90),
    ("LH-01", "Lọ hoa men lam", 320), ("GAO-ST25-5", "Gạo ST25 5kg", 190), ("DTN-500", "Đường thốt nốt 500g", 60),
    ("OL-13", "Ốp lưng iPhone 13", 80), ("OL-14", "Ốp lưng iPhone 14", 80), ("CAP-C1", "Cáp sạc Type C", 70),
    ("NT-QUE", "Nến thơm quế", 110), ("NT-SC", "Nến thơm sả chanh", 110), ("TD-SC", "Tinh dầu sả chanh 10ml", 99),
    ("ST-A5", "Sổ tay bìa cứng A5", 65), ("BB-01", "Áo bà ba lụa", 480), ("HD-500", "Hạt điều rang muối 500g", 165),
)  # fmt: skip
BY_WEIGHT = (("CAM", "Cam sành", 40), ("BUOI", "Bưởi da xanh", 55), ("XOAI", "Xoài cát Hòa Lộc", 90))


def fill(session: Session) -> None:
    """The whole shop, with two customers who share a phone."""
    a_shop(session)
    given = [_optioned(*row) for row in OPTIONED]
    given += [
        ProductInput(
            name, (VariantInput(sku, price=price * 1000, barcodes=("8931234567897",) if sku == "TS-100" else ()),)
        )
        for sku, name, price in PLAIN
    ]
    given += [
        ProductInput(name, (VariantInput(sku, price=price * 1000, quantity_scale=1000),), unit="kg")
        for sku, name, price in BY_WEIGHT
    ]
    catalog.create_products(session, given, now=NOON)
    people = [CustomerInput("Nguyễn Thị Lan", "0901234567"), CustomerInput("Trần Văn Đức", "0901234567")]
    find_or_create_many(session, people, now=NOON)


def _optioned(code: str, name: str, price: int, options: Sequence[tuple[str, Sequence[str]]]) -> ProductInput:
    variants = tuple(
        VariantInput("-".join([code, *(COLOURS.get(value, value) for value in chosen)]), chosen, price=price * 1000)
        for chosen in combinations(*(values for _, values in options))
    )
    return ProductInput(name, variants, options=tuple(option for option, _ in options))
