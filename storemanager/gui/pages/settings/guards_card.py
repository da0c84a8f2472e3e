"""When the program stops and asks, or tells: much would change at once, it was off for days, an act waits too long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.pages.settings import loading
from storemanager.gui.pages.settings.loading import Guards
from storemanager.gui.pages.settings.section import Number, Setting, SettingsCard, align_units

MOST_DAYS = 60
LEAST_MINUTES, MOST_MINUTES = 5, 24 * 60

Saved = Callable[[datetime, Callable[[], None] | None], None]


class GuardsCard(SettingsCard):
    """`saved(when, undo)` is told after every change."""

    def __init__(self, background: Background, saved: Saved) -> None:
        self._background, self._saved = background, saved
        self._guards: Guards | None = None
        self.percent = Number(1, 100)
        self.days = Number(1, MOST_DAYS)
        self.minutes = Number(LEAST_MINUTES, MOST_MINUTES)
        self.fields = (self.percent, self.days, self.minutes)
        for field in self.fields:
            field.valueChanged.connect(lambda _value: self._change())
        self.much, self.away, self.waiting = Setting(self.percent), Setting(self.days), Setting(self.minutes)
        super().__init__(self.much, self.away, self.waiting)

    def retranslate(self) -> None:
        self.much.say(
            self.tr("Stop and ask before changing much at once"),
            self.tr("When one sync would sell out or reprice more of a channel's items than this, that part waits."),
            self.tr("% of items"),
        )
        self.away.say(
            self.tr("Ask after days away"),
            self.tr("When the program was off this long and much would change, you look before anything is sent."),
            self.tr("days"),
        )
        self.waiting.say(
            self.tr("Tell me when an act waits"),
            self.tr("When a shipment, a cancellation or a note has not reached its channel for this long."),
            self.tr("minutes"),
        )

        align_units(self.much, self.away, self.waiting)

    def show_guards(self, guards: Guards) -> None:
        """As it stands in the book."""
        self._guards = guards
        self.percent.show_value(guards.percent)
        self.days.show_value(guards.away_days)
        self.minutes.show_value(guards.act_wait_minutes)

    def _change(self) -> None:
        wanted = Guards(self.percent.value(), self.days.value(), self.minutes.value())
        if self._guards is not None and wanted != self._guards:
            self._save(wanted, self._guards)

    def _save(self, wanted: Guards, before: Guards | None) -> None:
        def done(_nothing: None) -> None:
            self._saved(clock.now(), None if before is None else lambda: self._save(before, None))

        def work(session: Session) -> None:
            loading.set_guards(session, wanted)

        self._background.run(self, work, done, writes=True)
