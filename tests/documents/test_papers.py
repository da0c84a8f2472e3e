"""The papers of packing in words: plain text whatever a customer wrote, in both languages."""

from datetime import timedelta

import pytest

from storemanager import texts
from storemanager.documents import Paper, address_labels, packing_slips, pick_list
from storemanager.documents.barcode import barcode
from storemanager.services.packing_papers import Pick, PickList, Share, Slip, SlipLine
from tests.makers import NOON

WICKED = "<img src='file:///etc/hostname'><b>Lan</b> & \"Minh\""


def a_slip(**more: object) -> Slip:
    given: dict[str, object] = {
        "number": "#10482", "own_number": "WEB-000123", "channel": "mocnhien.vn", "placed_at": NOON, "ship_by": None,
        "name": "Lê Minh Châu", "phone": "0912 486 317", "address": "12 Hàng Bạc, Hà Nội", "customer_note": "",
        "lines": (SlipLine("Trà sen", "TEA", "", 2, 1),), "to_collect": 415_000, "currency": "VND",
    }  # fmt: skip
    return Slip(**{**given, **more})  # type: ignore[arg-type]  # the fields one test cares about


def test_what_a_customer_wrote_is_never_markup() -> None:
    slip = a_slip(
        name=WICKED, phone=WICKED, address=WICKED, customer_note=f"{WICKED}\nGọi trước", number=WICKED,
        lines=(SlipLine(WICKED, WICKED, WICKED, 1, 1),),
    )  # fmt: skip
    pick = Pick(None, WICKED, WICKED, WICKED, WICKED, 1, 1, 0, (Share(WICKED, 2),))
    papers = [
        packing_slips([slip], WICKED, NOON),
        address_labels([slip], WICKED, NOON),
        pick_list(PickList((pick,), 1, True), WICKED, NOON),
    ]
    for html in (part for paper in papers for part in paper.parts):
        assert "<img src='file" not in html
        assert "<b>" not in html
        assert "&lt;img src=&#x27;file:///etc/hostname&#x27;&gt;&lt;b&gt;Lan&lt;/b&gt; &amp;" in html


def test_each_slip_begins_a_sheet_and_says_what_is_collected() -> None:
    paper = packing_slips([a_slip(), a_slip(number="#2", to_collect=0)], "Mộc Nhiên", NOON)
    assert paper.title == "Packing slips"
    first, second = paper.parts
    assert "To collect: 415,000\u00a0₫" in first
    assert "Paid: nothing to collect." in second
    assert "WEB-000123" in first
    assert packing_slips([a_slip()], "Mộc Nhiên", NOON).title == "Packing slip #10482"


def test_a_part_of_a_bundle_says_what_it_was_bought_as_and_weight_has_decimals() -> None:
    lines = (SlipLine("Cốc", "CUP", "Bộ quà", 2, 1), SlipLine("Gạo", "RICE", "", 1_250, 1000))
    [part] = packing_slips([a_slip(lines=lines)], "Mộc Nhiên", NOON).parts
    assert "CUP · part of Bộ quà" in part
    assert ">1.25<" in part


@pytest.mark.parametrize(("language", "comma"), [("en", "2 missing"), ("vi", "2 missing")])
def test_a_pick_list_names_orders_places_and_what_is_short(language: str, comma: str) -> None:
    texts.use(language)
    pick = Pick(1, "Kho chính", "A2", "Trà sen", "TEA", 5, 1, 2, (Share("#1", 1), Share("#2", 4)))
    unknown = Pick(None, "Kho chính", "", "Món lạ", "", 1, 1, 0, (Share("#3", 1),))
    [part] = pick_list(PickList((pick, unknown), 3, False), "Mộc Nhiên", NOON + timedelta(hours=1)).parts
    assert "#1, #2 × 4" in part
    assert comma in part
    assert "Kho chính" not in part
    assert "not matched to a product yet" in part


def test_a_label_says_where_it_goes_what_is_collected_and_both_numbers() -> None:
    paper = address_labels([a_slip(), a_slip(number="#2", to_collect=0)], "Mộc Nhiên", NOON)
    first, second = paper.parts
    for words in ("From Mộc Nhiên", "Lê Minh Châu", "0912 486 317", "12 Hàng Bạc, Hà Nội", "#10482", "WEB-000123"):
        assert words in first
    assert "To collect: 415,000\u00a0₫" in first
    assert "Paid: nothing to collect." in second
    assert (paper.title, paper.paper) == ("Labels", Paper.LABEL)
    assert address_labels([a_slip()], "Mộc Nhiên", NOON).title == "Label #10482"


def test_a_number_no_barcode_can_hold_has_none() -> None:
    assert barcode("", 50, 10) == barcode("SỐ-1", 50, 10) == ""
    assert barcode("WEB-1", 50, 10).startswith("<img src='data:image/svg+xml")
