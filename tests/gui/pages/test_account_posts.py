"""An account's posts by mouse and keys: written, planned, published once, taken down; refusals in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.syncing import OutboxState
from storemanager.gui.channel_access import POSTS
from storemanager.gui.dialogs.write_post import WritePostDialog
from storemanager.gui.pages.channels.posts import PostsPart
from storemanager.services import accounts, outbox, posts
from storemanager.services.posts import PostInput
from storemanager.texts import verbatim
from tests.gui.pages.page_shop import SLOW, PageShop
from tests.makers import NOON, a_variant


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[PageShop]:
    made = PageShop(tmp_path)
    qtbot.addWidget(made.window)
    made.connect_page()
    yield made
    made.close()


def synced(shop: PageShop, qtbot: QtBot) -> None:
    shop.sync.runner.sync_accounts([shop.page_account])
    shop.quiet(qtbot)


def dialog(shop: PageShop, part: PostsPart) -> WritePostDialog:
    return part.findChildren(WritePostDialog)[-1]


def shown(part: PostsPart) -> list[tuple[str, str]]:
    found = []
    for line in part.model.rows:
        pill = part._state(line).pill
        found.append((line.text, pill.words if pill is not None else ""))
    return found


def write(shop: PageShop, qtbot: QtBot, part: PostsPart, text: str, pictures: str = "", link: str = "") -> None:
    qtbot.mouseClick(part.write_button, Qt.MouseButton.LeftButton)
    form = dialog(shop, part)
    form.words.setPlainText(text)
    form.pictures.setPlainText(pictures)
    form.link.setText(link)
    form.save_button.click()
    shop.quiet(qtbot)


def test_a_post_is_written_published_once_by_the_sync_and_taken_down(
    shop: PageShop, qtbot: QtBot, qtmodeltester: ModelTester, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    part = shop.look(POSTS, qtbot).posts
    qtmodeltester.check(part.model)
    assert part.card.empty_state() is not None
    write(shop, qtbot, part, "Trà sen mới về\nGiao trong ngày", "https://may.example/a.jpg", "https://may.example/tra")
    qtbot.waitUntil(lambda: shown(part) == [("Trà sen mới về\nGiao trong ngày", "with the next sync")], timeout=SLOW)
    assert shop.graph.posts == {}
    synced(shop, qtbot)
    synced(shop, qtbot)
    [post] = shop.graph.posts.values()
    assert post.message == "Trà sen mới về\nGiao trong ngày\nhttps://may.example/tra"
    assert len(post.photo_ids) == 1
    qtbot.waitUntil(lambda: [state for _, state in shown(part)] == ["shown"], timeout=SLOW)
    part.table.go_to(part.model.rows[0].id)
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert opened == [f"https://www.facebook.com/{post.id}"]
    qtbot.keyClick(part.table, Qt.Key.Key_Space)
    qtbot.mouseClick(part.down_button, Qt.MouseButton.LeftButton)
    shop.quiet(qtbot)
    qtbot.waitUntil(lambda: [state for _, state in shown(part)] == ["with the next sync"], timeout=SLOW)
    synced(shop, qtbot)
    assert shop.graph.posts == {}
    qtbot.waitUntil(lambda: shown(part) == [], timeout=SLOW)


def test_a_planned_post_shows_as_planned_and_can_be_given_up_before(shop: PageShop, qtbot: QtBot) -> None:
    part = shop.look(POSTS, qtbot).posts
    part.write_new()
    form = dialog(shop, part)
    form.words.setPlainText("Mai giảm giá")
    form.when.on.setChecked(True)
    assert form.save_button.text() == "Plan the post"
    form.save_button.click()
    shop.quiet(qtbot)
    synced(shop, qtbot)
    qtbot.waitUntil(lambda: shown(part) == [("Mai giảm giá", "planned")], timeout=SLOW)
    assert next(iter(shop.graph.posts.values())).scheduled is not None
    write(shop, qtbot, part, "Nhầm rồi")
    qtbot.waitUntil(lambda: len(part.model.rows) == 2, timeout=SLOW)
    toast = next(each for each in shop.window.toasts.toasts() if "published with" in each.accessibleName())
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    shop.quiet(qtbot)
    qtbot.waitUntil(lambda: shown(part) == [("Mai giảm giá", "planned")], timeout=SLOW)
    synced(shop, qtbot)
    assert len(shop.graph.posts) == 1


def test_a_refused_post_says_why_and_is_written_anew(shop: PageShop, qtbot: QtBot) -> None:
    part = shop.look(POSTS, qtbot).posts
    shop.graph.settings.permissions.discard("pages_manage_posts")
    write(shop, qtbot, part, "Chào cả nhà")
    synced(shop, qtbot)
    qtbot.waitUntil(lambda: shown(part) == [("Chào cả nhà", "refused")], timeout=SLOW)
    assert "has not granted" in part._state(part.model.rows[0]).second
    shop.graph.settings.permissions.add("pages_manage_posts")
    part.table.go_to(part.model.rows[0].id)
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    form = dialog(shop, part)
    assert form.words.toPlainText() == "Chào cả nhà"
    form.words.setPlainText("Chào cả nhà mình")
    form.save_button.click()
    shop.quiet(qtbot)
    synced(shop, qtbot)
    assert [post.message for post in shop.graph.posts.values()] == ["Chào cả nhà mình"]


def test_a_post_without_words_or_with_a_wrong_address_stays_in_the_form(shop: PageShop, qtbot: QtBot) -> None:
    part = shop.look(POSTS, qtbot).posts
    write(shop, qtbot, part, "  ")
    form = dialog(shop, part)
    assert "no words yet" in form.refusal.title.text()
    form.words.setPlainText("Chào")
    form.pictures.setPlainText("C:\\anh.jpg")
    form.save_button.click()
    shop.quiet(qtbot)
    assert "not a web address" in form.refusal.title.text()
    form.reject()
    with shop.book.read() as session:
        assert posts.waiting(session, shop.page_account) == []


def test_the_page_of_a_product_is_found_for_the_link(shop: PageShop, qtbot: QtBot) -> None:
    with shop.book.write() as session:
        variant = a_variant(session, "TRA", name="Trà sen")
        website = accounts.add(
            session,
            kind="woocommerce",
            name="Web",
            address="https://may.example",
            settings={},
            currency="VND",
            now=NOON,
        )
        session.add(
            Listing(
                account_id=website, variant_id=variant, match_state=MatchState.MATCHED, remote_product_id="7",
                remote_url="https://may.example/tra-sen", updated_at=NOON,
            )
        )  # fmt: skip
    part = shop.look(POSTS, qtbot).posts
    part.write_new()
    form = dialog(shop, part)
    form.finder.search.setText("TRA")
    qtbot.keyClick(form.finder.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.link.text() == "https://may.example/tra-sen", timeout=SLOW)
    form.reject()


def test_two_ways_to_say_it_are_one_taking_down(shop: PageShop) -> None:
    with shop.book.write() as session:
        first = posts.remove(session, shop.page_account, "1_2", "Chào", now=NOON)
        assert posts.remove(session, shop.page_account, "1_2", "Chào", now=NOON) == first
        outbox.park(session, first, verbatim("not now"))
        assert posts.remove(session, shop.page_account, "1_2", "Chào", now=NOON) == first
        assert outbox.get(session, first).state is OutboxState.WAITING, "said again, it is tried again"
        act = posts.publish(session, shop.page_account, PostInput("Chào"), now=NOON)
        [down, up] = posts.waiting(session, shop.page_account)
        assert (down.removes, up.removes, up.id, up.state) == (True, False, act, OutboxState.WAITING)
