"""The conversation itself: what is drawn, what is sent, and what becomes of a message that the channel refuses."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton

from storemanager import clock
from storemanager.domain.conversations import Conversation, Message, MessageTemplate, TemplateApproval
from storemanager.gui.pages.messages.bubble import Bubble
from storemanager.gui.pages.messages.thread_list import ThreadFilter
from storemanager.practice.facebook import Person
from storemanager.services.conversation_state import refresh
from storemanager.services.conversations import ThreadList
from tests.gui.pages.messages.talk import SLOW, Talk
from tests.gui.pages.shown import said
from tests.makers import a_variant

LAN = Person("6700112233", "Lan Trần")
DAYS = timedelta(days=1)
NASTY = '<b>bold</b> <a href="https://evil.example/">press</a> & <img src="https://evil.example/x.png">'


def look(talk: Talk) -> None:
    talk.shop.window.start_pages("messages")
    talk.settle()


def fetch(talk: Talk) -> None:
    talk.shop.sync.runner.sync_accounts([talk.shop.page_account])
    talk.settle()


def newest(talk: Talk) -> Bubble:
    view = talk.page.chat.view
    return view.bubbles[view.rows[-1].id]


def told(talk: Talk, person: Person = LAN) -> list[str]:
    return [message.text for message in talk.shop.graph.thread_of(person).messages if message.from_page]


def test_what_people_write_is_never_read_as_markup(talk: Talk) -> None:
    talk.shop.writes("<i>Eve</i>", NASTY)
    look(talk)
    talk.click_thread(0)
    assert talk.bubbles() == [NASTY]
    shown = [each for each in talk.page.findChildren(QLabel) if "evil" in each.text() or "Eve" in each.text()]
    assert shown
    assert {each.textFormat() for each in shown} == {Qt.TextFormat.PlainText}
    assert not any(each.openExternalLinks() for each in shown)


def test_an_attachment_is_named_and_opened_only_when_it_is_pressed(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    conversation_id = talk.shop.writes("Lan", "đây ạ")
    with talk.shop.book.write() as session:
        message = session.get_one(Message, _first_message(talk, conversation_id))
        message.attachments = [
            {"kind": "image", "url": "https://cdn.example/a.jpg", "name": ""},
            {"kind": "file", "url": "file:///etc/passwd", "name": "bill.pdf"},
            {"kind": "sticker", "url": "", "name": ""},
        ]
        session.add(message)
    look(talk)
    talk.click_thread(0)
    bubble = newest(talk)
    assert opened == []
    buttons = [each for each in bubble.frame.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in buttons] == ["Picture"]
    assert "File: bill.pdf" in bubble.texts()
    assert "Sticker" in bubble.texts()
    for never in ("file:///etc/passwd", "javascript:alert(1)", "smb://evil.example/x", "not an address"):
        talk.page.open_link(never)
    assert opened == []
    talk.press(buttons[0])
    assert opened == ["https://cdn.example/a.jpg"]


def _first_message(talk: Talk, conversation_id: int) -> int:
    from sqlmodel import select

    with talk.shop.book.read() as session:
        found = session.exec(select(Message.id).where(Message.conversation_id == conversation_id)).first()
    assert found is not None
    return found


def test_a_message_that_the_channel_no_longer_shows_says_so(talk: Talk) -> None:
    conversation_id = talk.shop.writes("Lan", "")
    with talk.shop.book.write() as session:
        message = session.get_one(Message, _first_message(talk, conversation_id))
        message.readable = False
        session.add(message)
    look(talk)
    talk.click_thread(0)
    assert talk.bubbles() == ["The channel shows no text of this message any more."]


def test_days_stand_between_the_messages(talk: Talk) -> None:
    talk.shop.writes("Lan", "hôm qua", ago=DAYS)
    look(talk)
    talk.click_thread(0)
    assert "Yesterday, " in said(talk.page.chat.view)


def test_enter_sends_shift_enter_begins_a_line_and_the_person_reads_it_once(talk: Talk) -> None:
    talk.shop.graph.writes(LAN, "Shop còn hàng không?")
    look(talk)
    fetch(talk)
    talk.click_thread(0)
    talk.write("Dạ còn ạ")
    talk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    talk.write("48.000 một bánh")
    assert told(talk) == []
    talk.key(Qt.Key.Key_Return)
    assert told(talk) == ["Dạ còn ạ\n48.000 một bánh"]
    assert talk.page.chat.reply.text() == ""
    assert talk.bubbles() == ["Shop còn hàng không?", "Dạ còn ạ\n48.000 một bánh"]
    assert "sending" not in newest(talk).below.text()
    assert talk.names() == []


def test_an_answer_is_sending_until_the_channel_has_it(talk: Talk) -> None:
    talk.shop.graph.writes(LAN, "Shop còn hàng không?")
    look(talk)
    fetch(talk)
    talk.click_thread(0)
    talk.page.paused = frozenset([talk.shop.page_account])  # nothing goes out by itself
    talk.write("Dạ còn ạ")
    talk.key(Qt.Key.Key_Return)
    assert "sending" in newest(talk).below.text()
    fetch(talk)
    assert "sending" not in newest(talk).below.text()
    assert told(talk) == ["Dạ còn ạ"]


def test_a_refused_answer_stays_with_the_reason_and_is_tried_again(talk: Talk) -> None:
    talk.shop.graph.writes(LAN, "Shop còn hàng không?")
    look(talk)
    fetch(talk)
    talk.click_thread(0)
    talk.shop.graph.thread_of(LAN).person = blocked = Person(LAN.id, LAN.name, blocked_page=True)
    assert blocked.blocked_page
    talk.write("Dạ còn ạ")
    talk.key(Qt.Key.Key_Return)
    bubble = newest(talk)
    assert "not sent" in bubble.below.text()
    assert bubble.reason.text() != ""
    assert bubble.again.isVisible()
    assert talk.names() == ["Lan Trần"]
    talk.shop.graph.thread_of(LAN).person = LAN
    talk.press(bubble.again)
    fetch(talk)
    assert told(talk) == ["Dạ còn ạ"]
    assert "not sent" not in newest(talk).below.text()


def test_a_channel_that_cannot_be_reached_leaves_the_answer_waiting(talk: Talk) -> None:
    talk.shop.graph.writes(LAN, "Shop còn hàng không?")
    look(talk)
    fetch(talk)
    talk.click_thread(0)
    talk.shop.page_server.close()
    talk.write("Dạ còn ạ")
    talk.key(Qt.Key.Key_Return)
    assert talk.bubbles()[-1] == "Dạ còn ạ"
    assert "not sent" not in newest(talk).below.text()
    assert newest(talk).below.text().endswith(("sending", "waiting for the channel to confirm"))


def test_a_quick_reply_is_filled_with_what_was_asked_about(talk: Talk) -> None:
    with talk.shop.book.write() as session:
        a_variant(session, "XPD-01", name="Xà phòng dầu dừa", on_hand=16, price=48_000)
    talk.shop.writes("Lan", "Xà phòng dầu dừa bao nhiêu vậy shop?")
    look(talk)
    talk.click_thread(0)
    assert "Spoken of" in said(talk.page.side)
    buttons = [each for each in talk.page.chat.reply.quick_row.findChildren(QPushButton) if each.text()]
    assert [each.text() for each in buttons] == ["Price", "In stock", "Ask for the address", "Total", "Product"]
    talk.press(buttons[0])
    assert talk.page.chat.reply.text() == "Xà phòng dầu dừa is 48,000 ₫."
    talk.press(buttons[1])
    assert "16 left" in talk.page.chat.reply.text()
    talk.press(talk.page.side.mention_buttons[0])
    talk.press(buttons[3])
    assert "48,000" in talk.page.chat.reply.text().splitlines()[-1]


def test_a_product_goes_out_as_a_card_before_the_words(talk: Talk) -> None:
    with talk.shop.book.write() as session:
        a_variant(session, "XPD-01", name="Xà phòng dầu dừa", on_hand=16, price=48_000)
    talk.shop.graph.writes(LAN, "Cho em xem xà phòng")
    look(talk)
    fetch(talk)
    talk.click_thread(0)
    talk.page.choose_product()
    from storemanager.gui.pages.messages.dialogs import ProductDialog

    dialog = next(each for each in talk.page.findChildren(ProductDialog) if each.isVisible())
    for letter in "XPD-01":
        talk.qtbot.keyClick(dialog.finder.search, letter)
    talk.qtbot.keyClick(dialog.finder.search, Qt.Key.Key_Return)
    talk.settle()
    assert [card.name for card in talk.page.chat.reply.cards] == ["Xà phòng dầu dừa"]
    talk.shop.window.activateWindow()
    talk.qtbot.waitUntil(talk.shop.window.isActiveWindow, timeout=SLOW)
    talk.write("Dạ đây ạ")
    talk.key(Qt.Key.Key_Return)
    sent = [message for message in talk.shop.graph.thread_of(LAN).messages if message.from_page]
    assert [bool(message.cards) for message in sent] == [True, False]
    assert sent[1].text == "Dạ đây ạ"
    assert talk.page.chat.reply.cards == []


def test_where_no_template_may_be_sent_nothing_can_be_after_a_week_and_the_page_says_why(talk: Talk) -> None:
    talk.shop.writes("Lan", "Shop còn hàng không?", ago=9 * DAYS, place="INSTAGRAM")
    look(talk)
    talk.click_thread(0)
    reply = talk.page.chat.reply
    assert "takes no message to this person until they write again" in reply.note.text()
    assert not reply.text_edit.isEnabled()
    assert not reply.send_button.isEnabled()
    assert not talk.page.side.summary.isEnabled()
    assert talk.page.chat.about.whole().endswith("the time to answer is over")


def test_after_a_week_only_an_approved_template_goes_out_with_its_values(talk: Talk) -> None:
    account = talk.shop.page_account
    with talk.shop.book.write() as session:
        session.add(
            MessageTemplate(
                account_id=account, remote_id="1", name="order_ready", language="vi",
                body="Đơn {{1}} của bạn đã sẵn sàng.", state=TemplateApproval.APPROVED,
            )
        )  # fmt: skip
    talk.shop.writes("Lan", "Khi nào có hàng?", ago=9 * DAYS)
    look(talk)
    talk.click_thread(0)
    reply = talk.page.chat.reply
    assert reply.template_only()
    assert "Only a template that the channel has approved" in reply.note.text()
    assert not reply.send_button.isEnabled()
    [value] = reply.values
    talk.qtbot.keyClicks(value, "DH-7")
    assert reply.preview.text() == "Đơn DH-7 của bạn đã sẵn sàng."
    talk.page.paused = frozenset([account])
    talk.press(reply.send_button)
    assert talk.bubbles()[-1] == "Đơn DH-7 của bạn đã sẵn sàng."


def test_within_the_week_only_words_of_one_s_own(talk: Talk) -> None:
    talk.shop.writes("Lan", "Khi nào có hàng?", ago=3 * DAYS)
    look(talk)
    talk.click_thread(0)
    reply = talk.page.chat.reply
    assert "your own words, no offers and no products" in reply.note.text()
    assert reply.text_edit.isEnabled()
    assert not reply.product_button.isEnabled()


def test_pasted_pages_come_in_as_plain_words(talk: Talk) -> None:
    talk.shop.writes("Lan", "chào")
    look(talk)
    talk.click_thread(0)
    given = QMimeData()
    given.setHtml("<b>đậm</b>")
    given.setText("đậm")
    talk.page.chat.reply.text_edit.insertFromMimeData(given)
    assert talk.page.chat.reply.text() == "đậm"


def test_an_answer_that_was_begun_waits_at_its_own_conversation(talk: Talk) -> None:
    talk.shop.writes("Lan", "chào", ago=2 * timedelta(hours=1))
    talk.shop.writes("Hoa", "alo", ago=timedelta(hours=1))
    look(talk)
    talk.click_thread(0)
    talk.write("Dạ em nghe")
    talk.click_thread(1)
    assert talk.page.chat.reply.text() == ""
    talk.click_thread(0)
    assert talk.page.chat.reply.text() == "Dạ em nghe"


def test_what_is_typed_for_the_next_person_while_an_answer_is_written_down_stays(talk: Talk) -> None:
    talk.shop.writes("Lan", "chào", ago=timedelta(hours=2))
    talk.shop.writes("Hoa", "alo", ago=timedelta(hours=1))
    look(talk)
    talk.page.threads.use(ThreadFilter(ThreadList.ALL))
    talk.settle()
    lan, hoa = talk.names().index("Lan"), talk.names().index("Hoa")
    talk.page.paused = frozenset([talk.shop.page_account])
    talk.click_thread(lan)
    talk.write("Dạ em nghe")
    with talk.shop.book.write():  # another part of the program writes just now
        talk.qtbot.keyClick(talk.page.chat.reply.text_edit, Qt.Key.Key_Return)
        talk.point_at(hoa)
        talk.write("Chào Hoa")
    talk.settle()
    assert talk.page.chat.name.whole() == "Hoa"
    assert talk.page.chat.reply.text() == "Chào Hoa"
    talk.click_thread(talk.names().index("Lan"))
    assert talk.bubbles() == ["chào", "Dạ em nghe"]
    assert talk.page.chat.reply.is_empty()
    talk.click_thread(talk.names().index("Hoa"))
    assert talk.page.chat.reply.text() == "Chào Hoa"


def test_a_long_conversation_begins_at_its_newest_and_loads_upwards(talk: Talk) -> None:
    talk.shop.writes("Lan", *(f"dòng {number}" for number in range(180)), ago=timedelta(hours=2))
    look(talk)
    talk.click_thread(0)
    view = talk.page.chat.view
    bar = view.verticalScrollBar()
    assert len(view.rows) == 50
    assert bar.value() == bar.maximum()
    seen = view.bubbles[view.rows[0].id]
    bar.setValue(0)
    talk.qtbot.waitUntil(lambda: len(view.rows) == 100, timeout=SLOW)
    talk.settle()
    assert bar.value() > 0
    assert view.bubbles[view.rows[50].id] is seen
    for many in (150, 180):
        bar.setValue(0)
        talk.qtbot.waitUntil(partial(_shows, talk, many), timeout=SLOW)
        talk.settle()
    bar.setValue(0)
    talk.settle()
    assert talk.bubbles()[0] == "dòng 0"
    assert view.top_words.text() == "The conversation begins here."
    place = bar.value()
    talk.page.reload()
    talk.settle()
    assert (len(view.rows), bar.value()) == (180, place)


def _shows(talk: Talk, many: int) -> bool:
    return len(talk.page.chat.view.rows) == many


def test_what_the_book_has_not_is_fetched_from_the_channel_for_who_reads_back(talk: Talk) -> None:
    for number in range(45):
        talk.shop.graph.writes(LAN, f"dòng {number}")
    look(talk)
    fetch(talk)
    talk.click_thread(0)
    talk.qtbot.waitUntil(lambda: len(talk.page.chat.view.rows) == 45 or _up(talk), timeout=SLOW)
    assert talk.bubbles()[0] == "dòng 0"


def _up(talk: Talk) -> bool:
    talk.page.chat.view.verticalScrollBar().setValue(0)
    return False


def test_a_new_message_comes_into_view_only_for_who_reads_the_newest(talk: Talk) -> None:
    conversation_id = talk.shop.writes("Lan", *(f"dòng {number}" for number in range(40)))
    look(talk)
    talk.click_thread(0)
    bar = talk.page.chat.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    talk.settle()
    place = bar.value()
    _more(talk, conversation_id, "mới")
    assert bar.value() == place
    talk.page.chat.view.to_newest()
    _more(talk, conversation_id, "mới nữa")
    assert bar.value() == bar.maximum()


def _more(talk: Talk, conversation_id: int, words: str) -> None:
    with talk.shop.book.write() as session:
        session.get_one(Conversation, conversation_id)
        session.add(
            Message(
                conversation_id=conversation_id, remote_id=f"more-{words}", sent_at=clock.now(), from_shop=False,
                text=words,
            )
        )  # fmt: skip
        session.flush()
        refresh(session, [conversation_id])
    talk.page.reload()
    talk.settle()
    assert talk.bubbles()[-1] == words
