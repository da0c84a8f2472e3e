"""Files come in whatever letters, separators and sheets people's programs write."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from storemanager.errors import InvalidInputError
from storemanager.importexport import ImportKind, Severity, open_file, recall, recognise
from tests.importexport.desk import Desk, counts, sentences

VIETNAMESE = "Mã hàng;Tên hàng;Giá bán\nTR-01;Trà sen Tây Hồ, loại đặc biệt;145.000\nMO-02;Mật ong Đà Lạt;89.000\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_vietnamese_letters_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    import unicodedata

    text = VIETNAMESE
    if encoding == "cp1258":  # Windows writes tone marks after the letter
        text = "".join(_for_1258(letter) for letter in unicodedata.normalize("NFC", text))
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    source = open_file(path)
    assert source.delimiter == ";"
    names = [unicodedata.normalize("NFC", row[2]) for row in source.rows]
    assert names == ["Trà sen Tây Hồ, loại đặc biệt", "Mật ong Đà Lạt"]


def _for_1258(letter: str) -> str:
    import unicodedata

    try:
        letter.encode("cp1258")
        return letter
    except UnicodeEncodeError:
        base, mark = unicodedata.normalize("NFD", letter)[:-1], unicodedata.normalize("NFD", letter)[-1]
        if mark not in "\u0300\u0301\u0303\u0309\u0323":
            marks = unicodedata.normalize("NFD", letter)
            tone = next(each for each in marks if each in "\u0300\u0301\u0303\u0309\u0323")
            base, mark = marks.replace(tone, ""), tone
        return unicodedata.normalize("NFC", base) + mark


def test_western_letters_are_not_taken_for_vietnamese(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("SKU,Name\n1,Café crème brûlée\n2,Größe für Möbel\n".encode("cp1252"))
    assert [row[2] for row in open_file(path).rows] == ["Café crème brûlée", "Größe für Möbel"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_separator_is_found(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(delimiter.join(["SKU", "Name", "Price"]) + "\n" + delimiter.join(["A", "Tea", "1"]) + "\n", "utf-8")
    source = open_file(path)
    assert (source.delimiter, source.heads) == (delimiter, ("SKU", "Name", "Price"))


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('SKU,Name\nA,"two\nlines"\n\nB,Tea\n', "utf-8")
    assert [(row[0], row[1]) for row in open_file(path).rows] == [(2, "A"), (4, "B")]


def test_a_title_above_the_heads_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("DANH SÁCH HÀNG HOÁ,,\nNgày 22/11/2026,,\nMã hàng,Tên hàng,Giá bán\nA,Trà,1\n", "utf-8")
    source = open_file(path)
    assert (source.head_row, source.heads[0], source.row_count) == (3, "Mã hàng", 1)


@pytest.mark.parametrize(
    ("font", "text"),
    [("VNI", "Caø pheâ söõa ñaù Buoân Ma Thuoät raát ngon"), ("TCVN3", "Cµ phª s÷a ®¸ Bu«n Ma Thuét rÊt ngon")],
)
def test_lists_typed_in_old_fonts_are_warned_of_and_not_converted(tmp_path: Path, font: str, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text("SKU,Name\n" + "".join(f"{number},{text}\n" for number in range(5)), "utf-8")
    source = open_file(path)
    assert [str(each) for each in source.warnings] == [
        f"The letters look like the old {font} font and would come in garbled. Convert the file to Unicode first."
    ]
    assert source.rows[0][2] == text


def test_numbers_in_excel_that_are_codes_stay_codes(desk: Desk) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mã hàng", "Tên hàng", "Giá bán", "Mã vạch", "Tồn kho", "Giảm từ", "Giảm đến", "Giá giảm"])
    sheet.append([1001, "Trà", 12000.0, 8931234567897, 3, datetime(2026, 11, 1), "30/11/2026 23:59", 9000])  # noqa: DTZ001 - Excel knows no zones
    path = desk.folder / "a.xlsx"
    book.save(path)
    desk.take_in(path)
    assert desk.table("variant", "sku, price, sale_price, sale_from, sale_to") == [
        ("1001", 12000, 9000, "2026-10-31 17:00:00.000000", "2026-11-30 16:59:00.000000")
    ]
    assert desk.table("barcode", "code") == [("8931234567897",)]


def test_a_sheet_can_be_chosen(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["Note"])
    book.create_sheet("Hàng").append(["SKU", "Name"])
    book["Hàng"].append(["A", "Tea"])
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert open_file(path).sheet == "Hàng"
    with pytest.raises(InvalidInputError) as refusal:
        open_file(path, sheet="Kho")
    assert str(refusal.value) == "a.xlsx has no sheet “Kho”. Choose one of: Sheet, Hàng."


@pytest.mark.parametrize(
    ("heads", "keys"),
    [
        (  # KiotViet
            "Loại hàng,Nhóm hàng(3 Cấp),Mã hàng,Mã vạch,Tên hàng,Thương hiệu,Giá bán,Giá vốn,Tồn kho,ĐVT,"
            "Thuộc tính,Mã HH Liên quan",
            "kind categories sku barcodes name brand price cost stock unit attributes group",
        ),
        (  # Sapo
            "Tên sản phẩm*,Loại sản phẩm,Nhãn hiệu,Mã SKU*,Barcode,LC_CN1_Tồn kho ban đầu*,"
            "LC_CN1_Giá vốn khởi tạo*,PL_Giá bán lẻ",
            "name categories brand sku barcodes stock cost price",
        ),
        (
            "Mã sản phẩm,Mã vạch,Tên sản phẩm,Giá nhập,Giá bán,Tồn,Đơn vị tính",
            "sku barcodes name cost price stock unit",
        ),  # Nhanh
    ],
)
def test_the_heads_of_vietnamese_programs_are_known(tmp_path: Path, heads: str, keys: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(heads + "\n" + ",".join("1" for _ in heads.split(",")) + "\n", "utf-8")
    found = recognise(open_file(path), ImportKind.PRODUCTS)
    assert (found.format, found.sure) == ("vietnamese", True)
    assert [found.mapping[index] for index in sorted(found.mapping)] == keys.split()


def test_kiotviet_variants_become_one_product(desk: Desk) -> None:
    desk.take_in(
        "Nhóm hàng(3 Cấp),Mã hàng,Tên hàng,Giá bán,Tồn kho,Thuộc tính,Mã HH Liên quan\n"
        "Quần áo>>Áo,AO-DO-M,Áo thun,99000,3,MÀU:Đỏ|SIZE:M,\n"
        "Khác,LY,Ly sứ,50000,1,,\n"
        "Quần áo>>Áo,AO-DO-L,Áo thun,99000,4,MÀU:Đỏ|SIZE:L,AO-DO-M\n"
    )
    assert desk.table("product", "name") == [("Áo thun",), ("Ly sứ",)]
    assert desk.table("variant", "sku, title, product_id") == [
        ("AO-DO-M", "Đỏ, M", 1),
        ("AO-DO-L", "Đỏ, L", 1),
        ("LY", "", 2),
    ]
    assert desk.table("product_option", "name") == [("MÀU",), ("SIZE",)]
    assert sorted(desk.table("category", "path")) == [("Khác",), ("Quần áo",), ("Quần áo > Áo",)]


def test_an_unknown_layout_is_guessed_then_mapped_by_hand_and_remembered(desk: Desk) -> None:
    content = "KEY,WHAT,HOW MUCH,PLU\nA,Tea,12000,8931234567897\nB,Mug,5000,8936014520505\nC,Cup,6000,8934602161239\n"
    source = open_file(desk.file(content))
    guess = recognise(source, ImportKind.PRODUCTS)
    assert (guess.format, guess.sure, guess.mapping) == ("mapped", False, {3: "barcodes"})
    mapping = {0: "sku", 1: "name", 2: "price", 3: "barcodes"}
    preview = desk.preview(desk.folder / "hang.csv", wanted=mapping)
    assert counts(preview) == {"new": 3}
    desk.run(preview)
    with desk.book.read() as session:
        assert recall(session, open_file(desk.file(content.replace("Tea", "Sen"))), ImportKind.PRODUCTS) == mapping


WEBSITE = "ID,Type,SKU,Name,Published,In stock?,Stock,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)\n"


def test_what_the_website_sells_without_a_number_stays_on_sale_and_what_it_has_none_of_does_not(desk: Desk) -> None:
    rows = (
        "1,simple,POSTER,Tranh,1,1,,50000,,,\n2,simple,LAMP,Đèn,1,0,,90000,,,\n3,simple,MUG,Cốc,1,1,8,70000,,,\n"
        '4,variable,SHIRT,Áo,1,1,30,,,Cỡ,"S, L"\n5,variation,SHIRT-S,Áo - S,1,1,parent,150000,SHIRT,Cỡ,S\n'
    )
    preview = desk.preview(WEBSITE + rows)
    assert [(row, column) for row, column, _ in sentences(preview, Severity.NOTE) if column == "Stock"] == [
        (2, "Stock")
    ]
    [(row, column, sentence)] = sentences(preview, Severity.WARNING)
    assert (row, column) == (6, "Stock")
    assert "một số chung" in sentence or "one number" in sentence
    desk.run(preview)
    found = dict(desk.table("variant", "sku, track_stock"))
    assert found == {"POSTER": 0, "LAMP": 1, "MUG": 1, "SHIRT-S": 1}


def test_what_is_counted_here_stays_counted_when_the_website_does_not_count_it(desk: Desk) -> None:
    desk.take_in("SKU,Name,Price,Stock\nPOSTER,Tranh,50000,4\n")
    desk.take_in(WEBSITE + "1,simple,POSTER,Tranh,1,1,,55000,,,\n")
    assert desk.table("variant", "sku, track_stock, price") == [("POSTER", 1, 55_000)]
    assert desk.table("stock_level", "on_hand") == [(4,)]
