"""About: the version, its licence, and the licences of what it is built on."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata

import storemanager
from storemanager.gui.pages.settings.section import Section, Setting, SettingsCard
from storemanager.gui.widgets.panel_parts import Fact
from storemanager.gui.widgets.parts import CardWithHead, clear, gap, line
from storemanager.texts import translate

LIBRARIES = (
    "PySide6-Essentials", "SQLAlchemy", "sqlmodel", "alembic", "psycopg", "httpx", "tenacity", "oauthlib", "keyring",
    "cryptography", "platformdirs", "typer", "rich", "babel", "phonenumbers", "charset-normalizer", "python-calamine",
    "XlsxWriter", "pypdfium2", "zxing-cpp", "Pillow",
)  # fmt: skip
_BESIDES = (("Inter", "SIL Open Font License 1.1"), ("Lucide", "ISC"))
_LONGEST = 48


@dataclass(frozen=True)
class Library:
    """Something the program is built on."""

    name: str
    version: str
    licence: str


def libraries() -> tuple[Library, ...]:
    """What is installed, with the licence each says it has; one that is not there (in a bundle) is left out."""
    found = []
    for name in LIBRARIES:
        try:
            said = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        found.append(Library(name, str(said["Version"]), _licence(said)))
    return (*found, *(Library(name, "", licence) for name, licence in _BESIDES))


def _licence(said: metadata.PackageMetadata) -> str:
    """The short name of a licence: the expression, or the last word of its classifier, never the whole text."""
    short = next((str(said[field]) for field in ("License-Expression", "License") if field in said), "")
    if not short or len(short) > _LONGEST or "\n" in short:
        classifiers = said.get_all("Classifier") or []
        named = [str(each).rsplit(" :: ", 1)[-1] for each in classifiers if str(each).startswith("License ::")]
        short = ", ".join(named)
    return short


class AboutSection(Section):
    """Filled when it is first looked at: reading what is installed takes a moment."""

    def __init__(self) -> None:
        super().__init__()
        self._libraries: tuple[Library, ...] = ()
        self.program = Setting()
        self.built_on = CardWithHead("")
        self.body.addWidget(SettingsCard(self.program))
        self.body.addWidget(self.built_on)

    def retranslate(self) -> None:
        self.say(self.tr("About"), self.tr("Free software, without an account and without a monthly fee."))
        version = translate("settings", "Version {version}")(version=storemanager.__version__)
        licence = self.tr("MIT licence: use it, change it, pass it on. It comes without any warranty.")
        self.program.say(f"Store Manager · {version}", licence)
        self.built_on.title.setText(self.tr("Built on"))
        self._fill()

    def look(self) -> None:
        """It is in view now."""
        if not self._libraries:
            self._libraries = libraries()
            self._fill()

    def _fill(self) -> None:
        clear(self.built_on.body)
        for place, each in enumerate(self._libraries):
            if place:
                self.built_on.body.addWidget(line())
            fact = Fact(" ".join(part for part in (each.name, each.version) if part), each.licence)
            fact.setContentsMargins(gap("4"), gap("1"), gap("4"), gap("1"))
            self.built_on.body.addWidget(fact)
