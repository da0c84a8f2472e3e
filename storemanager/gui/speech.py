"""The language of texts where there is no window: the command line speaks through the same translations."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from storemanager import paths, texts

_FILE = "translations/storemanager_vi.qm"


def speak(language: str) -> None:
    """Show texts in `language` ("vi" or "en"), without a window and without Qt's event loop."""
    if language != "vi":
        texts.use(language)
        return
    translator = QTranslator()
    translator.load(str(paths.resources() / _FILE))
    texts.use("vi", lambda context, source: translator.translate(context, source) or source)
