"""What the page “What each channel will show” asks the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storemanager.gui.pages.product_channels.loading import channels
from storemanager.services.accounts import AccountRow
from storemanager.sync import channel_show
from storemanager.sync.channel_show import ChannelsShown


@dataclass(frozen=True)
class ShownData:
    """What channels show of a product, and the accounts with what is wrong with them."""

    shown: ChannelsShown
    accounts: tuple[AccountRow, ...]


def shown(session: Session, product_id: int, variant_id: int | None, now: datetime) -> ShownData:
    """All of the page “What each channel will show”."""
    return ShownData(
        channel_show.what_channels_show(session, product_id, now=now, variant_id=variant_id), channels(session)
    )
