"""The window: rail, top bar, pages made when they are first shown, and what lies over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QSizePolicy, QStackedWidget, QWidget

from storemanager import clock, texts
from storemanager.errors import StoreError
from storemanager.gui import tokens
from storemanager.gui.actions import Actions
from storemanager.gui.pages_list import Hit, HitGroup, PageSpec, Search
from storemanager.gui.syncing import SyncView
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import SearchField
from storemanager.gui.widgets.notes import Skeleton
from storemanager.gui.widgets.overlay import Dialog, ToastStack
from storemanager.gui.widgets.page import Page, SplitPage
from storemanager.gui.widgets.parts import column, gap, label, row
from storemanager.gui.widgets.rail import Rail
from storemanager.gui.widgets.search_popover import SearchPopover
from storemanager.gui.widgets.sync_popover import SyncPopover

ATTENTION = "attention"
CHANNELS = "channels"
SYNC = "sync"
_MINUTE_MS = 60_000
_HISTORY = 50


class MainWindow(QMainWindow):
    """`sync_wanted(full)`, `stop_wanted(account id or None)` ask for what the window itself cannot do."""

    sync_wanted = Signal(bool)
    stop_wanted = Signal(object)
    sync_log_wanted = Signal()
    closing = Signal()

    def __init__(self, pages: Sequence[PageSpec], settings: QSettings, *, search: Search | None = None) -> None:
        super().__init__()
        self.setWindowTitle("Store Manager")
        self._specs = {page.key: page for page in pages}
        self._settings = settings
        self._search = search
        self._asked_for = ""
        self._pages: dict[str, Page] = {}
        self._back: list[str] = []
        self._current = ""
        self._ready = False
        self._waiting_record: tuple[str, object] | None = None
        self._narrow_by_owner: bool | None = None
        self._attention = 0
        self.sync_view = SyncView()
        self.setMinimumSize(*tokens.sizes("layout_px.window_min"))
        self.rail = Rail(pages)
        self.rail.chosen.connect(self.show_page)
        self.stack = QStackedWidget()
        self.stack.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.stack.addWidget(self._first_skeleton())
        self._make_top_bar()
        right = QWidget()
        right.setLayout(column(self.top, self.stack))
        whole = QWidget()
        whole.setLayout(row(self.rail, right))
        self.setCentralWidget(whole)
        self.toasts = ToastStack(self)
        self.sync_popover = SyncPopover(self)
        self.sync_popover.stop_all.connect(lambda: self.stop_wanted.emit(None))
        self.sync_popover.stop_account.connect(self.stop_wanted.emit)
        self.sync_popover.log_wanted.connect(self._open_sync_log)
        self.results = SearchPopover(self, self.search_field)
        self.results.opened.connect(self._open_hit)
        self.actions_list = Actions(self)
        self._connect_actions()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS // 2)
        self._minute.timeout.connect(self._tell_sync)
        self._minute.start()
        self.retranslate()
        self._restore()
        first = next((page.key for page in pages if page.place == "rail"), "")
        self._current = first
        self.rail.show_page(first)
        self.stack.setFocus()

    # --- Making it ---

    def _make_top_bar(self) -> None:
        self.top = QFrame()
        self.top.setProperty("kind", "top")
        self.top.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.search_field = SearchField("", key="Ctrl+K")
        self.search_field.looked_for.connect(self._look_for)
        self.attention_button = Button("", "quiet", icon="triangle-alert")
        self.attention_button.clicked.connect(lambda: self.show_page(ATTENTION))
        self.last_sync = label("", "small")
        self.sync_button = Button("", icon="refresh-cw", key="F5")
        self.sync_button.clicked.connect(self._sync_pressed)
        layout = row(spacing=gap("2") + 2)
        layout.addWidget(self.search_field, 10)
        layout.addStretch(1)
        for part in (self.attention_button, self.last_sync, self.sync_button):
            layout.addWidget(part)
        layout.setContentsMargins(gap("5"), gap("1"), gap("5"), gap("1"))
        layout.addStrut(tokens.size("layout_px.top_bar") - 2 * gap("1"))  # with larger text it is higher
        self.top.setLayout(layout)

    @staticmethod
    def _first_skeleton() -> QWidget:
        """What the first paint shows where a page will stand."""
        made = QWidget()
        made.setProperty("kind", "page")
        made.setLayout(column(Skeleton(3, row_height=tokens.size("row_px.account")), -1, margin=gap("5")))
        return made

    def _connect_actions(self) -> None:
        does: dict[str, Callable[[], object]] = {
            "search": self.focus_search,
            "sync": self._sync_by_key,
            "full_check": lambda: self.sync_wanted.emit(True),
            "new": lambda: self._of_page(lambda page: page.new_here()),
            "filter": lambda: self._of_page(lambda page: page.focus_filter()),
            "finish": lambda: self._of_page(lambda page: page.finish()),
            "rail": self.toggle_rail,
            "next_pane": self._next_pane,
            "back": self.go_back,
            "keys": self.show_keys,
            "sync_log": self.sync_log_wanted.emit,
        }
        for key, do in does.items():
            self.actions_list.add(key, do)
        shown = [item.spec for item in self.rail.items.values() if item.spec.place == "rail"]
        for place, spec in enumerate(shown):
            self.actions_list.add_page(spec.key, place, spec.title, partial(self.show_page, spec.key))

    def retranslate(self) -> None:
        """Every text of the window itself; pages hear of the language by themselves."""
        self.search_field.say(self.tr("Search products, orders, customers…"))
        self.rail.retranslate()
        self.sync_popover.show_view(self.sync_view)
        self.actions_list.retranslate()
        self.show_attention(self._attention)
        self._tell_sync()

    def changeEvent(self, event: QEvent) -> None:
        made = hasattr(self, "actions_list")
        if event.type() == QEvent.Type.LanguageChange and made:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange and made:  # the text may be of another size
            self._fit_rail()
        super().changeEvent(event)

    # --- Pages ---

    def start_pages(self, key: str = "") -> None:
        """The book is open: from now on pages are made and filled."""
        self._ready = True
        wanted, self._current = key or self._current, ""
        self.show_page(wanted)
        if self._waiting_record:
            waiting, self._waiting_record = self._waiting_record, None
            self.open_record(*waiting)

    def page(self, key: str) -> Page | None:
        """A page, if it was shown before."""
        return self._pages.get(key)

    def current_page(self) -> Page | None:
        return self._pages.get(self._current)

    def current_key(self) -> str:
        return self._current

    def show_page(self, key: str, *, remember: bool = True) -> None:
        """Go to a page; Alt+Left comes back."""
        if key not in self._specs or key == self._current:
            self._light_up(self._current)
            return
        if remember and self._current:
            self._back = [*self._back[-_HISTORY:], self._current]
        self._current = key
        self._light_up(key)
        self.attention_button.set_kind("filter" if key == ATTENTION else "quiet")
        if not self._ready:
            return
        page = self._pages.get(key) or self._make(key)
        self.stack.setCurrentWidget(page)
        page.refresh()

    def _light_up(self, key: str) -> None:
        """The page in the rail, or the one it lies under."""
        self.rail.show_page((self._specs[key].under if key in self._specs else "") or key)

    def _make(self, key: str) -> Page:
        page = self._specs[key].factory()
        page.opens.connect(self._opens)
        page.says.connect(self.toasts.done)
        page.badge_changed.connect(lambda count, key=key: self.rail.show_badge(key, count))
        page.retranslate()
        self._pages[key] = page
        self.stack.addWidget(page)
        return page

    def _opens(self, key: str, record: object) -> None:
        if record is None:
            self.show_page(key)
        else:
            self.open_record(key, record)

    def open_record(self, key: str, record: object) -> None:
        """Go to a page and show one record there."""
        if not self._ready:
            self._waiting_record = (key, record)
            return
        self.show_page(key)
        if page := self._pages.get(key):
            page.open_record(record)

    def go_back(self) -> None:
        if self._back:
            self.show_page(self._back.pop(), remember=False)

    def refresh_page(self) -> None:
        """The book changed: the page in view asks again; the others when they are shown."""
        if page := self.current_page():
            page.refresh()

    def _of_page(self, do: Callable[[Page], object]) -> None:
        if page := self.current_page():
            do(page)

    def show_keys(self) -> None:
        """F1: the keys that work everywhere."""
        dialog = Dialog(self, self.tr("Keys"))
        listed = [
            row(label(words), -1, label(keys.replace("+", " "), "strong", role="text_muted"))
            for words, keys in self.actions_list.listed()
        ]
        dialog.add_scrolled(column(*listed, spacing=gap("3")))
        dialog.add_button(self.tr("Close"), "", harmless=True)
        dialog.open()

    # --- Search ---

    def focus_search(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def set_search(self, search: Search) -> None:
        """Whoever knows the book answers the search from now on."""
        self._search = search

    def _look_for(self, words: str) -> None:
        self._asked_for = words
        if not words or self._search is None:
            self.results.close_popover()
            return
        self._search(words, lambda groups: self._found(words, groups))

    def _found(self, words: str, groups: Sequence[HitGroup]) -> None:
        if words == self._asked_for and self.search_field.hasFocus():
            self.results.show_groups(words, groups)

    def _open_hit(self, hit: Hit) -> None:
        self.search_field.clear()
        self.open_record(hit.page, hit.record)

    # --- Sync and attention ---

    def show_shop(self, name: str, place: str = "") -> None:
        """The shop's name in the rail and in the title of the window."""
        self.rail.say(name, place)
        self.setWindowTitle(f"{name} – Store Manager" if name else "Store Manager")

    def show_badge(self, key: str, count: int) -> None:
        """What waits for the owner on a page."""
        self.rail.show_badge(key, count)

    def show_attention(self, count: int) -> None:
        """How many things need a decision."""
        self._attention = count
        self.attention_button.setText(self.tr("Needs attention"))
        self.attention_button.set_badge(texts.number(count), "warn" if count else "text")
        needs_attention = self.tr("Needs attention")
        self.attention_button.setAccessibleName(f"{needs_attention}: {count}")

    def show_sync(self, view: SyncView) -> None:
        """How far the sync is, or how the last one ended."""
        self.sync_view = view
        self.sync_popover.show_view(view)
        self._tell_sync()

    def _tell_sync(self) -> None:
        view = self.sync_view
        self.sync_button.set_busy(view.running)
        self.sync_button.set_kind("filter" if view.running else "normal")
        if view.running:
            done = view.over()
            counted = self.tr("%1 / %2 channels").replace("%1", texts.number(done))
            self.last_sync.setText(counted.replace("%2", texts.number(len(view.accounts))))
            self.sync_button.setText(self.tr("Running %1%").replace("%1", str(round(view.share * 100))))
            self.sync_button.set_icon_name("loader")
            return
        self.sync_button.setText(self.tr("Sync"))
        self.sync_button.set_icon_name("refresh-cw")
        self.last_sync.setText(self._last_in_words(view.last_at, clock.now()))
        self.last_sync.setToolTip(texts.moment(view.last_at) if view.last_at else "")

    def _last_in_words(self, last: datetime | None, now: datetime) -> str:
        if last is None:
            return self.tr("Not synced yet")
        minutes = int((now - last).total_seconds() // 60)
        if minutes < 1:
            return self.tr("Synced just now")
        if minutes < 60:
            return self.tr("Synced %n minute(s) ago", "", minutes)
        when = texts.clock_time(last) if (now - last).days < 1 else texts.moment(last)
        return self.tr("Synced at %1").replace("%1", when)

    def _sync_pressed(self) -> None:
        if self.sync_view.running or self.sync_popover.isVisible():
            self._toggle_popover()
        else:
            self._sync_by_key()

    def _sync_by_key(self) -> None:
        if not self.sync_view.running:
            self.sync_wanted.emit(False)
        if not self.sync_popover.isVisible():
            self._toggle_popover()

    def _toggle_popover(self) -> None:
        if self.sync_popover.isVisible():
            self.sync_popover.close_popover()
        else:
            wide = tokens.size("layout_px.sync_popover") * max(theme().text_percent, 100) // 100
            self.sync_popover.open_under(self.sync_button, width=wide, right=True)

    def _open_sync_log(self) -> None:
        self.sync_popover.close_popover()
        self.sync_log_wanted.emit()

    # --- Problems ---

    def show_problem(self, problem: StoreError) -> None:
        """A problem in the owner's words, with what to do."""
        self.toasts.problem(str(problem.message), str(problem.advice))

    # --- Rail, panes, keys ---

    def toggle_rail(self) -> None:
        self._narrow_by_owner = not self.rail.narrow
        self.rail.make_narrow(self._narrow_by_owner)

    def _fit_rail(self) -> None:
        self.search_field.setMaximumWidth(tokens.size("layout_px.search") * max(theme().text_percent, 100) // 100)
        small = self.width() < tokens.size("layout_px.rail_collapses_below") * theme().text_percent // 100
        self.rail.make_narrow(small if self._narrow_by_owner is None else self._narrow_by_owner)

    def _next_pane(self) -> None:
        """F6: rail, top bar, page, panel, and round again."""
        page = self.stack.currentWidget()
        panes: list[QWidget] = [self.rail, self.top, *([page] if page else [])]
        if isinstance(page, SplitPage) and page.panel_open():
            panes[-1:] = [page.holder, page.panel]
        focus = QApplication.focusWidget()
        place = next((at for at, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -1)
        for step in range(1, len(panes) + 1):
            if self._focus_in(panes[(place + step) % len(panes)]):
                return

    @staticmethod
    def _focus_in(pane: QWidget) -> bool:
        for widget in pane.findChildren(QWidget):
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.sync_popover.isVisible():
                self.sync_popover.close_popover()
            elif page := self.current_page():
                page.close_something()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    # --- Remembering ---

    def _restore(self) -> None:
        geometry = self._settings.value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(*tokens.sizes("layout_px.design_window"))
        narrow = self._settings.value("window/narrow_rail")
        self._narrow_by_owner = None if narrow in (None, "") else str(narrow) == "true"
        self._fit_rail()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.setValue("window/geometry", self.saveGeometry())
        if self._narrow_by_owner is not None:
            self._settings.setValue("window/narrow_rail", "true" if self._narrow_by_owner else "false")
        self.closing.emit()
        super().closeEvent(event)
