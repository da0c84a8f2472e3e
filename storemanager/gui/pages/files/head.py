"""The head of the Files page: which file it is, and at which step one is with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from storemanager.gui.pages.files.kinds import title
from storemanager.gui.pages.files.steps import RESULT, STEPS
from storemanager.gui.pages.files.work import Seen
from storemanager.gui.widgets.page import Breadcrumb, PageHead
from storemanager.gui.widgets.parts import column
from storemanager.gui.widgets.stepper import Stepper
from storemanager.importexport import SourceFile
from storemanager.texts import Text, translate

NAMES = (
    translate("FilesPage", "Choose a file"),
    translate("FilesPage", "Recognise"),
    translate("FilesPage", "Match columns"),
    translate("FilesPage", "Preview"),
    translate("FilesPage", "Import"),
)
TITLES: tuple[Text, ...] = (translate("FilesPage", "Files"), *NAMES[1:4], translate("FilesPage", "Imported"))


class FilesHead(QWidget):
    """The crumb leads back to the first step."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self.crumb, self.stepper = Breadcrumb(), Stepper()
        self.head = PageHead("", "", self.stepper)
        self.setLayout(column(self.crumb, self.head, spacing=spacing))

    def show_step(self, step: str, seen: Seen | None) -> None:
        """`seen`: the file, once there is one."""
        place = STEPS.index(step)
        self.stepper.setVisible(place > 0)
        self.stepper.show_steps([str(name) for name in NAMES], len(STEPS) if step == RESULT else place)
        self.head.say(str(TITLES[place]))
        self.crumb.setVisible(place > 0)
        if seen is not None:
            self.crumb.show_steps([str(TITLES[0]), title(seen.kind), _file_words(seen.source)])


def _file_words(source: SourceFile) -> str:
    if len(source.sheets) > 1:
        words = str(translate("FilesPage", "%1, sheet “%2”")).replace("%2", source.sheet)
        return words.replace("%1", source.name)
    return source.name
