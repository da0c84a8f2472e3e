"""From a message on the channel to an order in the book and the answer on the channel, in two clicks."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from storemanager import clock
from storemanager.domain.orders import OrderStatus
from storemanager.practice.facebook import Person
from storemanager.services import channel_prices, conversations, customers
from storemanager.services.catalog_rows import stock_figures
from storemanager.services.orders import OrderDetail
from tests.gui.pages.messages.talk import Talk
from tests.gui.pages.shown import said
from tests.makers import a_customer, a_product, a_variant

HANG = Person("6700112299", "Phạm Thu Hằng")
WANTS = "Cho chị 2 XPD-01 nhé. Giao 12 ngõ 84 Trần Thái Tông, Cầu Giấy, Hà Nội, sđt 0912486317"
CONTROL = Qt.KeyboardModifier.ControlModifier


def begin(talk: Talk) -> None:
    """The page, and one round, as the timetable makes it."""
    look(talk)
    talk.shop.sync.runner.sync_accounts([talk.shop.page_account])
    talk.settle()


def look(talk: Talk) -> None:
    """The page with what is in the book already."""
    talk.shop.window.start_pages("messages")
    talk.settle()


def soap(talk: Talk, on_hand: int = 16) -> int:
    """Goods that the Page's catalogue has too."""
    from tests.practice.facebook.conftest import a_row

    talk.shop.graph.put_item(a_row("XPD-01", quantity_to_sell_on_facebook=on_hand)["data"])
    with talk.shop.book.write() as session:
        return a_variant(session, "XPD-01", name="Xà phòng dầu dừa", on_hand=on_hand, price=48_000)


def available(talk: Talk, variant_id: int) -> int:
    with talk.shop.book.read() as session:
        return stock_figures(session, [variant_id])[variant_id].available


def the_order(talk: Talk) -> OrderDetail:
    [order] = talk.orders()
    return order


def told(talk: Talk) -> list[str]:
    """What the Page said to her, on the practice server."""
    return [message.text for message in talk.shop.graph.thread_of(HANG).messages if message.from_page]


def open_named(talk: Talk, name: str) -> None:
    """The first click, wherever they stand in the list."""
    talk.click_thread(talk.names().index(name))


def test_two_clicks_make_the_order_reserve_the_goods_and_answer_once(talk: Talk) -> None:
    variant_id = soap(talk)
    talk.shop.graph.writes(HANG, WANTS)
    begin(talk)
    assert talk.names() == ["Phạm Thu Hằng"]
    talk.click_thread(0)
    assert talk.orders() == []
    assert "“2 XPD-01" in said(talk.page.side)
    talk.press(talk.page.side.make_button)
    order = the_order(talk)
    [line] = order.lines
    assert (line.sku, line.quantity, order.total) == ("XPD-01", 2, 96_000)
    assert order.status is OrderStatus.CONFIRMED
    assert order.contact_name == "Phạm Thu Hằng"
    assert order.contact_phone == "0912 486 317"
    assert "Trần Thái Tông" in str(order.shipping)
    assert available(talk, variant_id) == 14
    assert order.customer_id is not None
    with talk.shop.book.read() as session:
        person = customers.customer(session, order.customer_id)
        [key] = conversations.thread_keys(session, conversations.ThreadList.ALL, now=clock.now())
    assert person.name == "Phạm Thu Hằng"
    assert key == ("customer", order.customer_id)
    [answer] = told(talk)
    assert order.number in answer
    assert "2 × Xà phòng dầu dừa" in answer
    talk.shop.sync.runner.sync()
    talk.settle()
    assert talk.shop.graph.quantity_of("XPD-01") == 14
    assert told(talk) == [answer]
    assert talk.bubbles() == [WANTS, answer]
    assert talk.names() == []


def test_the_same_by_keys_alone(talk: Talk) -> None:
    soap(talk)
    talk.shop.graph.writes(HANG, WANTS)
    begin(talk)
    talk.shop.window.setFocus()
    talk.page.focus_filter()
    talk.key(Qt.Key.Key_Down)
    assert talk.page.chat.name.whole() == "Phạm Thu Hằng"
    talk.key(Qt.Key.Key_Return, CONTROL)
    assert the_order(talk).lines[0].quantity == 2
    assert len(told(talk)) == 1


def test_without_the_tick_the_summary_waits_in_the_answer(talk: Talk) -> None:
    soap(talk)
    talk.shop.graph.writes(HANG, WANTS)
    begin(talk)
    talk.click_thread(0)
    talk.page.side.summary.setFocus()
    talk.key(Qt.Key.Key_Space)
    talk.press(talk.page.side.make_button)
    assert told(talk) == []
    assert the_order(talk).number in talk.page.chat.reply.text()
    talk.page.chat.reply.text_edit.setFocus()
    talk.key(Qt.Key.Key_Return)
    assert len(told(talk)) == 1
    assert talk.page.chat.reply.is_empty()


def test_a_toast_takes_the_order_back_and_the_draft_is_there_again(talk: Talk) -> None:
    variant_id = soap(talk)
    talk.shop.graph.writes(HANG, WANTS)
    begin(talk)
    talk.click_thread(0)
    talk.page.side.summary.setChecked(False)
    talk.press(talk.page.side.make_button)
    assert available(talk, variant_id) == 14
    toast = talk.shop.window.toasts.toasts()[-1]
    talk.press(toast.action)
    assert the_order(talk).status is OrderStatus.CANCELLED
    assert available(talk, variant_id) == 16
    assert [line.quantity for line in talk.page.side.draft.lines] == [2]
    assert talk.page.side.contact.phone.value() == "0912 486 317"
    assert "More was written" not in said(talk.page.chat.view)
    talk.press(talk.page.side.make_button)
    assert sorted(order.status.name for order in talk.orders()) == ["CANCELLED", "CONFIRMED"]
    assert available(talk, variant_id) == 14


def test_an_order_taken_back_while_somebody_else_is_open_waits_at_its_own_conversation(talk: Talk) -> None:
    soap(talk)
    talk.shop.graph.writes(HANG, WANTS)
    begin(talk)
    talk.shop.writes("Hoa", "alo", ago=timedelta(minutes=1))
    talk.click_thread(0)
    side = talk.page.side
    talk.press(side.rows[0].quantity.more)  # type: ignore[union-attr]  # chosen, so it has a quantity
    side.summary.setChecked(False)
    talk.press(side.make_button)
    toast = talk.shop.window.toasts.toasts()[-1]
    open_named(talk, "Hoa")
    talk.press(toast.action)
    assert the_order(talk).status is OrderStatus.CANCELLED
    assert talk.page.chat.name.whole() == "Hoa"
    assert side.draft.lines == []
    assert side.contact.phone.value() == ""
    assert side.contact.address.value() == ""
    open_named(talk, "Phạm Thu Hằng")
    assert [line.quantity for line in side.draft.lines] == [3]
    assert side.contact.phone.value() == "0912 486 317"
    open_named(talk, "Hoa")
    assert side.draft.lines == []


def test_going_on_while_an_order_is_written_leaves_each_their_own_answer(talk: Talk) -> None:
    soap(talk)
    talk.shop.graph.writes(HANG, WANTS)
    begin(talk)
    talk.shop.writes("Hoa", "alo", ago=timedelta(minutes=1))
    open_named(talk, "Phạm Thu Hằng")
    talk.page.side.summary.setChecked(False)
    talk.write("Dạ")
    with talk.shop.book.write():  # another part of the program writes just now
        talk.qtbot.mouseClick(talk.page.side.make_button, Qt.MouseButton.LeftButton)
        talk.point_at(talk.names().index("Hoa"))
        talk.write("Chào Hoa")
    talk.settle()
    order = the_order(talk)
    assert talk.page.chat.name.whole() == "Hoa"
    assert talk.page.chat.reply.text() == "Chào Hoa"
    open_named(talk, "Phạm Thu Hằng")
    words = talk.page.chat.reply.text()
    assert words.startswith("Dạ\n")
    assert order.number in words
    assert "Chào Hoa" not in words
    assert talk.page.side.draft.lines == []
    open_named(talk, "Hoa")
    assert talk.page.chat.reply.text() == "Chào Hoa"


def test_the_order_costs_what_the_buyer_was_told_by_the_price_rule_of_the_page(talk: Talk) -> None:
    account = talk.shop.page_account
    with talk.shop.book.write() as session:
        variant_id = a_variant(session, "XPD-01", name="Xà phòng dầu dừa", on_hand=16, price=50_000)
        a_variant(session, "COC-1", name="Cốc sứ", on_hand=16, price=100_000)
        channel_prices.set_account_rule(session, account, channel_prices.rule(percent=800), now=clock.now())
    talk.shop.writes("Lan", "Cho chị 2 XPD-01 nhé")
    look(talk)
    talk.click_thread(0)
    talk.page.side.summary.setChecked(False)
    price = next(each for each in talk.page.chat.reply.quick_row.findChildren(QPushButton) if each.text() == "Price")
    talk.press(price)
    assert talk.page.chat.reply.text() == "Xà phòng dầu dừa is 54,000 ₫."
    with talk.shop.book.read() as session:
        [card] = conversations.cards(session, account, (variant_id,), now=clock.now())
    assert card.subtitle == "54,000\u00a0₫"
    finder = talk.page.side.finder
    talk.qtbot.keyClicks(finder.search, "COC-1")
    talk.qtbot.keyClick(finder.search, Qt.Key.Key_Return)
    talk.settle()
    talk.press(talk.page.side.make_button)
    assert [(line.sku, line.quantity, line.unit_price) for line in the_order(talk).lines] == [
        ("XPD-01", 2, 54_000), ("COC-1", 1, 108_000),
    ]  # fmt: skip


def test_what_is_ambiguous_is_chosen_before_the_order_can_be_made(talk: Talk) -> None:
    with talk.shop.book.write() as session:
        a_product(session, "Áo thun cotton", ("AO-S", "AO-M"), on_hand=3)
    soap(talk)
    talk.shop.writes("Hoàng Yến", "Chị lấy 1 áo thun", "với 2 XPD-01", "sđt 0987654321, hoặc 0356789012")
    look(talk)
    talk.click_thread(0)
    side = talk.page.side
    assert not side.make_button.isEnabled()
    assert side.why.text() == "Choose which product “1 áo thun” is."
    talk.press(side.make_button)
    talk.key(Qt.Key.Key_Return, CONTROL)
    assert talk.orders() == []
    unsure = next(row for row in side.rows if row.choices)
    second = next(each for each in unsure.choices if "AO-M" in each.accessibleName())
    second.setFocus()
    talk.key(Qt.Key.Key_Space)
    assert side.why.text() == "Several phone numbers were written. Choose one."
    button = next(
        each for each in side.contact.phone.options.children() if getattr(each, "text", str)().startswith("0356")
    )
    talk.press(button)  # type: ignore[arg-type]  # one of the offered numbers
    assert side.make_button.isEnabled()
    talk.press(side.make_button)
    order = the_order(talk)
    assert {line.sku for line in order.lines} == {"AO-M", "XPD-01"}
    assert order.contact_phone == "0356 789 012"


def test_goods_the_book_does_not_know_are_found_by_hand_or_taken_off(talk: Talk) -> None:
    soap(talk)
    talk.shop.writes("Hoàng Yến", "Lấy 2 cái nón lá")
    look(talk)
    talk.click_thread(0)
    side = talk.page.side
    assert "is not in your book" in side.why.text()
    row = side.rows[0]
    row.removed.emit()
    assert side.why.isHidden()
    assert side.make_button.toolTip() == "Nothing is in the order yet. Add a product."
    side.finder.setFocus()
    for letter in "XPD-01":
        talk.qtbot.keyClick(side.finder.search, letter)
    talk.key(Qt.Key.Key_Return)
    assert [line.chosen.sku for line in side.draft.lines if line.chosen] == ["XPD-01"]
    talk.press(side.rows[0].quantity.more)  # type: ignore[union-attr]  # chosen, so it has a quantity
    assert side.draft.total == 96_000


def test_more_than_is_there_cannot_be_promised(talk: Talk) -> None:
    soap(talk, on_hand=1)
    talk.shop.writes("Thu Hằng", "Cho chị 2 XPD-01")
    look(talk)
    talk.click_thread(0)
    side = talk.page.side
    assert side.why.text() == "Not enough of Xà phòng dầu dừa. Lower the quantity, or receive more."
    assert "Only 1 available" in said(side)
    talk.press(side.rows[0].quantity.less)  # type: ignore[union-attr]  # chosen, so it has a quantity
    assert side.make_button.isEnabled()


def test_a_phone_that_families_share_is_never_taken_for_a_customer(talk: Talk) -> None:
    soap(talk)
    with talk.shop.book.write() as session:
        mother = a_customer(session, "Trần Bích Ngọc", phone="0912486317")
    talk.shop.graph.writes(HANG, WANTS)
    begin(talk)
    talk.click_thread(0)
    side = talk.page.side
    assert side.why.text() == "Say whether this is one of your customers."
    assert "same phone, another name" in said(side)
    talk.press(side.person_part.rows[1])
    assert side.make_button.isEnabled()
    talk.press(side.make_button)
    assert the_order(talk).customer_id not in (None, mother)


def test_same_phone_and_same_name_is_the_customer_of_the_book(talk: Talk) -> None:
    soap(talk)
    with talk.shop.book.write() as session:
        known = a_customer(session, "Phạm Thu Hằng", phone="0912486317")
    talk.shop.graph.writes(HANG, WANTS)
    begin(talk)
    talk.click_thread(0)
    talk.press(talk.page.side.make_button)
    assert the_order(talk).customer_id == known


def test_what_is_written_while_the_owner_changes_the_order_does_not_replace_it(talk: Talk) -> None:
    soap(talk)
    talk.shop.graph.writes(HANG, WANTS)
    begin(talk)
    talk.click_thread(0)
    side = talk.page.side
    talk.press(side.rows[0].quantity.more)  # type: ignore[union-attr]  # chosen, so it has a quantity
    talk.shop.graph.writes(HANG, "à lấy 5 XPD-01 luôn")
    talk.shop.sync.runner.sync_accounts([talk.shop.page_account])
    talk.settle()
    assert [line.quantity for line in side.draft.lines] == [3]
    note = talk.page.chat.view.note
    assert note is not None
    assert "More was written since you changed the order" in said(note)
    talk.page._read_again()
    talk.settle()
    assert 5 in [line.quantity for line in side.draft.lines]


def test_an_order_pressed_twice_is_made_once(talk: Talk) -> None:
    soap(talk)
    talk.shop.graph.writes(HANG, WANTS)
    begin(talk)
    talk.click_thread(0)
    talk.page.make_order()
    talk.page.make_order()
    talk.settle()
    assert len(talk.orders()) == 1
    assert len(told(talk)) == 1


def test_the_draft_is_not_saved_and_going_away_leaves_nothing(talk: Talk) -> None:
    soap(talk)
    talk.shop.graph.writes(HANG, WANTS)
    talk.shop.writes("Lê Châu", "chào shop", ago=timedelta(hours=3))
    begin(talk)
    talk.click_thread(1)
    assert talk.page.side.draft.lines
    talk.click_thread(0)
    assert talk.page.side.draft.lines == []
    assert talk.page.side.contact.phone.value() == ""
    assert talk.orders() == []
