"""One product in a form: what the book says of it, and what is said on each channel; beside it what would be sent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from storemanager import clock
from storemanager.domain.price_rules import PriceRule
from storemanager.errors import StoreError
from storemanager.gui import tokens
from storemanager.gui.background import Background
from storemanager.gui.dialogs.product_form import ProductForm
from storemanager.gui.pages.product_channels import loading
from storemanager.gui.pages.product_channels.account_part import AccountPart
from storemanager.gui.pages.product_channels.account_rule import AccountRuleDialog
from storemanager.gui.pages.product_channels.book_part import BookPart
from storemanager.gui.pages.product_channels.forms_access import FormsAccess
from storemanager.gui.pages.product_channels.keys import SENDING, SHOWN
from storemanager.gui.pages.product_channels.loading import ProductData
from storemanager.gui.pages.product_channels.send_panel import SendPanel
from storemanager.gui.records import ChannelsOf, ConnectChannel, EditForChannels, WhatIsSent
from storemanager.gui.refreshing import Refreshing
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import EmptyState, Skeleton
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.page import Breadcrumb, PageHead, SplitPage, Tabs
from storemanager.gui.widgets.panel_parts import scrolled
from storemanager.gui.widgets.parts import clear, column, row
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import channel_prices, channel_products
from storemanager.services.accounts import AccountRow
from storemanager.services.channel_products import Cell
from storemanager.texts import translate

BOOK = "book"
REFRESH_MS = 150


class EditPage(SplitPage):
    """`open_record(EditForChannels(...))`. Ctrl+Enter saves, F9 goes on to what is sent."""

    def __init__(self, background: Background, sync: ShopSync) -> None:
        self.side = SendPanel(foot=False)
        super().__init__(self.side)
        self._background = background
        self._forms = FormsAccess(self, background, sync.access)
        self._wanted: EditForChannels | None = None
        self._saving = False
        self._after_saving: EditForChannels | None = None
        self.data: ProductData | None = None
        self.parts: dict[int, AccountPart] = {}
        self._build()
        self._connect()
        self._later = Refreshing(self, background, self._load, gather_ms=REFRESH_MS, every_minute=False)
        self.retranslate()

    # --- Building ---

    def _build(self) -> None:
        self.crumb = Breadcrumb()
        self.preview_button = Button("", icon="send", key="F9")
        self.save_button = Button("", "primary", icon="save", key="Ctrl+Enter")
        self.head = PageHead("", "", self.preview_button, self.save_button)
        self._tab_holder = row()
        self.tabs: Tabs | None = None
        self.stack = QStackedWidget()
        self.book = BookPart()
        self._areas: dict[str, QScrollArea] = {}
        self._empty: EmptyState | None = None
        self.stack.addWidget(Skeleton(6))
        self.content.addLayout(column(self.crumb, self.head))
        self.content.addLayout(self._tab_holder)
        self.content.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.crumb.went.connect(self._go_up)
        self.preview_button.clicked.connect(self.finish)
        self.save_button.clicked.connect(self.save)
        self.book.edit_wanted.connect(self._edit_book)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save_button.click)

    def retranslate(self) -> None:
        self.preview_button.setText(self.tr("See what will be sent"))
        self.save_button.setText(self.tr("Save"))
        self.book.retranslate()
        self.side.retranslate()
        for part in self.parts.values():
            part.retranslate()
        if self.data is not None:
            self._name_tabs(self.data)
        self._show_head()

    # --- What is shown ---

    def open_record(self, record: object) -> None:
        if not isinstance(record, EditForChannels):
            return
        other = self._wanted is not None and record.product_id != self._wanted.product_id
        if other and self.changed_cells():
            self._ask_first(record)
            return
        self._open(record)

    def _open(self, record: EditForChannels) -> None:
        if self._wanted is None or record.product_id != self._wanted.product_id:
            self.data = None
            self._drop_parts()
        self._wanted = record
        self._load()
        self.choose(record.account_id)

    def _ask_first(self, record: EditForChannels) -> None:
        """What was typed for another product is not thrown away unseen."""
        name = self.data.product.name if self.data is not None else ""
        title = translate("edit_page", "Save what you typed for “{name}”?")(name=name)
        dialog = Dialog(self, str(title))
        dialog.add_button(self.tr("Do not save"), "drop")
        dialog.add_button(self.tr("Save it"), "save", harmless=True)

        def answered(_result: int) -> None:
            if dialog.answer == "save":
                self._after_saving = record
                self.save()
            else:
                self._open(record)

        dialog.finished.connect(answered)
        dialog.open()

    def refresh(self) -> None:
        if self._wanted is not None:
            self._later.refresh()

    def _load(self) -> None:
        if self._wanted is None:
            return
        product_id, now = self._wanted.product_id, clock.now()
        self._background.run(
            self, lambda session: loading.product(session, product_id, now), self._loaded, failed=self._gone
        )

    def _gone(self, problem: StoreError) -> None:
        self._wanted = self.data = None
        self._background.problem.emit(problem)
        self.opens.emit("products", None)

    def _loaded(self, data: ProductData) -> None:
        if self._wanted is None or data.product.id != self._wanted.product_id:
            return
        before, self.data = self.data, data
        accounts = [each.account.id for each in data.channels]
        if before is None or list(self.parts) != accounts:
            self._make_parts(data)
        self.book.fill(data)
        for each in data.channels:
            self.parts[each.account.id].fill(each, data)
        self._name_tabs(data)
        self._show_head()
        self._show_part()

    def _drop_parts(self) -> None:
        self.parts = {}
        for key, area in list(self._areas.items()):
            if key == BOOK:
                continue
            self.stack.removeWidget(area)
            area.deleteLater()
            del self._areas[key]

    def _make_parts(self, data: ProductData) -> None:
        self._drop_parts()
        clear(self._tab_holder)
        keys = [BOOK, *(str(each.account.id) for each in data.channels)]
        self.tabs = Tabs([(key, "") for key in keys])
        self.tabs.setUsesScrollButtons(True)
        self._tab_holder.addWidget(self.tabs)
        if BOOK not in self._areas:
            self._add_area(BOOK, self.book)
        for each in data.channels:
            part = AccountPart(self._forms, each, data)
            part.changed.connect(self._typed)
            part.prices.usual_wanted.connect(partial(self._change_rule, each.account))
            self.parts[each.account.id] = part
            self._add_area(str(each.account.id), part)
        self._name_tabs(data)
        self.tabs.chosen.connect(lambda _key: self._show_part())
        wanted = self._wanted.account_id if self._wanted is not None else None
        self.choose(wanted if wanted is not None else next(iter(self.parts), None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._overlays():
            self.close_panel()

    def _add_area(self, key: str, part: QWidget) -> None:
        part.setMaximumWidth(tokens.size("layout_px.form_max") * theme().text_percent // 100)
        area = scrolled(part)
        area.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # Tab goes from field to field, and what it comes to is brought into view
        self._areas[key] = area
        self.stack.addWidget(area)

    def _name_tabs(self, data: ProductData) -> None:
        if self.tabs is None:
            return
        self.tabs.setAccessibleName(self.tr("The book, or a channel"))
        named = [(BOOK, self.tr("The book"))]
        for each in data.channels:
            missing = len(each.plan.problems)
            mark = str(translate("edit_page", "{name} · {count} missing")(name=each.account.name, count=missing))
            named.append(
                (str(each.account.id), mark if missing and loading.is_wanted(each.plan) else each.account.name)
            )
        if [key for key, _ in named] == self.tabs.keys():
            self.tabs.rename(named)

    def choose(self, account_id: int | None) -> None:
        """Show the part of one channel; None: the one that is in view stays."""
        if self.tabs is not None and account_id in self.parts:
            self.tabs.choose(str(account_id))
            self._show_part()

    def current_part(self) -> AccountPart | None:
        """The channel that is looked at; None: the book."""
        key = self.tabs.current() if self.tabs is not None else BOOK
        return None if key == BOOK else self.parts.get(int(key))

    def _show_part(self) -> None:
        if self.tabs is None or self.data is None:
            return
        if not self.data.channels:
            self._show_no_channel()
            return
        self.stack.setCurrentWidget(self._areas[self.tabs.current()])
        part = self.current_part()
        if part is None:
            self.close_panel()
            return
        part.read_channel()
        self.side.show_plan(part.data.plan, part.data.fields or (), unsaved=bool(part.cells()))
        if not self._overlays():  # on a narrow window it would lie over the fields; F9 shows the same
            self.open_panel()

    def _show_no_channel(self) -> None:
        connect = Button(self.tr("Connect a channel"), icon="plug")
        connect.clicked.connect(lambda: self.opens.emit("channels", ConnectChannel()))
        empty = EmptyState(
            "store", self.tr("No channel is connected"),
            self.tr("Connect your website or a marketplace; then you say here what stands there."), connect,
        )  # fmt: skip
        before, self._empty = self._empty, empty
        self.stack.addWidget(empty)
        self.stack.setCurrentWidget(empty)
        if before is not None:
            self.stack.removeWidget(before)
            before.deleteLater()

    def _show_head(self) -> None:
        name = self.data.product.name if self.data is not None else ""
        steps = [self.tr("Products"), *([name] if name else []), self.tr("Edit for channels")]
        self.crumb.show_steps(steps)
        count = len(self.changed_cells())
        said = translate("edit_page", "{count:change is|changes are} not saved")(count=count)
        self.head.say(self.tr("Edit for channels"), str(said) if count else "")
        self.save_button.set_off("" if count else self.tr("Everything is saved."))
        self.preview_button.set_off("" if self.data is not None and self.data.channels else self.tr("Nothing to send."))

    # --- Saving ---

    def _typed(self) -> None:
        sender = self.sender()
        self._show_head()
        part = self.current_part()
        if part is not None and self.side.unsaved != bool(part.cells()):
            self.side.show_plan(part.data.plan, part.data.fields or (), unsaved=bool(part.cells()))
        if isinstance(sender, AccountPart) and sender.data.read_at is None:
            self.refresh()  # the channel has just said what it asks for

    def changed_cells(self) -> tuple[Cell, ...]:
        """What the owner typed and has not saved."""
        return tuple(cell for part in self.parts.values() for cell in part.cells())

    def save(self) -> None:
        """Everything that was typed, on every channel, into the book."""
        self._save(after=None)

    def _save(self, after: object) -> None:
        wrong = next((one for one, part in self.parts.items() if not part.usable()), None)
        if wrong is not None:
            self._after_saving = None
            self.choose(wrong)
            return
        cells = self.changed_cells()
        if not cells or self._saving:
            self._saved(after)
            return
        before = tuple(cell for part in self.parts.values() for cell in part.cells_before())
        now = clock.now()
        self._saving = True

        def happened(_pairs: int) -> None:
            self._saving = False
            for part in self.parts.values():
                part.forget()
            said = translate("edit_page", "{count:change was|changes were} saved.")(count=len(cells))
            toasts(self).done(str(said), undo=lambda: self._put(before))
            self._load()
            self._saved(after)

        self._background.run(
            self, lambda session: channel_products.set_many(session, cells, now=now), happened, writes=True,
            failed=self._refused,
        )  # fmt: skip

    def _saved(self, after: object) -> None:
        self._show_head()
        waiting, self._after_saving = self._after_saving, None
        if waiting is not None:
            self._open(waiting)
        elif isinstance(after, WhatIsSent):
            self.opens.emit(SENDING, after)

    def _refused(self, problem: StoreError) -> None:
        self._saving, self._after_saving = False, None
        self._background.problem.emit(problem)

    def _put(self, cells: Sequence[Cell]) -> None:
        kept, now = tuple(cells), clock.now()
        self._background.run(self, lambda session: channel_products.set_many(session, kept, now=now), writes=True)

    def finish(self) -> None:
        """F9: save, and go on to what will be sent: to this channel, or from the book's part to all it is on."""
        if self._wanted is None or not self.preview_button.isEnabled():
            return
        part = self.current_part()
        accounts = () if part is None else (part.account_id,)
        self._save(WhatIsSent((self._wanted.product_id,), accounts))

    def _change_rule(self, account: AccountRow) -> None:
        """What everything costs on a channel; said here because it is seen here."""
        dialog = AccountRuleDialog(self, self._background, account)
        said = translate("edit_page", "The rule of {channel} was changed. Prices go out with the next sync.")
        dialog.saved.connect(
            lambda before: toasts(self).done(
                str(said(channel=account.name)), undo=lambda: self._put_rule(account.id, before)
            )
        )
        dialog.open()

    def _put_rule(self, account_id: int, rule: PriceRule | None) -> None:
        now = clock.now()
        self._background.run(
            self, lambda session: channel_prices.set_account_rule(session, account_id, rule, now=now), writes=True
        )

    def _edit_book(self) -> None:
        if self.data is not None:
            form = ProductForm(self, self._background, self.data.product)
            form.saved.connect(lambda _one, _name: self._load())
            form.open()

    # --- Going ---

    def _go_up(self, step: int) -> None:
        if step == 0 or self._wanted is None:
            self.opens.emit("products", None)
        else:
            self.opens.emit(SHOWN, ChannelsOf(self._wanted.product_id))
