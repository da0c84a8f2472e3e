"""The items of an account and which product each is: the doubtful pairs decided, any pair changed at any time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget
from sqlmodel import Session

from storemanager import clock, texts
from storemanager.domain.accounts import MatchState
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.models.lazy import LazyTableModel
from storemanager.gui.models.rows import Align, Cell, Column, Pill
from storemanager.gui.pages.channels import states
from storemanager.gui.pages.channels.loading import ListingLine, listing_lines
from storemanager.gui.theme import icon
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import SelectionBar
from storemanager.gui.widgets.parts import column, gap, label, row
from storemanager.gui.widgets.product_finder import ProductFinder
from storemanager.gui.widgets.table import Table
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import listings
from storemanager.services.catalog import VariantRow
from storemanager.services.listings import Hold
from storemanager.sync import actions
from storemanager.texts import Text, translate

ALL = "all"
_HOLDS: Mapping[Hold, Text] = {
    Hold.PAUSED: translate("channels_page", "paused"),
    Hold.UNTRACKED: translate("channels_page", "the book keeps no number"),
    Hold.UNMANAGED: translate("channels_page", "the channel keeps no number"),
    Hold.DRAFT: translate("channels_page", "the product is a draft"),
    Hold.GONE: translate("channels_page", "gone on the channel"),
    Hold.FAILED: translate("channels_page", "refused three times"),
    Hold.SHARED: translate("channels_page", "several variants share the number"),
}
_TABS = (
    (MatchState.SUGGESTED, translate("channels_page", "To decide")),
    (MatchState.UNMATCHED, translate("channels_page", "No match")),
    (MatchState.MATCHED, translate("channels_page", "Matched")),
    (MatchState.IGNORED, translate("channels_page", "Left out")),
)


class MatchReview(QWidget):
    """`changed()` after each decision; `adopt_wanted(listing ids)` to take items in as new products."""

    changed = Signal()
    adopt_wanted = Signal(object)

    def __init__(self, background: Background, *, compact: bool = False) -> None:
        """`compact` leaves out what is not decided before the account is switched on."""
        super().__init__()
        self._background = background
        self._compact = compact
        self._account_id = 0
        self._currency = "VND"
        self._counts: Mapping[MatchState, int] = {}
        self._first = True
        self.filter = Choice(kind="filter")
        self.filter.chosen.connect(lambda _key: self._ask())
        self.accept_all = Button("", icon="list-checks")
        self.accept_all.clicked.connect(self.accept_suggested)
        self.model = LazyTableModel[ListingLine](self._columns(), background, listing_lines, self, ticks=True)
        self.table = Table("", rows="table_two_lines")
        self.table.show_model(self.model)
        self.table.opened.connect(self.choose_product)
        self.table.menu_wanted.connect(self.open_menu)
        self.table.ticks_changed.connect(self._ticked)
        self.model.loaded.connect(self._loaded)
        self.accept_button = Button("", "primary", icon="check")
        self.accept_button.clicked.connect(lambda: self._decide("accept", tuple(self.model.ticked)))
        self.adopt_button = Button("", icon="package-plus")
        self.adopt_button.clicked.connect(lambda: self._adopt(tuple(self.model.ticked)))
        self.reject_button = Button("", icon="unlink")
        self.reject_button.clicked.connect(lambda: self._decide("reject", tuple(self.model.ticked)))
        self.ignore_button = Button("", icon="ban")
        self.ignore_button.clicked.connect(lambda: self._decide("ignore", tuple(self.model.ticked)))
        self.bar = SelectionBar(self.accept_button, self.adopt_button, self.reject_button, self.ignore_button)
        self.bar.cleared.connect(lambda: self.table.tick_all(False))
        self.card = ListCard(self.table, self.bar)
        content = column(row(self.filter, -1, self.accept_all, spacing=gap("2")), spacing=gap("3"))
        content.addWidget(self.card, 1)
        self.setLayout(content)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(150)
        self._later.timeout.connect(self._ask)
        self.retranslate()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Items on the channel"))
        self.filter.setAccessibleName(self.tr("Which items"))
        self.accept_button.setText(self.tr("They are the same"))
        self.adopt_button.setText(self.tr("Take in as new products"))
        self.reject_button.setText(self.tr("Not the same"))
        self.ignore_button.setText(self.tr("Leave out"))
        self.model.set_columns(self._columns())
        self._name_filter()

    def show_account(self, account_id: int, currency: str, counts: Mapping[MatchState, int]) -> None:
        """The account whose items are shown; the filter begins where something is to be decided."""
        if account_id != self._account_id:
            self._account_id, self._first = account_id, True
            self.table.tick_all(False)
        self._currency, self._counts = currency, dict(counts)
        self._name_filter()
        if self._first and counts:
            self._first = False
            begin = next((state for state, _ in _TABS if counts.get(state)), MatchState.MATCHED)
            self.filter.choose(begin.name)
        self._later.start()

    def show_state(self, state: MatchState | None) -> None:
        """Switch the filter."""
        self.filter.choose(ALL if state is None else state.name)
        self._first = False
        self._ask()

    # --- The list ---

    def _name_filter(self) -> None:
        whole = sum(self._counts.values())
        choices = [(state.name, f"{said} ({texts.number(self._counts.get(state, 0))})") for state, said in _TABS]
        all_items = self.tr("All items")
        self.filter.fill([*choices, (ALL, f"{all_items} ({texts.number(whole)})")])
        doubtful = self._counts.get(MatchState.SUGGESTED, 0)
        accept = translate("channels_page", "Accept all {count} pairs")(count=doubtful)
        self.accept_all.setText(str(accept))
        self.accept_all.setVisible(bool(doubtful))

    def _state(self) -> MatchState | None:
        key = self.filter.current()
        return None if key in (ALL, "") else MatchState[key]

    def _ask(self) -> None:
        account_id, state = self._account_id, self._state()
        if account_id:
            self.model.ask(lambda session: listings.listing_ids(session, account_id, state))

    def _loaded(self) -> None:
        if self.model.rowCount():
            self.card.show_table()
            return
        state = self._state()
        if state is MatchState.SUGGESTED:
            self.card.show_empty(
                EmptyState("circle-check", self.tr("Nothing to decide"), self.tr("No pair is in doubt."))
            )
        elif state is MatchState.UNMATCHED:
            self.card.show_empty(
                EmptyState(
                    "circle-check", self.tr("Everything is matched"), self.tr("Every item there is a product here.")
                )
            )
        else:
            self.card.show_empty(
                EmptyState("package", self.tr("No items here"), self.tr("Sync the account, or choose another list."))
            )

    def _columns(self) -> tuple[Column[ListingLine], ...]:
        names = (
            Column(self.tr("On the channel"), _remote),
            Column(self.tr("Product in the book"), self._ours),
        )
        shows = Column(self.tr("Shows"), _seen, Align.RIGHT, width=112)
        price = Column(self.tr("Price there"), _price, Align.RIGHT, width=104)
        if self._compact:
            return (*names, Column(self.tr("Match"), _match, width=132), shows, price)
        wanted = Column(self.tr("Should show"), _wanted, Align.RIGHT, width=110)
        return (*names, Column(self.tr("Match"), _match, width=176), wanted, shows, price)

    def _ours(self, line: ListingLine) -> Cell:
        row_ = line.row
        if row_.variant_id is not None:
            return Cell(row_.product_name, row_.sku)
        if row_.candidate_id is not None:
            return Cell(f"{row_.candidate_name}?", row_.candidate_sku, tone="warn")
        return Cell(self.tr("none"), self.tr("Enter: choose one"), tone="text_faint")

    def _ticked(self) -> None:
        count = len(self.model.ticked)
        said = translate("channels_page", "{count:item|items} ticked")(count=count)
        self.bar.say(str(said) if count else "")
        state = self._state()
        self.accept_button.setVisible(state in (None, MatchState.SUGGESTED))
        self.adopt_button.setVisible(state is not MatchState.MATCHED)
        self.reject_button.setVisible(state in (MatchState.SUGGESTED, MatchState.MATCHED))
        self.ignore_button.setVisible(state is not MatchState.IGNORED)

    # --- Deciding ---

    def accept_suggested(self) -> None:
        """Every suggested pair is right."""
        account_id, now = self._account_id, clock.now()

        def work(session: Session) -> tuple[int, ...]:
            ids = listings.listing_ids(session, account_id, MatchState.SUGGESTED)
            actions.decide_matches(session, account_id, accept=ids, reject=[], ignore=[], now=now)
            return tuple(ids)

        self._background.run(self, work, self._accepted, writes=True)

    def _accepted(self, ids: Sequence[int]) -> None:
        said = translate("channels_page", "{count:pair|pairs} accepted")(count=len(ids))
        toasts(self).done(str(said), undo=lambda: self._decide("reject", tuple(ids), quiet=True))
        self._after()

    def _decide(self, how: str, ids: tuple[int, ...], *, quiet: bool = False) -> None:
        account_id, now = self._account_id, clock.now()

        def work(session: Session) -> None:
            before = {row_.id: row_.variant_id for row_ in listings.rows(session, ids)}
            actions.decide_matches(
                session, account_id,
                accept=list(before) if how == "accept" else [],
                reject=list(before) if how == "reject" else [],
                ignore=list(before) if how == "ignore" else [],
                now=now,
            )  # fmt: skip

        said = {
            "accept": translate("channels_page", "{count:pair|pairs} accepted"),
            "reject": translate("channels_page", "{count:item is|items are} no longer matched"),
            "ignore": translate("channels_page", "{count:item is|items are} left out"),
        }[how](count=len(ids))

        def done(_nothing: None) -> None:
            back = {"accept": "reject", "ignore": "reject"}.get(how)
            undo = (lambda: self._decide(back, ids, quiet=True)) if back and not quiet else None
            toasts(self).done(str(said), undo=undo)
            self._after()

        self._background.run(self, work, done, writes=True)

    def _after(self) -> None:
        self.table.tick_all(False)
        self.changed.emit()
        self._later.start()

    def _adopt(self, ids: tuple[int, ...]) -> None:
        self.table.tick_all(False)
        self.adopt_wanted.emit(ids)

    def choose_product(self, listing_id: int) -> None:
        """Enter: say which product an item is."""
        line = self.model.row(self.model.row_of(listing_id))
        if line is None:
            return
        dialog = ChooseProduct(self, self._background, line, self._currency)
        dialog.saved.connect(lambda said: toasts(self).done(said))
        dialog.saved.connect(lambda _said: self._after())
        dialog.open()

    def open_menu(self, listing_id: int, where: QPoint) -> None:
        """What can be done with one item."""
        line = self.model.row(self.model.row_of(listing_id))
        if line is not None:
            self.menu_for(line).popup(where)

    def menu_for(self, line: ListingLine) -> QMenu:
        row_, menu = line.row, QMenu(self)
        if row_.match_state is MatchState.SUGGESTED:
            menu.addAction(icon("check"), self.tr("They are the same"), lambda: self._decide("accept", (row_.id,)))
        menu.addAction(icon("search"), self.tr("Choose the product"), lambda: self.choose_product(row_.id))
        if row_.variant_id is None:
            menu.addAction(icon("package-plus"), self.tr("Take in as a new product"), lambda: self._adopt((row_.id,)))
        if row_.variant_id is not None or row_.candidate_id is not None:
            menu.addAction(icon("unlink"), self.tr("Not the same"), lambda: self._decide("reject", (row_.id,)))
        if row_.match_state is not MatchState.IGNORED:
            menu.addAction(icon("ban"), self.tr("Leave out"), lambda: self._decide("ignore", (row_.id,)))
        if row_.variant_id is not None:
            said = self.tr("Send to it again") if row_.paused else self.tr("Pause this item")
            menu.addAction(
                icon("play" if row_.paused else "pause"), said, lambda: self._pause(row_.id, not row_.paused)
            )
        if row_.remote_url:
            menu.addSeparator()
            menu.addAction(
                icon("external-link"), self.tr("Open on the channel"),
                lambda: QDesktopServices.openUrl(QUrl(row_.remote_url)),
            )  # fmt: skip
        return menu

    def _pause(self, listing_id: int, paused: bool) -> None:
        now = clock.now()

        def work(session: Session) -> None:
            (listings.pause if paused else listings.resume)(session, listing_id, now=now)

        said = self.tr("Nothing is sent to the item any more") if paused else self.tr("The item is kept true again")

        def done(_nothing: None) -> None:
            toasts(self).done(said, undo=lambda: self._pause(listing_id, not paused))

        self._background.run(self, work, done, writes=True)


class ChooseProduct(FormDialog):
    """Which product is this item of the channel?"""

    saved = Signal(str)

    def __init__(self, parent: QWidget, background: Background, line: ListingLine, currency: str) -> None:
        super().__init__(parent, background, "", "", width=1)
        row_ = line.row
        self._listing_id, self._account_id = row_.id, row_.account_id
        self._chosen: VariantRow | None = None
        self.title.setText(self.tr("Which product is this?"))
        self.text.setText(
            " · ".join(part for part in (row_.remote_title, row_.remote_sku, row_.remote_barcode) if part)
        )
        self.text.show()
        self.finder = ProductFinder(background, currency)
        self.answer_line = label("", "strong", wrap=True)
        self.body.addWidget(self.finder)
        self.body.addWidget(self.answer_line)
        self.save_button.setText(self.tr("This is it"))
        self.save_button.setEnabled(False)
        self.finder.chosen.connect(self._choose)
        self.finder.search.setText(row_.candidate_sku or row_.remote_sku or row_.remote_title)
        self.finder.setFocus()

    def _choose(self, found: VariantRow) -> None:
        self._chosen = found
        self.answer_line.setText(" · ".join(part for part in (found.name, found.option_title, found.sku) if part))
        self.save_button.setEnabled(True)
        self.save_button.setFocus()

    def save(self) -> None:
        if self._chosen is None:
            return
        listing_id, account_id, variant_id, now = self._listing_id, self._account_id, self._chosen.id, clock.now()
        said = str(translate("channels_page", "The item is {sku} now.")(sku=self._chosen.sku))

        def work(session: Session) -> None:
            listings.match(session, listing_id, variant_id, now=now)
            actions.decide_matches(session, account_id, accept=[], reject=[], ignore=[], now=now)

        self.write(work, lambda _nothing: self.saved.emit(said))


def _remote(line: ListingLine) -> Cell:
    row_ = line.row
    second = " · ".join(part for part in (row_.remote_sku, row_.remote_barcode) if part)
    return Cell(row_.remote_title or row_.remote_product_id, second, icon="package", tile=True)


def _match(line: ListingLine) -> Cell:
    row_ = line.row
    reason = states.match_reason(row_.match_reason)
    if row_.gone_at is not None:
        reason = str(translate("channels_page", "gone on the channel"))
    trouble = line.trouble
    if trouble is not None and row_.gone_at is None and row_.match_state is MatchState.MATCHED:
        said = str(translate("channels_page", "look at it"))
        why = f"{trouble.meaning} {trouble.advice}"
        return Cell(second=str(trouble.meaning), pill=Pill(said, "warn", "triangle-alert"), tooltip=why)
    if row_.match_state is MatchState.MATCHED:
        return Cell(str(states.match_pill(row_.match_state).words), reason, tone="text_muted")
    return Cell(second=reason, pill=states.match_pill(row_.match_state))


def _wanted(line: ListingLine) -> Cell:
    facts = line.facts
    if facts is None:
        return Cell(words.DASH, tone="text_faint")
    held = str(_HOLDS[facts.hold]) if facts.hold in _HOLDS else ""
    shown = words.DASH if facts.wanted is None else texts.number(facts.wanted)
    return Cell(shown, held, mark="paused" if facts.hold is Hold.PAUSED else "")


def _seen(line: ListingLine) -> Cell:
    row_, facts = line.row, line.facts
    if row_.stock_seen is None:
        return Cell(words.DASH, tone="text_faint")
    at = "" if row_.stock_seen_at is None else words.clock(row_.stock_seen_at, clock.now())
    source = words.seen_from(row_.stock_seen_from) if row_.stock_seen_from is not None else ""
    differs = facts is not None and facts.hold is Hold.NONE and facts.wanted not in (None, row_.stock_seen)
    mark = "waiting" if row_.stock_unclear or (differs and row_.dirty) else "differs" if differs else "same"
    if facts is None:
        mark = ""
    return Cell(texts.number(row_.stock_seen), at, mark=mark, tooltip=source)


def _price(line: ListingLine) -> Cell:
    row_ = line.row
    shown = row_.price_seen if row_.sale_price_seen is None else row_.sale_price_seen
    second = "" if row_.sale_price_seen is None else words.money(row_.price_seen, line.currency)
    return Cell(words.money(shown, line.currency), second)
