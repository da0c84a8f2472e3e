"""Charts tell the same to eye, ear and spreadsheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storemanager.gui.theme import theme
from storemanager.gui.widgets.charts import Bar, BarChart, Curve, LineChart, axis_words, nice_top

HEADS = ("Channel", "today", "last Sunday")
BARS = (
    Bar("mocnhien.vn", 900_000, 300_000, "900,000 ₫", "300,000 ₫", "woocommerce"),
    Bar("Our own desk", 0, 600_000, "0 ₫", "600,000 ₫"),
)


def hour(step: int) -> str:
    return f"{step:02}:00"


@pytest.fixture
def bars(qtbot: QtBot, dressed: QApplication) -> BarChart:
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.show_bars(BARS, HEADS, "Sales today 900,000 ₫", "No sales yet.")
    chart.resize(420, 120)
    chart.show()
    return chart


@pytest.fixture
def lines(qtbot: QtBot, dressed: QApplication) -> LineChart:
    chart = LineChart()
    qtbot.addWidget(chart)
    today = Curve("today", (0, 0, 100, 250), end=2.5, end_words="until 02:30")
    week = Curve("last Sunday", tuple(range(0, 600, 100)), dashed=True)
    chart.show_curves((today, week), "VND", hour, "Sales today 250 ₫", "No sales yet.")
    chart.resize(400, 200)
    chart.show()
    return chart


def has_colour(chart: BarChart | LineChart, wanted: QColor, *, left: int, right: int, y: int) -> bool:
    picture = chart.grab().toImage()
    return any(picture.pixelColor(x, y).rgb() == wanted.rgb() for x in range(left, right))


def test_a_bar_has_its_channels_colour_and_the_tick_of_last_week(bars: BarChart) -> None:
    fill, _ = theme().channel_colours("woocommerce")
    first, second = bars._row_high() // 2, bars._row_high() + bars._row_high() // 2
    assert has_colour(bars, fill, left=150, right=300, y=first)
    assert not has_colour(bars, fill, left=40, right=400, y=second)  # nothing sold today
    assert has_colour(bars, theme().colour("text"), left=200, right=300, y=second - 7)


def test_a_channel_without_sales_today_keeps_its_line_and_last_weeks_figure(bars: BarChart) -> None:
    where = QPointF(100, bars._row_high() * 1.5)
    assert bars.words_at(where) == "Our own desk\ntoday: 0 ₫\nlast Sunday: 600,000 ₫"
    assert bars.words_at(QPointF(100, 5_000)) == ""


def test_a_chart_says_its_main_message_or_that_there_is_nothing(bars: BarChart) -> None:
    assert bars.accessibleName() == "Sales today 900,000 ₫"
    bars.show_bars((), HEADS, "Sales today 0 ₫", "No sales yet.")
    assert bars.accessibleName() == "No sales yet."
    assert bars.words_at(QPointF(10, 10)) == ""
    assert not bars.grab().isNull()


def test_ctrl_c_gives_the_data_as_a_table(qtbot: QtBot, bars: BarChart) -> None:
    qtbot.keyClick(bars, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied == [
        "Channel\ttoday\tlast Sunday",
        "mocnhien.vn\t900,000 ₫\t300,000 ₫",
        "Our own desk\t0 ₫\t600,000 ₫",
    ]


def test_the_table_of_a_line_chart_holds_plain_numbers_and_gaps_where_the_day_has_not_come(lines: LineChart) -> None:
    table = lines.table()
    assert table[0] == ("", "today", "last Sunday")
    assert table[3] == ("02:00", "100", "200")
    assert table[5] == ("04:00", "", "400")


def test_the_exact_figure_stands_under_the_mouse_with_the_time_it_is_true_for(lines: LineChart) -> None:
    plot = lines._plot()
    at = QPointF(plot.left() + plot.width() * 3 / 5, plot.center().y())
    assert (
        lines.words_at(at) == "03:00\ntoday, until 02:30: 250\N{NO-BREAK SPACE}₫\nlast Sunday: 300\N{NO-BREAK SPACE}₫"
    )


def test_todays_line_ends_where_the_clock_is(lines: LineChart) -> None:
    plot = lines._plot()
    now, later = plot.left() + plot.width() * 2.5 / 5, plot.left() + plot.width() * 2.8 / 5
    y = round(plot.bottom() - plot.height() * 250 / lines._most())
    ink = theme().colour("accent")
    assert has_colour(lines, ink, left=round(now) - 3, right=round(now) + 3, y=y)
    assert not has_colour(lines, ink, left=round(later), right=round(plot.right()), y=y)


@pytest.mark.parametrize(
    ("most", "top"), [(0, 3), (17_500_000, 18_000_000), (5_815_000, 6_000_000), (250, 300), (1, 3), (16, 18)]
)
def test_the_axis_ends_at_a_round_number_above_the_highest_value(most: int, top: int) -> None:
    assert nice_top(most, 3) == top


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [(6_000_000, "VND", "6 m"), (1_200_000_000, "VND", "1.2 bn"), (0, "VND", "0"), (250_000, "USD", "2.5 k")],
)
def test_large_sums_are_short_on_an_axis(dressed: QApplication, minor: int, currency: str, words: str) -> None:
    assert axis_words(minor, currency) == words
