"""How an account is, in words and with the button that helps: pure, for the list and the account's own page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from storemanager import texts
from storemanager.domain.accounts import AccountState, MatchState
from storemanager.domain.syncing import OutboxKind, OutboxState, RunState
from storemanager.gui import words
from storemanager.gui.models.rows import Pill
from storemanager.gui.pages.channels.loading import AccountLine
from storemanager.gui.syncing import AccountProgress
from storemanager.gui.syncing import AccountState as Running
from storemanager.texts import Text, translate

SIGN_IN, GO_ON, REVIEW, RESUME, PROBLEMS, STOP = "sign_in", "go_on", "review", "resume", "problems", "stop"
COMPARE = "compare"


@dataclass(frozen=True)
class Condition:
    """A pill, the reason below it, and what the button does ("" for none)."""

    pill: Pill
    reason: str
    action: str = ""
    button: str = ""


_WRITES: dict[str, Text] = {
    "COMPARE_AND_SET": translate("channels_page", "stock is compared, then set"),
    "DELTA": translate("channels_page", "stock is counted up and down"),
    "NON_ATOMIC_DELTA": translate("channels_page", "stock is counted up and down, read back"),
    "ABSOLUTE": translate("channels_page", "stock is overwritten, read back"),
}
_MATCH: dict[MatchState, tuple[Text, str, str]] = {
    MatchState.MATCHED: (translate("channels_page", "matched"), "", ""),
    MatchState.SUGGESTED: (translate("channels_page", "look at it"), "warn", "triangle-alert"),
    MatchState.UNMATCHED: (translate("channels_page", "no match"), "warn", "unlink"),
    MatchState.IGNORED: (translate("channels_page", "left out"), "", ""),
}
_REASONS: dict[str, Text] = {
    "sku": translate("channels_page", "same SKU"),
    "almost sku": translate("channels_page", "nearly the same SKU"),
    "barcode": translate("channels_page", "same barcode"),
    "ambiguous": translate("channels_page", "the SKU is there more than once"),
    "owner": translate("channels_page", "chosen by you"),
    "adopted": translate("channels_page", "taken in from the channel"),
    "title": translate("channels_page", "same name"),
    "adopting": translate("channels_page", "being taken in from the channel"),
    "created": translate("channels_page", "created by this program"),
}
_ACTS: dict[OutboxKind, Text] = {
    OutboxKind.SHIP: translate("channels_page", "Report as shipped"),
    OutboxKind.CANCEL: translate("channels_page", "Cancel the order"),
    OutboxKind.REFUND: translate("channels_page", "Refund"),
    OutboxKind.STATUS: translate("channels_page", "Change the order's state"),
    OutboxKind.NOTE: translate("channels_page", "Write a note"),
    OutboxKind.CREATE_LISTING: translate("channels_page", "Put the product on the channel"),
    OutboxKind.UPDATE_LISTING: translate("channels_page", "Change the product there"),
    OutboxKind.PUBLISH: translate("channels_page", "Show or hide the product"),
    OutboxKind.SEND_MESSAGE: translate("channels_page", "Send the message"),
    OutboxKind.PUBLISH_POST: translate("channels_page", "Publish the post"),
    OutboxKind.REMOVE_POST: translate("channels_page", "Take down the post"),
    OutboxKind.REPLY_REVIEW: translate("channels_page", "Answer the review"),
}
_ACT_STATES: dict[OutboxState, tuple[Text, str, str]] = {
    OutboxState.WAITING: (translate("channels_page", "waiting"), "", ""),
    OutboxState.UNCLEAR: (translate("channels_page", "answer was lost, will look first"), "warn", "hourglass"),
    OutboxState.PARKED: (translate("channels_page", "refused"), "danger", "triangle-alert"),
    OutboxState.DONE: (translate("channels_page", "done"), "success", ""),
    OutboxState.WITHDRAWN: (translate("channels_page", "withdrawn"), "", ""),
}
_RUNS: dict[RunState, tuple[Text, str, str]] = {
    RunState.RUNNING: (translate("channels_page", "running"), "info", "loader"),
    RunState.DONE: (translate("channels_page", "done"), "success", "check"),
    RunState.ATTENTION: (translate("channels_page", "done, needs you"), "warn", "triangle-alert"),
    RunState.FAILED: (translate("channels_page", "did not work"), "danger", "circle-x"),
    RunState.CANCELLED: (translate("channels_page", "stopped"), "", "pause"),
}
_TRIGGERS: dict[str, Text] = {
    "button": translate("channels_page", "by you"),
    "schedule": translate("channels_page", "by the timetable"),
    "command": translate("channels_page", "by the command line"),
    "adopt": translate("channels_page", "products taken in"),
    "practice": translate("channels_page", "first sync"),
    "connect": translate("channels_page", "first sync"),
    "message": translate("channels_page", "to send a message"),
}


def condition(line: AccountLine, progress: AccountProgress | None, now: datetime) -> Condition:
    """How the account is now, and the one thing that would help most."""
    row = line.row
    if progress is not None and progress.state is Running.RUNNING:
        return _said(translate("channels_page", "Syncing"), "info", "loader", progress.words, STOP,
                     translate("channels_page", "Stop"))  # fmt: skip
    if row.state is AccountState.PAUSED:
        reason = translate("channels_page", "nothing is sent or fetched")
        return _said(translate("channels_page", "Paused"), "", "pause", str(reason), RESUME,
                     translate("channels_page", "Resume"))  # fmt: skip
    if row.state is AccountState.SIGN_IN:
        reason = row.problem or translate("channels_page", "the channel no longer lets us in")
        return _said(translate("channels_page", "Sign in again"), "danger", "key-round", str(reason), SIGN_IN,
                     translate("channels_page", "Sign in"))  # fmt: skip
    if row.read_only is not None and row.state is AccountState.ACTIVE:
        reason = translate("channels_page", "orders come in; look before anything goes out")
        return _said(translate("channels_page", "Nothing is sent"), "warn", "lock", str(reason), COMPARE,
                     translate("channels_page", "Look at the comparison"))  # fmt: skip
    if row.retry_at is not None and row.retry_at > now:
        reason = translate("channels_page", "tries again at {time}")(time=words.clock(row.retry_at, now))
        return _said(translate("channels_page", "Waiting"), "warn", "hourglass", str(reason), PROBLEMS,
                     translate("channels_page", "See why"))  # fmt: skip
    if row.problem is not None:
        return _said(translate("channels_page", "Not reached"), "danger", "wifi-off", str(row.problem), PROBLEMS,
                     translate("channels_page", "See why"))  # fmt: skip
    if row.state is AccountState.SETTING_UP:
        reason = translate("channels_page", "nothing is sent before you agree")
        return _said(translate("channels_page", "Being set up"), "info", "plug", str(reason), GO_ON,
                     translate("channels_page", "Go on"))  # fmt: skip
    if row.to_review:
        reason = translate("channels_page", "{count:pair|pairs} to decide")(count=row.to_review)
        return _said(translate("channels_page", "Look at it"), "warn", "triangle-alert", str(reason), REVIEW,
                     translate("channels_page", "Review matches"))  # fmt: skip
    if line.matters:
        reason = translate("channels_page", "{count:thing needs|things need} you")(count=line.matters)
        return _said(translate("channels_page", "Look at it"), "warn", "triangle-alert", str(reason), PROBLEMS,
                     translate("channels_page", "See problems"))  # fmt: skip
    return _well(line)


def _well(line: AccountLine) -> Condition:
    row = line.row
    if row.last_synced_at is None:
        reason = translate("channels_page", "comes with the next sync")
        return _said(translate("channels_page", "Not synced yet"), "info", "clock", str(reason))
    if row.waiting:
        reason = translate("channels_page", "{count:change waits|changes wait} for the next sync")(count=row.waiting)
        return _said(translate("channels_page", "Fine"), "success", "check", str(reason))
    said = str(translate("channels_page", "everything was sent"))
    if line.traffic is not None:
        said = str(translate("channels_page", "the server answers in {time}")(time=seconds(line.traffic.seconds)))
    return _said(translate("channels_page", "Fine"), "success", "check", said)


def _said(pill: Text, tone: str, icon: str, reason: str, action: str = "", button: Text | None = None) -> Condition:
    return Condition(Pill(str(pill), tone, icon), reason, action, str(button) if button else "")


def kind_and_write(line: AccountLine) -> str:
    """ "WooCommerce · stock is counted up and down, read back"."""
    practice = line.row.settings.get("practice")
    title = str(translate("channels_page", "Practice channel")) if practice else line.kind_title
    parts = [title, str(_WRITES[line.write]) if line.write in _WRITES else ""]
    if not line.row.push_stock:
        parts[1] = str(translate("channels_page", "stock is not sent"))
    return " · ".join(part for part in parts if part)


def lag(value: timedelta | None) -> str:
    """1 min 50, 8 min, 2 h."""
    if value is None:
        return words.DASH
    whole = int(value.total_seconds())
    if whole < 600:
        minutes, rest = divmod(whole, 60)
        if not minutes:
            return str(translate("channels_page", "{count:second|seconds}")(count=rest))
        return str(translate("channels_page", "{minutes} min {seconds}")(minutes=minutes, seconds=f"{rest:02}"))
    return words.span(value)


def lag_seconds(whole: int) -> str:
    """3 seconds, 2 min 05."""
    return lag(timedelta(seconds=whole))


def seconds(value: float) -> str:
    """0.4 s, 0,4 giây."""
    figure = f"{value:.1f}".replace(".", "," if texts.language() == "vi" else ".")
    return str(translate("channels_page", "{figure} s")(figure=figure))


def match_pill(state: MatchState) -> Pill:
    said, tone, icon = _MATCH[state]
    return Pill(str(said), tone, icon)


def match_reason(reason: str) -> str:
    """Why an item is taken to be a product."""
    return str(_REASONS[reason]) if reason in _REASONS else ""


def act_words(kind: OutboxKind) -> str:
    return str(_ACTS[kind])


def act_pill(state: OutboxState) -> Pill:
    said, tone, icon = _ACT_STATES[state]
    return Pill(str(said), tone, icon)


def run_pill(state: RunState) -> Pill:
    said, tone, icon = _RUNS[state]
    return Pill(str(said), tone, icon)


def trigger(name: str) -> str:
    return str(_TRIGGERS[name]) if name in _TRIGGERS else name
