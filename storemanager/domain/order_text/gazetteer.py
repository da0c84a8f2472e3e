"""Names of places: today's 34 provinces, the 63 of before July 2025 with the one each went into whole, how people
shorten them, and the old districts that are said without their kind. Facts as of November 2026."""

from storemanager.domain.order_text.tokens import Phrases, listed

TODAY = listed(
    """Hà Nội; Huế; Quảng Ninh; Cao Bằng; Lạng Sơn; Lai Châu; Điện Biên; Sơn La; Thanh Hóa; Nghệ An; Hà Tĩnh; Tuyên
    Quang; Lào Cai; Thái Nguyên; Phú Thọ; Bắc Ninh; Hưng Yên; Hải Phòng; Ninh Bình; Quảng Trị; Đà Nẵng; Quảng Ngãi;
    Gia Lai; Đắk Lắk; Khánh Hòa; Lâm Đồng; Đồng Nai; Tây Ninh; Hồ Chí Minh; Đồng Tháp; An Giang; Vĩnh Long; Cần Thơ;
    Cà Mau"""
)
_BEFORE = {
    "Tuyên Quang": "Hà Giang", "Lào Cai": "Yên Bái", "Thái Nguyên": "Bắc Kạn", "Phú Thọ": "Vĩnh Phúc, Hòa Bình",
    "Bắc Ninh": "Bắc Giang", "Hưng Yên": "Thái Bình", "Hải Phòng": "Hải Dương", "Ninh Bình": "Hà Nam, Nam Định",
    "Quảng Trị": "Quảng Bình", "Huế": "Thừa Thiên Huế", "Đà Nẵng": "Quảng Nam", "Quảng Ngãi": "Kon Tum",
    "Gia Lai": "Bình Định", "Đắk Lắk": "Phú Yên", "Khánh Hòa": "Ninh Thuận", "Lâm Đồng": "Đắk Nông, Bình Thuận",
    "Hồ Chí Minh": "Bình Dương, Bà Rịa - Vũng Tàu", "Đồng Nai": "Bình Phước", "Tây Ninh": "Long An",
    "Đồng Tháp": "Tiền Giang", "An Giang": "Kiên Giang", "Vĩnh Long": "Bến Tre, Trà Vinh",
    "Cần Thơ": "Sóc Trăng, Hậu Giang", "Cà Mau": "Bạc Liêu",
}  # fmt: skip
PROVINCE_TODAY = {name: name for name in TODAY} | {
    old: today for today, names in _BEFORE.items() for old in names.split(", ")
}
"""Each province, of today or before, with today's."""

_SHORT = {
    "Hà Nội": "hn, hnoi", "Hồ Chí Minh": "hcm, tphcm, sài gòn, sg, sgn, hcmc, tp hcm, saigon,"
    " ho chi minh city, ho chi minh",
    "Đà Nẵng": "đn, danang, dnang", "Hải Phòng": "hp, haiphong", "Huế": "tt huế, tth", "Cần Thơ": "cantho",
    "Đắk Lắk": "dak lak, đắc lắc, daklak", "Đắk Nông": "đắc nông, daknong", "Bình Dương": "bd",
    "Bà Rịa - Vũng Tàu": "bà rịa vũng tàu, brvt, br-vt", "Kon Tum": "kontum",
    "Thừa Thiên Huế": "thừa thiên huế, thừa thiên - huế",
}  # fmt: skip
_KNOWN = {name.lower(): name for name in PROVINCE_TODAY} | {
    short: name for name, shorts in _SHORT.items() for short in shorts.split(", ")
}
PROVINCES = Phrases(_KNOWN)

_DISTRICTS = """
ba đình; hoàn kiếm; tây hồ; long biên; cầu giấy; đống đa; hai bà trưng; hoàng mai; thanh xuân; hà đông; nam từ liêm;
bắc từ liêm; từ liêm; sóc sơn; đông anh; gia lâm; thanh trì; hoài đức; đan phượng; thạch thất; chương mỹ; sơn tây; mê
linh;
thủ đức; gò vấp; bình thạnh; tân bình; tân phú; phú nhuận; bình tân; củ chi; hóc môn; bình chánh; nhà bè; cần giờ;
hải châu; thanh khê; sơn trà; ngũ hành sơn; liên chiểu; cẩm lệ; hòa vang;
hồng bàng; ngô quyền; lê chân; kiến an; hải an; thủy nguyên; ninh kiều; cái răng; bình thủy; ô môn;
biên hòa; long thành; nhơn trạch; thủ dầu một; dĩ an; thuận an; bến cát; tân uyên; vũng tàu; bà rịa; long khánh;
nha trang; cam ranh; đà lạt; bảo lộc; đức trọng; buôn ma thuột; pleiku; quy nhơn; tuy hòa; tam kỳ; hội an; điện bàn;
phan thiết; phan rang; mỹ tho; tân an; cao lãnh; sa đéc; long xuyên; châu đốc; rạch giá; phú quốc; hà tiên; vị thanh;
hạ long; cẩm phả; móng cái; uông bí; bắc giang; việt trì; vĩnh yên; phúc yên; phủ lý; đồng hới; đông hà; hương thủy;
hương trà; phú vang; quảng điền; phong điền; vinh; sầm sơn; bỉm sơn; việt yên; từ sơn; thuận thành; quế võ; đồng xoài
"""
DISTRICTS = Phrases(listed(_DISTRICTS))

STREETS = Phrases(
    listed(
        """lê lợi; trần hưng đạo; nguyễn huệ; hai bà trưng; lý thường kiệt; phan đình phùng; quang trung; điện biên
        phủ; nguyễn trãi; võ văn kiệt; cách mạng tháng tám; cách mạng tháng 8; cmt8; hoàng diệu; bà triệu; đội cấn;
        hùng vương; pasteur; xô viết nghệ tĩnh; thanh niên; giải phóng; đồng khởi; bạch đằng; kim mã; láng hạ; đường
        láng; hàng bông; hàng đào; hàng gai; lạc long quân; âu cơ; tây sơn; thái hà; chùa bộc; cầu giấy; xuân thủy;
        3/2; 30/4; 2/9; 19/5; trường chinh; cộng hòa; cửu long; bến nghé; phạm ngũ lão; bùi viện; an dương vương;
        yên thế; kinh dương vương"""
    )
)


def province(words: tuple[str, ...]) -> str:
    """The province that a phrase of `PROVINCES` names."""
    return _KNOWN[" ".join(words)]
