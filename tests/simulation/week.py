"""The week a seed stands for: goods, channels, what shoppers wish for and when, what the owner does, and what breaks.

All of it is decided before the week begins, so the same seed is the same week under every strategy."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from storemanager.channels.base import StockWriteKind

DAY = 24.0
HOURS = 7 * DAY
KILLS_A_DAY = 3
CONFIRMED_KINDS = (StockWriteKind.COMPARE_AND_SET, StockWriteKind.DELTA)
LOSSY_KINDS = (StockWriteKind.NON_ATOMIC_DELTA, StockWriteKind.ABSOLUTE)


@dataclass(frozen=True)
class Goods:
    sku: str
    on_hand: int
    price: int


@dataclass(frozen=True)
class Wish:
    """Somebody wants to buy on a channel. `later`: what becomes of the order, after so many hours."""

    hour: float
    channel: int
    lines: tuple[tuple[int, int], ...]  # (goods, quantity)
    status: str  # paid, unpaid, on hold
    later: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Act:
    """What somebody in the shop does. `pick` chooses among what there is then, `amount` how much."""

    hour: float
    what: str
    goods: int
    amount: int
    pick: float


@dataclass(frozen=True)
class Outage:
    channel: int
    begins: float
    ends: float


@dataclass(frozen=True)
class Kill:
    """The program ends. `where` is "sync": the next sync that begins, after so many `points` of it; "act": the next
    thing somebody does in the window, at the first to third of its points; "idle": now, whatever it is doing."""

    hour: float
    where: str
    points: int


@dataclass(frozen=True)
class Restore:
    """A backup is made at `backup`, and `hour` is when it is put back."""

    backup: float
    hour: float


@dataclass(frozen=True)
class Week:
    seed: int
    goods: tuple[Goods, ...]
    kinds: tuple[StockWriteKind, ...]
    wishes: tuple[Wish, ...]
    acts: tuple[Act, ...]
    rounds: tuple[float, ...]
    kills: tuple[Kill, ...]
    restore: Restore | None
    outage: Outage
    revoked: Outage
    jumps: tuple[tuple[float, float], ...]  # (hour, by how many hours the computer's clock is wrong from then on)
    page_size: int

    @property
    def safe(self) -> bool:
        """Whether every channel has a way of writing that cannot undo a sale."""
        return all(kind in CONFIRMED_KINDS for kind in self.kinds)


SHELVES = ((1, 2, 4, 10), (3, 1, 6, 25, 2), (2, 5, 1, 3))
"""What lies on the shelf when the week begins: a few small shops, so that a shop that is set up can be used again."""


def a_week(seed: int, kinds: tuple[StockWriteKind, ...] = ()) -> Week:
    """`kinds`: the channels, where they are not left to chance."""
    random = Random(f"week {seed}")
    shelf = random.choice(SHELVES)
    goods = tuple(Goods(f"SKU-{number}", units, 50_000 * (number + 1)) for number, units in enumerate(shelf))
    kinds = kinds or _kinds(random, seed)
    rounds, flash = _rounds(random)
    outage = _outage(random, len(kinds), 12.0)
    acts = _acts(random, len(goods), rounds)
    return Week(
        seed=seed,
        goods=goods,
        kinds=kinds,
        wishes=_wishes(random, len(goods), len(kinds), rounds, flash),
        acts=acts,
        rounds=rounds,
        kills=_kills(random, rounds[-1], acts[-1].hour),
        restore=_restore(random),
        outage=outage,
        revoked=_outage(random, len(kinds), random.uniform(2, 20)),
        jumps=tuple(
            sorted((random.uniform(0, HOURS), random.choice([-6, -1, -0.02, 0, 0.02, 1, 6])) for _ in range(3))
        ),
        page_size=random.choice([2, 5, 20]),
    )


def an_empty_week(goods: tuple[Goods, ...], channels: int) -> Week:
    """A week in which nothing happens."""
    never = Outage(0, HOURS, HOURS)
    kinds = (StockWriteKind.COMPARE_AND_SET,) * channels
    return Week(0, goods, kinds, (), (), (), (), None, never, never, (), 20)


def _kills(random: Random, last_round: float, last_act: float) -> tuple[Kill, ...]:
    """Three a day: in syncs, in what somebody does, and between the two."""
    kills = []
    for day in range(7):
        for _ in range(KILLS_A_DAY):
            hour = random.uniform(day * DAY, (day + 1) * DAY)
            where = random.choices(["sync", "act", "idle"], [3, 4, 5])[0]
            if hour >= {"sync": last_round, "act": last_act, "idle": HOURS}[where]:
                where = "idle"
            points = random.randint(1, 80) if where == "sync" else random.randint(1, 3)
            kills.append(Kill(hour, where, points))
    return tuple(sorted(kills, key=lambda kill: kill.hour))


def _restore(random: Random) -> Restore | None:
    """In two weeks of five: minutes or days after the backup."""
    backup, later = random.uniform(2, 90), random.choice([0.2, 3.0, 30.0, 60.0])
    return Restore(backup, backup + later) if random.random() < 0.4 else None


def _kinds(random: Random, seed: int) -> tuple[StockWriteKind, ...]:
    """Every third shop has only channels whose writes cannot undo a sale: there *strict* must be perfect."""
    if seed % 3 == 0:
        return tuple(random.choices(CONFIRMED_KINDS, k=random.choice([2, 2, 3])))
    kinds = [*CONFIRMED_KINDS, *LOSSY_KINDS]
    random.shuffle(kinds)
    return tuple(kinds[: random.choice([2, 2, 3])])


def _rounds(random: Random) -> tuple[tuple[float, ...], tuple[float, int]]:
    """Irregular: minutes to many hours apart; every few minutes in the flash hour."""
    flash_begins = random.uniform(5, HOURS - 5)
    hours = [random.uniform(0.5, HOURS) for _ in range(random.randint(3, 5))]
    hours += [flash_begins + minute / 60 for minute in (0, random.uniform(5, 20))]
    return tuple(sorted(hours)), (flash_begins, random.randrange(100))


def _outage(random: Random, channels: int, hours: float) -> Outage:
    begins = random.uniform(0, HOURS - hours)
    return Outage(random.randrange(channels), begins, begins + hours)


def _wishes(
    random: Random, goods: int, channels: int, rounds: tuple[float, ...], flash: tuple[float, int]
) -> tuple[Wish, ...]:
    """A third at any time, a third while a sync runs, a third in the flash hour for one item."""
    hot = flash[1] % goods
    hours = [(random.uniform(0, HOURS), random.randrange(goods)) for _ in range(random.randint(5, 9))]
    for _ in range(random.randint(5, 9)):
        near = random.choice(rounds) + random.uniform(-20, 90) / 3600
        hours.append((near, random.randrange(goods)))
    hours += [(flash[0] + random.uniform(-0.1, 0.9), hot) for _ in range(random.randint(5, 9))]
    return tuple(
        sorted((_wish(random, hour, item, goods, channels) for hour, item in hours), key=lambda wish: wish.hour)
    )


def _wish(random: Random, hour: float, item: int, goods: int, channels: int) -> Wish:
    lines = [(item, random.choice([1, 1, 1, 2, 3]))]
    if random.random() < 0.15:
        lines.append(((item + 1) % goods, 1))
    status = random.choices(["paid", "unpaid", "on hold"], [7, 2, 1])[0]
    later: list[tuple[float, str]] = []
    if status != "paid":
        later.append((random.choice([0.01, 0.2, 3.0]), random.choice(["pay", "pay", "cancel"])))
    if random.random() < 0.35:
        later.append(
            (random.choice([0.01, 0.5, 8.0, 30.0]), random.choice(["cancel", "more", "fewer", "complete", "note"]))
        )
        if later[-1][1] == "complete" and random.random() < 0.5:
            later.append((later[-1][0] + random.choice([0.02, 5.0]), random.choice(["restock", "money back"])))
    return Wish(hour, random.randrange(channels), tuple(lines), status, tuple(later))


_ACTS = {
    "ship": 10, "cancel": 2, "sell": 6, "receive": 4, "damage": 2, "price": 2, "return": 2, "pause": 1, "staff": 1,
    "leave": 1, "policy": 2,
}  # fmt: skip


def _acts(random: Random, goods: int, rounds: tuple[float, ...]) -> tuple[Act, ...]:
    """The owner's acts, a quarter of them while a sync runs; one stock count a week."""
    acts = []
    for _ in range(random.randint(14, 20)):
        what = random.choices(list(_ACTS), list(_ACTS.values()))[0]
        hour = random.uniform(0, HOURS)
        if random.random() < 0.25:
            hour = random.choice(rounds) + random.uniform(0, 60) / 3600
        acts.append(Act(hour, what, random.randrange(goods), random.randint(1, 4), random.random()))
    counted = random.uniform(DAY, HOURS)
    acts += [Act(counted, "count", number, random.choice([0, 0, 0, -1, 1]), 0.0) for number in range(goods)]
    return tuple(sorted(acts, key=lambda act: act.hour))
