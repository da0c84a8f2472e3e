"""Whatever a file can hold that is wrong gets a sentence, by row and column, and leaves the book as it is."""

from pathlib import Path

import pytest

from storemanager.errors import InvalidInputError, StoreError
from storemanager.importexport import Action, ImportKind, Severity, edited, open_file, save_bad_rows
from tests.importexport.desk import NOON, Desk, counts, sentences

HEAD = "Mã hàng,Tên hàng,Giá bán,Tồn kho,Mã vạch,ĐVT"
WRONG = [
    ("A,Trà,hai hai sáu,1,,cái", "Giá bán", "“hai hai sáu” is not a number."),
    ("A,Trà,12.5O0,1,,cái", "Giá bán", "“12.5O0” is not a number."),
    (
        "A,Trà,=B2*2,1,,cái",
        "Giá bán",
        "“=B2*2” is a formula, not its result. Save the file with values in Excel first.",
    ),
    ("A,Trà,1.2E+06,1,,cái", "Giá bán", "“1.2E+06” is a shortened number: its digits are lost. Type the whole number."),
    ("A,Trà,-5,1,,cái", "Giá bán", "-5 cannot be a price: enter 0 or more."),
    (
        "A,Trà,12.5,1,,cái",
        "Giá bán",
        "12.5 has more decimals than VND has. The file may hold another currency's prices.",
    ),
    ('A,Trà,1000,"2,5",,cái', "Tồn kho", "“2.5”, but these goods are sold by the piece."),
    ("A,Trà,1000,-3,,cái", "Tồn kho", "-3 is below zero; there cannot be fewer than none."),
    ("A,Trà,1000,nhiều,,cái", "Tồn kho", "“nhiều” is not a number."),
    (
        "A,Trà,1000,1,8.93E+12,cái",
        "Mã vạch",
        "“8.93E+12” was shortened by Excel and its last digits are lost. Make this column Text in the original file, "
        "type the codes again, and import that file.",
    ),
    (
        "1.5E+10,Trà,1000,1,,cái",
        "Mã hàng",
        "“1.5E+10” was shortened by Excel and its last digits are lost. Make this column Text in the original file, "
        "type the codes again, and import that file.",
    ),
    (",Trà,1000,1,,cái", "Mã hàng", "Empty. Every row needs a SKU by which the goods are known."),
    ("A,,1000,1,,cái", "Tên hàng", "Empty. New goods need a name."),
    ("A,#REF!,1000,1,,cái", "Tên hàng", "“#REF!” is a failed formula. Repair it in the file."),
    ("A," + "x" * 501 + ",1000,1,,cái", "Tên hàng", "The text has 501 characters; at most 500 fit."),
    ("B,Trà sen,1000,1,,cái\nB,Trà ô long,1000,1,,cái", "Mã hàng", "The SKU B stands in row 2 already."),
    (
        "b,Trà sen,1000,1,,cái\nB ,Trà ô long,1000,1,,cái",
        "Mã hàng",
        "B differs only in capitals or spaces from b in row 2.",
    ),
    (
        "A,Trà,1000,1,8931234567897,cái\nB,Sen,1000,1,8931234567897,cái",
        "Mã vạch",
        "The barcode 8931234567897 stands at A in row 2 already.",
    ),
]


@pytest.mark.parametrize(("rows", "column", "sentence"), WRONG)
def test_a_wrong_cell_is_named_by_row_and_column_and_nothing_is_imported(
    desk: Desk, rows: str, column: str, sentence: str
) -> None:
    preview = desk.preview(f"{HEAD}\n{rows}\n")
    wrong_row = 1 + len(rows.splitlines())
    assert (wrong_row, column, sentence) in sentences(preview)
    before = desk.dump()
    with pytest.raises(InvalidInputError, match="wrong, so nothing was imported"):
        desk.run(preview)
    assert desk.dump() == before


def test_a_file_of_another_currency_is_not_rounded_into_dong(desk: Desk) -> None:
    preview = desk.preview(f"{HEAD}\nA,Mug,9.99,1,,\nB,Cup,12,1,,\n")
    assert counts(preview) == {"new": 1, "wrong": 1}
    assert (0, "Giá bán", "All prices are read as VND, the currency of the shop.") in sentences(preview, Severity.NOTE)


@pytest.mark.parametrize(
    ("cell", "dong"),
    [
        ("1.234", 1234),
        ("1,234", 1234),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("145.000 ₫", 145000),
        ("₫ 145,000", 145000),
        ("145 000đ", 145000),
        ("90000.00", 90000),
        ("1.234,00", 1234),
        ("(0)", 0),
    ],
)
def test_prices_in_dong_are_read_however_they_are_written(desk: Desk, cell: str, dong: int) -> None:
    desk.take_in(f'{HEAD}\nA,Trà,"{cell}",1,,\n')
    assert desk.table("variant", "price") == [(dong,)]


def test_an_ambiguous_price_in_dollars_is_decided_by_its_column(dollar_desk: Desk) -> None:
    dollar_desk.take_in('SKU,Name,Price\nA,Tea,"1.234,50"\nB,Mug,1.234\n')
    assert dollar_desk.table("variant", "sku, price") == [("A", 123450), ("B", 123400)]


def test_an_ambiguous_price_that_nothing_decides_is_warned_of(dollar_desk: Desk) -> None:
    preview = dollar_desk.preview("SKU,Name,Price\nA,Tea,1.234\n")
    assert sentences(preview, Severity.WARNING) == [
        (2, "Price", "“1.234” was read as 1234. Write it without a separator if it means something else.")
    ]


def test_goods_by_weight_may_have_parts_of_a_kilogram(desk: Desk) -> None:
    desk.take_in(f'{HEAD}\nGAO,Gạo,25000,"12,5",,kg\n')
    assert desk.table("variant", "quantity_scale") == [(1000,)]
    assert desk.table("stock_level", "on_hand") == [(12500,)]


@pytest.mark.parametrize("cell", ["$12", "12 USD", "€12", "12,00 eur", "¥12"])
def test_a_price_in_another_currency_is_not_read_as_dong(desk: Desk, cell: str) -> None:
    preview = desk.preview(f'{HEAD}\nA,Trà,"{cell}",1,,cái\n')
    assert sentences(preview, Severity.ERROR) == [
        (2, "Giá bán", f"“{cell}” is not an amount in VND, the currency of the shop.")
    ]


def test_dong_are_not_read_as_dollars_but_dollars_are(dollar_desk: Desk) -> None:
    preview = dollar_desk.preview('SKU,Name,Price\nA,Tea,"120.000 ₫"\nB,Mug,$12.50\n')
    assert counts(preview) == {"new": 1, "wrong": 1}


@pytest.mark.parametrize(
    "rows", ['A,"Trà,1000,1,,cái\nB,Sen,2000,1,,cái\n', 'A,Trà,1000,1,,cái\nB,"Sen,2000,1,,cái', 'A,"Trà, 3"" dài\nB']
)
def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rows_after_it(desk: Desk, rows: str) -> None:
    with pytest.raises(InvalidInputError, match=r"is opened in row \d and never closed"):
        desk.preview(f"{HEAD}\n{rows}")


@pytest.mark.parametrize(
    "rows", ['A,Ống 3/4",1000,1,,cái', 'A,"Ống\nvuông",1000,1,,3/4"\n', 'A,"Ống ""to""",1000,1,,"m"']
)
def test_quotation_marks_that_are_in_order_are_left_alone(desk: Desk, rows: str) -> None:
    assert counts(desk.preview(f"{HEAD}\n{rows}")) == {"new": 1}


def test_a_file_whose_heads_nobody_knows_says_where_to_match_them(desk: Desk) -> None:
    with pytest.raises(InvalidInputError, match="no column head is known"):
        desk.preview("Foo,Bar\n1,2\n")


def test_a_barcode_of_the_shop_s_own_making_is_taken_with_a_warning(desk: Desk) -> None:
    preview = desk.preview(f"{HEAD}\nA,Trà,1000,1,8936014520503,cái\n")
    assert counts(preview) == {"new": 1}
    assert sentences(preview, Severity.WARNING) == [
        (2, "Mã vạch", "The check digit of 8936014520503 is wrong: 8936014520505 would be right.")
    ]


def test_what_nobody_sees_in_a_cell_does_not_come_in(desk: Desk) -> None:
    desk.take_in(f"{HEAD}\nA\u200b,Tr\x07à\x00,1000,1,\ufeff8936014520505,cái\n")
    assert desk.table("variant", "sku") == [("A",)]
    assert desk.table("product", "name") == [("Trà",)]


def test_proposed_corrections_can_be_applied_and_a_cell_edited(desk: Desk) -> None:
    preview = desk.preview(f"{HEAD}\nA,Trà,12O00,1,8936014520503,cái\n,Sen,5000,2,,cái\nC,Mật,hai,1,,cái\n")
    assert counts(preview) == {"wrong": 3}
    assert preview.fixes == {
        (2, "Giá bán"): "12000",
        (3, "Mã hàng"): "SEN",
    }
    with desk.book.read() as session:
        preview = edited(session, preview, {**preview.fixes, (4, "Giá bán"): "2000"}, now=NOON)
    assert counts(preview) == {"new": 3}
    desk.run(preview)
    assert desk.table("variant", "sku, price") == [("A", 12000), ("SEN", 5000), ("C", 2000)]


def test_good_rows_come_in_and_bad_rows_are_saved_to_be_mended(desk: Desk) -> None:
    preview = desk.preview(f'{HEAD}\nA,Trà,1000,1,,cái\nB,"Sen, ""tươi""",hai,2,,cái\n')
    result = desk.run(preview, only_good=True)
    assert (result.created, result.skipped) == (1, 1)
    bad = desk.folder / "bad.csv"
    assert save_bad_rows(preview, bad) == 1
    lines = bad.read_text(encoding="utf-8-sig").splitlines()
    assert lines == [
        HEAD + ",Why it was left out",
        'B,"Sen, ""tươi""",hai,2,,cái,Giá bán: “hai” is not a number.',
    ]
    mended = desk.preview(bad.read_text(encoding="utf-8-sig").replace("hai,2", "2000,2"))
    assert counts(mended) == {"new": 1}
    desk.run(mended)
    assert desk.table("variant", "sku, price") == [("A", 1000), ("B", 2000)]


def test_one_wrong_size_does_not_spoil_the_other_sizes(desk: Desk) -> None:
    preview = desk.preview(
        "Mã hàng,Tên hàng,Thuộc tính 1,Giá trị thuộc tính 1,Giá bán\n"
        "A-S,Áo,Cỡ,S,1000\nA-M,Áo,Cỡ,M,hai\nA-L,Áo,Cỡ,L,3000\n"
    )
    assert [preview.action_of(row) for row in (2, 3, 4)] == [Action.NEW, Action.WRONG, Action.NEW]
    desk.run(preview, only_good=True)
    assert desk.table("variant", "sku, title") == [("A-S", "S"), ("A-L", "L")]


def test_a_price_ten_times_off_its_siblings_is_worth_a_look(desk: Desk) -> None:
    preview = desk.preview(
        "Mã hàng,Tên hàng,Thuộc tính 1,Giá trị thuộc tính 1,Giá bán\n"
        "K-1,Khăn,Màu,Đỏ,285000\nK-2,Khăn,Màu,Tím,28500\nK-3,Khăn,Màu,Xanh,285000\n"
    )
    assert sentences(preview, Severity.WARNING) == [
        (3, "Giá bán", "28,500\u00a0₫, more than 8 times cheaper than the other variants.")
    ]


def test_a_sale_price_that_is_not_lower_is_refused(desk: Desk) -> None:
    preview = desk.preview("Mã hàng,Tên hàng,Giá bán,Giá khuyến mãi\nA,Trà,1000,1000\n")
    assert sentences(preview) == [
        (2, "Giá khuyến mãi", "The sale price 1,000\u00a0₫ is not below the price 1,000\u00a0₫.")
    ]


def test_lost_leading_zeros_of_short_barcodes_are_pointed_out(desk: Desk) -> None:
    preview = desk.preview(f"{HEAD}\nA,Trà,1000,1,36000291452,cái\n")
    (problem,) = [each for each in preview.problems if each.severity is Severity.WARNING]
    assert str(problem.text) == "36000291452 seems to have lost its leading zero: 036000291452 is a whole barcode."
    assert problem.fix == "036000291452"


def test_f68_a_file_that_would_empty_the_shelves_says_so(desk: Desk) -> None:
    rows = [f"S{number},Hàng {number},1000,{{}}," for number in range(10)]
    desk.take_in("\n".join([HEAD, *(row.format(5) for row in rows)]) + "\n")
    preview = desk.preview("\n".join([HEAD, *(row.format(0) for row in rows)]) + "\n")
    assert (0, "", "10 of 10 goods with stock would go to 0. Is the file whole?") in sentences(
        preview, Severity.WARNING
    )


def test_f68_a_file_in_the_wrong_currency_says_so(desk: Desk) -> None:
    rows = [f"S{number},Hàng {number},{{}},1," for number in range(10)]
    desk.take_in("\n".join([HEAD, *(row.format(100000) for row in rows)]) + "\n")
    preview = desk.preview("\n".join([HEAD, *(row.format(10) for row in rows)]) + "\n")
    sentence = "10 of 10 prices would change by more than half. Is it the right currency?"
    assert (0, "", sentence) in sentences(preview, Severity.WARNING)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "trong.csv", "trong.csv is empty."),
        (b"SKU,Name\n", "dau.csv", "dau.csv has column heads but no rows."),
        (b"%PDF-1.4 nothing", "gia.csv", "gia.csv is not a table."),
        (b"PK\x03\x04 broken", "hong.xlsx", "hong.xlsx cannot be read as a table."),
        (b"\n\n  \n", "dong.csv", "dong.csv is empty."),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(desk: Desk, content: bytes, name: str, sentence: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        open_file(desk.file(content, name))
    assert str(refusal.value.message) == sentence


def test_a_missing_file_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refusal:
        open_file(tmp_path / "nowhere.csv")
    assert str(refusal.value.message).startswith("nowhere.csv cannot be opened")


def test_unknown_goods_in_a_count_are_named(desk: Desk) -> None:
    preview = desk.preview("Mã hàng,Tồn kho\nLẠ,5\n", ImportKind.STOCK)
    assert sentences(preview) == [(2, "Mã hàng", "LẠ is not in the book. Import it as a product first.")]
