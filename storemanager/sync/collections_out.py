"""Keeping an account's collections true: each holds exactly the items of its category, and the channel is told only
when that has changed. Level-triggered: what was lost on the way is sent again, because it still differs."""

from __future__ import annotations

from sqlmodel import Session

from storemanager.channels.base import Collections, ListingRef
from storemanager.channels.errors import ChannelError, RejectedError
from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.services import attention, collections
from storemanager.services.collections import WantedCollection
from storemanager.sync.desk import Desk
from storemanager.texts import translate


def keep_collections(desk: Desk, channel: Collections, *, look: bool) -> None:
    """Tell the channel what differs; with `look` everything, because somebody may have changed it there. One that was
    refused is tried again when the owner asks for it, and holds nobody else back; a channel that cannot be reached is
    left for the next round."""
    with desk.read() as session:
        wanted = collections.wanted(session, desk.account_id)
    for each in wanted:
        if not (each.is_open or (desk.by_hand and each.refused) or (look and not each.take_away)):
            continue
        desk.check()
        try:
            remote_id = _put(channel, each)
        except ChannelError as error:
            with desk.write() as session:
                _refused(session, desk, each, error)
            if not isinstance(error, RejectedError):
                return
            continue
        with desk.write() as session:
            collections.kept(session, each, remote_id, now=desk.now())
            attention.resolve(session, _key(each), resolution="done", now=desk.now())
        if each.is_open:
            desk.tally.add("collections_kept")


def _put(channel: Collections, each: WantedCollection) -> str:
    """What the channel calls it now; empty when it is not there."""
    if each.take_away:
        if each.remote_id:
            channel.remove_collection(each.remote_id)
        return ""
    items = [ListingRef(product_id, variant_id) for product_id, variant_id in each.items]
    return channel.put_collection(each.name, items, each.remote_id).remote_id


def _key(each: WantedCollection) -> str:
    return f"collection:{each.id}"


def _refused(session: Session, desk: Desk, each: WantedCollection, error: ChannelError) -> None:
    """An error that passes by itself is told at the collection only; one that does not needs the owner."""
    for_good = isinstance(error, RejectedError)
    collections.refused(session, each, error.message, for_good=for_good)
    if not for_good:
        desk.tally.notes.append(
            translate("sync", "The set “{name}” waits for the next sync. {problem}")(
                name=each.name, problem=error.message
            )
        )
        return
    account = session.get_one(ChannelAccount, desk.account_id)
    attention.raise_(
        session,
        kind=AttentionKind.WRITE_REFUSED,
        severity=Severity.WARN,
        area=Area.STOCK,
        key=_key(each),
        account_id=desk.account_id,
        title=translate("sync", "{account} does not take the set “{name}”.")(account=account.name, name=each.name),
        meaning=translate("sync", "Shoppers there see it as it was before, or not at all. {problem}")(
            problem=error.message
        ),
        advice=error.advice,
        action="sync_now",
        payload={"account_id": desk.account_id},
        channel_reply=error.reply,
        now=desk.now(),
    )
