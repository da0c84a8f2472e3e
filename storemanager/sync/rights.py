"""A key that may do all but one thing (F53): that one kind of writing waits and the owner reads which right is missing;
orders still come in, and everything else goes on. One try a round finds out when the right is there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, select

from storemanager.channels.errors import SignInError
from storemanager.domain.accounts import ChannelAccount, Listing, MatchState
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.services import account_standing, attention
from storemanager.services.account_holds import NO_STOCK_RIGHT
from storemanager.services.changes import mark_changed
from storemanager.sync.desk import Desk
from storemanager.texts import Text, translate


@dataclass(frozen=True)
class Right:
    """One kind of writing, and how the owner reads that it is not allowed."""

    name: str
    area: Area
    severity: Severity
    title: Text
    meaning: Text

    def key(self, account_id: int) -> str:
        return f"no-right:{self.name}:{account_id}"


STOCK = Right(
    "stock",
    Area.STOCK,
    Severity.DANGER,
    translate("sync", "{account}: the saved key may not change stock."),
    translate("sync", "Shoppers there see old numbers. Orders still come in, and everything else goes on."),
)
PRICES = Right(
    "prices",
    Area.PRICES,
    Severity.WARN,
    translate("sync", "{account}: the saved key may not change prices."),
    translate("sync", "Shoppers there see old prices. Orders still come in, and everything else goes on."),
)

MESSAGES = Right(
    "messages",
    Area.CUSTOMERS,
    Severity.WARN,
    translate("sync", "{account}: the saved key may not read messages."),
    translate("sync", "What people write there is not shown here. Orders, stock and prices go on."),
)


def hold(desk: Desk, right: Right, error: SignInError) -> None:
    """A write was not allowed. Raises the error where the channel no longer lets us in at all; otherwise the owner is
    told what is missing. Whether it lets us in is asked once: while the row is open, the pull of the round says it."""
    with desk.read() as session:
        known = attention.is_open(session, right.key(desk.account_id))
    if not known:
        try:
            desk.channel.check()
        except SignInError:
            raise error from None
    with desk.write() as session:
        account = session.get_one(ChannelAccount, desk.account_id)
        title = right.title(account=account.name)
        attention.raise_(
            session,
            kind=AttentionKind.WRITE_REFUSED,
            severity=right.severity,
            area=right.area,
            key=right.key(desk.account_id),
            account_id=desk.account_id,
            title=title,
            meaning=right.meaning,
            advice=translate(
                "sync", "Give the key this right on the channel, or connect with another key. Each sync tries again."
            ),
            action="sign_in",
            payload={"account_id": desk.account_id},
            channel_reply=error.reply,
            now=desk.now(),
        )
        if right is STOCK:
            _remember(session, desk, missing=True)
    desk.tally.add("stopped")
    desk.tally.notes.append(title)


def granted(session: Session, desk: Desk, right: Right) -> None:
    """The channel took such a write, or none is to be made any more."""
    attention.resolve(session, right.key(desk.account_id), resolution="granted", now=desk.now())
    if right is STOCK:
        _remember(session, desk, missing=False)


def _remember(session: Session, desk: Desk, *, missing: bool) -> None:
    """While nobody can lower its numbers the account keeps what it shows from all others (design section 4, *strict*);
    who may be offered how many is decided anew when that begins and ends."""
    account = session.get_one(ChannelAccount, desk.account_id)
    if missing == bool(account.settings.get(NO_STOCK_RIGHT)):
        return
    settings = {name: value for name, value in account.settings.items() if name != NO_STOCK_RIGHT}
    account.settings = {**settings, NO_STOCK_RIGHT: True} if missing else settings
    session.add(account)
    session.flush()
    listed = select(Listing.variant_id).where(
        Listing.account_id == desk.account_id, Listing.match_state == MatchState.MATCHED
    )
    mark_changed(session, {variant_id for variant_id in session.exec(listed) if variant_id is not None})


def is_missed(desk: Desk, right: Right) -> bool:
    """Whether the owner reads that it is missing."""
    with desk.read() as session:
        return attention.is_open(session, right.key(desk.account_id))


def not_missed(desk: Desk, right: Right) -> None:
    """Nothing is to be sent now, as when somebody has typed it in there by hand: shoppers see what they should. What
    the account shows stays its own until a write has gone through."""
    with desk.write() as session:
        attention.resolve(session, right.key(desk.account_id), resolution="nothing to send", now=desk.now())


def not_wanted(desk: Desk, right: Right) -> None:
    """The owner has switched this kind of writing off: nothing is missing."""
    with desk.read() as session:
        held = right is STOCK and account_standing.get(session, desk.account_id).settings.get(NO_STOCK_RIGHT)
        if not held and not attention.is_open(session, right.key(desk.account_id)):
            return
    with desk.write() as session:
        granted(session, desk, right)
