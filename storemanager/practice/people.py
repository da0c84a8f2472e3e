"""Made-up Vietnamese shoppers: names, phones, e-mails and addresses of the old and the new kind."""

import random
import unicodedata
from dataclasses import dataclass

FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
)
GIVEN = (
    "Thị Mai",
    "Văn Đức",
    "Minh Châu",
    "Bảo Trân",
    "Hữu Phước",
    "Kim Ngân",
    "Thị Hương",
    "Quốc Anh",
    "Thu Hà",
    "Ngọc Ánh",
    "Gia Huy",
    "Thanh Tùng",
    "Phương Thảo",
    "Đình Khôi",
    "Mỹ Duyên",
    "Xuân Lộc",
    "Khánh Linh",
    "Tuấn Kiệt",
    "Diễm My",
    "Công Thành",
)
STREETS = (
    "Lê Lợi",
    "Trần Hưng Đạo",
    "Nguyễn Huệ",
    "Hai Bà Trưng",
    "Lý Thường Kiệt",
    "Phan Đình Phùng",
    "Quang Trung",
    "Điện Biên Phủ",
    "Nguyễn Trãi",
    "Võ Văn Kiệt",
    "Cách Mạng Tháng Tám",
    "Hoàng Diệu",
)
# Three levels, as addresses were written until July 2025: ward, district, province.
OLD_PLACES = (
    ("Phường Bến Nghé", "Quận 1", "Hồ Chí Minh", "700000"),
    ("Phường 10", "Quận Gò Vấp", "Hồ Chí Minh", "700000"),
    ("Phường Hàng Trống", "Quận Hoàn Kiếm", "Hà Nội", "100000"),
    ("Phường Dịch Vọng", "Quận Cầu Giấy", "Hà Nội", "100000"),
    ("Phường Thạch Thang", "Quận Hải Châu", "Đà Nẵng", "550000"),
    ("Xã Tân Thới Nhì", "Huyện Hóc Môn", "Hồ Chí Minh", "700000"),
    ("Phường An Cựu", "Thành phố Huế", "Thừa Thiên Huế", "530000"),
)
# Two levels, as since then: ward, province.
NEW_PLACES = (
    ("Phường Sài Gòn", "Thành phố Hồ Chí Minh", "700000"),
    ("Phường Hoàn Kiếm", "Hà Nội", "100000"),
    ("Phường Hải Châu", "Đà Nẵng", "550000"),
    ("Phường Thuận Hóa", "Huế", "530000"),
    ("Phường Ninh Kiều", "Cần Thơ", "900000"),
    ("Phường Xuân Hương - Đà Lạt", "Lâm Đồng", "660000"),
    ("Xã Bà Điểm", "Thành phố Hồ Chí Minh", "700000"),
)
PREFIXES = ("090", "091", "093", "094", "096", "097", "098", "099")


@dataclass(frozen=True, slots=True)
class Person:
    """One made-up shopper."""

    first_name: str
    last_name: str
    phone: str
    email: str
    address_1: str
    address_2: str
    city: str
    postcode: str

    def address(self) -> dict[str, str]:
        """The person as the address of an order."""
        return {
            "first_name": self.first_name,
            "last_name": self.last_name,
            "company": "",
            "address_1": self.address_1,
            "address_2": self.address_2,
            "city": self.city,
            "state": "",
            "postcode": self.postcode,
            "country": "VN",
            "email": self.email,
            "phone": self.phone,
        }


def person(dice: random.Random) -> Person:
    """Somebody new. The e-mail's domain is reserved for examples, so nobody is ever written to."""
    family, given = dice.choice(FAMILY), dice.choice(GIVEN)
    street = f"{dice.randint(1, 250)} {dice.choice(STREETS)}"
    if dice.random() < 0.5:
        ward, district, city, postcode = dice.choice(OLD_PLACES)
        area = f"{ward}, {district}"
    else:
        area, city, postcode = dice.choice(NEW_PLACES)
    mailbox = f"{_plain(given)}.{_plain(family)}{dice.randint(1, 9999)}"
    phone = dice.choice(PREFIXES) + f"{dice.randint(0, 9_999_999):07d}"
    return Person(given, family, phone, f"{mailbox}@mail.example", street, area, city, postcode)


def _plain(word: str) -> str:
    flat = unicodedata.normalize("NFD", word.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in flat if letter.isalnum()).lower()
