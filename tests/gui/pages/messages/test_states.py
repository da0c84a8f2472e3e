"""What the messages page says when there is nothing to show, and what the list does with those who write."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from storemanager import clock, texts
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.gui.languages import Languages
from storemanager.gui.pages.messages.chat_pane import later_choices
from storemanager.gui.records import ConnectChannel
from storemanager.services import attention, conversations, orders
from storemanager.services.conversations import ThreadKey, ThreadList
from storemanager.services.orders import LineInput, OrderInput
from storemanager.texts import verbatim
from tests.gui.pages.messages.talk import Talk, TalkShop
from tests.gui.pages.messages.talks import a_talk
from tests.gui.pages.shown import said
from tests.makers import a_customer, a_variant

MINUTES = timedelta(minutes=1)


def begin(talk: Talk) -> None:
    talk.shop.window.start_pages("messages")
    talk.settle()


def test_without_a_channel_that_has_messages_the_page_leads_to_connecting_one(shop: TalkShop, qtbot: QtBot) -> None:
    shop.connect()  # a website has none
    talk = Talk(shop, qtbot)
    begin(talk)
    assert "Connect a channel on which customers write to you" in said(talk.page)
    went: list[tuple[str, object]] = []
    talk.page.opens.connect(lambda key, record: went.append((key, record)))
    button = next(each for each in talk.page.findChildren(type(talk.page.side.make_button)) if each.isVisible())
    talk.press(button)
    assert went == [("channels", ConnectChannel())]


def test_a_key_that_may_not_read_messages_is_told_with_the_way_out(talk: Talk) -> None:
    account = talk.shop.page_account
    with talk.shop.book.write() as session:
        attention.raise_(
            session, kind=AttentionKind.WRITE_REFUSED, severity=Severity.WARN, area=Area.CUSTOMERS,
            key=f"no-right:messages:{account}", account_id=account, title=verbatim("x"), meaning=verbatim("x"),
            advice=verbatim("x"), now=clock.now(),
        )  # fmt: skip
    begin(talk)
    words = said(talk.page)
    assert "Messages may not be read yet" in words
    assert "Mây Shop is connected, but its key may not read messages yet" in words


def test_nobody_waits_and_the_rest_is_one_press_away(talk: Talk) -> None:
    talk.shop.writes("Lê Châu", "Đơn em đâu", ">Chiều nay giao ạ")
    begin(talk)
    assert "Nobody is waiting" in said(talk.page.threads)
    button = next(each for each in talk.page.threads.findChildren(type(talk.page.side.make_button)) if each.text())
    talk.press(button)
    assert talk.names() == ["Lê Châu"]
    assert talk.page.threads.filter.which is ThreadList.ALL


def test_who_waits_longest_comes_first_and_the_rail_counts_them(talk: Talk) -> None:
    talk.shop.writes("Bùi Tâm", "Còn tinh dầu không", ago=36 * MINUTES)
    talk.shop.writes("Thu Hằng", "Lấy 3 bánh", ago=48 * MINUTES)
    talk.shop.writes("Lê Châu", "Đơn em đâu", ">Chiều nay giao ạ")
    begin(talk)
    assert talk.names() == ["Thu Hằng", "Bùi Tâm"]
    model = talk.page.threads.model
    spoken = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Thu Hằng, Mây Shop, Messenger, Lấy 3 bánh, waits for an answer for 48 min, 1 not read" in spoken
    assert talk.shop.window.rail.items["messages"].badge == 2


def test_a_conversation_that_was_opened_is_read(talk: Talk) -> None:
    key = ThreadKey("conversation", talk.shop.writes("Thu Hằng", "Lấy 3 bánh"))
    begin(talk)
    talk.click_thread(0)
    with talk.shop.book.read() as session:
        [row] = conversations.thread_rows(session, [key])
    assert row.unread == 0
    assert row.waiting_since is not None


def test_search_and_filters_narrow_the_list_and_are_cleared(talk: Talk, qtbot: QtBot) -> None:
    talk.shop.writes("Bùi Tâm", "Còn tinh dầu không")
    talk.shop.writes("Thu Hằng", "Lấy 3 bánh")
    begin(talk)
    search = talk.page.threads.search
    talk.page.focus_filter()
    qtbot.keyClicks(search, "hang")
    qtbot.waitUntil(lambda: talk.page.threads.filter.query == "hang")
    talk.settle()
    assert talk.names() == ["Thu Hằng"]
    qtbot.keyClicks(search, "zz")
    qtbot.waitUntil(lambda: talk.page.threads.filter.query == "hangzz")
    talk.settle()
    assert "No conversation found" in said(talk.page.threads)
    talk.page.threads.clear_filters()
    talk.settle()
    assert len(talk.names()) == 2
    menu = QMenu(talk.page)
    talk.page.threads.fill_menu(menu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["All accounts", "Mây Shop", "Whoever answers", "Nobody yet"]
    menu.actions()[1].trigger()
    talk.settle()
    assert len(talk.names()) == 2
    assert talk.page.threads.filter_button.kind == "filter"


def test_done_takes_it_off_the_list_goes_on_to_the_next_and_is_taken_back(talk: Talk) -> None:
    talk.shop.writes("Thu Hằng", "Lấy 3 bánh", ago=48 * MINUTES)
    talk.shop.writes("Bùi Tâm", "Còn tinh dầu không", ago=36 * MINUTES)
    begin(talk)
    talk.click_thread(0)
    talk.press(talk.page.chat.done_button)
    assert talk.names() == ["Bùi Tâm"]
    assert talk.page.chat.name.whole() == "Bùi Tâm"
    [toast] = talk.shop.window.toasts.toasts()
    talk.press(toast.action)
    assert talk.names() == ["Thu Hằng", "Bùi Tâm"]


def test_later_puts_it_off_until_a_time_that_lies_ahead(talk: Talk) -> None:
    talk.shop.writes("Thu Hằng", "Lấy 3 bánh")
    begin(talk)
    talk.click_thread(0)
    menu = QMenu(talk.page)
    talk.page.chat.fill_later(menu, clock.now())
    menu.actions()[0].trigger()
    talk.settle()
    assert talk.names() == []
    assert "put off until" in talk.page.chat.about.whole()
    for hour in range(24):
        now = clock.now().replace(hour=hour)
        times = [until for _, until in later_choices(now)]
        assert times == sorted(set(times))
        assert all(until > now for until in times)


def test_a_conversation_is_given_to_somebody_and_found_by_their_name(talk: Talk, qtbot: QtBot) -> None:
    talk.shop.writes("Thu Hằng", "Lấy 3 bánh")
    begin(talk)
    talk.click_thread(0)
    talk.page.assign("Lan")
    talk.settle()
    assert "Lan answers" in talk.page.chat.about.whole()
    menu = QMenu(talk.page)
    talk.page.threads.fill_menu(menu)
    menu.actions()[-1].trigger()
    talk.settle()
    assert talk.page.threads.filter.assigned == "Lan"
    assert talk.names() == ["Thu Hằng"]


def test_a_note_is_kept_beside_the_conversation_and_taken_away(talk: Talk) -> None:
    talk.shop.writes("Thu Hằng", "Lấy 3 bánh")
    begin(talk)
    talk.click_thread(0)
    assert talk.page.loaded is not None
    key = talk.page.loaded.key
    with talk.shop.book.write() as session:
        note = conversations.add_note(session, key, "Giao sau 18 giờ", now=clock.now())
    talk.page.reload()
    talk.settle()
    assert "Giao sau 18 giờ" in said(talk.page.side)
    talk.page.remove_note(note)
    talk.settle()
    assert "Giao sau 18 giờ" not in said(talk.page.side)


def test_ten_thousand_conversations_are_one_question_and_only_those_in_sight_are_read(talk: Talk) -> None:
    now = clock.now()
    with talk.shop.book.write() as session:
        for number in range(300):
            a_talk(session, talk.shop.page_account, f"Người {number}", ("chào",), at=now - number * MINUTES)
    begin(talk)
    model = talk.page.threads.model
    assert model.rowCount() == 300
    assert len(model._pages) == 1
    talk.page.threads.table.scrollToBottom()
    talk.settle()
    assert model.row(299) is not None


def test_ctrl_down_goes_to_the_next_who_waits(talk: Talk, qtbot: QtBot) -> None:
    talk.shop.writes("Thu Hằng", "Lấy 3 bánh", ago=48 * MINUTES)
    talk.shop.writes("Bùi Tâm", "Còn tinh dầu không", ago=36 * MINUTES)
    begin(talk)
    talk.click_thread(0)
    talk.page.chat.reply.text_edit.setFocus()
    talk.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert talk.page.chat.name.whole() == "Bùi Tâm"


def test_another_language_is_spoken_everywhere_at_once(talk: Talk, dressed: QApplication) -> None:
    talk.shop.writes("Thu Hằng", "Lấy 3 bánh", ">Dạ", "Cho 2 XPD-01")
    with talk.shop.book.write() as session:
        a_variant(session, "XPD-01", name="Xà phòng", on_hand=4)
    begin(talk)
    talk.click_thread(0)
    english = sorted(said(talk.page).split(" | "))
    Languages(dressed).use("vi")
    talk.settle()
    vietnamese = said(talk.page)
    day = texts.day(clock.now().astimezone(texts.zone()).date())
    Languages(dressed).use("en")
    talk.settle()
    assert f", {day}" in vietnamese
    assert day.count("/") == 2
    assert sorted(said(talk.page).split(" | ")) == english


def test_a_refresh_that_brings_nothing_new_leaves_everything_where_it_is(talk: Talk) -> None:
    talk.shop.writes("Thu Hằng", "Cho 2 XPD-01 nhé, sđt 0912486317")
    with talk.shop.book.write() as session:
        a_variant(session, "XPD-01", name="Xà phòng", on_hand=4)
        a_customer(session, "Người Khác", phone="0912486317")
    begin(talk)
    talk.click_thread(0)
    side = talk.page.side
    row = side.person_part.rows[0]
    row.setFocus()
    drawn = list(talk.page.chat.view.bubbles.values())
    note = talk.page.chat.view.note
    talk.shop.background.changed.emit()
    talk.settle()
    assert QApplication.focusWidget() is row
    assert list(talk.page.chat.view.bubbles.values()) == drawn
    assert talk.page.chat.view.note is note


def test_on_a_narrow_window_the_order_is_looked_at_before_it_is_made(talk: Talk) -> None:
    talk.shop.window.resize(1100, 700)
    talk.shop.writes("Thu Hằng", "Cho 2 XPD-01 nhé")
    with talk.shop.book.write() as session:
        a_variant(session, "XPD-01", name="Xà phòng", on_hand=4)
    begin(talk)
    talk.click_thread(0)
    assert not talk.page.panel_open()
    assert talk.page.chat.order_button.isVisible()
    control = Qt.KeyboardModifier.ControlModifier
    talk.page.chat.reply.text_edit.setFocus()
    talk.key(Qt.Key.Key_Return, control)
    assert talk.page.panel_open()
    assert talk.orders() == []
    talk.key(Qt.Key.Key_Return, control)
    assert len(talk.orders()) == 1


def test_stock_that_falls_elsewhere_is_seen_in_the_draft_at_once(talk: Talk) -> None:
    talk.shop.writes("Thu Hằng", "Cho 2 XPD-01 nhé")
    with talk.shop.book.write() as session:
        soap = a_variant(session, "XPD-01", name="Xà phòng", on_hand=2)
    begin(talk)
    talk.click_thread(0)
    assert talk.page.side.make_button.isEnabled()
    with talk.shop.book.write() as session:
        orders.create(session, OrderInput((LineInput(soap, 1),)), now=clock.now())
    talk.shop.background.changed.emit()
    talk.settle()
    assert not talk.page.side.make_button.isEnabled()
    assert "Only 1 available" in said(talk.page.side)
