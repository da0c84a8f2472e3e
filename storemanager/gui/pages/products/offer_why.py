"""Why each channel is offered this many: the sum, the way it is shared and who said so, and the reason on each
channel."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from storemanager import texts
from storemanager.domain.offers import Policy
from storemanager.gui import policies, tokens, words
from storemanager.gui.models.products import PanelData
from storemanager.gui.theme import theme
from storemanager.gui.widgets.fields import Choice
from storemanager.gui.widgets.panel_parts import Fact, Section, plain_text
from storemanager.gui.widgets.parts import column, label, row
from storemanager.services.offer_reasons import ListingReason, OfferReasons
from storemanager.texts import translate

SHARES_PX = 26


class Shares(QWidget):
    """The parts of the channels as one bar, each as wide as its part."""

    def __init__(self, parts: list[tuple[str, str, int]]) -> None:
        """(kind, account's name, units)"""
        super().__init__()
        self.parts = [part for part in parts if part[2] > 0]
        self.setFixedHeight(SHARES_PX * theme().text_percent // 100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        spoken = ", ".join(f"{name}: {texts.number(units)}" for _, name, units in self.parts)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, left, space = sum(units for *_, units in self.parts), 0.0, 3.0
        room = self.width() - space * max(len(self.parts) - 1, 0)
        painter.setFont(theme().font("caption", weight=700))
        for kind, _name, units in self.parts:
            wide = room * units / whole
            fill, ink = theme().channel_colours(kind)
            box = QRectF(left, 0, wide, self.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            radius = tokens.size("radius_px.chip")
            painter.drawRoundedRect(box, radius, radius)
            painter.setPen(ink)
            said = f"{tokens.channel(kind)['label']} {texts.number(units)}"
            if painter.fontMetrics().horizontalAdvance(said) > wide - 4:
                said = texts.number(units)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)
            left += wide + space


class OfferWhy(QWidget):
    """`policy_wanted(Policy or None)`: the owner sets how this product is shared."""

    policy_wanted = Signal(object)

    def __init__(self, data: PanelData) -> None:
        super().__init__()
        reasons = data.reasons
        section = Section(self.tr("Why this many"), first=True)
        section.add(plain_text(str(reasons.summary)))
        parts = self._parts(data)
        if reasons.split and parts:
            section.body.addSpacing(4)
            section.add(Shares(parts))
            section.body.addSpacing(4)
        section.add(Fact(self.tr("Available"), words.quantity(reasons.available, reasons.quantity_scale)))
        section.add(Fact(self.tr("Sells lately"), sold(self._speed(reasons))))
        window = words.span(timedelta(seconds=reasons.window_seconds))
        section.add(
            Fact(
                self.tr("Until the next sync"), window, hint=self.tr("As measured; the slowest of its channels counts")
            )
        )
        if reasons.rule.policy is Policy.BALANCED:
            section.add(
                Fact(
                    self.tr("Sold twice if all show all"), chance(reasons.chance),
                    role="warn" if reasons.split else "",
                    hint=self.tr("How likely it is before the next sync"),
                )
            )  # fmt: skip
        usual = translate("products", "As usual: {policy}")(policy=policies.title(reasons.rule.policy))
        if data.policy is not None:
            usual = translate("products", "As usual")
        self.choice = Choice(policies.choices(str(usual)), policies.key(data.policy), name=self.tr("How it is shared"))
        self.choice.setToolTip(str(policies.OVERRIDES))
        self.choice.chosen.connect(lambda key: self.policy_wanted.emit(policies.chosen(key)))
        section.body.addSpacing(4)
        section.body.addLayout(row(label(self.tr("How it is shared"), role="text_muted"), -1, self.choice))
        section.add(label(policies.source(reasons.rule), "small"))
        self.setLayout(column(section))

    @staticmethod
    def _speed(reasons: OfferReasons) -> float:
        return reasons.own_speed + sum({one.account_id: one.speed for one in reasons.listings}.values())

    @staticmethod
    def _parts(data: PanelData) -> list[tuple[str, str, int]]:
        kinds = {account.id: account.shown_kind for account in data.accounts}
        return [
            (kinds.get(one.account_id, ""), one.account_name, one.wanted or 0)
            for one in data.reasons.listings
            if kinds.get(one.account_id)
        ]


def sold(per_hour: float) -> str:
    """How fast it sells, in the largest unit that says something."""
    if per_hour * 24 * 30 < 0.5:
        return str(translate("products", "hardly at all"))
    if per_hour >= 1:
        return str(translate("products", "about {number} an hour")(number=_rounded(per_hour)))
    if per_hour * 24 >= 1:
        return str(translate("products", "about {number} a day")(number=_rounded(per_hour * 24)))
    return str(translate("products", "about {number} a month")(number=_rounded(per_hour * 24 * 30)))


def _rounded(value: float) -> str:
    if value >= 10:
        return texts.number(round(value))
    point = "," if texts.language() == "vi" else "."
    return f"{value:.1f}".replace(".", point)


def chance(share: float) -> str:
    """A chance in percent; very small ones are not made to look exact."""
    if share < 0.001:
        return str(translate("products", "under {percent}")(percent=words.percent(1)))
    return words.percent(round(share * 1000))


def why_here(reason: ListingReason) -> str:
    """The reason on one channel, and how fast it sells there."""
    said = str(reason.reason)
    if reason.speed * 24 * 30 >= 0.5:
        lately = translate("products", "It sells {speed} here.")(speed=sold(reason.speed))
        said = f"{said} {lately}"
    return said
