"""Running weeks against practice servers: small pages, so that a week's few orders fill several, and chances in the
program itself (how long it waits before it tries again) that come from the seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import cast

from storemanager.channels.facebook import api as facebook_api
from storemanager.channels.shopee import orders as shopee_orders
from storemanager.channels.shopee import products as shopee_products
from storemanager.channels.woocommerce import changes as woocommerce_changes
from storemanager.domain.offers import Policy
from tests.simulation.keeper import Program
from tests.simulation.places import Ready
from tests.simulation.practice.keeper import PracticeProgram
from tests.simulation.practice.shop import PracticeWeek, a_practice_week
from tests.simulation.shop import Shop
from tests.simulation.week import Week
from tests.simulation.weeks import PRACTICE, Result, Weeks

PAGES: tuple[tuple[ModuleType, str], ...] = (
    (facebook_api, "PER_PAGE"), (shopee_orders, "PAGE_SIZE"), (shopee_products, "PAGE_SIZE"),
    (woocommerce_changes, "PER_PAGE"),
)  # fmt: skip


@contextmanager
def small_pages(size: int) -> Iterator[None]:
    """Connectors ask for so few rows at a time."""
    before = [getattr(module, name) for module, name in PAGES]
    for module, name in PAGES:
        setattr(module, name, size)
    try:
        yield
    finally:
        for (module, name), usual in zip(PAGES, before, strict=True):
            setattr(module, name, usual)


@contextmanager
def chances_of(seed: int) -> Iterator[None]:
    before = random.getstate()
    random.seed(f"the program's own {seed}")
    try:
        yield
    finally:
        random.setstate(before)


class PracticeWeeks(Weeks):
    """`loopback`: over real sockets. Otherwise the same bytes go from hand to hand."""

    world = PRACTICE

    def __init__(self, folder: Path, *, loopback: bool = False) -> None:
        super().__init__(folder)
        self._loopback = loopback

    def run(self, seed: int, policy: str, every_minutes: float = 0, *, watched: bool | None = None) -> Result:
        with chances_of(seed), small_pages(a_practice_week(seed).page_size):
            return super().run(seed, policy, every_minutes, watched=watched)

    def _week(self, seed: int) -> Week:
        return a_practice_week(seed)

    def _shop(self, week: Week, *, watched: bool, every_minutes: float) -> Shop:
        return PracticeWeek(week, watched=watched, every_minutes=every_minutes, loopback=self._loopback)

    def _program(self, shop: Shop, policy: Policy, ready: Ready) -> Program:
        return PracticeProgram(cast(PracticeWeek, shop), policy, ready, self._place)
