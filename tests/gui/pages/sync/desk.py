"""What a test does on the Sync page and waits for, and what it writes into the book beforehand."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from storemanager import clock
from storemanager.domain.accounts import AccountState, ChannelAccount, Listing, MatchState
from storemanager.domain.syncing import RunState, SentField, SentValue, SyncRun
from storemanager.gui.pages.sync.page import SyncPage
from storemanager.gui.widgets.overlay import Toast
from storemanager.sync import schedule
from storemanager.texts import translate, verbatim
from tests.gui.channel_shop import ChannelShop
from tests.makers import a_variant
from tests.order_makers import an_account

SLOW = 20_000


def opened(made: ChannelShop, qtbot: QtBot) -> SyncPage:
    made.window.start_pages("sync")
    page = made.syncs()
    made.sync.runner.look()
    quiet(made, qtbot)
    assert page.data is not None
    return page


def quiet(made: ChannelShop, qtbot: QtBot) -> None:
    """Until everything asked was answered and nothing more is about to be asked."""

    def still() -> bool:
        page = made.window.current_page()
        later = getattr(page, "_later", None)
        runner = made.sync.runner
        busy = made.background.waiting() or runner.running or runner._soon.isActive()
        return not busy and (later is None or not later.isActive())

    qtbot.waitUntil(still, timeout=SLOW)
    qtbot.waitUntil(still, timeout=SLOW)


def button(words: str, within: QWidget) -> QPushButton:
    found = [each for each in within.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    assert found, [each.text() for each in within.findChildren(QPushButton) if each.isVisible()]
    return found[0]


def press(made: ChannelShop, qtbot: QtBot, words: str, within: QWidget) -> None:
    qtbot.mouseClick(button(words, within), Qt.MouseButton.LeftButton)
    quiet(made, qtbot)


def undo(made: ChannelShop, qtbot: QtBot) -> None:
    """Press Undo in the newest toast."""
    shown = [toast for toast in made.window.findChildren(Toast) if toast.isVisible()]
    qtbot.mouseClick(max(shown, key=lambda toast: toast.y()).action, Qt.MouseButton.LeftButton)
    quiet(made, qtbot)


def two_accounts(session: Session) -> tuple[int, int]:
    """Two that are well, and a timetable that leaves them alone."""
    schedule.set_every(session, 0)
    ids = an_account(session, "Website"), an_account(session, "Market", "shopee")
    for account_id in ids:
        account = session.get_one(ChannelAccount, account_id)
        account.state, account.last_synced_at = AccountState.ACTIVE, clock.now()
        session.add(account)
    session.flush()
    return ids


def a_run(session: Session, account_id: int, state: RunState = RunState.DONE, *, trouble: str = "") -> int:
    line = translate("sync", "{parts}.")(
        parts=(translate("sync", "{count:stock number sent|stock numbers sent}")(count=2),)
    )
    run = SyncRun(
        round_id="one", account_id=account_id, trigger="button", state=state, started_at=clock.now(),
        finished_at=clock.now() + timedelta(seconds=3), requests=7, lines=[line.to_json()],
        problem=verbatim(trouble).to_json() if trouble else None,
    )  # fmt: skip
    session.add(run)
    session.flush()
    assert run.id is not None
    return run.id


def sent(session: Session, run_id: int, account_id: int, *, repair: bool = False) -> None:
    variant = a_variant(session, "TEA", name="Trà sen") if not repair else None
    listing = Listing(
        account_id=account_id, variant_id=variant, remote_product_id=f"{run_id}-{repair}", remote_title="Lotus tea",
        match_state=MatchState.MATCHED if variant else MatchState.UNMATCHED, updated_at=clock.now(),
    )  # fmt: skip
    session.add(listing)
    session.flush()
    assert listing.id is not None
    session.add(
        SentValue(
            run_id=run_id, listing_id=listing.id, field=SentField.STOCK, before={"stock": 5}, after={"stock": 3},
            repair=repair, sent_at=clock.now(),
        )
    )  # fmt: skip
    session.flush()
