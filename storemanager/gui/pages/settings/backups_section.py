"""Backups: when the last good one was made, where they lie, the whole shop in one file, and restoring."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from storemanager import clock, texts
from storemanager.errors import StoreError
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.backup_work import BackupList, is_sealed, lister, maker, use_folder
from storemanager.gui.dialogs.restore_backup import RestoreDialog
from storemanager.gui.dialogs.save_shop import SaveShopDialog
from storemanager.gui.pages.settings.section import Section, Setting, SettingsCard, quiet
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner, Progress
from storemanager.gui.widgets.parts import CardWithHead, clear, gap, line, row
from storemanager.gui.widgets.toasting import toasts
from storemanager.texts import Text, translate

if TYPE_CHECKING:
    from storemanager.backups.keeping import BackupRow
    from storemanager.database.backup import Backup

SUFFIX = ".storebackup"
SHOWN = 30
KINDS: dict[str, Text] = {
    "daily": translate("backups_page", "daily"),
    "by-hand": translate("backups_page", "by hand"),
    "before-update": translate("backups_page", "before an update"),
    "before-restore": translate("backups_page", "before a restore"),
}


class BackupsSection(Section):
    """`restore_wanted(Prepared)`: the owner has seen what it means; whoever has the book open closes it first. `folder`
    None: the book is on a server, which makes its own backups."""

    restore_wanted = Signal(object)

    def __init__(self, background: Background, url: str, folder: Path | None) -> None:
        super().__init__()
        self._background, self._url, self._folder = background, url, folder
        self._list: BackupList | None = None
        self._ticket = 0
        self.now_button = Button("", icon="archive")
        self.now_button.clicked.connect(self.back_up)
        self.open_folder = Button("", icon="folder-open")
        self.open_folder.clicked.connect(self._open_folder)
        self.choose_folder = Button("", icon="folder")
        self.choose_folder.clicked.connect(self._choose_folder)
        self.own_folder = Button("", "quiet", icon="undo-2")
        self.own_folder.clicked.connect(lambda: self._use_folder(None))
        self.save_button = Button("", icon="save")
        self.save_button.clicked.connect(self.save_shop)
        self.file_button = Button("", icon="archive-restore")
        self.file_button.clicked.connect(self.open_file)
        self.last = Setting(self.now_button, fact=True)
        self.place = Setting(self.choose_folder, self.own_folder, self.open_folder)
        self.whole = Setting(self.save_button)
        self.other = Setting(self.file_button)
        self.progress = Progress()
        self.progress.stopped.connect(lambda: self._background.cancel(self._ticket))
        self.problem = Banner("", tone="danger")
        self.problem.hide()
        self.server = Setting()
        self.card = CardWithHead("")
        self.restore_buttons: list[Button] = []
        if folder is None:
            self.body.addWidget(SettingsCard(self.server))
            return
        self.body.addWidget(SettingsCard(self.last, self.place, self.whole, self.other))
        self.body.addWidget(self.progress)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.card)

    # --- Words ---

    def retranslate(self) -> None:
        self.say(
            self.tr("Backups"),
            self.tr("Made every day by itself; each is restored for a trial before it counts."),
        )
        self.server.say(
            self.tr("The server makes the backups"),
            self.tr("This book is on a PostgreSQL server, whose own tools save it: pg_dump and pg_restore."),
        )
        self.now_button.setText(self.tr("Back up now"))
        self.choose_folder.setText(self.tr("Another folder…"))
        self.open_folder.setText(self.tr("Open folder"))
        self.own_folder.setToolTip(self.tr("Use the shop's own folder again"))
        self.own_folder.setAccessibleName(self.tr("Use the shop's own folder again"))
        self.save_button.setText(self.tr("Save to a file…"))
        self.whole.say(
            self.tr("The whole shop in one file"),
            self.tr("For another computer or a safe place, with a password if you like. It never holds channel keys."),
        )
        self.file_button.setText(self.tr("Choose a file…"))
        self.other.say(
            self.tr("Restore from a file"),
            self.tr("You first see what is in it, and what would be lost."),
        )
        self.card.title.setText(self.tr("Backups there are"))
        self._say_list()

    def _say_list(self) -> None:
        found = self._list
        if found is None:
            self.last.say(self.tr("Last good backup"))
            self.place.say(self.tr("Where they lie"))
            return
        hint = self.tr("7 daily, 4 weekly and 12 monthly ones are kept. Selling goes on while one is made.")
        self.last.say(self.tr("Last good backup"), hint, self._last_words(found))
        self.last.wrong(self.tr("It is older than three days. Make one now.") if found.too_old else "")
        self.place.say(self.tr("Where they lie"), str(found.folder))
        self.own_folder.setVisible(not found.own_folder)
        self._fill(found)

    def _last_words(self, found: BackupList) -> str:
        if found.last_good_at is None:
            return self.tr("none yet")
        return words.when(found.last_good_at, clock.now())

    def _fill(self, found: BackupList) -> None:
        clear(self.card.body)
        self.restore_buttons = []
        for place, each in enumerate(found.rows[:SHOWN]):
            if place:
                self.card.body.addWidget(line())
            self.card.body.addWidget(self._row(each))
        if not found.rows:
            holder = row(spacing=0)
            holder.addWidget(quiet(self.tr("There is none yet. The first is made by itself within a day.")), 1)
            holder.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
            self.card.body.addLayout(holder)

    def _row(self, each: BackupRow) -> Setting:
        button = Button(self.tr("Restore…"), size="small")
        button.clicked.connect(lambda: self.restore(each.path, locked=each.locked))
        button.setEnabled(not each.damaged)
        self.restore_buttons.append(button)
        made = Setting(button, fact=True)
        made.say(*row_words(each))
        return made

    # --- What is shown ---

    def look(self) -> None:
        """Read the list anew."""
        if self._folder is not None:
            self._background.run_outside(self, lister(self._url, self._folder), self._show, failed=self._refused)

    def _show(self, found: BackupList) -> None:
        self._list = found
        self._say_list()

    # --- Making ---

    def back_up(self) -> None:
        """One more, now."""
        self._make(None, None)

    def save_shop(self) -> None:
        """Everything in one file of the owner's choice."""
        dialog = SaveShopDialog(self)
        dialog.wanted.connect(self._save_as)
        dialog.open()

    def _save_as(self, password: str) -> None:
        day = f"{clock.now():%Y-%m-%d}"
        shop_file = self.tr("shop")
        proposed = str(Path.home() / f"{shop_file}-{day}{SUFFIX}")
        kind = self.tr("Backups of a shop")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the whole shop"), proposed, f"{kind} (*{SUFFIX})")
        if chosen:
            file = Path(chosen)
            self._make(file if file.suffix == SUFFIX else file.with_name(file.name + SUFFIX), password or None)

    def _make(self, file: Path | None, password: str | None) -> None:
        if self._ticket or self._folder is None:
            return
        self.problem.hide()
        self._set_busy(True)
        self.progress.begin(self.tr("Backing up and checking"))
        self._ticket = self._background.run_outside(
            self, maker(self._url, self._folder, file=file, password=password), self._made,
            progress=self._show_step, failed=self._failed,
        )  # fmt: skip

    def _show_step(self, step: tuple[int, int]) -> None:
        done, total = step
        self.progress.report(self.tr("Backing up and checking"), done / max(total, 1))

    def _set_busy(self, busy: bool) -> None:
        for button in (self.now_button, self.save_button):
            button.setEnabled(not busy)
        self.now_button.set_busy(busy)

    def _ended(self) -> None:
        self._ticket = 0
        self._set_busy(False)
        self.progress.end()

    def _made(self, made: Backup) -> None:
        self._ended()
        said = translate("backups_page", "Backed up and checked: {name}.")(name=made.path.name)
        toasts(self).done(str(said))
        self._background.changed.emit()
        self.look()

    def _failed(self, problem: Exception) -> None:
        self._ended()
        if isinstance(problem, StoreError):
            self._refused(problem)
            self._background.changed.emit()
        else:
            toasts(self).done(self.tr("Stopped. No backup was made."))

    def _refused(self, problem: Exception) -> None:
        if isinstance(problem, StoreError):
            self.problem.say(str(problem.message), str(problem.advice), tone="danger")
            self.problem.show()

    # --- The folder ---

    def _open_folder(self) -> None:
        if self._list is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._list.folder)))

    def _choose_folder(self) -> None:
        now = str(self._list.folder) if self._list is not None else ""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where backups go"), now)
        if chosen:
            self._use_folder(Path(chosen))

    def _use_folder(self, chosen: Path | None, *, undoing: bool = False) -> None:
        if self._list is None:
            return
        before = None if self._list.own_folder else self._list.folder

        def done(_nothing: None) -> None:
            self.said_saved(clock.now(), None if undoing else lambda: self._use_folder(before, undoing=True))
            self.look()

        self._background.run(self, lambda session: use_folder(session, chosen), done, writes=True)

    # --- Restoring ---

    def open_file(self) -> None:
        """A backup from somewhere else."""
        kind, everything = self.tr("Backups of a shop"), self.tr("All files")
        filters = f"{kind} (*{SUFFIX} *.db);;{everything} (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a backup"), str(Path.home()), filters)
        if chosen:
            self.restore(Path(chosen))

    def restore(self, file: Path, *, locked: bool | None = None) -> None:
        """Show what a backup holds and would lose."""
        if self._folder is None:
            return
        self.problem.hide()
        try:
            sealed = is_sealed(file) if locked is None else locked
        except StoreError as problem:
            self._refused(problem)
            return
        dialog = RestoreDialog(self, self._background, file, self._folder, locked=sealed)
        dialog.wanted.connect(self.restore_wanted)
        dialog.open()


def row_words(each: BackupRow) -> tuple[str, str, str]:
    """A backup in words: (when and why, what is in it, how large)."""
    size = QLocale(texts.language()).formattedDataSize(each.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    if each.damaged:
        return each.path.name, each.damaged, size
    if each.made_at is None or each.kind is None:
        return each.path.name, str(translate("backups_page", "locked with a password")), size
    name = translate("backups_page", "{moment}, {kind}")(moment=each.made_at, kind=KINDS[each.kind.value])
    holds = translate("backups_page", "{orders}, {products}, checked when it was made")(
        orders=translate("backups_page", "{count:order|orders}")(count=each.orders),
        products=translate("backups_page", "{count:product|products}")(count=each.products),
    )
    if each.newest_order_at is not None:
        newest = translate("backups_page", "newest order {moment}")(moment=each.newest_order_at)
        return str(name), f"{holds}, {newest}", size
    return str(name), str(holds), size
