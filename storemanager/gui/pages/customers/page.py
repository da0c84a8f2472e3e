"""Customers: everybody in one lazy list, and one of them in full on a page of their own below it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.gui import tokens
from storemanager.gui.background import Background
from storemanager.gui.dialogs.customer_form import CustomerForm
from storemanager.gui.dialogs.merge_customers import MergeDialog
from storemanager.gui.models import customers as loading
from storemanager.gui.models.customers import CustomerLine, Profile, Suggestion
from storemanager.gui.models.lazy import LazyTableModel
from storemanager.gui.pages.customers.columns import columns
from storemanager.gui.pages.customers.profile import ProfileView
from storemanager.gui.people import phone_words, shown_name
from storemanager.gui.records import ImportFile, NewOrderFor
from storemanager.gui.theme import icon, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import SearchField
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import MARGIN, Page, PageHead
from storemanager.gui.widgets.parts import column, gap, row
from storemanager.gui.widgets.table import Table
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import audit, customers
from storemanager.services.customers import CustomerFilter
from storemanager.services.customers_rows import MergedRecord
from storemanager.texts import translate

REFRESH_MS = 120
SEARCH_WIDE = 360
NARROW = 940


class CustomersPage(Page):
    """The list keeps scroll and current row while a person is looked at; Esc goes back to it."""

    def __init__(self, background: Background, *, now: Callable[[], datetime] = clock.now) -> None:
        super().__init__()
        self._background = background
        self._now = now
        self._text = ""
        self._sort, self._descending = "name", False
        self._shown: int | None = None
        self._asked = False
        self._narrow = False
        self._build_list()
        self.profile = ProfileView()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.profile)
        self.setLayout(column(self.stack))
        self._connect()
        self.retranslate()
        self.table.show_sort(self._sort, self._descending)

    # --- Building ---

    def _build_list(self) -> None:
        self.import_button = Button("", icon="upload")
        self.new_button = Button("", "primary", icon="user-plus", key="Ctrl+N")
        self.head = PageHead("", "", self.import_button, self.new_button)
        self.search = SearchField("")
        self.search.setMaximumWidth(SEARCH_WIDE)
        self.model = LazyTableModel[CustomerLine](columns(self._now), self._background, loading.lines, self)
        self.table = Table("", rows="table_two_lines")
        self.table.show_model(self.model)
        self.card = ListCard(self.table)
        filters = row(spacing=gap("2"))
        filters.addWidget(self.search, 1)
        filters.addStretch(1)
        layout = column(self.head, filters, spacing=tokens.size("layout_px.card_gap"))
        layout.addWidget(self.card, 1)
        margin = tokens.size(MARGIN)
        layout.setContentsMargins(margin, gap("4"), margin, gap("4"))
        self.list = QWidget()
        self.list.setLayout(layout)

    def _connect(self) -> None:
        self.import_button.clicked.connect(lambda: self.opens.emit("files", ImportFile(kind="customers")))
        self.new_button.clicked.connect(self.new_here)
        self.search.looked_for.connect(self._look_for)
        self.search.left_downwards.connect(self._into_list)
        self.search.returnPressed.connect(self._into_list)
        self.table.opened.connect(self.show_customer)
        self.table.sort_wanted.connect(self._sort_by)
        self.table.menu_wanted.connect(self._open_menu)
        self.model.loaded.connect(self._show_list)
        view = self.profile
        view.back_wanted.connect(self.show_list)
        view.edit_wanted.connect(self.edit)
        view.order_wanted.connect(lambda order_id: self.opens.emit("orders", order_id))
        view.new_order_wanted.connect(self.new_order)
        view.look_wanted.connect(self._look_and_merge)
        view.not_same_wanted.connect(self._not_the_same)
        view.merge_wanted.connect(self._merge)
        view.split_wanted.connect(self._split)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REFRESH_MS)
        self._later.timeout.connect(self._refresh_now)
        self._background.changed.connect(self._book_changed)
        shortcut = QShortcut(QKeySequence("Ctrl+E"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.edit)

    def retranslate(self) -> None:
        self.import_button.setText(self.tr("Import a file"))
        self.new_button.setText(self.tr("New customer"))
        self.search.say(self.tr("Name, phone, e-mail"))
        self.table.setAccessibleName(self.tr("Customers"))
        self._show_columns()
        self.profile.retranslate()
        self._show_head()
        self._show_list()

    def _show_columns(self) -> None:
        self.model.set_columns(columns(self._now, narrow=self._narrow))
        self.table.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Fewer columns where there is little room, so that nothing has to be scrolled sideways."""
        narrow = self.width() < NARROW * theme().text_percent / 100
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_columns()

    # --- The list ---

    def refresh(self) -> None:
        """At once the first time; later calls are gathered, so that a sync does not keep the list busy."""
        if self._asked:
            self._later.start()
        else:
            self._refresh_now()

    def _book_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _refresh_now(self) -> None:
        self._asked = True
        self._ask()
        if self._shown is not None:
            self._load_profile()

    def _ask(self) -> None:
        wanted, sort, descending = CustomerFilter(self._text), self._sort, self._descending
        self.model.ask(lambda session: customers.customer_ids(session, wanted, sort, descending))

    def _look_for(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.table.verticalScrollBar().setValue(0)
            self._ask()

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self.table.verticalScrollBar().setValue(0)
        self._ask()

    def _show_head(self) -> None:
        count = self.model.rowCount()
        said = (
            translate("customers", "{count} found") if self._text else translate("customers", "{count:person|people}")
        )
        self.head.say(self.tr("Customers"), str(said(count=count)) if count else "")

    def _show_list(self) -> None:
        if self.model.waiting or not self._asked:
            return
        self._show_head()
        # One filled button a page: the empty list's own has it then.
        self.new_button.set_kind("primary" if self.model.rowCount() else "normal")
        if self.model.rowCount():
            self.card.show_table()
        elif self._text:
            self.card.show_empty(self._nobody_found())
        else:
            self.card.show_empty(self._nobody_yet())

    def _nobody_yet(self) -> EmptyState:
        new = Button(self.tr("New customer"), "primary", icon="user-plus", key="Ctrl+N")
        new.clicked.connect(self.new_here)
        bring = Button(self.tr("Import a file"), icon="upload")
        bring.clicked.connect(lambda: self.opens.emit("files", ImportFile(kind="customers")))
        sentence = self.tr(
            "Customers come by themselves with the orders of your channels. You can also bring them in from a file."
        )
        return EmptyState("users", self.tr("No customers yet"), sentence, new, bring)

    def _nobody_found(self) -> EmptyState:
        new = Button(self.tr("New customer"), "primary", icon="user-plus")
        new.clicked.connect(self.new_here)
        everyone = Button(self.tr("Show everybody"), icon="x")
        everyone.clicked.connect(self.clear_search)
        title = str(translate("customers", "Nobody is found by “{text}”")(text=self._text))
        sentence = self.tr("Try fewer letters, or part of the phone number. Accents do not matter.")
        return EmptyState("search", title, sentence, new, everyone)

    def clear_search(self) -> None:
        """Everybody is shown again."""
        self.search.clear()
        self._look_for("")
        self.table.setFocus()

    # --- One person ---

    def show_customer(self, customer_id: int) -> None:
        """Go to one person's page."""
        self._shown = customer_id
        self._load_profile()

    def _load_profile(self) -> None:
        if self._shown is None:
            return
        customer_id = self._shown
        self._background.run(
            self, lambda session: loading.profile(session, customer_id), self._show_profile, failed=self._gone
        )

    def _show_profile(self, profile: Profile) -> None:
        if self._shown is None:
            return  # the owner went back meanwhile
        self._shown = profile.id
        self.profile.show_profile(profile, self._now())
        if self.stack.currentWidget() is not self.profile:
            self.stack.setCurrentWidget(self.profile)
            self.profile.table.setFocus()

    def _gone(self, problem: Exception) -> None:
        self.show_list()
        toasts(self).problem(str(getattr(problem, "message", problem)), str(getattr(problem, "advice", "")))

    def show_list(self) -> None:
        """Back to everybody; the row one came from is still the current one."""
        if self._shown is not None and self.profile.profile is not None:
            self.table.go_to(self.profile.profile.id)
        self._shown = None
        self.stack.setCurrentWidget(self.list)
        self.table.setFocus()

    def open_record(self, record: object) -> None:
        """A person from the search or from another page."""
        if isinstance(record, int):
            self.show_customer(record)

    def close_something(self) -> bool:
        if self._shown is not None:
            self.show_list()
            return True
        return False

    # --- Acts ---

    def new_here(self) -> None:
        form = CustomerForm(self, self._background, None, self._text if self._shown is None else "")
        form.saved.connect(self._made)
        form.open()

    def _made(self, customer_id: int, name: str) -> None:
        said = translate("customers", "“{name}” is in the book.")(name=shown_name(name))
        toasts(self).done(str(said))
        self.show_customer(customer_id)

    def edit(self) -> None:
        """Ctrl+E: the person that is looked at, or the current row, in the form."""
        customer_id = self._shown if self._shown is not None else self.table.current_id()
        if customer_id is not None:
            self._background.run(self, lambda session: customers.customer(session, customer_id), self._open_form)

    def _open_form(self, detail: customers.CustomerDetail) -> None:
        form = CustomerForm(self, self._background, detail)
        form.saved.connect(self._edited)
        form.open()

    def _edited(self, customer_id: int, name: str) -> None:
        said = translate("customers", "“{name}” was changed.")(name=shown_name(name))
        toasts(self).done(str(said), undo=lambda: self._undo_edit(customer_id))

    def _undo_edit(self, customer_id: int) -> None:
        now = self._now()

        def work(session: Session) -> None:
            newest = audit.history(session, "customer", customer_id, limit=1)
            audit.undo(session, newest[0].id, now=now)

        self._background.run(self, work, writes=True)

    def new_order(self) -> None:
        """An order with this customer in it."""
        if self._shown is not None:
            self.opens.emit("orders", NewOrderFor(self._shown))

    def _look_and_merge(self, suggestion: Suggestion) -> None:
        self._open_merge(suggestion.other_id, str(suggestion.meaning))

    def _merge(self) -> None:
        self._open_merge(None, "")

    def _open_merge(self, other_id: int | None, reason: str) -> None:
        if self._shown is not None:
            dialog = MergeDialog(self, self._background, self._shown, other_id, reason)
            dialog.merged.connect(self._merged)
            dialog.open()

    def _merged(self, keep_id: int, other_id: int, said: str) -> None:
        self.show_customer(keep_id)
        toasts(self).done(said, undo=lambda: self._take_apart(other_id))

    def _split(self, merged: MergedRecord) -> None:
        keep_id = self._shown
        if keep_id is None:
            return
        said = str(translate("customers", "“{name}” stands by itself again.")(name=shown_name(merged.name)))
        self._take_apart(merged.id, said, lambda: self._merge_again(keep_id, merged.id))

    def _take_apart(self, other_id: int, said: str = "", again: Callable[[], None] | None = None) -> None:
        now = self._now()

        def done(_nothing: None) -> None:
            if said:
                toasts(self).done(said, undo=again)

        self._background.run(self, lambda session: customers.split(session, other_id, now=now), done, writes=True)

    def _merge_again(self, keep_id: int, other_id: int) -> None:
        now, reason = self._now(), str(translate("customers", "the split was undone"))
        self._background.run(
            self, lambda session: customers.merge(session, keep_id, other_id, reason=reason, now=now), writes=True
        )

    def _not_the_same(self, suggestion: Suggestion) -> None:
        now, customer_id = self._now(), self._shown
        if customer_id is None:
            return

        def again() -> None:
            later = self._now()
            self._background.run(
                self, lambda session: loading.ask_again(session, suggestion, customer_id, now=later), writes=True
            )

        said = self.tr("They stay two people.")

        def done(_nothing: None) -> None:
            toasts(self).done(said, undo=again)

        self._background.run(
            self, lambda session: loading.not_the_same(session, suggestion.attention_id, now=now), done, writes=True
        )

    # --- Keys and menu ---

    def focus_filter(self) -> None:
        self.show_list()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _into_list(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _open_menu(self, customer_id: int, where: QPoint) -> None:
        self.table.go_to(customer_id)
        line = self.model.row(self.table.currentIndex())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("user"), self.tr("Open"), lambda: self.show_customer(customer_id))
        menu.addAction(icon("pencil"), self.tr("Edit") + "\tCtrl+E", self.edit)
        menu.addAction(icon("plus"), self.tr("New order"), lambda: self.opens.emit("orders", NewOrderFor(customer_id)))
        if line is not None and line.row.phone:
            phone = phone_words(line.row.phone)
            words = str(translate("customers", "Copy {value}")(value=phone))
            menu.addAction(icon("copy"), words, lambda: QGuiApplication.clipboard().setText(phone))
        menu.popup(where)
