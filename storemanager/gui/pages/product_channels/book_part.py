"""What the book says of a product: what every channel shows where nothing else was said for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from storemanager import texts
from storemanager.gui import words
from storemanager.gui.pages.product_channels.loading import ProductData
from storemanager.gui.pages.products.tabs import readable
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.panel_parts import Fact, PanelRow, plain_text
from storemanager.gui.widgets.parts import Icon, clear, column, gap, label, row


class BookPart(QWidget):
    """`edit_wanted`: the owner wants to change it for all channels at once."""

    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._data: ProductData | None = None
        self._body = column(spacing=gap("2"))
        self._body.setContentsMargins(0, 0, gap("3"), gap("4"))
        self.edit_button = Button("", icon="pencil")
        self.edit_button.clicked.connect(self.edit_wanted)
        self.setLayout(column(row(self.edit_button, -1), gap("2"), self._body, -1))

    def retranslate(self) -> None:
        self.edit_button.setText(self.tr("Edit in the book, for all channels"))
        if self._data is not None:
            self.fill(self._data)

    def fill(self, data: ProductData) -> None:
        self._data = data
        product = data.product
        clear(self._body)
        for title, said in (
            (self.tr("Title"), product.name),
            (self.tr("Text"), readable(product.description)),
            (self.tr("Categories"), "\n".join(" › ".join(path) for path in product.categories)),
        ):
            self._body.addWidget(label(title, "head"))
            self._body.addWidget(plain_text(said or words.DASH, role="" if said else "text_muted"))
        self._body.addWidget(label(self.tr("Price"), "head"))
        for variant in product.variants:
            if variant.active:
                self._body.addWidget(Fact(variant.title or variant.sku, words.money(variant.price, data.currency)))
        pictures = self.tr("Pictures")
        self._body.addWidget(label(f"{pictures} · {texts.number(len(product.images))}", "head"))
        for image in product.images:
            self._body.addWidget(PanelRow(image.url.rsplit("/", 1)[-1], image.alt, chip=Icon("image", 16)))
