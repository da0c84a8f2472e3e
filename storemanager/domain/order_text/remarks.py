"""What is said beside goods and address: how it is paid, when it shall come, whether it can be cheaper."""

import re

from storemanager.domain.order_text.said import Remark, RemarkKind
from storemanager.domain.order_text.tokens import Phrases, Sheet, listed

_SAID: dict[RemarkKind, str] = {
    RemarkKind.COD: "ship cod; cod; thanh toán khi nhận hàng; thanh toán khi nhận; trả tiền khi nhận hàng; nhận hàng"
    " trả tiền;"
    " nhận hàng thanh toán; tiền mặt; thu hộ; cash on delivery; pay on delivery; trả tiền mặt; khi nhận hàng trả tiền;"
    " nhận hàng rồi trả tiền; nhận hàng mới trả tiền",
    RemarkKind.BANK_TRANSFER: "chuyển khoản trước; chuyển khoản; ck trước; ck rồi; ck luôn; ck; cki; bank; chuyển"
    " tiền; stk;"
    " số tài khoản; chuyển trước; bank transfer; momo; zalopay; quét mã; qr",
    RemarkKind.DISCOUNT: "bớt; bớt chút; bớt xíu; bớt giá; bớt cho; bớt đi; bớt em; giảm giá; giảm chút; giảm thêm;"
    " có giảm; fix; fix giá; fix nhẹ; sale; chiết khấu;"
    " mã giảm giá; rẻ hơn; discount; giảm cho; giá sỉ; lấy sỉ; voucher",
    RemarkKind.FREE_SHIPPING: "freeship; free ship; miễn phí ship; miễn ship; free shipping; miễn phí vận chuyển",
    RemarkKind.INVOICE: "xuất hóa đơn; hóa đơn đỏ; hóa đơn vat; hóa đơn công ty; lấy hóa đơn; xuất vat; invoice",
    RemarkKind.GIFT: "gói quà; gói làm quà; làm quà tặng; thiệp; bọc quà; gift wrap; hộp quà tặng kèm thiệp; làm quà",
    RemarkKind.WHEN: "giao gấp; ship gấp; cần gấp; gấp; hỏa tốc; ship hỏa tốc; giao nhanh; trong ngày; hôm nay;"
    " chiều nay; tối nay;"
    " sáng nay; sáng mai; chiều mai; tối mai; ngày mai; ngày kia; cuối tuần; giờ hành chính; ngoài giờ hành chính;"
    " buổi sáng;"
    " buổi chiều; buổi tối; trưa nay; trưa mai; chủ nhật; thứ hai; thứ ba; thứ tư; thứ năm; thứ sáu; thứ bảy; mai giao;"
    " tomorrow; today; asap",
    RemarkKind.SAME_AS_BEFORE: "như cũ; như lần trước; như đơn trước; như mọi khi; địa chỉ cũ; đc cũ; sđt cũ; số cũ;"
    " như hôm trước;"
    " same address; same as before; như mọi lần",
}  # fmt: skip
_KIND = {phrase: kind for kind, phrases in _SAID.items() for phrase in listed(phrases)}
_PHRASES = Phrases(_KIND)
_NEEDS_MARKS = {("bớt",), ("gấp",)}  # without them "bot" is flour, and "gap" is whom to meet
_WEIGHT = r"[3-9]\d\s?(?:kg|ký|kí|ky)"
_DAYTIME = r"(?:\s*(?:sáng|chiều|tối|trưa|chieu|toi))?"
_NUMBERED = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (RemarkKind.DISCOUNT, r"\b(?:ck|chiết khấu|giảm|bớt)\s*\d{1,2}\s*%"),
        (RemarkKind.MEASUREMENTS, r"\b(?:(?:cao\s*)?1m\d{1,2}\b|m[4-9]\d\b|cao\s*1[.,]?\d{2}\b)"),
        (RemarkKind.MEASUREMENTS, r"\b(?:nặng|nang)\s*\d{2,3}(?:\s*(?:kg|ký|ky|kí|cân))?\b"),
        (RemarkKind.MEASUREMENTS, rf"(?<![\d.,])\b{_WEIGHT}\b(?=\s*(?:cao|m[4-9]\d|1m|mặc|mac|,?\s*1m))"),
        (RemarkKind.MEASUREMENTS, r"(?<=1m\d\d)[\s,/]*[3-9]\d\s?(?:kg|ký|kí|ky)?\b"),
        (RemarkKind.MEASUREMENTS, rf"(?<=\bm\d\d)[\s,/]*{_WEIGHT}\b"),
        (
            RemarkKind.WHEN,
            r"\b(?:(?:trước|sau|lúc|tầm|khoảng|truoc|luc|tam|khoang)\s+)?"
            rf"\d{{1,2}}(?:h(?:\d{{2}})?|g\d{{2}}|\s?giờ)\b{_DAYTIME}",
        ),
        (RemarkKind.WHEN, r"\b(?:(?:trước|truoc|sau)\s+)?(?:ngày|ngay|thứ|thu)\s*\d{1,2}(?:/\d{1,2})?\b"),
    )
)


def find_remarks(sheet: Sheet) -> list[Remark]:
    """Each remark in the order it was written; its words are taken from the sheet."""
    found = _numbered(sheet)
    place = 0
    while place < len(sheet.tokens):
        words = _PHRASES.at(sheet.tokens, place) if sheet.free(place) else ()
        if words in _NEEDS_MARKS and sheet.tokens[place].text.isascii():
            words = ()
        end = place + len(words)
        if words and not any(sheet.taken[place:end]):
            found.append(Remark(_KIND[" ".join(words)], sheet.quote(place, end)))
            sheet.take(place, end)
        place = max(end, place + 1)
    return sorted(found, key=lambda remark: remark.quote.span)


def _numbered(sheet: Sheet) -> list[Remark]:
    found: list[Remark] = []
    for kind, pattern in _NUMBERED:
        for match in pattern.finditer(sheet.text):
            inside = [
                place
                for place, token in enumerate(sheet.tokens)
                if token.start >= match.start() and token.end <= match.end() and token.is_word
            ]
            if not inside or any(sheet.taken[inside[0] : inside[-1] + 1]):
                continue
            sheet.take(inside[0], inside[-1] + 1)
            found.append(Remark(kind, sheet.quote(inside[0], inside[-1] + 1)))
    return found
