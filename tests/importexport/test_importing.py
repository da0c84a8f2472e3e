"""An import is one act: previewed, done whole or not at all, and undone whole."""

import pytest

from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.importexport import Action, ImportKind, Stopped, undo_import
from storemanager.money import Money
from storemanager.services import catalog, orders, stock
from storemanager.services.order_inputs import LineInput, OrderInput
from tests.importexport.desk import LATER, NOON, Desk, counts, sentences

HEAD = "Mã hàng,Tên hàng,Giá bán,Tồn kho,Mã vạch,Nhóm hàng"
TWO = f"{HEAD}\nTR-01,Trà sen,118000,40,8931234567897,Trà\nLY-02,Ly sứ,50000,0,,Gốm\n"
LEDGER = ("stock_movement", "stock_level", "import_run", "import_change")


def test_a_preview_shows_old_and_new_values_and_writes_nothing(desk: Desk) -> None:
    desk.take_in(TWO)
    before = desk.dump()
    preview = desk.preview(f"{HEAD}\nTR-01,Trà sen,120000,31,8931234567897,Trà\nLY-02,Ly sứ,50000,0,,\nMOI,Mới,1,,,\n")
    assert counts(preview) == {"new": 1, "changed": 1, "same": 1}
    assert [(each.head, each.old, each.new) for each in preview.changes_of(2)] == [
        ("Giá bán", Money(118000, "VND"), Money(120000, "VND")),
        ("Tồn kho", 40, 31),
    ]
    price = preview.row(0).cells[2]
    assert (price.text, price.old, price.new) == ("120000", Money(118000, "VND"), Money(120000, "VND"))
    assert desk.dump() == before


def test_columns_that_are_not_in_the_file_and_empty_cells_change_nothing(desk: Desk) -> None:
    desk.take_in("Mã hàng,Tên hàng,Giá bán,Mô tả,Kệ,ĐVT\nA,Trà,1000,Thơm,K1,gói\n")
    desk.take_in("Mã hàng,Giá bán,Kệ\nA,2000,\n")
    assert desk.table("variant", "price, shelf") == [(2000, "K1")]
    assert desk.table("product", "name, description, unit") == [("Trà", "Thơm", "gói")]


def test_goods_are_known_by_sku_whatever_its_case_then_by_barcode_never_by_name(desk: Desk) -> None:
    desk.take_in(TWO)
    preview = desk.preview("Mã hàng,Tên hàng,Giá bán,Mã vạch\n,Trà sen,1000,8931234567897\nKHAC,Ly sứ,2000,\n")
    assert [preview.action_of(row) for row in (2, 3)] == [Action.CHANGED, Action.NEW]
    desk.run(preview)
    assert desk.table("variant", "sku, price") == [("TR-01", 1000), ("LY-02", 50000), ("KHAC", 2000)]


def test_stock_comes_in_as_movements_that_say_where_from(desk: Desk) -> None:
    desk.take_in(TWO)
    desk.take_in(f"{HEAD}\nTR-01,Trà sen,118000,31,,\n")
    assert desk.table("stock_movement", "quantity, reason, reference, balance_after") == [
        (40, "INITIAL", "hang.csv", 40),
        (-9, "COUNT", "hang.csv", 31),
    ]
    with desk.book.read() as session:
        assert stock.check(session) == []


def test_a_change_of_price_of_one_size_leaves_the_others_alone(desk: Desk) -> None:
    desk.take_in("Mã hàng,Tên hàng,Thuộc tính 1,Giá trị thuộc tính 1,Giá bán\nA-S,Áo,Cỡ,S,1000\nA-M,Áo,Cỡ,M,1000\n")
    desk.take_in("Mã hàng,Giá bán\nA-S,1500\nA-M,1600\n")
    assert desk.table("variant", "sku, title, price") == [("A-S", "S", 1500), ("A-M", "M", 1600)]


def test_a_new_size_joins_the_product_of_its_siblings(desk: Desk) -> None:
    head = "Mã hàng,Tên hàng,Thuộc tính 1,Giá trị thuộc tính 1,Giá bán\n"
    desk.take_in(head + "A-S,Áo,Cỡ,S,1000\n")
    preview = desk.preview(head + "A-S,Áo,Cỡ,S,1000\nA-L,Áo,Cỡ,L,1200\n")
    assert counts(preview) == {"new": 1, "same": 1}
    desk.run(preview)
    assert desk.table("product", "name") == [("Áo",)]
    assert desk.table("variant", "sku, title") == [("A-S", "S"), ("A-L", "L")]


def test_a_cancelled_import_leaves_nothing(desk: Desk) -> None:
    rows = "".join(f"S{number},Hàng {number},1000,1,,\n" for number in range(4100))
    preview = desk.preview(f"{HEAD}\n{rows}")
    before = desk.dump()
    steps: list[tuple[int, int]] = []
    with pytest.raises(Stopped):
        desk.run(preview, progress=lambda done, total: steps.append((done, total)), cancelled=lambda: len(steps) == 1)
    assert steps == [(2000, 4100)]
    assert desk.dump() == before


def test_a_book_that_changed_since_the_preview_is_looked_at_again(desk: Desk) -> None:
    desk.take_in(TWO)
    preview = desk.preview(f"{HEAD}\nTR-01,Trà sen,118000,31,,\n")
    with desk.book.write() as session:
        stock.receive(session, 1, 5, now=LATER)
    before = desk.dump()
    with pytest.raises(NotAllowedError, match="The book has changed since the preview"):
        desk.run(preview)
    assert desk.dump() == before


def test_one_undo_takes_back_a_whole_import_of_new_goods(desk: Desk) -> None:
    empty = desk.dump(without=LEDGER)
    result = desk.take_in(f"{HEAD}\nA,Trà,1000,,8931234567897,Trà > Xanh\nB,Ly,2000,0,,\n")
    undo(desk, result.import_id)
    assert desk.dump(without=LEDGER) == empty


def test_undo_of_changes_brings_back_every_field_and_the_stock(desk: Desk) -> None:
    desk.take_in(TWO)
    content = desk.export(ImportKind.PRODUCTS, "truoc.csv").read_bytes()
    result = desk.take_in(
        f"{HEAD}\nTR-01,Trà sen loại một,99000,5,8936014520505,Quà tặng\nLY-02,Ly sứ,60000,7,,Gốm\nMOI,Mới,1,,,Mới\n",
        now=LATER,
    )
    assert desk.export(ImportKind.PRODUCTS, "giua.csv").read_bytes() != content
    undo(desk, result.import_id)
    assert desk.export(ImportKind.PRODUCTS, "sau.csv").read_bytes() == content
    with desk.book.read() as session:
        assert stock.check(session) == []


def test_goods_with_stock_are_archived_by_undo_and_come_back_with_the_next_import(desk: Desk) -> None:
    result = desk.take_in(TWO)
    undo(desk, result.import_id)
    assert desk.table("product", "name, status") == [("Trà sen", "ARCHIVED")]
    assert desk.table("stock_level", "on_hand") == [(0,)]
    assert counts(desk.preview(TWO)) == {"new": 1, "changed": 1}
    desk.take_in(TWO)
    assert desk.table("product", "name, status") == [("Trà sen", "ACTIVE"), ("Ly sứ", "ACTIVE")]
    assert desk.table("stock_level", "on_hand") == [(40,)]


def test_an_import_cannot_be_undone_twice(desk: Desk) -> None:
    result = desk.take_in(TWO)
    undo(desk, result.import_id)
    with pytest.raises(NotFoundError, match="undone already"):
        undo(desk, result.import_id)


def test_undo_names_what_was_sold_or_changed_since_and_can_take_back_the_rest(desk: Desk) -> None:
    result = desk.take_in(TWO + "K-03,Khăn,1000,2,,\n")
    with desk.book.write() as session:
        orders.create(session, OrderInput(lines=(LineInput(1, 1),)), now=LATER)
        catalog.set_prices(session, [catalog.PriceChange(2, 70000)], now=LATER)
    before = desk.dump()
    with pytest.raises(NotAllowedError) as refusal:
        undo(desk, result.import_id)
    message = str(refusal.value.message)
    assert message == "2 records were used or changed since the import: Trà sen (TR-01), Ly sứ (LY-02)."
    assert desk.dump() == before
    with desk.book.write() as session:
        undone = undo_import(session, result.import_id, partly=True, now=LATER)
    assert len(undone.kept) == 2
    assert desk.table("product", "name, status", "ORDER BY id") == [
        ("Trà sen", "ACTIVE"),
        ("Ly sứ", "ACTIVE"),
        ("Khăn", "ARCHIVED"),
    ]


def test_a_count_sets_what_is_there_and_can_be_undone(desk: Desk) -> None:
    desk.take_in(TWO)
    result = desk.take_in("Mã hàng,Tồn kho,Kệ\nTR-01,12,K9\nLY-02,3,\n", ImportKind.STOCK)
    assert desk.table("stock_level", "variant_id, on_hand") == [(1, 12), (2, 3)]
    assert desk.table("variant", "shelf", "WHERE id = 1") == [("K9",)]
    undo(desk, result.import_id)
    assert desk.table("stock_level", "variant_id, on_hand") == [(1, 40), (2, 0)]
    assert desk.table("variant", "shelf", "WHERE id = 1") == [("",)]


def test_customers_come_in_with_repaired_phones_and_are_known_again(desk: Desk) -> None:
    content = (
        "Tên khách hàng,Điện thoại,Email,Địa chỉ,Tỉnh/Thành phố\nLê An,0901234"
        "567,an@example.com,12 Lê Lợi,Huế\nMai,0123 4567 890,,,\n"
    )
    assert counts(desk.preview(content, ImportKind.CUSTOMERS)) == {"new": 2}
    result = desk.take_in(content, ImportKind.CUSTOMERS)
    assert desk.table("customer_identity", "value", "ORDER BY id") == [
        ("+84901234567",),
        ("an@example.com",),
        ("+84834567890",),
    ]
    assert counts(desk.preview(content, ImportKind.CUSTOMERS)) == {"same": 2}
    more = desk.preview("Họ tên,SĐT,Ghi chú\nLê An,901234567,Khách quen\n", ImportKind.CUSTOMERS)
    assert counts(more) == {"changed": 1}
    second = desk.run(more, now=LATER)
    assert desk.table("customer", "note", "WHERE id = 1") == [("Khách quen",)]
    undo(desk, second.import_id)
    assert desk.table("customer", "note", "WHERE id = 1") == [("",)]
    undo(desk, result.import_id, partly=True)


def test_wrong_phones_and_mails_are_named(desk: Desk) -> None:
    preview = desk.preview("Tên khách hàng,SĐT,Email\nAn,12,\nBa,8.4E+10,\nTư,,tu@nowhere\n", ImportKind.CUSTOMERS)
    assert [(row, head, text.split(".")[0]) for row, head, text in sentences(preview)] == [
        (2, "SĐT", "“12” is not a phone number"),
        (3, "SĐT", "“8"),
        (4, "Email", "“tu@nowhere” is not an e-mail address"),
    ]


def test_old_orders_are_history_and_open_ones_reserve(desk: Desk) -> None:
    desk.take_in(TWO)
    content = (
        "Mã đơn hàng,Ngày đặt,Trạng thái,Khách hàng,SĐT,Mã hàng,Tên hàng,Số lượng,Đơn giá,Khách đã trả\n"
        "HD1,20/11/2026 09:41,Hoàn thành,Lê An,0901234567,TR-01,Trà sen,2,118000,236000\n"
        "HD2,21/11/2026,Chờ gói,Mai,0912345678,TR-01,Trà sen,3,118000,\n"
        "HD2,21/11/2026,Chờ gói,Mai,0912345678,LẠ,Hàng lạ,1,5000,\n"
    )
    preview = desk.preview(content, ImportKind.ORDERS)
    assert counts(preview) == {"new": 3}
    result = desk.run(preview)
    assert desk.table("orders", "number, status, total, paid_total, moves_stock, placed_at", "ORDER BY id") == [
        ("HD1", "DELIVERED", 236000, 236000, 0, "2026-11-20 02:41:00.000000"),
        ("HD2", "CONFIRMED", 359000, 0, 1, "2026-11-20 17:00:00.000000"),
    ]
    assert desk.table("stock_level", "on_hand, reserved", "WHERE variant_id = 1") == [(40, 3)]
    assert desk.table("order_line", "sku, variant_id, quantity") == [("TR-01", 1, 2), ("TR-01", 1, 3), ("LẠ", None, 1)]
    assert counts(desk.preview(content, ImportKind.ORDERS)) == {"same": 3}
    undo(desk, result.import_id)
    assert desk.table("orders", "number") == []
    assert desk.table("stock_level", "on_hand, reserved", "WHERE variant_id = 1") == [(40, 0)]
    with desk.book.read() as session:
        assert stock.check(session) == []


def undo(desk: Desk, import_id: int, *, partly: bool = False) -> None:
    with desk.book.write() as session:
        undo_import(session, import_id, partly=partly, now=NOON if not partly else LATER)
