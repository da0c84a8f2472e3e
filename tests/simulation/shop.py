"""A week in a shop: the stores outside with their shoppers, the people inside, and whichever program keeps the two in
step."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from random import Random

from storemanager.channels.base import AccountSettings, Channel
from tests.simulation.faults import Faults
from tests.simulation.hands import Keeper
from tests.simulation.life import Killed
from tests.simulation.outside import Outside
from tests.simulation.people import People
from tests.simulation.shoppers import Shoppers
from tests.simulation.store import Connector, Store
from tests.simulation.timeline import START, Timeline
from tests.simulation.truth import Truth
from tests.simulation.week import HOURS, Kill, Week

RESTART_SECONDS = 20.0
LOOK_HOURS = 0.4
"""So long after a sync the owner finds the time to look at what it compared."""
QUIET_ROUNDS = 4
IDLE_HOURS = 12.0
"""A program that syncs by the clock is really run at least so often: some things it does once a day."""


class Shop:
    """The world of one seed."""

    keeper: Keeper

    def __init__(self, week: Week, *, watched: bool = True, every_minutes: float = 0.0) -> None:
        """`watched`: what a program must never do ends the week. `every_minutes`: syncs by the clock, instead of when
        the week says so."""
        self.week = week
        self.syncing = False
        self.quiet = False  # whether a sync after the week found nothing to write any more
        self.clock = Timeline()
        self.counted: Counter[str] = Counter()
        self.truth = Truth(self.clock, {goods.sku: goods.on_hand for goods in week.goods}, counted=self.counted)
        self.stores = self._stores(watched)
        self.truth.stores = self.stores
        self._watched = watched
        self._every_minutes = every_minutes
        self._happened = 0
        self._idle_cost: int | None = None
        self._idle_until = 0.0
        self._idle_requests = 0
        self._sync_kills: deque[int] = deque()
        self._act_kills: deque[int] = deque()
        self._plan()

    def _stores(self, watched: bool) -> Sequence[Outside]:
        self.in_memory = [self._store(index, watched) for index in range(len(self.week.kinds))]
        return self.in_memory

    def _store(self, index: int, watched: bool) -> Store:
        week = self.week
        store = Store(
            self.clock, week.kinds[index], week.page_size, index=index, truth=self.truth, watched=watched,
            luck=Faults(Random(f"faults {week.seed} {index}"), self.counted, on=False),
        )  # fmt: skip
        for goods in week.goods:
            store.add(goods.sku, goods.on_hand, price=goods.price)
        return store

    def close(self) -> None:
        """Nobody needs the stores any more."""

    def connector(self, channel: int, settings: AccountSettings) -> Channel:
        """What the program speaks to a store with."""
        return self.simulated(channel, settings)

    def simulated(self, channel: int, settings: AccountSettings, *, looks: bool = True) -> Connector:
        return Connector(self.in_memory[channel], settings, self.keeper.life, looks=looks)

    # --- The week ---

    def run(self) -> None:
        """From the first sync to the quiet after the week."""
        self.keeper.start()
        if self._watched:
            self.truth.start_judging()
        for store in self.stores:
            store.luck.on = True
        for hour in self._hours():
            self.clock.until(START + timedelta(hours=hour))
            self._round_if_due()
        self.clock.until(START + timedelta(hours=HOURS + 40))
        self.calm()

    def _hours(self) -> tuple[float, ...]:
        if not self._every_minutes:
            return self.week.rounds
        return tuple(number * self._every_minutes / 60 for number in range(1, int(HOURS * 60 / self._every_minutes)))

    def _round_if_due(self) -> None:
        """A sync by the clock in which nothing can happen is not run but counted, at the cost of the one before."""
        happened, requests = self.clock.happened, self.requests()
        idle = self._idle_cost is not None and happened == self._happened and self.clock.hours < self._idle_until
        if self._every_minutes and idle:
            self.truth.figures.rounds += 1
            self._idle_requests += self._idle_cost or 0
            return
        self._happened = happened
        self.round()
        quiet = happened == self.clock.happened and not self.keeper.busy()
        self._idle_cost = self.requests() - requests if quiet else None
        self._idle_until = self.clock.hours + IDLE_HOURS
        self.counted["sync that was run"] += 1

    def requests(self) -> int:
        return sum(store.requests for store in self.stores)

    def round(self) -> None:
        """A sync, and after a kill the program is started and syncs again."""
        for _ in range(3):
            if self._sync():
                break
            self.counted["killed in a sync"] += 1
            self.truth.tell("KILLED")
            self.keeper.restart(0)
            self.clock.pass_(RESTART_SECONDS)
        if self.keeper.must_look():
            self._at(self.clock.hours + LOOK_HOURS, self.keeper.look)

    def _sync(self) -> bool:
        """Whether the program lived to its end. One that is over before its kill is due is killed right after it."""
        life = self.keeper.life
        life.kill_in = self._sync_kills.popleft() if self._sync_kills else 0
        self.truth.figures.rounds += 1
        self.syncing = True
        try:
            self.keeper.sync()
        except Killed:
            return False
        finally:
            self.syncing = False
        if life.kill_in:
            self._killed_idle()
        return True

    def calm(self) -> None:
        """No faults, nobody buys, the owner has decided what there was to decide: now everything must come right."""
        self.truth.tell("calm")
        for store in self.stores:
            store.luck.on, store.down, store.revoked = False, False, False
        self.clock.off = timedelta(0)
        self.keeper.restart(0)
        for _ in range(QUIET_ROUNDS):
            before = self.written()
            self.keeper.settle()
            waits = self.keeper.must_look()
            self.clock.pass_(400 * 60)
            self.keeper.sync(check_all=True)
            waits = waits or self.keeper.must_look()  # a sync after days away begins with a look, too
            self.quiet = self.written() == before and not waits
            if self.quiet:
                break
        self.truth.figures.drift = self.truth.drift()
        self.truth.figures.requests = self.requests() + self._idle_requests
        self.keeper.judge()

    def written(self) -> int:
        """How much was written to all channels: numbers, prices and acts."""
        return sum(store.writes_sent + sum(store.done.values()) for store in self.stores)

    # --- What is to happen ---

    def _plan(self) -> None:
        week, shoppers, people = self.week, self._shoppers(), self._people()
        for wish in week.wishes:
            self._at(wish.hour, partial(shoppers.wish, wish))
        for act in week.acts:
            self._at(act.hour, partial(people.act, act))
        for outage, switch in ((week.outage, self._down), (week.revoked, self._revoked)):
            self._at(outage.begins, partial(switch, outage.channel, True))
            self._at(outage.ends, partial(switch, outage.channel, False))
        for hour, off in week.jumps:
            self._at(hour, partial(self._jump, off))
        for kill in week.kills:
            self._at(kill.hour, partial(self._kill, kill))
        if week.restore is not None:
            self._at(week.restore.backup, people.back_up)
            self._at(week.restore.hour, people.restore)

    def _shoppers(self) -> Shoppers:
        return Shoppers(self)

    def _people(self) -> People:
        return People(self)

    def _at(self, hour: float, happening: Callable[[], None]) -> None:
        self.clock.at(START + timedelta(hours=max(0.3, hour)), happening)

    def _down(self, channel: int, down: bool) -> None:
        self.stores[channel].down = down

    def _revoked(self, channel: int, revoked: bool) -> None:
        self.stores[channel].revoked = revoked

    def _jump(self, hours: float) -> None:
        self.clock.off = timedelta(hours=hours)
        self.counted["clock jump"] += 1

    # --- Kills ---

    def _kill(self, kill: Kill) -> None:
        if kill.where == "sync":
            self._sync_kills.append(kill.points)
        elif kill.where == "act":
            self._act_kills.append(kill.points)
        elif self.syncing:
            self.keeper.life.kill_in = 1
        else:
            self._happened += 1  # for what the program has to do, nothing has happened
            self._killed_idle()

    def _killed_idle(self) -> None:
        self.counted["killed while idle"] += 1
        self.keeper.restart(0)

    def act_kill(self) -> int:
        """At which point of what somebody does now the program ends; 0: it does not."""
        return self._act_kills.popleft() if self._act_kills else 0

    def killed_in_act(self) -> None:
        """The same program that may be syncing, too."""
        self.counted["killed in an act"] += 1
        self.truth.tell("KILLED in an act")
        if self.syncing:
            self.keeper.life.kill_in = 1
        else:
            self.keeper.restart(0)
