"""Whose conversation it is, said by hand; and the owner's own quick replies."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from storemanager.gui.pages.messages.person_dialog import PersonDialog
from storemanager.gui.pages.messages.quick_dialog import QuickDialog
from storemanager.services.conversations import ThreadKey
from tests.gui.pages.messages.talk import Talk
from tests.gui.pages.shown import said
from tests.makers import a_customer


def look(talk: Talk) -> None:
    talk.shop.window.start_pages("messages")
    talk.settle()


def menu_words(talk: Talk) -> list[str]:
    menu = QMenu(talk.page)
    talk.page.chat.fill_more(menu)
    return [action.text() for action in menu.actions()]


def _one_found(dialog: PersonDialog) -> bool:
    return len(dialog.rows) == 1


def test_the_owner_says_who_writes_and_two_places_become_one_conversation(talk: Talk) -> None:
    with talk.shop.book.write() as session:
        lan = a_customer(session, "Trần Thị Lan", phone="0912486317")
    talk.shop.writes("lan.tran", "Chào shop", ago=timedelta(hours=2))
    talk.shop.writes("Lan T", "Em nhắn ở đây nữa", ago=timedelta(hours=1), place="INSTAGRAM")
    look(talk)
    for _ in range(2):
        row = next(at for at, name in enumerate(talk.names()) if name != "Trần Thị Lan")
        talk.click_thread(row)
        assert "Say which customer it is" in menu_words(talk)
        talk.page.choose_person()
        talk.settle()
        dialog = next(each for each in talk.page.findChildren(PersonDialog) if each.isVisible())
        dialog.search.setText("Lan")
        talk.qtbot.waitUntil(partial(_one_found, dialog))
        talk.settle()
        dialog.rows[0].setFocus()
        talk.qtbot.keyClick(dialog.rows[0], Qt.Key.Key_Return)
        talk.settle()
    assert talk.names() == ["Trần Thị Lan"]
    assert talk.page.loaded is not None
    assert talk.page.loaded.key == ThreadKey("customer", lan)
    assert talk.bubbles() == ["Chào shop", "Em nhắn ở đây nữa"]
    assert "Instagram" in said(talk.page.chat.view)
    assert talk.page.chat.reply.place.isVisible()
    assert [talk.page.chat.reply.place.itemText(at) for at in range(2)] == [
        "Mây Shop · Instagram",
        "Mây Shop · Messenger",
    ]
    toast = talk.shop.window.toasts.toasts()[-1]
    talk.press(toast.action)
    assert len(talk.names()) == 2


def test_a_conversation_that_is_not_the_customer_s_stands_by_itself_again(talk: Talk) -> None:
    with talk.shop.book.write() as session:
        lan = a_customer(session, "Trần Thị Lan")
    talk.shop.writes("Hoa", "Chào shop")
    look(talk)
    talk.click_thread(0)
    talk.page.link(lan, "Trần Thị Lan")
    talk.settle()
    assert talk.names() == ["Trần Thị Lan"]
    assert "Mây Shop · Messenger: not this customer" in menu_words(talk)
    assert talk.page.loaded is not None
    talk.page.unlink(talk.page.loaded.detail.conversations[0].id)
    talk.settle()
    assert talk.names() == ["Hoa"]
    assert "Not a customer yet" in said(talk.page.side)


def test_the_owner_s_own_quick_replies_take_the_place_of_the_first_ones(talk: Talk) -> None:
    talk.shop.writes("Hoa", "Chào shop")
    look(talk)
    talk.click_thread(0)
    talk.press(talk.page.chat.reply.edit_button)
    dialog = next(each for each in talk.page.findChildren(QuickDialog) if each.isVisible())
    for row in dialog.rows[1:]:
        row.removed.emit()
    row = dialog.add(dialog.rows[0].reply())
    row.title.setText("Ship")
    row.text.setText("Phí giao 30.000 ạ")
    talk.press(dialog.save_button)
    buttons = [each for each in talk.page.chat.reply.quick_row.findChildren(QPushButton) if each.isVisible()]
    assert {each.text() for each in buttons} == {"Price", "Ship", "Product", ""}
    talk.press(next(each for each in buttons if each.text() == "Ship"))
    assert talk.page.chat.reply.text() == "Phí giao 30.000 ạ"


def test_a_quick_reply_without_a_text_is_refused_in_the_dialog(talk: Talk) -> None:
    talk.shop.writes("Hoa", "Chào shop")
    look(talk)
    talk.click_thread(0)
    talk.page.change_quick()
    talk.settle()
    dialog = next(each for each in talk.page.findChildren(QuickDialog) if each.isVisible())
    dialog.rows[0].text.clear()
    talk.press(dialog.save_button)
    assert dialog.isVisible()
    assert "A quick reply needs a name and a text" in dialog.refusal.title.text()
    dialog.reject()
