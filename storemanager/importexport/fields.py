"""What the columns of a file can mean: one table, with the heads each is known by.

Our own files carry the heads of this table in English or Vietnamese. Both, and the heads KiotViet, Sapo, Nhanh and
Haravan use, are recognised by `heads`. Heads are part of the format, so they are not translated elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from storemanager.domain.imports import ImportKind


class ValueKind(Enum):
    TEXT = "text"
    CODE = "code"
    MONEY = "money"
    QUANTITY = "quantity"
    INTEGER = "integer"
    WEIGHT = "weight"
    BOOLEAN = "boolean"
    MOMENT = "moment"
    LIST = "list"
    CHOICE = "choice"
    JSON = "json"


@dataclass(frozen=True)
class Field:
    """One meaning. `of_product` fields stand once for all rows of a product; `aliases` are folded heads of other
    programs."""

    key: str
    kind: ValueKind
    english: str
    vietnamese: str
    aliases: tuple[str, ...] = ()
    of_product: bool = False
    limit: int = 0
    guess: bool = True  # a head of this name alone says it


_T, _C, _M, _Q, _L = ValueKind.TEXT, ValueKind.CODE, ValueKind.MONEY, ValueKind.QUANTITY, ValueKind.LIST
_B, _J, _I, _D = ValueKind.BOOLEAN, ValueKind.JSON, ValueKind.INTEGER, ValueKind.MOMENT

PRODUCT_FIELDS = (
    Field(
        "sku",
        _C,
        "SKU",
        "Mã hàng",
        (
            "ma sku",
            "ma san pham",
            "ma phien ban",
            "ma phien ban san pham",
            "ma hang hoa",
            "ma vat tu",
            "product code",
            "item code",
            "item number",
            "variant sku",
            "ma",
            "code",
            "sku code",
            "seller sku",
            "sku phan loai",
        ),
        limit=100,
    ),
    Field(
        "name",
        _T,
        "Name",
        "Tên hàng",
        (
            "ten san pham",
            "ten hang hoa",
            "ten",
            "ten sp",
            "san pham",
            "product name",
            "product",
            "title",
            "item name",
            "ten mat hang",
        ),
        True,
        500,
    ),
    Field(
        "group",
        _C,
        "Product group",
        "Nhóm phiên bản",
        (
            "ma hh lien quan",
            "ma san pham cha",
            "ma hang cha",
            "ma hang hoa cha",
            "parent sku",
            "parent",
            "ma nhom phien ban",
        ),
        True,
        200,
    ),
    Field("handle", _C, "Handle", "Đường dẫn", ("url", "slug", "alias", "duong dan / alias"), True, 200),
    Field("attributes", _T, "Attributes", "Thuộc tính", ()),
    Field(
        "barcodes",
        _L,
        "Barcodes",
        "Mã vạch",
        (
            "barcode",
            "ma vach",
            "ean",
            "ean13",
            "upc",
            "gtin",
            "gtin, upc, ean, or isbn",
            "ma code",
            "bar code",
            "ma barcode",
        ),
    ),
    Field(
        "price",
        _M,
        "Price",
        "Giá bán",
        (
            "gia",
            "gia ban le",
            "don gia",
            "gia niem yet",
            "retail price",
            "selling price",
            "unit price",
            "regular price",
            "gia ban chung",
            "gia ban (vnd)",
            "gia web",
        ),
    ),
    Field(
        "sale_price",
        _M,
        "Sale price",
        "Giá giảm",
        ("gia khuyen mai", "gia km", "gia sale", "special price", "promotion price"),
    ),
    Field("sale_from", _D, "Sale from", "Giảm từ", ("ngay bat dau khuyen mai", "sale start")),
    Field("sale_to", _D, "Sale until", "Giảm đến", ("ngay ket thuc khuyen mai", "sale end", "sale to")),
    Field(
        "cost",
        _M,
        "Cost",
        "Giá vốn",
        (
            "gia nhap",
            "gia mua",
            "gia von khoi tao",
            "cost price",
            "cost per item",
            "purchase price",
            "gia nhap kho",
            "don gia nhap",
        ),
    ),
    Field(
        "stock",
        _Q,
        "On hand",
        "Tồn kho",
        (
            "ton",
            "ton kho ban dau",
            "so luong ton",
            "so luong ton kho",
            "so luong",
            "stock",
            "quantity",
            "qty",
            "sl",
            "ton dau",
            "ton kho hien tai",
            "inventory",
            "stock quantity",
            "so luong kho",
            "ton thuc te",
            "sl ton",
            "counted",
            "so dem",
        ),
    ),
    Field(
        "categories",
        _L,
        "Categories",
        "Nhóm hàng",
        (
            "danh muc",
            "loai san pham",
            "category",
            "nhom",
            "danh muc san pham",
            "nhom hang hoa",
            "nganh hang",
            "product category",
            "loai",
            "type",
        ),
        True,
    ),
    Field(
        "brand",
        _T,
        "Brand",
        "Thương hiệu",
        ("nhan hieu", "vendor", "nha cung cap", "hang san xuat", "nha san xuat"),
        True,
        200,
    ),
    Field("unit", _T, "Unit", "ĐVT", ("don vi tinh", "don vi", "dv", "dv tinh", "uom"), True, 60),
    Field(
        "description",
        _T,
        "Description",
        "Mô tả",
        (
            "mo ta san pham",
            "mo ta chi tiet",
            "noi dung",
            "body (html)",
            "mo ta hang hoa",
            "mo ta day du",
        ),
        True,
        200_000,
    ),
    Field(
        "short_description",
        _T,
        "Short description",
        "Mô tả ngắn",
        ("trich dan", "mo ta tom tat", "tom tat"),
        True,
        50_000,
    ),
    Field("tags", _L, "Tags", "Thẻ", ("nhan", "tag", "tu khoa"), True),
    Field(
        "images",
        _L,
        "Images",
        "Hình ảnh",
        (
            "hinh anh (url1,url2...)",
            "hinh anh (url1, url2...)",
            "anh",
            "hinh",
            "image",
            "link hinh",
            "anh dai dien",
            "link anh",
            "image url",
            "hinh anh san pham",
            "anh san pham",
            "image src",
        ),
        True,
    ),
    Field("image_texts", _L, "Image texts", "Chú thích ảnh", ("image alt text", "mo ta hinh"), True),
    Field("kind", ValueKind.CHOICE, "Kind", "Loại hàng", (), True),
    Field("status", ValueKind.CHOICE, "Status", "Trạng thái", ("tinh trang", "hien thi"), True),
    Field("variant_image", _T, "Variant image", "Ảnh phiên bản", ("anh phien ban san pham",), limit=4000),
    Field(
        "weight_grams",
        ValueKind.WEIGHT,
        "Weight (g)",
        "Cân nặng (g)",
        (
            "trong luong",
            "khoi luong",
            "can nang",
            "weight",
            "trong luong (gram)",
            "can nang (gram)",
            "khoi luong (gram)",
            "weight (grams)",
            "trong luong (g)",
            "khoi luong (g)",
            "weight (kg)",
            "can nang (kg)",
            "trong luong (kg)",
            "khoi luong (kg)",
            "weight (lbs)",
        ),
    ),
    Field("track_stock", _B, "Count stock", "Quản lý tồn kho", ("quan ly ton",)),
    Field("decimal_quantity", _B, "Sold by weight", "Bán theo cân", ("ban theo can nang",)),
    Field("safety_stock", _Q, "Safety stock", "Tồn an toàn", ()),
    Field(
        "reorder_point",
        _Q,
        "Reorder point",
        "Mức đặt lại",
        ("ton nho nhat", "ton toi thieu", "dinh muc ton toi thieu", "muc ton toi thieu"),
    ),
    Field("shelf", _T, "Shelf", "Kệ", ("vi tri", "vi tri kho", "diem luu kho"), limit=200),
    Field("active", _B, "Active", "Đang bán", ("dang kinh doanh", "duoc ban truc tiep")),
    Field("components", _L, "Components", "Thành phần", ("hang thanh phan",)),
    Field("extra", _J, "Other product data", "Dữ liệu khác của hàng", (), True),
    Field("variant_extra", _J, "Other variant data", "Dữ liệu khác của phiên bản"),
)
STOCK_FIELDS = (
    *(field for field in PRODUCT_FIELDS if field.key in {"sku", "name", "barcodes", "stock"}),
    Field("location", _T, "Stockroom", "Kho", ("chi nhanh", "location", "kho hang", "ten kho"), limit=200),
    Field("shelf", _T, "Shelf", "Kệ", ("vi tri", "vi tri kho"), limit=200),
)
CUSTOMER_FIELDS = (
    Field("code", _C, "Customer code", "Mã khách hàng", ("ma khach", "ma kh", "customer id"), limit=100),
    Field(
        "name",
        _T,
        "Name",
        "Tên khách hàng",
        (
            "ho ten",
            "ho va ten",
            "ten khach",
            "ten",
            "khach hang",
            "full name",
            "customer name",
            "customer",
            "nguoi nhan",
        ),
        limit=300,
    ),
    Field(
        "phones",
        _L,
        "Phones",
        "Điện thoại",
        ("so dien thoai", "sdt", "dien thoai di dong", "phone", "phone number", "mobile", "di dong", "dt"),
    ),
    Field("emails", _L, "E-mails", "Email", ("e-mail", "mail", "thu dien tu", "dia chi email")),
    Field("company", _T, "Company", "Công ty", ("ten cong ty", "doanh nghiep"), limit=300),
    Field("tax_code", _C, "Tax code", "Mã số thuế", ("mst", "vat number"), limit=50),
    Field(
        "address",
        _T,
        "Address",
        "Địa chỉ",
        ("dia chi giao hang", "street", "dia chi 1", "address1", "dia chi chi tiet"),
        limit=1000,
    ),
    Field("ward", _T, "Ward", "Phường/Xã", ("phuong xa", "phuong", "xa"), limit=200),
    Field("district", _T, "District", "Quận/Huyện", ("quan huyen", "khu vuc", "quan", "huyen"), limit=200),
    Field(
        "province",
        _T,
        "Province",
        "Tỉnh/Thành phố",
        ("tinh thanh", "tinh", "thanh pho", "tinh/thanh", "city", "tinh thanh pho"),
        limit=200,
    ),
    Field("country", _T, "Country", "Quốc gia", (), limit=60),
    Field("postcode", _C, "Postcode", "Mã bưu chính", ("zip", "postal code", "ma buu dien"), limit=30),
    Field("tags", _L, "Tags", "Thẻ", ("nhom khach hang", "nhom khach", "nhan")),
    Field("note", _T, "Note", "Ghi chú", ("notes", "ghi chu khach hang"), limit=20_000),
    Field("addresses", _J, "All addresses", "Mọi địa chỉ"),
    Field("extra", _J, "Other data", "Dữ liệu khác"),
)
ORDER_FIELDS = (
    Field(
        "number",
        _C,
        "Order number",
        "Mã đơn hàng",
        ("ma don", "so don hang", "ma hoa don", "order", "order id", "so don", "ma dat hang"),
        True,
        100,
    ),
    Field("account", _T, "Channel", "Kênh bán", ("nguon don", "kenh", "nguon", "source"), True, 200),
    Field("remote_id", _C, "Channel order id", "Mã trên kênh", (), True, 200),
    Field(
        "placed_at",
        _D,
        "Placed at",
        "Ngày đặt",
        ("ngay", "thoi gian", "ngay tao", "ngay dat hang", "date", "created at", "order date", "thoi gian tao"),
        True,
    ),
    Field("status", _T, "Status", "Trạng thái", ("trang thai don hang", "tinh trang", "order status"), True),
    Field(
        "customer",
        _T,
        "Customer",
        "Khách hàng",
        ("ten khach hang", "ten khach", "nguoi mua", "nguoi nhan", "customer name"),
        True,
        300,
    ),
    Field(
        "phone", _C, "Phone", "Điện thoại", ("so dien thoai", "sdt", "phone number", "dien thoai khach hang"), True, 60
    ),
    Field("email", _T, "E-mail", "Email", ("mail",), True, 300),
    Field(
        "address", _T, "Address", "Địa chỉ", ("dia chi giao hang", "dia chi nguoi nhan", "shipping address"), True, 1000
    ),
    Field("sku", _C, "SKU", "Mã hàng", ("ma san pham", "ma sku", "sku san pham", "lineitem sku"), limit=100),
    Field(
        "title",
        _T,
        "Item",
        "Tên hàng",
        ("ten san pham", "san pham", "lineitem name", "ten mat hang", "item name"),
        limit=500,
    ),
    Field("quantity", _Q, "Quantity", "Số lượng", ("sl", "qty", "lineitem quantity")),
    Field("unit_price", _M, "Unit price", "Đơn giá", ("gia ban", "gia", "lineitem price", "price")),
    Field("line_discount", _M, "Item discount", "Giảm giá món", ("giam gia san pham",)),
    Field(
        "discount",
        _M,
        "Order discount",
        "Giảm giá đơn",
        ("giam gia", "giam gia hoa don", "chiet khau", "discount amount"),
        True,
    ),
    Field("shipping", _M, "Delivery fee", "Phí giao hàng", ("phi van chuyen", "phi ship", "shipping fee"), True),
    Field("tax", _M, "Tax", "Thuế", ("vat",), True),
    Field(
        "total",
        _M,
        "Total",
        "Tổng cộng",
        ("tong tien", "khach can tra", "thanh tien", "tong don hang", "tong thanh toan"),
        True,
    ),
    Field("paid", _M, "Paid", "Đã trả", ("khach da tra", "da thanh toan", "tien da tra"), True),
    Field(
        "payment_method",
        _T,
        "Payment method",
        "Cách trả tiền",
        ("phuong thuc thanh toan", "hinh thuc thanh toan"),
        True,
        200,
    ),
    Field(
        "carrier", _T, "Carrier", "Bên giao", ("don vi van chuyen", "doi tac giao hang", "hang van chuyen"), True, 200
    ),
    Field("tracking", _C, "Tracking number", "Mã vận đơn", ("ma van chuyen",), True, 200),
    Field("note", _T, "Note", "Ghi chú", ("ghi chu don hang",), True, 20_000),
    Field("record", _J, "Whole order", "Toàn bộ đơn", (), True),
)
FIELDS: dict[ImportKind, tuple[Field, ...]] = {
    ImportKind.PRODUCTS: PRODUCT_FIELDS,
    ImportKind.STOCK: STOCK_FIELDS,
    ImportKind.CUSTOMERS: CUSTOMER_FIELDS,
    ImportKind.ORDERS: ORDER_FIELDS,
}


def field_named(kind: ImportKind, key: str) -> Field | None:
    return next((field for field in FIELDS[kind] if field.key == key), None)
