"""Vietnamese and English: installs Qt's translators and the look-up for texts made outside the window."""

from __future__ import annotations

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
    """The language of the window; `use` switches at run time and every widget hears `LanguageChange`."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._translator: QTranslator | None = None

    def use(self, language: str) -> None:
        """Show everything in `language`."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        lookup: texts.Lookup = _in_english
        if language == "vi":
            translator = QTranslator(self._app)
            if translator.load(str(paths.resources() / "translations" / "storemanager_vi.qm")):
                self._translator = translator
                lookup = _in_use
        texts.use(language, lookup)
        QLocale.setDefault(QLocale("vi_VN" if language == "vi" else "en_GB"))
        if self._translator is not None:
            self._app.installTranslator(self._translator)
        else:
            english = QTranslator(self._app)  # gives %n its English plural, and tells every widget of the change
            english.load(str(paths.resources() / "translations" / "storemanager_en.qm"))
            self._app.installTranslator(english)
            self._translator = english


def _in_use(context: str, source: str) -> str:
    return QCoreApplication.translate(context, source)


def _in_english(_context: str, source: str) -> str:
    return source
