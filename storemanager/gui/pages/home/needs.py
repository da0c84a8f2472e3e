"""What needs the owner now, the most urgent first: pure, so that its order can be read and tested without a window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from storemanager import texts
from storemanager.domain.accounts import AccountState
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.gui import words
from storemanager.gui.pages.home.loading import HomeData
from storemanager.gui.records import ConnectChannel, OrdersTab
from storemanager.money import Money
from storemanager.reports.home_rows import AccountHealth, OrderHint, ToShip, Unmatched
from storemanager.services.attention import AttentionRow
from storemanager.texts import Text, translate

MATTERS_SHOWN = 4
"""More of them are one line that leads to the list of all."""
_TOLD_ABOVE = (AttentionKind.SIGN_IN, AttentionKind.UNKNOWN_PRODUCT)
_ICONS = {
    Area.STOCK: "package-x",
    Area.ORDERS: "clipboard-list",
    Area.PRICES: "tag",
    Area.CONNECTION: "unplug",
    Area.CUSTOMERS: "users",
}


@dataclass(frozen=True)
class Need:
    """One line: what it is, since or until when, and the button that goes there. `key` stays over refreshes."""

    key: str
    icon: str
    tone: str
    title: str
    second: str
    trail: str
    trail_tone: str
    button: str
    page: str
    record: object = None


def needs(data: HomeData, now: datetime) -> tuple[Need, ...]:
    """The list of the card "Needs you now"."""
    home = data.home
    names = {account.account_id: account.name for account in home.accounts}
    matters = _grouped([row for row in data.matters if row.kind not in _TOLD_ABOVE])
    danger = [same for same in matters if same[0].severity is Severity.DANGER]
    rest = [same for same in matters if same[0].severity is not Severity.DANGER]
    shown = (danger + rest)[:MATTERS_SHOWN]
    left = sum(len(same) for same in matters) - sum(len(same) for same in shown)
    found = [
        *_late(home.to_ship, now),
        *(_signed_out(account, now) for account in home.accounts if account.state is AccountState.SIGN_IN),
        *(_matter(same, names, now) for same in shown if same in danger),
        *_due_today(home.to_ship, now),
        *_to_confirm(home.to_confirm),
        *_unmatched(home.unmatched, now),
        *(_matter(same, names, now) for same in shown if same not in danger),
        *_more(left),
    ]
    return tuple(found)


def _grouped(matters: Sequence[AttentionRow]) -> list[list[AttentionRow]]:
    """The same thing on several accounts is one line: a network that is down would fill the list otherwise."""
    groups: dict[tuple[AttentionKind, str], list[AttentionRow]] = {}
    for row in matters:
        groups.setdefault((row.kind, str(row.title)), []).append(row)
    return list(groups.values())


def _late(to_ship: ToShip, now: datetime) -> Iterator[Need]:
    first = to_ship.late_first
    if not to_ship.late or first is None:
        return
    title = translate("home", "{count:order is|orders are} past the ship-by time")(count=to_ship.late)
    late, _ = words.ship_by(first.ship_by, now)
    record: object = first.order_id if to_ship.late == 1 else OrdersTab("to_ship")
    button = _words(translate("home", "Pack it")) if to_ship.late == 1 else _words(translate("home", "Open queue"))
    second = _order(first, now, due=True)
    yield Need("late", "alarm-clock", "danger", str(title), second, late, "danger", button, "orders", record)


def _due_today(to_ship: ToShip, now: datetime) -> Iterator[Need]:
    first = to_ship.next_due
    if not to_ship.due_today or first is None:
        return
    title = translate("home", "{count:order|orders} to ship today")(count=to_ship.due_today)
    left = "" if first.ship_by is None else words.span(first.ship_by - now)
    yield Need(
        "due", "package", "warn", str(title), _order(first, now, due=True),
        str(translate("home", "first in {time}")(time=left)), "warn", _words(translate("home", "Open queue")),
        "orders", OrdersTab("to_ship"),
    )  # fmt: skip


def _to_confirm(count: int) -> Iterator[Need]:
    if count:
        title = translate("home", "{count:order waits|orders wait} for you to confirm")(count=count)
        second = _words(translate("home", "The goods are reserved until you decide"))
        button = _words(translate("home", "Confirm"))
        yield Need(
            "confirm", "list-checks", "info", str(title), second, "", "", button, "orders", OrdersTab("to_confirm")
        )


def _unmatched(unmatched: Unmatched, now: datetime) -> Iterator[Need]:
    first = unmatched.first
    if not unmatched.lines or first is None:
        return
    title = translate("home", "{count:order has|orders have} an item that matches no product")(count=unmatched.orders)
    second = f"{_where(first)} · “{unmatched.first_title}”"
    yield Need(
        "unmatched", "unplug", "warn", str(title), second, words.when(first.placed_at, now), "",
        _words(translate("home", "Match")), "orders", first.order_id,
    )  # fmt: skip


def _signed_out(account: AccountHealth, now: datetime) -> Need:
    title = translate("home", "{account} no longer lets us in")(account=account.name)
    said = account.problem or translate("home", "Nothing is sent or fetched there until you sign in again.")
    last = ""
    if account.last_synced_at is not None:
        last = str(translate("home", "last synced {time}")(time=words.when(account.last_synced_at, now)))
    return Need(
        f"account:{account.account_id}", "key-round", "danger", str(title), str(said), last, "",
        _words(translate("home", "Sign in")), "channels", ConnectChannel(account.kind, account.account_id),
    )  # fmt: skip


def _matter(same: Sequence[AttentionRow], names: Mapping[int, str], now: datetime) -> Need:
    row = same[0]
    danger = row.severity is Severity.DANGER
    title = str(row.title)
    places = [name for each in same if (name := names.get(each.account_id or 0, "")) and name not in title]
    second = " · ".join(part for part in (", ".join(dict.fromkeys(places)), str(row.meaning)) if part)
    return Need(
        f"matter:{row.id}", _ICONS[row.area], "danger" if danger else "warn", title, second,
        words.when(min(each.raised_at for each in same), now), "", _words(translate("home", "Review")), "attention",
        row.id if len(same) == 1 else None,
    )  # fmt: skip


def _more(count: int) -> Iterator[Need]:
    if count > 0:
        title = translate("home", "{count} more need attention")(count=count)
        button = _words(translate("home", "See all"))
        yield Need("more", "triangle-alert", "warn", str(title), "", "", "", button, "attention")


def _order(hint: OrderHint, now: datetime, *, due: bool) -> str:
    parts = [_where(hint)]
    if due and hint.ship_by is not None:
        parts.append(str(translate("home", "due {time}")(time=words.clock(hint.ship_by, now))))
    if hint.customer:
        parts.append(hint.customer)
    parts.append(texts.amount(Money(hint.total, hint.currency)))
    return " · ".join(parts)


def _where(hint: OrderHint) -> str:
    return f"{hint.account_name} {hint.number}".strip()


def _words(text: Text) -> str:
    return str(text)
