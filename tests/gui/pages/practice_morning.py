"""The practice shop with its three channels and a hundred orders that wait: real HTTP, a clock moved by hand."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlmodel import Session, col, select

from storemanager import clock
from storemanager.database import Book
from storemanager.domain.catalog import Barcode, Variant
from storemanager.domain.syncing import RunState
from storemanager.gui.channel_access import ChannelAccess
from storemanager.practice.shopee import PracticeShopee
from storemanager.practice.shoppers import PassersBy
from storemanager.practice.woocommerce import PracticeShop
from storemanager.services import orders, shop
from storemanager.services.order_inputs import LineInput, OrderInput
from storemanager.sync import demo
from tests.channels.world import World
from tests.makers import put_in_stock
from tests.sync.world import write_fast

WEBSITE, MARKET, PAGE = 40, 35, 25
ORDERS = WEBSITE + MARKET + PAGE


class PracticeMorning:
    """The practice shop as the program starts it, with goods enough for everybody."""

    def __init__(self, book: Book, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(demo, "WEEKS", 0)
        monkeypatch.setattr(demo, "FIRST_COMERS", 0)
        monkeypatch.setattr(PassersBy, "__call__", lambda *_race: None)  # nobody buys but who is said below
        write_fast(book)
        self.book, self.outside, self._dice = book, World(clock.now()), Random(22)
        with book.write() as session:
            shop.create(session, name="Mây", currency="VND", language="vi", now=self.outside.now())
        self.access = ChannelAccess(
            lambda: book, folder, clock=self.outside.now, sleep=self.outside.sleep, products=12, shoppers=False
        )
        self.access.start_practice(make=True)
        self._stock_up()
        self._sell()
        self.sync()

    @property
    def website(self) -> PracticeShop:
        assert self.access.street is not None
        return self.access.street.website.shop

    @property
    def market(self) -> PracticeShopee:
        assert self.access.street is not None
        assert self.access.street.market is not None
        return self.access.street.market.shop

    def shown_on_page(self, sku: str) -> int | None:
        assert self.access.street is not None
        assert self.access.street.page is not None
        return self.access.street.page.graph.quantity_of(sku)

    def sync(self) -> None:
        self.outside.advance(600)
        done = self.access.run_round(
            None, trigger="test", full_check=False, cancelled=lambda: False, events=lambda _event: None
        )
        assert [run.state for run in done.runs] == [RunState.DONE] * 3, [(run.problem, run.lines) for run in done.runs]

    def skus(self) -> list[str]:
        with self.book.read() as session:
            return sorted(session.exec(select(Variant.sku)).all())

    def counted(self) -> set[str]:
        """What the website itself can be asked for."""
        return {product.sku for product in self.website.products.values() if product.sku and product.manage_stock}

    def code_on(self, sku: str) -> str:
        """What stands on the goods: a barcode, or on some only the SKU."""
        with self.book.read() as session:
            found = select(Barcode.code).join(Variant, col(Variant.id) == Barcode.variant_id).where(Variant.sku == sku)
            return session.exec(found).first() or sku

    def _stock_up(self) -> None:
        with self.book.write() as session:
            for variant_id in session.exec(select(Variant.id)).all():
                put_in_stock(session, variant_id or 0, 500)
        for _ in range(2):
            self.sync()

    def _sell(self) -> None:
        on_market = sorted({model.sku for item in self.market.items.values() for model in item.models.values()})
        everything = self.skus()
        for _ in range(WEBSITE):
            who = {"first_name": "Lan", "address_1": "12 Hàng Bạc", "city": "Hà Nội", "phone": "0912486317"}
            self.website.buy_many(self._basket(everything), "cod", who)
        for _ in range(MARKET):
            self.market.buy_many(self._basket(on_market), cod=True)
        with self.book.write() as session:
            for number in range(PAGE):
                self._from_a_message(session, everything, f"Khách {number}")

    def _from_a_message(self, session: Session, skus: list[str], name: str) -> None:
        """Somebody has written to the Page, and the shop made an order of it."""
        lines = []
        for sku, count in self._basket(skus):
            variant_id = session.exec(select(Variant.id).where(Variant.sku == sku)).one()
            lines.append(LineInput(variant_id, count))
        given = OrderInput(
            tuple(lines), contact_name=name, contact_phone="0912486317",
            shipping={"name": name, "phone": "0912486317", "street": "5 Lê Lợi", "city": "Huế"}, payment_method="cod",
        )  # fmt: skip
        orders.create(session, given, now=self.outside.now())

    def _basket(self, skus: list[str]) -> list[tuple[str, int]]:
        return [(sku, self._dice.randint(1, 2)) for sku in self._dice.sample(skus, self._dice.randint(1, 2))]
