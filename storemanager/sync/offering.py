"""Putting a product of the book on a channel, changing it there, showing and hiding it: acts for the outbox."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import Variant
from storemanager.domain.syncing import OutboxKind
from storemanager.errors import NotAllowedError
from storemanager.services import outbox
from storemanager.services.outbox import NewAct
from storemanager.texts import translate


def put_on_channel(session: Session, account_id: int, product_id: int, *, publish: bool = True, now: datetime) -> int:
    """Create the product there at the next sync; with `publish` it is shown to shoppers once its numbers were read
    back."""
    if remote_product(session, account_id, product_id) is not None:
        raise NotAllowedError(
            translate("sync", "The product is on this channel already."),
            translate("sync", "Change it there instead."),
        )
    return _add(session, creating(account_id, product_id, publish=publish, now=now), now)


def creating(account_id: int, product_id: int, *, publish: bool = True, now: datetime) -> NewAct:
    """The act of `put_on_channel`, for many that are noted down together."""
    key = f"create:{account_id}:{product_id}:{now.isoformat()}"
    return NewAct(account_id, OutboxKind.CREATE_LISTING, {"publish": publish}, key, product_id)


def updating(account_id: int, product_id: int, remote_id: str, *, now: datetime) -> NewAct:
    """The act of `update_on_channel`; `remote_id` is the product's id there."""
    key = f"update:{account_id}:{product_id}:{now.isoformat()}"
    return NewAct(account_id, OutboxKind.UPDATE_LISTING, {"remote_product_id": remote_id}, key, product_id)


def publishing(account_id: int, product_id: int, remote_id: str, published: bool, *, now: datetime) -> NewAct:
    """The act of `set_published`."""
    key = f"publish:{account_id}:{product_id}:{published}:{now.isoformat()}"
    payload = {"remote_product_id": remote_id, "published": published}
    return NewAct(account_id, OutboxKind.PUBLISH, payload, key, product_id)


def update_on_channel(session: Session, account_id: int, product_id: int, *, now: datetime) -> int:
    """Send its texts, pictures, categories and variants again."""
    return _add(session, updating(account_id, product_id, _there(session, account_id, product_id), now=now), now)


def set_published(session: Session, account_id: int, product_id: int, published: bool, *, now: datetime) -> int:
    """Show it to shoppers there, or hide it."""
    remote_id = _there(session, account_id, product_id)
    return _add(session, publishing(account_id, product_id, remote_id, published, now=now), now)


def _add(session: Session, act: NewAct, now: datetime) -> int:
    return outbox.add(
        session, account_id=act.account_id, kind=act.kind, product_id=act.product_id, payload=act.payload, key=act.key,
        now=now,
    )  # fmt: skip


def remote_product(session: Session, account_id: int, product_id: int) -> str | None:
    """The product's id on the account, if it is there."""
    query = (
        select(Listing.remote_product_id)
        .join(Variant, col(Variant.id) == Listing.variant_id)
        .where(
            Listing.account_id == account_id,
            Listing.match_state == MatchState.MATCHED,
            Variant.product_id == product_id,
            col(Listing.gone_at).is_(None),
        )
    )
    return session.exec(query).first()


def _there(session: Session, account_id: int, product_id: int) -> str:
    remote_id = remote_product(session, account_id, product_id)
    if remote_id is None:
        raise NotAllowedError(
            translate("sync", "The product is not on this channel yet."),
            translate("sync", "Put it there first."),
        )
    return remote_id
