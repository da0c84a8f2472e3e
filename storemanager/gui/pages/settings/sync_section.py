"""Sync: how often a round begins by itself, and the daily full check."""

from __future__ import annotations

from storemanager import clock
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.pages.settings import loading
from storemanager.gui.pages.settings.loading import SettingsData
from storemanager.gui.pages.settings.section import Number, Section, Setting, SettingsCard
from storemanager.gui.widgets.buttons import Switch
from storemanager.gui.widgets.parts import ChannelChip
from storemanager.sync.schedule import EVERY_MINUTES
from storemanager.texts import translate

LEAST, MOST = 2, 24 * 60


class SyncSection(Section):
    """Off keeps the number, so that switching on again is one press."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._data: SettingsData | None = None
        self.minutes = Number(LEAST, MOST)
        self.minutes.setValue(EVERY_MINUTES)
        self.minutes.valueChanged.connect(self._change)
        self.switch = Switch("")
        self.switch.clicked.connect(lambda on: self._change(self.minutes.value() if on else 0))
        self.by_itself = Setting(self.switch)
        self.every = Setting(self.minutes)
        self.card = SettingsCard(self.by_itself, self.every)
        self.checks = SettingsCard()
        self.body.addWidget(self.card)
        self.body.addWidget(self.checks)

    def retranslate(self) -> None:
        self.say(self.tr("Sync"), self.tr("Orders come in and stock goes out on every channel, in one round."))
        self.by_itself.say(self.tr("Sync by itself"), self.tr("While the program is open. F5 syncs at any time."))
        self._say_next()
        self._fill_checks()

    def show_data(self, data: SettingsData) -> None:
        self._data = data
        on = data.every_minutes > 0
        self.switch.setChecked(on)
        self.minutes.setEnabled(on)
        if on:
            self.minutes.show_value(data.every_minutes)
        self._say_next()
        self._fill_checks()

    def _say_next(self) -> None:
        data, hint = self._data, self.tr("The shorter, the smaller the chance that two channels sell the last piece.")
        if data is not None and data.next_at is not None and data.every_minutes:
            now = clock.now()
            due = self.tr("now") if data.next_at <= now else words.clock(data.next_at, now)
            following = translate("settings", "Next round: {time}")
            hint = f"{following(time=due)}. {hint}"
        self.every.say(self.tr("Every"), hint, self.tr("minutes"))

    def _fill_checks(self) -> None:
        accounts = self._data.accounts if self._data is not None else ()
        now = clock.now()
        explained = Setting()
        explained.say(
            self.tr("Full check, once a day"),
            self.tr(
                "The first round of a day reads stock and price of every item on every channel. Shift+F5 does it now."
            ),
        )
        rows = [explained]
        for account in accounts:
            line = Setting(lead=ChannelChip(account.shown_kind, account.name))
            last = account.last_full_check_at
            said = self.tr("not checked yet") if last is None else words.when(last, now)
            line.say(account.name, "", said)
            rows.append(line)
        self.checks.fill(*rows)

    # --- Changing ---

    def _change(self, minutes: int) -> None:
        if self._data is not None and minutes != self._data.every_minutes:
            self._save(minutes, self._data.every_minutes)

    def _save(self, minutes: int, before: int | None) -> None:
        def done(_nothing: None) -> None:
            undo = None if before is None else lambda: self._save(before, None)
            self.said_saved(clock.now(), undo)

        self._background.run(self, lambda session: loading.set_every(session, minutes), done, writes=True)
