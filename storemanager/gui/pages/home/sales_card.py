"""Sales today against the same weekday last week, both up to the same time: the sum, each channel, and the course of
the day."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from storemanager import texts
from storemanager.gui import tokens
from storemanager.gui.pages.home.cards import weekday
from storemanager.gui.theme import set_property
from storemanager.gui.widgets.charts import Bar, BarChart, Curve, LineChart, LineKey
from storemanager.gui.widgets.parts import Card, column, gap, label, row
from storemanager.money import Money
from storemanager.reports.home_rows import ChannelSales, Sales
from storemanager.texts import translate

DESK = "counter"
FIRST_HOUR = 6
MOST_BARS = 7
MOST_HIGH = 400
"""Device-independent pixels: a taller picture of a day says no more."""


class SalesCard(Card):
    """Figures say since when and against what; the bars' tick and the dashed line are last week."""

    def __init__(self) -> None:
        super().__init__()
        self.sales: Sales | None = None
        self.title = label("", "lead")
        self.against = label("", "small")
        self.figure = label("", "figure")
        self.change = label("", "strong")
        self.before = label("", "small")
        self.others = label("", "small", wrap=True)
        self.today_words, self.last_words = label("", "small"), label("", "small")
        self.key = QWidget()
        self.key.setLayout(
            row(
                LineKey(dashed=False), self.today_words, gap("1"), LineKey(dashed=True), self.last_words,
                spacing=gap("1") + 2,
            )
        )  # fmt: skip
        self.bars = BarChart()
        self.lines = LineChart()
        head = row(self.title, self.against, -1, spacing=gap("2"))
        figures = row(self.figure, self.change, self.before, -1, self.key, spacing=gap("2") + 2)
        figures.setAlignment(self.key, Qt.AlignmentFlag.AlignBottom)
        charts = row(spacing=gap("5"))
        charts.addWidget(self.bars, 11)
        charts.addWidget(self.lines, 9)
        layout = column(head, figures, self.others, spacing=2)
        layout.addSpacing(gap("2"))
        layout.addLayout(charts, 1)
        side = tokens.size("layout_px.card_padding")
        layout.setContentsMargins(side, gap("3"), side, gap("3"))
        self.setLayout(layout)
        self.setMaximumHeight(MOST_HIGH)
        self.lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sales(self, sales: Sales, now: datetime) -> None:
        self.sales = sales
        day = weekday(now)
        last = str(translate("home", "last {weekday}")(weekday=day))
        total, before = Money(sales.today, sales.currency), Money(sales.last_week, sales.currency)
        self.title.setText(self.tr("Sales today"))
        compared = translate("home", "against {day}, both until {time}")
        self.against.setText(str(compared(day=last, time=texts.clock_time(sales.until))))
        self.figure.setText(texts.amount(total))
        self._show_change(sales)
        self.before.setText(str(translate("home", "▏before {amount}")(amount=before)))
        self.others.setText(self._in_other_currencies(sales))
        self.others.setVisible(bool(sales.other_currencies))
        self.today_words.setText(self.tr("today"))
        self.last_words.setText(last)
        message = translate("home", "Sales today {today}, {last} until the same time {before}")
        spoken = str(message(today=total, last=last, before=before))
        self.setAccessibleName(spoken)
        self._show_bars(sales, last, spoken)
        self._show_lines(sales, last, spoken)

    def _show_change(self, sales: Sales) -> None:
        if sales.last_week <= 0 or sales.today == sales.last_week:
            self.change.setText("")
            return
        percent = round((sales.today - sales.last_week) * 100 / sales.last_week)
        up = percent >= 0
        self.change.setText(f"{'▲' if up else '▼'} {texts.number(abs(percent))}%")
        set_property(self.change, "role", "success" if up else "text_muted")
        said = translate("home", "{percent}% more") if up else translate("home", "{percent}% less")
        self.change.setAccessibleName(str(said(percent=abs(percent))))

    @staticmethod
    def _in_other_currencies(sales: Sales) -> str:
        amounts = tuple(Money(minor, currency) for currency, minor in sales.other_currencies)
        return str(translate("home", "and in other currencies: {amounts}")(amounts=amounts)) if amounts else ""

    def _show_bars(self, sales: Sales, last: str, spoken: str) -> None:
        channels = [*sales.channels[:MOST_BARS]]
        rest = sales.channels[MOST_BARS:]
        bars = [self._bar(channel, sales.currency) for channel in channels]
        if rest:
            today, before = sum(each.today for each in rest), sum(each.last_week for each in rest)
            name = str(translate("home", "{count} others")(count=len(rest)))
            bars.append(Bar(name, today, before, _amount(today, sales), _amount(before, sales), "website"))
        heads = (self.tr("Channel"), self.tr("today"), last)
        self.bars.show_bars(bars, heads, spoken, self.tr("Nothing was sold up to now, nor by this time a week ago."))

    @staticmethod
    def _bar(channel: ChannelSales, currency: str) -> Bar:
        name = channel.name if channel.account_id is not None else str(translate("orders", "Our own desk"))
        today, before = Money(channel.today, currency), Money(channel.last_week, currency)
        return Bar(
            name, channel.today, channel.last_week, texts.amount(today), texts.amount(before), channel.kind or DESK
        )

    def _show_lines(self, sales: Sales, last: str, spoken: str) -> None:
        until = sales.until.astimezone(texts.zone())
        words = str(translate("home", "until {time}")(time=texts.clock_time(sales.until)))
        curves = (  # a value stands where its hour has ended, the last one of today where the clock is now
            Curve(self.tr("today"), (0, *sales.hours_today), end=until.hour + until.minute / 60, end_words=words),
            Curve(last, (0, *sales.hours_last_week), dashed=True),
        )
        quiet = all(not any(curve.values[: FIRST_HOUR + 1]) for curve in curves)
        began = quiet and len(sales.hours_today) > FIRST_HOUR
        self.lines.show_curves(
            curves, sales.currency, _hour, spoken, self.tr("The course of the day shows here with the first sale."),
            begin=FIRST_HOUR if began else 0,
        )  # fmt: skip


def _amount(minor: int, sales: Sales) -> str:
    return texts.amount(Money(minor, sales.currency))


def _hour(step: int) -> str:
    return f"{step:02}:00"
