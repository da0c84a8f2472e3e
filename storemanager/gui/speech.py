"""The language of texts where there is no window: the command line speaks through the same translations."""

from __future__ import annotations

from storemanager import paths, texts

_FILE = "translations/storemanager_vi.qm"


def speak(language: str) -> None:
    """Show texts in `language` ("vi" or "en"), without a window and without Qt's event loop."""
    if language != "vi":
        texts.use(language)
        return
    from PySide6.QtCore import QTranslator  # half of a short command's time, so English does without

    translator = QTranslator()
    translator.load(str(paths.resources() / _FILE))
    texts.use("vi", lambda context, source: translator.translate(context, source) or source)
