"""The quiet shop on real connectors: a website, a Page and a marketplace in one book. After the owner's last act writes
fall to zero within two rounds and stay zero, and asking costs a constant number of requests (F40).

For some rounds by default, for a hundred with STOREMANAGER_TEST_ROUNDS=100."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from storemanager.channels.base import RemoteStatus
from storemanager.domain.offers import Policy
from tests.rounds import rounds
from tests.simulation.keeper import nothing_yet
from tests.simulation.places import Place
from tests.simulation.practice.keeper import PracticeProgram
from tests.simulation.practice.shop import STORES, PracticeWeek
from tests.simulation.week import Goods, an_empty_week

ROUNDS_TO_CALM = 2
QUIET_ROUNDS = rounds(10)
TEN_MINUTES = 600.0
QUIET_REQUESTS = 4
GOODS = (Goods("MUG", 5, 90_000), Goods("CUP", 3, 60_000), Goods("BOWL", 25, 150_000))
WEB, PAGE, MARKET = range(3)


class Street:
    """Three channels in step with one book; what was asked and written is counted at the servers."""

    def __init__(self, place: Place, policy: Policy) -> None:
        self.week = PracticeWeek(an_empty_week(GOODS, len(STORES)))
        self.program = PracticeProgram(self.week, policy, nothing_yet(place), place)
        self.program.connect_all()
        for _ in range(3):
            self.sync()

    def sync(self) -> tuple[Counter[str], Counter[str]]:
        """Ten minutes pass; (writes, requests) of each channel in this round, no requests where something happened to
        an order."""
        self.week.clock.pass_(TEN_MINUTES)
        stores = self.week.outside
        before = {store.title: (store.writes_sent, store.requests) for store in stores}
        for store in stores:
            store.server.requests.reset()
        self.program.sync()
        for store in stores:
            assert len(store.server.requests) == store.requests - before[store.title][1]
        writes = Counter({store.title: store.writes_sent - before[store.title][0] for store in stores})
        if any(request.path.endswith("get_order_detail") for request in stores[MARKET].server.requests):
            return +writes, Counter()  # a carrier has fetched or brought something: no quiet round
        return +writes, Counter({store.title: store.requests - before[store.title][1] for store in stores})

    def last_acts(self) -> None:
        """Sales on every channel, one by hand and one over the counter, a breakage, a new price, two parcels."""
        web, _, market = self.week.outside
        for store in (web, market):
            store.order([("MUG", 1)], RemoteStatus.TO_SHIP)
        market.order([("BOWL", 2)], RemoteStatus.UNPAID)
        self.sync()
        assert self.program.take_order("message 1", (("BOWL", 1),))
        self.week.page.by_hand["message 1"] = (("BOWL", 1),)
        assert self.program.ship(0.0)
        assert self.program.ship(0.0)
        assert self.program.sell(1, 1)
        assert self.program.damage(2, 1)
        self.program.price(0, 95_000)

    def shows(self) -> dict[str, list[int | None]]:
        return {goods.sku: [store.shows(goods.sku) for store in self.week.outside] for goods in GOODS}


@pytest.fixture(params=[Policy.SHARED, Policy.STRICT])
def street(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Street]:
    street = Street(Place(tmp_path), request.param)
    yield street
    street.program.close()


def test_f40_three_quiet_channels_are_only_read(street: Street) -> None:
    street.last_acts()
    writes, _ = street.sync()
    assert set(writes) == {"the website", "the Page", "the marketplace"}, "each had something to be told"
    for _ in range(ROUNDS_TO_CALM - 1):
        street.sync()
    shown = street.shows()
    quiet = [street.sync() for _ in range(QUIET_ROUNDS)]
    assert sum((writes for writes, _ in quiet), Counter()) == Counter()
    assert street.shows() == shown
    asked = [requests for _, requests in quiet if requests]
    assert len(asked) > QUIET_ROUNDS * 0.9
    assert max(count for requests in asked for count in requests.values()) <= QUIET_REQUESTS, asked


def test_f40_what_the_shared_shop_shows_in_the_quiet_is_what_the_book_has(tmp_path: Path) -> None:
    street = Street(Place(tmp_path), Policy.SHARED)
    street.last_acts()
    for _ in range(ROUNDS_TO_CALM):
        street.sync()
    assert street.shows() == {"MUG": [3, 3, 3], "CUP": [2, 2, 2], "BOWL": [21, 21, 21]}
    assert [store.price_of("MUG") for store in street.week.outside] == [95_000] * 3
    street.program.close()
