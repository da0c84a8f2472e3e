"""A large product file as a Vietnamese shop program writes it: 20 columns, codes with leading zeros, prices with
dots."""

import csv
from pathlib import Path

from storemanager.importexport.codes import check_digit

HEADS = (
    "Mã hàng",
    "Tên hàng",
    "Nhóm hàng",
    "Mã vạch",
    "Giá bán",
    "Giá vốn",
    "Tồn kho",
    "ĐVT",
    "Thương hiệu",
    "Mô tả",
    "Thẻ",
    "Hình ảnh",
    "Trọng lượng",
    "Vị trí",
    "Tồn nhỏ nhất",
    "Đang kinh doanh",
    "Trạng thái",
    "Giá khuyến mãi",
    "Mô tả ngắn",
    "Loại hàng",
)
WORDS = ("Cà phê", "Trà sen", "Mật ong", "Nước mắm", "Khăn lụa", "Bát gốm", "Túi cói", "Hạt điều")


def make(path: Path, rows: int) -> None:
    """Write `rows` good rows, the same each time."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADS)
        for number in range(1, rows + 1):
            writer.writerow(row(number))


def row(number: int) -> list[str]:
    """Row `number`, counted from 1."""
    code = f"893{number:09d}"
    price = 20_000 + number % 900 * 1000
    return [
        f"SP-{number:06d}",
        f"{WORDS[number % 8]} loại {number}",
        f"Nhóm {number % 40}",
        code + check_digit(code),
        f"{price:,}".replace(",", "."),
        str(price * 6 // 10),
        str(number % 120),
        "cái",
        f"Thương hiệu {number % 50}",
        f"Mô tả của hàng số {number}, làm tại Việt Nam.",
        f"thẻ {number % 9}",
        f"https://example.com/anh/{number}.jpg",
        str(100 + number % 700),
        f"K{number % 30}-{number % 7}",
        str(number % 5),
        "1",
        "Đang bán",
        "",
        f"Hàng số {number}",
        "Hàng hoá",
    ]
