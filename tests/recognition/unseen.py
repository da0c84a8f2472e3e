# ruff: noqa: E501 - what a buyer wrote stands in one piece
"""Messages that were written before the rules were tried on them. What they showed at first sight is the honest figure:
it stands in the docstring of `test_recognition.py`; a rule that is changed for one of them makes it a known one."""

from tests.recognition.cases import case

UNSEEN = (
    case("alo shop, mình cần 12 bát cơm Bát Tràng với 1 ấm trà men lam. Giao 8 Đinh Tiên Hoàng, phường Hoàn Kiếm, Hà Nội. Thu 0916 161 161",
         lines="12 BC-01; 1 AM-01", phone="0916161161", address="8 Đinh Tiên Hoàng|Phường Hoàn Kiếm||Hà Nội|", name="Thu"),
    case("c lay size s mau trang ao so mi lanh nhe", lines="? SM-TR-S"),
    case("2 túi thêu, 1 nón lá, 1 khăn lụa", lines="2 TT-01; 1 NL-01; 1 KL-01"),
    case("ship cho cô 3 gói trà ô long về 22 Tôn Đức Thắng, phường Thới Bình, Ninh Kiều, Cần Thơ nghe con, số 0907 654 321 cô Liên",
         lines="3 TO-200", phone="0907654321", address="22 Tôn Đức Thắng|Phường Thới Bình|Ninh Kiều|Cần Thơ|", name="Liên"),
    case("váy hoa nhí có size L ko ạ", "dạ vậy lấy em 1 cái size L, cod nhé", lines="1 VH-L", remarks="cod"),
    case("0398 123 123 - Bảo\n66/3 Tô Hiến Thành, P15, Q10\nquần jean 32 x1\náo thun cổ tròn đen L x2",
         lines="1 QJ-32; 2 AT-DE-L", phone="0398123123", address="66/3 Tô Hiến Thành|Phường 15|Quận 10||", name="Bảo"),
    case("hàng đẹp lắm shop ơi, lần sau ủng hộ tiếp"),
    case("ck xong rồi nha, 1 dép cói xanh với 1 dép cói đỏ đó", lines="1 DC-XA; 1 DC-DO", remarks="bank_transfer"),
    case("em lấy mỗi loại nến thơm 1 cây", lines="? NT-QUE NT-SC"),
    case("3 kg bưởi, 1 kg xoài. 19 Nguyễn Văn Linh, phường Nam Dương, quận Hải Châu, Đà Nẵng. Gọi 0774 455 667 trước khi giao",
         lines="3 BUOI; 1 XOAI", phone="0774455667", address="19 Nguyễn Văn Linh|Phường Nam Dương|Quận Hải Châu|Đà Nẵng|"),
    case("XP-01 x 10 xuất vat giúp", lines="10 XP-01", remarks="invoice"),
    case("có ship về Phú Quốc không ạ?"),
    case("cho chi 1 hop tra sen tay ho lam qua, giao 12h trua nay", lines="1 TS-100", remarks="gift when"),
    case("Đặng Quốc Việt, 0868 123 789, số 3 ngách 25/10 phố Vũ Ngọc Phan, Láng Hạ, Đống Đa, Hà Nội. 1 giày thể thao đen 41",
         lines="1 GT-DE-41", phone="0868123789", address="số 3 ngách 25/10 phố Vũ Ngọc Phan||Đống Đa|Hà Nội|Láng Hạ",
         name="Đặng Quốc Việt"),
    case("mua 1 tặng 1 phải không shop"),
    case("lấy 2 hạt điều, 2 mật ong nha, tính giúp mình bao nhiêu tiền", lines="2 HD-500; 2 MO-650"),
    case("1 áo thun oversize đen M với 1 cái trắng L", lines="1 OV-DE-M; 1 OV-TR-L"),
    case("em ở xã Hòa Thắng, TP Buôn Ma Thuột nha, 1 sữa rửa mặt", lines="1 SRM-1",
         address="|Xã Hòa Thắng|Thành phố Buôn Ma Thuột||"),
    case("dc giao: 101 Le Hong Phong, P. Phuoc Hai, Nha Trang, Khanh Hoa. Sdt 0583 222 111. Hang: 2 kem chong nang", lines="2 KCN-50",
         phone="0583222111", address="101 Le Hong Phong|Phường Phuoc Hai|Nha Trang|Khánh Hòa|"),
    case("Bên mình còn đầm suông be size M không, còn thì chốt em 1 cái", lines="1 DS-BE-M"),
    case("5 cáp sạc type c lấy sỉ bớt cho anh nha", lines="5 CAP-C1", remarks="discount"),
    case("1 cà phê robusta loại 500 gram, 1 bánh pía sầu riêng", lines="1 CF-500; 1 BP-500"),
    case("chị Vân nè em, lấy chị 2 xà phòng quế 1 xà phòng dầu dừa, ship như mọi khi", lines="2 XP-02; 1 XP-01",
         remarks="same_as_before"),
    case("ok chốt nhé"),
    case("áo thun cổ tròn đỏ size XL 2 cái, trắng size XL 1 cái", lines="2 AT-DO-XL; 1 AT-TR-XL"),
)  # fmt: skip
