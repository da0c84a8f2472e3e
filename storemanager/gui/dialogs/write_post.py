"""A post to be published: its words, its pictures by their web addresses, a product's page, and when."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.widgets.fields import FormField, text_field
from storemanager.gui.widgets.moment import MomentField
from storemanager.gui.widgets.product_finder import ProductFinder
from storemanager.services import posts
from storemanager.services.catalog import VariantRow
from storemanager.services.posts import PostInput, WaitingPost
from storemanager.texts import translate

AN_HOUR = timedelta(hours=1)


class WritePostDialog(FormDialog):
    """`saved(words, act id)` when it has happened. With `waiting` that post is written anew."""

    saved = Signal(str, int)

    def __init__(
        self,
        parent: QWidget,
        background: Background,
        account_id: int,
        account: str,
        currency: str,
        waiting: WaitingPost | None = None,
    ) -> None:
        super().__init__(parent, background, str(translate("write_post", "Write a post")), "", account, width=1)
        self.save_button.setText(self.tr("Publish"))
        self._account_id, self._waiting = account_id, waiting
        given = waiting.given if waiting is not None else PostInput("")
        self.words = QPlainTextEdit(given.text)
        self.words.setMinimumHeight(110)
        self.words.setTabChangesFocus(True)
        self.words_field = FormField(self.tr("Words"), self.words)
        self.pictures = QPlainTextEdit("\n".join(given.image_urls))
        self.pictures.setFixedHeight(58)
        self.pictures.setTabChangesFocus(True)
        hint = self.tr("Web addresses, one in each line. A picture of your website can be used.")
        self.pictures_field = FormField(self.tr("Pictures"), self.pictures, hint)
        self.link = text_field(given.url, placeholder="https://")
        self.link_field = FormField(self.tr("Link"), self.link)
        self.finder = ProductFinder(background, currency, rows_shown=2)
        self.finder.chosen.connect(self._link_product)
        self.finder_field = FormField(self.tr("or the page of a product"), self.finder)
        self.when = MomentField(self.tr("Planned for"), given.publish_at, later=AN_HOUR)
        self.when.on.toggled.connect(self._name_button)
        for part in (self.words_field, self.pictures_field, self.link_field, self.finder_field, self.when):
            self.body.addWidget(part)
        self._name_button()
        self.words.setFocus()

    def _name_button(self) -> None:
        self.save_button.setText(self.tr("Plan the post") if self.when.on.isChecked() else self.tr("Publish"))

    def _link_product(self, row: object) -> None:
        if not isinstance(row, VariantRow):
            return
        variant_id, name = row.id, row.name

        def found(address: str) -> None:
            if address:
                self.link.setText(address)
                self.link_field.well(name)
            else:
                said = translate("write_post", "{product} has no page on a connected website yet.")(product=name)
                self.link_field.wrong(str(said))

        self._background.run(self, lambda session: posts.page_of(session, variant_id), found)

    def save(self) -> None:
        given = PostInput(
            self.words.toPlainText(),
            tuple(url for url in self.pictures.toPlainText().split() if url),
            self.link.text(),
            self.when.value(),
        )
        account_id, now = self._account_id, clock.now()
        act_id = self._waiting.id if self._waiting is not None else 0
        said = translate("write_post", "The post is published with the next sync.")
        if given.publish_at is not None:
            said = translate("write_post", "The post is planned with the next sync.")

        def work(session: Session) -> int:
            if act_id:
                return posts.change(session, act_id, given, now=now)
            return posts.publish(session, account_id, given, now=now)

        self.write(work, lambda made: self.saved.emit(str(said), made))
