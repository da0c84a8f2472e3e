"""What the messages page says: days, waiting times, attachments, how far a message is, who may still be answered."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from storemanager import texts
from storemanager.channels.base import ReplyKind, ReplyWindow
from storemanager.gui import words
from storemanager.gui.models.rows import Chip
from storemanager.gui.pages.messages.bubble import Bubble
from storemanager.gui.pages.messages.order_draft import Goods
from storemanager.gui.pages.messages.thread_cell import ThreadCell
from storemanager.gui.people import initials, shown_name
from storemanager.services.conversations import ConversationRow, MessageRow, MessageState, ThreadChip, ThreadRow
from storemanager.texts import Text, translate

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_ATTACHMENTS: dict[str, tuple[str, Text]] = {
    "image": ("image", translate("messages", "Picture")),
    "video": ("play", translate("messages", "Video")),
    "audio": ("play", translate("messages", "Voice message")),
    "sticker": ("heart", translate("messages", "Sticker")),
    "card": ("package", translate("messages", "Product")),
    "file": ("file-text", translate("messages", "File")),
}


# --- Times ---


def day(local: date, today: date) -> str:
    """Today, 22/11/2026."""
    if local == today:
        return str(translate("messages", "Today, {day}")(day=local))
    if local == today - _DAY:
        return str(translate("messages", "Yesterday, {day}")(day=local))
    return texts.day(local)


def last_at(moment: datetime, now: datetime) -> str:
    """The clock today, "yesterday", the day before that."""
    zone = texts.zone()
    local, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    if local == today:
        return texts.clock_time(moment)
    if local == today - _DAY:
        return str(translate("messages", "yesterday"))
    return words.short_day(local, today)


def left(until: datetime, now: datetime) -> str:
    """23 hours, 40 minutes, 5 days."""
    rest = max(until - now, timedelta())
    if rest >= 2 * _DAY:
        return str(translate("messages", "{count:day|days}")(count=rest.days))
    if rest >= _HOUR:
        return str(translate("messages", "{count:hour|hours}")(count=int(rest / _HOUR)))
    return str(translate("messages", "{count:minute|minutes}")(count=max(int(rest.total_seconds()) // 60, 1)))


# --- The list ---


def thread_cell(row: ThreadRow, now: datetime) -> ThreadCell:
    """A conversation in the list."""
    waits = is_waiting(row, now)
    name = shown_name(row.title)
    last = row.last_text or attachment(row.last_attachment)
    if row.last_from_shop:
        last = str(translate("messages", "You: {text}")(text=last))
    since = row.waiting_since or row.last_at
    when = words.span(now - since) if waits else last_at(row.last_at, now)
    chips = tuple(Chip(chip.kind, chip_name(chip)) for chip in row.chips)
    return ThreadCell(
        name, " ".join(last.split()), chips=chips, initials=initials(name), when=when,
        when_tone="warn" if waits else "", unread=row.unread, spoken=_spoken(row, name, last, when, waits),
    )  # fmt: skip


def is_waiting(row: ThreadRow, now: datetime) -> bool:
    """Somebody waits for an answer, and the owner has not put it off."""
    put_off = row.snoozed_until is not None and row.snoozed_until > now
    return row.waiting_since is not None and not row.done and not put_off


def chip_name(chip: ThreadChip) -> str:
    """The account, and the part of the channel where it has several."""
    return f"{chip.account_name}, {chip.place.capitalize()}" if chip.place else chip.account_name


def place_words(row: ConversationRow) -> str:
    """The account, and the part of the channel where it has several."""
    return f"{row.account_name} · {row.place.capitalize()}" if row.place else row.account_name


def attachment(kind: str) -> str:
    """What a message without words is."""
    if not kind:
        return str(translate("messages", "(no text)"))
    return str(_ATTACHMENTS.get(kind, _ATTACHMENTS["file"])[1])


def _spoken(row: ThreadRow, name: str, last: str, when: str, waits: bool) -> str:
    where = ", ".join(chip_name(chip) for chip in row.chips)
    waiting = translate("messages", "waits for an answer for {time}")(time=when) if waits else when
    unread = translate("messages", "{count} not read")(count=row.unread) if row.unread else ""
    return ", ".join(str(part) for part in (name, where, last, waiting, unread) if str(part))


# --- One message ---


def fill_bubble(bubble: Bubble, row: MessageRow, *, place: bool = False) -> None:
    """Its words, what was attached, and one line below."""
    if row.text:
        bubble.add_text(row.text)
    for attached in row.attachments:
        icon, kind = _ATTACHMENTS.get(attached.kind, _ATTACHMENTS["file"])
        name = f"{kind}: {attached.name}" if attached.name else str(kind)
        bubble.add_attachment(icon, name, attached.url if attached.url.startswith("https://") else "")
    if not row.readable and not row.text and not row.attachments:
        bubble.add_text(str(translate("messages", "The channel shows no text of this message any more.")), muted=True)
    parts = [texts.clock_time(row.sent_at), row.place.capitalize() if place else "", row.author, state(row.state)]
    bubble.say_below(" · ".join(part for part in parts if part), texts.moment(row.sent_at))
    if row.state is MessageState.REFUSED:
        reason = str(row.problem) if row.problem else str(translate("messages", "The channel did not take it."))
        bubble.say_refused(reason, again=True)
    who = translate("messages", "You") if row.from_shop else translate("messages", "Customer")
    bubble.setAccessibleName(f"{who}: {'. '.join(bubble.texts())}. {bubble.below.text()}")


_STATES: dict[MessageState, Text] = {
    MessageState.SENDING: translate("messages", "sending"),
    MessageState.UNCLEAR: translate("messages", "sent, waiting for the channel to confirm"),
    MessageState.REFUSED: translate("messages", "not sent"),
    MessageState.WITHDRAWN: translate("messages", "taken back, not sent"),
}


def state(of: MessageState) -> str:
    """How far a message of ours is; nothing when it has arrived."""
    return str(_STATES[of]) if of in _STATES else ""


# --- What may be sent ---


def window_short(window: ReplyWindow | None, now: datetime) -> str:
    """For the head: how long there is to answer."""
    if window is None:
        return ""
    if window.kind is ReplyKind.CLOSED:
        return str(translate("messages", "the time to answer is over"))
    if window.kind is ReplyKind.TEMPLATE:
        return str(translate("messages", "only an approved template"))
    if window.until is None:
        return ""
    return str(translate("messages", "{time} left to answer")(time=left(window.until, now)))


def window_note(window: ReplyWindow, then: ReplyWindow | None, now: datetime) -> tuple[str, str]:
    """A sentence over the answer, and its tone; nothing while there is time enough."""
    if window.kind is ReplyKind.CLOSED:
        return str(
            translate(
                "messages",
                "The channel takes no message to this person until they write again. Call them, if you know the phone.",
            )
        ), "warn"
    if window.kind is ReplyKind.TEMPLATE:
        return str(
            translate(
                "messages",
                "The time for a free answer is over. Only a template that the channel has approved may be sent, until "
                "the customer writes again.",
            )
        ), "warn"
    if window.until is None:
        return "", ""
    rest, after = left(window.until, now), after_that(then)
    if window.kind is ReplyKind.BY_HAND:
        told = translate("messages", "For {time} more: your own words, no offers and no products. {after}")
        return str(told(time=rest, after=after)), ""
    soon = window.until - now < _SOON
    told = translate("messages", "{time} left to answer freely. {after}")
    return str(told(time=rest, after=after)), "warn" if soon else ""


def after_that(then: ReplyWindow | None) -> str:
    """What may be sent when the time is over."""
    kind = then.kind if then is not None else ReplyKind.CLOSED
    return str(_AFTER[kind])


_SOON = timedelta(hours=3)
_AFTER: dict[ReplyKind, Text] = {
    ReplyKind.FREE: translate("messages", "After that too."),
    ReplyKind.BY_HAND: translate("messages", "After that only what you write yourself, without offers."),
    ReplyKind.TEMPLATE: translate("messages", "After that only an approved template."),
    ReplyKind.CLOSED: translate("messages", "After that nothing, until the customer writes again."),
}


# --- What quick replies are filled with ---


def fills(goods: Goods, currency: str) -> dict[str, str]:
    """A product as it is spoken of."""
    values = {"product": goods.name, "price": amount(goods.price, currency)}
    if goods.track_stock:
        values["available"] = words.quantity(goods.short_of, goods.scale)
    return values


def amount(minor: int | None, currency: str) -> str:
    """An amount, or nothing where there is none."""
    return "" if minor is None else words.money(minor, currency)
