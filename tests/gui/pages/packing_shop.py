"""A shop in the morning for the tests and pictures of packing: three accounts, goods with codes and shelves, and orders
that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from storemanager import clock
from storemanager.database import Book
from storemanager.domain.orders import Order
from storemanager.services import shop
from tests.makers import a_shop
from tests.order_makers import an_account, line_ids
from tests.services.packing_makers import on_the_shelf, to_pack

TEA, CUP, HONEY = "8936014520117", "8936014520124", "8936014520131"
_GOODS = (
    ("TR-SEN-100", TEA, "B1", 40, "Trà sen Tây Hồ 100 g"),
    ("COC-XANH", CUP, "A2", 3, "Cốc gốm men xanh"),
    ("MO-CF-500", HONEY, "A10", 40, "Mật ong hoa cà phê 500 ml"),
    ("KHAN", "", "", 40, "Khăn lụa Vạn Phúc"),
)
_ORDERS = (  # account, lines by place in the goods, minutes to its ship-by time, paid, customer
    (0, ((0, 1), (2, 1)), -25, True, "t***h_nguyen"),
    (0, ((1, 2),), 64, True, "l***.anh92"),
    (1, ((3, 1),), 109, True, "Đỗ Quang Huy"),
    (2, ((0, 2), (3, 2)), 300, False, "Lê Minh Châu"),
    (1, ((1, 4),), 420, False, "Ngô Gia Bảo"),
    (2, ((2, 3),), None, True, "Phạm Thu Hằng"),
)


@dataclass(frozen=True)
class Morning:
    accounts: tuple[int, ...]
    goods: tuple[int, ...]
    orders: tuple[int, ...]


def a_morning(book: Book, now: datetime | None = None) -> Morning:
    """Six orders: one late, two due soon, one of them without enough cups, one without a deadline."""
    at = now or clock.now()
    with book.write() as session:
        a_shop(session)
        shop.update(session, name="Mộc Nhiên", timezone="UTC")
        accounts = tuple(
            an_account(session, name, kind)
            for name, kind in (("mocnhien.hn", "shopee"), ("Mộc Nhiên", "facebook"), ("mocnhien.vn", "woocommerce"))
        )
        goods = tuple(
            on_the_shelf(session, sku, barcode=code, shelf=shelf, on_hand=count, name=name)
            for sku, code, shelf, count, name in _GOODS
        )
        orders = tuple(
            an_order_of(session, accounts[account], goods, lines, minutes, paid, name, at)
            for account, lines, minutes, paid, name in _ORDERS
        )
    return Morning(accounts, goods, orders)


def an_order_of(
    session: Session,
    account: int,
    goods: tuple[int, ...],
    lines: tuple[tuple[int, int], ...],
    minutes: int | None,
    paid: bool,
    name: str,
    now: datetime,
) -> int:
    """One order with an address and the names of its goods."""
    from storemanager.domain.orders import OrderLine

    due = None if minutes is None else timedelta(minutes=minutes)
    wanted = [(goods[place], count) for place, count in lines]
    order_id = to_pack(session, account, *wanted, due=due, paid=paid, name=name, now=now)
    record = session.get_one(Order, order_id)
    record.shipping = {"name": name, "phone": "0912486317", "street": "12 Hàng Bạc", "district": "Hoàn Kiếm",
                       "city": "Hà Nội"}  # fmt: skip
    record.customer_note = "Gọi trước khi giao giúp mình" if not paid else ""
    for line_id, (place, _) in zip(line_ids(session, order_id), lines, strict=True):
        session.get_one(OrderLine, line_id).title = _GOODS[place][4]
    session.flush()
    return order_id
