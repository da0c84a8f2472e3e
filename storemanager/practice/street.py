"""The practice channels of the demo side by side: a website, and where they are wanted a marketplace and a Page, which
sell a part of the website's goods."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from storemanager.practice.facebook.stall import PageStall
from storemanager.practice.http import Clock, wall_clock
from storemanager.practice.shopee.stall import MarketStall
from storemanager.practice.stall import Stall
from storemanager.practice.woocommerce.stall import WebsiteStall

KINDS = (WebsiteStall.kind, MarketStall.kind, PageStall.kind)
MARKET_PRODUCTS, PAGE_PRODUCTS = 36, 90


class Street:
    """Runs for as long as the `with` block lasts; with `busy` somebody comes now and then. Begun again in the same
    folder it is the same street, at other addresses. With a `port` the others have the ports after it."""

    def __init__(
        self,
        folder: Path,
        kinds: Collection[str] = KINDS,
        *,
        products: int,
        weeks: int,
        seed: int,
        port: int = 0,
        busy: bool = True,
        clock: Clock = wall_clock,
    ) -> None:
        self._kinds = frozenset(kinds)
        self.website = WebsiteStall(
            folder, products=products, weeks=weeks, seed=seed, port=port, busy=busy, clock=clock
        )
        self.market: MarketStall | None = None
        self.page: PageStall | None = None
        if MarketStall.kind in kinds:
            self.market = MarketStall(
                folder, self._stock_of, products=min(products, MARKET_PRODUCTS), seed=seed,
                port=port and port + 1, busy=busy, clock=clock,
            )  # fmt: skip
        if PageStall.kind in kinds:
            self.page = PageStall(
                folder, self._stock_of, products=min(products, PAGE_PRODUCTS), seed=seed,
                port=port and port + 2, busy=busy, clock=clock,
            )  # fmt: skip
        self._running = ExitStack()

    def __iter__(self) -> Iterator[Stall]:
        stalls = (self.website, self.market, self.page)
        return (stall for stall in stalls if stall is not None and stall.kind in self._kinds)

    def __enter__(self) -> Street:
        for stall in self:
            self._running.enter_context(stall)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.close()

    def save(self) -> None:
        """Keep all of it as it is now."""
        for stall in self:
            stall.save()

    def _stock_of(self, sku: str) -> int:
        shop = self.website.shop
        return max(0, shop.stock_of(sku) or 0) if shop.find_sku(sku) is not None else 0
