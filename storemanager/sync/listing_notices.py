"""What a sync finds about one item of a channel: gone, refused, not taking what is written, or sharing its number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlmodel import Session

from storemanager.domain.accounts import ChannelAccount, Listing
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.services import attention
from storemanager.texts import Text, Value, translate


def listing_trouble(
    session: Session,
    listing_id: int,
    *,
    kind: AttentionKind,
    key: str,
    severity: Severity,
    area: Area,
    title: Text,
    meaning: Text,
    advice: Text,
    action: str,
    reply: str = "",
    payload: Mapping[str, object] | None = None,
    now: datetime,
    **values: Value,
) -> None:
    """One row about one item of a channel; `title` may name it as {title} and its account as {account}."""
    listing = session.get(Listing, listing_id)
    if listing is None:
        return
    account = session.get(ChannelAccount, listing.account_id)
    named: dict[str, Value] = {
        "title": listing.remote_title or listing.remote_sku,
        "account": account.name if account else "",
        **values,
    }
    attention.raise_(
        session, kind=kind, severity=severity, area=area, key=key, account_id=listing.account_id,
        listing_id=listing_id, variant_id=listing.variant_id, title=title(**named), meaning=meaning, advice=advice,
        action=action, payload={"listing_ids": [listing_id], **(payload or {})}, channel_reply=reply, now=now,
    )  # fmt: skip


def listing_gone(session: Session, listing_id: int, *, now: datetime) -> None:
    listing_trouble(
        session, listing_id, kind=AttentionKind.LISTING_GONE, key=f"listing-gone:{listing_id}", severity=Severity.WARN,
        area=Area.STOCK, title=translate("sync", "{title} is no longer on {account}."),
        meaning=translate("sync", "It was deleted there, so nothing is sent to it and nobody can buy it there."),
        advice=translate("sync", "Put it back on the channel, or leave it."), action="forget_listing", now=now,
    )  # fmt: skip


def write_refused(
    session: Session,
    listing_id: int,
    what: str,
    problem: Text,
    reply: str,
    *,
    advice: Text | None = None,
    offer: str = "",
    now: datetime,
) -> None:
    """The channel does not take a number of ours; its own words are shown as its own. Who refuses knows best what would
    help."""
    stock = what == "stock"
    listing_trouble(
        session, listing_id, kind=AttentionKind.WRITE_REFUSED, key=f"refused-{what}:{listing_id}",
        severity=Severity.DANGER if stock else Severity.WARN, area=Area.STOCK if stock else Area.PRICES,
        title=translate("sync", "{account} does not take the stock of {title}.")
        if stock
        else translate("sync", "{account} does not take the price of {title}."),
        meaning=translate("sync", "Shoppers there see an old number. {problem}")(problem=problem),
        advice=advice or translate("sync", "Look at the item on the channel, then write again."),
        action="write_again", reply=reply, payload={"offer": offer} if offer else {}, now=now,
    )  # fmt: skip


def not_taking(session: Session, listing_id: int, shown: int | None, wanted: int, *, now: datetime) -> None:
    """Written three times, confirmed never (F34)."""
    listing_trouble(
        session, listing_id, kind=AttentionKind.DRIFT, key=f"drift:{listing_id}", severity=Severity.DANGER,
        area=Area.STOCK, title=translate("sync", "{title} on {account} shows {shown} and should show {wanted}."),
        meaning=translate("sync", "It was written several times and read back, and the number did not change."),
        advice=translate("sync", "See whether another program changes it there, then write again."),
        action="write_again", now=now, shown="?" if shown is None else shown, wanted=wanted,
    )  # fmt: skip


def complaints(session: Session, said: Mapping[int, Text | None], *, now: datetime) -> None:
    """What a channel has against items of ours, by listing: one row each, as long as it says so; None: nothing."""
    keys = {_complaint_key(listing_id): listing_id for listing_id in said}
    open_ones = set(session.connection().scalars(_OPEN, {"keys": list(keys)}))
    for key, listing_id in keys.items():
        complaint = said[listing_id]
        if complaint is not None:
            _complaint(session, listing_id, complaint, now)
        elif key in open_ones:
            attention.resolve(session, key, resolution="nothing is wrong with it any more", now=now)


def _complaint_key(listing_id: int) -> str:
    return f"complaint:{listing_id}"


def _complaint(session: Session, listing_id: int, said: Text, now: datetime) -> None:
    listing_trouble(
        session, listing_id, kind=AttentionKind.OTHER, key=_complaint_key(listing_id), severity=Severity.WARN,
        area=Area.STOCK, title=translate("sync", "{account} has something against {title}."), meaning=said,
        advice=translate("sync", "Change the product there or here; it is looked at again with the next full check."),
        action="open_variant", now=now,
    )  # fmt: skip


_OPEN = select(attention.ATTENTION.c.open_key).where(
    attention.ATTENTION.c.open_key.in_(bindparam("keys", expanding=True))
)


def shared_number(session: Session, listing_id: int, *, now: datetime) -> None:
    listing_trouble(
        session, listing_id, kind=AttentionKind.OTHER, key=f"shared:{listing_id}", severity=Severity.WARN,
        area=Area.STOCK, title=translate("sync", "{title} on {account} has one number for several variants."),
        meaning=translate("sync", "They are counted one by one here, so no number fits and none is sent."),
        advice=translate("sync", "Let the channel keep stock for each variant, then sync again."),
        action="write_again", now=now,
    )  # fmt: skip
