"""What the owner of the practice shop set, and how old the shop's software is."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo


@dataclass(slots=True)
class ShopSettings:
    """What the shop's owner set, and how old the shop's software is."""

    name: str = "Cửa hàng tập làm"
    description: str = ""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Ho_Chi_Minh"))
    country: str = "VN"
    city: str = "Hồ Chí Minh"
    street: str = "1 Lê Lợi"
    postcode: str = "700000"
    currency: str = "VND"
    currency_symbol: str = "₫"
    decimals: int = 0
    hold_stock_minutes: int = 60
    shipping_price: int = 30000
    version: str = "11.0.1"
    lists_all_variations: bool = True  # older shops have no `GET variations`
    lists_all_refunds: bool = True  # nor `GET refunds`
    checkout_makes_drafts: bool = False  # up to 10.7 an order was made while the form was filled in
    purchase_moves_modified: bool = True  # some shops' plugins keep a product's date on a sale
