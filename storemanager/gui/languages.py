"""Vietnamese and English: installs Qt's translators and the look-up for texts made outside the window."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from storemanager import paths, texts
from storemanager.texts import translate

LANGUAGES = ("vi", "en")
NAMES = {"vi": "Tiếng Việt", "en": "English"}

QT_BUTTONS = (  # Qt ships no Vietnamese: its own buttons are in our file, under Qt's own context
    translate("QPlatformTheme", "OK"),
    translate("QPlatformTheme", "Save"),
    translate("QPlatformTheme", "Save All"),
    translate("QPlatformTheme", "Open"),
    translate("QPlatformTheme", "&Yes"),
    translate("QPlatformTheme", "Yes to &All"),
    translate("QPlatformTheme", "&No"),
    translate("QPlatformTheme", "N&o to All"),
    translate("QPlatformTheme", "Abort"),
    translate("QPlatformTheme", "Retry"),
    translate("QPlatformTheme", "Ignore"),
    translate("QPlatformTheme", "Close"),
    translate("QPlatformTheme", "Cancel"),
    translate("QPlatformTheme", "Discard"),
    translate("QPlatformTheme", "Help"),
    translate("QPlatformTheme", "Apply"),
    translate("QPlatformTheme", "Reset"),
    translate("QPlatformTheme", "Restore Defaults"),
)


def of_this_computer() -> str:
    """The language to start in before the owner has chosen one."""
    return "en" if QLocale.system().language() == QLocale.Language.English else "vi"


class Languages:
    """The language of the window; `use` switches at run time and every widget hears `LanguageChange`.

    A program has one language, so whoever switches it takes out what another switched on.
    """

    _installed: QTranslator | None = None

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app

    def use(self, language: str) -> None:
        """Show everything in `language`."""
        if Languages._installed is not None and shiboken6.isValid(Languages._installed):
            self._app.removeTranslator(Languages._installed)
        translator = QTranslator(self._app)
        spoken = language == "vi" and translator.load(_file("vi"))
        texts.use(language, _in_use if spoken else _in_english)
        QLocale.setDefault(QLocale("vi_VN" if language == "vi" else "en_GB"))
        if not spoken:  # gives %n its English plural, and tells every widget of the change
            translator.load(_file("en"))
        self._app.installTranslator(translator)
        Languages._installed = translator


def _file(language: str) -> str:
    return str(paths.resources() / "translations" / f"storemanager_{language}.qm")


def _in_use(context: str, source: str) -> str:
    return QCoreApplication.translate(context, source)


def _in_english(_context: str, source: str) -> str:
    return source
