"""How much of it can be sold, how it is shared among the channels and why, and each channel's part of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from storemanager.domain.offers import Policy
from storemanager.gui import policies, words
from storemanager.gui.pages.products.offer_why import Shares, chance, sold
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.parts import Card, KeyFigure, clear, column, gap, label, row
from storemanager.services.offer_reasons import OfferReasons
from storemanager.sync.channel_show import ChannelsShown
from storemanager.texts import translate


class AvailabilityCard(Card):
    """`policy_wanted(Policy or None)`: the owner says how this product is shared."""

    policy_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.figure = KeyFigure("", "")
        self.title = label("", "strong", wrap=True)
        self.why = label("", "body", role="text_muted", wrap=True)
        self.change_button = Button("", trailing="chevron-down")
        self.change_button.clicked.connect(self._open_menu)
        self.menu = QMenu(self)
        self.bar = column()
        top = row(self.figure, spacing=gap("6"))
        top.setAlignment(self.figure, Qt.AlignmentFlag.AlignTop)
        top.addLayout(column(self.title, self.why, spacing=2), 1)
        top.addWidget(self.change_button, alignment=Qt.AlignmentFlag.AlignVCenter)
        whole = column(top, self.bar, spacing=gap("2"))
        whole.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        self.setLayout(whole)

    def retranslate(self) -> None:
        self.change_button.setText(self.tr("Change how it is shared"))

    def show_reasons(self, shown: ChannelsShown) -> None:
        """What there is of it, and how it is shared now."""
        reasons = shown.reasons
        self.figure.show_figure(words.quantity(reasons.available, reasons.quantity_scale))
        self.figure.words.setText(self.tr("available"))
        self.title.setText(str(reasons.summary))
        self.why.setText(self._speed(reasons))
        self.setAccessibleName(f"{self.title.text()} {self.why.text()}")
        clear(self.bar)
        kinds = {each.account_id: each.account_kind for each in shown.rows if each.account_id is not None}
        parts = [
            (kinds[one.account_id], one.account_name, one.wanted)
            for one in reasons.listings
            if one.account_id in kinds and one.wanted
        ]
        if reasons.split and parts:
            self.bar.addWidget(Shares(parts))

    @staticmethod
    def _speed(reasons: OfferReasons) -> str:
        speed = reasons.own_speed + sum({one.account_id: one.speed for one in reasons.listings}.values())
        sells = str(translate("product_channels", "It sells {speed}.")(speed=sold(speed)))
        if reasons.rule.policy is not Policy.BALANCED:
            return sells
        twice = translate("product_channels", "Sold twice before the next sync if every channel showed all: {chance}.")
        return f"{sells} {twice(chance=chance(reasons.chance))}"

    def _chosen(self, key: str) -> None:
        self.policy_wanted.emit(policies.chosen(key))

    def _open_menu(self) -> None:
        self.menu.clear()
        for key, said in policies.choices(policies.title(None)):
            self.menu.addAction(said, partial(self._chosen, key))
        self.menu.setToolTip(str(policies.OVERRIDES))
        self.menu.popup(self.change_button.mapToGlobal(QPoint(0, self.change_button.height())))
