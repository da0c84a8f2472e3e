"""One product in full beside the list: why there are seven, its details, its channels."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from storemanager.database import Book
from storemanager.domain.accounts import Listing, MatchState
from storemanager.gui.dialogs.answer_review import AnswerReviewDialog
from storemanager.gui.pages.products import ProductsPage
from storemanager.gui.widgets.buttons import Button
from storemanager.services import accounts, catalog, listings, reviews
from storemanager.services.catalog import ProductInput, VariantInput
from storemanager.services.reviews import ReviewInput
from storemanager.sync.listing_notices import complaints
from storemanager.texts import verbatim
from tests.gui.pages.desk import Desk
from tests.gui.pages.products.seen import said, shown
from tests.makers import NOON, a_product

DAY = timedelta(days=1)


def test_enter_opens_why_it_is_seven_with_the_order_behind_it(
    at: tuple[Desk, ProductsPage], shop: dict[str, int]
) -> None:
    desk, page = at
    desk.open(shop["TEA"])
    assert page.side.tabs.tabText(0).startswith("Why 7?")
    desk.qtbot.waitUntil(lambda: "Opening stock" in said(page))
    words = said(page)
    for part in ("12", "on hand", "reserved for 1 order", "DH-000001", "Opening stock"):
        assert part in words
    went: list[tuple[str, object]] = []
    page.opens.connect(lambda key, record: went.append((key, record)))
    row = next(each for each in page.side.why.findChildren(QLabel) if each.text() == "DH-000001")
    desk.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert went == [("orders", 1)]


def test_the_panel_follows_the_current_row_and_escape_closes_it(
    at: tuple[Desk, ProductsPage], shop: dict[str, int]
) -> None:
    desk, page = at
    desk.open(shop["SUGAR"])
    desk.press(Qt.Key.Key_Down)
    desk.settle()
    current = page.table.current_id()
    assert page.side.data is not None
    assert page.side.data.variant.id == current
    assert page.close_something()
    assert not page.panel_open()
    assert page.table.current_id() == current


def test_f71_a_description_with_markup_is_shown_as_plain_letters_and_never_run(
    at: tuple[Desk, ProductsPage], book: Book
) -> None:
    desk, page = at
    text = "<p>Trà <b>ngon</b> &lt;b&gt;</p><script>alert(1)</script><img src=http://x.example/a.png onerror=alert(2)>"
    with book.write() as session:
        given = ProductInput("Trà <i>lạ</i>", (VariantInput("ODD"),), description=text)
        [made] = catalog.create_products(session, [given], now=NOON)
    page.refresh()
    desk.settle()
    desk.open(made.variant_ids[0])
    page.side.choose("details")
    desk.qtbot.waitUntil(lambda: "Trà ngon <b>" in said(page))
    labels = [each for each in page.side.findChildren(QLabel) if each.isVisible()]
    assert page.side.title.text() == "Trà <i>lạ</i>"
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in labels if "<" in each.text())


def test_reviews_stand_with_the_product_and_one_is_answered_with_the_keyboard(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    with book.write() as session:
        account_id = accounts.add(
            session, kind="shopee", name="Shopee", address="https://shopee.vn", settings={}, currency="VND", now=NOON
        )
        session.add(
            Listing(
                account_id=account_id, variant_id=shop["TEA"], remote_product_id="100",
                match_state=MatchState.MATCHED, updated_at=NOON,
            )
        )  # fmt: skip
        given = [
            ReviewInput(str(number), "100", "", 5, "Thơm", "lan", NOON + timedelta(hours=number)) for number in range(6)
        ]
        reviews.take(session, account_id, [*given, ReviewInput("9", "100", "", 1, "Hộp móp", "mai", NOON + DAY)])
    page.refresh()
    desk.open(shop["TEA"])
    page.side.choose("details")
    desk.qtbot.waitUntil(lambda: "Hộp móp" in said(page))
    words = said(page)
    assert "4.4 of 5 · 7 reviews" in words
    assert words.count("Thơm") == 4
    more = next(each for each in page.side.details.findChildren(Button) if each.text() == "Show older ones")
    desk.qtbot.keyClick(more, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: said(page).count("Thơm") == 6)
    answer = next(each for each in page.side.details.findChildren(Button) if each.text() == "Answer")
    answer.setFocus()
    desk.qtbot.keyClick(answer, Qt.Key.Key_Space)
    dialog = desk.dialog(AnswerReviewDialog)
    assert "Hộp móp" in dialog.text.text()
    desk.qtbot.keyClicks(dialog.reply, "Xin loi ban")
    desk.save(dialog)
    desk.qtbot.waitUntil(lambda: "goes out with the next sync: Xin loi ban" in said(page))


def test_siblings_of_a_variant_are_one_click_away(at: tuple[Desk, ProductsPage], book: Book) -> None:
    desk, page = at
    with book.write() as session:
        made = a_product(session, "Áo thun", ["AO-S", "AO-M"], on_hand=4)
    page.refresh()
    desk.settle()
    desk.open(made.variant_ids[0])
    page.side.choose("details")
    desk.qtbot.waitUntil(lambda: "Cỡ 2" in said(page))
    sibling = next(each for each in page.side.details.findChildren(QLabel) if each.text() == "Cỡ 2")
    desk.qtbot.mouseClick(sibling, Qt.MouseButton.LeftButton)
    desk.settle()
    assert page.side.second.text().startswith("AO-M")
    assert page.table.current_id() == made.variant_ids[1]


def test_a_channel_has_its_column_and_its_listing_can_be_paused_and_unmatched(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    with book.write() as session:
        account_id = accounts.add(
            session, kind="woocommerce", name="My website", address="https://shop.example", settings={},
            currency="VND", now=NOON,
        )  # fmt: skip
        accounts.activate(session, account_id, now=NOON)
        listing = Listing(
            account_id=account_id, variant_id=shop["TEA"], match_state=MatchState.MATCHED, remote_product_id="9",
            stock_seen=11, dirty=False, updated_at=NOON,
        )  # fmt: skip
        session.add(listing)
        session.flush()
        listing_id = listing.id or 0
    page.refresh()
    desk.settle()
    cell = shown(page, page.model.row_of(shop["TEA"]), 3)
    assert (cell.text, cell.mark) == ("7", "differs")
    assert cell.spoken == "My website shows 11, it should be 7"
    desk.open(shop["TEA"])
    page.side.choose("channels")
    page.side.channels.pause_wanted.emit(listing_id)
    desk.settle()
    assert shown(page, page.model.row_of(shop["TEA"]), 3).mark == "paused"
    page.side.channels.unmatch_wanted.emit(listing_id)
    desk.settle()
    assert shown(page, page.model.row_of(shop["TEA"]), 3).mark == "absent"
    desk.undo()
    with book.read() as session:
        assert listings.get(session, listing_id).variant_id == shop["TEA"]


def test_what_a_channel_has_against_an_item_stands_at_its_listing(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    with book.write() as session:
        account_id = accounts.add(
            session, kind="facebook", name="My Page", address="https://www.facebook.com/1", settings={},
            currency="VND", now=NOON,
        )  # fmt: skip
        listing = Listing(
            account_id=account_id, variant_id=shop["TEA"], match_state=MatchState.MATCHED, remote_product_id="TEA",
            updated_at=NOON,
        )  # fmt: skip
        session.add(listing)
        session.flush()
        complaints(session, {listing.id or 0: verbatim("Meta's review rejected it.")}, now=NOON)
    desk.open(shop["TEA"])
    page.side.choose("channels")
    desk.settle()
    words = " ".join(each.text() for each in page.side.channels.findChildren(QLabel))
    assert "Meta's review rejected it. Change the product there or here" in words
