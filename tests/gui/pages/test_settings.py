"""The settings as their owner changes them: each acts at once, says so, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from storemanager import clock, texts
from storemanager.database import Book, book_url
from storemanager.domain.accounts import ChannelAccount, Listing, MatchState
from storemanager.domain.offers import Policy
from storemanager.gui.languages import Languages
from storemanager.gui.pages.settings import SettingsPage, policy_loading
from storemanager.gui.pages.settings.about_section import libraries
from storemanager.gui.pages.settings.policy_exceptions import AddException
from storemanager.gui.pages.settings.policy_loading import PolicyData
from storemanager.gui.pages.settings.section import Section
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.services import accounts, offer_rules, shop
from storemanager.sync import acts, away, guard, schedule
from tests.gui.pages.shown import Shown, shown
from tests.makers import NOON, a_shop, a_variant
from tests.order_makers import a_channel_order, an_account


@pytest.fixture(autouse=True)
def as_before(dressed: QApplication) -> Iterator[None]:
    """Language, zone and look of one test are not those of the next."""
    zone = texts.zone()
    yield
    texts.use_zone(zone)
    theme().less_motion = False
    if texts.language() != "en":
        Languages(dressed).use("en")
    if (theme().wanted, theme().text_percent) != ("light", 100):
        theme().use("light", 100)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def account(book: Book) -> int:
    with book.write() as session:
        a_shop(session, "Mộc Nhiên")
        return an_account(session)


@pytest.fixture
def at(
    qtbot: QtBot, dressed: QApplication, book: Book, account: int, settings: QSettings, tmp_path: Path
) -> Iterator[Shown[SettingsPage]]:
    folder = tmp_path / "shop"
    with shown(qtbot, book, lambda work: SettingsPage(work, settings, book_url(folder), folder)) as found:
        yield found


def go_to(at: Shown[SettingsPage], key: str) -> Section:
    """Press a part in the list at the left."""
    at.press(at.page.entries[key])
    assert at.page.sections[key].isVisible()
    return at.page.sections[key]


def saved(at: Shown[SettingsPage], section: Section) -> None:
    """It said so, with the time."""
    at.settle()
    at.qtbot.waitUntil(section.line.isVisible, timeout=5000)
    assert section.saved.text().startswith("saved ")


def take_back(at: Shown[SettingsPage], section: Section) -> None:
    at.press(section.undo_button)
    at.qtbot.waitUntil(lambda: section.saved.text().startswith("taken back "), timeout=5000)
    assert section.undo_button.isHidden()


# --- The shop ---


def test_another_name_is_saved_when_the_field_is_left_and_undo_brings_the_old_one_back(
    at: Shown[SettingsPage], book: Book
) -> None:
    section = go_to(at, "shop")
    told: list[str] = []
    at.page.shop.shop_changed.connect(told.append)
    at.enter(at.page.shop.name_field, "Moc Nhien 2")
    at.qtbot.keyClick(at.page.shop.name_field, Qt.Key.Key_Return)
    saved(at, section)
    with book.read() as session:
        assert shop.get(session).name == "Moc Nhien 2"
    assert told == ["name"]
    take_back(at, section)
    with book.read() as session:
        assert shop.get(session).name == "Mộc Nhiên"
    at.qtbot.waitUntil(lambda: at.page.shop.name_field.text() == "Mộc Nhiên", timeout=5000)


def test_a_shop_without_a_name_is_refused_with_a_sentence(at: Shown[SettingsPage], book: Book) -> None:
    go_to(at, "shop")
    at.enter(at.page.shop.name_field, "")
    at.qtbot.keyClick(at.page.shop.name_field, Qt.Key.Key_Return)
    at.settle()
    assert at.page.shop.name.problem.text() == "The shop has no name. Write the name customers know."
    with book.read() as session:
        assert shop.get(session).name == "Mộc Nhiên"


def test_the_currency_is_fixed_once_something_has_a_price(at: Shown[SettingsPage], book: Book) -> None:
    assert at.page.shop.currency.isEnabled()
    with book.write() as session:
        a_variant(session, "TEA", price=90_000)
    at.page.refresh()
    at.settle()
    assert not at.page.shop.currency.isEnabled()
    assert "never converted silently" in at.page.shop.money.hint.text()


def test_the_time_zone_changes_how_times_are_shown_at_once(at: Shown[SettingsPage], book: Book) -> None:
    section = go_to(at, "shop")
    at.page.shop.zone.chosen.emit("Europe/Berlin")
    saved(at, section)
    assert texts.zone() == ZoneInfo("Europe/Berlin")
    with book.read() as session:
        assert shop.get(session).timezone == "Europe/Berlin"


# --- Look and language ---


def test_light_dark_and_the_size_of_the_text_act_at_once_and_are_kept(
    at: Shown[SettingsPage], settings: QSettings
) -> None:
    section = go_to(at, "look")
    look = at.page.look
    at.press(look.scheme._buttons["dark"])
    assert theme().scheme == "dark"
    at.press(look.text._buttons["125"])
    assert theme().text_percent == 125
    assert (settings.value("theme"), settings.value("text_percent")) == ("dark", "125")
    saved(at, section)
    take_back(at, section)
    assert theme().text_percent == 100
    assert look.text.current() == "100"


def test_less_motion_is_one_switch(at: Shown[SettingsPage], settings: QSettings) -> None:
    go_to(at, "look")
    at.page.look.motion.click()
    assert theme().less_motion
    assert settings.value("less_motion") == "true"


def test_the_language_of_everything_switches_at_once(at: Shown[SettingsPage], dressed: QApplication) -> None:
    languages = Languages(dressed)
    at.page.language_wanted.connect(languages.use)
    go_to(at, "look")
    at.press(at.page.look.language._buttons["vi"])
    assert texts.language() == "vi"
    at.press(at.page.look.undo_button)
    assert texts.language() == "en"
    assert at.page.look.language.current() == "en"
    assert at.page.look.title.text() == "Look and language"


# --- Stock and channels ---


def test_what_is_held_back_from_a_channel_is_saved_shown_by_example_and_undone(
    at: Shown[SettingsPage], book: Book, account: int
) -> None:
    section = go_to(at, "offers")
    policy = at.page.offers.policies[account]
    policy.safety.setValue(3)
    assert policy.example.text() == "of 20 it may sell 17"
    saved(at, section)
    policy.share.setValue(50)
    at.settle()
    policy.cap.setValue(5)
    at.settle()
    with book.read() as session:
        row = accounts.get(session, account)
    assert (row.safety_stock, row.share_percent, row.cap) == (3, 50, 5)
    assert policy.example.text() == "of 20 it may sell 5"
    take_back(at, section)
    with book.read() as session:
        assert accounts.get(session, account).cap is None
    at.qtbot.waitUntil(lambda: policy.cap.text() == "no limit", timeout=5000)


def test_the_share_that_makes_a_sync_stop_and_ask_is_the_one_the_sync_reads(
    at: Shown[SettingsPage], book: Book
) -> None:
    section = go_to(at, "offers")
    at.page.offers.guards.percent.setValue(35)
    saved(at, section)
    with book.read() as session:
        assert guard._share(session) == 35
    take_back(at, section)
    with book.read() as session:
        assert guard._share(session) == 20


def test_days_away_and_the_wait_of_an_act_are_saved_for_the_sync_one_by_one(
    at: Shown[SettingsPage], book: Book
) -> None:
    section, card = go_to(at, "offers"), at.page.offers.guards
    assert (card.days.value(), card.minutes.value()) == (away.AWAY_DAYS, acts.WAIT_MINUTES)
    card.days.setValue(10)
    saved(at, section)
    card.minutes.setValue(120)
    saved(at, section)
    with book.read() as session:
        assert shop.setting(session, away.SETTING, 0) == 10
        assert shop.setting(session, acts.WAIT_SETTING, 0) == 120
        assert shop.setting(session, guard.SETTING, None) is None
    take_back(at, section)
    with book.read() as session:
        assert shop.setting(session, acts.WAIT_SETTING, 0) == acts.WAIT_MINUTES
        assert shop.setting(session, away.SETTING, 0) == 10


# --- Sync ---


def test_the_timetable_is_switched_off_and_on_again_with_its_minutes(at: Shown[SettingsPage], book: Book) -> None:
    section = go_to(at, "sync")
    at.page.sync.minutes.setValue(15)
    saved(at, section)
    at.press(at.page.sync.switch)
    with book.read() as session:
        assert schedule.every(session) is None
    assert not at.page.sync.minutes.isEnabled()
    at.press(at.page.sync.switch)
    with book.read() as session:
        every = schedule.every(session)
    assert every is not None
    assert every.total_seconds() == 15 * 60


# --- Data ---


def test_a_sound_book_is_said_to_be_sound(at: Shown[SettingsPage]) -> None:
    go_to(at, "data")
    assert at.page.data.place.hint.text().endswith("shop")
    at.press(at.page.data.check_button)
    at.qtbot.waitUntil(lambda: "sound" in at.page.data.result.title.text(), timeout=5000)
    assert at.page.data.check_button.isEnabled()


def test_a_balance_that_is_not_its_ledger_is_told_with_both_numbers(at: Shown[SettingsPage], book: Book) -> None:
    with book.write() as session:
        a_variant(session, "TEA", on_hand=7)
        session.connection().execute(text("UPDATE stock_level SET on_hand = 9"))
    go_to(at, "data")
    at.press(at.page.data.check_button)
    at.qtbot.waitUntil(lambda: "1 balance does" in at.page.data.result.title.text(), timeout=5000)
    assert "TEA" in at.page.data.result.text.text()
    assert "9 on hand, its movements add up to 7" in at.page.data.result.text.text()


# --- Keys and about ---


def test_the_arrows_walk_through_the_parts(at: Shown[SettingsPage]) -> None:
    at.page.window().activateWindow()
    at.page.entries["shop"].setFocus()
    at.qtbot.keyClick(at.page.entries["shop"], Qt.Key.Key_Down)
    at.qtbot.waitUntil(at.page.look.isVisible, timeout=5000)


def test_the_keys_and_the_licences_can_be_read(at: Shown[SettingsPage]) -> None:
    go_to(at, "keys")
    assert "Search everything | Ctrl K" in at.words(at.page.keys)
    go_to(at, "about")
    assert "MIT licence" in at.words(at.page.about)
    at.qtbot.waitUntil(lambda: "Inter | SIL Open Font License 1.1" in at.words(at.page.about), timeout=5000)
    assert all(library.licence for library in libraries())


def test_a_shop_without_channels_is_told_where_the_numbers_will_be(
    qtbot: QtBot, book: Book, settings: QSettings, tmp_path: Path
) -> None:
    with book.write() as session:
        a_shop(session)
    folder = tmp_path / "shop"
    with shown(qtbot, book, lambda work: SettingsPage(work, settings, book_url(folder), folder)) as at:
        section = go_to(at, "offers")
        assert "No channel is connected yet" in at.words(section)


def sharing(at: Shown[SettingsPage], book: Book) -> PolicyData:
    at.settle()
    with book.read() as session:
        return policy_loading.load(session)


def test_another_way_of_sharing_is_chosen_with_one_press_and_taken_back(at: Shown[SettingsPage], book: Book) -> None:
    at.page.choose("offers")
    cards = at.page.offers.cards.cards
    assert cards[Policy.BALANCED].chosen()
    at.qtbot.mouseClick(cards[Policy.STRICT], Qt.MouseButton.LeftButton)
    assert sharing(at, book).policy is Policy.STRICT
    assert cards[Policy.STRICT].chosen()
    assert cards[Policy.BALANCED].pill.words == "Recommended"
    at.press(at.page.offers.undo_button)
    assert sharing(at, book).policy is Policy.BALANCED


def test_the_ways_of_sharing_are_walked_through_and_chosen_by_keys(at: Shown[SettingsPage], book: Book) -> None:
    at.page.choose("offers")
    cards = at.page.offers.cards.cards
    cards[Policy.BALANCED].setFocus()
    at.qtbot.keyClick(cards[Policy.BALANCED], Qt.Key.Key_Left)
    at.qtbot.keyClick(cards[Policy.SHARED], Qt.Key.Key_Space)
    assert sharing(at, book).policy is Policy.SHARED
    assert "can be sold twice" in cards[Policy.SHARED].accessibleName()
    at.qtbot.keyClick(cards[Policy.SHARED], Qt.Key.Key_Down)  # they may stand under one another
    assert at.page.focusWidget() is cards[Policy.BALANCED]


def test_tab_goes_down_the_page_of_sharing(at: Shown[SettingsPage], account: int) -> None:
    at.page.choose("offers")
    offers = at.page.offers
    policy = offers.policies[account]
    fields = [offers.exceptions.add_button, policy.safety, policy.share, policy.cap, offers.guards.percent]
    fields[0].setFocus()
    walked: list[QWidget | None] = [at.page.focusWidget()]
    for _ in fields[1:]:
        at.qtbot.keyClick(at.page.focusWidget(), Qt.Key.Key_Tab)
        walked.append(at.page.focusWidget())
    assert walked == fields


def test_a_part_asked_for_from_elsewhere_takes_the_focus_along(at: Shown[SettingsPage]) -> None:
    at.page.entries["shop"].setFocus()
    at.page.open_record("backups")
    assert at.page.focusWidget() is at.page.entries["backups"]


def test_an_exception_is_added_for_a_channel_and_removed_with_undo(
    at: Shown[SettingsPage], book: Book, account: int
) -> None:
    at.page.choose("offers")
    offers = at.page.offers
    at.press(offers.exceptions.add_button)
    dialog = at.dialog(AddException)
    dialog.place.choose(f"account:{account}")
    at.press(dialog.save_button)
    [one] = sharing(at, book).exceptions
    assert (one.of, one.id, one.policy) == ("account", account, Policy.STRICT)
    at.qtbot.waitUntil(lambda: "Channel" in at.words(offers.exceptions), timeout=5000)
    away = next(
        each for each in offers.exceptions.findChildren(Button) if each.accessibleName() == "Remove the exception"
    )
    at.press(away)
    assert sharing(at, book).exceptions == ()
    at.press(offers.undo_button)
    assert [one.policy for one in sharing(at, book).exceptions] == [Policy.STRICT]


def test_a_product_with_a_word_of_its_own_stands_among_the_exceptions(at: Shown[SettingsPage], book: Book) -> None:
    with book.write() as session:
        scarf = a_variant(session, "SCARF", name="Khăn lụa")
        offer_rules.set_variant_policy(session, [scarf], Policy.STRICT, now=NOON)
    at.page.choose("offers")
    at.page.refresh()
    at.qtbot.waitUntil(lambda: "Khăn lụa (SCARF)" in at.words(at.page.offers.exceptions), timeout=5000)


def test_the_last_weeks_are_refused_politely_where_there_were_too_few(at: Shown[SettingsPage]) -> None:
    at.page.choose("offers")
    replay = at.page.offers.replay
    at.qtbot.mouseClick(replay.button, Qt.MouseButton.LeftButton)
    at.qtbot.waitUntil(replay.refusal.isVisible, timeout=10_000)
    assert replay.refusal.title.text()
    assert replay.refusal.text.text()
    assert not replay.progress.isVisible()


def test_what_each_way_would_have_done_stands_on_its_card(at: Shown[SettingsPage], book: Book, account: int) -> None:
    begin = clock.now() - timedelta(days=20)
    with book.write() as session:
        scarf = a_variant(session, "SCARF", name="Khăn lụa", on_hand=20)
        session.get_one(ChannelAccount, account).connected_at = begin
        session.execute(text("UPDATE stock_movement SET happened_at = :at"), {"at": begin.isoformat(" ")})
        session.add(
            Listing(
                account_id=account, variant_id=scarf, match_state=MatchState.MATCHED, remote_product_id="1",
                updated_at=begin,
            )
        )  # fmt: skip
        for day in range(24):
            a_channel_order(session, account, (scarf, 1), placed_at=begin + timedelta(hours=18 * day))
    at.page.choose("offers")
    replay, cards = at.page.offers.replay, at.page.offers.cards.cards
    at.qtbot.mouseClick(replay.button, Qt.MouseButton.LeftButton)
    at.qtbot.waitUntil(lambda: replay.answer is not None, timeout=20_000)
    for card in cards.values():
        assert card.figures.text().startswith("your last weeks: ")
        assert card.figures.text() in card.accessibleName()
    assert "24 orders" in replay.certainty.text()
    assert replay.button.text() == "Work it out again"
