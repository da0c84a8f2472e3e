"""Every part in every state on one page, and a window with an example list: for tests and for looking at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from storemanager import clock
from storemanager.gui.models.rows import Align, Cell, Chip, Column, Pill, RowTableModel
from storemanager.gui.pages_list import PageSpec
from storemanager.gui.syncing import AccountProgress, AccountState, SoFar, SyncView
from storemanager.gui.theme import set_property
from storemanager.gui.widgets.buttons import Button, Segments, Switch
from storemanager.gui.widgets.fields import Choice, FormField, SearchField, text_field
from storemanager.gui.widgets.notes import Banner, Bar, EmptyState, Skeleton
from storemanager.gui.widgets.overlay import Toast
from storemanager.gui.widgets.page import PageHead, PlainPage, SelectionBar, SidePanel, SplitPage, Tabs, legend
from storemanager.gui.widgets.parts import Card, ChannelChip, column, gap, label, row
from storemanager.gui.widgets.parts import Pill as PillLabel
from storemanager.gui.widgets.table import Table, table_in_card
from storemanager.gui.window import MainWindow
from storemanager.money import Money
from storemanager.texts import verbatim

STATES = ("same", "sending", "waiting", "differs", "paused", "absent")


@dataclass(frozen=True)
class Line:
    """An order as a row of the example."""

    id: int
    due: str
    kind: str
    number: str
    customer: str
    items: str
    total: int
    status: Pill
    group: str


LINES = (
    Line(
        1,
        "trễ 25 phút",
        "shopee",
        "241121KQ8P",
        "t***h_nguyen",
        "2 · Mật ong hoa cà phê",
        415000,
        Pill("Chờ gói"),
        "Trễ hạn",
    ),
    Line(
        2,
        "còn 1 giờ 04",
        "shopee",
        "241122M2XN",
        "l***.anh92",
        "3 · Trà sen Tây Hồ 100 g",
        612000,
        Pill("Chờ gói"),
        "Trước 12:00",
    ),
    Line(
        3,
        "còn 1 giờ 49",
        "tiktok",
        "…7715 2209",
        "Đỗ Q*** H***",
        "1 · Khăn lụa",
        285000,
        Pill("Đã gói", "success"),
        "Trước 12:00",
    ),
    Line(
        4,
        "16:00",
        "woocommerce",
        "#10482",
        "Lê Minh Châu",
        "5 · Cà phê",
        1245000,
        Pill("Chưa khớp", "warn"),
        "Trước 18:00",
    ),
)
COLUMNS = (
    Column[Line]("Hạn gửi", lambda line: Cell(line.due, tone="danger", strong=True), width=84, sort="due"),
    Column[Line]("Đơn", lambda line: Cell(line.number, chip=Chip(line.kind, line.kind)), width=142),
    Column[Line]("Khách", lambda line: line.customer, width=106),
    Column[Line]("Món", lambda line: Cell(line.items, tone="text_muted")),
    Column[Line]("Tiền hàng", lambda line: Money(line.total, "VND"), align=Align.RIGHT, width=84),
    Column[Line]("Trạng thái", lambda line: Cell(pill=line.status), width=90),
)


class ExamplePage(SplitPage):
    """A list with a panel, as page builders make them."""

    def __init__(self) -> None:
        super().__init__(SidePanel("Order"))
        self.head = PageHead(
            "Đơn hàng",
            "47 đơn đang mở",
            Button("Xuất tệp", icon="download"),
            Button("Tạo đơn", icon="plus", key="Ctrl+N"),
        )
        self.tabs = Tabs([("ship", "Cần gửi"), ("confirm", "Chờ duyệt"), ("all", "Tất cả")])
        self.tabs.show_count("ship", 21)
        self.model = RowTableModel[Line](COLUMNS, self, ticks=True, group_by=lambda line: line.group)
        self.table = Table("Orders")
        self.table.show_model(self.model)
        self.bar = SelectionBar(
            Button("Phiếu nhặt hàng", icon="list-checks"),
            Button("Gói và in 3 nhãn", "primary", icon="package-check", key="F9"),
        )
        self.bar.say("Đã chọn 3 đơn", "1.312.000 ₫")
        self.content.addWidget(self.head)
        self.content.addWidget(self.tabs)
        self.content.addWidget(table_in_card(self.table, self.bar), 1)
        self.model.set_rows(LINES)
        self.table.opened.connect(lambda _id: self.open_panel())
        self.panel.say("241121KQ8P")
        self.panel.lead.addWidget(ChannelChip("shopee", "mocnhien.hn"))
        self.panel.under_head.addLayout(
            row(
                PillLabel("Hạn 09:16, trễ 25 phút", "danger", "alarm-clock"), PillLabel("Chờ gói"), -1, spacing=gap("2")
            )
        )
        part = self.panel.section("Giao cho", "Shopee che thông tin")
        part.addWidget(label("t***h_nguyen", "strong"))
        self.panel.end()
        self.panel.set_actions(
            Button("In nhãn", icon="printer"),
            Button("Nhắn khách", icon="message-square"),
            Button("", icon="ellipsis", name="More"),
        )

    def new_here(self) -> None:
        self.says.emit("new")


def example_window(settings: QSettings, *, syncing: bool = False) -> MainWindow:
    """The window with an example list in it."""
    specs = (
        PageSpec("home", verbatim("Hôm nay"), "house", PlainPage),
        PageSpec("orders", verbatim("Đơn hàng"), "clipboard-list", ExamplePage),
        PageSpec("products", verbatim("Hàng hoá"), "package", PlainPage),
        PageSpec("customers", verbatim("Khách hàng"), "users", PlainPage),
        PageSpec("channels", verbatim("Kênh bán"), "store", PlainPage),
        PageSpec("files", verbatim("Tệp"), "file-spreadsheet", PlainPage),
        PageSpec("settings", verbatim("Cài đặt"), "settings", PlainPage, "foot"),
        PageSpec("attention", verbatim("Cần xử lý"), "triangle-alert", PlainPage, "hidden"),
    )
    window = MainWindow(specs, settings)
    window.show_shop("Mộc Nhiên", "Kho chính")
    window.start_pages("orders")
    window.show_badge("orders", 12)
    window.show_attention(5)
    window.show_sync(SyncView(last_at=clock.now() - timedelta(minutes=2)))
    page = window.page("orders")
    assert isinstance(page, ExamplePage)
    page.model.tick([1, 2], True)
    page.table.go_to(1)
    if syncing:
        window.resize(1366, 768)
        window.show()
        window.show_sync(a_sync())
        window.sync_button.click()
    else:
        page.open_panel()
        window.toasts.done("Đã gói 3 đơn, nhãn đang in.", undo=lambda: None)
    return window


def a_sync() -> SyncView:
    """A sync in the middle of its round."""
    accounts = (
        AccountProgress(1, "shopee", "mocnhien.hn", AccountState.RUNNING, "gửi tồn 22 / 34", 0.65),
        AccountProgress(2, "woocommerce", "mocnhien.vn", AccountState.DONE, "xong trong 3 giây"),
        AccountProgress(3, "amazon", "Moc Nhien US", AccountState.WAITING, "hết lượt gọi, tự chạy lại 09:46"),
    )
    lines = (
        SoFar("clipboard-list", "3 đơn mới,", "1 đơn huỷ. Tồn đã giữ và trả lại đúng."),
        SoFar("triangle-alert", "1 việc cần bạn:", "Lazada không nhận giá 89.000 ₫ của Nước mắm.", "danger"),
    )
    return SyncView(True, 0.58, accounts, lines, 7, None, 5, connected=3)


class Gallery(QWidget):
    """Three columns of cards, as in the specification's picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = row(self._first(), self._second(), self._third(), margin=gap("4"), spacing=gap("3"))
        self.setLayout(layout)

    def _column(self, *cards: QWidget) -> QWidget:
        made = QWidget()
        made.setLayout(column(*cards, -1, spacing=gap("3")))
        return made

    def _first(self) -> QWidget:
        off = Button("Nhập", icon="upload")
        off.set_off("Chưa có gì để nhập")
        buttons = column(
            label("Nút", "head"),
            row(
                Button("Thêm hàng", "primary", icon="plus", key="Ctrl+N"),
                Button("Nhập", icon="upload"),
                off,
                -1,
                spacing=8,
            ),
            row(
                Button("Xoá hẳn", "danger", icon="trash-2"),
                Button("Còn bán", "filter", trailing="x"),
                Button("Báo cáo", "link", trailing="chevron-right"),
                Button("Trả lời", size="small"),
                -1,
                spacing=8,
            ),
            row(Segments([("a", "Theo kênh"), ("b", "Theo kho")]), -1),
            margin=14,
            spacing=10,
        )
        wrong = FormField("Giá bán", text_field("hai hai sáu", amount=True))
        wrong.wrong("“hai hai sáu” không phải là số")
        well = FormField("Partner ID", text_field("2 008 417"))
        well.well("Đúng dạng")
        checked, radio = QCheckBox("Chọn"), QRadioButton("Sổ thắng")
        checked.setChecked(True)
        radio.setChecked(True)
        some = QCheckBox("Một phần")
        some.setCheckState(Qt.CheckState.PartiallyChecked)
        fields = column(
            label("Ô nhập", "head"),
            SearchField("Tên, mã hàng, mã vạch", key="Ctrl+F"),
            row(wrong, well, spacing=8),
            row(Choice([("vnd", "Đồng Việt Nam (₫)")]), Choice([("a", "Mọi kênh")], kind="filter"), -1, spacing=8),
            row(
                QCheckBox("Tắt"),
                checked,
                some,
                QRadioButton("Hỏi"),
                radio,
                Switch("a"),
                Switch("b", on=True),
                -1,
                spacing=10,
            ),
            margin=14,
            spacing=10,
        )
        pills = column(
            label("Nhãn trạng thái", "head"),
            row(
                PillLabel("Chờ gói"),
                PillLabel("Đã gói", "success", "check"),
                PillLabel("Sắp hết kết nối", "warn", "triangle-alert"),
                PillLabel("Trễ 25 phút", "danger", "alarm-clock"),
                -1,
                spacing=6,
            ),
            row(PillLabel("Đang gửi", "info", "loader"), PillLabel("Thân thiết", "accent"), -1, spacing=6),
            row(legend([(state, state) for state in STATES]), -1),
            margin=14,
            spacing=10,
        )
        chips = (
            "counter",
            "woocommerce",
            "shopify",
            "haravan",
            "sapo",
            "facebook",
            "shopee",
            "lazada",
            "tiktok",
            "practice",
        )
        chip_row = column(
            label("Thẻ kênh", "head"),
            row(*(ChannelChip(kind, kind) for kind in chips), ChannelChip("shopee", "x", 34), -1, spacing=6),
            margin=14,
            spacing=10,
        )
        return self._column(Card(buttons), Card(fields), Card(pills), Card(chip_row))

    def _second(self) -> QWidget:
        bar = Bar(6)
        bar.show_share(0.65)
        banner = Banner(
            "Shopee không trả lời từ 09:31.",
            "Đơn mới có thể vào sổ muộn. Tồn trên Shopee giữ nguyên số gửi lúc 09:29.",
            Button("Thử lại ngay", size="small"),
            Button("Chi tiết", "quiet", size="small"),
            tone="danger",
            icon="cloud-off",
        )
        table = Table("Bảng", current_cell=True)
        model = RowTableModel[Line](COLUMNS[1:2] + COLUMNS[4:], table, group_by=lambda line: line.group)
        table.show_model(model)
        model.set_rows(LINES)
        table.go_to(2)
        table.delegate.hovered = 1
        table.setFixedHeight(230)
        return self._column(
            Toast("Đã gói 3 đơn, nhãn đang in.", "", "Hoàn tác", None, False),
            Toast(
                "Không in được 1 nhãn", "Máy in “XP-420B” hết giấy. Đơn vẫn ở trạng thái Đã gói.", "In lại", None, True
            ),
            banner,
            Card(column(Skeleton(3), margin=1)),
            bar,
            table_in_card(table),
        )

    def _third(self) -> QWidget:
        chosen = Card(column(label("Cân bằng", "strong"), margin=14), pressable=True)
        chosen.choose(True)
        kinds = [label(f"6.482.000 ₫ {kind}", kind) for kind in ("till", "figure", "title", "lead", "body", "small")]
        field = text_field("tắt")
        field.setEnabled(False)
        set_property(field, "wrong", "false")
        return self._column(
            Card(column(*kinds, margin=14, spacing=6)),
            chosen,
            field,
            Card(
                column(
                    EmptyState(
                        "badge-percent",
                        "Chưa có khuyến mãi nào",
                        "Tạo một lần ở đây, rồi xem trước từng kênh sẽ thể hiện thế nào.",
                        Button("Tạo khuyến mãi", "primary", icon="plus"),
                    ),
                    margin=20,
                )
            ),
        )
