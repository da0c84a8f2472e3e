"""The small words of a chat: who speaks, how one asks, what goods are counted in, colours and sizes. Lists of facts; in
Vietnamese with diacritics, understood without them too."""

from storemanager.domain.folding import fold
from storemanager.domain.order_text.tokens import WordSet

PRONOUNS = WordSet(
    "em e anh a chị c cô! chú! bác! mình mk tui tôi! tớ! t b bạn ad admin shop sốp shopp ní nàng bà! ông! mẹ! má! ba"
    " vợ! chồng!"
    " i my me we us you chi"
)
POLITE = WordSet(
    "ạ ah à! ơi oi nha nhé nhe nhen nhá nhaa nhaaa nghe! ha! hen nè nì! dạ da! vâng! ok oke oki okie okla uk ừ! uh"
    " hi hello helo"
    " alo cảm! ơn! cám! tks thanks thank please pls plz nữa luôn! đi! thì! là! mà! đó! đấy! vậy giùm dùm hộ! giúp dc"
    " được đc rồi! r"
    " nhiu! nếu thôi! đủ! hihi haha hehe kk hjhj nhea"
)
ARTICLES = WordSet("the an some of")
"""English; in Vietnamese names they are something else."""
ASKING = WordSet(
    "cho lấy lay đặt mua chốt order oder ord đơn! lên! muốn cần! gởi gửi giao ship bán! want need buy take get like"
    " would"
)
QUESTION = WordSet("không ko hông hong! hok khum hả! bao! bn nhiêu! mấy! chưa! sao! nào! how what which does is are k")
TOLD_PHRASES = (
    "hôm trước", "bữa trước", "hôm qua", "hôm bữa", "giao thiếu", "giao nhầm", "gửi thiếu", "gửi nhầm", "chưa nhận",
    "bị lỗi",
    "đổi trả", "trả hàng", "lần trước em", "last time",
)  # fmt: skip
"""Of an order that was; nothing new is asked for."""
ASKED_ABOUT = WordSet("còn con có co phải phai xem! hỏi! đúng")
"""In a question, not of the goods' name."""
QUESTION_PHRASES = (
    "còn không", "còn ko", "còn k", "có không", "phải không", "phải ko", "bao nhiêu", "bn", "bao nhiu", "giá sao",
    "giá nhiêu", "mấy tiền", "nhiêu tiền", "là sao", "thế nào", "khi nào", "bao giờ", "còn hàng", "có sẵn", "how much",
    "do you have", "is there", "are there", "xem thử", "xem thêm", "còn size", "có size", "còn màu", "có màu",
    "mua 2 tặng",
    "mua 1 tặng", "mua 3 tặng", "hết chưa", "tư vấn", "hỏi",
)  # fmt: skip
SURE_ASKING = ("cho", "lấy", "đặt", "chốt", "order", "oder", "want", "take", "buy", "get", "i'd", "need")

COUNTED_IN = WordSet(
    "cái c chiếc bộ set đôi cặp hộp gói chai lọ túi thùng bánh cây cuốn quyển bịch hũ lon tuýp quả trái con miếng tờ"
    " lốc bao"
    " hủ tấm bức cục viên combo pcs pc pieces piece items item packs pack boxes box bottles bottle pairs pair cốc ly"
    " x thỏi phần chục tá"
)
ONLY_COUNTED_IN = WordSet("c x cái chiếc pcs pc piece pieces item items phần")
"""Never part of the goods' name, as "hộp" or "túi" may be."""
KILOGRAMS = WordSet("kg ký kí kilo cân ki ky")
NOT_GOODS_UNITS = WordSet(
    "giờ h phút ngày tuần tháng năm hôm lần người tuổi triệu tr nghìn ngàn ng k % rưỡi cm mét km tầng"
    " days day hours hour pm am"
)
MEASURES = WordSet("g gr gam gram ml lít cm mm inch inches oz")
"""After a number: part of the goods' name ("trà 100 g")."""

NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "chục": 10, "tá": 12, "nửa": 0,
}  # fmt: skip
FOLDED_NUMBERS = {fold(word): (word, value) for word, value in NUMBERS.items() if value}

COLOUR_NAMES = (
    "đỏ", "đỏ đô", "đỏ đậm", "xanh", "xanh lá", "xanh dương", "xanh biển", "xanh ngọc", "xanh rêu", "xanh than",
    "xanh lam",
    "xanh navy", "xanh đen", "đen", "trắng", "trắng kem", "vàng", "cam", "hồng", "hồng phấn", "hồng đậm", "tím",
    "nâu", "xám", "ghi",
    "be", "kem", "bạc", "rêu", "navy", "red", "blue", "black", "white", "yellow", "green", "pink", "purple",
    "brown", "grey",
    "gray", "beige", "orange", "cream",
)  # fmt: skip
COLOURS = frozenset(fold(name) for name in COLOUR_NAMES)
SIZES = WordSet("xs s m l xl xxl xxxl 2xl 3xl 4xl 5xl freesize fs")
SIZE_CUES = WordSet("size sz sai cỡ số")
COLOUR_CUES = WordSet("màu mau color colour")
CODE_CUES = WordSet("mã ma ms code sku mẫu")
COUNT_CUES = WordSet("sl slg")

FAMILY_NAMES = WordSet(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Trương Lâm Mai Đào Hà Lương"
    " Tạ Cao Tô Châu Thái Tôn Quách Kiều La Mạc Phùng Vương Tăng Thạch Từ Văn Lưu"
)

TALK = POLITE | ASKING
PERSONS_AND_TALK = TALK | PRONOUNS
SMALL_TALK = PERSONS_AND_TALK | QUESTION | ASKED_ABOUT
