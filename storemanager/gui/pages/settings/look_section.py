"""How the program looks on this computer: language, light or dark, size of the text, movement. Not in the book, because
every till may differ."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings, Signal

from storemanager import clock, texts
from storemanager.gui import tokens
from storemanager.gui.languages import NAMES
from storemanager.gui.pages.settings.section import Section, Setting, SettingsCard
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Segments, Switch

PERCENTS = (90, 100, 110, 125, 150)
THEME, TEXT, LESS_MOTION = "theme", "text_percent", "less_motion"


class LookSection(Section):
    """`language_wanted(language)`: the whole program switches at once."""

    language_wanted = Signal(str)

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self.language = Segments([(key, NAMES[key]) for key in ("vi", "en")], texts.language())
        self.language.chosen.connect(lambda language: self._speak(language, texts.language()))
        schemes = [(tokens.LIGHT, ""), (tokens.DARK, ""), (tokens.SYSTEM, "")]
        self.scheme = Segments(schemes, theme().wanted)
        self.scheme.chosen.connect(lambda scheme: self._use(THEME, scheme, theme().wanted))
        nearest = min(PERCENTS, key=lambda percent: abs(percent - theme().text_percent))
        self.text = Segments([(str(percent), f"{percent} %") for percent in PERCENTS], str(nearest))
        self.text.chosen.connect(lambda percent: self._use(TEXT, percent, str(theme().text_percent)))
        self.motion = Switch("", on=theme().less_motion)
        self.motion.clicked.connect(lambda on: self._use(LESS_MOTION, _flag(on), _flag(not on)))
        self.languages = Setting(self.language)
        self.schemes, self.sizes, self.moving = Setting(self.scheme), Setting(self.text), Setting(self.motion)
        self.body.addWidget(SettingsCard(self.languages, self.schemes, self.sizes, self.moving))

    def retranslate(self) -> None:
        self.say(self.tr("Look and language"), self.tr("On this computer only; it acts at once."))
        self.languages.say(self.tr("Language"), self.tr("Of the whole program, also for numbers and dates."))
        self.schemes.say(self.tr("Light or dark"), self.tr("“System” follows what this computer uses."))
        self.sizes.say(self.tr("Size of the text"), self.tr("Rows and buttons grow with it."))
        self.moving.say(self.tr("Less motion"), self.tr("Nothing turns or slides."))
        self.scheme.rename(
            [
                (tokens.LIGHT, self.tr("Light")),
                (tokens.DARK, self.tr("Dark")),
                (tokens.SYSTEM, self.tr("System")),
            ]
        )
        self.language.choose(texts.language())

    def _speak(self, language: str, before: str) -> None:
        if language == before:
            return
        self.language_wanted.emit(language)
        self.language.choose(language)
        self.said_saved(clock.now(), lambda: self._take_language_back(before))

    def _take_language_back(self, language: str) -> None:
        self.language_wanted.emit(language)
        self.language.choose(language)
        self.said_saved(clock.now(), None)

    def _use(self, what: str, value: str, before: str | None) -> None:
        if value == before:
            return
        self._settings.setValue(what, value)
        if what == THEME:
            theme().use(value)
            self.scheme.choose(value)
        elif what == TEXT:
            theme().use(text_percent=int(value))
            if int(value) in PERCENTS:
                self.text.choose(value)
        else:
            theme().less_motion = value == _flag(True)
            self.motion.setChecked(theme().less_motion)
        undo: Callable[[], None] | None = None
        if before is not None:
            kept = before
            undo = lambda: self._use(what, kept, None)  # noqa: E731 - one line says it
        self.said_saved(clock.now(), undo)


def _flag(on: bool) -> str:
    return "true" if on else "false"
