<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
    <context>
        <name>AboutSection</name>
        <message>
            <source>About</source>
            <translation>Về chương trình</translation>
        </message>
        <message>
            <source>Free software, without an account and without a monthly fee.</source>
            <translation>Phần mềm tự do, không cần tài khoản, không phí hằng tháng.</translation>
        </message>
        <message>
            <source>MIT licence: use it, change it, pass it on. It comes without any warranty.</source>
            <translation>Giấy phép MIT: dùng, sửa và chia sẻ tuỳ ý. Không kèm bảo đảm nào.</translation>
        </message>
        <message>
            <source>Built on</source>
            <translation>Xây dựng trên</translation>
        </message>
    </context>
    <context>
        <name>AccountPart</name>
        <message>
            <source>Title</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Mô tả</translation>
        </message>
        <message>
            <source>Empty: as in the book.</source>
            <translation>Để trống: như trong sổ.</translation>
        </message>
        <message>
            <source>Category on the channel</source>
            <translation>Ngành hàng trên kênh</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá</translation>
        </message>
        <message>
            <source>What the channel asks</source>
            <translation>Điều kênh hỏi</translation>
        </message>
        <message>
            <source>Read the channel's categories and rules again</source>
            <translation>Đọc lại ngành hàng và quy định của kênh</translation>
        </message>
        <message>
            <source>Type a few letters of it</source>
            <translation>Gõ vài chữ của ngành hàng</translation>
        </message>
        <message>
            <source>This channel takes nothing without one.</source>
            <translation>Kênh này không nhận hàng chưa có ngành hàng.</translation>
        </message>
        <message>
            <source>Empty: the categories of the book.</source>
            <translation>Để trống: danh mục trong sổ.</translation>
        </message>
        <message>
            <source>Reading what the channel asks of this category…</source>
            <translation>Đang đọc điều kênh hỏi ở ngành hàng này…</translation>
        </message>
        <message>
            <source>This is no category of the channel. Type a few letters and take one.</source>
            <translation>Kênh không có ngành hàng này. Gõ vài chữ rồi chọn một ngành trong danh sách.</translation>
        </message>
    </context>
    <context>
        <name>AccountPolicy</name>
        <message>
            <source>Held back</source>
            <translation>Giữ lại</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Tỷ lệ</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Tối đa</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>không giới hạn</translation>
        </message>
    </context>
    <context>
        <name>AccountView</name>
        <message>
            <source>More</source>
            <translation>Thêm</translation>
        </message>
        <message>
            <source>Parts of the account</source>
            <translation>Các phần của tài khoản</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Hàng trên kênh</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>Chờ gửi</translation>
        </message>
        <message>
            <source>Last syncs</source>
            <translation>Các lần đồng bộ</translation>
        </message>
        <message>
            <source>What it is offered</source>
            <translation>Phần được chào bán</translation>
        </message>
        <message>
            <source>Sets</source>
            <translation>Bộ sản phẩm</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>Bài đăng</translation>
        </message>
        <message>
            <source>Rights</source>
            <translation>Quyền</translation>
        </message>
        <message>
            <source>Sync only this</source>
            <translation>Chỉ đồng bộ kênh này</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Thử lại</translation>
        </message>
        <message>
            <source>Give up</source>
            <translation>Thôi không gửi</translation>
        </message>
        <message>
            <source>What waits to be done on the channel</source>
            <translation>Việc đang chờ làm trên kênh</translation>
        </message>
        <message>
            <source>A sync is running.</source>
            <translation>Đang đồng bộ.</translation>
        </message>
        <message>
            <source>Nothing waits</source>
            <translation>Không có gì chờ</translation>
        </message>
        <message>
            <source>Shipments, cancellations and other acts for this channel were all done there.</source>
            <translation>Báo gửi hàng, huỷ đơn và các việc khác trên kênh này đều đã xong.</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Kênh bán</translation>
        </message>
        <message>
            <source>Not synced yet</source>
            <translation>Chưa đồng bộ</translation>
        </message>
        <message>
            <source>Press Sync: what it did is told here.</source>
            <translation>Bấm Đồng bộ: kết quả sẽ hiện ở đây.</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Đổi</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Việc</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Từ lúc</translation>
        </message>
        <message>
            <source>Next try</source>
            <translation>Lần thử tới</translation>
        </message>
        <message>
            <source>waits for you</source>
            <translation>chờ bạn</translation>
        </message>
        <message>
            <source>next sync</source>
            <translation>lượt đồng bộ tới</translation>
        </message>
    </context>
    <context>
        <name>AddException</name>
        <message>
            <source>Share in another way</source>
            <translation>Chia theo cách khác</translation>
        </message>
        <message>
            <source>A single product is set on its own panel, under Channels.</source>
            <translation>Cho riêng một mặt hàng thì đặt ở khung của mặt hàng đó, thẻ Kênh.</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Thêm</translation>
        </message>
        <message>
            <source>For what</source>
            <translation>Áp dụng cho</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Cách chia</translation>
        </message>
    </context>
    <context>
        <name>AnswerReviewDialog</name>
        <message>
            <source>Answer the review</source>
            <translation>Trả lời đánh giá</translation>
        </message>
        <message>
            <source>Send the answer</source>
            <translation>Gửi câu trả lời</translation>
        </message>
        <message>
            <source>Your answer</source>
            <translation>Câu trả lời của bạn</translation>
        </message>
    </context>
    <context>
        <name>Answering</name>
        <message>
            <source>The summary stands in the answer, not sent.</source>
            <translation>Bản tóm tắt nằm trong ô trả lời, chưa gửi.</translation>
        </message>
        <message>
            <source>The summary had been sent already. Tell the customer that the order is off.</source>
            <translation>Bản tóm tắt đã gửi rồi. Hãy báo khách là đơn đã huỷ.</translation>
        </message>
    </context>
    <context>
        <name>App</name>
        <message>
            <source>The practice shop is being filled; this takes a few seconds.</source>
            <translation>Đang bày hàng cho cửa hàng mẫu, chừng vài giây.</translation>
        </message>
        <message>
            <source>The practice shop is ready. Sell, sync, make mistakes: no harm.</source>
            <translation>Cửa hàng mẫu đã sẵn sàng. Cứ bán, đồng bộ, làm sai: không sao cả.</translation>
        </message>
        <message>
            <source>The book is restored. Nothing is sent before you have looked.</source>
            <translation>Đã khôi phục sổ. Chưa gửi gì cho kênh trước khi bạn xem lại.</translation>
        </message>
    </context>
    <context>
        <name>AssignDialog</name>
        <message>
            <source>Who answers this conversation?</source>
            <translation>Ai trả lời đoạn chat này?</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Lưu</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>As your shop calls them</source>
            <translation>Như cửa hàng vẫn gọi</translation>
        </message>
        <message>
            <source>Enter a name.</source>
            <translation>Nhập tên.</translation>
        </message>
    </context>
    <context>
        <name>AttentionPage</name>
        <message>
            <source>Areas</source>
            <translation>Nhóm việc</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tất cả</translation>
        </message>
        <message>
            <source>↑ ↓ choose · Enter does the proposal · S later</source>
            <translation>↑ ↓ chọn việc · Enter làm theo đề xuất · S để sau</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Cần xử lý</translation>
        </message>
        <message>
            <source>Nothing is put off</source>
            <translation>Không có việc nào để sau</translation>
        </message>
        <message>
            <source>Everything that waits is in the list.</source>
            <translation>Mọi việc đang chờ đều nằm trong danh sách.</translation>
        </message>
        <message>
            <source>Nothing here</source>
            <translation>Không có gì ở đây</translation>
        </message>
        <message>
            <source>What needs you stands under another tab.</source>
            <translation>Việc cần bạn nằm ở thẻ khác.</translation>
        </message>
        <message>
            <source>Nothing needs you now</source>
            <translation>Không có việc nào cần bạn</translation>
        </message>
        <message>
            <source>Orders, stock and prices are right on every channel, as far as the last sync has seen.</source>
            <translation>Đơn, tồn và giá đều đúng trên mọi kênh, theo lần đồng bộ gần nhất.</translation>
        </message>
        <message>
            <source>It is being tried again</source>
            <translation>Đang thử lại</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Đồng bộ ngay</translation>
        </message>
        <message>
            <source>Marked as handled; it comes again if the next sync still finds it</source>
            <translation>Đã đánh dấu xong; sẽ hiện lại nếu lượt đồng bộ tới vẫn còn thấy</translation>
        </message>
        <message>
            <source>Open the order</source>
            <translation>Mở đơn</translation>
        </message>
        <message>
            <source>Open the product</source>
            <translation>Mở hàng</translation>
        </message>
        <message>
            <source>Open the channel account</source>
            <translation>Mở tài khoản kênh</translation>
        </message>
        <message>
            <source>Later: in an hour</source>
            <translation>Để sau: một giờ nữa</translation>
        </message>
        <message>
            <source>Later: tomorrow morning</source>
            <translation>Để sau: sáng mai</translation>
        </message>
        <message>
            <source>Later: in a week</source>
            <translation>Để sau: một tuần nữa</translation>
        </message>
        <message>
            <source>Mark as handled</source>
            <translation>Đánh dấu đã xử lý</translation>
        </message>
    </context>
    <context>
        <name>AvailabilityCard</name>
        <message>
            <source>Change how it is shared</source>
            <translation>Đổi cách chia</translation>
        </message>
        <message>
            <source>available</source>
            <translation>có thể bán</translation>
        </message>
    </context>
    <context>
        <name>BackupsSection</name>
        <message>
            <source>Backups</source>
            <translation>Sao lưu</translation>
        </message>
        <message>
            <source>Made every day by itself; each is restored for a trial before it counts.</source>
            <translation>Tự sao lưu mỗi ngày; mỗi bản được khôi phục thử rồi mới được tính.</translation>
        </message>
        <message>
            <source>The server makes the backups</source>
            <translation>Máy chủ tự sao lưu</translation>
        </message>
        <message>
            <source>This book is on a PostgreSQL server, whose own tools save it: pg_dump and pg_restore.</source>
            <translation>Sổ này nằm trên máy chủ PostgreSQL, nơi có công cụ sao lưu riêng: pg_dump và pg_restore.</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>Sao lưu ngay</translation>
        </message>
        <message>
            <source>Another folder…</source>
            <translation>Thư mục khác…</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Mở thư mục</translation>
        </message>
        <message>
            <source>Use the shop's own folder again</source>
            <translation>Dùng lại thư mục của cửa hàng</translation>
        </message>
        <message>
            <source>Save to a file…</source>
            <translation>Lưu ra tệp…</translation>
        </message>
        <message>
            <source>The whole shop in one file</source>
            <translation>Cả cửa hàng trong một tệp</translation>
        </message>
        <message>
            <source>For another computer or a safe place, with a password if you like. It never holds channel keys.</source>
            <translation>Để chuyển sang máy khác hoặc cất nơi an toàn, có thể đặt mật khẩu. Tệp không bao giờ chứa khoá của kênh.</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Chọn tệp…</translation>
        </message>
        <message>
            <source>Restore from a file</source>
            <translation>Khôi phục từ tệp</translation>
        </message>
        <message>
            <source>You first see what is in it, and what would be lost.</source>
            <translation>Bạn xem trước trong đó có gì và sẽ mất gì.</translation>
        </message>
        <message>
            <source>Backups there are</source>
            <translation>Các bản sao lưu hiện có</translation>
        </message>
        <message>
            <source>Last good backup</source>
            <translation>Bản sao lưu tốt gần nhất</translation>
        </message>
        <message>
            <source>Where they lie</source>
            <translation>Nơi cất</translation>
        </message>
        <message>
            <source>7 daily, 4 weekly and 12 monthly ones are kept. Selling goes on while one is made.</source>
            <translation>Giữ 7 bản ngày, 4 bản tuần và 12 bản tháng. Trong lúc sao lưu vẫn bán hàng được.</translation>
        </message>
        <message>
            <source>It is older than three days. Make one now.</source>
            <translation>Đã quá ba ngày. Hãy sao lưu ngay.</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>chưa có</translation>
        </message>
        <message>
            <source>There is none yet. The first is made by itself within a day.</source>
            <translation>Chưa có bản nào. Bản đầu tiên sẽ tự được tạo trong vòng một ngày.</translation>
        </message>
        <message>
            <source>Restore…</source>
            <translation>Khôi phục…</translation>
        </message>
        <message>
            <source>shop</source>
            <translation>cua-hang</translation>
        </message>
        <message>
            <source>Backups of a shop</source>
            <translation>Bản sao lưu cửa hàng</translation>
        </message>
        <message>
            <source>Save the whole shop</source>
            <translation>Lưu cả cửa hàng</translation>
        </message>
        <message>
            <source>Backing up and checking</source>
            <translation>Đang sao lưu và kiểm tra</translation>
        </message>
        <message>
            <source>Stopped. No backup was made.</source>
            <translation>Đã dừng. Không tạo bản sao lưu nào.</translation>
        </message>
        <message>
            <source>Where backups go</source>
            <translation>Nơi cất bản sao lưu</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Mọi tệp</translation>
        </message>
        <message>
            <source>Choose a backup</source>
            <translation>Chọn bản sao lưu</translation>
        </message>
    </context>
    <context>
        <name>BookPart</name>
        <message>
            <source>Edit in the book, for all channels</source>
            <translation>Sửa trong sổ, cho mọi kênh</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Mô tả</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>Danh mục</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Ảnh</translation>
        </message>
    </context>
    <context>
        <name>Bubble</name>
        <message>
            <source>Try again</source>
            <translation>Gửi lại</translation>
        </message>
        <message>
            <source>Opens in your browser: %1</source>
            <translation>Mở trong trình duyệt: %1</translation>
        </message>
    </context>
    <context>
        <name>BundleForm</name>
        <message>
            <source>Save the bundle</source>
            <translation>Lưu bộ</translation>
        </message>
        <message>
            <source>Nothing: it is an ordinary product with stock of its own.</source>
            <translation>Chưa có món nào: đây là hàng thường, có tồn riêng.</translation>
        </message>
        <message>
            <source>None of its parts is counted: it can always be sold.</source>
            <translation>Không món nào trong bộ được đếm: lúc nào cũng bán được.</translation>
        </message>
    </context>
    <context>
        <name>CancelDialog</name>
        <message>
            <source>Reason</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Giữ đơn</translation>
        </message>
        <message>
            <source>Cancel order</source>
            <translation>Huỷ đơn</translation>
        </message>
    </context>
    <context>
        <name>ChangePricesDialog</name>
        <message>
            <source>± percent</source>
            <translation>± phần trăm</translation>
        </message>
        <message>
            <source>± amount</source>
            <translation>± số tiền</translation>
        </message>
        <message>
            <source>One price</source>
            <translation>Một giá</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Cách đổi</translation>
        </message>
        <message>
            <source>No rounding</source>
            <translation>Không làm tròn</translation>
        </message>
        <message>
            <source>Rounding</source>
            <translation>Làm tròn</translation>
        </message>
        <message>
            <source>Percent</source>
            <translation>Phần trăm</translation>
        </message>
        <message>
            <source>10 makes dearer, -10 makes cheaper</source>
            <translation>10 là tăng, -10 là giảm</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Số tiền</translation>
        </message>
        <message>
            <source>5000 makes dearer, -5000 makes cheaper</source>
            <translation>5000 là tăng, -5000 là giảm</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá bán</translation>
        </message>
        <message>
            <source>Enter by how much, and some examples stand here.</source>
            <translation>Nhập mức đổi, vài ví dụ sẽ hiện ở đây.</translation>
        </message>
        <message>
            <source>Enter by how much.</source>
            <translation>Nhập mức đổi.</translation>
        </message>
    </context>
    <context>
        <name>ChangeStockDialog</name>
        <message>
            <source>Receive</source>
            <translation>Nhập hàng</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Kiểm kho</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Điều chỉnh</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Chuyển kho</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Việc gì</translation>
        </message>
        <message>
            <source>Cost each</source>
            <translation>Giá vốn mỗi món</translation>
        </message>
        <message>
            <source>Leave it empty if unknown</source>
            <translation>Để trống nếu chưa biết</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Kho</translation>
        </message>
        <message>
            <source>Where to</source>
            <translation>Kho đến</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>How many came in</source>
            <translation>Số lượng nhập</translation>
        </message>
        <message>
            <source>How many are on the shelf</source>
            <translation>Số đếm được trên kệ</translation>
        </message>
        <message>
            <source>How many more, or fewer with a minus</source>
            <translation>Thêm bao nhiêu, bớt thì ghi dấu trừ</translation>
        </message>
        <message>
            <source>How many are moved</source>
            <translation>Số lượng chuyển</translation>
        </message>
        <message>
            <source>Save the count</source>
            <translation>Lưu số đếm</translation>
        </message>
        <message>
            <source>Enter how many it is.</source>
            <translation>Nhập số lượng.</translation>
        </message>
        <message>
            <source>Undone</source>
            <translation>Hoàn tác</translation>
        </message>
    </context>
    <context>
        <name>ChannelsPage</name>
        <message>
            <source>Paused: nothing is sent or fetched</source>
            <translation>Đã tạm dừng: không gửi, không lấy gì</translation>
        </message>
        <message>
            <source>It takes part again</source>
            <translation>Kênh chạy tiếp</translation>
        </message>
        <message>
            <source>The practice channels are being made; this takes a few seconds.</source>
            <translation>Đang dựng các kênh thử; chỉ mất vài giây.</translation>
        </message>
        <message>
            <source>The practice channels are connected. Shoppers buy and write there now and then.</source>
            <translation>Đã nối các kênh thử. Thỉnh thoảng có khách mua và nhắn tin ở đó.</translation>
        </message>
    </context>
    <context>
        <name>ChannelsTab</name>
        <message>
            <source>No channel is connected yet.</source>
            <translation>Chưa nối kênh bán nào.</translation>
        </message>
        <message>
            <source>Connect your website or a marketplace, and its number appears here.</source>
            <translation>Nối website hoặc sàn của bạn, số của kênh sẽ hiện ở đây.</translation>
        </message>
        <message>
            <source>Connect a channel</source>
            <translation>Nối kênh bán</translation>
        </message>
        <message>
            <source>Put it on this channel</source>
            <translation>Đăng lên kênh này</translation>
        </message>
        <message>
            <source>Should show</source>
            <translation>Đúng ra hiện</translation>
        </message>
        <message>
            <source>not known, will be read again</source>
            <translation>chưa rõ, sẽ đọc lại</translation>
        </message>
        <message>
            <source>Shows</source>
            <translation>Kênh hiện</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>Thấy lúc</translation>
        </message>
        <message>
            <source>Price there</source>
            <translation>Giá trên kênh</translation>
        </message>
        <message>
            <source>The item is not on the channel any more.</source>
            <translation>Món này không còn trên kênh.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Thử lại</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Bán tiếp</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Tạm dừng</translation>
        </message>
        <message>
            <source>Open there</source>
            <translation>Mở trên kênh</translation>
        </message>
        <message>
            <source>Unmatch</source>
            <translation>Bỏ khớp</translation>
        </message>
    </context>
    <context>
        <name>ChatPane</name>
        <message>
            <source>Later</source>
            <translation>Để sau</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Đơn hàng</translation>
        </message>
        <message>
            <source>More for this conversation</source>
            <translation>Việc khác với đoạn chat này</translation>
        </message>
        <message>
            <source>Take up again</source>
            <translation>Mở lại</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Xong</translation>
        </message>
        <message>
            <source>Now after all</source>
            <translation>Thôi, làm ngay</translation>
        </message>
        <message>
            <source>Add a note</source>
            <translation>Thêm ghi chú</translation>
        </message>
        <message>
            <source>Say which customer it is</source>
            <translation>Chọn đây là khách nào</translation>
        </message>
        <message>
            <source>Who answers</source>
            <translation>Người trả lời</translation>
        </message>
        <message>
            <source>Somebody else…</source>
            <translation>Người khác…</translation>
        </message>
        <message>
            <source>Nobody in particular</source>
            <translation>Không giao ai</translation>
        </message>
    </context>
    <context>
        <name>ChatView</name>
        <message>
            <source>The conversation begins here.</source>
            <translation>Đoạn chat bắt đầu từ đây.</translation>
        </message>
    </context>
    <context>
        <name>ChooseProduct</name>
        <message>
            <source>Which product is this?</source>
            <translation>Mặt hàng này là hàng nào?</translation>
        </message>
        <message>
            <source>This is it</source>
            <translation>Đúng hàng này</translation>
        </message>
    </context>
    <context>
        <name>CollectionsPart</name>
        <message>
            <source>A category kept as a set shows on the channel with exactly its items. Each sync keeps it true.</source>
            <translation>Danh mục được giữ thành bộ sẽ hiện trên kênh với đúng các mặt hàng của nó. Mỗi lần đồng bộ đều giữ cho khớp.</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>Danh mục</translation>
        </message>
        <message>
            <source>Keep as sets</source>
            <translation>Giữ thành bộ</translation>
        </message>
        <message>
            <source>Take the sets away</source>
            <translation>Bỏ các bộ</translation>
        </message>
        <message>
            <source>No categories yet</source>
            <translation>Chưa có danh mục</translation>
        </message>
        <message>
            <source>Give your products categories under Products; each can then be a set here.</source>
            <translation>Hãy xếp hàng vào danh mục ở mục Hàng hoá; mỗi danh mục sau đó có thể thành một bộ ở đây.</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Danh mục</translation>
        </message>
        <message>
            <source>Items there</source>
            <translation>Hàng trên kênh</translation>
        </message>
        <message>
            <source>Set</source>
            <translation>Bộ</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Từ lúc</translation>
        </message>
        <message>
            <source>not a set</source>
            <translation>không phải bộ</translation>
        </message>
    </context>
    <context>
        <name>ConnectForm</name>
        <message>
            <source>saved; fill in only to change it</source>
            <translation>đã lưu; chỉ điền khi muốn đổi</translation>
        </message>
        <message>
            <source>Show or hide</source>
            <translation>Hiện hoặc ẩn</translation>
        </message>
        <message>
            <source>testing…</source>
            <translation>đang thử…</translation>
        </message>
    </context>
    <context>
        <name>ConnectView</name>
        <message>
            <source>Channels</source>
            <translation>Kênh bán</translation>
        </message>
        <message>
            <source>Add a channel</source>
            <translation>Thêm kênh</translation>
        </message>
        <message>
            <source>What you call this account</source>
            <translation>Bạn gọi tài khoản này là gì</translation>
        </message>
        <message>
            <source>Left empty, the shop's own name is taken.</source>
            <translation>Để trống thì lấy tên của cửa hàng trên kênh.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Quay lại</translation>
        </message>
        <message>
            <source>Practice channel</source>
            <translation>Kênh thử</translation>
        </message>
        <message>
            <source>Which channel?</source>
            <translation>Kênh nào?</translation>
        </message>
        <message>
            <source>The practice channel runs on this computer: no account needed.</source>
            <translation>Kênh thử chạy ngay trên máy này, không cần tài khoản.</translation>
        </message>
        <message>
            <source>Enter and test</source>
            <translation>Nhập và thử khoá</translation>
        </message>
        <message>
            <source>Each value is tested as soon as you enter or paste it.</source>
            <translation>Mỗi ô được thử ngay khi bạn nhập hoặc dán.</translation>
        </message>
        <message>
            <source>Match products</source>
            <translation>Khớp hàng</translation>
        </message>
        <message>
            <source>Nothing is sent yet. Say which item there is which product.</source>
            <translation>Chưa gửi gì. Hãy chọn mặt hàng nào trên kênh là hàng nào trong sổ.</translation>
        </message>
        <message>
            <source>Look, then switch on</source>
            <translation>Xem trước và bật</translation>
        </message>
        <message>
            <source>This is everything that goes out when you switch the account on.</source>
            <translation>Đây là tất cả những gì sẽ gửi khi bạn bật tài khoản.</translation>
        </message>
        <message>
            <source>Look, then let it go out</source>
            <translation>Xem, rồi cho gửi đi</translation>
        </message>
        <message>
            <source>Nothing has been sent. This is everything that goes out when you agree.</source>
            <translation>Chưa gửi gì cả. Đây là toàn bộ những gì sẽ gửi khi bạn đồng ý.</translation>
        </message>
        <message>
            <source>Keys stay in this computer's own key store only: never in the book, a backup or an exported file.</source>
            <translation>Khoá chỉ nằm trong kho khoá của máy này. Không có trong sổ, bản sao lưu hay tệp xuất.</translation>
        </message>
        <message>
            <source>done</source>
            <translation>xong</translation>
        </message>
        <message>
            <source>doing it</source>
            <translation>đang làm</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Đăng nhập</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Nối</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Tiếp tục</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>Bật</translation>
        </message>
        <message>
            <source>It is right, send it</source>
            <translation>Đúng rồi, gửi đi</translation>
        </message>
        <message>
            <source>One moment.</source>
            <translation>Chờ một chút.</translation>
        </message>
        <message>
            <source>Fill in every value; the ones in red are not right yet.</source>
            <translation>Điền đủ các ô; ô màu đỏ còn chưa đúng.</translation>
        </message>
        <message>
            <source>The items are being fetched.</source>
            <translation>Đang lấy hàng về.</translation>
        </message>
        <message>
            <source>Later, keep what I entered</source>
            <translation>Để sau, giữ phần đã nhập</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Để sau</translation>
        </message>
        <message>
            <source>Keys are not kept before they are tested.</source>
            <translation>Khoá chưa thử thì không được giữ lại.</translation>
        </message>
        <message>
            <source>Nothing is held back here: it is sent with every sync.</source>
            <translation>Ở đây không giữ lại gì: mỗi lượt đồng bộ đều gửi.</translation>
        </message>
        <message>
            <source>What is there has not been read since it was stopped. Sync it first: nothing is sent.</source>
            <translation>Từ lúc tạm ngưng gửi chưa đọc lại kênh. Hãy đồng bộ trước: sẽ không gửi gì.</translation>
        </message>
        <message>
            <source>Read it again</source>
            <translation>Đọc lại kênh</translation>
        </message>
        <message>
            <source>Read it now</source>
            <translation>Đọc kênh ngay</translation>
        </message>
        <message>
            <source>A sync is running.</source>
            <translation>Đang đồng bộ.</translation>
        </message>
        <message>
            <source>Kept. The keys have to be entered again after a restart.</source>
            <translation>Đã giữ. Sau khi mở lại chương trình, bạn cần nhập lại khoá.</translation>
        </message>
    </context>
    <context>
        <name>ContactPart</name>
        <message>
            <source>Phone</source>
            <translation>Điện thoại</translation>
        </message>
        <message>
            <source>Who gets the parcel</source>
            <translation>Người nhận</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Địa chỉ</translation>
        </message>
    </context>
    <context>
        <name>CrashReporter</name>
        <message>
            <source>Something in the program went wrong</source>
            <translation>Chương trình gặp lỗi</translation>
        </message>
        <message>
            <source>What you did last was not saved; everything before it is safe in the book. You can go on working.</source>
            <translation>Việc vừa làm chưa được lưu; mọi thứ trước đó vẫn an toàn trong sổ. Bạn có thể làm tiếp.</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Chi tiết</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Chép chi tiết</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Làm tiếp</translation>
        </message>
    </context>
    <context>
        <name>CustomerForm</name>
        <message>
            <source>Edit customer</source>
            <translation>Sửa khách hàng</translation>
        </message>
        <message>
            <source>New customer</source>
            <translation>Khách hàng mới</translation>
        </message>
        <message>
            <source>Save changes</source>
            <translation>Lưu thay đổi</translation>
        </message>
        <message>
            <source>Add customer</source>
            <translation>Thêm khách hàng</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Công ty</translation>
        </message>
        <message>
            <source>Tax code</source>
            <translation>Mã số thuế</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Nhãn</translation>
        </message>
        <message>
            <source>With commas between them</source>
            <translation>Cách nhau bằng dấu phẩy</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Another phone</source>
            <translation>Thêm số điện thoại</translation>
        </message>
        <message>
            <source>Another e-mail</source>
            <translation>Thêm e-mail</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Điện thoại</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Street and number</source>
            <translation>Số nhà, đường</translation>
        </message>
        <message>
            <source>Ward</source>
            <translation>Phường, xã</translation>
        </message>
        <message>
            <source>Province or city</source>
            <translation>Tỉnh, thành phố</translation>
        </message>
        <message>
            <source>Old district</source>
            <translation>Quận, huyện cũ</translation>
        </message>
        <message>
            <source>As people and carriers still say it</source>
            <translation>Như khách và bưu tá vẫn quen gọi</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Địa chỉ</translation>
        </message>
        <message>
            <source>This is not a phone number yet. For example 0912 345 678.</source>
            <translation>Chưa phải số điện thoại. Ví dụ 0912 345 678.</translation>
        </message>
        <message>
            <source>landline: gets no messages</source>
            <translation>số cố định: không nhận được tin nhắn</translation>
        </message>
        <message>
            <source>This is not an e-mail address. For example ten@example.vn.</source>
            <translation>Chưa phải địa chỉ e-mail. Ví dụ ten@example.vn.</translation>
        </message>
        <message>
            <source>Write a name, a phone or an e-mail: something to find them by.</source>
            <translation>Ghi tên, số điện thoại hoặc e-mail: cần một thứ để tìm lại khách.</translation>
        </message>
    </context>
    <context>
        <name>CustomersPage</name>
        <message>
            <source>Import a file</source>
            <translation>Nhập tệp</translation>
        </message>
        <message>
            <source>New customer</source>
            <translation>Khách hàng mới</translation>
        </message>
        <message>
            <source>Name, phone, e-mail</source>
            <translation>Tên, số điện thoại, e-mail</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Khách hàng</translation>
        </message>
        <message>
            <source>Customers come by themselves with the orders of your channels. You can also bring them in from a file.</source>
            <translation>Khách hàng tự về cùng đơn trên các kênh. Bạn cũng có thể nhập từ tệp.</translation>
        </message>
        <message>
            <source>No customers yet</source>
            <translation>Chưa có khách hàng nào</translation>
        </message>
        <message>
            <source>Show everybody</source>
            <translation>Hiện tất cả</translation>
        </message>
        <message>
            <source>Try fewer letters, or part of the phone number. Accents do not matter.</source>
            <translation>Thử ít chữ hơn, hoặc một phần số điện thoại. Không cần gõ dấu.</translation>
        </message>
        <message>
            <source>They stay two people.</source>
            <translation>Giữ là hai người khác nhau.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Sửa</translation>
        </message>
        <message>
            <source>New order</source>
            <translation>Tạo đơn</translation>
        </message>
    </context>
    <context>
        <name>DataSection</name>
        <message>
            <source>Data</source>
            <translation>Dữ liệu</translation>
        </message>
        <message>
            <source>Everything is in one book, and the book is yours.</source>
            <translation>Mọi thứ nằm trong một sổ, và sổ là của bạn.</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Mở thư mục</translation>
        </message>
        <message>
            <source>Copy the place</source>
            <translation>Chép đường dẫn</translation>
        </message>
        <message>
            <source>Where the book lies</source>
            <translation>Sổ nằm ở đâu</translation>
        </message>
        <message>
            <source>Check the book</source>
            <translation>Kiểm tra sổ</translation>
        </message>
        <message>
            <source>Is the book sound?</source>
            <translation>Sổ có nguyên vẹn không?</translation>
        </message>
        <message>
            <source>Reads the whole file and adds up every stock movement and reservation. Selling goes on meanwhile.</source>
            <translation>Đọc cả tệp và cộng lại mọi lần nhập xuất, giữ chỗ. Trong lúc đó vẫn bán hàng được.</translation>
        </message>
        <message>
            <source>Several tills</source>
            <translation>Nhiều quầy</translation>
        </message>
        <message>
            <source>The book of one computer lies in a file. Several tills share one on a PostgreSQL server: it is the same program, given the server's address. Never put the file on a network drive.</source>
            <translation>Sổ của một máy nằm trong một tệp. Nhiều quầy dùng chung một sổ trên máy chủ PostgreSQL: vẫn chương trình này, chỉ cần địa chỉ máy chủ. Đừng đặt tệp trên ổ mạng.</translation>
        </message>
        <message>
            <source>This book is on a PostgreSQL server: tills can share it.</source>
            <translation>Sổ này nằm trên máy chủ PostgreSQL: nhiều quầy dùng chung được.</translation>
        </message>
        <message>
            <source>The place is in the clipboard.</source>
            <translation>Đã chép đường dẫn.</translation>
        </message>
        <message>
            <source>The book is being read.</source>
            <translation>Đang đọc sổ.</translation>
        </message>
        <message>
            <source>The file is whole, and every balance is the sum of its movements and reservations.</source>
            <translation>Tệp nguyên vẹn, mọi số tồn đều bằng tổng các lần nhập xuất và giữ chỗ.</translation>
        </message>
        <message>
            <source>The file of the book is damaged.</source>
            <translation>Tệp của sổ bị hỏng.</translation>
        </message>
        <message>
            <source>Count these goods: a stock count puts the number right and keeps its reason.</source>
            <translation>Kiểm kho các mặt hàng này: số sẽ đúng lại và lý do được ghi lại.</translation>
        </message>
        <message>
            <source>Close the program, copy the folder to a safe place, and go back to the last backup.</source>
            <translation>Đóng chương trình, chép thư mục sang chỗ an toàn, rồi dùng lại bản sao lưu gần nhất.</translation>
        </message>
    </context>
    <context>
        <name>DetailsTab</name>
        <message>
            <source>Status</source>
            <translation>Trạng thái</translation>
        </message>
        <message>
            <source>SKU</source>
            <translation>Mã hàng</translation>
        </message>
        <message>
            <source>Barcodes</source>
            <translation>Mã vạch</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>Danh mục</translation>
        </message>
        <message>
            <source>Brand</source>
            <translation>Nhãn hiệu</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Đơn vị</translation>
        </message>
        <message>
            <source>Shelf</source>
            <translation>Kệ</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>Cân nặng</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Thẻ</translation>
        </message>
        <message>
            <source>Low stock from</source>
            <translation>Báo sắp hết từ</translation>
        </message>
        <message>
            <source>Safety stock</source>
            <translation>Tồn dự phòng</translation>
        </message>
        <message>
            <source>In short</source>
            <translation>Tóm tắt</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Mô tả</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Ảnh</translation>
        </message>
        <message>
            <source>Other variants</source>
            <translation>Phiên bản khác</translation>
        </message>
        <message>
            <source>available</source>
            <translation>có thể bán</translation>
        </message>
    </context>
    <context>
        <name>DraftLineRow</name>
        <message>
            <source>Another</source>
            <translation>Hàng khác</translation>
        </message>
        <message>
            <source>Choose another product for “%1”</source>
            <translation>Chọn hàng khác cho “%1”</translation>
        </message>
        <message>
            <source>Which one is “%1”?</source>
            <translation>“%1” là hàng nào?</translation>
        </message>
        <message>
            <source>“%1” is not in your book</source>
            <translation>Trong sổ không có “%1”</translation>
        </message>
        <message>
            <source>Take %1 off</source>
            <translation>Bỏ %1</translation>
        </message>
        <message>
            <source>Look for it below, or take it off.</source>
            <translation>Tìm ở ô bên dưới, hoặc bỏ dòng này.</translation>
        </message>
        <message>
            <source>There are more that fit: look for it below.</source>
            <translation>Còn nhiều hàng khác khớp: tìm ở ô bên dưới.</translation>
        </message>
        <message>
            <source>How many?</source>
            <translation>Bao nhiêu?</translation>
        </message>
        <message>
            <source>How many was not said: one is taken.</source>
            <translation>Khách không nói số lượng: tạm lấy 1.</translation>
        </message>
    </context>
    <context>
        <name>EditPage</name>
        <message>
            <source>See what will be sent</source>
            <translation>Xem sẽ gửi gì</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Lưu</translation>
        </message>
        <message>
            <source>Do not save</source>
            <translation>Không lưu</translation>
        </message>
        <message>
            <source>Save it</source>
            <translation>Lưu lại</translation>
        </message>
        <message>
            <source>The book, or a channel</source>
            <translation>Sổ, hoặc một kênh</translation>
        </message>
        <message>
            <source>The book</source>
            <translation>Sổ</translation>
        </message>
        <message>
            <source>Connect a channel</source>
            <translation>Kết nối kênh</translation>
        </message>
        <message>
            <source>No channel is connected</source>
            <translation>Chưa kết nối kênh nào</translation>
        </message>
        <message>
            <source>Connect your website or a marketplace; then you say here what stands there.</source>
            <translation>Kết nối trang web hay một sàn; rồi bạn ghi ở đây điều sẽ hiện trên đó.</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Hàng hoá</translation>
        </message>
        <message>
            <source>Edit for channels</source>
            <translation>Sửa cho từng kênh</translation>
        </message>
        <message>
            <source>Everything is saved.</source>
            <translation>Mọi thứ đã lưu.</translation>
        </message>
        <message>
            <source>Nothing to send.</source>
            <translation>Không có gì để gửi.</translation>
        </message>
    </context>
    <context>
        <name>ExceptionsCard</name>
        <message>
            <source>Exceptions</source>
            <translation>Ngoại lệ</translation>
        </message>
        <message>
            <source>Add an exception</source>
            <translation>Thêm ngoại lệ</translation>
        </message>
        <message>
            <source>None: everything is shared as above.</source>
            <translation>Không có: mọi thứ đều chia như trên.</translation>
        </message>
        <message>
            <source>Remove the exception</source>
            <translation>Bỏ ngoại lệ</translation>
        </message>
    </context>
    <context>
        <name>FilesPage</name>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>Chọn tệp</translation>
        </message>
        <message>
            <source>Recognise</source>
            <translation>Nhận dạng</translation>
        </message>
        <message>
            <source>Match columns</source>
            <translation>Ghép cột</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Xem trước</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Nhập</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>Imported</source>
            <translation>Đã nhập</translation>
        </message>
        <message>
            <source>%1, sheet “%2”</source>
            <translation>%1, tờ “%2”</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Bảng tính</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Mọi tệp</translation>
        </message>
        <message>
            <source>One file at a time: %1 was opened.</source>
            <translation>Mỗi lần một tệp: đã mở %1.</translation>
        </message>
        <message>
            <source>to mend</source>
            <translation>cần sửa</translation>
        </message>
        <message>
            <source>Save the rows that were left out</source>
            <translation>Lưu các dòng bị bỏ qua</translation>
        </message>
        <message>
            <source>What it made is taken out of the book (goods that had stock go to the archive), and what it changed gets its earlier values. What was sold or changed since then is named first and stays.</source>
            <translation>Những gì lần nhập này tạo ra được lấy khỏi sổ (hàng từng có tồn thì vào kho lưu trữ), những gì nó sửa trở về giá trị trước. Hàng đã bán hoặc đã sửa từ đó đến nay được nêu tên trước và giữ nguyên.</translation>
        </message>
        <message>
            <source>Undo the import of %1 on %2?</source>
            <translation>Hoàn tác lần nhập %1 lúc %2?</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Giữ lại</translation>
        </message>
        <message>
            <source>Undo the import</source>
            <translation>Hoàn tác lần nhập</translation>
        </message>
        <message>
            <source>Keep everything</source>
            <translation>Giữ tất cả</translation>
        </message>
        <message>
            <source>Undo the rest</source>
            <translation>Hoàn tác phần còn lại</translation>
        </message>
        <message>
            <source>Where to save it</source>
            <translation>Lưu ở đâu</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Mở thư mục</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Đã dừng.</translation>
        </message>
        <message>
            <source>Nothing was written to the book.</source>
            <translation>Chưa có gì được ghi vào sổ.</translation>
        </message>
    </context>
    <context>
        <name>FirstRestore</name>
        <message>
            <source>Backups of a shop</source>
            <translation>Bản sao lưu cửa hàng</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Mọi tệp</translation>
        </message>
        <message>
            <source>Choose a backup</source>
            <translation>Chọn bản sao lưu</translation>
        </message>
    </context>
    <context>
        <name>FirstStartPage</name>
        <message>
            <source>Let us begin</source>
            <translation>Bắt đầu</translation>
        </message>
        <message>
            <source>Three questions, then choose your way in. All of it can be changed later in Settings.</source>
            <translation>Ba câu, rồi chọn cách vào. Sau này đổi được hết trong Cài đặt.</translation>
        </message>
        <message>
            <source>Name of the shop</source>
            <translation>Tên cửa hàng</translation>
        </message>
        <message>
            <source>printed on receipts and labels</source>
            <translation>in trên hoá đơn và nhãn</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Tiền tệ</translation>
        </message>
        <message>
            <source>channels in another currency can be connected too</source>
            <translation>kênh bán bằng tiền khác vẫn nối được</translation>
        </message>
        <message>
            <source>Time and date</source>
            <translation>Giờ và ngày</translation>
        </message>
        <message>
            <source>as on this computer</source>
            <translation>theo máy này</translation>
        </message>
        <message>
            <source>How would you like to start?</source>
            <translation>Bạn muốn vào bằng cách nào?</translation>
        </message>
        <message>
            <source>Nothing is sent anywhere. Channel keys stay in this computer's own key store.</source>
            <translation>Không gửi dữ liệu đi đâu. Khoá kênh nằm trong kho khoá của máy.</translation>
        </message>
        <message>
            <source>Empty book</source>
            <translation>Sổ trống</translation>
        </message>
        <message>
            <source>Open a backup</source>
            <translation>Mở bản sao lưu</translation>
        </message>
        <message>
            <source>Vietnamese đồng (₫)</source>
            <translation>Đồng Việt Nam (₫)</translation>
        </message>
        <message>
            <source>US dollar ($)</source>
            <translation>Đô la Mỹ ($)</translation>
        </message>
        <message>
            <source>Euro (€)</source>
            <translation>Euro (€)</translation>
        </message>
        <message>
            <source>Hanoi</source>
            <translation>Hà Nội</translation>
        </message>
        <message>
            <source>One book,
right on every channel.</source>
            <translation>Một cuốn sổ,
mọi kênh bán đều đúng.</translation>
        </message>
        <message>
            <source>Stock, orders and customers are in your own book. Website, marketplaces and counter follow it.</source>
            <translation>Tồn kho, đơn hàng và khách hàng nằm trong sổ của bạn. Website, các sàn và quầy luôn hiện theo sổ.</translation>
        </message>
        <message>
            <source>The book is on this computer</source>
            <translation>Sổ nằm trên máy này</translation>
        </message>
        <message>
            <source>No account, no monthly fee.</source>
            <translation>Không cần tài khoản, không tiền tháng.</translation>
        </message>
        <message>
            <source>Sells without a network</source>
            <translation>Mất mạng vẫn bán</translation>
        </message>
        <message>
            <source>What is missing is synced when it is back.</source>
            <translation>Có mạng lại thì tự đồng bộ phần còn thiếu.</translation>
        </message>
        <message>
            <source>Try without fear</source>
            <translation>Thử thoải mái</translation>
        </message>
        <message>
            <source>A change can be undone.</source>
            <translation>Thay đổi nào cũng hoàn tác được.</translation>
        </message>
        <message>
            <source>Try the practice shop</source>
            <translation>Thử cửa hàng mẫu</translation>
        </message>
        <message>
            <source>Products, orders and a pretend channel on this computer. Sell, sync, make mistakes: no harm.</source>
            <translation>Có sẵn hàng, đơn và kênh giả ngay trên máy này. Bán thử, đồng bộ thử, làm sai cũng được.</translation>
        </message>
        <message>
            <source>at once</source>
            <translation>vào ngay</translation>
        </message>
        <message>
            <source>Import an Excel or CSV file</source>
            <translation>Nhập từ tệp Excel, CSV</translation>
        </message>
        <message>
            <source>Knows the files of WooCommerce, Shopify and the usual programs. See everything before it is saved.</source>
            <translation>Nhận ra tệp của WooCommerce, Shopify và phần mềm bán hàng quen thuộc. Xem trước rồi mới nhập.</translation>
        </message>
        <message>
            <source>about 3 minutes</source>
            <translation>khoảng 3 phút</translation>
        </message>
        <message>
            <source>Connect a channel</source>
            <translation>Nối một kênh bán</translation>
        </message>
        <message>
            <source>Products and orders come from your website. Nothing is sent to it until you agree.</source>
            <translation>Lấy hàng và đơn về từ website. Chưa gửi gì lên kênh cho đến khi bạn đồng ý.</translation>
        </message>
        <message>
            <source>about 5 minutes</source>
            <translation>khoảng 5 phút</translation>
        </message>
        <message>
            <source>Try this first</source>
            <translation>Nên thử trước</translation>
        </message>
        <message>
            <source>Enter the practice shop</source>
            <translation>Vào cửa hàng mẫu</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>Chọn tệp</translation>
        </message>
        <message>
            <source>Give the shop a name. It stands on receipts and can be changed later.</source>
            <translation>Đặt tên cho cửa hàng. Tên in trên hoá đơn và đổi được sau này.</translation>
        </message>
    </context>
    <context>
        <name>FormDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Thôi</translation>
        </message>
    </context>
    <context>
        <name>GridPage</name>
        <message>
            <source>Undo</source>
            <translation>Hoàn tác</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Làm lại</translation>
        </message>
        <message>
            <source>Undo (Ctrl+Z)</source>
            <translation>Hoàn tác (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Redo (Ctrl+Y)</source>
            <translation>Làm lại (Ctrl+Y)</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Kiểm tra</translation>
        </message>
        <message>
            <source>Products and channels</source>
            <translation>Hàng hoá và kênh</translation>
        </message>
        <message>
            <source>F2 edit · Space on or off · Ctrl+C, Ctrl+V · Ctrl+D fill down · Del as in the book · Ctrl+Z undo</source>
            <translation>F2 sửa · Phím cách bật, tắt · Ctrl+C, Ctrl+V · Ctrl+D chép xuống · Del như trong sổ · Ctrl+Z hoàn tác</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Hàng hoá</translation>
        </message>
        <message>
            <source>Put on channels</source>
            <translation>Đưa lên kênh</translation>
        </message>
        <message>
            <source>All channels, or one in full</source>
            <translation>Mọi kênh, hoặc đầy đủ một kênh</translation>
        </message>
        <message>
            <source>All channels</source>
            <translation>Mọi kênh</translation>
        </message>
        <message>
            <source>Connect a channel</source>
            <translation>Kết nối kênh</translation>
        </message>
        <message>
            <source>No channel is connected</source>
            <translation>Chưa kết nối kênh nào</translation>
        </message>
        <message>
            <source>Connect your website or a marketplace; then products are put there from here.</source>
            <translation>Kết nối trang web hay một sàn; rồi từ đây bạn đưa hàng lên đó.</translation>
        </message>
        <message>
            <source>See what is missing</source>
            <translation>Xem còn thiếu gì</translation>
        </message>
        <message>
            <source>Send changes</source>
            <translation>Gửi thay đổi</translation>
        </message>
        <message>
            <source>There is nothing to send.</source>
            <translation>Không có gì để gửi.</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Hiện tất cả</translation>
        </message>
        <message>
            <source>Only with something missing</source>
            <translation>Chỉ món còn thiếu</translation>
        </message>
        <message>
            <source>There is nothing to undo.</source>
            <translation>Không có gì để hoàn tác.</translation>
        </message>
        <message>
            <source>There is nothing to redo.</source>
            <translation>Không có gì để làm lại.</translation>
        </message>
    </context>
    <context>
        <name>GuardsCard</name>
        <message>
            <source>Stop and ask before changing much at once</source>
            <translation>Dừng và hỏi khi một lượt đổi quá nhiều</translation>
        </message>
        <message>
            <source>When one sync would sell out or reprice more of a channel's items than this, that part waits.</source>
            <translation>Khi một lượt sắp đưa về 0 hoặc đổi giá nhiều hàng của kênh hơn mức này, phần đó sẽ chờ bạn.</translation>
        </message>
        <message>
            <source>% of items</source>
            <translation>% hàng</translation>
        </message>
        <message>
            <source>Ask after days away</source>
            <translation>Hỏi trước khi gửi sau nhiều ngày tắt máy</translation>
        </message>
        <message>
            <source>When the program was off this long and much would change, you look before anything is sent.</source>
            <translation>Khi chương trình tắt lâu chừng này và sẽ đổi nhiều thứ, bạn xem trước rồi mới gửi.</translation>
        </message>
        <message>
            <source>days</source>
            <translation>ngày</translation>
        </message>
        <message>
            <source>Tell me when an act waits</source>
            <translation>Báo khi một việc chờ quá lâu</translation>
        </message>
        <message>
            <source>When a shipment, a cancellation or a note has not reached its channel for this long.</source>
            <translation>Khi báo giao hàng, huỷ đơn hay ghi chú chưa tới được kênh sau chừng này.</translation>
        </message>
        <message>
            <source>minutes</source>
            <translation>phút</translation>
        </message>
    </context>
    <context>
        <name>Guide</name>
        <message>
            <source>Open this page</source>
            <translation>Mở trang này</translation>
        </message>
        <message>
            <source>Enter the address first.</source>
            <translation>Nhập địa chỉ trước.</translation>
        </message>
        <message>
            <source>Fill in the values above first.</source>
            <translation>Hãy điền các giá trị ở trên trước.</translation>
        </message>
    </context>
    <context>
        <name>HealthCard</name>
        <message>
            <source>Its syncs</source>
            <translation>Các lượt đồng bộ</translation>
        </message>
        <message>
            <source>No sync has gone through yet.</source>
            <translation>Chưa có lượt đồng bộ nào xong.</translation>
        </message>
        <message>
            <source>From one sync to the next</source>
            <translation>Từ lượt này đến lượt sau</translation>
        </message>
        <message>
            <source>Orders are in the book after</source>
            <translation>Đơn vào sổ sau</translation>
        </message>
        <message>
            <source>The middle of the last 20 orders</source>
            <translation>Mức giữa của 20 đơn gần nhất</translation>
        </message>
        <message>
            <source>Last order seen</source>
            <translation>Đơn cuối cùng thấy được</translation>
        </message>
        <message>
            <source>Items that wait for a sync</source>
            <translation>Mặt hàng chờ đồng bộ</translation>
        </message>
        <message>
            <source>Shipments and other acts that wait</source>
            <translation>Giao hàng và việc khác chờ gửi</translation>
        </message>
        <message>
            <source>Syncs of the last day</source>
            <translation>Lượt đồng bộ 24 giờ qua</translation>
        </message>
        <message>
            <source>Cost of the last day</source>
            <translation>Chi phí 24 giờ qua</translation>
        </message>
        <message>
            <source>Numbers sent in the last day</source>
            <translation>Số liệu đã gửi trong 24 giờ</translation>
        </message>
        <message>
            <source>Used of the channel's limit</source>
            <translation>Đã dùng giới hạn của kênh</translation>
        </message>
        <message>
            <source>Its clock</source>
            <translation>Đồng hồ của kênh</translation>
        </message>
        <message>
            <source>Last full check</source>
            <translation>Kiểm tra toàn bộ lần cuối</translation>
        </message>
        <message>
            <source>Connected since</source>
            <translation>Kết nối từ</translation>
        </message>
        <message>
            <source>This channel does not tell how long the connection lasts.</source>
            <translation>Kênh này không cho biết kết nối dùng được đến khi nào.</translation>
        </message>
    </context>
    <context>
        <name>HealthView</name>
        <message>
            <source>Connect a channel</source>
            <translation>Nối một kênh</translation>
        </message>
        <message>
            <source>No channel is connected</source>
            <translation>Chưa nối kênh nào</translation>
        </message>
        <message>
            <source>Once there is one, you see here how well it is kept true.</source>
            <translation>Khi có kênh, bạn sẽ thấy ở đây kênh được giữ đúng đến đâu.</translation>
        </message>
    </context>
    <context>
        <name>HomePage</name>
        <message>
            <source>all is well</source>
            <translation>mọi thứ đang ổn</translation>
        </message>
        <message>
            <source>Import a file</source>
            <translation>Nhập tệp</translation>
        </message>
        <message>
            <source>Connect a channel</source>
            <translation>Kết nối kênh</translation>
        </message>
        <message>
            <source>Write the first product</source>
            <translation>Tạo mặt hàng đầu tiên</translation>
        </message>
        <message>
            <source>Bring in the product file you have, or connect your website: its products and orders come by themselves. Nothing is sent to it until you agree.</source>
            <translation>Nhập tệp hàng hoá bạn đang có, hoặc kết nối website: hàng và đơn tự về. Không gửi gì lên đó cho đến khi bạn đồng ý.</translation>
        </message>
        <message>
            <source>Your shop is ready to be filled</source>
            <translation>Cửa hàng đã sẵn sàng</translation>
        </message>
    </context>
    <context>
        <name>KeysSection</name>
        <message>
            <source>Keys</source>
            <translation>Phím tắt</translation>
        </message>
        <message>
            <source>Everything works without a mouse. F1 shows them on every page.</source>
            <translation>Làm được mọi việc không cần chuột. F1 hiện phím tắt ở mọi trang.</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Ở mọi nơi</translation>
        </message>
        <message>
            <source>In lists</source>
            <translation>Trong danh sách</translation>
        </message>
        <message>
            <source>On pages</source>
            <translation>Ở từng trang</translation>
        </message>
        <message>
            <source>Pages, in the order of the rail</source>
            <translation>Các trang, theo thứ tự bên trái</translation>
        </message>
    </context>
    <context>
        <name>LivePart</name>
        <message>
            <source>Read again</source>
            <translation>Đọc lại</translation>
        </message>
        <message>
            <source>Being read from the channel …</source>
            <translation>Đang đọc từ kênh …</translation>
        </message>
        <message>
            <source>The channel could not be read</source>
            <translation>Không đọc được kênh</translation>
        </message>
    </context>
    <context>
        <name>LookSection</name>
        <message>
            <source>Look and language</source>
            <translation>Giao diện và ngôn ngữ</translation>
        </message>
        <message>
            <source>On this computer only; it acts at once.</source>
            <translation>Chỉ trên máy này, có tác dụng ngay.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Ngôn ngữ</translation>
        </message>
        <message>
            <source>Of the whole program, also for numbers and dates.</source>
            <translation>Của cả chương trình, gồm cả số và ngày.</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>Sáng hay tối</translation>
        </message>
        <message>
            <source>“System” follows what this computer uses.</source>
            <translation>“Theo máy” dùng như máy đang đặt.</translation>
        </message>
        <message>
            <source>Size of the text</source>
            <translation>Cỡ chữ</translation>
        </message>
        <message>
            <source>Rows and buttons grow with it.</source>
            <translation>Dòng và nút lớn theo.</translation>
        </message>
        <message>
            <source>Less motion</source>
            <translation>Bớt chuyển động</translation>
        </message>
        <message>
            <source>Nothing turns or slides.</source>
            <translation>Không có gì xoay hay trượt.</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Sáng</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Tối</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Theo máy</translation>
        </message>
    </context>
    <context>
        <name>LowStockCard</name>
        <message>
            <source>Running low</source>
            <translation>Sắp hết hàng</translation>
        </message>
        <message>
            <source>An estimate, from 14 days of sales on all channels</source>
            <translation>Ước tính theo tốc độ bán 14 ngày, mọi kênh</translation>
        </message>
        <message>
            <source>Nothing runs out within a week at the pace of the last 14 days.</source>
            <translation>Với tốc độ bán 14 ngày qua, trong một tuần tới không mặt hàng nào hết.</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Search products, orders, customers…</source>
            <translation>Tìm hàng, đơn, khách, số điện thoại…</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Phím tắt</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Cần xử lý</translation>
        </message>
        <message>
            <source>%1 / %2 channels</source>
            <translation>%1 / %2 kênh</translation>
        </message>
        <message>
            <source>Running %1%</source>
            <translation>Đang chạy %1%</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Đồng bộ</translation>
        </message>
        <message>
            <source>Not synced yet</source>
            <translation>Chưa đồng bộ lần nào</translation>
        </message>
        <message>
            <source>Synced just now</source>
            <translation>Vừa đồng bộ</translation>
        </message>
        <message numerus="yes">
            <source>Synced %n minute(s) ago</source>
            <translation>
                <numerusform>Đồng bộ %n phút trước</numerusform>
            </translation>
        </message>
        <message>
            <source>Synced at %1</source>
            <translation>Đồng bộ lúc %1</translation>
        </message>
    </context>
    <context>
        <name>MatchDialog</name>
        <message>
            <source>Which product is this?</source>
            <translation>Đây là hàng nào?</translation>
        </message>
        <message>
            <source>This is it</source>
            <translation>Đúng hàng này</translation>
        </message>
    </context>
    <context>
        <name>MatchLines</name>
        <message>
            <source>Which product is this?</source>
            <translation>Món này là hàng nào?</translation>
        </message>
        <message>
            <source>This is it</source>
            <translation>Đúng hàng này</translation>
        </message>
    </context>
    <context>
        <name>MatchReview</name>
        <message>
            <source>Items on the channel</source>
            <translation>Hàng trên kênh</translation>
        </message>
        <message>
            <source>Which items</source>
            <translation>Những hàng nào</translation>
        </message>
        <message>
            <source>They are the same</source>
            <translation>Đúng là một</translation>
        </message>
        <message>
            <source>Take in as new products</source>
            <translation>Lấy về thành hàng mới</translation>
        </message>
        <message>
            <source>Not the same</source>
            <translation>Không phải một</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>Bỏ qua</translation>
        </message>
        <message>
            <source>All items</source>
            <translation>Tất cả</translation>
        </message>
        <message>
            <source>Nothing to decide</source>
            <translation>Không có gì cần chọn</translation>
        </message>
        <message>
            <source>No pair is in doubt.</source>
            <translation>Không cặp nào còn ngờ.</translation>
        </message>
        <message>
            <source>Everything is matched</source>
            <translation>Đã khớp hết</translation>
        </message>
        <message>
            <source>Every item there is a product here.</source>
            <translation>Mọi mặt hàng trên kênh đều là hàng trong sổ.</translation>
        </message>
        <message>
            <source>No items here</source>
            <translation>Không có hàng nào</translation>
        </message>
        <message>
            <source>Sync the account, or choose another list.</source>
            <translation>Đồng bộ tài khoản, hoặc chọn danh sách khác.</translation>
        </message>
        <message>
            <source>On the channel</source>
            <translation>Trên kênh</translation>
        </message>
        <message>
            <source>Product in the book</source>
            <translation>Hàng trong sổ</translation>
        </message>
        <message>
            <source>Match</source>
            <translation>Khớp</translation>
        </message>
        <message>
            <source>Should show</source>
            <translation>Đúng ra</translation>
        </message>
        <message>
            <source>Shows</source>
            <translation>Đang hiện</translation>
        </message>
        <message>
            <source>Price there</source>
            <translation>Giá trên kênh</translation>
        </message>
        <message>
            <source>none</source>
            <translation>chưa có</translation>
        </message>
        <message>
            <source>Enter: choose one</source>
            <translation>Enter: chọn hàng</translation>
        </message>
        <message>
            <source>Choose the product</source>
            <translation>Chọn hàng</translation>
        </message>
        <message>
            <source>Take in as a new product</source>
            <translation>Lấy về thành hàng mới</translation>
        </message>
        <message>
            <source>Send to it again</source>
            <translation>Gửi tiếp</translation>
        </message>
        <message>
            <source>Pause this item</source>
            <translation>Tạm dừng hàng này</translation>
        </message>
        <message>
            <source>Open on the channel</source>
            <translation>Mở trên kênh</translation>
        </message>
        <message>
            <source>Nothing is sent to the item any more</source>
            <translation>Không gửi gì lên mặt hàng này nữa</translation>
        </message>
        <message>
            <source>The item is kept true again</source>
            <translation>Mặt hàng được giữ đúng trở lại</translation>
        </message>
    </context>
    <context>
        <name>MatchView</name>
        <message>
            <source>Column of the file</source>
            <translation>Cột trong tệp</translation>
        </message>
        <message>
            <source>What stands in it</source>
            <translation>Bên trong có</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>Là gì</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Quay lại</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Xem trước</translation>
        </message>
        <message>
            <source>Do not import</source>
            <translation>Không nhập</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>trống</translation>
        </message>
        <message>
            <source>Twice</source>
            <translation>Trùng</translation>
        </message>
        <message>
            <source>By you</source>
            <translation>Bạn chọn</translation>
        </message>
        <message>
            <source>As last time</source>
            <translation>Như lần trước</translation>
        </message>
        <message>
            <source>Guessed</source>
            <translation>Đoán</translation>
        </message>
        <message>
            <source>By its name</source>
            <translation>Theo tên cột</translation>
        </message>
        <message>
            <source>More than one column is: %1. Leave one of them.</source>
            <translation>Có nhiều cột cùng là: %1. Chỉ giữ một cột.</translation>
        </message>
        <message>
            <source>Two columns cannot be the same</source>
            <translation>Hai cột không thể cùng một nghĩa</translation>
        </message>
        <message>
            <source>%1 of %2 columns are read; the others are left alone.</source>
            <translation>Đọc %1 trong %2 cột; các cột khác bỏ qua.</translation>
        </message>
        <message>
            <source>Everything that is needed is matched</source>
            <translation>Đã ghép đủ những cột cần có</translation>
        </message>
        <message>
            <source>Needed is: %1. Without it no row can be told from another.</source>
            <translation>Cần có: %1. Không có thì không phân biệt được các dòng.</translation>
        </message>
        <message>
            <source>Something needed is not matched yet</source>
            <translation>Còn thiếu cột cần có</translation>
        </message>
    </context>
    <context>
        <name>MergeDialog</name>
        <message>
            <source>Are these one person?</source>
            <translation>Đây có phải một người?</translation>
        </message>
        <message>
            <source>Merge into one</source>
            <translation>Gộp làm một</translation>
        </message>
        <message>
            <source>Name, phone or e-mail of the other record</source>
            <translation>Tên, số điện thoại hoặc e-mail của hồ sơ kia</translation>
        </message>
        <message>
            <source>Look for the record that is the same person.</source>
            <translation>Tìm hồ sơ là cùng một người.</translation>
        </message>
        <message>
            <source>Nobody else is found by these words.</source>
            <translation>Không tìm thấy ai khác.</translation>
        </message>
        <message>
            <source>The chosen name stays. Phones, e-mails, channels, addresses and orders of both come together.</source>
            <translation>Tên được chọn sẽ giữ lại. Số điện thoại, e-mail, kênh, địa chỉ và đơn của cả hai gộp chung.</translation>
        </message>
        <message>
            <source>You can split them again at any time.</source>
            <translation>Lúc nào cũng tách lại được.</translation>
        </message>
        <message>
            <source>Its name stays</source>
            <translation>Giữ tên này</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Đơn</translation>
        </message>
        <message>
            <source>Bought</source>
            <translation>Đã mua</translation>
        </message>
    </context>
    <context>
        <name>NeedsCard</name>
        <message>
            <source>Needs you now</source>
            <translation>Cần bạn bây giờ</translation>
        </message>
        <message>
            <source>most urgent first</source>
            <translation>gấp nhất ở trên</translation>
        </message>
        <message>
            <source>Nothing waits for you. All is well.</source>
            <translation>Không có việc nào chờ bạn. Mọi thứ đang ổn.</translation>
        </message>
    </context>
    <context>
        <name>NoteDialog</name>
        <message>
            <source>Note on order</source>
            <translation>Ghi chú đơn</translation>
        </message>
        <message>
            <source>Save the note</source>
            <translation>Lưu ghi chú</translation>
        </message>
        <message>
            <source>Only for your shop</source>
            <translation>Chỉ cửa hàng xem</translation>
        </message>
        <message>
            <source>Note saved</source>
            <translation>Đã lưu ghi chú</translation>
        </message>
        <message>
            <source>Note on this conversation</source>
            <translation>Ghi chú cho đoạn chat này</translation>
        </message>
    </context>
    <context>
        <name>OfferWhy</name>
        <message>
            <source>Why this many</source>
            <translation>Vì sao chừng này</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Có thể bán</translation>
        </message>
        <message>
            <source>Sells lately</source>
            <translation>Gần đây bán</translation>
        </message>
        <message>
            <source>Until the next sync</source>
            <translation>Đến lượt đồng bộ tới</translation>
        </message>
        <message>
            <source>As measured; the slowest of its channels counts</source>
            <translation>Theo đo thực tế; tính theo kênh chậm nhất</translation>
        </message>
        <message>
            <source>Sold twice if all show all</source>
            <translation>Bán trùng nếu kênh nào cũng thấy hết</translation>
        </message>
        <message>
            <source>How likely it is before the next sync</source>
            <translation>Khả năng xảy ra trước lượt đồng bộ tới</translation>
        </message>
        <message>
            <source>How it is shared</source>
            <translation>Cách chia phần</translation>
        </message>
    </context>
    <context>
        <name>OffersSection</name>
        <message>
            <source>Stock and channels</source>
            <translation>Tồn và chia cho kênh</translation>
        </message>
        <message>
            <source>How many of the goods that are there each channel may sell.</source>
            <translation>Mỗi kênh được chào bán bao nhiêu trong số hàng đang có.</translation>
        </message>
        <message>
            <source>What each channel is offered</source>
            <translation>Mỗi kênh được chào bán</translation>
        </message>
        <message>
            <source>What is available, less what is held back, times the share, but at most the limit. Holding one or two back keeps two channels from selling the same last piece between two syncs.</source>
            <translation>Số có thể bán, trừ phần giữ lại, nhân tỷ lệ, nhưng không quá mức tối đa. Giữ lại một hai món giúp hai kênh không bán trùng món cuối giữa hai lần đồng bộ.</translation>
        </message>
        <message>
            <source>No channel is connected yet. Once there is one, you decide here what it may sell.</source>
            <translation>Chưa kết nối kênh nào. Khi có, bạn quyết định ở đây kênh được bán bao nhiêu.</translation>
        </message>
        <message>
            <source>Held back</source>
            <translation>Giữ lại</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Tỷ lệ</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Tối đa</translation>
        </message>
        <message>
            <source>There is no category and no channel yet.</source>
            <translation>Chưa có danh mục và kênh nào.</translation>
        </message>
    </context>
    <context>
        <name>OrderCard</name>
        <message>
            <source>Our own desk</source>
            <translation>Tại cửa hàng</translation>
        </message>
        <message>
            <source>From the customer</source>
            <translation>Của khách</translation>
        </message>
        <message>
            <source>Only for your shop</source>
            <translation>Chỉ cho cửa hàng</translation>
        </message>
        <message>
            <source>Ship to</source>
            <translation>Giao cho</translation>
        </message>
        <message>
            <source>No name</source>
            <translation>Chưa có tên</translation>
        </message>
        <message>
            <source>To collect</source>
            <translation>Thu hộ</translation>
        </message>
    </context>
    <context>
        <name>OrderForm</name>
        <message>
            <source>New order</source>
            <translation>Tạo đơn</translation>
        </message>
        <message>
            <source>Take the order</source>
            <translation>Nhận đơn</translation>
        </message>
        <message>
            <source>Nothing in the order yet.</source>
            <translation>Đơn chưa có món nào.</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Điện thoại</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Khách</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Địa chỉ</translation>
        </message>
        <message>
            <source>Street, ward, province</source>
            <translation>Số nhà, phường xã, tỉnh thành</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Only for your shop</source>
            <translation>Chỉ cho cửa hàng</translation>
        </message>
        <message>
            <source>Discount on the order</source>
            <translation>Giảm giá cả đơn</translation>
        </message>
        <message>
            <source>Shipping</source>
            <translation>Phí giao hàng</translation>
        </message>
        <message>
            <source>Not paid yet</source>
            <translation>Chưa trả tiền</translation>
        </message>
        <message>
            <source>Paid in cash</source>
            <translation>Đã trả tiền mặt</translation>
        </message>
        <message>
            <source>Paid by bank transfer</source>
            <translation>Đã chuyển khoản</translation>
        </message>
        <message>
            <source>Paid by card</source>
            <translation>Đã trả bằng thẻ</translation>
        </message>
        <message>
            <source>Payment</source>
            <translation>Thanh toán</translation>
        </message>
        <message>
            <source>Confirm now</source>
            <translation>Duyệt luôn</translation>
        </message>
        <message>
            <source>Keep as a draft</source>
            <translation>Để nháp</translation>
        </message>
        <message>
            <source>What to do with it</source>
            <translation>Làm gì với đơn</translation>
        </message>
        <message>
            <source>Customer pays</source>
            <translation>Khách trả</translation>
        </message>
        <message>
            <source>The order has no lines.</source>
            <translation>Đơn chưa có món nào.</translation>
        </message>
        <message>
            <source>Add at least one product.</source>
            <translation>Thêm ít nhất một món.</translation>
        </message>
    </context>
    <context>
        <name>OrderLineRow</name>
        <message>
            <source>Take this line off</source>
            <translation>Bỏ món này</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Số lượng</translation>
        </message>
        <message>
            <source>Price each</source>
            <translation>Giá mỗi món</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>Giảm giá</translation>
        </message>
        <message>
            <source>Enter a number that is more than zero.</source>
            <translation>Nhập số lớn hơn 0.</translation>
        </message>
    </context>
    <context>
        <name>OrderPanel</name>
        <message>
            <source>Open on the channel</source>
            <translation>Mở trên kênh</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Thêm</translation>
        </message>
        <message>
            <source>The order in full</source>
            <translation>Toàn bộ đơn</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>Duyệt</translation>
        </message>
        <message>
            <source>Pack</source>
            <translation>Gói</translation>
        </message>
        <message>
            <source>Ship</source>
            <translation>Gửi</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>Đã giao</translation>
        </message>
        <message>
            <source>Record payment</source>
            <translation>Ghi tiền đã nhận</translation>
        </message>
        <message>
            <source>Open the parcel again</source>
            <translation>Mở lại gói</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>Hoàn tiền</translation>
        </message>
        <message>
            <source>Goods came back</source>
            <translation>Khách trả hàng</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Cancel order…</source>
            <translation>Huỷ đơn…</translation>
        </message>
        <message>
            <source>Our own desk</source>
            <translation>Tại cửa hàng</translation>
        </message>
        <message>
            <source>Ship to</source>
            <translation>Giao cho</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Khách</translation>
        </message>
        <message>
            <source>No name</source>
            <translation>Chưa có tên</translation>
        </message>
        <message>
            <source>Choose product</source>
            <translation>Chọn hàng</translation>
        </message>
        <message>
            <source>Order from this conversation</source>
            <translation>Đơn từ đoạn chat</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Hồ sơ</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Chưa lưu</translation>
        </message>
        <message>
            <source>No product was recognised. Look for what the customer wants.</source>
            <translation>Chưa nhận ra món hàng nào. Tìm món khách cần ở ô bên dưới.</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>Giảm giá</translation>
        </message>
        <message>
            <source>Send the customer a summary</source>
            <translation>Gửi tóm tắt cho khách</translation>
        </message>
        <message>
            <source>Make the order</source>
            <translation>Tạo đơn</translation>
        </message>
        <message>
            <source>Spoken of</source>
            <translation>Đang nói đến</translation>
        </message>
        <message>
            <source>Add %1</source>
            <translation>Thêm %1</translation>
        </message>
        <message>
            <source>Made from this conversation</source>
            <translation>Đã tạo từ đoạn chat này</translation>
        </message>
        <message>
            <source>Take this note away</source>
            <translation>Bỏ ghi chú này</translation>
        </message>
        <message>
            <source>Goods</source>
            <translation>Tiền hàng</translation>
        </message>
        <message>
            <source>Discounts</source>
            <translation>Giảm giá</translation>
        </message>
        <message>
            <source>Shipping</source>
            <translation>Phí giao</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>Thuế</translation>
        </message>
        <message>
            <source>Customer pays</source>
            <translation>Khách trả</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Đã nhận</translation>
        </message>
        <message>
            <source>Given back</source>
            <translation>Đã hoàn</translation>
        </message>
        <message>
            <source>Marketplace fees</source>
            <translation>Phí sàn</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Giá vốn</translation>
        </message>
        <message>
            <source>not known for every item</source>
            <translation>chưa biết của mọi món</translation>
        </message>
        <message>
            <source>Gross profit</source>
            <translation>Lãi gộp</translation>
        </message>
        <message>
            <source>The channel</source>
            <translation>Kênh</translation>
        </message>
        <message>
            <source>An estimate of the channel, until the order is completed there.</source>
            <translation>Kênh ước tính, cho đến khi đơn hoàn tất bên kênh.</translation>
        </message>
        <message>
            <source>Parcels</source>
            <translation>Kiện hàng</translation>
        </message>
        <message>
            <source>Sent without a number</source>
            <translation>Gửi không có mã vận đơn</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>From the customer</source>
            <translation>Của khách</translation>
        </message>
        <message>
            <source>Only for your shop</source>
            <translation>Chỉ cho cửa hàng</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Diễn biến</translation>
        </message>
        <message>
            <source>Placed</source>
            <translation>Đặt hàng</translation>
        </message>
        <message>
            <source>not done</source>
            <translation>chưa làm</translation>
        </message>
    </context>
    <context>
        <name>OrdersPage</name>
        <message>
            <source>Export</source>
            <translation>Xuất tệp</translation>
        </message>
        <message>
            <source>New order</source>
            <translation>Tạo đơn</translation>
        </message>
        <message>
            <source>Packing</source>
            <translation>Gói hàng</translation>
        </message>
        <message>
            <source>Pick list</source>
            <translation>Phiếu nhặt hàng</translation>
        </message>
        <message>
            <source>Which orders</source>
            <translation>Loại đơn</translation>
        </message>
        <message>
            <source>To ship</source>
            <translation>Cần gửi</translation>
        </message>
        <message>
            <source>To confirm</source>
            <translation>Chờ duyệt</translation>
        </message>
        <message>
            <source>On the way</source>
            <translation>Đang giao</translation>
        </message>
        <message>
            <source>Returns</source>
            <translation>Hoàn trả</translation>
        </message>
        <message>
            <source>Not paid</source>
            <translation>Chưa trả tiền</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tất cả</translation>
        </message>
        <message>
            <source>Number, customer, phone</source>
            <translation>Số đơn, khách, điện thoại</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Đơn hàng</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>Duyệt</translation>
        </message>
        <message>
            <source>All channels</source>
            <translation>Mọi kênh</translation>
        </message>
        <message>
            <source>Our own desk</source>
            <translation>Tại cửa hàng</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kênh bán</translation>
        </message>
        <message>
            <source>Clear filters</source>
            <translation>Bỏ lọc</translation>
        </message>
        <message>
            <source>Nothing matches these filters. Try another tab, or clear the filters.</source>
            <translation>Không có đơn nào khớp bộ lọc. Thử thẻ khác, hoặc bỏ lọc.</translation>
        </message>
        <message>
            <source>No order found</source>
            <translation>Không tìm thấy đơn nào</translation>
        </message>
        <message>
            <source>Everything is sent</source>
            <translation>Đã gửi hết</translation>
        </message>
        <message>
            <source>Nothing waits to be confirmed</source>
            <translation>Không có đơn nào chờ duyệt</translation>
        </message>
        <message>
            <source>Nothing is on the way</source>
            <translation>Không có đơn nào đang giao</translation>
        </message>
        <message>
            <source>Nothing has come back</source>
            <translation>Chưa có đơn nào hoàn trả</translation>
        </message>
        <message>
            <source>Everything is paid</source>
            <translation>Đơn nào cũng đã trả tiền</translation>
        </message>
        <message>
            <source>New orders come in with every sync.</source>
            <translation>Đơn mới vào sổ sau mỗi lần đồng bộ.</translation>
        </message>
        <message>
            <source>Connect a channel</source>
            <translation>Nối kênh bán</translation>
        </message>
        <message>
            <source>Orders of every channel come together here, and those you write yourself.</source>
            <translation>Đơn của mọi kênh về chung một chỗ ở đây, cả đơn bạn tự tạo.</translation>
        </message>
        <message>
            <source>No orders yet</source>
            <translation>Chưa có đơn hàng nào</translation>
        </message>
        <message>
            <source>None of the ticked orders waits to be packed.</source>
            <translation>Không đơn nào trong số đã chọn đang chờ gói.</translation>
        </message>
        <message>
            <source>Copy row</source>
            <translation>Chép dòng</translation>
        </message>
    </context>
    <context>
        <name>OversoldContent</name>
        <message>
            <source>More has left than was there: count the goods, or receive what was never entered.</source>
            <translation>Hàng đã xuất nhiều hơn số có: hãy kiểm kho, hoặc nhập số hàng chưa ghi vào sổ.</translation>
        </message>
        <message>
            <source>Ways out</source>
            <translation>Cách giải quyết</translation>
        </message>
        <message>
            <source>Receive or count goods</source>
            <translation>Nhập hàng hoặc kiểm kho</translation>
        </message>
        <message>
            <source>More came in, or the book is wrong about the shelf.</source>
            <translation>Hàng mới về, hoặc sổ ghi sai so với trên kệ.</translation>
        </message>
        <message>
            <source>Offer another one, or a later day. Copies the number.</source>
            <translation>Mời khách đổi món khác, hoặc hẹn ngày sau. Nút này chép số điện thoại.</translation>
        </message>
        <message>
            <source>The order has no phone number; its page leads to the channel.</source>
            <translation>Đơn không có số điện thoại; trang đơn có đường sang kênh.</translation>
        </message>
        <message>
            <source>Not settled after all</source>
            <translation>Thật ra chưa xong</translation>
        </message>
        <message>
            <source>It is told again with the next sync.</source>
            <translation>Lượt đồng bộ tới sẽ báo lại.</translation>
        </message>
        <message>
            <source>It is solved</source>
            <translation>Đã giải quyết xong</translation>
        </message>
        <message>
            <source>You found another way. It is told again only if more is missing.</source>
            <translation>Bạn đã có cách khác. Chỉ báo lại nếu thiếu thêm.</translation>
        </message>
        <message>
            <source>Who waits for it</source>
            <translation>Ai đang chờ món này</translation>
        </message>
        <message>
            <source>the newest last</source>
            <translation>mới nhất ở cuối</translation>
        </message>
    </context>
    <context>
        <name>OversoldView</name>
        <message>
            <source>Products promised more often than they are there</source>
            <translation>Hàng đã hứa bán nhiều hơn số có</translation>
        </message>
        <message>
            <source>Enter: who waits for it, and the ways out</source>
            <translation>Enter: ai đang chờ, và cách giải quyết</translation>
        </message>
        <message>
            <source>Nothing is oversold</source>
            <translation>Không bán quá món nào</translation>
        </message>
        <message>
            <source>Everything that is promised to an order is there. If two channels sell the last piece at the same time, it stands here at once.</source>
            <translation>Món nào đã hứa với đơn cũng đều có đủ. Nếu hai kênh cùng bán chiếc cuối, chỗ này báo ngay.</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Hàng</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Thiếu</translation>
        </message>
        <message>
            <source>Way out</source>
            <translation>Cách giải quyết</translation>
        </message>
        <message>
            <source>On hand</source>
            <translation>Tồn</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>Đã hứa</translation>
        </message>
        <message>
            <source>Newest order</source>
            <translation>Đơn mới nhất</translation>
        </message>
        <message>
            <source>nobody waits</source>
            <translation>không ai chờ</translation>
        </message>
    </context>
    <context>
        <name>Overview</name>
        <message>
            <source>Full check</source>
            <translation>Kiểm tra toàn bộ</translation>
        </message>
        <message>
            <source>Add a channel</source>
            <translation>Thêm kênh</translation>
        </message>
        <message>
            <source>Channel accounts</source>
            <translation>Các tài khoản kênh</translation>
        </message>
        <message>
            <source>Connect more</source>
            <translation>Nối thêm</translation>
        </message>
        <message>
            <source>Want to try first? The practice channel runs on this computer and needs no account.</source>
            <translation>Muốn thử trước? Kênh thử chạy ngay trên máy này, không cần tài khoản.</translation>
        </message>
        <message>
            <source>How stock is sent depends on what the channel can do. Where a number can only be overwritten, orders are fetched first, then it is written and read back, and put right if somebody bought in between.</source>
            <translation>Cách ghi tồn theo khả năng của kênh. Kênh chỉ cho ghi đè thì sổ lấy đơn trước, ghi, rồi đọc lại để sửa ngay nếu có người mua xen vào.</translation>
        </message>
        <message>
            <source>A sync is running.</source>
            <translation>Đang đồng bộ.</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Kênh bán</translation>
        </message>
        <message>
            <source>Try the practice channel</source>
            <translation>Thử với kênh thử</translation>
        </message>
        <message>
            <source>No channel is connected yet</source>
            <translation>Chưa nối kênh nào</translation>
        </message>
        <message>
            <source>Connect your website or shop: its products and orders come into the book, and stock goes out to every channel. Nothing is sent before you have seen what will be sent.</source>
            <translation>Nối website hoặc gian hàng: hàng và đơn vào sổ, tồn đi ra mọi kênh. Không gửi gì trước khi bạn xem những gì sẽ gửi.</translation>
        </message>
        <message>
            <source>Practice channel</source>
            <translation>Kênh thử</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Tài khoản</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>Last sync</source>
            <translation>Lần cuối</translation>
        </message>
        <message>
            <source>Sync log</source>
            <translation>Nhật ký đồng bộ</translation>
        </message>
        <message>
            <source>Order lag</source>
            <translation>Độ trễ</translation>
        </message>
        <message>
            <source>Limit of the channel</source>
            <translation>Giới hạn của kênh</translation>
        </message>
        <message>
            <source>On sale</source>
            <translation>Đang bán</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>chưa lần nào</translation>
        </message>
        <message>
            <source>no order yet</source>
            <translation>chưa có đơn</translation>
        </message>
        <message>
            <source>order to book</source>
            <translation>đơn vào sổ</translation>
        </message>
        <message>
            <source>not measured yet</source>
            <translation>chưa đo</translation>
        </message>
        <message>
            <source>has none</source>
            <translation>không giới hạn</translation>
        </message>
        <message>
            <source>all matched</source>
            <translation>khớp hết</translation>
        </message>
        <message>
            <source>no item yet</source>
            <translation>chưa có hàng</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Thêm</translation>
        </message>
    </context>
    <context>
        <name>PackingPage</name>
        <message>
            <source>Pack with the scanner</source>
            <translation>Gói bằng máy quét</translation>
        </message>
        <message>
            <source>To the queue</source>
            <translation>Về danh sách</translation>
        </message>
        <message>
            <source>Packing table</source>
            <translation>Bàn gói hàng</translation>
        </message>
        <message>
            <source>Packing</source>
            <translation>Gói hàng</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Đơn hàng</translation>
        </message>
    </context>
    <context>
        <name>PartRow</name>
        <message>
            <source>How many of it</source>
            <translation>Số lượng trong bộ</translation>
        </message>
        <message>
            <source>Take this part out</source>
            <translation>Bỏ món này khỏi bộ</translation>
        </message>
        <message>
            <source>Enter a number that is more than zero.</source>
            <translation>Nhập số lớn hơn 0.</translation>
        </message>
    </context>
    <context>
        <name>Past</name>
        <message>
            <source>Fetching older messages…</source>
            <translation>Đang lấy tin nhắn cũ hơn…</translation>
        </message>
        <message>
            <source>Older messages could not be fetched. %1</source>
            <translation>Chưa lấy được tin nhắn cũ hơn. %1</translation>
        </message>
    </context>
    <context>
        <name>PaymentDialog</name>
        <message>
            <source>Refund for order</source>
            <translation>Hoàn tiền đơn</translation>
        </message>
        <message>
            <source>Payment for order</source>
            <translation>Tiền nhận cho đơn</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>Hoàn tiền</translation>
        </message>
        <message>
            <source>Record payment</source>
            <translation>Ghi tiền đã nhận</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Số tiền</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>Tiền mặt</translation>
        </message>
        <message>
            <source>Bank transfer</source>
            <translation>Chuyển khoản</translation>
        </message>
        <message>
            <source>Cash on delivery</source>
            <translation>Thu hộ (COD)</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Thẻ</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Cách khác</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Cách trả</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>Enter the amount.</source>
            <translation>Nhập số tiền.</translation>
        </message>
        <message>
            <source>The amount must be more than zero.</source>
            <translation>Số tiền phải lớn hơn 0.</translation>
        </message>
    </context>
    <context>
        <name>PersonDialog</name>
        <message>
            <source>Which customer is this?</source>
            <translation>Đây là khách nào?</translation>
        </message>
        <message>
            <source>Their messages and orders come together from now on. It can be taken back.</source>
            <translation>Từ nay tin nhắn và đơn hàng của họ về chung một chỗ. Có thể hoàn tác.</translation>
        </message>
        <message>
            <source>Name, phone or e-mail</source>
            <translation>Tên, điện thoại hoặc email</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Huỷ</translation>
        </message>
        <message>
            <source>Nobody is found by these words.</source>
            <translation>Không tìm thấy ai.</translation>
        </message>
    </context>
    <context>
        <name>PersonPart</name>
        <message>
            <source>Not a customer yet. The order makes one.</source>
            <translation>Chưa có trong danh sách khách. Tạo đơn sẽ thêm khách mới.</translation>
        </message>
        <message>
            <source>A customer without orders so far.</source>
            <translation>Khách chưa có đơn nào.</translation>
        </message>
        <message>
            <source>Who is it?</source>
            <translation>Đây là ai?</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Xem</translation>
        </message>
        <message>
            <source>Show %1</source>
            <translation>Xem %1</translation>
        </message>
        <message>
            <source>The order makes a customer of their own.</source>
            <translation>Tạo đơn sẽ thêm một khách riêng.</translation>
        </message>
        <message>
            <source>Somebody new</source>
            <translation>Khách mới</translation>
        </message>
        <message>
            <source>chosen</source>
            <translation>đã chọn</translation>
        </message>
        <message>
            <source>not chosen</source>
            <translation>chưa chọn</translation>
        </message>
    </context>
    <context>
        <name>PolicyDialog</name>
        <message>
            <source>Its items are decided anew with the next sync.</source>
            <translation>Lượt đồng bộ tới sẽ tính lại các mặt hàng của kênh.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Lưu</translation>
        </message>
        <message>
            <source>Send stock to this account</source>
            <translation>Gửi tồn lên kênh này</translation>
        </message>
        <message>
            <source>Send prices to this account</source>
            <translation>Gửi giá lên kênh này</translation>
        </message>
        <message>
            <source>Safety stock</source>
            <translation>Tồn an toàn</translation>
        </message>
        <message>
            <source>This many of each item are held back from it.</source>
            <translation>Giữ lại chừng này của mỗi mặt hàng.</translation>
        </message>
        <message>
            <source>Share in percent</source>
            <translation>Phần (%)</translation>
        </message>
        <message>
            <source>It is offered this part of what is available.</source>
            <translation>Kênh được chào bán phần này của số có thể bán.</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Nhiều nhất</translation>
        </message>
        <message>
            <source>It never shows more than this. Empty: no limit.</source>
            <translation>Kênh không bao giờ hiện nhiều hơn. Để trống: không giới hạn.</translation>
        </message>
        <message>
            <source>How stock is shared</source>
            <translation>Cách chia tồn</translation>
        </message>
        <message>
            <source>Where prices differ</source>
            <translation>Khi giá lệch</translation>
        </message>
        <message>
            <source>A product or a category with a word of its own stands above this.</source>
            <translation>Mặt hàng hay danh mục đặt riêng thì theo phần đặt riêng.</translation>
        </message>
        <message>
            <source>Write 0 to hold nothing back.</source>
            <translation>Ghi 0 nếu không giữ lại.</translation>
        </message>
        <message>
            <source>Write 100 to offer everything.</source>
            <translation>Ghi 100 để chào bán tất cả.</translation>
        </message>
        <message>
            <source>Saved. It goes out with the next sync.</source>
            <translation>Đã lưu. Sẽ gửi ở lượt đồng bộ tới.</translation>
        </message>
    </context>
    <context>
        <name>PolicyReplay</name>
        <message>
            <source>What would each have done on your own last weeks?</source>
            <translation>Mỗi cách sẽ ra sao với mấy tuần qua của chính bạn?</translation>
        </message>
        <message>
            <source>Work it out again</source>
            <translation>Tính lại</translation>
        </message>
        <message>
            <source>Work it out</source>
            <translation>Thử tính</translation>
        </message>
        <message>
            <source>Your own orders are played again; nothing is changed or sent.</source>
            <translation>Tính lại trên chính các đơn của bạn; không đổi và không gửi gì.</translation>
        </message>
        <message>
            <source>Your last weeks are played again under each way of sharing…</source>
            <translation>Đang chạy lại mấy tuần qua của bạn theo từng cách chia…</translation>
        </message>
    </context>
    <context>
        <name>PostsPart</name>
        <message>
            <source>Write a post</source>
            <translation>Viết bài đăng</translation>
        </message>
        <message>
            <source>Take down</source>
            <translation>Gỡ bài</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>Bài đăng</translation>
        </message>
        <message>
            <source>No posts yet</source>
            <translation>Chưa có bài đăng</translation>
        </message>
        <message>
            <source>Write one: its words, pictures and a product's page, now or planned for later.</source>
            <translation>Hãy viết một bài: lời, hình và trang của một mặt hàng, đăng ngay hoặc hẹn giờ.</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>Bài đăng</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Trạng thái</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Thời điểm</translation>
        </message>
        <message>
            <source>it is taken down</source>
            <translation>sẽ được gỡ</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>đã hẹn giờ</translation>
        </message>
        <message>
            <source>shown</source>
            <translation>đang hiện</translation>
        </message>
    </context>
    <context>
        <name>PreviewDialog</name>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Lưu thành PDF</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>In</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Khổ giấy</translation>
        </message>
        <message>
            <source>Laying it out…</source>
            <translation>Đang dàn trang…</translation>
        </message>
        <message>
            <source>Choose another folder.</source>
            <translation>Chọn thư mục khác.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>Look at the printer and print again, or save it as PDF.</source>
            <translation>Xem lại máy in rồi in lại, hoặc lưu thành PDF.</translation>
        </message>
        <message>
            <source>The printer did not take the document.</source>
            <translation>Máy in không nhận tài liệu.</translation>
        </message>
    </context>
    <context>
        <name>PreviewStep</name>
        <message>
            <source>What will be sent</source>
            <translation>Những gì sẽ gửi</translation>
        </message>
        <message>
            <source>It is read first; then only what differs is sent.</source>
            <translation>Kênh được đọc trước; rồi chỉ gửi chỗ lệch.</translation>
        </message>
        <message>
            <source>Read it now: then everything that would change stands here. Nothing is sent by that.</source>
            <translation>Hãy đọc kênh ngay: mọi thay đổi sẽ hiện ở đây. Việc này không gửi gì.</translation>
        </message>
        <message>
            <source>What is there has not been read yet</source>
            <translation>Chưa đọc xem trên kênh đang có gì</translation>
        </message>
        <message>
            <source>Both sides are the same</source>
            <translation>Hai bên đã giống nhau</translation>
        </message>
        <message>
            <source>Nothing has to be sent now. From now on every change in the book goes out.</source>
            <translation>Bây giờ không cần gửi gì. Từ nay mọi thay đổi trong sổ sẽ được gửi đi.</translation>
        </message>
        <message>
            <source>No item is matched yet</source>
            <translation>Chưa có mặt hàng nào khớp</translation>
        </message>
        <message>
            <source>Orders will come in. Match items, or put products there, to send stock and prices.</source>
            <translation>Đơn vẫn sẽ vào sổ. Khớp hàng, hoặc đưa hàng lên kênh, để gửi tồn và giá.</translation>
        </message>
        <message>
            <source>The book has none of them. Receive goods first if that is not right.</source>
            <translation>Trong sổ không còn cái nào. Nếu không đúng, hãy nhập hàng trước.</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Mặt hàng</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Tồn</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá</translation>
        </message>
        <message>
            <source>asks you first: it changes much</source>
            <translation>sẽ hỏi bạn: giá đổi nhiều</translation>
        </message>
    </context>
    <context>
        <name>PreviewView</name>
        <message>
            <source>What becomes of every row</source>
            <translation>Mỗi dòng sẽ ra sao</translation>
        </message>
        <message>
            <source>The whole file can be undone after the import.</source>
            <translation>Nhập xong vẫn hoàn tác được cả tệp.</translation>
        </message>
        <message>
            <source>Match columns again</source>
            <translation>Ghép lại cột</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Quay lại</translation>
        </message>
        <message>
            <source>rows</source>
            <translation>dòng</translation>
        </message>
        <message>
            <source>new</source>
            <translation>hàng mới</translation>
        </message>
        <message>
            <source>will change</source>
            <translation>sẽ sửa</translation>
        </message>
        <message>
            <source>as they are</source>
            <translation>như cũ</translation>
        </message>
        <message>
            <source>wrong</source>
            <translation>có lỗi</translation>
        </message>
        <message>
            <source>Show all rows</source>
            <translation>Hiện mọi dòng</translation>
        </message>
        <message>
            <source>No such row</source>
            <translation>Không có dòng nào</translation>
        </message>
        <message>
            <source>The file has no row of this sort.</source>
            <translation>Tệp không có dòng nào thuộc loại này.</translation>
        </message>
        <message>
            <source>Nothing in this file would change the book.</source>
            <translation>Không có gì trong tệp này làm thay đổi sổ.</translation>
        </message>
        <message>
            <source>Mend the wrong rows first, or choose to import the good ones.</source>
            <translation>Sửa các dòng lỗi trước, hoặc chọn nhập các dòng tốt.</translation>
        </message>
    </context>
    <context>
        <name>PricePart</name>
        <message>
            <source>As usual here</source>
            <translation>Như thường lệ</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Theo quy tắc</translation>
        </message>
        <message>
            <source>Own price</source>
            <translation>Giá riêng</translation>
        </message>
        <message>
            <source>Change the rule of the whole channel</source>
            <translation>Đổi quy tắc của cả kênh</translation>
        </message>
        <message>
            <source>Price on this channel</source>
            <translation>Giá trên kênh này</translation>
        </message>
        <message>
            <source>On this channel everything costs what the book says.</source>
            <translation>Trên kênh này mọi món bán đúng giá trong sổ.</translation>
        </message>
    </context>
    <context>
        <name>PriceTab</name>
        <message>
            <source>Price</source>
            <translation>Giá bán</translation>
        </message>
        <message>
            <source>Sale price</source>
            <translation>Giá giảm</translation>
        </message>
        <message>
            <source>Sale runs</source>
            <translation>Thời gian giảm</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Giá vốn</translation>
        </message>
        <message>
            <source>Gross profit each</source>
            <translation>Lãi gộp mỗi món</translation>
        </message>
        <message>
            <source>Margin</source>
            <translation>Tỷ lệ lãi</translation>
        </message>
        <message>
            <source>Change prices</source>
            <translation>Đổi giá</translation>
        </message>
    </context>
    <context>
        <name>ProblemsPanel</name>
        <message>
            <source>Problems of the file</source>
            <translation>Vấn đề của tệp</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Lỗi</translation>
        </message>
        <message>
            <source>Worth a look</source>
            <translation>Nên xem</translation>
        </message>
        <message>
            <source>Which problems</source>
            <translation>Loại vấn đề</translation>
        </message>
        <message>
            <source>Import the good rows, save the wrong ones to a file</source>
            <translation>Nhập dòng tốt, lưu dòng lỗi ra tệp để sửa</translation>
        </message>
        <message>
            <source>Import nothing until all are right</source>
            <translation>Không nhập gì cho đến khi hết lỗi</translation>
        </message>
        <message>
            <source>No errors. Every row can be imported.</source>
            <translation>Không có lỗi. Mọi dòng đều nhập được.</translation>
        </message>
        <message>
            <source>Nothing unusual was found.</source>
            <translation>Không thấy gì bất thường.</translation>
        </message>
        <message>
            <source>The whole file</source>
            <translation>Cả tệp</translation>
        </message>
        <message>
            <source>Column %1</source>
            <translation>Cột %1</translation>
        </message>
        <message>
            <source>Row %1</source>
            <translation>Dòng %1</translation>
        </message>
        <message>
            <source>Rows %1–%2</source>
            <translation>Dòng %1–%2</translation>
        </message>
        <message>
            <source>Rows %1</source>
            <translation>Dòng %1</translation>
        </message>
        <message>
            <source>%1, column %2</source>
            <translation>%1, cột %2</translation>
        </message>
        <message>
            <source>Mend it here</source>
            <translation>Sửa tại đây</translation>
        </message>
        <message>
            <source>Leave it empty</source>
            <translation>Để trống</translation>
        </message>
        <message>
            <source>Change to %1</source>
            <translation>Sửa thành %1</translation>
        </message>
        <message>
            <source>Change all to %1</source>
            <translation>Sửa tất cả thành %1</translation>
        </message>
    </context>
    <context>
        <name>ProductDialog</name>
        <message>
            <source>Show a product</source>
            <translation>Gửi hàng cho khách xem</translation>
        </message>
        <message>
            <source>It is sent as a card: its name, its price on this channel, picture and link.</source>
            <translation>Gửi dưới dạng thẻ: tên hàng, giá trên kênh này, hình và đường dẫn.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Huỷ</translation>
        </message>
    </context>
    <context>
        <name>ProductFinder</name>
        <message>
            <source>Product name, SKU, or scan a barcode</source>
            <translation>Tên hàng, mã hàng, hoặc quét mã vạch</translation>
        </message>
        <message>
            <source>Products found</source>
            <translation>Hàng tìm thấy</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Hàng</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Có thể bán</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá bán</translation>
        </message>
        <message>
            <source>No product found. Try fewer letters, or another code.</source>
            <translation>Không tìm thấy hàng nào. Thử ít chữ hơn, hoặc mã khác.</translation>
        </message>
    </context>
    <context>
        <name>ProductForm</name>
        <message>
            <source>Add the product</source>
            <translation>Thêm hàng</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Lưu</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Brand</source>
            <translation>Nhãn hiệu</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Đơn vị</translation>
        </message>
        <message>
            <source>piece, bag, kg…</source>
            <translation>cái, gói, kg…</translation>
        </message>
        <message>
            <source>Clothing &gt; T-shirts; Sale</source>
            <translation>Quần áo &gt; Áo thun; Giảm giá</translation>
        </message>
        <message>
            <source>How the kinds differ</source>
            <translation>Các phiên bản khác nhau ở</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>Danh mục</translation>
        </message>
        <message>
            <source>On sale</source>
            <translation>Còn bán</translation>
        </message>
        <message>
            <source>Draft, not offered yet</source>
            <translation>Nháp, chưa chào bán</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Trạng thái</translation>
        </message>
        <message>
            <source>Count the stock</source>
            <translation>Đếm tồn kho</translation>
        </message>
        <message>
            <source>What is not counted is on sale on every channel until you take it off.</source>
            <translation>Hàng không đếm thì kênh nào cũng bán cho đến khi bạn gỡ xuống.</translation>
        </message>
        <message>
            <source>It comes in several kinds</source>
            <translation>Có nhiều phiên bản</translation>
        </message>
        <message>
            <source>What is sold</source>
            <translation>Mã hàng và giá</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Mô tả</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Màu</translation>
        </message>
        <message>
            <source>Red, Blue</source>
            <translation>Đỏ, Xanh</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Cỡ</translation>
        </message>
        <message>
            <source>S, M, L</source>
            <translation>S, M, L</translation>
        </message>
        <message>
            <source>Option</source>
            <translation>Thuộc tính</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Giá trị</translation>
        </message>
        <message>
            <source>Make the variants</source>
            <translation>Tạo các phiên bản</translation>
        </message>
        <message>
            <source>Give it the name customers will read.</source>
            <translation>Đặt tên mà khách sẽ đọc.</translation>
        </message>
    </context>
    <context>
        <name>ProductPanel</name>
        <message>
            <source>The product in full</source>
            <translation>Toàn bộ về hàng này</translation>
        </message>
        <message>
            <source>Change stock</source>
            <translation>Sửa tồn</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Sửa hàng</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Thêm</translation>
        </message>
        <message>
            <source>On channels</source>
            <translation>Trên kênh</translation>
        </message>
        <message>
            <source>What each channel will show (Ctrl+E)</source>
            <translation>Mỗi kênh sẽ hiện gì (Ctrl+E)</translation>
        </message>
        <message>
            <source>Parts of the product</source>
            <translation>Các phần của hàng</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Kênh</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Thông tin</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá</translation>
        </message>
        <message>
            <source>A bundle has no stock of its own: change the stock of its parts.</source>
            <translation>Bộ không có tồn riêng: hãy sửa tồn của các món trong bộ.</translation>
        </message>
        <message>
            <source>The stock of this product is not counted.</source>
            <translation>Hàng này không đếm tồn.</translation>
        </message>
        <message>
            <source>Copy SKU</source>
            <translation>Chép mã hàng</translation>
        </message>
        <message>
            <source>What it is made of…</source>
            <translation>Bộ gồm những gì…</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>Bán lại</translation>
        </message>
        <message>
            <source>Archive product</source>
            <translation>Cất hàng này đi</translation>
        </message>
    </context>
    <context>
        <name>ProductsPage</name>
        <message>
            <source>Import a file</source>
            <translation>Nhập tệp</translation>
        </message>
        <message>
            <source>Products from a CSV or Excel file (Ctrl+I)</source>
            <translation>Nhập hàng hoá từ tệp CSV hoặc Excel (Ctrl+I)</translation>
        </message>
        <message>
            <source>New product</source>
            <translation>Thêm hàng</translation>
        </message>
        <message>
            <source>Name, SKU, barcode</source>
            <translation>Tên, mã hàng, mã vạch</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Hàng hoá</translation>
        </message>
        <message>
            <source>Change prices</source>
            <translation>Đổi giá</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>Cất đi</translation>
        </message>
        <message>
            <source>All categories</source>
            <translation>Danh mục</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Danh mục</translation>
        </message>
        <message>
            <source>On sale</source>
            <translation>Còn bán</translation>
        </message>
        <message>
            <source>Low stock</source>
            <translation>Sắp hết</translation>
        </message>
        <message>
            <source>Differs</source>
            <translation>Kênh lệch</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>Đã cất</translation>
        </message>
        <message>
            <source>A channel does not show yet what it should</source>
            <translation>Có kênh chưa hiện đúng như sổ</translation>
        </message>
        <message>
            <source>Filter is on</source>
            <translation>Đang lọc</translation>
        </message>
        <message>
            <source>Filter is off</source>
            <translation>Không lọc</translation>
        </message>
        <message>
            <source>number = what the channel may sell</source>
            <translation>số = kênh được phép bán</translation>
        </message>
        <message>
            <source>Connect a channel</source>
            <translation>Nối kênh bán</translation>
        </message>
        <message>
            <source>Bring in the product file you have, take the products from your website, or write the first one here.</source>
            <translation>Nhập tệp hàng hoá bạn đang có, lấy hàng từ website của bạn, hoặc thêm hàng đầu tiên ngay ở đây.</translation>
        </message>
        <message>
            <source>No products yet</source>
            <translation>Chưa có hàng hoá nào</translation>
        </message>
        <message>
            <source>Clear filters</source>
            <translation>Bỏ lọc</translation>
        </message>
        <message>
            <source>No product found</source>
            <translation>Không tìm thấy hàng nào</translation>
        </message>
        <message>
            <source>Nothing matches these filters. Try fewer words, or clear the filters.</source>
            <translation>Không có hàng nào khớp bộ lọc. Thử ít chữ hơn, hoặc bỏ lọc.</translation>
        </message>
        <message>
            <source>The item is no longer matched with this product; it waits under Channels.</source>
            <translation>Món trên kênh không còn khớp với hàng này; nó chờ ở trang Kênh bán.</translation>
        </message>
        <message>
            <source>Put on channels…</source>
            <translation>Đưa lên kênh…</translation>
        </message>
        <message>
            <source>SKU copied</source>
            <translation>Đã chép mã hàng</translation>
        </message>
        <message>
            <source>Change stock</source>
            <translation>Sửa tồn</translation>
        </message>
        <message>
            <source>What channels show</source>
            <translation>Kênh sẽ hiện gì</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Sửa hàng</translation>
        </message>
        <message>
            <source>Copy SKU</source>
            <translation>Chép mã hàng</translation>
        </message>
    </context>
    <context>
        <name>ProfileView</name>
        <message>
            <source>Merge / split</source>
            <translation>Gộp / tách</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Sửa</translation>
        </message>
        <message>
            <source>New order</source>
            <translation>Tạo đơn</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Diễn biến</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tất cả</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Đơn</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Thay đổi</translation>
        </message>
        <message>
            <source>Known as</source>
            <translation>Nhận diện</translation>
        </message>
        <message>
            <source>Addresses</source>
            <translation>Địa chỉ</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Khách hàng</translation>
        </message>
        <message>
            <source>Look and merge</source>
            <translation>Xem và gộp</translation>
        </message>
        <message>
            <source>Not the same</source>
            <translation>Không phải</translation>
        </message>
        <message>
            <source>No orders yet. “New order” writes one for this customer.</source>
            <translation>Chưa có đơn nào. “Tạo đơn” lập đơn cho khách này.</translation>
        </message>
        <message>
            <source>Nothing was changed yet.</source>
            <translation>Chưa có thay đổi nào.</translation>
        </message>
        <message>
            <source>Nothing has happened yet.</source>
            <translation>Chưa có gì.</translation>
        </message>
        <message>
            <source>No phone, e-mail or channel yet.</source>
            <translation>Chưa có số điện thoại, e-mail hay kênh nào.</translation>
        </message>
        <message>
            <source>from a file</source>
            <translation>từ tệp</translation>
        </message>
        <message>
            <source>landline: gets no messages</source>
            <translation>số cố định: không nhận được tin nhắn</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Tách</translation>
        </message>
        <message>
            <source>merged into this one</source>
            <translation>đã gộp vào đây</translation>
        </message>
        <message>
            <source>No address yet.</source>
            <translation>Chưa có địa chỉ.</translation>
        </message>
        <message>
            <source>Nothing noted. “Edit” (Ctrl+E) has room for it.</source>
            <translation>Chưa ghi gì. Bấm “Sửa” (Ctrl+E) để ghi.</translation>
        </message>
        <message>
            <source>Merge with another record…</source>
            <translation>Gộp với hồ sơ khác…</translation>
        </message>
    </context>
    <context>
        <name>Progress</name>
        <message>
            <source>Stop</source>
            <translation>Dừng</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Đang dừng…</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>OK</source>
            <translation>Được</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Lưu</translation>
        </message>
        <message>
            <source>Save All</source>
            <translation>Lưu hết</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>&amp;Có</translation>
        </message>
        <message>
            <source>Yes to &amp;All</source>
            <translation>Có cho &amp;hết</translation>
        </message>
        <message>
            <source>&amp;No</source>
            <translation>&amp;Không</translation>
        </message>
        <message>
            <source>N&amp;o to All</source>
            <translation>K&amp;hông cho hết</translation>
        </message>
        <message>
            <source>Abort</source>
            <translation>Bỏ dở</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Thử lại</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>Bỏ qua</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Huỷ</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Bỏ thay đổi</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Trợ giúp</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Áp dụng</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Đặt lại</translation>
        </message>
        <message>
            <source>Restore Defaults</source>
            <translation>Về mặc định</translation>
        </message>
    </context>
    <context>
        <name>Quantity</name>
        <message>
            <source>One less of %1</source>
            <translation>Bớt 1 %1</translation>
        </message>
        <message>
            <source>One more of %1</source>
            <translation>Thêm 1 %1</translation>
        </message>
        <message>
            <source>Take %1 off</source>
            <translation>Bỏ %1</translation>
        </message>
        <message>
            <source>Quantity: %1</source>
            <translation>Số lượng: %1</translation>
        </message>
    </context>
    <context>
        <name>QueueView</name>
        <message>
            <source>Which orders</source>
            <translation>Loại đơn</translation>
        </message>
        <message>
            <source>To pack</source>
            <translation>Chờ gói</translation>
        </message>
        <message>
            <source>Packed, to send</source>
            <translation>Đã gói, chờ gửi</translation>
        </message>
        <message>
            <source>Number, customer, phone</source>
            <translation>Số đơn, khách, điện thoại</translation>
        </message>
        <message>
            <source>Packing queue</source>
            <translation>Danh sách chờ gói</translation>
        </message>
        <message>
            <source>All late</source>
            <translation>Mọi đơn trễ</translation>
        </message>
        <message>
            <source>All of today</source>
            <translation>Mọi đơn hôm nay</translation>
        </message>
        <message>
            <source>Pick list</source>
            <translation>Phiếu nhặt hàng</translation>
        </message>
        <message>
            <source>Packing slips</source>
            <translation>Phiếu gói hàng</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Nhãn gửi hàng</translation>
        </message>
        <message>
            <source>All channels</source>
            <translation>Mọi kênh</translation>
        </message>
        <message>
            <source>Our own desk</source>
            <translation>Tại cửa hàng</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kênh</translation>
        </message>
        <message>
            <source>Nothing is late.</source>
            <translation>Không có đơn nào trễ.</translation>
        </message>
        <message>
            <source>Nothing is due until midnight.</source>
            <translation>Từ giờ đến nửa đêm không có đơn nào đến hạn.</translation>
        </message>
        <message>
            <source>Clear filters</source>
            <translation>Bỏ lọc</translation>
        </message>
        <message>
            <source>Nothing matches these filters. Try another tab, or clear the filters.</source>
            <translation>Không có đơn nào khớp bộ lọc. Thử thẻ khác, hoặc bỏ lọc.</translation>
        </message>
        <message>
            <source>No order found</source>
            <translation>Không tìm thấy đơn nào</translation>
        </message>
        <message>
            <source>All orders</source>
            <translation>Mọi đơn hàng</translation>
        </message>
        <message>
            <source>What you have packed waits here until its parcel is sent.</source>
            <translation>Đơn bạn đã gói nằm ở đây cho đến khi gửi đi.</translation>
        </message>
        <message>
            <source>No parcel waits to be sent</source>
            <translation>Không có gói nào chờ gửi</translation>
        </message>
        <message>
            <source>New orders of every channel come here with each sync, the most urgent first.</source>
            <translation>Đơn mới của mọi kênh về đây sau mỗi lần đồng bộ, đơn gấp nhất đứng đầu.</translation>
        </message>
        <message>
            <source>Everything is packed</source>
            <translation>Đã gói hết</translation>
        </message>
        <message>
            <source>Send this parcel</source>
            <translation>Gửi gói này</translation>
        </message>
        <message>
            <source>Pack this order</source>
            <translation>Gói đơn này</translation>
        </message>
        <message>
            <source>Packing slip</source>
            <translation>Phiếu gói hàng</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Nhãn gửi hàng</translation>
        </message>
        <message>
            <source>Label, sent another way…</source>
            <translation>Nhãn gửi hàng, đổi cách gửi…</translation>
        </message>
        <message>
            <source>Show the order</source>
            <translation>Xem đơn</translation>
        </message>
        <message>
            <source>Copy row</source>
            <translation>Chép dòng</translation>
        </message>
    </context>
    <context>
        <name>QuickDialog</name>
        <message>
            <source>Quick replies</source>
            <translation>Câu trả lời nhanh</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Lưu</translation>
        </message>
        <message>
            <source>Filled in by themselves, where they stand in a text: %1</source>
            <translation>Tự điền vào chỗ tương ứng trong câu: %1</translation>
        </message>
        <message>
            <source>Add a reply</source>
            <translation>Thêm câu</translation>
        </message>
        <message>
            <source>The program's own set again</source>
            <translation>Dùng lại bộ câu có sẵn</translation>
        </message>
    </context>
    <context>
        <name>QuickRow</name>
        <message>
            <source>On the button</source>
            <translation>Chữ trên nút</translation>
        </message>
        <message>
            <source>What is written</source>
            <translation>Nội dung gửi</translation>
        </message>
        <message>
            <source>Take this reply off</source>
            <translation>Bỏ câu này</translation>
        </message>
    </context>
    <context>
        <name>RecogniseView</name>
        <message>
            <source>What the file is</source>
            <translation>Tệp này là gì</translation>
        </message>
        <message>
            <source>It holds</source>
            <translation>Bên trong là</translation>
        </message>
        <message>
            <source>Made by</source>
            <translation>Tạo từ</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Tờ</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>Bảng mã chữ</translation>
        </message>
        <message>
            <source>Change this when names in the sample look garbled.</source>
            <translation>Đổi mục này khi tên trong mẫu bị lỗi chữ.</translation>
        </message>
        <message>
            <source>Columns are parted by</source>
            <translation>Các cột cách nhau bằng</translation>
        </message>
        <message>
            <source>Another file</source>
            <translation>Tệp khác</translation>
        </message>
        <message>
            <source>The first rows of the file</source>
            <translation>Những dòng đầu của tệp</translation>
        </message>
        <message>
            <source>Match the columns</source>
            <translation>Ghép cột</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Xem trước</translation>
        </message>
        <message>
            <source>Look at the sample first</source>
            <translation>Hãy xem kỹ mẫu trước</translation>
        </message>
        <message>
            <source>A file like this was matched before</source>
            <translation>Tệp kiểu này đã được ghép cột</translation>
        </message>
        <message>
            <source>Its columns are matched as last time.</source>
            <translation>Các cột được ghép như lần trước.</translation>
        </message>
        <message>
            <source>Recognised: %1</source>
            <translation>Đã nhận ra: %1</translation>
        </message>
        <message>
            <source>Every column that is needed was found</source>
            <translation>Đã tìm thấy đủ những cột cần có</translation>
        </message>
        <message>
            <source>Compare the sample with what you expect.</source>
            <translation>So mẫu bên dưới với điều bạn mong đợi.</translation>
        </message>
        <message>
            <source>This layout is new</source>
            <translation>Kiểu tệp này còn mới</translation>
        </message>
        <message>
            <source>Say in the next step which column is what; it is remembered.</source>
            <translation>Ở bước sau bạn cho biết cột nào là gì; chương trình sẽ nhớ.</translation>
        </message>
        <message>
            <source>Unicode (UTF-8)</source>
            <translation>Unicode (UTF-8)</translation>
        </message>
        <message>
            <source>Unicode (UTF-16)</source>
            <translation>Unicode (UTF-16)</translation>
        </message>
        <message>
            <source>Vietnamese (Windows)</source>
            <translation>Tiếng Việt (Windows)</translation>
        </message>
        <message>
            <source>Western (Windows)</source>
            <translation>Tây Âu (Windows)</translation>
        </message>
        <message>
            <source>Chinese, simplified</source>
            <translation>Tiếng Trung giản thể</translation>
        </message>
        <message>
            <source>Chinese, traditional</source>
            <translation>Tiếng Trung phồn thể</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>Tiếng Nhật</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>Tiếng Hàn</translation>
        </message>
        <message>
            <source>Cyrillic (Windows)</source>
            <translation>Chữ Kirin (Windows)</translation>
        </message>
        <message>
            <source>comma ( , )</source>
            <translation>dấu phẩy ( , )</translation>
        </message>
        <message>
            <source>semicolon ( ; )</source>
            <translation>dấu chấm phẩy ( ; )</translation>
        </message>
        <message>
            <source>tab</source>
            <translation>phím tab</translation>
        </message>
        <message>
            <source>bar ( | )</source>
            <translation>gạch đứng ( | )</translation>
        </message>
        <message>
            <source>The first rows, as they are read</source>
            <translation>Những dòng đầu, như chương trình đọc được</translation>
        </message>
    </context>
    <context>
        <name>RenameDialog</name>
        <message>
            <source>Rename the account</source>
            <translation>Đổi tên tài khoản</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Đổi tên</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Only this program shows it; the channel keeps its own.</source>
            <translation>Chỉ chương trình này hiện tên đó; kênh vẫn giữ tên của kênh.</translation>
        </message>
    </context>
    <context>
        <name>ReplyBox</name>
        <message>
            <source>Change the quick replies</source>
            <translation>Sửa câu trả lời nhanh</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Hàng</translation>
        </message>
        <message>
            <source>Show a product with its price, as a card</source>
            <translation>Gửi thẻ hàng kèm giá</translation>
        </message>
        <message>
            <source>Write an answer</source>
            <translation>Viết câu trả lời</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Câu trả lời</translation>
        </message>
        <message>
            <source>Enter sends, Shift+Enter begins a new line</source>
            <translation>Enter để gửi, Shift+Enter để xuống dòng</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Gửi</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>Tin mẫu</translation>
        </message>
        <message>
            <source>Where to answer</source>
            <translation>Trả lời ở đâu</translation>
        </message>
        <message>
            <source>Do not send %1</source>
            <translation>Không gửi %1</translation>
        </message>
        <message>
            <source>Value %1</source>
            <translation>Giá trị %1</translation>
        </message>
        <message>
            <source>There is no approved template.</source>
            <translation>Chưa có tin mẫu nào được duyệt.</translation>
        </message>
        <message>
            <source>Fill in every value of the template.</source>
            <translation>Điền đủ các chỗ trống của tin mẫu.</translation>
        </message>
        <message>
            <source>Nothing is written yet.</source>
            <translation>Chưa viết gì.</translation>
        </message>
    </context>
    <context>
        <name>RestoreDialog</name>
        <message>
            <source>Password</source>
            <translation>Mật khẩu</translation>
        </message>
        <message>
            <source>The one it was saved with. Capital letters count.</source>
            <translation>Mật khẩu lúc lưu. Phân biệt chữ hoa, chữ thường.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Huỷ</translation>
        </message>
        <message>
            <source>Open the backup</source>
            <translation>Mở bản sao lưu</translation>
        </message>
        <message>
            <source>Restore this backup</source>
            <translation>Khôi phục bản này</translation>
        </message>
        <message>
            <source>Opening and checking the backup</source>
            <translation>Đang mở và kiểm tra bản sao lưu</translation>
        </message>
    </context>
    <context>
        <name>RestoringDialog</name>
        <message>
            <source>Restoring the book</source>
            <translation>Đang khôi phục sổ</translation>
        </message>
        <message>
            <source>The present book is backed up first, then the backup takes its place.</source>
            <translation>Sổ hiện tại được sao lưu trước, rồi bản sao lưu thay vào chỗ của sổ.</translation>
        </message>
        <message>
            <source>The backup becomes the book of this computer.</source>
            <translation>Bản sao lưu trở thành sổ của máy này.</translation>
        </message>
    </context>
    <context>
        <name>ResultView</name>
        <message>
            <source>Another file</source>
            <translation>Tệp khác</translation>
        </message>
        <message>
            <source>Undo this import</source>
            <translation>Hoàn tác lần nhập này</translation>
        </message>
        <message>
            <source>Save them to a file</source>
            <translation>Lưu ra tệp</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Mở thư mục</translation>
        </message>
        <message>
            <source>rows new</source>
            <translation>dòng mới</translation>
        </message>
        <message>
            <source>rows changed</source>
            <translation>dòng đã sửa</translation>
        </message>
        <message>
            <source>rows as they were</source>
            <translation>dòng như cũ</translation>
        </message>
        <message>
            <source>rows left out</source>
            <translation>dòng bỏ qua</translation>
        </message>
        <message>
            <source>The import was taken back.</source>
            <translation>Đã hoàn tác lần nhập.</translation>
        </message>
        <message>
            <source>Look at: %1</source>
            <translation>Xem %1</translation>
        </message>
        <message>
            <source>Save them with the reason beside each row, mend them in Excel, and import that file.</source>
            <translation>Lưu các dòng này kèm lý do, sửa trong Excel rồi nhập tệp đó.</translation>
        </message>
        <message>
            <source>They are in %1, each with its reason. Mend them there and import that file.</source>
            <translation>Các dòng này nằm trong %1, kèm lý do từng dòng. Sửa ở đó rồi nhập tệp ấy.</translation>
        </message>
    </context>
    <context>
        <name>ReturnDialog</name>
        <message>
            <source>Goods back from order</source>
            <translation>Hàng trả lại của đơn</translation>
        </message>
        <message>
            <source>Take the goods back</source>
            <translation>Nhận lại hàng</translation>
        </message>
        <message>
            <source>Money back</source>
            <translation>Tiền hoàn</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>back on the shelf</source>
            <translation>xếp lại lên kệ</translation>
        </message>
        <message>
            <source>Nothing was said to have come back.</source>
            <translation>Chưa nhập món nào trả lại.</translation>
        </message>
        <message>
            <source>Enter how many of each line.</source>
            <translation>Nhập số lượng trả lại của từng món.</translation>
        </message>
    </context>
    <context>
        <name>RightsPart</name>
        <message>
            <source>Sign in again</source>
            <translation>Đăng nhập lại</translation>
        </message>
        <message>
            <source>Open the page</source>
            <translation>Mở trang</translation>
        </message>
    </context>
    <context>
        <name>RuleFields</name>
        <message>
            <source>Percent</source>
            <translation>Phần trăm</translation>
        </message>
        <message>
            <source>8 makes dearer, -8 cheaper</source>
            <translation>8 là đắt hơn, -8 là rẻ hơn</translation>
        </message>
        <message>
            <source>And an amount</source>
            <translation>Cộng thêm</translation>
        </message>
        <message>
            <source>added after it</source>
            <translation>tính sau phần trăm</translation>
        </message>
        <message>
            <source>Rounding</source>
            <translation>Làm tròn</translation>
        </message>
    </context>
    <context>
        <name>RunContent</name>
        <message>
            <source>Put right</source>
            <translation>Đã sửa</translation>
        </message>
        <message>
            <source>The channel showed something else than what was sent less its own sales.</source>
            <translation>Kênh hiện khác với số đã gửi trừ đi phần kênh tự bán.</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Đã gửi</translation>
        </message>
        <message>
            <source>before → after</source>
            <translation>trước → sau</translation>
        </message>
        <message>
            <source>Began</source>
            <translation>Bắt đầu</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>Hết</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Chạy</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Chi phí</translation>
        </message>
        <message>
            <source>Questions and writes to the channel</source>
            <translation>Số lần hỏi và ghi lên kênh</translation>
        </message>
        <message>
            <source>Numbers sent</source>
            <translation>Số liệu đã gửi</translation>
        </message>
        <message>
            <source>It has gone on since then, or another sync has taken over: nothing is left to do.</source>
            <translation>Từ đó đồng bộ đã chạy tiếp được, hoặc lượt khác đã thay: không còn gì phải làm.</translation>
        </message>
        <message>
            <source>What it did</source>
            <translation>Đã làm gì</translation>
        </message>
        <message>
            <source>The same sync with other accounts</source>
            <translation>Cùng lượt này ở tài khoản khác</translation>
        </message>
    </context>
    <context>
        <name>RunningDialog</name>
        <message>
            <source>Labels</source>
            <translation>Nhãn gửi hàng</translation>
        </message>
        <message>
            <source>Looking which labels are there…</source>
            <translation>Đang xem đã có những nhãn nào…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Dừng</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
    </context>
    <context>
        <name>RunsView</name>
        <message>
            <source>Which account</source>
            <translation>Tài khoản nào</translation>
        </message>
        <message>
            <source>Which syncs</source>
            <translation>Lượt nào</translation>
        </message>
        <message>
            <source>Syncs</source>
            <translation>Lượt đồng bộ</translation>
        </message>
        <message>
            <source>Enter: the sync in full</source>
            <translation>Enter: xem đủ lượt đồng bộ</translation>
        </message>
        <message>
            <source>All accounts</source>
            <translation>Mọi tài khoản</translation>
        </message>
        <message>
            <source>Connect a channel</source>
            <translation>Nối một kênh</translation>
        </message>
        <message>
            <source>No channel is connected</source>
            <translation>Chưa nối kênh nào</translation>
        </message>
        <message>
            <source>Connect your website or a marketplace; what each sync did there is told here.</source>
            <translation>Nối website hay sàn của bạn; mỗi lượt đồng bộ làm gì ở đó sẽ ghi ở đây.</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Đồng bộ ngay</translation>
        </message>
        <message>
            <source>Not synced yet</source>
            <translation>Chưa đồng bộ</translation>
        </message>
        <message>
            <source>Press Sync: what it did is told here.</source>
            <translation>Bấm Đồng bộ: đã làm gì sẽ ghi ở đây.</translation>
        </message>
        <message>
            <source>Show all syncs</source>
            <translation>Xem mọi lượt</translation>
        </message>
        <message>
            <source>No sync had trouble</source>
            <translation>Không lượt nào gặp trục trặc</translation>
        </message>
        <message>
            <source>No such sync</source>
            <translation>Không có lượt nào như vậy</translation>
        </message>
        <message>
            <source>The last 500 syncs of each account are kept.</source>
            <translation>Mỗi tài khoản giữ lại 500 lượt gần nhất.</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Lúc</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Tài khoản</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>What it did</source>
            <translation>Đã làm gì</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Đã gửi</translation>
        </message>
        <message>
            <source>Put right</source>
            <translation>Đã sửa</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Lần gọi</translation>
        </message>
        <message>
            <source>Questions and writes to the channel</source>
            <translation>Số lần hỏi và ghi lên kênh</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>Hết</translation>
        </message>
    </context>
    <context>
        <name>SalesCard</name>
        <message>
            <source>Sales today</source>
            <translation>Doanh thu hôm nay</translation>
        </message>
        <message>
            <source>today</source>
            <translation>hôm nay</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kênh</translation>
        </message>
        <message>
            <source>Nothing was sold up to now, nor by this time a week ago.</source>
            <translation>Đến giờ này chưa bán được gì, giờ này tuần trước cũng vậy.</translation>
        </message>
        <message>
            <source>The course of the day shows here with the first sale.</source>
            <translation>Diễn biến trong ngày hiện ở đây từ đơn đầu tiên.</translation>
        </message>
    </context>
    <context>
        <name>SaveShopDialog</name>
        <message>
            <source>The whole shop in one file</source>
            <translation>Cả cửa hàng trong một tệp</translation>
        </message>
        <message>
            <source>Book, pictures and the look of the window, for another computer or a safe place. Channel keys are never in it: channels are signed in to again.</source>
            <translation>Sổ, ảnh và giao diện cửa sổ, để chuyển sang máy khác hoặc cất nơi an toàn. Khoá của kênh không bao giờ nằm trong tệp: sau đó cần đăng nhập lại các kênh.</translation>
        </message>
        <message>
            <source>Password, if you want one</source>
            <translation>Mật khẩu, nếu bạn muốn</translation>
        </message>
        <message>
            <source>Without it nobody can open the file, not even the makers of the program. Keep it safe.</source>
            <translation>Không có mật khẩu thì không ai mở được tệp, kể cả người làm chương trình. Hãy cất kỹ.</translation>
        </message>
        <message>
            <source>The same password again</source>
            <translation>Nhập lại mật khẩu</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Huỷ</translation>
        </message>
        <message>
            <source>Choose where…</source>
            <translation>Chọn nơi lưu…</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>Hai mật khẩu không giống nhau.</translation>
        </message>
    </context>
    <context>
        <name>SearchPopover</name>
        <message>
            <source>Search results</source>
            <translation>Kết quả tìm</translation>
        </message>
        <message>
            <source>Nothing found for “%1”. Try fewer letters.</source>
            <translation>Không thấy “%1”. Thử gõ ít chữ hơn.</translation>
        </message>
    </context>
    <context>
        <name>SelectionBar</name>
        <message>
            <source>Clear</source>
            <translation>Bỏ chọn</translation>
        </message>
    </context>
    <context>
        <name>SendPage</name>
        <message>
            <source>Which of them</source>
            <translation>Những món nào</translation>
        </message>
        <message>
            <source>Will be sent</source>
            <translation>Sẽ gửi</translation>
        </message>
        <message>
            <source>Something is missing</source>
            <translation>Còn thiếu</translation>
        </message>
        <message>
            <source>Stays as it is</source>
            <translation>Giữ nguyên</translation>
        </message>
        <message>
            <source>What will be sent</source>
            <translation>Sẽ gửi gì</translation>
        </message>
        <message>
            <source>Enter shows every word of it. Stock and prices also go with every sync.</source>
            <translation>Enter để xem từng chữ. Tồn và giá còn được gửi trong mỗi lần đồng bộ.</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Hàng hoá</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Hàng</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kênh</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>Việc sẽ làm</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Phần thay đổi</translation>
        </message>
        <message>
            <source>Comparing the book with the channels…</source>
            <translation>Đang so sổ với các kênh…</translation>
        </message>
        <message>
            <source>Taken off sale</source>
            <translation>Ngừng bán</translation>
        </message>
        <message>
            <source>Back on sale</source>
            <translation>Bán lại</translation>
        </message>
        <message>
            <source>Nothing is missing</source>
            <translation>Không thiếu gì</translation>
        </message>
        <message>
            <source>All that was asked for has been given.</source>
            <translation>Mọi điều kênh hỏi đều đã có.</translation>
        </message>
        <message>
            <source>Nothing is to be sent</source>
            <translation>Không có gì cần gửi</translation>
        </message>
        <message>
            <source>Every channel already says what it should, or something is still missing.</source>
            <translation>Các kênh đã hiện đúng, hoặc còn thiếu điều gì đó.</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Không có món nào</translation>
        </message>
        <message>
            <source>Every one of them changes.</source>
            <translation>Món nào cũng thay đổi.</translation>
        </message>
        <message>
            <source>Send changes</source>
            <translation>Gửi thay đổi</translation>
        </message>
        <message>
            <source>There is nothing to send.</source>
            <translation>Không có gì để gửi.</translation>
        </message>
        <message>
            <source>It is being sent.</source>
            <translation>Đang gửi.</translation>
        </message>
    </context>
    <context>
        <name>SendPanel</name>
        <message>
            <source>What will be sent, word for word</source>
            <translation>Sẽ gửi gì, từng chữ một</translation>
        </message>
        <message>
            <source>As it is saved. What you typed stands here once it is saved.</source>
            <translation>Theo bản đã lưu. Điều bạn vừa gõ hiện ở đây sau khi lưu.</translation>
        </message>
        <message>
            <source>Fill in</source>
            <translation>Điền vào</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Sửa</translation>
        </message>
    </context>
    <context>
        <name>SetPriceDialog</name>
        <message>
            <source>Save the price</source>
            <translation>Lưu giá</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá bán</translation>
        </message>
        <message>
            <source>Empty: no sale. It must be below the price.</source>
            <translation>Để trống: không giảm. Phải thấp hơn giá bán.</translation>
        </message>
        <message>
            <source>Sale price</source>
            <translation>Giá giảm</translation>
        </message>
        <message>
            <source>Begins</source>
            <translation>Bắt đầu</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>Kết thúc</translation>
        </message>
        <message>
            <source>The sale price must be below the price.</source>
            <translation>Giá giảm phải thấp hơn giá bán.</translation>
        </message>
        <message>
            <source>The sale ends before it begins.</source>
            <translation>Đợt giảm kết thúc trước khi bắt đầu.</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Cài đặt</translation>
        </message>
        <message>
            <source>Shop</source>
            <translation>Cửa hàng</translation>
        </message>
        <message>
            <source>Look and language</source>
            <translation>Giao diện và ngôn ngữ</translation>
        </message>
        <message>
            <source>Stock and channels</source>
            <translation>Tồn và chia cho kênh</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Đồng bộ</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Dữ liệu</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>Sao lưu</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Phím tắt</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Về chương trình</translation>
        </message>
    </context>
    <context>
        <name>ShipDialog</name>
        <message>
            <source>Ship order</source>
            <translation>Gửi đơn</translation>
        </message>
        <message>
            <source>Ship</source>
            <translation>Gửi</translation>
        </message>
        <message>
            <source>Tracking number</source>
            <translation>Mã vận đơn</translation>
        </message>
        <message>
            <source>Scan it, or leave it empty</source>
            <translation>Quét mã, hoặc để trống</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>Không ghi</translation>
        </message>
        <message>
            <source>Carrier</source>
            <translation>Đơn vị vận chuyển</translation>
        </message>
        <message>
            <source>What goes in this parcel</source>
            <translation>Món trong kiện này</translation>
        </message>
        <message>
            <source>Enter how many; 0 for none.</source>
            <translation>Nhập số lượng; 0 là không gửi.</translation>
        </message>
    </context>
    <context>
        <name>ShopSection</name>
        <message>
            <source>Shop</source>
            <translation>Cửa hàng</translation>
        </message>
        <message>
            <source>Who you are, and in which money and time you count.</source>
            <translation>Bạn là ai, tính bằng tiền nào và theo giờ nào.</translation>
        </message>
        <message>
            <source>Name of the shop</source>
            <translation>Tên cửa hàng</translation>
        </message>
        <message>
            <source>Customers see it on receipts and labels.</source>
            <translation>Khách thấy trên hoá đơn và nhãn.</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Múi giờ</translation>
        </message>
        <message>
            <source>When a day begins and ends in figures and lists.</source>
            <translation>Ngày bắt đầu và kết thúc lúc nào trong số liệu và danh sách.</translation>
        </message>
        <message>
            <source>Prices and stock values are kept in it. It cannot be changed once there are prices or orders.</source>
            <translation>Giá bán và giá vốn ghi bằng tiền này. Khi đã có giá hoặc đơn thì không đổi được nữa.</translation>
        </message>
        <message>
            <source>The book holds prices or orders in it: amounts are never converted silently.</source>
            <translation>Sổ đã có giá hoặc đơn bằng tiền này: số tiền không bao giờ bị quy đổi ngầm.</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Tiền tệ</translation>
        </message>
        <message>
            <source>Vietnamese đồng (₫)</source>
            <translation>Đồng Việt Nam (₫)</translation>
        </message>
        <message>
            <source>US dollar ($)</source>
            <translation>Đô la Mỹ ($)</translation>
        </message>
        <message>
            <source>Euro (€)</source>
            <translation>Euro (€)</translation>
        </message>
        <message>
            <source>Hanoi</source>
            <translation>Hà Nội</translation>
        </message>
    </context>
    <context>
        <name>ShownPage</name>
        <message>
            <source>Edit for channels</source>
            <translation>Sửa cho từng kênh</translation>
        </message>
        <message>
            <source>Edit for channels (Ctrl+E)</source>
            <translation>Sửa cho từng kênh (Ctrl+E)</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Đọc lại kênh</translation>
        </message>
        <message>
            <source>Read every listing of this product from its channel</source>
            <translation>Đọc lại món này từ mọi kênh đang bán</translation>
        </message>
        <message>
            <source>Variant</source>
            <translation>Phiên bản</translation>
        </message>
        <message>
            <source>What each channel shows</source>
            <translation>Mỗi kênh đang hiện gì</translation>
        </message>
        <message>
            <source>struck through → bold: will change when it is sent</source>
            <translation>gạch ngang → đậm: sẽ đổi khi gửi</translation>
        </message>
        <message>
            <source>red → bold: the channel shows what we did not send</source>
            <translation>đỏ → đậm: kênh hiện khác số đã gửi</translation>
        </message>
        <message>
            <source>What each channel will show</source>
            <translation>Mỗi kênh sẽ hiện gì</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Hàng hoá</translation>
        </message>
        <message>
            <source>nothing differs</source>
            <translation>mọi kênh đều khớp</translation>
        </message>
        <message>
            <source>Send changes</source>
            <translation>Gửi thay đổi</translation>
        </message>
        <message>
            <source>Every channel shows what it should.</source>
            <translation>Mọi kênh đang hiện đúng.</translation>
        </message>
        <message>
            <source>Connect a channel</source>
            <translation>Kết nối kênh</translation>
        </message>
        <message>
            <source>No channel is connected</source>
            <translation>Chưa kết nối kênh nào</translation>
        </message>
        <message>
            <source>Connect your website or a marketplace; then this page shows what it will say of the product.</source>
            <translation>Kết nối trang web hay một sàn; rồi trang này cho thấy mỗi nơi sẽ hiện gì về món hàng.</translation>
        </message>
        <message>
            <source>A sync is running.</source>
            <translation>Đang đồng bộ.</translation>
        </message>
    </context>
    <context>
        <name>ShownPanel</name>
        <message>
            <source>The product on one channel</source>
            <translation>Món hàng trên một kênh</translation>
        </message>
        <message>
            <source>This product is not on this channel.</source>
            <translation>Món này chưa có trên kênh này.</translation>
        </message>
        <message>
            <source>Say what is to stand there, look at what will be sent, and put it on.</source>
            <translation>Ghi điều sẽ hiện trên đó, xem sẽ gửi gì, rồi đưa lên.</translation>
        </message>
        <message>
            <source>In the book</source>
            <translation>Trong sổ</translation>
        </message>
        <message>
            <source>Shown</source>
            <translation>Kênh hiện</translation>
        </message>
        <message>
            <source>Will be sent</source>
            <translation>Sẽ gửi</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Tồn</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá bán</translation>
        </message>
        <message>
            <source>Sale price</source>
            <translation>Giá giảm</translation>
        </message>
        <message>
            <source>Text and pictures will be sent</source>
            <translation>Sẽ gửi chữ và ảnh</translation>
        </message>
        <message>
            <source>See every word of it</source>
            <translation>Xem từng chữ</translation>
        </message>
        <message>
            <source>Why does it differ?</source>
            <translation>Vì sao lệch?</translation>
        </message>
        <message>
            <source>What is known</source>
            <translation>Điều đã biết</translation>
        </message>
        <message>
            <source>When the stock is changed on the channel</source>
            <translation>Khi tồn trên kênh bị sửa</translation>
        </message>
        <message>
            <source>When a price or a text is changed on the channel</source>
            <translation>Khi giá hay chữ trên kênh bị sửa</translation>
        </message>
        <message>
            <source>What was sent</source>
            <translation>Nhật ký gửi</translation>
        </message>
        <message>
            <source>Nothing has been sent of it yet.</source>
            <translation>Chưa gửi gì của món này.</translation>
        </message>
        <message>
            <source>Put it on this channel</source>
            <translation>Đưa lên kênh này</translation>
        </message>
        <message>
            <source>Open there</source>
            <translation>Mở trên kênh</translation>
        </message>
        <message>
            <source>Sent log</source>
            <translation>Nhật ký gửi</translation>
        </message>
        <message>
            <source>Put it back on sale</source>
            <translation>Bán lại trên kênh này</translation>
        </message>
        <message>
            <source>Take it off this channel</source>
            <translation>Ngừng bán trên kênh này</translation>
        </message>
        <message>
            <source>Edit for this channel</source>
            <translation>Sửa cho kênh này</translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
    </context>
    <context>
        <name>StartView</name>
        <message>
            <source>Bring in</source>
            <translation>Nhập vào</translation>
        </message>
        <message>
            <source>Excel and CSV. Files of WooCommerce, Shopify, KiotViet, Sapo, Nhanh and Haravan are recognised. Nothing is written before you have seen it.</source>
            <translation>Excel và CSV. Nhận ra tệp của WooCommerce, Shopify, KiotViet, Sapo, Nhanh và Haravan. Bạn xem trước rồi mới ghi vào sổ.</translation>
        </message>
        <message>
            <source>Drop a file here, or choose one</source>
            <translation>Thả tệp vào đây, hoặc chọn tệp</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>Chọn tệp</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>Xuất ra</translation>
        </message>
        <message>
            <source>Everything in the book, to read or to mend in Excel and bring back.</source>
            <translation>Mọi thứ trong sổ, để đọc hoặc sửa trong Excel rồi nhập lại.</translation>
        </message>
        <message>
            <source>What to export</source>
            <translation>Xuất gì</translation>
        </message>
        <message>
            <source>Kind of file</source>
            <translation>Loại tệp</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Xuất…</translation>
        </message>
        <message>
            <source>Imports so far</source>
            <translation>Các lần nhập</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Lúc</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Loại</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Dòng</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Mới</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Đã sửa</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Bỏ qua</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Đã hoàn tác</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Hoàn tác</translation>
        </message>
        <message>
            <source>Nothing was brought in yet</source>
            <translation>Chưa nhập tệp nào</translation>
        </message>
        <message>
            <source>Every import is listed here with what it did, and can be undone as a whole.</source>
            <translation>Mỗi lần nhập được ghi ở đây cùng kết quả, và hoàn tác được cả lần.</translation>
        </message>
        <message>
            <source>Undo the import of %1</source>
            <translation>Hoàn tác lần nhập %1</translation>
        </message>
        <message>
            <source>Undo import</source>
            <translation>Hoàn tác lần nhập</translation>
        </message>
        <message>
            <source>Choose an import that was not taken back yet.</source>
            <translation>Chọn một lần nhập chưa hoàn tác.</translation>
        </message>
    </context>
    <context>
        <name>StationView</name>
        <message>
            <source>Goods of the parcel</source>
            <translation>Hàng trong gói</translation>
        </message>
        <message>
            <source>Carrier</source>
            <translation>Đơn vị vận chuyển</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>Không ghi</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Gửi đi</translation>
        </message>
        <message>
            <source>Enter: next order · 12* before a code: twelve at once · F4: counted by eye · Ctrl Z: take back · Ctrl P: packing slip · Ctrl T: label · F9: send · Esc: put aside</source>
            <translation>Enter: đơn tiếp theo · 12* trước mã: mười hai cái một lần · F4: đếm bằng mắt · Ctrl Z: lấy lại · Ctrl P: phiếu gói hàng · Ctrl T: nhãn · F9: gửi đi · Esc: để sang bên</translation>
        </message>
        <message>
            <source>First everything has to be in the parcel.</source>
            <translation>Cần có đủ hàng trong gói trước.</translation>
        </message>
        <message>
            <source>Order number, or Enter for the next one</source>
            <translation>Số đơn, hoặc Enter để lấy đơn tiếp theo</translation>
        </message>
        <message>
            <source>Which of them: 1, 2, …</source>
            <translation>Đơn nào: 1, 2, …</translation>
        </message>
        <message>
            <source>Barcode or SKU of the item</source>
            <translation>Mã vạch hoặc mã hàng của món</translation>
        </message>
        <message>
            <source>Tracking number</source>
            <translation>Mã vận đơn</translation>
        </message>
        <message>
            <source>Everything is done</source>
            <translation>Đã xong hết</translation>
        </message>
        <message>
            <source>Next order</source>
            <translation>Đơn tiếp theo</translation>
        </message>
        <message>
            <source>Scan the number on the packing slip, or take the most urgent one.</source>
            <translation>Quét số trên phiếu gói hàng, hoặc lấy đơn gấp nhất.</translation>
        </message>
        <message>
            <source>Which order?</source>
            <translation>Đơn nào?</translation>
        </message>
    </context>
    <context>
        <name>Stepper</name>
        <message>
            <source>Step %1 of %2: %3</source>
            <translation>Bước %1 trong %2: %3</translation>
        </message>
    </context>
    <context>
        <name>SyncCard</name>
        <message>
            <source>Sync</source>
            <translation>Đồng bộ</translation>
        </message>
        <message>
            <source>Connect a channel</source>
            <translation>Kết nối kênh</translation>
        </message>
        <message>
            <source>No channel yet. Connect your website, and its orders come here and its stock is kept right.</source>
            <translation>Chưa có kênh nào. Kết nối website của bạn: đơn tự về đây và tồn trên đó luôn đúng.</translation>
        </message>
    </context>
    <context>
        <name>SyncPage</name>
        <message>
            <source>Full check</source>
            <translation>Kiểm tra toàn bộ</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Kênh bán</translation>
        </message>
        <message>
            <source>Parts of the page</source>
            <translation>Các phần của trang</translation>
        </message>
        <message>
            <source>Syncs</source>
            <translation>Lượt đồng bộ</translation>
        </message>
        <message>
            <source>How each account is</source>
            <translation>Từng tài khoản ra sao</translation>
        </message>
        <message>
            <source>Possible oversell</source>
            <translation>Có thể bán quá</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Đồng bộ</translation>
        </message>
        <message>
            <source>A sync is running.</source>
            <translation>Đang đồng bộ.</translation>
        </message>
        <message>
            <source>No channel is connected yet.</source>
            <translation>Chưa nối kênh nào.</translation>
        </message>
        <message>
            <source>The sync in full</source>
            <translation>Chi tiết lượt đồng bộ</translation>
        </message>
        <message>
            <source>Sync only this</source>
            <translation>Đồng bộ kênh này</translation>
        </message>
        <message>
            <source>Open the account</source>
            <translation>Mở tài khoản</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>Lấy lại</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Đồng bộ ngay</translation>
        </message>
        <message>
            <source>Paused: nothing is sent or fetched</source>
            <translation>Đã tạm dừng: không gửi, không lấy gì</translation>
        </message>
        <message>
            <source>It takes part again</source>
            <translation>Đã tham gia lại</translation>
        </message>
        <message>
            <source>Ways out</source>
            <translation>Cách giải quyết</translation>
        </message>
        <message>
            <source>Open the product</source>
            <translation>Mở mặt hàng</translation>
        </message>
        <message>
            <source>Open the order</source>
            <translation>Mở đơn hàng</translation>
        </message>
        <message>
            <source>The number was copied</source>
            <translation>Đã chép số điện thoại</translation>
        </message>
        <message>
            <source>Settled; it is told again only if more is missing</source>
            <translation>Đã xong; chỉ báo lại nếu thiếu thêm</translation>
        </message>
        <message>
            <source>It stands open again</source>
            <translation>Đã mở lại</translation>
        </message>
    </context>
    <context>
        <name>SyncPopover</name>
        <message>
            <source>Sync</source>
            <translation>Đồng bộ</translation>
        </message>
        <message>
            <source>Sync finished</source>
            <translation>Đồng bộ xong</translation>
        </message>
        <message>
            <source>Nothing synced yet</source>
            <translation>Chưa đồng bộ lần nào</translation>
        </message>
        <message>
            <source>Syncing</source>
            <translation>Đang đồng bộ</translation>
        </message>
        <message>
            <source>Stop all</source>
            <translation>Dừng tất cả</translation>
        </message>
        <message>
            <source>So far</source>
            <translation>Đến lúc này</translation>
        </message>
        <message>
            <source>What changed</source>
            <translation>Đã có gì thay đổi</translation>
        </message>
        <message numerus="yes">
            <source>Runs by itself every %n minute(s)</source>
            <translation>
                <numerusform>Tự chạy mỗi %n phút</numerusform>
            </translation>
        </message>
        <message>
            <source>No sync is running</source>
            <translation>Không có lượt đồng bộ nào đang chạy</translation>
        </message>
        <message>
            <source>Runs when you press Sync</source>
            <translation>Chạy khi bạn bấm Đồng bộ</translation>
        </message>
        <message>
            <source>Sync log</source>
            <translation>Nhật ký đồng bộ</translation>
        </message>
        <message numerus="yes">
            <source>%n done</source>
            <translation>
                <numerusform>%n xong</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n running</source>
            <translation>
                <numerusform>%n đang chạy</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n chờ</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n hỏng</numerusform>
            </translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Dừng</translation>
        </message>
    </context>
    <context>
        <name>SyncSection</name>
        <message>
            <source>Sync</source>
            <translation>Đồng bộ</translation>
        </message>
        <message>
            <source>Orders come in and stock goes out on every channel, in one round.</source>
            <translation>Mỗi lượt lấy đơn về và gửi tồn lên mọi kênh.</translation>
        </message>
        <message>
            <source>Sync by itself</source>
            <translation>Tự đồng bộ</translation>
        </message>
        <message>
            <source>While the program is open. F5 syncs at any time.</source>
            <translation>Khi chương trình đang mở. F5 đồng bộ bất cứ lúc nào.</translation>
        </message>
        <message>
            <source>The shorter, the smaller the chance that two channels sell the last piece.</source>
            <translation>Càng ngắn, càng ít khi hai kênh bán trùng món cuối.</translation>
        </message>
        <message>
            <source>now</source>
            <translation>bây giờ</translation>
        </message>
        <message>
            <source>Every</source>
            <translation>Cứ mỗi</translation>
        </message>
        <message>
            <source>minutes</source>
            <translation>phút</translation>
        </message>
        <message>
            <source>Full check, once a day</source>
            <translation>Kiểm tra toàn bộ mỗi ngày</translation>
        </message>
        <message>
            <source>The first round of a day reads stock and price of every item on every channel. Shift+F5 does it now.</source>
            <translation>Lượt đầu tiên trong ngày đọc lại tồn và giá của mọi hàng trên mọi kênh. Shift+F5 kiểm tra ngay.</translation>
        </message>
        <message>
            <source>not checked yet</source>
            <translation>chưa kiểm tra</translation>
        </message>
    </context>
    <context>
        <name>ThreadActs</name>
        <message>
            <source>The conversation is done. It comes back when the customer writes.</source>
            <translation>Đoạn chat đã xong. Khách nhắn lại thì đoạn chat trở lại đây.</translation>
        </message>
        <message>
            <source>The conversation is open again.</source>
            <translation>Đoạn chat đã mở lại.</translation>
        </message>
        <message>
            <source>Nobody in particular answers here.</source>
            <translation>Đoạn chat này không giao cho ai.</translation>
        </message>
        <message>
            <source>The note is taken away.</source>
            <translation>Đã bỏ ghi chú.</translation>
        </message>
        <message>
            <source>The conversation stands by itself again. Orders stay whose they are.</source>
            <translation>Đoạn chat lại đứng riêng. Đơn hàng vẫn của khách cũ.</translation>
        </message>
    </context>
    <context>
        <name>ThreadPane</name>
        <message>
            <source>Messages</source>
            <translation>Tin nhắn</translation>
        </message>
        <message>
            <source>Name or words</source>
            <translation>Tên hoặc nội dung</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Các đoạn chat</translation>
        </message>
        <message>
            <source>Which conversations</source>
            <translation>Đoạn chat nào</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tất cả</translation>
        </message>
        <message>
            <source>Filter by account and by who answers</source>
            <translation>Lọc theo tài khoản kênh và người trả lời</translation>
        </message>
        <message>
            <source>All accounts</source>
            <translation>Mọi tài khoản</translation>
        </message>
        <message>
            <source>Whoever answers</source>
            <translation>Ai trả lời cũng được</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>Chưa giao ai</translation>
        </message>
    </context>
    <context>
        <name>ThreadShowing</name>
        <message>
            <source>More was written since you changed the order. Read it again?</source>
            <translation>Khách nhắn thêm sau khi bạn sửa đơn. Đọc lại từ đầu?</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Đọc lại</translation>
        </message>
        <message>
            <source>the phone number</source>
            <translation>số điện thoại</translation>
        </message>
        <message>
            <source>the address</source>
            <translation>địa chỉ</translation>
        </message>
        <message>
            <source>Looking up what may be sent here…</source>
            <translation>Đang xem ở đây gửi được gì…</translation>
        </message>
        <message>
            <source>No text of our own may be sent here now.</source>
            <translation>Lúc này không gửi được lời của mình ở đây.</translation>
        </message>
    </context>
    <context>
        <name>Toast</name>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
    </context>
    <context>
        <name>ToastStack</name>
        <message>
            <source>Undo</source>
            <translation>Hoàn tác</translation>
        </message>
    </context>
    <context>
        <name>VariantTable</name>
        <message>
            <source>Variants</source>
            <translation>Phiên bản</translation>
        </message>
        <message>
            <source>SKU</source>
            <translation>Mã hàng</translation>
        </message>
        <message>
            <source>Barcodes</source>
            <translation>Mã vạch</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá bán</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Giá vốn</translation>
        </message>
        <message>
            <source>On hand now</source>
            <translation>Đang có</translation>
        </message>
        <message>
            <source>Every variant needs a SKU: channels find it by that.</source>
            <translation>Phiên bản nào cũng cần mã hàng: các kênh tìm hàng bằng mã này.</translation>
        </message>
        <message>
            <source>This SKU is given twice.</source>
            <translation>Mã hàng này bị trùng.</translation>
        </message>
    </context>
    <context>
        <name>WaysDialog</name>
        <message>
            <source>How do the parcels get to the carrier?</source>
            <translation>Gói hàng đến đơn vị vận chuyển bằng cách nào?</translation>
        </message>
        <message>
            <source>It is remembered for the next labels. The menu of an order (Shift F10) asks again.</source>
            <translation>Cách này được nhớ cho những nhãn sau. Muốn chọn lại, mở menu của đơn (Shift F10).</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Huỷ</translation>
        </message>
        <message>
            <source>Get labels</source>
            <translation>Lấy nhãn</translation>
        </message>
    </context>
    <context>
        <name>WhyTab</name>
        <message>
            <source>Made of</source>
            <translation>Gồm</translation>
        </message>
        <message>
            <source>available</source>
            <translation>có thể bán</translation>
        </message>
        <message>
            <source>Reserved now</source>
            <translation>Đang giữ chỗ</translation>
        </message>
        <message>
            <source>In and out</source>
            <translation>Nhập xuất kho</translation>
        </message>
        <message>
            <source>on hand after</source>
            <translation>tồn sau đó</translation>
        </message>
        <message>
            <source>No goods have moved yet.</source>
            <translation>Chưa nhập xuất lần nào.</translation>
        </message>
        <message>
            <source>Show older ones</source>
            <translation>Xem các lần cũ hơn</translation>
        </message>
    </context>
    <context>
        <name>WritePostDialog</name>
        <message>
            <source>Publish</source>
            <translation>Đăng bài</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Lời</translation>
        </message>
        <message>
            <source>Web addresses, one in each line. A picture of your website can be used.</source>
            <translation>Địa chỉ web, mỗi dòng một địa chỉ. Có thể dùng hình trên trang web của bạn.</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Hình ảnh</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Liên kết</translation>
        </message>
        <message>
            <source>or the page of a product</source>
            <translation>hoặc trang của một mặt hàng</translation>
        </message>
        <message>
            <source>Planned for</source>
            <translation>Hẹn lúc</translation>
        </message>
        <message>
            <source>Plan the post</source>
            <translation>Hẹn giờ đăng</translation>
        </message>
    </context>
    <context>
        <name>account_part</name>
        <message>
            <source>Empty: as in the book. {length} of {most} characters.</source>
            <translation>Để trống: như trong sổ. {length} trên {most} chữ.</translation>
        </message>
        <message>
            <source>Before it can be sent to {channel}</source>
            <translation>Trước khi gửi được lên {channel}</translation>
        </message>
    </context>
    <context>
        <name>account_rule</name>
        <message>
            <source>What everything costs on {channel}</source>
            <translation>Giá mọi món trên {channel}</translation>
        </message>
        <message>
            <source>The price and the sale price of the book go through this rule, unless a product has its own.</source>
            <translation>Giá bán và giá giảm trong sổ được tính theo quy tắc này, trừ món có giá hay quy tắc riêng.</translation>
        </message>
        <message>
            <source>Use this rule</source>
            <translation>Dùng quy tắc này</translation>
        </message>
    </context>
    <context>
        <name>accounts</name>
        <message>
            <source>{address} is connected already, as “{name}”.</source>
            <translation>{address} đã được kết nối với tên “{name}”.</translation>
        </message>
        <message>
            <source>Use that account, or disconnect it first; its orders stay in the book.</source>
            <translation>Dùng tài khoản đó, hoặc ngắt kết nối nó trước; đơn hàng của nó vẫn ở trong sổ.</translation>
        </message>
        <message>
            <source>Safety stock and cap cannot be below zero.</source>
            <translation>Tồn an toàn và mức trần không được nhỏ hơn 0.</translation>
        </message>
        <message>
            <source>The share must be between 0 and 100 percent.</source>
            <translation>Tỷ lệ phải từ 0 đến 100 phần trăm.</translation>
        </message>
        <message>
            <source>The account has no name.</source>
            <translation>Tài khoản chưa có tên.</translation>
        </message>
        <message>
            <source>There is already an account called "{name}".</source>
            <translation>Đã có một tài khoản tên “{name}”.</translation>
        </message>
        <message>
            <source>Change the value and try again; nothing was saved.</source>
            <translation>Sửa giá trị rồi thử lại; chưa lưu gì cả.</translation>
        </message>
        <message>
            <source>{account} has not been read since it was stopped.</source>
            <translation>{account} chưa được đọc lại từ khi tạm ngưng gửi.</translation>
        </message>
        <message>
            <source>Sync once: nothing is sent, and then the comparison shows what is there now.</source>
            <translation>Đồng bộ một lần: không gửi gì cả, và bảng so sánh sẽ cho thấy kênh đang có gì.</translation>
        </message>
        <message>
            <source>Order {number}: was “{act}” done on {account} already?</source>
            <translation>Đơn {number}: “{act}” đã được làm trên {account} chưa?</translation>
        </message>
        <message>
            <source>Was “{act}” done on {account} already?</source>
            <translation>“{act}” đã được làm trên {account} chưa?</translation>
        </message>
        <message>
            <source>It waited in a copy of the book, so it was not sent.</source>
            <translation>Việc này chờ trong một bản chép của sổ nên chưa được gửi.</translation>
        </message>
        <message>
            <source>It waited in a copy of the book and may have been done since.</source>
            <translation>Việc này chờ trong một bản chép của sổ, có thể đã được làm rồi.</translation>
        </message>
        <message>
            <source>If it was done, withdraw it. If not, try again: the channel is looked at before it is done.</source>
            <translation>Nếu đã làm rồi thì thôi việc này. Nếu chưa, hãy thử lại: chương trình xem trên kênh trước khi làm.</translation>
        </message>
        <message>
            <source>{account}: nothing is sent, because the book is an earlier state.</source>
            <translation>{account}: chưa gửi gì, vì sổ đang ở một trạng thái cũ hơn.</translation>
        </message>
        <message>
            <source>{account}: nothing is sent, because this book is a copy.</source>
            <translation>{account}: chưa gửi gì, vì sổ này là một bản chép.</translation>
        </message>
        <message>
            <source>{account}: nothing is sent after days away, because much would change.</source>
            <translation>{account}: chưa gửi gì sau mấy ngày nghỉ, vì sẽ có nhiều thay đổi.</translation>
        </message>
        <message>
            <source>{account}: nothing is sent before you have looked.</source>
            <translation>{account}: chưa gửi gì cho đến khi bạn xem.</translation>
        </message>
        <message>
            <source>A backup was put back. Old stock and prices would overwrite what is there. Orders still come in.</source>
            <translation>Một bản sao lưu đã được khôi phục. Tồn và giá cũ sẽ đè lên những gì đang có trên kênh. Đơn hàng vẫn về.</translation>
        </message>
        <message>
            <source>The book was on another computer or in another folder before. Two books that write to one channel undo each other's numbers. Orders still come in.</source>
            <translation>Trước đây sổ nằm trên máy khác hoặc thư mục khác. Hai sổ cùng gửi lên một kênh sẽ xoá số của nhau. Đơn hàng vẫn về.</translation>
        </message>
        <message>
            <source>The last sync was days ago, and more than usual differs now. Orders still come in.</source>
            <translation>Lần đồng bộ trước đã cách nhiều ngày, giờ lệch nhiều hơn bình thường. Đơn hàng vẫn về.</translation>
        </message>
        <message>
            <source>Orders still come in; stock, prices and acts wait here.</source>
            <translation>Đơn hàng vẫn về; tồn, giá và các việc cần gửi chờ ở đây.</translation>
        </message>
        <message>
            <source>Use one of the two books only. If it is this one, sync, look at the comparison and agree.</source>
            <translation>Chỉ dùng một trong hai sổ. Nếu là sổ này, hãy đồng bộ, xem bảng so sánh rồi đồng ý.</translation>
        </message>
        <message>
            <source>A backup of a book in another place was put back. If that book is still in use, the two undo each other's numbers. Orders still come in.</source>
            <translation>Đã khôi phục bản sao lưu của một sổ ở nơi khác. Nếu sổ kia vẫn được dùng, hai sổ sẽ ghi đè số của nhau. Đơn hàng vẫn về.</translation>
        </message>
        <message>
            <source>Sync, look at the comparison, then agree or put the book right.</source>
            <translation>Đồng bộ, xem bảng so sánh, rồi đồng ý hoặc sửa lại sổ.</translation>
        </message>
        <message>
            <source>This account is not connected.</source>
            <translation>Tài khoản này chưa được kết nối.</translation>
        </message>
        <message>
            <source>Look under Channels which accounts there are.</source>
            <translation>Xem ở trang Kênh bán có những tài khoản nào.</translation>
        </message>
    </context>
    <context>
        <name>actions</name>
        <message>
            <source>Search everything</source>
            <translation>Tìm mọi thứ</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Đồng bộ</translation>
        </message>
        <message>
            <source>Full check of every channel</source>
            <translation>Kiểm tra toàn bộ mọi kênh</translation>
        </message>
        <message>
            <source>What the syncs did</source>
            <translation>Nhật ký đồng bộ</translation>
        </message>
        <message>
            <source>New, on this page</source>
            <translation>Tạo mới ở trang này</translation>
        </message>
        <message>
            <source>Filter this list</source>
            <translation>Lọc danh sách này</translation>
        </message>
        <message>
            <source>The page's finishing act</source>
            <translation>Việc chốt của trang</translation>
        </message>
        <message>
            <source>Narrow or widen the rail</source>
            <translation>Thu gọn hoặc mở thanh bên</translation>
        </message>
        <message>
            <source>Next pane</source>
            <translation>Sang khung kế</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Quay lại</translation>
        </message>
        <message>
            <source>Keys of this page</source>
            <translation>Phím của trang này</translation>
        </message>
    </context>
    <context>
        <name>answer_review</name>
        <message>
            <source>{author}: “{text}”</source>
            <translation>{author}: “{text}”</translation>
        </message>
        <message>
            <source>Everybody who looks at the product on {channel} can read it.</source>
            <translation>Ai xem hàng này trên {channel} cũng đọc được.</translation>
        </message>
        <message>
            <source>The answer goes out with the next sync.</source>
            <translation>Câu trả lời sẽ gửi trong lần đồng bộ tới.</translation>
        </message>
    </context>
    <context>
        <name>attention</name>
        <message>
            <source>This matter is no longer in the list.</source>
            <translation>Việc này không còn trong danh sách.</translation>
        </message>
        <message>
            <source>It may have been settled already. Look at the list again.</source>
            <translation>Có thể đã xong rồi. Xem lại danh sách.</translation>
        </message>
    </context>
    <context>
        <name>attention_page</name>
        <message>
            <source>More</source>
            <translation>Thêm</translation>
        </message>
        <message>
            <source>item {number} of {count}</source>
            <translation>món {number} / {count}</translation>
        </message>
        <message>
            <source>{count:item is|items are} matched, their stock is reserved</source>
            <translation>Đã khớp {count} món, tồn đã được giữ chỗ</translation>
        </message>
        <message>
            <source>Handled today</source>
            <translation>Đã xử lý hôm nay</translation>
        </message>
        <message>
            <source>Nothing yet today.</source>
            <translation>Hôm nay chưa có việc nào.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Cancel order {number} here?</source>
            <translation>Huỷ đơn {number} ở đây?</translation>
        </message>
        <message>
            <source>Its goods are free again. On the channel it is gone already.</source>
            <translation>Hàng của đơn được bán lại. Trên kênh thì đơn đã không còn.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Giữ lại</translation>
        </message>
        <message>
            <source>Cancel the order</source>
            <translation>Huỷ đơn</translation>
        </message>
        <message>
            <source>Matched; its stock is reserved</source>
            <translation>Đã khớp, tồn đã được giữ chỗ</translation>
        </message>
        <message>
            <source>It is read and written again with the next sync</source>
            <translation>Lượt đồng bộ tới sẽ đọc rồi ghi lại</translation>
        </message>
        <message>
            <source>Agreed; it goes out with the next sync</source>
            <translation>Đã đồng ý, sẽ gửi ở lượt đồng bộ tới</translation>
        </message>
        <message>
            <source>Agreed; the price goes out with the next sync</source>
            <translation>Đã đồng ý, giá sẽ gửi ở lượt đồng bộ tới</translation>
        </message>
        <message>
            <source>Decided; it goes out with the next sync</source>
            <translation>Đã chọn, sẽ gửi ở lượt đồng bộ tới</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>Đã quyết định</translation>
        </message>
        <message>
            <source>It is fetched again with the next sync</source>
            <translation>Lượt đồng bộ tới sẽ lấy lại</translation>
        </message>
        <message>
            <source>It is tried again with the next sync</source>
            <translation>Lượt đồng bộ tới sẽ thử lại</translation>
        </message>
        <message>
            <source>Another time is asked for with the next sync</source>
            <translation>Lần đồng bộ tới sẽ hẹn giờ lấy khác</translation>
        </message>
        <message>
            <source>The order is cancelled, its goods are free</source>
            <translation>Đã huỷ đơn, hàng được bán lại</translation>
        </message>
        <message>
            <source>The item is left out</source>
            <translation>Đã bỏ qua mặt hàng này</translation>
        </message>
        <message>
            <source>{count:matter|matters}, the one that costs most first</source>
            <translation>{count} việc, xếp theo thiệt hại có thể xảy ra</translation>
        </message>
        <message>
            <source>Handled today: {count}</source>
            <translation>Đã xử lý hôm nay: {count}</translation>
        </message>
        <message>
            <source>Put off: {count}</source>
            <translation>Để sau: {count}</translation>
        </message>
        <message>
            <source>{count} more, shown when these are settled</source>
            <translation>Còn {count} việc nữa, hiện ra khi các việc này xong</translation>
        </message>
        <message>
            <source>Given up; it is not sent any more</source>
            <translation>Đã thôi, không gửi nữa</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Xong</translation>
        </message>
        <message>
            <source>Put off until {time}</source>
            <translation>Để sau, nhắc lại lúc {time}</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Tồn kho</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Đơn hàng</translation>
        </message>
        <message>
            <source>Prices</source>
            <translation>Giá</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Kết nối</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Khách hàng</translation>
        </message>
        <message>
            <source>Choose the product</source>
            <translation>Chọn hàng</translation>
        </message>
        <message>
            <source>Write again</source>
            <translation>Ghi lại</translation>
        </message>
        <message>
            <source>It is right, send it</source>
            <translation>Đúng rồi, gửi đi</translation>
        </message>
        <message>
            <source>Keep my price</source>
            <translation>Giữ giá của tôi</translation>
        </message>
        <message>
            <source>Fetch it again</source>
            <translation>Lấy lại</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Thử lại</translation>
        </message>
        <message>
            <source>Arrange another time</source>
            <translation>Hẹn giờ lấy khác</translation>
        </message>
        <message>
            <source>Leave it out</source>
            <translation>Bỏ qua mặt hàng</translation>
        </message>
        <message>
            <source>Open the order</source>
            <translation>Mở đơn</translation>
        </message>
        <message>
            <source>Open the product</source>
            <translation>Mở hàng</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Đăng nhập lại</translation>
        </message>
        <message>
            <source>Review matches</source>
            <translation>Xem khớp hàng</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Đồng bộ ngay</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>Giữ của tôi</translation>
        </message>
        <message>
            <source>Look at the comparison</source>
            <translation>Xem so sánh</translation>
        </message>
        <message>
            <source>Compare them</source>
            <translation>So hai người</translation>
        </message>
        <message>
            <source>Take the channel's</source>
            <translation>Lấy giá của kênh</translation>
        </message>
        <message>
            <source>Leave it to them</source>
            <translation>Để bên kia lo</translation>
        </message>
        <message>
            <source>Give up</source>
            <translation>Thôi không gửi</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Để sau</translation>
        </message>
        <message>
            <source>It is {sku}</source>
            <translation>Khớp với {sku}</translation>
        </message>
        <message>
            <source>Choose another</source>
            <translation>Chọn hàng khác</translation>
        </message>
        <message>
            <source>See the ways out</source>
            <translation>Xem cách giải quyết</translation>
        </message>
        <message>
            <source>book</source>
            <translation>sổ</translation>
        </message>
        <message>
            <source>channel</source>
            <translation>kênh</translation>
        </message>
        <message>
            <source>the channel says:</source>
            <translation>Kênh trả lời:</translation>
        </message>
        <message>
            <source>seen {count:time|times}</source>
            <translation>gặp {count} lần</translation>
        </message>
        <message>
            <source>settled</source>
            <translation>đã xong</translation>
        </message>
        <message>
            <source>marked as handled by you</source>
            <translation>bạn đánh dấu đã xử lý</translation>
        </message>
        <message>
            <source>agreed by you</source>
            <translation>bạn đã đồng ý</translation>
        </message>
        <message>
            <source>written again</source>
            <translation>đã ghi lại</translation>
        </message>
        <message>
            <source>you looked at the comparison</source>
            <translation>bạn đã xem so sánh</translation>
        </message>
        <message>
            <source>your price was kept</source>
            <translation>giữ giá của bạn</translation>
        </message>
        <message>
            <source>the channel's price was taken over</source>
            <translation>lấy giá của kênh</translation>
        </message>
        <message>
            <source>given up</source>
            <translation>đã thôi</translation>
        </message>
        <message>
            <source>tried again</source>
            <translation>đã thử lại</translation>
        </message>
        <message>
            <source>the order was cancelled</source>
            <translation>đã huỷ đơn</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>đã bỏ qua</translation>
        </message>
        <message>
            <source>signed in again</source>
            <translation>đã đăng nhập lại</translation>
        </message>
        <message>
            <source>reached again</source>
            <translation>đã liên lạc lại được</translation>
        </message>
        <message>
            <source>matched</source>
            <translation>đã khớp</translation>
        </message>
        <message>
            <source>decided</source>
            <translation>đã chọn</translation>
        </message>
        <message>
            <source>there is enough again</source>
            <translation>đã đủ hàng</translation>
        </message>
        <message>
            <source>it is gone</source>
            <translation>không còn nữa</translation>
        </message>
    </context>
    <context>
        <name>audit</name>
        <message>
            <source>This change is not in the history any more.</source>
            <translation>Thay đổi này không còn trong lịch sử.</translation>
        </message>
        <message>
            <source>Open the record and change it by hand.</source>
            <translation>Mở mục đó ra và sửa bằng tay.</translation>
        </message>
        <message>
            <source>This change cannot be undone by itself.</source>
            <translation>Thay đổi này không tự hoàn tác được.</translation>
        </message>
    </context>
    <context>
        <name>backup</name>
        <message>
            <source>The new backup did not pass its check: {problems}.</source>
            <translation>Bản sao lưu mới không qua được kiểm tra: {problems}.</translation>
        </message>
        <message>
            <source>The backups made before are kept. Check the book under Settings, Data; if it is damaged, restore the last good backup.</source>
            <translation>Các bản trước vẫn được giữ. Hãy kiểm tra sổ ở Cài đặt, Dữ liệu; nếu sổ hỏng, khôi phục bản sao lưu tốt gần nhất.</translation>
        </message>
        <message>
            <source>The backup could not be restored in {place}: {reason}.</source>
            <translation>Không khôi phục được bản sao lưu vào {place}: {reason}.</translation>
        </message>
        <message>
            <source>Nothing was changed. Put this right, then restore again.</source>
            <translation>Chưa có gì thay đổi. Khắc phục rồi khôi phục lại.</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>ổ đĩa đã đầy</translation>
        </message>
        <message>
            <source>the disk gave an error</source>
            <translation>ổ đĩa báo lỗi</translation>
        </message>
        <message>
            <source>the book is damaged and cannot be read to its end</source>
            <translation>sổ bị hỏng, không đọc được đến hết</translation>
        </message>
        <message>
            <source>the file is not a shop's book</source>
            <translation>tệp này không phải sổ của cửa hàng</translation>
        </message>
        <message>
            <source>the book is in use by another program</source>
            <translation>chương trình khác đang dùng sổ</translation>
        </message>
        <message>
            <source>the book could not be opened</source>
            <translation>không mở được sổ</translation>
        </message>
        <message>
            <source>the database said: {words}</source>
            <translation>cơ sở dữ liệu báo: {words}</translation>
        </message>
        <message>
            <source>The backup could not be made in {place}: {reason}.</source>
            <translation>Không sao lưu được vào {place}: {reason}.</translation>
        </message>
        <message>
            <source>The backups made before are still there. Put this right and press “Back up now”.</source>
            <translation>Các bản trước vẫn còn. Khắc phục rồi bấm “Sao lưu ngay”.</translation>
        </message>
        <message>
            <source>There is no folder {place}, so no backup was made there.</source>
            <translation>Không có thư mục {place} nên chưa sao lưu vào đó.</translation>
        </message>
        <message>
            <source>Plug in its drive or make the folder, or choose another one.</source>
            <translation>Hãy cắm ổ đĩa hoặc tạo thư mục đó, hoặc chọn thư mục khác.</translation>
        </message>
        <message>
            <source>There is not enough room on the disk for a backup: {needed} MB are needed, {free} MB are free.</source>
            <translation>Ổ đĩa không đủ chỗ để sao lưu: cần {needed} MB, còn trống {free} MB.</translation>
        </message>
        <message>
            <source>Make room on the disk of {place}, or choose another folder under Settings, Backups.</source>
            <translation>Dọn bớt ổ đĩa chứa {place}, hoặc chọn thư mục khác ở Cài đặt, Sao lưu.</translation>
        </message>
        <message>
            <source>The file {name} is damaged, or is not a backup of a shop.</source>
            <translation>Tệp {name} bị hỏng, hoặc không phải bản sao lưu của cửa hàng.</translation>
        </message>
        <message>
            <source>Nothing was changed. Choose another backup.</source>
            <translation>Chưa có gì thay đổi. Chọn bản sao lưu khác.</translation>
        </message>
        <message>
            <source>The file {name} cannot be read: {reason}.</source>
            <translation>Không đọc được tệp {name}: {reason}.</translation>
        </message>
        <message>
            <source>The backup {name} is locked with a password.</source>
            <translation>Bản sao lưu {name} được khoá bằng mật khẩu.</translation>
        </message>
        <message>
            <source>Enter the password it was saved with.</source>
            <translation>Nhập mật khẩu lúc lưu.</translation>
        </message>
        <message>
            <source>The password does not open the backup {name}.</source>
            <translation>Mật khẩu này không mở được bản sao lưu {name}.</translation>
        </message>
        <message>
            <source>Nothing was changed. Enter the password it was saved with; capital letters count.</source>
            <translation>Chưa có gì thay đổi. Nhập mật khẩu lúc lưu; phân biệt chữ hoa, chữ thường.</translation>
        </message>
        <message>
            <source>The backup {name} was made by a newer version of the program.</source>
            <translation>Bản sao lưu {name} do phiên bản mới hơn của chương trình tạo ra.</translation>
        </message>
        <message>
            <source>Nothing was changed. Install the newest version and restore it again.</source>
            <translation>Chưa có gì thay đổi. Cài phiên bản mới nhất rồi khôi phục lại.</translation>
        </message>
        <message>
            <source>The backup {name} belongs to another shop: “{shop}”.</source>
            <translation>Bản sao lưu {name} là của cửa hàng khác: “{shop}”.</translation>
        </message>
        <message>
            <source>Nothing was changed. To open it, start the program with an empty folder and choose “Open a backup”.</source>
            <translation>Chưa có gì thay đổi. Muốn mở, hãy chạy chương trình với một thư mục trống rồi chọn “Mở bản sao lưu”.</translation>
        </message>
        <message>
            <source>Another program has the shop's book open, so nothing can be put in its place.</source>
            <translation>Chương trình khác đang mở sổ của cửa hàng nên chưa thể thay sổ.</translation>
        </message>
        <message>
            <source>Nothing was changed. Close it, also a running sync, then restore again.</source>
            <translation>Chưa có gì thay đổi. Đóng chương trình đó, cả lần đồng bộ đang chạy, rồi khôi phục lại.</translation>
        </message>
        <message>
            <source>This book is on a PostgreSQL server, which makes its own backups.</source>
            <translation>Sổ này nằm trên máy chủ PostgreSQL, máy chủ tự sao lưu.</translation>
        </message>
        <message>
            <source>Use the server's own tools: pg_dump saves the book, pg_restore puts it back.</source>
            <translation>Dùng công cụ của máy chủ: pg_dump sao lưu sổ, pg_restore khôi phục sổ.</translation>
        </message>
    </context>
    <context>
        <name>backups</name>
        <message>
            <source>Should this computer break now, what happened since the last good one is lost.</source>
            <translation>Nếu máy này hỏng lúc này, mọi việc từ sau bản sao lưu tốt gần nhất sẽ mất.</translation>
        </message>
        <message>
            <source>The folder for backups, {folder}, is not there.</source>
            <translation>Không thấy thư mục sao lưu {folder}.</translation>
        </message>
        <message>
            <source>Until it is back they are kept beside the book. Should this computer break, they go with it.</source>
            <translation>Cho đến khi thư mục có lại, bản sao lưu nằm cạnh sổ. Nếu máy này hỏng thì mất theo.</translation>
        </message>
        <message>
            <source>Plug the drive in and press “Back up now”, or choose another folder under Settings, Backups.</source>
            <translation>Cắm ổ đĩa vào rồi bấm “Sao lưu ngay”, hoặc chọn thư mục khác ở Thiết lập, Sao lưu.</translation>
        </message>
        <message>
            <source>A new backup did not pass its check.</source>
            <translation>Một bản sao lưu mới không qua được kiểm tra.</translation>
        </message>
        <message>
            <source>The book itself may be damaged. It is kept apart as {name}; the earlier backups are untouched. {found}</source>
            <translation>Có thể chính sổ bị hỏng. Bản đó được để riêng với tên {name}; các bản trước vẫn nguyên. {found}</translation>
        </message>
        <message>
            <source>The last good backup is from {day}.</source>
            <translation>Bản sao lưu tốt gần nhất là từ {day}.</translation>
        </message>
        <message>
            <source>Press “Back up now” under Settings, Backups. It takes a moment, and selling goes on.</source>
            <translation>Bấm “Sao lưu ngay” ở Cài đặt, Sao lưu. Chỉ mất một lát, vẫn bán hàng được.</translation>
        </message>
        <message>
            <source>The book was restored from the backup of {moment} ({file}).</source>
            <translation>Sổ được khôi phục từ bản sao lưu lúc {moment} ({file}).</translation>
        </message>
    </context>
    <context>
        <name>backups_page</name>
        <message>
            <source>daily</source>
            <translation>hằng ngày</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>tự tay</translation>
        </message>
        <message>
            <source>before an update</source>
            <translation>trước khi cập nhật</translation>
        </message>
        <message>
            <source>before a restore</source>
            <translation>trước khi khôi phục</translation>
        </message>
        <message>
            <source>Backed up and checked: {name}.</source>
            <translation>Đã sao lưu và kiểm tra: {name}.</translation>
        </message>
        <message>
            <source>locked with a password</source>
            <translation>khoá bằng mật khẩu</translation>
        </message>
        <message>
            <source>{moment}, {kind}</source>
            <translation>{moment}, {kind}</translation>
        </message>
        <message>
            <source>{orders}, {products}, checked when it was made</source>
            <translation>{orders}, {products}, đã kiểm tra lúc tạo</translation>
        </message>
        <message>
            <source>{count:order|orders}</source>
            <translation>{count} đơn</translation>
        </message>
        <message>
            <source>{count:product|products}</source>
            <translation>{count} mặt hàng</translation>
        </message>
        <message>
            <source>newest order {moment}</source>
            <translation>đơn mới nhất {moment}</translation>
        </message>
    </context>
    <context>
        <name>book</name>
        <message>
            <source>The folder {folder} is kept in step by {service}, which can ruin an open book.</source>
            <translation>Thư mục {folder} do {service} đồng bộ; việc đó có thể làm hỏng sổ đang mở.</translation>
        </message>
        <message>
            <source>Choose a folder on this computer only, and let {service} have the backups instead.</source>
            <translation>Chọn thư mục chỉ nằm trên máy này, còn {service} thì để giữ các bản sao lưu.</translation>
        </message>
        <message>
            <source>The folder {folder} is on another computer; a book file is not safe over a network.</source>
            <translation>Thư mục {folder} nằm trên máy khác; để sổ qua mạng như vậy không an toàn.</translation>
        </message>
        <message>
            <source>Choose a folder on this computer. For several tills, use a PostgreSQL server.</source>
            <translation>Chọn thư mục trên máy này. Nếu có nhiều quầy, dùng máy chủ PostgreSQL.</translation>
        </message>
        <message>
            <source>Close other programs that use the shop's folder, then try again.</source>
            <translation>Đóng các chương trình khác đang dùng thư mục cửa hàng, rồi thử lại.</translation>
        </message>
        <message>
            <source>The disk is full, so this was not saved.</source>
            <translation>Ổ đĩa đã đầy, nên việc này chưa được lưu.</translation>
        </message>
        <message>
            <source>Make room on the disk and do it again; everything saved before is safe.</source>
            <translation>Dọn bớt ổ đĩa rồi làm lại; những gì đã lưu trước đó vẫn an toàn.</translation>
        </message>
        <message>
            <source>The book can only be read, so this was not saved.</source>
            <translation>Sổ chỉ đọc được, nên việc này chưa được lưu.</translation>
        </message>
        <message>
            <source>Check that you may write in the shop's folder and that the disk is not locked.</source>
            <translation>Kiểm tra bạn được phép ghi vào thư mục cửa hàng và ổ đĩa không bị khoá.</translation>
        </message>
        <message>
            <source>The book is damaged and cannot be read safely.</source>
            <translation>Sổ bị hỏng, đọc tiếp không an toàn.</translation>
        </message>
        <message>
            <source>Stop working in it and restore the latest backup.</source>
            <translation>Ngừng ghi vào sổ và khôi phục bản sao lưu gần nhất.</translation>
        </message>
        <message>
            <source>This file is not a shop's book.</source>
            <translation>Tệp này không phải sổ cửa hàng.</translation>
        </message>
        <message>
            <source>Choose the shop's folder again, or restore a backup.</source>
            <translation>Chọn lại thư mục cửa hàng, hoặc khôi phục từ bản sao lưu.</translation>
        </message>
        <message>
            <source>The book could not be opened.</source>
            <translation>Không mở được sổ.</translation>
        </message>
        <message>
            <source>Check that the shop's folder is there and that you may write in it.</source>
            <translation>Kiểm tra thư mục cửa hàng còn đó và bạn được phép ghi vào.</translation>
        </message>
        <message>
            <source>The disk gave an error while the book was in use.</source>
            <translation>Ổ đĩa báo lỗi khi đang dùng sổ.</translation>
        </message>
        <message>
            <source>Check the disk and its cable. Everything saved before is safe; make a backup soon.</source>
            <translation>Kiểm tra ổ đĩa và dây nối. Những gì đã lưu trước đó vẫn an toàn; hãy sao lưu sớm.</translation>
        </message>
        <message>
            <source>The computer that keeps the book cannot be reached.</source>
            <translation>Không liên lạc được với máy giữ sổ.</translation>
        </message>
        <message>
            <source>Check that it is switched on and that the network works; then try again.</source>
            <translation>Kiểm tra máy đó đã bật và mạng còn chạy, rồi thử lại.</translation>
        </message>
        <message>
            <source>The computer that keeps the book does not accept the name or password.</source>
            <translation>Máy giữ sổ không chấp nhận tên hoặc mật khẩu.</translation>
        </message>
        <message>
            <source>Check the address of the book with whoever set it up.</source>
            <translation>Hỏi người đã cài đặt về địa chỉ của sổ.</translation>
        </message>
        <message>
            <source>The book is in use by another program, so this was not saved.</source>
            <translation>Một chương trình khác đang giữ sổ, nên việc này chưa được lưu.</translation>
        </message>
        <message>
            <source>This book was written by a newer version of the program ({path}).</source>
            <translation>Sổ này do bản mới hơn của chương trình ghi ({path}).</translation>
        </message>
        <message>
            <source>Install the newest version and open it again. Nothing was changed.</source>
            <translation>Cài bản mới nhất rồi mở lại. Chưa có gì bị thay đổi.</translation>
        </message>
        <message>
            <source>There is no shop's book at {path}.</source>
            <translation>Không có sổ cửa hàng ở {path}.</translation>
        </message>
        <message>
            <source>Choose another folder, or make a new shop there.</source>
            <translation>Chọn thư mục khác, hoặc tạo cửa hàng mới ở đó.</translation>
        </message>
    </context>
    <context>
        <name>bundle_form</name>
        <message>
            <source>What it is made of</source>
            <translation>Bộ gồm những gì</translation>
        </message>
        <message>
            <source>By what is available now it can be sold {count:time|times}.</source>
            <translation>Với số có thể bán hiện nay, bán được {count} bộ.</translation>
        </message>
        <message>
            <source>What “{name}” is made of was changed.</source>
            <translation>Đã đổi các món trong “{name}”.</translation>
        </message>
        <message>
            <source>{available} available</source>
            <translation>có thể bán {available}</translation>
        </message>
    </context>
    <context>
        <name>catalog</name>
        <message>
            <source>price</source>
            <translation>giá bán</translation>
        </message>
        <message>
            <source>{sku} has a sale price but no price.</source>
            <translation>{sku} có giá giảm nhưng chưa có giá bán.</translation>
        </message>
        <message>
            <source>Enter the ordinary price too, or leave the sale price empty.</source>
            <translation>Nhập cả giá bán, hoặc để trống giá giảm.</translation>
        </message>
        <message>
            <source>The sale price of {sku} is not below its price.</source>
            <translation>Giá giảm của {sku} không thấp hơn giá bán.</translation>
        </message>
        <message>
            <source>Enter a lower sale price, or leave it empty.</source>
            <translation>Nhập giá giảm thấp hơn, hoặc để trống.</translation>
        </message>
        <message>
            <source>The sale of {sku} ends before it begins.</source>
            <translation>Đợt giảm giá của {sku} kết thúc trước khi bắt đầu.</translation>
        </message>
        <message>
            <source>Correct one of the two dates.</source>
            <translation>Sửa một trong hai ngày.</translation>
        </message>
        <message>
            <source>sale price</source>
            <translation>giá giảm</translation>
        </message>
        <message>
            <source>A product has no name (SKU {sku}).</source>
            <translation>Có hàng chưa có tên (mã hàng {sku}).</translation>
        </message>
        <message>
            <source>Give it the name customers will read.</source>
            <translation>Đặt tên mà khách sẽ đọc.</translation>
        </message>
        <message>
            <source>“{name}” has nothing to sell: it has no variant.</source>
            <translation>“{name}” chưa có gì để bán: chưa có phiên bản nào.</translation>
        </message>
        <message>
            <source>Give it at least one SKU.</source>
            <translation>Đặt ít nhất một mã hàng.</translation>
        </message>
        <message>
            <source>The options of “{name}” need a name each, and no name twice.</source>
            <translation>Mỗi thuộc tính của “{name}” cần một tên, và không trùng nhau.</translation>
        </message>
        <message>
            <source>Name them by what differs, for example Colour and Size.</source>
            <translation>Đặt tên theo điểm khác nhau, ví dụ Màu và Cỡ.</translation>
        </message>
        <message>
            <source>“{name}” has {count} options.</source>
            <translation>“{name}” có {count} thuộc tính.</translation>
        </message>
        <message>
            <source>Use at most {count}, or make several products of it.</source>
            <translation>Dùng nhiều nhất {count}, hoặc tách thành nhiều mặt hàng.</translation>
        </message>
        <message>
            <source>{sku} has {given} option values, but “{name}” has {count} options.</source>
            <translation>{sku} có {given} giá trị, nhưng “{name}” có {count} thuộc tính.</translation>
        </message>
        <message>
            <source>Give each variant one value for each option.</source>
            <translation>Nhập cho mỗi phiên bản một giá trị ở từng thuộc tính.</translation>
        </message>
        <message>
            <source>{sku} and {other} are the same variant of “{name}”.</source>
            <translation>{sku} và {other} là cùng một phiên bản của “{name}”.</translation>
        </message>
        <message>
            <source>Give each variant its own combination of options, or leave one of them out.</source>
            <translation>Đặt cho mỗi phiên bản một bộ thuộc tính riêng, hoặc bỏ bớt một phiên bản.</translation>
        </message>
        <message>
            <source>A variant of “{name}” has no SKU.</source>
            <translation>Một phiên bản của “{name}” chưa có mã hàng.</translation>
        </message>
        <message>
            <source>Give it a short code of its own; every channel finds it by that.</source>
            <translation>Đặt một mã ngắn riêng; mọi kênh tìm hàng bằng mã đó.</translation>
        </message>
        <message>
            <source>The SKU {sku}… is longer than {count} characters.</source>
            <translation>Mã hàng {sku}… dài hơn {count} ký tự.</translation>
        </message>
        <message>
            <source>cost</source>
            <translation>giá vốn</translation>
        </message>
        <message>
            <source>The unit of {sku} can be whole pieces or thousandths only.</source>
            <translation>Đơn vị của {sku} chỉ có thể là cái hoặc phần nghìn.</translation>
        </message>
        <message>
            <source>Choose “by piece” or “by weight”.</source>
            <translation>Chọn “theo cái” hoặc “theo cân”.</translation>
        </message>
        <message>
            <source>safety stock</source>
            <translation>tồn an toàn</translation>
        </message>
        <message>
            <source>reorder point</source>
            <translation>mức cần nhập thêm</translation>
        </message>
        <message>
            <source>weight</source>
            <translation>cân nặng</translation>
        </message>
        <message>
            <source>A barcode of {sku} is empty.</source>
            <translation>Một mã vạch của {sku} đang trống.</translation>
        </message>
        <message>
            <source>Scan it again, or leave it out.</source>
            <translation>Quét lại, hoặc bỏ đi.</translation>
        </message>
        <message>
            <source>The {word} of {sku} cannot be {number}.</source>
            <translation>{sku}: {word} không thể là {number}.</translation>
        </message>
        <message>
            <source>Enter 0 or more, or leave it empty.</source>
            <translation>Nhập từ 0 trở lên, hoặc để trống.</translation>
        </message>
        <message>
            <source>The SKU {sku} is given twice.</source>
            <translation>Mã hàng {sku} bị nhập hai lần.</translation>
        </message>
        <message>
            <source>{sku} and {other} differ only in capitals; channels take them for one SKU.</source>
            <translation>{sku} và {other} chỉ khác chữ hoa; các kênh coi là một mã hàng.</translation>
        </message>
        <message>
            <source>Give each variant a SKU of its own.</source>
            <translation>Đặt cho mỗi phiên bản một mã hàng riêng.</translation>
        </message>
        <message>
            <source>The SKU {sku} is in the book already.</source>
            <translation>Mã hàng {sku} đã có trong sổ.</translation>
        </message>
        <message>
            <source>Change that product, or choose another SKU.</source>
            <translation>Sửa hàng đó, hoặc chọn mã hàng khác.</translation>
        </message>
        <message>
            <source>The barcode {code} belongs to {sku}.</source>
            <translation>Mã vạch {code} đang thuộc về {sku}.</translation>
        </message>
        <message>
            <source>A code can stand for one variant only: take it off one of the two.</source>
            <translation>Mỗi mã chỉ dùng cho một phiên bản: bỏ mã khỏi một trong hai.</translation>
        </message>
        <message>
            <source>“{name}” was added.</source>
            <translation>Đã thêm “{name}”.</translation>
        </message>
        <message>
            <source>A category has no name.</source>
            <translation>Có danh mục chưa có tên.</translation>
        </message>
        <message>
            <source>Name every level of it, or leave the category out.</source>
            <translation>Đặt tên cho mọi cấp, hoặc bỏ danh mục này.</translation>
        </message>
        <message>
            <source>This product is not in the book any more.</source>
            <translation>Hàng này không còn trong sổ.</translation>
        </message>
        <message>
            <source>What “{name}” ({sku}) is made of was changed.</source>
            <translation>Đã đổi các món trong bộ “{name}” ({sku}).</translation>
        </message>
        <message>
            <source>A bundle has at most {most} parts, each of them once.</source>
            <translation>Một bộ có nhiều nhất {most} món, mỗi món một lần.</translation>
        </message>
        <message>
            <source>Take some off, or raise the quantity of one.</source>
            <translation>Bỏ bớt món, hoặc tăng số lượng của một món.</translation>
        </message>
        <message>
            <source>Of each part there must be at least one in the bundle.</source>
            <translation>Mỗi món trong bộ phải có ít nhất một.</translation>
        </message>
        <message>
            <source>Enter how many, or take the part off.</source>
            <translation>Nhập số lượng, hoặc bỏ món đó ra.</translation>
        </message>
        <message>
            <source>One of the parts is not in the book any more.</source>
            <translation>Một món không còn trong sổ.</translation>
        </message>
        <message>
            <source>Take it off, and look for it again.</source>
            <translation>Bỏ nó ra rồi tìm lại.</translation>
        </message>
        <message>
            <source>{sku} is a bundle itself, and a bundle cannot be part of one.</source>
            <translation>{sku} cũng là một bộ, mà bộ thì không nằm trong bộ khác được.</translation>
        </message>
        <message>
            <source>Put its parts into this one instead.</source>
            <translation>Hãy đưa các món của nó vào bộ này.</translation>
        </message>
        <message>
            <source>{sku} is part of the bundle {bundle}, so it cannot be one itself.</source>
            <translation>{sku} nằm trong bộ {bundle} nên không thể là một bộ.</translation>
        </message>
        <message>
            <source>Take it out of that bundle first.</source>
            <translation>Trước hết bỏ nó khỏi bộ đó.</translation>
        </message>
        <message>
            <source>{sku} has stock of its own, and a bundle has none.</source>
            <translation>{sku} đang có tồn riêng, mà bộ thì không có tồn riêng.</translation>
        </message>
        <message>
            <source>Move its stock to the parts first: correct it to none, and count the parts.</source>
            <translation>Chuyển tồn sang các món trước: sửa tồn của nó về 0 rồi đếm các món.</translation>
        </message>
        <message>
            <source>Orders wait for {sku}, and hold its parts as they are: {numbers}.</source>
            <translation>Có đơn đang chờ {sku} và giữ các món như hiện nay: {numbers}.</translation>
        </message>
        <message>
            <source>Ship or cancel them first.</source>
            <translation>Hãy gửi hoặc huỷ các đơn đó trước.</translation>
        </message>
        <message>
            <source>Go back to the list and refresh it.</source>
            <translation>Quay lại danh sách và tải lại.</translation>
        </message>
        <message>
            <source>This variant is not in the book any more.</source>
            <translation>Phiên bản này không còn trong sổ.</translation>
        </message>
        <message>
            <source>“{name}” was changed.</source>
            <translation>Đã sửa “{name}”.</translation>
        </message>
        <message>
            <source>This was changed again since then.</source>
            <translation>Mục này đã được sửa lần nữa sau đó.</translation>
        </message>
        <message>
            <source>Undo the later change first, or change the record by hand.</source>
            <translation>Hoàn tác thay đổi sau trước, hoặc sửa bằng tay.</translation>
        </message>
        <message>
            <source>{sku} has stock or orders already; its unit cannot change.</source>
            <translation>{sku} đã có tồn hoặc đơn hàng nên không đổi đơn vị được.</translation>
        </message>
        <message>
            <source>Make a new variant with the other unit and stop using this one.</source>
            <translation>Tạo phiên bản mới với đơn vị kia và ngừng dùng phiên bản này.</translation>
        </message>
        <message>
            <source>“{name}” was archived.</source>
            <translation>Đã cất “{name}”.</translation>
        </message>
        <message>
            <source>“{name}” was brought back.</source>
            <translation>Đã đưa “{name}” trở lại.</translation>
        </message>
        <message>
            <source>“{name}” was made a draft.</source>
            <translation>Đã chuyển “{name}” thành nháp.</translation>
        </message>
        <message>
            <source>The price of {sku} was changed.</source>
            <translation>Đã đổi giá của {sku}.</translation>
        </message>
    </context>
    <context>
        <name>change_prices</name>
        <message>
            <source>Change the prices of {count:product|products}</source>
            <translation>Đổi giá {count} hàng</translation>
        </message>
        <message>
            <source>To {amount}</source>
            <translation>Tròn {amount}</translation>
        </message>
        <message>
            <source>{count:product has|products have} no price and stay without.</source>
            <translation>{count} hàng chưa có giá, giữ nguyên.</translation>
        </message>
        <message>
            <source>Change {count:price|prices}</source>
            <translation>Đổi {count} giá</translation>
        </message>
        <message>
            <source>{count:price was|prices were} changed.</source>
            <translation>Đã đổi {count} giá.</translation>
        </message>
    </context>
    <context>
        <name>change_stock</name>
        <message>
            <source>Change stock</source>
            <translation>Sửa tồn</translation>
        </message>
        <message>
            <source>On hand: {before} → {after}</source>
            <translation>Tồn: {before} → {after}</translation>
        </message>
        <message>
            <source>The count agrees with the book.</source>
            <translation>Số đếm khớp với sổ.</translation>
        </message>
        <message>
            <source>{sku}: {quantity} moved.</source>
            <translation>{sku}: đã chuyển {quantity}.</translation>
        </message>
        <message>
            <source>{sku}: {quantity} on hand.</source>
            <translation>{sku}: tồn {quantity}.</translation>
        </message>
    </context>
    <context>
        <name>channel products</name>
        <message>
            <source>A product or a channel of this list is not in the book any more.</source>
            <translation>Một hàng hoặc kênh trong bảng này không còn trong sổ.</translation>
        </message>
        <message>
            <source>Open the list again; nothing was saved.</source>
            <translation>Mở lại bảng; chưa lưu gì cả.</translation>
        </message>
        <message>
            <source>A variant of this list is not in the book any more.</source>
            <translation>Một phiên bản trong bảng này không còn trong sổ.</translation>
        </message>
        <message>
            <source>A price cannot be below zero.</source>
            <translation>Giá không thể nhỏ hơn 0.</translation>
        </message>
        <message>
            <source>Correct it, or leave it empty for the book's price; nothing was saved.</source>
            <translation>Sửa lại, hoặc để trống để lấy giá trong sổ; chưa lưu gì cả.</translation>
        </message>
        <message>
            <source>For {account} alone: {what}</source>
            <translation>Riêng cho {account}: {what}</translation>
        </message>
        <message>
            <source>title</source>
            <translation>tên</translation>
        </message>
        <message>
            <source>text</source>
            <translation>mô tả</translation>
        </message>
        <message>
            <source>category</source>
            <translation>ngành hàng</translation>
        </message>
        <message>
            <source>details the channel asks for</source>
            <translation>thông tin kênh hỏi</translation>
        </message>
        <message>
            <source>price rule</source>
            <translation>quy tắc giá</translation>
        </message>
        <message>
            <source>price</source>
            <translation>giá</translation>
        </message>
        <message>
            <source>A change of this product already waits for the next sync.</source>
            <translation>Một thay đổi của hàng này đang chờ lần đồng bộ tới.</translation>
        </message>
        <message>
            <source>This channel takes no products from the program: put it there by hand.</source>
            <translation>Kênh này không nhận hàng từ chương trình: bạn tự đăng ở đó.</translation>
        </message>
        <message>
            <source>It is there already, and nothing differs.</source>
            <translation>Hàng đã có ở đó và không lệch gì.</translation>
        </message>
        <message>
            <source>It is not on this channel.</source>
            <translation>Hàng không có trên kênh này.</translation>
        </message>
        <message>
            <source>This channel cannot hide a product: take it off there by hand.</source>
            <translation>Kênh này không ẩn hàng được: bạn tự gỡ ở đó.</translation>
        </message>
        <message>
            <source>It is shown there already.</source>
            <translation>Hàng đang hiện ở đó rồi.</translation>
        </message>
        <message>
            <source>It is hidden there already.</source>
            <translation>Hàng đang ẩn ở đó rồi.</translation>
        </message>
        <message>
            <source>It has no variant that is sold.</source>
            <translation>Hàng không có phiên bản nào đang bán.</translation>
        </message>
        <message>
            <source>It is a draft or put away in the book: switch it to active first.</source>
            <translation>Trong sổ, hàng là bản nháp hoặc đã cất: bật bán trước.</translation>
        </message>
        <message>
            <source>It needs a title.</source>
            <translation>Hàng cần có tên.</translation>
        </message>
        <message>
            <source>The title has {count} letters, and the channel wants at least {least}.</source>
            <translation>Tên có {count} chữ, kênh cần ít nhất {least}.</translation>
        </message>
        <message>
            <source>The title has {count} letters, and the channel takes {most}.</source>
            <translation>Tên có {count} chữ, kênh nhận nhiều nhất {most}.</translation>
        </message>
        <message>
            <source>It needs a text.</source>
            <translation>Hàng cần có mô tả.</translation>
        </message>
        <message>
            <source>The text has {count} letters, and the channel wants at least {least}.</source>
            <translation>Mô tả có {count} chữ, kênh cần ít nhất {least}.</translation>
        </message>
        <message>
            <source>The text has {count} letters, and the channel takes {most}.</source>
            <translation>Mô tả có {count} chữ, kênh nhận nhiều nhất {most}.</translation>
        </message>
        <message>
            <source>Choose one of the channel's categories.</source>
            <translation>Chọn một ngành hàng của kênh.</translation>
        </message>
        <message>
            <source>{account} does not have this category any more: choose another one.</source>
            <translation>{account} không còn ngành hàng này: chọn ngành khác.</translation>
        </message>
        <message>
            <source>What {account} asks for in this category was not read yet.</source>
            <translation>Chưa đọc {account} hỏi gì ở ngành hàng này.</translation>
        </message>
        <message>
            <source>The channel asks for “{field}”.</source>
            <translation>Kênh hỏi “{field}”.</translation>
        </message>
        <message>
            <source>“{field}” takes one answer only.</source>
            <translation>“{field}” chỉ nhận một câu trả lời.</translation>
        </message>
        <message>
            <source>“{field}” has {count} answers, and the channel takes {most}.</source>
            <translation>“{field}” có {count} câu trả lời, kênh nhận {most}.</translation>
        </message>
        <message>
            <source>“{field}” is longer than {most} letters.</source>
            <translation>“{field}” dài hơn {most} chữ.</translation>
        </message>
        <message>
            <source>“{field}” has an answer that the channel does not offer.</source>
            <translation>“{field}” có câu trả lời mà kênh không có.</translation>
        </message>
        <message>
            <source>“{field}” is not a number.</source>
            <translation>“{field}” không phải là số.</translation>
        </message>
        <message>
            <source>“{field}” needs one of these units: {units}.</source>
            <translation>“{field}” cần một trong các đơn vị: {units}.</translation>
        </message>
        <message>
            <source>“{field}” is not a date.</source>
            <translation>“{field}” không phải là ngày.</translation>
        </message>
        <message>
            <source>“{field}” wants yes or no.</source>
            <translation>“{field}” cần có hoặc không.</translation>
        </message>
        <message>
            <source>It needs {least:picture|pictures} and has {count}.</source>
            <translation>Hàng cần {least} ảnh, đang có {count}.</translation>
        </message>
        <message>
            <source>The picture {url} has no web address, so the channel cannot fetch it.</source>
            <translation>Ảnh {url} không có địa chỉ web, nên kênh không lấy được.</translation>
        </message>
        <message>
            <source>{account} sends buyers to a page of yours: put the product on your website first.</source>
            <translation>{account} đưa người mua về trang của bạn: đăng hàng lên trang web trước.</translation>
        </message>
        <message>
            <source>Its variants differ by {count:option|options}, and the channel takes {most}.</source>
            <translation>Các phiên bản khác nhau ở {count} lựa chọn, kênh nhận {most}.</translation>
        </message>
        <message>
            <source>It has {count:variant|variants}, and the channel takes {most}.</source>
            <translation>Hàng có {count} phiên bản, kênh nhận {most}.</translation>
        </message>
        <message>
            <source>{sku} has no price for {account}.</source>
            <translation>{sku} chưa có giá cho {account}.</translation>
        </message>
        <message>
            <source>{sku} needs a weight: the channel works out the shipping from it.</source>
            <translation>{sku} cần khối lượng: kênh dựa vào đó để tính phí giao.</translation>
        </message>
        <message>
            <source>{sku} needs a barcode.</source>
            <translation>{sku} cần mã vạch.</translation>
        </message>
    </context>
    <context>
        <name>channel_form</name>
        <message>
            <source>required</source>
            <translation>bắt buộc</translation>
        </message>
        <message>
            <source>The channel asks for this before it takes the product.</source>
            <translation>Kênh cần điều này thì mới nhận hàng.</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Đơn vị</translation>
        </message>
        <message>
            <source>“{text}” is not a number.</source>
            <translation>“{text}” không phải là số.</translation>
        </message>
        <message>
            <source>“{text}” is not a day. Write it as 2026-12-31.</source>
            <translation>“{text}” không phải là ngày. Viết theo mẫu 2026-12-31.</translation>
        </message>
        <message>
            <source>not said</source>
            <translation>chưa ghi</translation>
        </message>
        <message>
            <source>“{text}” is none of the choices. Type a few letters and take one.</source>
            <translation>“{text}” không có trong danh sách. Gõ vài chữ rồi chọn một mục.</translation>
        </message>
        <message>
            <source>others, with commas between</source>
            <translation>mục khác, cách nhau bằng dấu phẩy</translation>
        </message>
        <message>
            <source>The channel takes {most} at most.</source>
            <translation>Kênh nhận nhiều nhất {most} mục.</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>có</translation>
        </message>
        <message>
            <source>no</source>
            <translation>không</translation>
        </message>
    </context>
    <context>
        <name>channels</name>
        <message>
            <source>It is tried again by itself. Nothing is lost.</source>
            <translation>Chương trình sẽ tự thử lại. Không mất gì cả.</translation>
        </message>
        <message>
            <source>Open the account under Channels and connect it again.</source>
            <translation>Mở tài khoản trong mục Kênh bán và kết nối lại.</translation>
        </message>
        <message>
            <source>{account} could not be reached.</source>
            <translation>Không kết nối được với {account}.</translation>
        </message>
        <message>
            <source>{account} did not answer. It is not known whether it did what was asked.</source>
            <translation>{account} không trả lời. Chưa biết việc vừa gửi đã được làm hay chưa.</translation>
        </message>
        <message>
            <source>The certificate of {account} is not valid, so nothing was sent.</source>
            <translation>Chứng chỉ của {account} không hợp lệ nên chưa gửi gì đi.</translation>
        </message>
        <message>
            <source>Check this computer's date and the network you are in; if both are right, ask who runs the website to renew its certificate.</source>
            <translation>Kiểm tra ngày giờ của máy này và mạng bạn đang dùng; nếu cả hai đều đúng, hãy nhờ người quản lý trang web gia hạn chứng chỉ.</translation>
        </message>
        <message>
            <source>The address of {account} is missing or not a web address.</source>
            <translation>Địa chỉ của {account} bị thiếu hoặc không phải địa chỉ web.</translation>
        </message>
        <message>
            <source>Enter it under Channels, like https://shop.example.</source>
            <translation>Nhập địa chỉ trong mục Kênh bán, ví dụ https://shop.example.</translation>
        </message>
        <message>
            <source>The address of {account} does not start with https://, so nothing was sent.</source>
            <translation>Địa chỉ của {account} không bắt đầu bằng https:// nên chưa gửi gì đi.</translation>
        </message>
        <message>
            <source>Enter the https:// address under Channels, or ask who runs the website to switch it on.</source>
            <translation>Nhập địa chỉ bắt đầu bằng https:// trong mục Kênh bán, hoặc nhờ người quản lý trang web bật https.</translation>
        </message>
        <message>
            <source>{account} points to another address, {address}; nothing was sent there.</source>
            <translation>{account} trỏ sang địa chỉ khác, {address}; chưa gửi gì đến đó.</translation>
        </message>
        <message>
            <source>If that is your shop's new address, enter it under Channels. If you are in a hotel's or café's network, sign in to that network first.</source>
            <translation>Nếu đó là địa chỉ mới của cửa hàng, hãy nhập lại trong mục Kênh bán. Nếu bạn đang dùng mạng của khách sạn hay quán cà phê, hãy đăng nhập vào mạng đó trước.</translation>
        </message>
        <message>
            <source>{account} answered with a web page or half an answer instead of data.</source>
            <translation>{account} trả về một trang web hoặc câu trả lời dở dang thay vì dữ liệu.</translation>
        </message>
        <message>
            <source>It is tried again by itself. If it stays, look whether the website is under maintenance or a firewall keeps this program out.</source>
            <translation>Chương trình sẽ tự thử lại. Nếu vẫn vậy, hãy xem trang web có đang bảo trì hoặc tường lửa có chặn chương trình này không.</translation>
        </message>
        <message>
            <source>{account} asks to send less for a while.</source>
            <translation>{account} yêu cầu gửi ít lại trong một lúc.</translation>
        </message>
        <message>
            <source>{account} did not answer several times in a row, so it is left alone for a moment.</source>
            <translation>{account} không trả lời nhiều lần liền nên tạm được để yên một lúc.</translation>
        </message>
        <message>
            <source>{account} has a fault of its own ({status}).</source>
            <translation>{account} đang gặp lỗi của chính nó ({status}).</translation>
        </message>
        <message>
            <source>{account} no longer accepts the saved keys.</source>
            <translation>{account} không còn chấp nhận khoá đã lưu.</translation>
        </message>
        <message>
            <source>{account} says that this is not there any more.</source>
            <translation>{account} báo là mục này không còn ở đó nữa.</translation>
        </message>
        <message>
            <source>It is kept here. Link it to another item, or leave it.</source>
            <translation>Hàng này vẫn được giữ ở đây. Khớp nó với hàng khác, hoặc để nguyên.</translation>
        </message>
        <message>
            <source>{account} refused: “{reply}”</source>
            <translation>{account} từ chối: “{reply}”</translation>
        </message>
        <message>
            <source>Put the value right here or in the shop's own administration, then try again.</source>
            <translation>Sửa giá trị này ở đây hoặc trong trang quản trị của cửa hàng, rồi thử lại.</translation>
        </message>
        <message>
            <source>The answer of {account} cannot be understood ({what}).</source>
            <translation>Không hiểu được câu trả lời của {account} ({what}).</translation>
        </message>
        <message>
            <source>It is looked up before it is tried again.</source>
            <translation>Chương trình sẽ tra lại trước khi thử lần nữa.</translation>
        </message>
        <message>
            <source>{account} did not say what became of this item.</source>
            <translation>{account} không cho biết mục này ra sao.</translation>
        </message>
        <message>
            <source>{account} refused this item and gave no reason.</source>
            <translation>{account} từ chối mặt hàng này mà không nêu lý do.</translation>
        </message>
        <message>
            <source>{account} is still working on it. It is read again before it is sent again.</source>
            <translation>{account} còn đang xử lý. Sẽ đọc lại trước khi gửi lần nữa.</translation>
        </message>
        <message>
            <source>Stopped before it was sent.</source>
            <translation>Đã dừng trước khi gửi.</translation>
        </message>
        <message>
            <source>The website's answer makes no sense.</source>
            <translation>Câu trả lời của trang web không hợp lý.</translation>
        </message>
        <message>
            <source>Address of the website</source>
            <translation>Địa chỉ trang web</translation>
        </message>
        <message>
            <source>The address your customers open, without anything after the name.</source>
            <translation>Địa chỉ khách hàng vẫn mở, không kèm gì sau tên.</translation>
        </message>
        <message>
            <source>Consumer key</source>
            <translation>Consumer key (khoá)</translation>
        </message>
        <message>
            <source>Begins with ck_ and has 43 characters.</source>
            <translation>Bắt đầu bằng ck_ và có 43 ký tự.</translation>
        </message>
        <message>
            <source>Consumer secret</source>
            <translation>Consumer secret (mã bí mật)</translation>
        </message>
        <message>
            <source>Begins with cs_ and has 43 characters. The website shows it only once.</source>
            <translation>Bắt đầu bằng cs_ và có 43 ký tự. Trang web chỉ hiện một lần.</translation>
        </message>
        <message>
            <source>My website has no certificate (http:// only)</source>
            <translation>Trang web của tôi không có chứng chỉ (chỉ http://)</translation>
        </message>
        <message>
            <source>The keys stay secret, but orders and addresses travel unprotected. Better: ask who runs the website to switch https on.</source>
            <translation>Khoá vẫn được giữ kín, nhưng đơn hàng và địa chỉ đi qua mạng không được bảo vệ. Tốt hơn: nhờ người quản lý trang web bật https.</translation>
        </message>
        <message>
            <source>Enter the address</source>
            <translation>Nhập địa chỉ</translation>
        </message>
        <message>
            <source>Type the address of your website as customers open it.</source>
            <translation>Gõ địa chỉ trang web của bạn như khách hàng vẫn mở.</translation>
        </message>
        <message>
            <source>Make a key in the shop</source>
            <translation>Tạo khoá trong cửa hàng</translation>
        </message>
        <message>
            <source>Sign in to your website's administration.</source>
            <translation>Đăng nhập vào trang quản trị của trang web.</translation>
        </message>
        <message>
            <source>Open WooCommerce → Settings → Advanced → REST API.</source>
            <translation>Mở WooCommerce → Cài đặt → Nâng cao → REST API.</translation>
        </message>
        <message>
            <source>Press Add key.</source>
            <translation>Bấm Thêm khoá.</translation>
        </message>
        <message>
            <source>Description: Store Manager. Permissions: Read/Write.</source>
            <translation>Mô tả: Store Manager. Quyền: Đọc/Ghi.</translation>
        </message>
        <message>
            <source>Press Generate API key.</source>
            <translation>Bấm Tạo khoá API.</translation>
        </message>
        <message>
            <source>Copy both parts</source>
            <translation>Sao chép cả hai phần</translation>
        </message>
        <message>
            <source>Copy the consumer key and the consumer secret into this form.</source>
            <translation>Sao chép consumer key và consumer secret vào biểu mẫu này.</translation>
        </message>
        <message>
            <source>Leave the page open until the test has passed: the secret is shown only once.</source>
            <translation>Để nguyên trang đó cho đến khi kiểm tra xong: mã bí mật chỉ hiện một lần.</translation>
        </message>
        <message>
            <source>App secret</source>
            <translation>Khoá bí mật của ứng dụng</translation>
        </message>
        <message>
            <source>Of your own app: App settings → Basic. It has 32 characters.</source>
            <translation>Của ứng dụng riêng của bạn: Cài đặt ứng dụng → Thông tin cơ bản. Có 32 ký tự.</translation>
        </message>
        <message>
            <source>Access token of the system user</source>
            <translation>Mã truy cập của người dùng hệ thống</translation>
        </message>
        <message>
            <source>Made in Meta's business settings under System users. Begins with EAA.</source>
            <translation>Tạo trong Cài đặt doanh nghiệp của Meta, mục Người dùng hệ thống. Bắt đầu bằng EAA.</translation>
        </message>
        <message>
            <source>Page number</source>
            <translation>Số của Trang</translation>
        </message>
        <message>
            <source>Filled in by itself when the token belongs to one Page.</source>
            <translation>Tự điền khi mã chỉ thuộc về một Trang.</translation>
        </message>
        <message>
            <source>Catalogue number</source>
            <translation>Số của catalog</translation>
        </message>
        <message>
            <source>Filled in by itself when the Page has one catalogue.</source>
            <translation>Tự điền khi Trang chỉ có một catalog.</translation>
        </message>
        <message>
            <source>Address of a product's page</source>
            <translation>Địa chỉ trang của một mặt hàng</translation>
        </message>
        <message>
            <source>Facebook sends buyers to your own page. Write {sku} where the SKU belongs. Not needed for products that are on your connected website.</source>
            <translation>Facebook dẫn người mua về trang của chính bạn. Viết {sku} ở chỗ của mã hàng. Không cần cho hàng đã có trên trang web đã kết nối.</translation>
        </message>
        <message>
            <source>Address of the Graph API</source>
            <translation>Địa chỉ của Graph API</translation>
        </message>
        <message>
            <source>Leave it as it is.</source>
            <translation>Để nguyên như vậy.</translation>
        </message>
        <message>
            <source>Copy the app secret</source>
            <translation>Chép khoá bí mật của ứng dụng</translation>
        </message>
        <message>
            <source>Open Meta for Developers and make an app of the type Business, for this shop only.</source>
            <translation>Mở Meta for Developers và tạo một ứng dụng loại Doanh nghiệp, chỉ dành cho cửa hàng này.</translation>
        </message>
        <message>
            <source>Under App settings → Basic press Show beside App secret and copy it.</source>
            <translation>Trong Cài đặt ứng dụng → Thông tin cơ bản, bấm Hiển thị bên cạnh Khoá bí mật của ứng dụng và chép lại.</translation>
        </message>
        <message>
            <source>Under App settings → Advanced switch on Require app secret.</source>
            <translation>Trong Cài đặt ứng dụng → Nâng cao, bật Yêu cầu khoá bí mật của ứng dụng.</translation>
        </message>
        <message>
            <source>Make a token for a system user</source>
            <translation>Tạo mã cho một người dùng hệ thống</translation>
        </message>
        <message>
            <source>Open Meta's business settings → Users → System users and press Add.</source>
            <translation>Mở Cài đặt doanh nghiệp của Meta → Người dùng → Người dùng hệ thống và bấm Thêm.</translation>
        </message>
        <message>
            <source>Press Assign assets and give it your Page and your catalogue, with full control.</source>
            <translation>Bấm Gán tài sản và giao Trang cùng catalog của bạn, với toàn quyền kiểm soát.</translation>
        </message>
        <message>
            <source>Press Generate new token, choose your app, and let it never expire.</source>
            <translation>Bấm Tạo mã mới, chọn ứng dụng của bạn, và để mã không hết hạn.</translation>
        </message>
        <message>
            <source>Tick: business_management, catalog_management, pages_show_list, pages_read_engagement, pages_manage_metadata, pages_manage_posts, pages_messaging, page_utility_messaging, instagram_basic, instagram_manage_messages.</source>
            <translation>Đánh dấu: business_management, catalog_management, pages_show_list, pages_read_engagement, pages_manage_metadata, pages_manage_posts, pages_messaging, page_utility_messaging, instagram_basic, instagram_manage_messages.</translation>
        </message>
        <message>
            <source>Copy the token at once: it is shown only one time.</source>
            <translation>Chép mã ngay: mã chỉ hiện một lần.</translation>
        </message>
        <message>
            <source>Choose Page and catalogue</source>
            <translation>Chọn Trang và catalog</translation>
        </message>
        <message>
            <source>When the token is right, both numbers are filled in by themselves.</source>
            <translation>Khi mã đúng, cả hai số được tự điền.</translation>
        </message>
        <message>
            <source>With several Pages or catalogues, copy the number of the right one.</source>
            <translation>Nếu có nhiều Trang hay catalog, hãy chép số của cái đúng.</translation>
        </message>
        <message>
            <source>Messages need a review by Meta</source>
            <translation>Tin nhắn cần Meta xét duyệt</translation>
        </message>
        <message>
            <source>Catalogue, stock, prices and posts work at once.</source>
            <translation>Catalog, tồn kho, giá và bài đăng dùng được ngay.</translation>
        </message>
        <message>
            <source>To read and answer messages of customers, ask for Advanced Access to pages_messaging and instagram_manage_messages under App review, and confirm your business.</source>
            <translation>Để đọc và trả lời tin nhắn của khách, hãy xin Quyền truy cập nâng cao cho pages_messaging và instagram_manage_messages ở mục Xét duyệt ứng dụng, và xác minh doanh nghiệp.</translation>
        </message>
        <message>
            <source>Nothing to test here.</source>
            <translation>Không có gì cần kiểm tra ở đây.</translation>
        </message>
        <message>
            <source>This looks like an app secret.</source>
            <translation>Trông giống một khoá bí mật.</translation>
        </message>
        <message>
            <source>This is not a whole app secret.</source>
            <translation>Đây chưa phải một khoá bí mật đầy đủ.</translation>
        </message>
        <message>
            <source>Copy all 32 characters, under App settings → Basic.</source>
            <translation>Chép đủ 32 ký tự, trong Cài đặt ứng dụng → Thông tin cơ bản.</translation>
        </message>
        <message>
            <source>Meta accepts the token of the app {name}.</source>
            <translation>Meta chấp nhận mã của ứng dụng {name}.</translation>
        </message>
        <message>
            <source>Facebook no longer accepts the access token of {account}.</source>
            <translation>Facebook không còn chấp nhận mã truy cập của {account}.</translation>
        </message>
        <message>
            <source>This is the Page {name}.</source>
            <translation>Đây là Trang {name}.</translation>
        </message>
        <message>
            <source>This is the catalogue {name}.</source>
            <translation>Đây là catalog {name}.</translation>
        </message>
        <message>
            <source>Products get a link.</source>
            <translation>Sản phẩm sẽ có liên kết.</translation>
        </message>
        <message>
            <source>This makes no address of a product's page.</source>
            <translation>Như thế này không thành địa chỉ trang của mặt hàng.</translation>
        </message>
        <message>
            <source>Begin with https:// and write {sku} where the SKU belongs.</source>
            <translation>Bắt đầu bằng https:// và viết {sku} ở chỗ của mã hàng.</translation>
        </message>
        <message>
            <source>{account} sees no Page with this number.</source>
            <translation>{account} không thấy Trang nào có số này.</translation>
        </message>
        <message>
            <source>Copy the number of the Page, and give the system user this Page in the business settings.</source>
            <translation>Chép số của Trang, và giao Trang này cho người dùng hệ thống trong Cài đặt doanh nghiệp.</translation>
        </message>
        <message>
            <source>{account} sees no catalogue with this number.</source>
            <translation>{account} không thấy catalog nào có số này.</translation>
        </message>
        <message>
            <source>Copy the number of the catalogue from Commerce Manager, and give the system user this catalogue in the business settings.</source>
            <translation>Chép số của catalog trong Trình quản lý thương mại, và giao catalog này cho người dùng hệ thống trong Cài đặt doanh nghiệp.</translation>
        </message>
        <message>
            <source>Messages cannot be read yet: {reason} The catalogue works without them.</source>
            <translation>Chưa đọc được tin nhắn: {reason} Catalog vẫn dùng được.</translation>
        </message>
        <message>
            <source>No conversation can be seen. If customers have written, Meta has not reviewed the app for messages yet (Advanced Access). The catalogue works without it.</source>
            <translation>Không thấy cuộc trò chuyện nào. Nếu khách đã nhắn thì Meta chưa xét duyệt ứng dụng cho tin nhắn (Quyền truy cập nâng cao). Catalog vẫn dùng được.</translation>
        </message>
        <message>
            <source>Meta has not approved the feature Human Agent: a day after a customer's last message only templates can be sent.</source>
            <translation>Meta chưa duyệt tính năng Human Agent: một ngày sau tin nhắn cuối của khách chỉ còn gửi được mẫu tin.</translation>
        </message>
        <message>
            <source>Facebook's access ends on {day}. Make a new token before.</source>
            <translation>Quyền truy cập của Facebook hết hạn ngày {day}. Hãy tạo mã mới trước ngày đó.</translation>
        </message>
        <message>
            <source>Found {shop}. It runs WooCommerce.</source>
            <translation>Đã tìm thấy {shop}. Trang này dùng WooCommerce.</translation>
        </message>
        <message>
            <source>This looks like a key.</source>
            <translation>Trông đúng là một khoá.</translation>
        </message>
        <message>
            <source>Copy the whole line that begins with ck_ (43 characters).</source>
            <translation>Sao chép cả dòng bắt đầu bằng ck_ (43 ký tự).</translation>
        </message>
        <message>
            <source>This is the secret. The key begins with ck_.</source>
            <translation>Đây là mã bí mật. Khoá bắt đầu bằng ck_.</translation>
        </message>
        <message>
            <source>This is not a whole key.</source>
            <translation>Khoá này chưa đủ.</translation>
        </message>
        <message>
            <source>This is not a whole secret.</source>
            <translation>Mã bí mật này chưa đủ.</translation>
        </message>
        <message>
            <source>Copy the whole line that begins with cs_ (43 characters).</source>
            <translation>Sao chép cả dòng bắt đầu bằng cs_ (43 ký tự).</translation>
        </message>
        <message>
            <source>The website accepts the key for reading and writing.</source>
            <translation>Trang web chấp nhận khoá để đọc và ghi.</translation>
        </message>
        <message>
            <source>The website of {account} answers, but WooCommerce was not found there.</source>
            <translation>Trang web của {account} có trả lời, nhưng không thấy WooCommerce ở đó.</translation>
        </message>
        <message>
            <source>Check the address. If it is right: WooCommerce must be switched on, and under Settings → Permalinks anything but “Plain” must be chosen.</source>
            <translation>Kiểm tra lại địa chỉ. Nếu đúng: WooCommerce phải được bật, và trong Cài đặt → Đường dẫn tĩnh phải chọn kiểu khác “Đơn giản”.</translation>
        </message>
        <message>
            <source>The website has no certificate: orders and addresses travel unprotected.</source>
            <translation>Trang web không có chứng chỉ: đơn hàng và địa chỉ đi qua mạng không được bảo vệ.</translation>
        </message>
        <message>
            <source>The website sells in {theirs}, this account is kept in {ours}.</source>
            <translation>Trang web bán bằng {theirs}, tài khoản này ghi bằng {ours}.</translation>
        </message>
        <message>
            <source>The key may not read the shop's settings; its version is not known.</source>
            <translation>Khoá không được đọc cài đặt của cửa hàng; chưa biết phiên bản WooCommerce.</translation>
        </message>
        <message>
            <source>{account} has a product with this SKU in its trash: {title}.</source>
            <translation>{account} có hàng dùng mã hàng này trong thùng rác: {title}.</translation>
        </message>
        <message>
            <source>Restore it there and link it, or delete it there for good, then try again.</source>
            <translation>Khôi phục ở đó rồi khớp lại, hoặc xoá hẳn ở đó rồi thử lại.</translation>
        </message>
        <message>
            <source>{account} already has another product with this SKU: {title}.</source>
            <translation>{account} đã có hàng khác dùng mã hàng này: {title}.</translation>
        </message>
        <message>
            <source>Link it to that product, or change the SKU of one of the two.</source>
            <translation>Khớp với hàng đó, hoặc đổi mã hàng của một trong hai.</translation>
        </message>
        <message>
            <source>{account} made {title}, but not as it was sent (SKU {sku}).</source>
            <translation>{account} đã tạo {title}, nhưng không đúng như đã gửi (mã hàng {sku}).</translation>
        </message>
        <message>
            <source>It is not published. Look at it in the shop's own administration.</source>
            <translation>Hàng chưa được hiện cho khách. Xem lại trong trang quản trị của cửa hàng.</translation>
        </message>
        <message>
            <source>{title} has options on one side only (here or on the website).</source>
            <translation>{title} chỉ có tuỳ chọn ở một bên (ở đây hoặc trên trang web).</translation>
        </message>
        <message>
            <source>{account} kept another state for the product.</source>
            <translation>{account} giữ trạng thái khác cho hàng này.</translation>
        </message>
        <message>
            <source>Look at it in the shop's own administration.</source>
            <translation>Xem lại trong trang quản trị của cửa hàng.</translation>
        </message>
        <message>
            <source>The website has no step for this: {status}.</source>
            <translation>Trang web không có bước này: {status}.</translation>
        </message>
        <message>
            <source>Order {number} is in the website's trash.</source>
            <translation>Đơn {number} đang trong thùng rác của trang web.</translation>
        </message>
        <message>
            <source>The website kept order {number} in the state “{status}”.</source>
            <translation>Trang web giữ đơn {number} ở trạng thái “{status}”.</translation>
        </message>
        <message>
            <source>Order {number} was cancelled on the website, so it cannot be shipped there.</source>
            <translation>Đơn {number} đã bị huỷ trên trang web nên không gửi hàng ở đó được.</translation>
        </message>
        <message>
            <source>An empty note cannot be sent.</source>
            <translation>Không gửi được ghi chú trống.</translation>
        </message>
        <message>
            <source>{amount} cannot be given back on an order in {currency}.</source>
            <translation>Không hoàn được {amount} cho đơn tính bằng {currency}.</translation>
        </message>
        <message>
            <source>Order {number} has no line with that many units to give back.</source>
            <translation>Đơn {number} không có món nào đủ số lượng để hoàn.</translation>
        </message>
        <message>
            <source>Your order is on its way.</source>
            <translation>Đơn hàng của bạn đang trên đường giao.</translation>
        </message>
        <message>
            <source>Tracking number: {number}.</source>
            <translation>Mã vận đơn: {number}.</translation>
        </message>
        <message>
            <source>Carrier: {carrier}.</source>
            <translation>Đơn vị vận chuyển: {carrier}.</translation>
        </message>
        <message>
            <source>Record {id} of the website cannot be understood: {what}.</source>
            <translation>Không hiểu được bản ghi {id} của trang web: {what}.</translation>
        </message>
        <message>
            <source>A product needs a name before it can be sent.</source>
            <translation>Hàng cần có tên trước khi gửi đi.</translation>
        </message>
        <message>
            <source>{title} has no variant to sell.</source>
            <translation>{title} không có phiên bản nào để bán.</translation>
        </message>
        <message>
            <source>{title} needs a SKU of at most 100 letters for each variant: Facebook knows it by it.</source>
            <translation>{title} cần mã hàng tối đa 100 ký tự cho mỗi phiên bản: Facebook nhận ra hàng nhờ mã này.</translation>
        </message>
        <message>
            <source>Facebook takes no product without a picture that has a web address: {title}.</source>
            <translation>Facebook không nhận hàng thiếu ảnh có địa chỉ web: {title}.</translation>
        </message>
        <message>
            <source>Put the product on your website first, or give it a picture by its https:// address.</source>
            <translation>Trước hết hãy đưa hàng lên trang web, hoặc thêm cho nó một ảnh bằng địa chỉ https://.</translation>
        </message>
        <message>
            <source>Facebook sends buyers to a page of yours, and {title} has none.</source>
            <translation>Facebook dẫn người mua về một trang của bạn, mà {title} chưa có trang nào.</translation>
        </message>
        <message>
            <source>Put the product on your website first, or enter under Channels how the address of a product's page is made from its SKU.</source>
            <translation>Trước hết hãy đưa hàng lên trang web, hoặc nhập ở mục Kênh bán cách tạo địa chỉ trang của hàng từ mã hàng.</translation>
        </message>
        <message>
            <source>{title} has no price.</source>
            <translation>{title} chưa có giá.</translation>
        </message>
        <message>
            <source>{title} needs a SKU for each variant: without it the same product could be made twice.</source>
            <translation>{title} cần mã hàng cho mỗi phiên bản: không có mã, cùng một hàng có thể bị tạo hai lần.</translation>
        </message>
        <message>
            <source>Two variants of {title} have the same SKU.</source>
            <translation>Hai phiên bản của {title} có cùng mã hàng.</translation>
        </message>
        <message>
            <source>Each variant of {title} needs its options, such as size or colour.</source>
            <translation>Mỗi phiên bản của {title} cần có tuỳ chọn, như cỡ hoặc màu.</translation>
        </message>
        <message>
            <source>The picture {url} has no web address.</source>
            <translation>Ảnh {url} không có địa chỉ web.</translation>
        </message>
        <message>
            <source>{title} has a sale price but no price.</source>
            <translation>{title} có giá giảm nhưng không có giá bán.</translation>
        </message>
        <message>
            <source>The stock of {title} is not a whole number.</source>
            <translation>Tồn của {title} không phải số nguyên.</translation>
        </message>
        <message>
            <source>The price {price} is not in the website's currency {currency}.</source>
            <translation>Giá {price} không theo tiền tệ {currency} của trang web.</translation>
        </message>
        <message>
            <source>The price {price} is below zero.</source>
            <translation>Giá {price} nhỏ hơn không.</translation>
        </message>
        <message>
            <source>The price {price} is not in the account's currency {currency}.</source>
            <translation>Giá {price} không đúng tiền tệ {currency} của tài khoản.</translation>
        </message>
        <message>
            <source>Facebook does not take the price {price}.</source>
            <translation>Facebook không nhận giá {price}.</translation>
        </message>
        <message>
            <source>The sale price {sale} is not below the price {price}.</source>
            <translation>Giá giảm {sale} không thấp hơn giá {price}.</translation>
        </message>
        <message>
            <source>The sale would end before it begins.</source>
            <translation>Đợt giảm giá sẽ kết thúc trước khi bắt đầu.</translation>
        </message>
        <message>
            <source>Put it right here, then try again.</source>
            <translation>Sửa ở đây, rồi thử lại.</translation>
        </message>
        <message>
            <source>{account} already has another product with this SKU.</source>
            <translation>{account} đã có hàng khác dùng mã hàng này.</translation>
        </message>
        <message>
            <source>{account} does not take this barcode: it is wrong, or another product has it.</source>
            <translation>{account} không nhận mã vạch này: mã sai, hoặc hàng khác đã dùng.</translation>
        </message>
        <message>
            <source>Check the barcode here and in the shop's own administration.</source>
            <translation>Kiểm tra mã vạch ở đây và trong trang quản trị của cửa hàng.</translation>
        </message>
        <message>
            <source>{account} could not fetch a picture, so nothing was saved.</source>
            <translation>{account} không tải được một ảnh nên chưa lưu gì cả.</translation>
        </message>
        <message>
            <source>Check that the picture opens in a browser, or send the product without it.</source>
            <translation>Kiểm tra ảnh có mở được trong trình duyệt không, hoặc gửi hàng không kèm ảnh.</translation>
        </message>
        <message>
            <source>{account} refuses because this computer's clock is wrong.</source>
            <translation>{account} từ chối vì đồng hồ của máy này sai.</translation>
        </message>
        <message>
            <source>Set the date and the time of this computer, then try again.</source>
            <translation>Chỉnh lại ngày giờ của máy này, rồi thử lại.</translation>
        </message>
        <message>
            <source>{account} knows the key, but the secret does not belong to it.</source>
            <translation>{account} nhận ra khoá, nhưng mã bí mật không phải của khoá đó.</translation>
        </message>
        <message>
            <source>Make a new key in the shop and enter both parts under Channels.</source>
            <translation>Tạo khoá mới trong cửa hàng và nhập cả hai phần vào mục Kênh bán.</translation>
        </message>
        <message>
            <source>The key of {account} lacks a right: “{reply}”</source>
            <translation>Khoá của {account} thiếu một quyền: “{reply}”</translation>
        </message>
        <message>
            <source>Make a new key with the right “Read/Write” for a user who may manage the shop.</source>
            <translation>Tạo khoá mới với quyền “Đọc/Ghi” cho người được quản lý cửa hàng.</translation>
        </message>
        <message>
            <source>The key of {account} may only read.</source>
            <translation>Khoá của {account} chỉ được đọc.</translation>
        </message>
        <message>
            <source>Make a new key with the right “Read/Write” in the shop and enter it under Channels.</source>
            <translation>Tạo khoá mới với quyền “Đọc/Ghi” trong cửa hàng và nhập vào mục Kênh bán.</translation>
        </message>
        <message>
            <source>{account} is too old for this, or WooCommerce is switched off there.</source>
            <translation>{account} quá cũ để làm việc này, hoặc WooCommerce đang tắt ở đó.</translation>
        </message>
        <message>
            <source>Look under Plugins in the shop's administration whether WooCommerce is on and up to date.</source>
            <translation>Vào mục Plugin trong trang quản trị xem WooCommerce đã bật và đã cập nhật chưa.</translation>
        </message>
        <message>
            <source>Only whole numbers can be sent as stock to a website.</source>
            <translation>Chỉ gửi được số nguyên làm tồn cho trang web.</translation>
        </message>
        <message>
            <source>The website kept another price than the one sent.</source>
            <translation>Trang web giữ giá khác với giá đã gửi.</translation>
        </message>
        <message>
            <source>The website keeps no number for this item.</source>
            <translation>Trang web không theo dõi số lượng của hàng này.</translation>
        </message>
        <message>
            <source>The website answered with {echo} instead of {wanted}.</source>
            <translation>Trang web trả về {echo} thay vì {wanted}.</translation>
        </message>
        <message>
            <source>This listing has no item on the website.</source>
            <translation>Mục này không ứng với hàng nào trên trang web.</translation>
        </message>
        <message>
            <source>This computer's clock is {minutes:minute|minutes} ahead of the website's.</source>
            <translation>Đồng hồ máy này nhanh {minutes} phút so với trang web.</translation>
        </message>
        <message>
            <source>This computer's clock is {minutes:minute|minutes} behind the website's.</source>
            <translation>Đồng hồ máy này chậm {minutes} phút so với trang web.</translation>
        </message>
        <message>
            <source>Conversation {id} cannot be understood: {what}.</source>
            <translation>Không hiểu được cuộc trò chuyện {id}: {what}.</translation>
        </message>
        <message>
            <source>Meta's review rejected it, so shoppers do not see it. {reply}</source>
            <translation>Meta đã từ chối khi xét duyệt, nên người mua không thấy. {reply}</translation>
        </message>
        <message>
            <source>Meta found something wrong with it: {reply}</source>
            <translation>Meta thấy có chỗ chưa đúng: {reply}</translation>
        </message>
        <message>
            <source>{name} wrote too long ago to be answered freely.</source>
            <translation>{name} nhắn đã lâu, không còn được tự do trả lời.</translation>
        </message>
        <message>
            <source>Write the answer yourself, without an offer, or send an approved template.</source>
            <translation>Hãy tự viết câu trả lời, không kèm chào hàng, hoặc gửi một mẫu tin đã duyệt.</translation>
        </message>
        <message>
            <source>Send an approved template, or wait until the person writes again.</source>
            <translation>Hãy gửi một mẫu tin đã duyệt, hoặc chờ người đó nhắn lại.</translation>
        </message>
        <message>
            <source>Wait until the person writes again, or call, if a phone number is known.</source>
            <translation>Chờ người đó nhắn lại, hoặc gọi điện nếu biết số.</translation>
        </message>
        <message>
            <source>A message is a text, or products, or a template.</source>
            <translation>Một tin nhắn là chữ, hoặc hàng, hoặc một mẫu tin.</translation>
        </message>
        <message>
            <source>The message has more than {count} letters.</source>
            <translation>Tin nhắn dài hơn {count} ký tự.</translation>
        </message>
        <message>
            <source>At most ten products fit into a message, each with a name.</source>
            <translation>Một tin nhắn chứa nhiều nhất mười mặt hàng, mặt hàng nào cũng phải có tên.</translation>
        </message>
        <message>
            <source>A post needs a text.</source>
            <translation>Bài đăng cần có chữ.</translation>
        </message>
        <message>
            <source>A picture of a post needs a web address.</source>
            <translation>Ảnh của bài đăng cần có địa chỉ web.</translation>
        </message>
        <message>
            <source>A post is planned for ten minutes to four weeks ahead.</source>
            <translation>Bài đăng được hẹn trước từ mười phút đến bốn tuần.</translation>
        </message>
        <message>
            <source>Item {id} of the catalogue cannot be understood: {what}.</source>
            <translation>Không hiểu được mặt hàng {id} của catalog: {what}.</translation>
        </message>
        <message>
            <source>{account} was sent more at once than Facebook takes.</source>
            <translation>Gửi cho {account} một lần nhiều hơn mức Facebook nhận.</translation>
        </message>
        <message>
            <source>It is sent again in smaller parts by itself.</source>
            <translation>Chương trình tự gửi lại thành từng phần nhỏ hơn.</translation>
        </message>
        <message>
            <source>The Facebook app of {account} was removed.</source>
            <translation>Ứng dụng Facebook của {account} đã bị gỡ.</translation>
        </message>
        <message>
            <source>The password behind {account} was changed, so Facebook ended the access.</source>
            <translation>Mật khẩu đứng sau {account} đã đổi, nên Facebook ngắt quyền truy cập.</translation>
        </message>
        <message>
            <source>Facebook's access for {account} has run out.</source>
            <translation>Quyền truy cập Facebook của {account} đã hết hạn.</translation>
        </message>
        <message>
            <source>The Facebook user of {account} is not confirmed.</source>
            <translation>Người dùng Facebook của {account} chưa được xác nhận.</translation>
        </message>
        <message>
            <source>Facebook does not know the access token of {account}.</source>
            <translation>Facebook không biết mã truy cập của {account}.</translation>
        </message>
        <message>
            <source>Make a new token for the system user in Meta's business settings and enter it under Channels.</source>
            <translation>Tạo mã mới cho người dùng hệ thống trong Cài đặt doanh nghiệp của Meta rồi nhập ở mục Kênh bán.</translation>
        </message>
        <message>
            <source>The app secret of {account} does not belong to its access token.</source>
            <translation>Khoá bí mật của {account} không khớp với mã truy cập.</translation>
        </message>
        <message>
            <source>Copy the secret of the same app under App settings → Basic, and enter it here.</source>
            <translation>Chép khoá bí mật của chính ứng dụng đó trong Cài đặt ứng dụng → Thông tin cơ bản, rồi nhập vào đây.</translation>
        </message>
        <message>
            <source>Meta has not granted {account} the right for this: “{reply}”</source>
            <translation>Meta chưa cấp cho {account} quyền này: “{reply}”</translation>
        </message>
        <message>
            <source>Give the system user the Page and the catalogue in Meta's business settings, make a new token with this right, and enter it under Channels.</source>
            <translation>Giao Trang và catalog cho người dùng hệ thống trong Cài đặt doanh nghiệp của Meta, tạo mã mới có quyền này, rồi nhập ở mục Kênh bán.</translation>
        </message>
        <message>
            <source>The time in which {account} may answer this person freely is over.</source>
            <translation>Đã hết thời gian {account} được tự do trả lời người này.</translation>
        </message>
        <message>
            <source>Meta has not reviewed the app of {account} for messages yet.</source>
            <translation>Meta chưa xét duyệt ứng dụng của {account} cho tin nhắn.</translation>
        </message>
        <message>
            <source>Until then only people with a role in the app can be answered from here. Answer the others in Facebook's own inbox; the catalogue works without the review.</source>
            <translation>Đến lúc đó, từ đây chỉ trả lời được người có vai trò trong ứng dụng. Hãy trả lời những người khác trong hộp thư của Facebook; catalog dùng được mà không cần xét duyệt.</translation>
        </message>
        <message>
            <source>This person cannot be reached by {account} any more.</source>
            <translation>{account} không còn liên lạc được với người này.</translation>
        </message>
        <message>
            <source>They may have blocked the Page or left Facebook. Call them, if a phone number is known.</source>
            <translation>Có thể họ đã chặn Trang hoặc rời Facebook. Hãy gọi điện, nếu biết số.</translation>
        </message>
        <message>
            <source>Meta has stopped the messages of {account} for a while.</source>
            <translation>Meta tạm dừng tin nhắn của {account} một thời gian.</translation>
        </message>
        <message>
            <source>Nothing is sent for some hours. Look under Page quality on Facebook for the reason, and send less and only to people who asked.</source>
            <translation>Vài giờ tới không gửi gì. Hãy xem lý do ở mục Chất lượng Trang trên Facebook, gửi ít lại và chỉ gửi cho người đã hỏi.</translation>
        </message>
        <message>
            <source>{account} has just published a post with the same words.</source>
            <translation>{account} vừa đăng một bài có nội dung giống hệt.</translation>
        </message>
        <message>
            <source>It is there already. If it should stand there twice, change its words.</source>
            <translation>Bài đó đã có rồi. Nếu muốn đăng thêm lần nữa, hãy đổi nội dung.</translation>
        </message>
        <message>
            <source>{account} could not fetch a picture, so nothing was published.</source>
            <translation>{account} không tải được hình, nên chưa có gì được đăng.</translation>
        </message>
        <message>
            <source>See whether the address of the picture opens in a browser where nobody is signed in, then try again.</source>
            <translation>Hãy thử mở địa chỉ hình trong trình duyệt chưa đăng nhập, rồi thử lại.</translation>
        </message>
        <message>
            <source>{account} does not take the time for which the post is planned.</source>
            <translation>{account} không nhận thời điểm hẹn đăng bài này.</translation>
        </message>
        <message>
            <source>Choose another time, from ten minutes to four weeks ahead.</source>
            <translation>Hãy chọn thời điểm khác, sau từ mười phút đến bốn tuần.</translation>
        </message>
        <message>
            <source>{account} has another set with exactly the same products.</source>
            <translation>{account} đã có một bộ khác gồm đúng các mặt hàng này.</translation>
        </message>
        <message>
            <source>Take one of the two sets away in Commerce Manager, or change its products.</source>
            <translation>Hãy xoá một trong hai bộ trong Trình quản lý thương mại, hoặc đổi hàng của nó.</translation>
        </message>
        <message>
            <source>Meta no longer answers this version of the program for {account}.</source>
            <translation>Meta không còn trả lời phiên bản này của chương trình cho {account}.</translation>
        </message>
        <message>
            <source>Update Store Manager.</source>
            <translation>Hãy cập nhật Store Manager.</translation>
        </message>
        <message>
            <source>The right {right} is missing: stock, prices and products cannot be sent.</source>
            <translation>Thiếu quyền {right}: không gửi được tồn, giá và hàng hoá.</translation>
        </message>
        <message>
            <source>The right {right} is missing: messages and posts stay closed.</source>
            <translation>Thiếu quyền {right}: chưa dùng được tin nhắn và bài đăng.</translation>
        </message>
        <message>
            <source>The right {right} is missing: messages of the Page are not read. All else works.</source>
            <translation>Thiếu quyền {right}: không đọc được tin nhắn của Trang. Mọi thứ khác vẫn dùng được.</translation>
        </message>
        <message>
            <source>The right {right} is missing: messages of Instagram are not read. All else works.</source>
            <translation>Thiếu quyền {right}: không đọc được tin nhắn Instagram. Mọi thứ khác vẫn dùng được.</translation>
        </message>
        <message>
            <source>The right {right} is missing: no message about an order can be sent after the allowed time. All else works.</source>
            <translation>Thiếu quyền {right}: quá thời gian cho phép thì không gửi được tin về đơn hàng. Mọi thứ khác vẫn dùng được.</translation>
        </message>
        <message>
            <source>The right {right} is missing: posts cannot be published from here. All else works.</source>
            <translation>Thiếu quyền {right}: không đăng bài được từ đây. Mọi thứ khác vẫn dùng được.</translation>
        </message>
        <message>
            <source>A set of products needs a name and at least one product.</source>
            <translation>Bộ sản phẩm cần có tên và ít nhất một mặt hàng.</translation>
        </message>
        <message>
            <source>The set {name} has more products than Facebook takes.</source>
            <translation>Bộ {name} có nhiều mặt hàng hơn mức Facebook nhận.</translation>
        </message>
        <message>
            <source>On Facebook there is a set {name} already that was not made here.</source>
            <translation>Trên Facebook đã có bộ sưu tập {name} không do chương trình này tạo.</translation>
        </message>
        <message>
            <source>Give the category another name here, or take that set away on Facebook.</source>
            <translation>Đổi tên danh mục ở đây, hoặc bỏ bộ sưu tập đó trên Facebook.</translation>
        </message>
        <message>
            <source>Only whole numbers from zero on can be sent as stock to Facebook.</source>
            <translation>Chỉ gửi được số nguyên từ không trở lên làm tồn kho cho Facebook.</translation>
        </message>
        <message>
            <source>A template needs a text, and a name of small letters, digits and _.</source>
            <translation>Mẫu tin cần có nội dung, và một tên gồm chữ thường không dấu, chữ số và dấu _.</translation>
        </message>
        <message>
            <source>A template counts its places {{1}}, {{2}} … and needs an example for each.</source>
            <translation>Mẫu tin đánh số các chỗ trống {{1}}, {{2}} … và mỗi chỗ cần một ví dụ.</translation>
        </message>
        <message>
            <source>Facebook has no categories to choose from.</source>
            <translation>Facebook không có ngành hàng để chọn.</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Mới</translation>
        </message>
        <message>
            <source>Refurbished</source>
            <translation>Tân trang</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>Đã dùng</translation>
        </message>
        <message>
            <source>Brand</source>
            <translation>Thương hiệu</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>Google's category, by number or path</source>
            <translation>Danh mục của Google, ghi số hoặc đường dẫn</translation>
        </message>
        <message>
            <source>Open Meta's business settings → Users → System users and choose yours.</source>
            <translation>Mở Cài đặt doanh nghiệp của Meta → Người dùng → Người dùng hệ thống và chọn người dùng của bạn.</translation>
        </message>
        <message>
            <source>Press Generate new token, choose your app, tick all rights you had before, and: {rights}.</source>
            <translation>Bấm Tạo mã mới, chọn ứng dụng của bạn, đánh dấu mọi quyền đã có trước đây và thêm: {rights}.</translation>
        </message>
        <message>
            <source>Press Sign in again here and enter the new token.</source>
            <translation>Bấm Đăng nhập lại ở đây và nhập mã mới.</translation>
        </message>
        <message>
            <source>Open your app in Meta for Developers → App review, and ask for Advanced Access to {rights}.</source>
            <translation>Mở ứng dụng của bạn trong Meta for Developers → Xét duyệt ứng dụng, rồi xin Quyền truy cập nâng cao cho {rights}.</translation>
        </message>
        <message>
            <source>Confirm your business when Meta asks for it. The review takes some days.</source>
            <translation>Xác minh doanh nghiệp khi Meta yêu cầu. Việc xét duyệt mất vài ngày.</translation>
        </message>
        <message>
            <source>Stock, prices, products and sets</source>
            <translation>Tồn kho, giá, hàng hoá và bộ sản phẩm</translation>
        </message>
        <message>
            <source>They are sent to the catalogue. No review by Meta is needed.</source>
            <translation>Được gửi lên catalog. Không cần Meta xét duyệt.</translation>
        </message>
        <message>
            <source>Nothing can be sent to the catalogue, so shoppers there see old numbers.</source>
            <translation>Không gửi được gì lên catalog, nên người mua ở đó thấy số cũ.</translation>
        </message>
        <message>
            <source>Posts of the Page</source>
            <translation>Bài đăng của Trang</translation>
        </message>
        <message>
            <source>They are published, planned and taken down from here. No review by Meta is needed.</source>
            <translation>Đăng, hẹn giờ và gỡ bài được từ đây. Không cần Meta xét duyệt.</translation>
        </message>
        <message>
            <source>Nothing can be published from here. Catalogue, stock and prices go on.</source>
            <translation>Chưa đăng bài được từ đây. Catalog, tồn kho và giá vẫn chạy.</translation>
        </message>
        <message>
            <source>Messages to the Page</source>
            <translation>Tin nhắn gửi Trang</translation>
        </message>
        <message>
            <source>They are read and answered here.</source>
            <translation>Được đọc và trả lời ở đây.</translation>
        </message>
        <message>
            <source>They are not read here: answer them in Facebook's own inbox. Everything else goes on.</source>
            <translation>Chưa đọc được ở đây: hãy trả lời trong hộp thư của Facebook. Mọi thứ khác vẫn chạy.</translation>
        </message>
        <message>
            <source>Messages on Instagram</source>
            <translation>Tin nhắn trên Instagram</translation>
        </message>
        <message>
            <source>They are not read here: answer them on Instagram itself. Everything else goes on.</source>
            <translation>Chưa đọc được ở đây: hãy trả lời ngay trên Instagram. Mọi thứ khác vẫn chạy.</translation>
        </message>
        <message>
            <source>Messages about an order, at any time</source>
            <translation>Tin về đơn hàng, bất cứ lúc nào</translation>
        </message>
        <message>
            <source>Approved templates can be sent also long after a customer's last message.</source>
            <translation>Mẫu tin đã duyệt gửi được cả khi tin nhắn cuối của khách đã lâu.</translation>
        </message>
        <message>
            <source>A day after a customer's last message nothing can be sent to them from here any more.</source>
            <translation>Một ngày sau tin nhắn cuối của khách, từ đây không gửi được gì cho họ nữa.</translation>
        </message>
        <message>
            <source>Your own answers, up to a week later</source>
            <translation>Tin bạn tự trả lời, trong vòng một tuần</translation>
        </message>
        <message>
            <source>Answers you write yourself reach a customer up to seven days after their last message.</source>
            <translation>Tin bạn tự viết đến được khách trong bảy ngày sau tin nhắn cuối của họ.</translation>
        </message>
        <message>
            <source>A day after a customer's last message only approved templates can be sent.</source>
            <translation>Một ngày sau tin nhắn cuối của khách, chỉ gửi được mẫu tin đã duyệt.</translation>
        </message>
        <message>
            <source>Until Meta has reviewed your app, only people with a role in it can be read and answered. If customers have written and nothing shows, that is the reason. Everything else goes on.</source>
            <translation>Cho đến khi Meta xét duyệt ứng dụng, chỉ đọc và trả lời được người có vai trò trong ứng dụng. Nếu khách đã nhắn mà không thấy gì thì đó là lý do. Mọi thứ khác vẫn chạy.</translation>
        </message>
        <message>
            <source>Short text beside the price</source>
            <translation>Mô tả ngắn cạnh giá</translation>
        </message>
        <message>
            <source>Featured product</source>
            <translation>Hàng nổi bật</translation>
        </message>
        <message>
            <source>The category that was chosen is none of this website's.</source>
            <translation>Ngành hàng đã chọn không có trên trang web này.</translation>
        </message>
    </context>
    <context>
        <name>channels shown</name>
        <message>
            <source>own title</source>
            <translation>tên riêng</translation>
        </message>
        <message>
            <source>own text or category</source>
            <translation>mô tả hoặc ngành hàng riêng</translation>
        </message>
        <message>
            <source>as in the book</source>
            <translation>như sổ</translation>
        </message>
        <message>
            <source>compares, then writes</source>
            <translation>so rồi ghi</translation>
        </message>
        <message>
            <source>adds and takes off</source>
            <translation>cộng trừ</translation>
        </message>
        <message>
            <source>overwrites</source>
            <translation>ghi đè</translation>
        </message>
        <message>
            <source>title differs</source>
            <translation>tên lệch</translation>
        </message>
        <message>
            <source>text differs</source>
            <translation>mô tả lệch</translation>
        </message>
        <message>
            <source>category differs</source>
            <translation>ngành hàng lệch</translation>
        </message>
        <message>
            <source>pictures differ</source>
            <translation>ảnh lệch</translation>
        </message>
        <message>
            <source>details differ</source>
            <translation>thông tin lệch</translation>
        </message>
        <message>
            <source>variants are missing</source>
            <translation>thiếu phiên bản</translation>
        </message>
        <message>
            <source>differs</source>
            <translation>lệch</translation>
        </message>
        <message>
            <source>Stock {number}</source>
            <translation>Tồn {number}</translation>
        </message>
        <message>
            <source>Price {price}</source>
            <translation>Giá {price}</translation>
        </message>
        <message>
            <source>Price {price}, on sale for {sale}</source>
            <translation>Giá {price}, giảm còn {sale}</translation>
        </message>
        <message>
            <source>Changed on the channel: stock {theirs}, where {ours} had been read back</source>
            <translation>Kênh bị sửa: tồn {theirs}, trước đó đã đọc lại {ours}</translation>
        </message>
        <message>
            <source>Changed on the channel: price {theirs}, where {ours} had been read back</source>
            <translation>Kênh bị sửa: giá {theirs}, trước đó đã đọc lại {ours}</translation>
        </message>
        <message>
            <source>It shows {shown}, and no number was sent there yet.</source>
            <translation>Kênh hiện {shown}, và chưa gửi số nào lên đó.</translation>
        </message>
        <message>
            <source>The last number sent was {number}, at {time}.</source>
            <translation>Lần gửi cuối là {number}, lúc {time}.</translation>
        </message>
        <message>
            <source>Since then {count:order|orders} there took {units}.</source>
            <translation>Từ đó {count} đơn trên kênh đã lấy {units}.</translation>
        </message>
        <message>
            <source>The book has changed since: {wanted} is right now, and goes out next.</source>
            <translation>Sổ đã đổi từ đó: giờ đúng là {wanted}, sẽ gửi lần tới.</translation>
        </message>
        <message>
            <source>At {time} the channel showed {shown}.</source>
            <translation>Lúc {time} kênh hiện {shown}.</translation>
        </message>
        <message>
            <source>No order and no cancelled order there explains the other {units}, so somebody has changed it on the channel.</source>
            <translation>Không có đơn hay đơn huỷ nào trên kênh giải thích {units} món này, vậy có người đã sửa ngay trên kênh.</translation>
        </message>
        <message>
            <source>That leaves {units} which no order explains, so somebody has changed it on the channel.</source>
            <translation>Còn {units} món không đơn nào giải thích, vậy có người đã sửa ngay trên kênh.</translation>
        </message>
        <message>
            <source>{sent} was sent at {time}; it shows {shown} now, so somebody has changed the price on the channel.</source>
            <translation>Đã gửi {sent} lúc {time}; giờ kênh hiện {shown}, vậy có người đã sửa giá ngay trên kênh.</translation>
        </message>
        <message>
            <source>This item of the channel is not in the book any more.</source>
            <translation>Món này của kênh không còn trong sổ.</translation>
        </message>
        <message>
            <source>Open the page again.</source>
            <translation>Mở lại trang.</translation>
        </message>
        <message>
            <source>Taken over from what a channel showed</source>
            <translation>Lấy theo số kênh hiện</translation>
        </message>
        <message>
            <source>What the channel shows is not known for sure.</source>
            <translation>Chưa chắc kênh đang hiện gì.</translation>
        </message>
        <message>
            <source>Read the channel again first.</source>
            <translation>Đọc lại kênh trước đã.</translation>
        </message>
        <message>
            <source>The book wins: send {number} again</source>
            <translation>Sổ thắng: gửi lại {number}</translation>
        </message>
        <message>
            <source>stock always follows the book</source>
            <translation>tồn luôn theo sổ</translation>
        </message>
        <message>
            <source>Ask me each time</source>
            <translation>Hỏi tôi mỗi lần</translation>
        </message>
        <message>
            <source>only for prices</source>
            <translation>chỉ dành cho giá</translation>
        </message>
        <message>
            <source>both prices are shown side by side, and nothing is sent before</source>
            <translation>hai giá hiện cạnh nhau, chưa gửi gì trước khi bạn chọn</translation>
        </message>
        <message>
            <source>Into the book: count {units} more</source>
            <translation>Ghi vào sổ: kiểm kho thêm {units}</translation>
        </message>
        <message>
            <source>Into the book: count {units} fewer</source>
            <translation>Ghi vào sổ: kiểm kho bớt {units}</translation>
        </message>
        <message>
            <source>if you have really counted {number}</source>
            <translation>khi bạn thật sự đếm được {number}</translation>
        </message>
        <message>
            <source>The book wins</source>
            <translation>Sổ thắng</translation>
        </message>
        <message>
            <source>a price that was changed there is overwritten</source>
            <translation>giá bị sửa ở đó sẽ được ghi đè</translation>
        </message>
        <message>
            <source>The channel wins</source>
            <translation>Kênh thắng</translation>
        </message>
        <message>
            <source>a price that was changed there comes into the book</source>
            <translation>giá sửa ở đó được ghi vào sổ</translation>
        </message>
        <message>
            <source>Take {price} over once</source>
            <translation>Lấy {price} một lần</translation>
        </message>
        <message>
            <source>into the book where that is exact, otherwise as this channel's own price</source>
            <translation>vào sổ nếu khớp chính xác, không thì làm giá riêng của kênh này</translation>
        </message>
    </context>
    <context>
        <name>channels_page</name>
        <message>
            <source>{count:act|acts} ticked</source>
            <translation>Đã chọn {count} việc</translation>
        </message>
        <message>
            <source>{count:act goes|acts go} out with the next sync</source>
            <translation>{count} việc sẽ gửi ở lượt đồng bộ tới</translation>
        </message>
        <message>
            <source>{count:act was|acts were} given up</source>
            <translation>Đã thôi {count} việc</translation>
        </message>
        <message>
            <source>The book's price is sent</source>
            <translation>Gửi giá của sổ</translation>
        </message>
        <message>
            <source>The channel's price is taken over</source>
            <translation>Lấy giá của kênh</translation>
        </message>
        <message>
            <source>Ask me where they differ</source>
            <translation>Hỏi tôi khi giá lệch</translation>
        </message>
        <message>
            <source>The account is called “{name}” now.</source>
            <translation>Tài khoản giờ tên là “{name}”.</translation>
        </message>
        <message>
            <source>What {account} is offered</source>
            <translation>Phần {account} được chào bán</translation>
        </message>
        <message>
            <source>As the shop has it: {policy}</source>
            <translation>Như cả cửa hàng: {policy}</translation>
        </message>
        <message>
            <source>Remove {account}?</source>
            <translation>Gỡ {account}?</translation>
        </message>
        <message>
            <source>The program forgets the connection. On the channel itself nothing changes.</source>
            <translation>Chương trình quên kết nối này. Trên kênh không có gì thay đổi.</translation>
        </message>
        <message>
            <source>Stays: products, stock, and every order and customer that came from it.</source>
            <translation>Giữ lại: hàng, tồn, mọi đơn và khách đã đến từ kênh.</translation>
        </message>
        <message>
            <source>Goes: the saved keys and the links to {count:item|items} there.</source>
            <translation>Mất đi: khoá đã lưu và liên kết với {count} mặt hàng trên kênh.</translation>
        </message>
        <message>
            <source>{count:change|changes} not sent yet will not be sent any more.</source>
            <translation>{count} thay đổi chưa gửi sẽ không gửi nữa.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Giữ lại</translation>
        </message>
        <message>
            <source>Remove the account</source>
            <translation>Gỡ tài khoản</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>có</translation>
        </message>
        <message>
            <source>no</source>
            <translation>không</translation>
        </message>
        <message>
            <source>{policy}, as the shop has it</source>
            <translation>{policy}, như cả cửa hàng</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>không giới hạn</translation>
        </message>
        <message>
            <source>Stock is sent</source>
            <translation>Gửi tồn</translation>
        </message>
        <message>
            <source>Prices are sent</source>
            <translation>Gửi giá</translation>
        </message>
        <message>
            <source>Where prices differ</source>
            <translation>Khi giá lệch</translation>
        </message>
        <message>
            <source>How stock is shared</source>
            <translation>Cách chia tồn</translation>
        </message>
        <message>
            <source>Safety stock</source>
            <translation>Tồn an toàn</translation>
        </message>
        <message>
            <source>Share of what is available</source>
            <translation>Phần của số có thể bán</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Nhiều nhất</translation>
        </message>
        <message>
            <source>Open the account</source>
            <translation>Mở tài khoản</translation>
        </message>
        <message>
            <source>Sync only this</source>
            <translation>Chỉ đồng bộ kênh này</translation>
        </message>
        <message>
            <source>Full check of this</source>
            <translation>Kiểm tra toàn bộ kênh này</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Tạm dừng</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Chạy tiếp</translation>
        </message>
        <message>
            <source>Change the connection</source>
            <translation>Đổi kết nối</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Đổi tên</translation>
        </message>
        <message>
            <source>What it is offered</source>
            <translation>Phần được chào bán</translation>
        </message>
        <message>
            <source>{count:account|accounts}</source>
            <translation>{count} kênh</translation>
        </message>
        <message>
            <source>{count:item|items} on sale</source>
            <translation>{count} hàng đang bán</translation>
        </message>
        <message>
            <source>Connect {channel}</source>
            <translation>Nối {channel}</translation>
        </message>
        <message>
            <source>{share} used</source>
            <translation>đã dùng {share}</translation>
        </message>
        <message>
            <source>{count} not matched</source>
            <translation>{count} chưa khớp</translation>
        </message>
        <message>
            <source>{account} was removed; its orders stay.</source>
            <translation>Đã gỡ {account}; các đơn vẫn còn.</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>tạm dừng</translation>
        </message>
        <message>
            <source>the book keeps no number</source>
            <translation>sổ không giữ số</translation>
        </message>
        <message>
            <source>the channel keeps no number</source>
            <translation>kênh không giữ số</translation>
        </message>
        <message>
            <source>the product is a draft</source>
            <translation>hàng còn là bản nháp</translation>
        </message>
        <message>
            <source>gone on the channel</source>
            <translation>không còn trên kênh</translation>
        </message>
        <message>
            <source>refused three times</source>
            <translation>bị từ chối ba lần</translation>
        </message>
        <message>
            <source>several variants share the number</source>
            <translation>nhiều phiên bản chung một số</translation>
        </message>
        <message>
            <source>To decide</source>
            <translation>Cần chọn</translation>
        </message>
        <message>
            <source>No match</source>
            <translation>Chưa khớp</translation>
        </message>
        <message>
            <source>Matched</source>
            <translation>Đã khớp</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Bỏ qua</translation>
        </message>
        <message>
            <source>Accept all {count} pairs</source>
            <translation>Nhận cả {count} cặp</translation>
        </message>
        <message>
            <source>{count:item|items} ticked</source>
            <translation>Đã chọn {count} hàng</translation>
        </message>
        <message>
            <source>{count:pair|pairs} accepted</source>
            <translation>Đã nhận {count} cặp</translation>
        </message>
        <message>
            <source>{count:item is|items are} no longer matched</source>
            <translation>Đã bỏ khớp {count} hàng</translation>
        </message>
        <message>
            <source>{count:item is|items are} left out</source>
            <translation>Đã bỏ qua {count} hàng</translation>
        </message>
        <message>
            <source>The item is {sku} now.</source>
            <translation>Mặt hàng giờ khớp với {sku}.</translation>
        </message>
        <message>
            <source>stock is compared, then set</source>
            <translation>so rồi mới ghi tồn</translation>
        </message>
        <message>
            <source>stock is counted up and down</source>
            <translation>cộng trừ tồn</translation>
        </message>
        <message>
            <source>stock is counted up and down, read back</source>
            <translation>cộng trừ, đọc lại</translation>
        </message>
        <message>
            <source>stock is overwritten, read back</source>
            <translation>ghi đè, đọc lại</translation>
        </message>
        <message>
            <source>matched</source>
            <translation>đã khớp</translation>
        </message>
        <message>
            <source>look at it</source>
            <translation>cần xem</translation>
        </message>
        <message>
            <source>no match</source>
            <translation>chưa khớp</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>bỏ qua</translation>
        </message>
        <message>
            <source>same SKU</source>
            <translation>cùng mã hàng</translation>
        </message>
        <message>
            <source>nearly the same SKU</source>
            <translation>mã hàng gần giống</translation>
        </message>
        <message>
            <source>same barcode</source>
            <translation>cùng mã vạch</translation>
        </message>
        <message>
            <source>the SKU is there more than once</source>
            <translation>mã hàng có nhiều hơn một</translation>
        </message>
        <message>
            <source>chosen by you</source>
            <translation>bạn đã chọn</translation>
        </message>
        <message>
            <source>taken in from the channel</source>
            <translation>lấy từ kênh về</translation>
        </message>
        <message>
            <source>same name</source>
            <translation>cùng tên</translation>
        </message>
        <message>
            <source>being taken in from the channel</source>
            <translation>đang lấy từ kênh về</translation>
        </message>
        <message>
            <source>created by this program</source>
            <translation>chương trình đã tạo</translation>
        </message>
        <message>
            <source>Report as shipped</source>
            <translation>Báo đã gửi hàng</translation>
        </message>
        <message>
            <source>Cancel the order</source>
            <translation>Huỷ đơn</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>Hoàn tiền</translation>
        </message>
        <message>
            <source>Change the order's state</source>
            <translation>Đổi trạng thái đơn</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Put the product on the channel</source>
            <translation>Đưa hàng lên kênh</translation>
        </message>
        <message>
            <source>Change the product there</source>
            <translation>Sửa hàng trên kênh</translation>
        </message>
        <message>
            <source>Show or hide the product</source>
            <translation>Hiện hoặc ẩn hàng</translation>
        </message>
        <message>
            <source>Send the message</source>
            <translation>Gửi tin nhắn</translation>
        </message>
        <message>
            <source>Publish the post</source>
            <translation>Đăng bài</translation>
        </message>
        <message>
            <source>Take down the post</source>
            <translation>Gỡ bài đăng</translation>
        </message>
        <message>
            <source>Answer the review</source>
            <translation>Trả lời đánh giá</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>chờ gửi</translation>
        </message>
        <message>
            <source>answer was lost, will look first</source>
            <translation>mất câu trả lời, sẽ xem lại trước</translation>
        </message>
        <message>
            <source>{count:post|posts} ticked</source>
            <translation>Đã chọn {count} bài</translation>
        </message>
        <message>
            <source>{count:post is|posts are} taken down with the next sync</source>
            <translation>{count} bài được gỡ ở lần đồng bộ tới</translation>
        </message>
        <message>
            <source>{count:post is|posts are} not published</source>
            <translation>{count} bài không được đăng</translation>
        </message>
        <message>
            <source>with the next sync</source>
            <translation>ở lần đồng bộ tới</translation>
        </message>
        <message>
            <source>kept as a set</source>
            <translation>giữ thành bộ</translation>
        </message>
        <message>
            <source>no item there yet</source>
            <translation>chưa có mặt hàng trên kênh</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>bị từ chối</translation>
        </message>
        <message>
            <source>{count:category|categories} ticked</source>
            <translation>Đã chọn {count} danh mục</translation>
        </message>
        <message>
            <source>{count:category is a set|categories are sets} from the next sync on</source>
            <translation>{count} danh mục thành bộ từ lần đồng bộ tới</translation>
        </message>
        <message>
            <source>{count:set goes|sets go} with the next sync; the items stay</source>
            <translation>{count} bộ được bỏ ở lần đồng bộ tới; hàng vẫn còn</translation>
        </message>
        <message>
            <source>done</source>
            <translation>xong</translation>
        </message>
        <message>
            <source>withdrawn</source>
            <translation>đã thôi</translation>
        </message>
        <message>
            <source>running</source>
            <translation>đang chạy</translation>
        </message>
        <message>
            <source>done, needs you</source>
            <translation>xong, có việc cần bạn</translation>
        </message>
        <message>
            <source>did not work</source>
            <translation>không được</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>đã dừng</translation>
        </message>
        <message>
            <source>by you</source>
            <translation>bạn bấm</translation>
        </message>
        <message>
            <source>by the timetable</source>
            <translation>tự chạy</translation>
        </message>
        <message>
            <source>by the command line</source>
            <translation>từ dòng lệnh</translation>
        </message>
        <message>
            <source>products taken in</source>
            <translation>lấy hàng về sổ</translation>
        </message>
        <message>
            <source>first sync</source>
            <translation>lần đầu</translation>
        </message>
        <message>
            <source>to send a message</source>
            <translation>để gửi tin nhắn</translation>
        </message>
        <message>
            <source>Syncing</source>
            <translation>Đang đồng bộ</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Dừng</translation>
        </message>
        <message>
            <source>nothing is sent or fetched</source>
            <translation>không gửi, không lấy gì</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Tạm dừng</translation>
        </message>
        <message>
            <source>the channel no longer lets us in</source>
            <translation>kênh không cho vào nữa</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Cần đăng nhập lại</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Đăng nhập</translation>
        </message>
        <message>
            <source>orders come in; look before anything goes out</source>
            <translation>đơn vẫn vào; xem trước rồi mới gửi</translation>
        </message>
        <message>
            <source>Nothing is sent</source>
            <translation>Không gửi gì</translation>
        </message>
        <message>
            <source>Look at the comparison</source>
            <translation>Xem so sánh</translation>
        </message>
        <message>
            <source>tries again at {time}</source>
            <translation>thử lại lúc {time}</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Đang chờ</translation>
        </message>
        <message>
            <source>See why</source>
            <translation>Xem lý do</translation>
        </message>
        <message>
            <source>Not reached</source>
            <translation>Không liên lạc được</translation>
        </message>
        <message>
            <source>nothing is sent before you agree</source>
            <translation>chưa gửi gì trước khi bạn đồng ý</translation>
        </message>
        <message>
            <source>Being set up</source>
            <translation>Đang nối</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Làm tiếp</translation>
        </message>
        <message>
            <source>{count:pair|pairs} to decide</source>
            <translation>{count} cặp cần chọn</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Cần xem</translation>
        </message>
        <message>
            <source>Review matches</source>
            <translation>Xem khớp hàng</translation>
        </message>
        <message>
            <source>{count:thing needs|things need} you</source>
            <translation>{count} việc cần bạn</translation>
        </message>
        <message>
            <source>See problems</source>
            <translation>Xem việc</translation>
        </message>
        <message>
            <source>comes with the next sync</source>
            <translation>chạy ở lượt đồng bộ tới</translation>
        </message>
        <message>
            <source>Not synced yet</source>
            <translation>Chưa đồng bộ</translation>
        </message>
        <message>
            <source>{count:change waits|changes wait} for the next sync</source>
            <translation>{count} thay đổi chờ lượt tới</translation>
        </message>
        <message>
            <source>Fine</source>
            <translation>Ổn</translation>
        </message>
        <message>
            <source>everything was sent</source>
            <translation>đã gửi hết</translation>
        </message>
        <message>
            <source>the server answers in {time}</source>
            <translation>máy chủ trả lời {time}</translation>
        </message>
        <message>
            <source>Practice channel</source>
            <translation>Kênh thử</translation>
        </message>
        <message>
            <source>stock is not sent</source>
            <translation>không gửi tồn</translation>
        </message>
        <message>
            <source>{count:second|seconds}</source>
            <translation>{count} giây</translation>
        </message>
        <message>
            <source>{minutes} min {seconds}</source>
            <translation>{minutes} phút {seconds}</translation>
        </message>
        <message>
            <source>{figure} s</source>
            <translation>{figure} giây</translation>
        </message>
        <message>
            <source>Read {time}</source>
            <translation>Đọc lúc {time}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>Open in part</source>
            <translation>Mở một phần</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Đóng</translation>
        </message>
    </context>
    <context>
        <name>charts</name>
        <message>
            <source>Copy as a table</source>
            <translation>Chép dạng bảng</translation>
        </message>
        <message>
            <source>{value} bn</source>
            <translation>{value} tỷ</translation>
        </message>
        <message>
            <source>{value} m</source>
            <translation>{value} tr</translation>
        </message>
        <message>
            <source>{value} k</source>
            <translation>{value} nghìn</translation>
        </message>
    </context>
    <context>
        <name>command</name>
        <message>
            <source>{count:act waits|acts wait} to be tried again by a later sync.</source>
            <translation>{count} thao tác chờ lần đồng bộ sau thử lại.</translation>
        </message>
        <message>
            <source>{count:matter needs|matters need} you now: see “attention list”.</source>
            <translation>{count} việc cần bạn ngay: xem “attention list”.</translation>
        </message>
        <message>
            <source>The program made a mistake ({kind}). The details stand on standard error.</source>
            <translation>Chương trình bị lỗi ({kind}). Chi tiết nằm ở luồng lỗi chuẩn (stderr).</translation>
        </message>
        <message>
            <source>The folder {folder} cannot be made: {reason}.</source>
            <translation>Không tạo được thư mục {folder}: {reason}.</translation>
        </message>
        <message>
            <source>Nothing is sent to “{name}” before you release it.</source>
            <translation>Không gửi gì lên “{name}” cho đến khi bạn cho phép lại.</translation>
        </message>
        <message>
            <source>“{name}”: {stock:stock number|stock numbers} and {prices:price|prices} would change; {zero:item|items} would be sold out.</source>
            <translation>“{name}”: {stock} số tồn và {prices} giá sẽ thay đổi; {zero} món sẽ hết hàng.</translation>
        </message>
        <message>
            <source>{count:item is|items are} read first: sync once to see them.</source>
            <translation>{count} món cần đọc trước: đồng bộ một lần để xem.</translation>
        </message>
        <message>
            <source>It was never read: sync once to see what is there.</source>
            <translation>Chưa đọc kênh này lần nào: hãy đồng bộ một lần để xem ở đó có gì.</translation>
        </message>
        <message>
            <source>Nothing is sent yet. Agree with --yes.</source>
            <translation>Chưa gửi gì. Đồng ý bằng --yes.</translation>
        </message>
        <message>
            <source>“{name}” is written to with the next sync.</source>
            <translation>“{name}” sẽ được ghi từ lần đồng bộ tới.</translation>
        </message>
        <message>
            <source>“{name}” is only read: sync, look with “channel release {name}”, then agree with --yes.</source>
            <translation>“{name}” chỉ được đọc: hãy đồng bộ, xem bằng “channel release {name}”, rồi đồng ý bằng --yes.</translation>
        </message>
        <message>
            <source>“{name}” was never read.</source>
            <translation>Chưa đọc “{name}” lần nào.</translation>
        </message>
        <message>
            <source>Sync once: nothing is sent, and then the comparison shows what would change.</source>
            <translation>Hãy đồng bộ một lần: chưa gửi gì, rồi bảng so sánh cho thấy sẽ thay đổi gì.</translation>
        </message>
        <message>
            <source>No channel account is called “{name}”.</source>
            <translation>Không có tài khoản kênh nào tên “{name}”.</translation>
        </message>
        <message>
            <source>See “channel list” for the names.</source>
            <translation>Xem các tên bằng “channel list”.</translation>
        </message>
        <message>
            <source>There is no channel “{kind}”. Known are: {known}.</source>
            <translation>Không có kênh “{kind}”. Các kênh có thể nối: {known}.</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Mã</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kênh</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Ô</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>Nội dung</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Loại</translation>
        </message>
        <message>
            <source>“{shop}” is connected as “{name}”.</source>
            <translation>Đã nối “{shop}” với tên “{name}”.</translation>
        </message>
        <message>
            <source>“{pair}” is not FIELD=VALUE with a field of this channel.</source>
            <translation>“{pair}” không phải dạng Ô=GIÁ_TRỊ với một ô của kênh này.</translation>
        </message>
        <message>
            <source>“{field}” is a secret and does not belong on the command line, where others could see it. Give it as JSON on standard input or in the variable {variable}.</source>
            <translation>“{field}” là khoá bí mật, không viết trên dòng lệnh vì người khác có thể thấy. Đưa vào dạng JSON qua đầu vào chuẩn hoặc qua biến {variable}.</translation>
        </message>
        <message>
            <source>Standard input is not one JSON object of texts.</source>
            <translation>Đầu vào chuẩn không phải một đối tượng JSON gồm các chữ.</translation>
        </message>
        <message>
            <source>Not a secret of this channel: {names}.</source>
            <translation>Không phải khoá của kênh này: {names}.</translation>
        </message>
        <message>
            <source>No channel is connected.</source>
            <translation>Chưa nối kênh nào.</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Tài khoản</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>Last sync</source>
            <translation>Đồng bộ lần cuối</translation>
        </message>
        <message>
            <source>Listings</source>
            <translation>Hàng trên kênh</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Chờ gửi</translation>
        </message>
        <message>
            <source>“{shop}” answers and accepts the saved key.</source>
            <translation>“{shop}” trả lời và chấp nhận khoá đã lưu.</translation>
        </message>
        <message>
            <source>“{name}” is disconnected. Its orders stay in the book.</source>
            <translation>Đã ngắt “{name}”. Các đơn của kênh vẫn nằm trong sổ.</translation>
        </message>
        <message>
            <source>{count:product|products} taken into the book.</source>
            <translation>Đã đưa {count} hàng hoá vào sổ.</translation>
        </message>
        <message>
            <source>Unknown format “{format}”. Known are: {known}.</source>
            <translation>Không biết dạng tệp “{format}”. Các dạng đã biết: {known}.</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>Đang đọc</translation>
        </message>
        <message>
            <source>Importing</source>
            <translation>Đang nhập</translation>
        </message>
        <message>
            <source>{rows:row|rows} read as {format}: {new} new, {changed} changed, {same} the same, {wrong} wrong.</source>
            <translation>Đọc {rows} dòng theo dạng {format}: {new} mới, {changed} sửa, {same} như cũ, {wrong} lỗi.</translation>
        </message>
        <message>
            <source>Imported. It can be undone as a whole.</source>
            <translation>Đã nhập. Có thể hoàn tác cả tệp.</translation>
        </message>
        <message>
            <source>Nothing was changed: this was a dry run.</source>
            <translation>Chưa đổi gì: đây là chạy thử.</translation>
        </message>
        <message>
            <source>Nothing was imported because of the wrong rows. Mend them, or import the others with --only-good.</source>
            <translation>Chưa nhập gì vì có dòng lỗi. Sửa các dòng đó, hoặc nhập các dòng tốt bằng --only-good.</translation>
        </message>
        <message>
            <source>Row {row}: {text}</source>
            <translation>Dòng {row}: {text}</translation>
        </message>
        <message>
            <source>Row {row}, column “{column}”: {text}</source>
            <translation>Dòng {row}, cột “{column}”: {text}</translation>
        </message>
        <message>
            <source>The file's name must end in .csv or .xlsx.</source>
            <translation>Tên tệp phải kết thúc bằng .csv hoặc .xlsx.</translation>
        </message>
        <message>
            <source>Exporting</source>
            <translation>Đang xuất</translation>
        </message>
        <message>
            <source>{rows:row|rows} written to {file}.</source>
            <translation>Đã ghi {rows} dòng vào {file}.</translation>
        </message>
        <message>
            <source>No orders.</source>
            <translation>Không có đơn nào.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Số đơn</translation>
        </message>
        <message>
            <source>Placed</source>
            <translation>Đặt lúc</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Khách</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Tổng</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Trạng thái</translation>
        </message>
        <message>
            <source>There is no order {number} in the book.</source>
            <translation>Trong sổ không có đơn {number}.</translation>
        </message>
        <message>
            <source>See “orders list” for the numbers, or sync first.</source>
            <translation>Xem số đơn bằng “orders list”, hoặc đồng bộ trước.</translation>
        </message>
        <message>
            <source>Order {number} is marked as shipped; the channel is told at the next sync.</source>
            <translation>Đã ghi đơn {number} là đã gửi; kênh được báo ở lần đồng bộ tới.</translation>
        </message>
        <message>
            <source>There is no shop in {folder}.</source>
            <translation>Không có cửa hàng nào trong {folder}.</translation>
        </message>
        <message>
            <source>Make one with “init --name NAME”, or name another folder with --shop.</source>
            <translation>Tạo cửa hàng bằng “init --name TÊN”, hoặc chỉ thư mục khác bằng --shop.</translation>
        </message>
        <message>
            <source>Filling the practice shop in {folder} …</source>
            <translation>Đang bày hàng cho cửa hàng mẫu trong {folder} …</translation>
        </message>
        <message>
            <source>Practice shop</source>
            <translation>Cửa hàng mẫu</translation>
        </message>
        <message>
            <source>{channel} runs at {url}.</source>
            <translation>{channel} chạy tại {url}.</translation>
        </message>
        <message>
            <source>Stop it with Ctrl+C.</source>
            <translation>Dừng bằng Ctrl+C.</translation>
        </message>
        <message>
            <source>There is a shop in {folder} already.</source>
            <translation>Trong {folder} đã có một cửa hàng.</translation>
        </message>
        <message>
            <source>Nothing was changed. Name another folder with --shop.</source>
            <translation>Chưa đổi gì. Chỉ thư mục khác bằng --shop.</translation>
        </message>
        <message>
            <source>Shop “{name}” made in {folder}.</source>
            <translation>Đã tạo cửa hàng “{name}” trong {folder}.</translation>
        </message>
        <message>
            <source>The shop needs a name.</source>
            <translation>Cửa hàng cần có tên.</translation>
        </message>
        <message>
            <source>“{currency}” is not a currency; give its ISO code, such as VND or USD.</source>
            <translation>“{currency}” không phải mã tiền tệ; dùng mã ISO như VND hoặc USD.</translation>
        </message>
        <message>
            <source>The program speaks vi and en, not “{language}”.</source>
            <translation>Chương trình nói vi và en, không có “{language}”.</translation>
        </message>
        <message>
            <source>“{timezone}” is not a time zone; an example is Asia/Ho_Chi_Minh.</source>
            <translation>“{timezone}” không phải múi giờ; ví dụ: Asia/Ho_Chi_Minh.</translation>
        </message>
        <message>
            <source>The file is damaged: {damage}</source>
            <translation>Tệp sổ bị hỏng: {damage}</translation>
        </message>
        <message>
            <source>The file is whole.</source>
            <translation>Tệp sổ nguyên vẹn.</translation>
        </message>
        <message>
            <source>Ledger and balances differ: {differences}</source>
            <translation>Sổ xuất nhập và số tồn lệch nhau: {differences}</translation>
        </message>
        <message>
            <source>Ledger and balances agree.</source>
            <translation>Sổ xuất nhập và số tồn khớp nhau.</translation>
        </message>
        <message>
            <source>{count:listing differs|listings differ} from what it should show.</source>
            <translation>{count} hàng trên kênh hiện khác với số đúng.</translation>
        </message>
        <message>
            <source>Every listing shows what it should.</source>
            <translation>Mọi hàng trên kênh đều hiện đúng.</translation>
        </message>
        <message>
            <source>{account}: {sku} shows {shown}, should show {wanted}.</source>
            <translation>{account}: {sku} hiện {shown}, đúng ra {wanted}.</translation>
        </message>
        <message>
            <source>Nothing needs you now.</source>
            <translation>Không có việc gì cần bạn lúc này.</translation>
        </message>
        <message>
            <source>No product has the SKU or barcode {sku}.</source>
            <translation>Không hàng nào có mã hàng hay mã vạch {sku}.</translation>
        </message>
        <message>
            <source>Check the spelling, or import the product first.</source>
            <translation>Xem lại cách viết, hoặc nhập hàng đó trước.</translation>
        </message>
        <message>
            <source>{sku}: {on_hand} on hand − {reserved} reserved = {available} available</source>
            <translation>{sku}: tồn {on_hand} − giữ chỗ {reserved} = có thể bán {available}</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Lúc</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Thay đổi</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Việc</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>Còn</translation>
        </message>
        <message>
            <source>A reason is needed: it answers later why the number changed.</source>
            <translation>Cần ghi lý do: sau này nó trả lời vì sao con số đổi.</translation>
        </message>
        <message>
            <source>A password belongs to a file: name one with --to.</source>
            <translation>Mật khẩu đi với một tệp: nêu tên tệp bằng --to.</translation>
        </message>
        <message>
            <source>There is a file {file} already.</source>
            <translation>Đã có tệp {file}.</translation>
        </message>
        <message>
            <source>Nothing was changed. Give another name.</source>
            <translation>Chưa có gì thay đổi. Hãy đặt tên khác.</translation>
        </message>
        <message>
            <source>Backing up</source>
            <translation>Đang sao lưu</translation>
        </message>
        <message>
            <source>Backed up and checked: {file} ({orders}, {products}).</source>
            <translation>Đã sao lưu và kiểm tra: {file} ({orders}, {products}).</translation>
        </message>
        <message>
            <source>{count:order|orders}</source>
            <translation>{count} đơn</translation>
        </message>
        <message>
            <source>{count:product|products}</source>
            <translation>{count} mặt hàng</translation>
        </message>
        <message>
            <source>There is no backup in {folder} yet.</source>
            <translation>Chưa có bản sao lưu nào trong {folder}.</translation>
        </message>
        <message>
            <source>There is no file {file}.</source>
            <translation>Không có tệp {file}.</translation>
        </message>
        <message>
            <source>See “backups” for those there are.</source>
            <translation>Xem các bản hiện có bằng “backups”.</translation>
        </message>
        <message>
            <source>Checking the backup</source>
            <translation>Đang kiểm tra bản sao lưu</translation>
        </message>
        <message>
            <source>Restoring</source>
            <translation>Đang khôi phục</translation>
        </message>
        <message>
            <source>Name the shop's folder with --shop instead of --database.</source>
            <translation>Nêu thư mục của cửa hàng bằng --shop thay cho --database.</translation>
        </message>
        <message>
            <source>Restoring replaces the present book.</source>
            <translation>Khôi phục sẽ thay sổ hiện tại.</translation>
        </message>
        <message>
            <source>Nothing was changed. Say --yes if that is what you want.</source>
            <translation>Chưa có gì thay đổi. Nếu đúng ý bạn, thêm --yes.</translation>
        </message>
        <message>
            <source>Restore this backup?</source>
            <translation>Khôi phục bản này?</translation>
        </message>
        <message>
            <source>Nothing was restored.</source>
            <translation>Chưa khôi phục gì.</translation>
        </message>
        <message>
            <source>The book is as it was.</source>
            <translation>Sổ vẫn như cũ.</translation>
        </message>
        <message>
            <source>“{shop}”, {moment}: {orders}, {products}.</source>
            <translation>“{shop}”, {moment}: {orders}, {products}.</translation>
        </message>
        <message>
            <source>The present book cannot be read, so what is newer in it is not known.</source>
            <translation>Không đọc được sổ hiện tại nên không biết trong đó có gì mới hơn.</translation>
        </message>
        <message>
            <source>The present book has nothing that is not in it.</source>
            <translation>Sổ hiện tại không có gì ngoài những gì trong bản này.</translation>
        </message>
        <message>
            <source>Not in it, and lost from the book: {orders}, {movements}, {customers}, {products}.</source>
            <translation>Không có trong bản này và sẽ mất khỏi sổ: {orders}, {movements}, {customers}, {products}.</translation>
        </message>
        <message>
            <source>{count:stock movement|stock movements}</source>
            <translation>{count} lần tồn kho thay đổi</translation>
        </message>
        <message>
            <source>{count:customer|customers}</source>
            <translation>{count} khách</translation>
        </message>
        <message>
            <source>If the first book is still in use, close it for good: two books undo each other's numbers on the channels.</source>
            <translation>Nếu sổ ban đầu vẫn đang dùng, hãy đóng hẳn: hai sổ sẽ ghi đè số của nhau trên các kênh.</translation>
        </message>
        <message>
            <source>The book is as it was on {moment}.</source>
            <translation>Sổ đã trở lại như lúc {moment}.</translation>
        </message>
        <message>
            <source>How it was before is kept in {file}.</source>
            <translation>Sổ trước đó được giữ trong {file}.</translation>
        </message>
        <message>
            <source>Nothing is sent to any channel before you have looked at the comparison under Channels.</source>
            <translation>Chưa gửi gì cho kênh nào trước khi bạn xem bảng so sánh ở Kênh bán.</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Lúc tạo</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>Size in MB</source>
            <translation>MB</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Đơn</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Mặt hàng</translation>
        </message>
        <message>
            <source>Newest order</source>
            <translation>Đơn mới nhất</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>daily</source>
            <translation>hằng ngày</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>tự tay</translation>
        </message>
        <message>
            <source>before an update</source>
            <translation>trước khi cập nhật</translation>
        </message>
        <message>
            <source>before a restore</source>
            <translation>trước khi khôi phục</translation>
        </message>
        <message>
            <source>Standard input holds no password.</source>
            <translation>Đầu vào chuẩn không có mật khẩu.</translation>
        </message>
    </context>
    <context>
        <name>connect</name>
        <message>
            <source>Sign in to {channel}</source>
            <translation>Đăng nhập {channel}</translation>
        </message>
        <message>
            <source>Connect {channel}</source>
            <translation>Nối {channel}</translation>
        </message>
        <message>
            <source>What would change on {channel}</source>
            <translation>{channel} sẽ đổi gì</translation>
        </message>
        <message>
            <source>step {number} / {count}</source>
            <translation>bước {number} / {count}</translation>
        </message>
        <message>
            <source>Bring {count:item|items} into the book</source>
            <translation>Lấy {count} hàng về sổ</translation>
        </message>
        <message>
            <source>{account} lets us in again</source>
            <translation>{account} đã cho vào lại</translation>
        </message>
        <message>
            <source>{account} is connected</source>
            <translation>Đã nối {account}</translation>
        </message>
        <message>
            <source>{count} matched</source>
            <translation>{count} đã khớp</translation>
        </message>
        <message>
            <source>{count} to decide</source>
            <translation>{count} cần chọn</translation>
        </message>
        <message>
            <source>{count} without a match</source>
            <translation>{count} chưa khớp</translation>
        </message>
        <message>
            <source>{count:product|products} taken into the book</source>
            <translation>đã lấy {count} hàng về sổ</translation>
        </message>
        <message>
            <source>{account} is on: its numbers are being sent</source>
            <translation>Đã bật {account}: đang gửi số</translation>
        </message>
        <message>
            <source>{count:item|items} would be sold out there</source>
            <translation>{count} mặt hàng sẽ hết hàng trên kênh</translation>
        </message>
        <message>
            <source>{count:stock number|stock numbers}</source>
            <translation>{count} số tồn</translation>
        </message>
        <message>
            <source>{count:price|prices}</source>
            <translation>{count} giá</translation>
        </message>
        <message>
            <source>Will be sent: {what}.</source>
            <translation>Sẽ gửi: {what}.</translation>
        </message>
        <message>
            <source>{count} go up</source>
            <translation>{count} tăng</translation>
        </message>
        <message>
            <source>{count} go down</source>
            <translation>{count} giảm</translation>
        </message>
        <message>
            <source>{count} to zero</source>
            <translation>{count} về 0</translation>
        </message>
        <message>
            <source>Of the stock numbers {ways}.</source>
            <translation>Trong số tồn: {ways}.</translation>
        </message>
        <message>
            <source>{count:price changes|prices change} so much that you are asked first.</source>
            <translation>{count} giá đổi nhiều đến mức sẽ hỏi bạn trước.</translation>
        </message>
        <message>
            <source>{count:item is|items are} read first, then decided.</source>
            <translation>{count} mặt hàng được đọc trước, rồi mới tính.</translation>
        </message>
        <message>
            <source>{count:item stays as it is|items stay as they are}.</source>
            <translation>{count} mặt hàng giữ nguyên.</translation>
        </message>
        <message>
            <source>It takes about {count:request|requests}.</source>
            <translation>Mất khoảng {count} lần gọi.</translation>
        </message>
        <message>
            <source>Stock is not sent to this account.</source>
            <translation>Không gửi tồn lên tài khoản này.</translation>
        </message>
    </context>
    <context>
        <name>connections</name>
        <message>
            <source>“{field}” is missing.</source>
            <translation>Thiếu “{field}”.</translation>
        </message>
        <message>
            <source>Fill it in and try again; nothing was saved.</source>
            <translation>Điền vào rồi thử lại; chưa lưu gì.</translation>
        </message>
    </context>
    <context>
        <name>conversations</name>
        <message>
            <source>The note is empty.</source>
            <translation>Ghi chú còn trống.</translation>
        </message>
        <message>
            <source>Write something first.</source>
            <translation>Viết gì đó trước đã.</translation>
        </message>
        <message>
            <source>A conversation was linked to {name}.</source>
            <translation>Một cuộc trò chuyện đã được gắn với {name}.</translation>
        </message>
        <message>
            <source>A conversation was taken off {name}.</source>
            <translation>Một cuộc trò chuyện đã được tách khỏi {name}.</translation>
        </message>
        <message>
            <source>A product to be sent is not in the book any more.</source>
            <translation>Một món hàng định gửi không còn trong sổ.</translation>
        </message>
        <message>
            <source>Choose the products again.</source>
            <translation>Chọn lại các món hàng.</translation>
        </message>
        <message>
            <source>This conversation is not in the book any more.</source>
            <translation>Cuộc trò chuyện này không còn trong sổ.</translation>
        </message>
        <message>
            <source>Go back to the list and refresh it.</source>
            <translation>Quay lại danh sách và làm mới.</translation>
        </message>
        <message>
            <source>The message is empty.</source>
            <translation>Tin nhắn còn trống.</translation>
        </message>
        <message>
            <source>Write something, or choose products.</source>
            <translation>Viết nội dung, hoặc chọn món hàng.</translation>
        </message>
        <message>
            <source>A message is a text, or products, or a template.</source>
            <translation>Mỗi tin nhắn là một đoạn chữ, hoặc các món hàng, hoặc một mẫu tin.</translation>
        </message>
        <message>
            <source>Send them one after the other.</source>
            <translation>Gửi lần lượt từng thứ.</translation>
        </message>
        <message>
            <source>The message has {count} letters, and the channel takes {most} at most.</source>
            <translation>Tin nhắn có {count} ký tự, kênh chỉ nhận nhiều nhất {most}.</translation>
        </message>
        <message>
            <source>Shorten it, or send it in two parts.</source>
            <translation>Rút ngắn lại, hoặc gửi làm hai lần.</translation>
        </message>
        <message>
            <source>At most {most} products fit into one message.</source>
            <translation>Một tin nhắn chứa được nhiều nhất {most} món hàng.</translation>
        </message>
        <message>
            <source>Choose fewer, and send the others after them.</source>
            <translation>Chọn ít hơn, rồi gửi tiếp những món còn lại.</translation>
        </message>
        <message>
            <source>{name} cannot be written to now.</source>
            <translation>Lúc này không nhắn được cho {name}.</translation>
        </message>
        <message>
            <source>Wait until the person writes again, or call, if there is a phone number.</source>
            <translation>Đợi đến khi khách nhắn lại, hoặc gọi điện nếu có số.</translation>
        </message>
        <message>
            <source>{name} wrote too long ago: only an approved template may be sent.</source>
            <translation>{name} nhắn đã quá lâu: chỉ gửi được mẫu tin đã duyệt.</translation>
        </message>
        <message>
            <source>Choose a template, or wait until the person writes again.</source>
            <translation>Chọn một mẫu tin, hoặc đợi đến khi khách nhắn lại.</translation>
        </message>
        <message>
            <source>{name} wrote too long ago for product cards.</source>
            <translation>{name} nhắn đã quá lâu nên không gửi được thẻ hàng.</translation>
        </message>
        <message>
            <source>Write the answer yourself, without an offer.</source>
            <translation>Tự viết câu trả lời, không kèm chào hàng.</translation>
        </message>
        <message>
            <source>This message has been sent already, or is not in the book any more.</source>
            <translation>Tin nhắn này đã được gửi, hoặc không còn trong sổ.</translation>
        </message>
        <message>
            <source>Look at the conversation again.</source>
            <translation>Xem lại cuộc trò chuyện.</translation>
        </message>
        <message>
            <source>The channel has not approved the template “{name}”.</source>
            <translation>Kênh chưa duyệt mẫu tin “{name}”.</translation>
        </message>
        <message>
            <source>Choose another one, or wait for the approval.</source>
            <translation>Chọn mẫu khác, hoặc đợi kênh duyệt.</translation>
        </message>
        <message>
            <source>The template “{name}” has {count:place|places} to fill in.</source>
            <translation>Mẫu tin “{name}” có {count} chỗ cần điền.</translation>
        </message>
        <message>
            <source>Fill in every place.</source>
            <translation>Điền đủ mọi chỗ trống.</translation>
        </message>
        <message>
            <source>The template “{name}” is not there any more.</source>
            <translation>Mẫu tin “{name}” không còn nữa.</translation>
        </message>
        <message>
            <source>Choose another one.</source>
            <translation>Chọn mẫu khác.</translation>
        </message>
        <message>
            <source>A quick reply needs a name and a text.</source>
            <translation>Câu trả lời nhanh cần có tên và nội dung.</translation>
        </message>
        <message>
            <source>Fill in both, or take it away.</source>
            <translation>Điền cả hai, hoặc bỏ câu này đi.</translation>
        </message>
    </context>
    <context>
        <name>customers</name>
        <message>
            <source>{name} was changed.</source>
            <translation>Đã sửa {name}.</translation>
        </message>
        <message>
            <source>These two records are one person already.</source>
            <translation>Hai mục này đã là một người.</translation>
        </message>
        <message>
            <source>Refresh the list; nothing is left to merge.</source>
            <translation>Tải lại danh sách; không còn gì để gộp.</translation>
        </message>
        <message>
            <source>{other} was merged into {name}: {reason}</source>
            <translation>Đã gộp {other} vào {name}: {reason}</translation>
        </message>
        <message>
            <source>{name} is not merged with anybody.</source>
            <translation>{name} chưa gộp với ai.</translation>
        </message>
        <message>
            <source>Nothing needs to be split.</source>
            <translation>Không có gì cần tách.</translation>
        </message>
        <message>
            <source>{name} was split off again.</source>
            <translation>Đã tách {name} ra lại.</translation>
        </message>
        <message>
            <source>This was changed again since then.</source>
            <translation>Mục này đã được sửa lần nữa sau đó.</translation>
        </message>
        <message>
            <source>Undo the later change first, or change the record by hand.</source>
            <translation>Hoàn tác thay đổi sau trước, hoặc sửa bằng tay.</translation>
        </message>
        <message>
            <source>“{value}” is not a phone number.</source>
            <translation>“{value}” không phải số điện thoại.</translation>
        </message>
        <message>
            <source>“{value}” is not an e-mail address.</source>
            <translation>“{value}” không phải địa chỉ e-mail.</translation>
        </message>
        <message>
            <source>Correct it, or leave it empty.</source>
            <translation>Sửa lại, hoặc để trống.</translation>
        </message>
        <message>
            <source>{name} and {other} may be one person</source>
            <translation>{name} và {other} có thể là một người</translation>
        </message>
        <message>
            <source>Both use {value}, but the names differ. Families often share a phone.</source>
            <translation>Cả hai dùng {value} nhưng tên khác nhau. Người nhà hay dùng chung số.</translation>
        </message>
        <message>
            <source>Merge them if they are one person; otherwise leave them apart.</source>
            <translation>Gộp nếu là một người; nếu không thì cứ để riêng.</translation>
        </message>
        <message>
            <source>This customer is not in the book any more.</source>
            <translation>Khách này không còn trong sổ.</translation>
        </message>
        <message>
            <source>Go back to the list and refresh it.</source>
            <translation>Quay lại danh sách và tải lại.</translation>
        </message>
        <message>
            <source>There is nothing to find this customer by.</source>
            <translation>Không có gì để tìm lại khách này.</translation>
        </message>
        <message>
            <source>Write a name, a phone or an e-mail.</source>
            <translation>Ghi tên, số điện thoại hoặc e-mail.</translation>
        </message>
        <message>
            <source>seen to be one person</source>
            <translation>đã xem, là một người</translation>
        </message>
        <message>
            <source>{other} is now part of {name}.</source>
            <translation>Đã gộp {other} vào {name}.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Điện thoại</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Kênh</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Đơn</translation>
        </message>
        <message>
            <source>Bought</source>
            <translation>Đã mua</translation>
        </message>
        <message>
            <source>All orders less what was refunded</source>
            <translation>Mọi đơn, trừ phần đã hoàn</translation>
        </message>
        <message>
            <source>Last order</source>
            <translation>Đơn gần nhất</translation>
        </message>
        <message>
            <source>on no channel</source>
            <translation>chưa có trên kênh nào</translation>
        </message>
        <message>
            <source>{count:order|orders} on {places:channel|channels}</source>
            <translation>{count} đơn trên {places} kênh</translation>
        </message>
        <message>
            <source>bought, less what was refunded</source>
            <translation>đã mua, trừ hàng trả</translation>
        </message>
        <message>
            <source>no orders yet</source>
            <translation>chưa có đơn nào</translation>
        </message>
        <message>
            <source>between two orders</source>
            <translation>giữa hai lần mua</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>đơn trả lại</translation>
        </message>
        <message>
            <source>first order</source>
            <translation>đơn đầu tiên</translation>
        </message>
        <message>
            <source>in the book since</source>
            <translation>có trong sổ từ</translation>
        </message>
        <message>
            <source>{days:day|days}</source>
            <translation>{days} ngày</translation>
        </message>
        <message>
            <source>{count:person|people}</source>
            <translation>{count} người</translation>
        </message>
        <message>
            <source>{count} found</source>
            <translation>tìm thấy {count}</translation>
        </message>
        <message>
            <source>Nobody is found by “{text}”</source>
            <translation>Không tìm thấy ai với “{text}”</translation>
        </message>
        <message>
            <source>“{name}” is in the book.</source>
            <translation>Đã thêm “{name}” vào sổ.</translation>
        </message>
        <message>
            <source>“{name}” was changed.</source>
            <translation>Đã sửa “{name}”.</translation>
        </message>
        <message>
            <source>“{name}” stands by itself again.</source>
            <translation>“{name}” đã tách ra.</translation>
        </message>
        <message>
            <source>the split was undone</source>
            <translation>hoàn tác lần tách</translation>
        </message>
        <message>
            <source>Copy {value}</source>
            <translation>Chép {value}</translation>
        </message>
        <message>
            <source>{count:way|ways} to know them</source>
            <translation>{count} cách nhận diện</translation>
        </message>
        <message>
            <source>since {day}</source>
            <translation>từ {day}</translation>
        </message>
        <message>
            <source>Split off “{name}”</source>
            <translation>Tách “{name}”</translation>
        </message>
        <message>
            <source>formerly {place}</source>
            <translation>trước đây: {place}</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Khi nào</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Việc gì</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Số tiền</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Trạng thái</translation>
        </message>
        <message>
            <source>Order {number}</source>
            <translation>Đơn {number}</translation>
        </message>
        <message>
            <source>{count:item|items}</source>
            <translation>{count} món</translation>
        </message>
        <message>
            <source>in this program</source>
            <translation>trong chương trình này</translation>
        </message>
        <message>
            <source>No name</source>
            <translation>Không tên</translation>
        </message>
    </context>
    <context>
        <name>demo</name>
        <message>
            <source>Practice website</source>
            <translation>Website mẫu</translation>
        </message>
        <message>
            <source>Practice Page</source>
            <translation>Trang mẫu</translation>
        </message>
        <message>
            <source>Practice marketplace</source>
            <translation>Sàn mẫu</translation>
        </message>
    </context>
    <context>
        <name>edit_page</name>
        <message>
            <source>Save what you typed for “{name}”?</source>
            <translation>Lưu điều bạn đã gõ cho “{name}”?</translation>
        </message>
        <message>
            <source>{name} · {count} missing</source>
            <translation>{name} · thiếu {count}</translation>
        </message>
        <message>
            <source>{count:change is|changes are} not saved</source>
            <translation>{count} thay đổi chưa lưu</translation>
        </message>
        <message>
            <source>{count:change was|changes were} saved.</source>
            <translation>Đã lưu {count} thay đổi.</translation>
        </message>
        <message>
            <source>The rule of {channel} was changed. Prices go out with the next sync.</source>
            <translation>Đã đổi quy tắc của {channel}. Giá được gửi trong lần đồng bộ tới.</translation>
        </message>
    </context>
    <context>
        <name>entry</name>
        <message>
            <source>“{text}” has more decimals than {currency} has.</source>
            <translation>“{text}” có nhiều số lẻ hơn {currency} cho phép.</translation>
        </message>
        <message>
            <source>“{text}” is more than any price.</source>
            <translation>“{text}” lớn hơn mọi giá bán.</translation>
        </message>
        <message>
            <source>“{text}” is not a whole number.</source>
            <translation>“{text}” không phải số nguyên.</translation>
        </message>
        <message>
            <source>“{text}” has more than three decimals.</source>
            <translation>“{text}” có quá ba số lẻ.</translation>
        </message>
        <message>
            <source>“{text}” is more than a shop can hold. Was a barcode scanned into this field?</source>
            <translation>“{text}” nhiều hơn một cửa hàng chứa nổi. Có phải mã vạch bị quét vào ô này?</translation>
        </message>
        <message>
            <source>“{text}” is not a number.</source>
            <translation>“{text}” không phải là số.</translation>
        </message>
        <message>
            <source>Enter digits only, for example 145000.</source>
            <translation>Chỉ nhập chữ số, ví dụ 145000.</translation>
        </message>
    </context>
    <context>
        <name>files</name>
        <message>
            <source>“{value}” is not an amount in {currency}, the currency of the shop.</source>
            <translation>“{value}” không phải số tiền {currency}, tiền tệ của cửa hàng.</translation>
        </message>
        <message>
            <source>{value} is too large an amount.</source>
            <translation>{value} là số tiền quá lớn.</translation>
        </message>
        <message>
            <source>{file}: a quotation mark is opened in row {row} and never closed.</source>
            <translation>{file}: có dấu ngoặc kép mở ở dòng {row} mà không đóng lại.</translation>
        </message>
        <message>
            <source>Close or remove it in the file, or save the file again in the program it comes from.</source>
            <translation>Đóng hoặc bỏ dấu đó trong tệp, hoặc lưu lại tệp từ chương trình gốc.</translation>
        </message>
        <message>
            <source>{file}: no column head is known.</source>
            <translation>{file}: không nhận ra tên cột nào.</translation>
        </message>
        <message>
            <source>Match the columns once on the Files page; the program remembers them for the next file.</source>
            <translation>Ghép cột một lần ở trang Tệp; chương trình sẽ nhớ cho tệp sau.</translation>
        </message>
        <message>
            <source>Why it was left out</source>
            <translation>Vì sao bị bỏ qua</translation>
        </message>
        <message>
            <source>Another row of the same product is wrong.</source>
            <translation>Một dòng khác của cùng hàng này bị lỗi.</translation>
        </message>
        <message>
            <source>“{value}” was shortened by Excel and its last digits are lost. Make this column Text in the original file, type the codes again, and import that file.</source>
            <translation>“{value}” bị Excel rút gọn và mất các số cuối. Đổi cột này sang dạng Văn bản trong tệp gốc, gõ lại mã, rồi nhập tệp đó.</translation>
        </message>
        <message>
            <source>The check digit of {code} is wrong: {right} would be right.</source>
            <translation>Số kiểm của {code} sai: {right} mới đúng.</translation>
        </message>
        <message>
            <source>{code} seems to have lost its leading zero: {right} is a whole barcode.</source>
            <translation>{code} có vẻ mất số 0 ở đầu: {right} mới là mã vạch đủ.</translation>
        </message>
        <message>
            <source>Store Manager</source>
            <translation>Store Manager</translation>
        </message>
        <message>
            <source>WooCommerce</source>
            <translation>WooCommerce</translation>
        </message>
        <message>
            <source>Shopify</source>
            <translation>Shopify</translation>
        </message>
        <message>
            <source>KiotViet, Sapo, Nhanh, Haravan</source>
            <translation>KiotViet, Sapo, Nhanh, Haravan</translation>
        </message>
        <message>
            <source>Other file, columns matched by you</source>
            <translation>Tệp khác, bạn tự ghép cột</translation>
        </message>
        <message>
            <source>Another name than in row {row} for the same product; the first one is kept.</source>
            <translation>Tên khác với dòng {row} của cùng một hàng; giữ tên đầu tiên.</translation>
        </message>
        <message>
            <source>The handle is missing: it holds a product's rows together.</source>
            <translation>Thiếu cột Handle: nó nối các dòng của một hàng.</translation>
        </message>
        <message>
            <source>Without a SKU. It gets {sku}, the same at every import of this file.</source>
            <translation>Không có mã hàng. Sẽ đặt mã {sku}, lần nhập nào của tệp này cũng vậy.</translation>
        </message>
        <message>
            <source>The price to compare with is lower than the price; it is left out.</source>
            <translation>Giá so sánh thấp hơn giá bán nên được bỏ qua.</translation>
        </message>
        <message>
            <source>The product “{parent}” this variation belongs to is not in the file.</source>
            <translation>Hàng “{parent}” của phiên bản này không có trong tệp.</translation>
        </message>
        <message>
            <source>“{value}” is not known here and is left out.</source>
            <translation>“{value}” không có ở đây nên được bỏ qua.</translation>
        </message>
        <message>
            <source>The file has no variations of this product; it comes in as one without options.</source>
            <translation>Tệp không có phiên bản của hàng này; hàng được nhập không có tuỳ chọn.</translation>
        </message>
        <message>
            <source>The website keeps one number for all kinds of this product. Count how many of each.</source>
            <translation>Website giữ một số chung cho mọi phiên bản của hàng này. Hãy đếm từng phiên bản.</translation>
        </message>
        <message>
            <source>The website does not count it. New here, it comes in as not counted and stays on sale; switch on “Count the stock” in it when you have counted it.</source>
            <translation>Website không đếm hàng này. Ở đây nó là hàng mới, vào sổ ở dạng không đếm và vẫn bán tiếp; khi đếm xong hãy bật “Đếm tồn kho”.</translation>
        </message>
        <message>
            <source>“{value}” is a formula, not its result. Save the file with values in Excel first.</source>
            <translation>“{value}” là công thức, không phải kết quả. Hãy lưu tệp dạng giá trị trong Excel trước.</translation>
        </message>
        <message>
            <source>“{value}” is a shortened number: its digits are lost. Type the whole number.</source>
            <translation>“{value}” là số bị rút gọn: mất chữ số. Hãy gõ đủ số.</translation>
        </message>
        <message>
            <source>“{value}” is not a number.</source>
            <translation>“{value}” không phải là số.</translation>
        </message>
        <message>
            <source>There is no file format “{format}”.</source>
            <translation>Không có kiểu tệp “{format}”.</translation>
        </message>
        <message>
            <source>Choose one of: {formats}.</source>
            <translation>Chọn một trong: {formats}.</translation>
        </message>
        <message>
            <source>{format} files can be read for products only.</source>
            <translation>Tệp {format} chỉ nhập được hàng hoá.</translation>
        </message>
        <message>
            <source>Match the columns by hand instead.</source>
            <translation>Hãy tự ghép cột.</translation>
        </message>
        <message>
            <source>{file} is not a file of {format}: its column heads are others.</source>
            <translation>{file} không phải tệp của {format}: tên cột khác.</translation>
        </message>
        <message>
            <source>Match the columns by hand, or choose another file.</source>
            <translation>Tự ghép cột, hoặc chọn tệp khác.</translation>
        </message>
        <message>
            <source>{raw} has lost its leading zero; it is read as {phone}.</source>
            <translation>{raw} mất số 0 ở đầu; được đọc là {phone}.</translation>
        </message>
        <message>
            <source>“{value}” is not a phone number.</source>
            <translation>“{value}” không phải số điện thoại.</translation>
        </message>
        <message>
            <source>“{value}” is not an e-mail address.</source>
            <translation>“{value}” không phải địa chỉ email.</translation>
        </message>
        <message>
            <source>Empty. A customer needs a name, a phone or an e-mail.</source>
            <translation>Trống. Khách hàng cần có tên, điện thoại hoặc email.</translation>
        </message>
        <message>
            <source>The same person stands in row {row} already.</source>
            <translation>Người này đã có ở dòng {row}.</translation>
        </message>
        <message>
            <source>Empty. Every order needs its number.</source>
            <translation>Trống. Mỗi đơn cần có mã đơn.</translation>
        </message>
        <message>
            <source>Order {number} stands in the file twice, in parts.</source>
            <translation>Đơn {number} nằm rời ở hai chỗ trong tệp.</translation>
        </message>
        <message>
            <source>{sku} is not in the book; the line is kept as text and can be matched later.</source>
            <translation>{sku} chưa có trong sổ; món được giữ bằng chữ và khớp hàng sau.</translation>
        </message>
        <message>
            <source>“{value}” is not a status of an order.</source>
            <translation>“{value}” không phải trạng thái của đơn hàng.</translation>
        </message>
        <message>
            <source>Empty. Every order needs the day it was placed.</source>
            <translation>Trống. Mỗi đơn cần có ngày đặt.</translation>
        </message>
        <message>
            <source>The order has no items.</source>
            <translation>Đơn không có món nào.</translation>
        </message>
        <message>
            <source>“{value}” cannot be a quantity of these goods.</source>
            <translation>“{value}” không thể là số lượng của hàng này.</translation>
        </message>
        <message>
            <source>The items come to {sum}, the order says {total}; the order's own total is kept.</source>
            <translation>Cộng các món là {sum}, đơn ghi {total}; giữ tổng của đơn.</translation>
        </message>
        <message>
            <source>Known by its barcode as {old}; its SKU becomes {new}.</source>
            <translation>Nhận ra nhờ mã vạch là {old}; mã hàng sẽ đổi thành {new}.</translation>
        </message>
        <message>
            <source>Empty. Every row needs a SKU by which the goods are known.</source>
            <translation>Trống. Mỗi dòng cần một mã để nhận ra hàng.</translation>
        </message>
        <message>
            <source>The barcode {code} belongs to {sku} in the book.</source>
            <translation>Mã vạch {code} trong sổ là của {sku}.</translation>
        </message>
        <message>
            <source>The SKU {sku} stands in row {row} already.</source>
            <translation>Mã hàng {sku} đã có ở dòng {row}.</translation>
        </message>
        <message>
            <source>{sku} differs only in capitals or spaces from {other} in row {row}.</source>
            <translation>{sku} chỉ khác {other} ở dòng {row} về chữ hoa hoặc dấu cách.</translation>
        </message>
        <message>
            <source>The barcode {code} stands at {sku} in row {row} already.</source>
            <translation>Mã vạch {code} đã có ở {sku}, dòng {row}.</translation>
        </message>
        <message>
            <source>The rows of “{name}” belong to different products in the book.</source>
            <translation>Các dòng của “{name}” thuộc nhiều hàng khác nhau trong sổ.</translation>
        </message>
        <message>
            <source>Empty. New goods need a name.</source>
            <translation>Trống. Hàng mới cần có tên.</translation>
        </message>
        <message>
            <source>This SKU is not in the book, and the file has no names for new goods.</source>
            <translation>Mã hàng này chưa có trong sổ, và tệp không có tên cho hàng mới.</translation>
        </message>
        <message>
            <source>“{value}”, but these goods are sold by the piece.</source>
            <translation>“{value}” nhưng hàng này bán theo chiếc.</translation>
        </message>
        <message>
            <source>“{value}” has more than three decimals.</source>
            <translation>“{value}” có quá ba số lẻ.</translation>
        </message>
        <message>
            <source>{value} is below zero; there cannot be fewer than none.</source>
            <translation>{value} nhỏ hơn 0; tồn kho không thể âm.</translation>
        </message>
        <message>
            <source>{sku} has been put away in the book; the row changes nothing.</source>
            <translation>{sku} đã ngừng bán trong sổ; dòng này không thay đổi gì.</translation>
        </message>
        <message>
            <source>These goods are not counted; the number is left out.</source>
            <translation>Hàng này không đếm tồn; con số được bỏ qua.</translation>
        </message>
        <message>
            <source>The sale price {sale} is not below the price {price}.</source>
            <translation>Giá giảm {sale} không thấp hơn giá bán {price}.</translation>
        </message>
        <message>
            <source>The sale ends before it begins.</source>
            <translation>Đợt giảm giá kết thúc trước khi bắt đầu.</translation>
        </message>
        <message>
            <source>{price}, more than 8 times cheaper than the other variants.</source>
            <translation>{price}, rẻ hơn 8 lần các phiên bản khác.</translation>
        </message>
        <message>
            <source>{price}, more than 8 times dearer than the other variants.</source>
            <translation>{price}, đắt hơn 8 lần các phiên bản khác.</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>có</translation>
        </message>
        <message>
            <source>no</source>
            <translation>không</translation>
        </message>
        <message>
            <source>other data</source>
            <translation>dữ liệu khác</translation>
        </message>
        <message>
            <source>on sale</source>
            <translation>đang bán</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>nháp</translation>
        </message>
        <message>
            <source>archived</source>
            <translation>lưu trữ</translation>
        </message>
        <message>
            <source>goods</source>
            <translation>hàng hoá</translation>
        </message>
        <message>
            <source>shown together</source>
            <translation>hàng trưng bày chung</translation>
        </message>
        <message>
            <source>sold elsewhere</source>
            <translation>bán ở nơi khác</translation>
        </message>
        <message>
            <source>service</source>
            <translation>dịch vụ</translation>
        </message>
        <message>
            <source>{sku} is not in the book. Import it as a product first.</source>
            <translation>{sku} chưa có trong sổ. Hãy nhập hàng hoá trước.</translation>
        </message>
        <message>
            <source>The same goods are counted in row {row} already.</source>
            <translation>Hàng này đã được kiểm ở dòng {row}.</translation>
        </message>
        <message>
            <source>The category “{path}” is not in the book yet and will be made ({count:row|rows}).</source>
            <translation>Danh mục “{path}” chưa có trong sổ, sẽ được tạo ({count} dòng).</translation>
        </message>
        <message>
            <source>The stockroom “{name}” is not in the book yet and will be made.</source>
            <translation>Kho “{name}” chưa có trong sổ, sẽ được tạo.</translation>
        </message>
        <message>
            <source>All prices are read as {currency}, the currency of the shop.</source>
            <translation>Mọi giá được đọc theo {currency}, tiền tệ của cửa hàng.</translation>
        </message>
        <message>
            <source>{count} of {total} goods with stock would go to 0. Is the file whole?</source>
            <translation>{count} trong {total} hàng còn tồn sẽ về 0. Tệp có đủ không?</translation>
        </message>
        <message>
            <source>{count} of {total} prices would change by more than half. Is it the right currency?</source>
            <translation>{count} trong {total} giá sẽ đổi hơn một nửa. Có đúng loại tiền không?</translation>
        </message>
        <message>
            <source>This very file was imported on {at} already.</source>
            <translation>Đúng tệp này đã được nhập lúc {at}.</translation>
        </message>
        <message>
            <source>{file} cannot be opened: {reason}.</source>
            <translation>Không mở được {file}: {reason}.</translation>
        </message>
        <message>
            <source>Close it in other programs, check where it lies, and choose it again.</source>
            <translation>Đóng tệp ở chương trình khác, xem lại nơi lưu, rồi chọn lại.</translation>
        </message>
        <message>
            <source>{file} has column heads but no rows.</source>
            <translation>{file} có tên cột nhưng không có dòng nào.</translation>
        </message>
        <message>
            <source>Choose the file or the sheet that holds the goods.</source>
            <translation>Chọn tệp hoặc tờ có danh sách hàng.</translation>
        </message>
        <message>
            <source>{file} is empty.</source>
            <translation>{file} trống.</translation>
        </message>
        <message>
            <source>Save it again in the program it comes from, then choose it again.</source>
            <translation>Lưu lại từ chương trình gốc, rồi chọn lại.</translation>
        </message>
        <message>
            <source>{file} is not a table.</source>
            <translation>{file} không phải là bảng.</translation>
        </message>
        <message>
            <source>Choose a CSV or Excel file (.csv, .txt, .xlsx, .xls, .ods).</source>
            <translation>Chọn tệp CSV hoặc Excel (.csv, .txt, .xlsx, .xls, .ods).</translation>
        </message>
        <message>
            <source>Some letters of this file are doubtful: look at the names before importing.</source>
            <translation>Một số chữ trong tệp này chưa chắc đúng: xem lại tên hàng trước khi nhập.</translation>
        </message>
        <message>
            <source>The letters look like the old {font} font and would come in garbled. Convert the file to Unicode first.</source>
            <translation>Chữ trong tệp giống phông cũ {font}, nhập vào sẽ sai dấu. Hãy chuyển tệp sang Unicode trước.</translation>
        </message>
        <message>
            <source>{file} cannot be read as a table.</source>
            <translation>Không đọc được {file} như một bảng.</translation>
        </message>
        <message>
            <source>Open it in Excel, save it as .xlsx or as CSV UTF-8, and choose that file.</source>
            <translation>Mở bằng Excel, lưu thành .xlsx hoặc CSV UTF-8, rồi chọn tệp đó.</translation>
        </message>
        <message>
            <source>{file} is protected by a password.</source>
            <translation>{file} được đặt mật khẩu.</translation>
        </message>
        <message>
            <source>Remove the password in Excel, save the file, and choose it again.</source>
            <translation>Bỏ mật khẩu trong Excel, lưu lại, rồi chọn lại.</translation>
        </message>
        <message>
            <source>{file} has no sheet “{sheet}”.</source>
            <translation>{file} không có tờ “{sheet}”.</translation>
        </message>
        <message>
            <source>Choose one of: {sheets}.</source>
            <translation>Chọn một trong: {sheets}.</translation>
        </message>
        <message>
            <source>{count:row has|rows have} more cells than there are column heads; what stands beyond is left out.</source>
            <translation>{count} dòng có nhiều ô hơn số cột có tên; phần thừa được bỏ qua.</translation>
        </message>
        <message>
            <source>{count:row is|rows are} wrong, so nothing was imported.</source>
            <translation>{count} dòng có lỗi, nên chưa nhập gì.</translation>
        </message>
        <message>
            <source>Mend them in the preview, or import the good rows and save the bad ones to a file.</source>
            <translation>Sửa ở bản xem trước, hoặc nhập dòng tốt và lưu dòng lỗi ra tệp.</translation>
        </message>
        <message>
            <source>No row of {file} can be imported.</source>
            <translation>Không nhập được dòng nào của {file}.</translation>
        </message>
        <message>
            <source>Look at the problems in the preview, mend them and try again.</source>
            <translation>Xem các lỗi ở bản xem trước, sửa rồi thử lại.</translation>
        </message>
        <message>
            <source>{file} is neither a CSV nor an Excel file.</source>
            <translation>{file} không phải tệp CSV hay Excel.</translation>
        </message>
        <message>
            <source>Let its name end in .csv or .xlsx.</source>
            <translation>Đặt tên tệp kết thúc bằng .csv hoặc .xlsx.</translation>
        </message>
        <message>
            <source>{file} cannot be written: {reason}.</source>
            <translation>Không ghi được {file}: {reason}.</translation>
        </message>
        <message>
            <source>Close it in other programs, or choose another place.</source>
            <translation>Đóng tệp ở chương trình khác, hoặc chọn nơi khác.</translation>
        </message>
        <message>
            <source>There are more rows than an Excel sheet can hold.</source>
            <translation>Số dòng nhiều hơn một tờ Excel chứa được.</translation>
        </message>
        <message>
            <source>Export to CSV instead.</source>
            <translation>Hãy xuất ra tệp CSV.</translation>
        </message>
        <message>
            <source>Row {row} has a text of {length} characters; an Excel cell holds {most}.</source>
            <translation>Dòng {row} có đoạn chữ dài {length} ký tự; một ô Excel chỉ chứa {most}.</translation>
        </message>
        <message>
            <source>This import is not in the book, or has been undone already.</source>
            <translation>Lần nhập này không có trong sổ, hoặc đã được hoàn tác.</translation>
        </message>
        <message>
            <source>Go back to the list of imports and refresh it.</source>
            <translation>Quay lại danh sách lần nhập và tải lại.</translation>
        </message>
        <message>
            <source>{count:record was|records were} used or changed since the import: {records}.</source>
            <translation>{count} mục đã được dùng hoặc sửa từ lúc nhập: {records}.</translation>
        </message>
        <message>
            <source>Undo the rest and keep these, or put them right by hand.</source>
            <translation>Hoàn tác phần còn lại và giữ các mục này, hoặc tự sửa.</translation>
        </message>
        <message>
            <source>{name} ({sku})</source>
            <translation>{name} ({sku})</translation>
        </message>
        <message>
            <source>order {number}</source>
            <translation>đơn {number}</translation>
        </message>
        <message>
            <source>customer {name}</source>
            <translation>khách hàng {name}</translation>
        </message>
        <message>
            <source>a record that is not in the book any more</source>
            <translation>một mục không còn trong sổ</translation>
        </message>
        <message>
            <source>{name}, changed since</source>
            <translation>{name}, đã sửa sau đó</translation>
        </message>
        <message>
            <source>“{value}” is a failed formula. Repair it in the file.</source>
            <translation>“{value}” là công thức bị lỗi. Hãy sửa trong tệp.</translation>
        </message>
        <message>
            <source>The text has {length} characters; at most {limit} fit.</source>
            <translation>Đoạn chữ dài {length} ký tự; tối đa {limit}.</translation>
        </message>
        <message>
            <source>“{value}” was read as {number}. Write it without a separator if it means something else.</source>
            <translation>“{value}” được đọc là {number}. Nếu ý khác, viết không có dấu phân cách.</translation>
        </message>
        <message>
            <source>{value} has more decimals than {currency} has. The file may hold another currency's prices.</source>
            <translation>{value} có số lẻ mà {currency} không có. Có thể giá trong tệp là của loại tiền khác.</translation>
        </message>
        <message>
            <source>{value} cannot be a price: enter 0 or more.</source>
            <translation>{value} không thể là giá: nhập từ 0 trở lên.</translation>
        </message>
        <message>
            <source>{value} is too large a number of pieces.</source>
            <translation>{value} là số lượng quá lớn.</translation>
        </message>
        <message>
            <source>{value} cannot be a weight.</source>
            <translation>{value} không thể là cân nặng.</translation>
        </message>
        <message>
            <source>“{value}” is neither yes nor no.</source>
            <translation>“{value}” không phải có hay không.</translation>
        </message>
        <message>
            <source>“{value}” is not a date. Write day/month/year, for example 22/11/2026.</source>
            <translation>“{value}” không phải ngày. Viết ngày/tháng/năm, ví dụ 22/11/2026.</translation>
        </message>
        <message>
            <source>This column holds the program's own notes; it was changed and cannot be read.</source>
            <translation>Cột này chứa phần ghi của chương trình; nó đã bị sửa nên không đọc được.</translation>
        </message>
        <message>
            <source>The notes of order {number} in the file were changed and cannot be read.</source>
            <translation>Phần ghi của đơn {number} trong tệp đã bị sửa nên không đọc được.</translation>
        </message>
        <message>
            <source>Empty its cell in that column, or export the orders again.</source>
            <translation>Xoá trống ô đó, hoặc xuất lại đơn hàng.</translation>
        </message>
        <message>
            <source>The book has changed since the preview of {file} was made, so nothing was imported.</source>
            <translation>Sổ đã thay đổi từ lúc xem trước {file}, nên chưa nhập gì.</translation>
        </message>
        <message>
            <source>Look at the preview again, then import.</source>
            <translation>Xem trước lại, rồi nhập.</translation>
        </message>
    </context>
    <context>
        <name>files_page</name>
        <message>
            <source>New</source>
            <translation>Mới</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Sửa</translation>
        </message>
        <message>
            <source>As it is</source>
            <translation>Như cũ</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Bỏ qua</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Dòng</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>Việc</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>trống</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Hàng hoá</translation>
        </message>
        <message>
            <source>names, SKUs, variants, prices, pictures</source>
            <translation>tên, mã, phiên bản, giá, ảnh</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Tồn kho</translation>
        </message>
        <message>
            <source>counted numbers by SKU</source>
            <translation>số đếm theo mã hàng</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Khách hàng</translation>
        </message>
        <message>
            <source>names, phones, addresses</source>
            <translation>tên, điện thoại, địa chỉ</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Đơn hàng</translation>
        </message>
        <message>
            <source>earlier orders with their items</source>
            <translation>đơn cũ cùng các món</translation>
        </message>
        <message>
            <source>Option {number}: its name</source>
            <translation>Thuộc tính {number}: tên</translation>
        </message>
        <message>
            <source>Option {number}: its value</source>
            <translation>Thuộc tính {number}: giá trị</translation>
        </message>
        <message>
            <source>On hand: {place}</source>
            <translation>Tồn: {place}</translation>
        </message>
        <message>
            <source>{first} and {second}</source>
            <translation>{first} và {second}</translation>
        </message>
        <message>
            <source>{first}, or {second}</source>
            <translation>{first}, hoặc {second}</translation>
        </message>
        <message>
            <source>Reading {file}…</source>
            <translation>Đang đọc {file}…</translation>
        </message>
        <message>
            <source>Recognising…</source>
            <translation>Đang nhận dạng…</translation>
        </message>
        <message>
            <source>Looking at {file}: {done} / {total} rows</source>
            <translation>Đang xem {file}: {done} / {total} dòng</translation>
        </message>
        <message>
            <source>Importing {file}: {done} / {total}</source>
            <translation>Đang nhập {file}: {done} / {total}</translation>
        </message>
        <message>
            <source>{count:row was|rows were} imported.</source>
            <translation>Đã nhập {count} dòng.</translation>
        </message>
        <message>
            <source>Taking back: {done} / {total}</source>
            <translation>Đang hoàn tác: {done} / {total}</translation>
        </message>
        <message>
            <source>The import was taken back: {count:record|records}.</source>
            <translation>Đã hoàn tác lần nhập: {count} mục.</translation>
        </message>
        <message>
            <source>Writing {file}: {done} / {total}</source>
            <translation>Đang ghi {file}: {done} / {total}</translation>
        </message>
        <message>
            <source>{count:record was|records were} written to {file}.</source>
            <translation>Đã ghi {count} mục vào {file}.</translation>
        </message>
        <message>
            <source>Import {count:row|rows}</source>
            <translation>Nhập {count} dòng</translation>
        </message>
        <message>
            <source>Import {count:good row|good rows}</source>
            <translation>Nhập {count} dòng tốt</translation>
        </message>
        <message>
            <source>{count:place|places} to look at</source>
            <translation>{count} chỗ cần xem</translation>
        </message>
        <message>
            <source>With the {count:wrong row|wrong rows}</source>
            <translation>Với {count} dòng lỗi</translation>
        </message>
        <message>
            <source>Apply all {count:proposal|proposals}</source>
            <translation>Sửa theo cả {count} gợi ý</translation>
        </message>
        <message>
            <source>Show {count} more</source>
            <translation>Hiện thêm {count}</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>và {count} dòng khác</translation>
        </message>
        <message>
            <source>{rows:row|rows}, {columns:column|columns}.</source>
            <translation>{rows} dòng, {columns} cột.</translation>
        </message>
        <message>
            <source>{count:row was|rows were} left out</source>
            <translation>{count} dòng bị bỏ qua</translation>
        </message>
        <message>
            <source>{count:second|seconds} left</source>
            <translation>còn {count} giây</translation>
        </message>
        <message>
            <source>{count:import|imports}</source>
            <translation>{count} lần nhập</translation>
        </message>
        <message>
            <source>{file} cannot be found: {reason}.</source>
            <translation>Không tìm thấy {file}: {reason}.</translation>
        </message>
        <message>
            <source>Check where it lies, then choose it again.</source>
            <translation>Kiểm tra xem tệp nằm ở đâu rồi chọn lại.</translation>
        </message>
        <message>
            <source>{file} is a folder.</source>
            <translation>{file} là thư mục.</translation>
        </message>
        <message>
            <source>Choose one file in it.</source>
            <translation>Hãy chọn một tệp bên trong.</translation>
        </message>
        <message>
            <source>{file} is not on this computer yet, only in the cloud.</source>
            <translation>{file} chưa có trên máy này, chỉ ở trên đám mây.</translation>
        </message>
        <message>
            <source>Have OneDrive, iCloud or Drive keep it on this computer, then choose it again.</source>
            <translation>Cho OneDrive, iCloud hoặc Drive giữ tệp trên máy này rồi chọn lại.</translation>
        </message>
        <message>
            <source>{file} is too large: {size} MB.</source>
            <translation>{file} quá lớn: {size} MB.</translation>
        </message>
        <message>
            <source>Save it in several parts, or as CSV, and import them one after another.</source>
            <translation>Lưu thành nhiều phần, hoặc dạng CSV, rồi nhập lần lượt.</translation>
        </message>
        <message>
            <source>{file} cannot be written: {reason}.</source>
            <translation>Không ghi được {file}: {reason}.</translation>
        </message>
        <message>
            <source>Close it in other programs, or choose another folder.</source>
            <translation>Đóng tệp trong chương trình khác, hoặc chọn thư mục khác.</translation>
        </message>
    </context>
    <context>
        <name>finding</name>
        <message>
            <source>Products</source>
            <translation>Hàng hoá</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Đơn hàng</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Khách hàng</translation>
        </message>
        <message>
            <source>What the syncs did, how each account is</source>
            <translation>Đã đồng bộ gì, từng tài khoản ra sao</translation>
        </message>
        <message>
            <source>What waits for your decision</source>
            <translation>Những gì chờ bạn quyết định</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Trang</translation>
        </message>
    </context>
    <context>
        <name>first_start</name>
        <message>
            <source>Practice shop</source>
            <translation>Cửa hàng mẫu</translation>
        </message>
    </context>
    <context>
        <name>grid</name>
        <message>
            <source>Title</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Ngành hàng</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá</translation>
        </message>
        <message>
            <source>A price, or a rule: +8%, -5000, +8% ~1000</source>
            <translation>Một giá, hoặc một quy tắc: +8%, -5000, +8% ~1000</translation>
        </message>
        <message>
            <source>Costs there</source>
            <translation>Giá trên kênh</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Hàng</translation>
        </message>
        <message>
            <source>{product} is sold on {channel}</source>
            <translation>{product} có bán trên {channel}</translation>
        </message>
        <message>
            <source>{product} is not sold on {channel}</source>
            <translation>{product} không bán trên {channel}</translation>
        </message>
        <message>
            <source>Sold here</source>
            <translation>Bán ở đây</translation>
        </message>
        <message>
            <source>choose one</source>
            <translation>chọn ngành</translation>
        </message>
        <message>
            <source>as in the book</source>
            <translation>như sổ</translation>
        </message>
        <message>
            <source>Not sold here</source>
            <translation>Không bán</translation>
        </message>
        <message>
            <source>{count:product|products}</source>
            <translation>{count} món</translation>
        </message>
        <message>
            <source>{count} with something missing</source>
            <translation>{count} món còn thiếu</translation>
        </message>
        <message>
            <source>Send {count:change|changes}</source>
            <translation>Gửi {count} thay đổi</translation>
        </message>
        <message>
            <source>“{text}” is no category of this channel.</source>
            <translation>Kênh này không có ngành hàng “{text}”.</translation>
        </message>
        <message>
            <source>Nothing was changed. Edit the cell, type a few letters and take one from the list.</source>
            <translation>Chưa có gì thay đổi. Sửa ô này, gõ vài chữ rồi chọn một ngành trong danh sách.</translation>
        </message>
    </context>
    <context>
        <name>home</name>
        <message>
            <source>Everything compared: {time}</source>
            <translation>Kiểm tra toàn bộ: {time}</translation>
        </message>
        <message>
            <source>sold out</source>
            <translation>đã hết</translation>
        </message>
        <message>
            <source>below {point}</source>
            <translation>dưới mức {point}</translation>
        </message>
        <message>
            <source>gone in 1 day</source>
            <translation>hết trong 1 ngày</translation>
        </message>
        <message>
            <source>{days:day|days}</source>
            <translation>{days} ngày</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>Thứ hai</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>Thứ ba</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>Thứ tư</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>Thứ năm</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>Thứ sáu</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>Thứ bảy</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>Chủ nhật</translation>
        </message>
        <message>
            <source>syncing</source>
            <translation>đang đồng bộ</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>tạm dừng</translation>
        </message>
        <message>
            <source>sign in again</source>
            <translation>cần đăng nhập lại</translation>
        </message>
        <message>
            <source>again at {time}</source>
            <translation>thử lại lúc {time}</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>không kết nối được</translation>
        </message>
        <message>
            <source>{count} to look at</source>
            <translation>{count} việc cần xem</translation>
        </message>
        <message>
            <source>waits for your approval</source>
            <translation>chờ bạn đồng ý</translation>
        </message>
        <message>
            <source>{count} to send</source>
            <translation>{count} thay đổi chờ gửi</translation>
        </message>
        <message>
            <source>not synced yet</source>
            <translation>chưa đồng bộ</translation>
        </message>
        <message>
            <source>{count} fine</source>
            <translation>{count} ổn</translation>
        </message>
        <message>
            <source>{count} sending</source>
            <translation>{count} đang gửi</translation>
        </message>
        <message>
            <source>{count} waiting</source>
            <translation>{count} chờ</translation>
        </message>
        <message>
            <source>{count:needs|need} a look</source>
            <translation>{count} cần xem</translation>
        </message>
        <message>
            <source>{count} paused</source>
            <translation>{count} tạm dừng</translation>
        </message>
        <message>
            <source>{count:order is|orders are} past the ship-by time</source>
            <translation>{count} đơn đã trễ hạn gửi</translation>
        </message>
        <message>
            <source>Pack it</source>
            <translation>Gói ngay</translation>
        </message>
        <message>
            <source>Open queue</source>
            <translation>Mở hàng chờ</translation>
        </message>
        <message>
            <source>{count:order|orders} to ship today</source>
            <translation>{count} đơn phải gửi hôm nay</translation>
        </message>
        <message>
            <source>first in {time}</source>
            <translation>đơn đầu còn {time}</translation>
        </message>
        <message>
            <source>{count:order waits|orders wait} for you to confirm</source>
            <translation>{count} đơn chờ bạn duyệt</translation>
        </message>
        <message>
            <source>The goods are reserved until you decide</source>
            <translation>Hàng được giữ chỗ đến khi bạn quyết định</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>Duyệt đơn</translation>
        </message>
        <message>
            <source>{count:order has|orders have} an item that matches no product</source>
            <translation>{count} đơn có món chưa khớp với hàng nào</translation>
        </message>
        <message>
            <source>Match</source>
            <translation>Chọn hàng</translation>
        </message>
        <message>
            <source>{account} no longer lets us in</source>
            <translation>{account} không cho kết nối nữa</translation>
        </message>
        <message>
            <source>Nothing is sent or fetched there until you sign in again.</source>
            <translation>Không gửi hay lấy được gì ở đó cho đến khi bạn đăng nhập lại.</translation>
        </message>
        <message>
            <source>last synced {time}</source>
            <translation>đồng bộ lần cuối {time}</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Đăng nhập lại</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Xem và sửa</translation>
        </message>
        <message>
            <source>{count} more need attention</source>
            <translation>{count} việc khác cần xử lý</translation>
        </message>
        <message>
            <source>See all</source>
            <translation>Xem tất cả</translation>
        </message>
        <message>
            <source>due {time}</source>
            <translation>hạn {time}</translation>
        </message>
        <message>
            <source>{count:thing needs|things need} you, the rest is fine</source>
            <translation>{count} việc cần bạn, còn lại đang ổn</translation>
        </message>
        <message>
            <source>Pack {count:order|orders}</source>
            <translation>Gói {count} đơn</translation>
        </message>
        <message>
            <source>last {weekday}</source>
            <translation>{weekday} trước</translation>
        </message>
        <message>
            <source>against {day}, both until {time}</source>
            <translation>so với {day}, cùng đến {time}</translation>
        </message>
        <message>
            <source>▏before {amount}</source>
            <translation>▏trước {amount}</translation>
        </message>
        <message>
            <source>Sales today {today}, {last} until the same time {before}</source>
            <translation>Doanh thu hôm nay {today}, {last} đến cùng giờ {before}</translation>
        </message>
        <message>
            <source>{percent}% more</source>
            <translation>tăng {percent}%</translation>
        </message>
        <message>
            <source>{percent}% less</source>
            <translation>giảm {percent}%</translation>
        </message>
        <message>
            <source>and in other currencies: {amounts}</source>
            <translation>và bằng tiền khác: {amounts}</translation>
        </message>
        <message>
            <source>{count} others</source>
            <translation>{count} kênh khác</translation>
        </message>
        <message>
            <source>until {time}</source>
            <translation>đến {time}</translation>
        </message>
    </context>
    <context>
        <name>labels</name>
        <message>
            <source>{count:order has|orders have} no label</source>
            <translation>{count} đơn chưa có nhãn</translation>
        </message>
        <message>
            <source>and {count:more reason|more reasons}</source>
            <translation>và {count} lý do nữa</translation>
        </message>
    </context>
    <context>
        <name>listings</name>
        <message>
            <source>This product is not in the book.</source>
            <translation>Hàng này không có trong sổ.</translation>
        </message>
        <message>
            <source>Choose another one, or take the item in as a new product.</source>
            <translation>Chọn hàng khác, hoặc lấy vào sổ như hàng mới.</translation>
        </message>
        <message>
            <source>This item is no longer on the channel.</source>
            <translation>Mặt hàng này không còn trên kênh.</translation>
        </message>
        <message>
            <source>Nothing has to be done about it.</source>
            <translation>Không cần làm gì cả.</translation>
        </message>
        <message>
            <source>This item of the channel is not in the book.</source>
            <translation>Mặt hàng này của kênh không có trong sổ.</translation>
        </message>
        <message>
            <source>Sync the account, then look again.</source>
            <translation>Đồng bộ tài khoản, rồi xem lại.</translation>
        </message>
    </context>
    <context>
        <name>messages</name>
        <message>
            <source>Put off until {until}.</source>
            <translation>Để sau, đến {until}.</translation>
        </message>
        <message>
            <source>{name} answers here.</source>
            <translation>{name} trả lời đoạn chat này.</translation>
        </message>
        <message>
            <source>This is {name}.</source>
            <translation>Đây là {name}.</translation>
        </message>
        <message>
            <source>Order {number} is in the book, its goods are reserved.</source>
            <translation>Đơn {number} đã vào sổ, hàng đã giữ chỗ.</translation>
        </message>
        <message>
            <source>Order {number} was cancelled, its goods are free again.</source>
            <translation>Đơn {number} đã huỷ, hàng đã trả chỗ.</translation>
        </message>
        <message>
            <source>put off until {until}</source>
            <translation>để sau đến {until}</translation>
        </message>
        <message>
            <source>{name} answers</source>
            <translation>{name} trả lời</translation>
        </message>
        <message>
            <source>{place}: not this customer</source>
            <translation>{place}: không phải khách này</translation>
        </message>
        <message>
            <source>Open at {account}</source>
            <translation>Mở ở {account}</translation>
        </message>
        <message>
            <source>In one hour</source>
            <translation>Một giờ nữa</translation>
        </message>
        <message>
            <source>This evening, {time}</source>
            <translation>Tối nay, {time}</translation>
        </message>
        <message>
            <source>Tomorrow morning, {time}</source>
            <translation>Sáng mai, {time}</translation>
        </message>
        <message>
            <source>On Monday, {time}</source>
            <translation>Thứ hai, {time}</translation>
        </message>
        <message>
            <source>Several phone numbers were written. Choose one.</source>
            <translation>Khách nhắn nhiều số điện thoại. Chọn một số.</translation>
        </message>
        <message>
            <source>Several names were written. Choose one.</source>
            <translation>Khách nhắn nhiều tên. Chọn một tên.</translation>
        </message>
        <message>
            <source>Several addresses were written. Choose one.</source>
            <translation>Khách nhắn nhiều địa chỉ. Chọn một.</translation>
        </message>
        <message>
            <source>Connect a channel</source>
            <translation>Nối kênh bán</translation>
        </message>
        <message>
            <source>No messages yet</source>
            <translation>Chưa có tin nhắn</translation>
        </message>
        <message>
            <source>Connect a channel on which customers write to you. Their messages come together here, and an order is made out of a conversation in two clicks.</source>
            <translation>Nối kênh mà khách hay nhắn cho bạn. Tin nhắn về chung một chỗ, và từ đoạn chat tạo đơn chỉ với hai lần bấm.</translation>
        </message>
        <message>
            <source>Show how to get the right</source>
            <translation>Xem cách xin quyền</translation>
        </message>
        <message>
            <source>{account} is connected, but its key may not read messages yet. Stock and prices go on as before. Ask for the right on the channel, then sign in here again.</source>
            <translation>{account} đã nối, nhưng khoá đã lưu chưa được đọc tin nhắn. Tồn và giá vẫn chạy như trước. Xin quyền trên kênh, rồi đăng nhập lại ở đây.</translation>
        </message>
        <message>
            <source>Messages may not be read yet</source>
            <translation>Chưa được đọc tin nhắn</translation>
        </message>
        <message>
            <source>Choose a conversation</source>
            <translation>Chọn một đoạn chat</translation>
        </message>
        <message>
            <source>Enter or a click opens it. What the customer wants is filled in as an order.</source>
            <translation>Bấm hoặc nhấn Enter để mở. Món khách cần được điền sẵn thành đơn.</translation>
        </message>
        <message>
            <source>No conversation found</source>
            <translation>Không tìm thấy đoạn chat</translation>
        </message>
        <message>
            <source>Nothing matches. Try other words, or clear the filters.</source>
            <translation>Không có gì khớp. Thử từ khác, hoặc bỏ lọc.</translation>
        </message>
        <message>
            <source>Clear filters</source>
            <translation>Bỏ lọc</translation>
        </message>
        <message>
            <source>Nobody is waiting</source>
            <translation>Không ai đang chờ</translation>
        </message>
        <message>
            <source>Nothing is open</source>
            <translation>Không có đoạn chat đang mở</translation>
        </message>
        <message>
            <source>New messages come in with every sync.</source>
            <translation>Tin mới về sau mỗi lần đồng bộ.</translation>
        </message>
        <message>
            <source>Show all conversations</source>
            <translation>Xem mọi đoạn chat</translation>
        </message>
        <message>
            <source>They come in with every sync.</source>
            <translation>Tin nhắn về sau mỗi lần đồng bộ.</translation>
        </message>
        <message>
            <source>written at {time}</source>
            <translation>khách nhắn lúc {time}</translation>
        </message>
        <message>
            <source>from the customer's record</source>
            <translation>theo hồ sơ khách</translation>
        </message>
        <message>
            <source>their name on the channel</source>
            <translation>tên trên kênh</translation>
        </message>
        <message>
            <source>taken back at once</source>
            <translation>hoàn tác ngay</translation>
        </message>
        <message>
            <source>Choose which product “{words}” is.</source>
            <translation>Chọn “{words}” là hàng nào.</translation>
        </message>
        <message>
            <source>“{words}” is not in your book: look for it, or take the line off.</source>
            <translation>Trong sổ không có “{words}”: tìm hàng, hoặc bỏ dòng này.</translation>
        </message>
        <message>
            <source>Say how many of {name} it is.</source>
            <translation>Nhập số lượng {name}.</translation>
        </message>
        <message>
            <source>{name} has no price yet. Set it on the product.</source>
            <translation>{name} chưa có giá. Đặt giá ở trang hàng hoá.</translation>
        </message>
        <message>
            <source>Not enough of {name}. Lower the quantity, or receive more.</source>
            <translation>Không đủ {name}. Giảm số lượng, hoặc nhập thêm hàng.</translation>
        </message>
        <message>
            <source>Nothing is in the order yet. Add a product.</source>
            <translation>Đơn chưa có món nào. Thêm hàng.</translation>
        </message>
        <message>
            <source>The discount is more than the order.</source>
            <translation>Giảm giá nhiều hơn tiền đơn.</translation>
        </message>
        <message>
            <source>{count} more</source>
            <translation>còn {count} nữa</translation>
        </message>
        <message>
            <source>{available} available</source>
            <translation>có thể bán {available}</translation>
        </message>
        <message>
            <source>Only {available} available. Lower the quantity, or receive more.</source>
            <translation>Chỉ còn {available}. Giảm số lượng, hoặc nhập thêm hàng.</translation>
        </message>
        <message>
            <source>not counted</source>
            <translation>không tính tồn</translation>
        </message>
        <message>
            <source>Shipping or discount is not a number.</source>
            <translation>Phí giao hoặc giảm giá không phải là số.</translation>
        </message>
        <message>
            <source>Say whether this is one of your customers.</source>
            <translation>Chọn xem đây có phải khách cũ không.</translation>
        </message>
        <message>
            <source>{count:order|orders} · {spent}</source>
            <translation>{count} đơn · {spent}</translation>
        </message>
        <message>
            <source>same phone</source>
            <translation>cùng số điện thoại</translation>
        </message>
        <message>
            <source>same name</source>
            <translation>cùng tên</translation>
        </message>
        <message>
            <source>another name</source>
            <translation>khác tên</translation>
        </message>
        <message>
            <source>{count:product|products}</source>
            <translation>{count} món</translation>
        </message>
        <message>
            <source>Recognised: {parts}. It is filled in as an order beside, and not saved.</source>
            <translation>Nhận ra {parts}. Đã điền vào đơn bên cạnh, chưa lưu.</translation>
        </message>
        <message>
            <source>Conversation</source>
            <translation>Đoạn chat</translation>
        </message>
        <message>
            <source>Waiting {count}</source>
            <translation>Chờ {count}</translation>
        </message>
        <message>
            <source>Open {count}</source>
            <translation>Đang mở {count}</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Hình</translation>
        </message>
        <message>
            <source>Video</source>
            <translation>Video</translation>
        </message>
        <message>
            <source>Voice message</source>
            <translation>Tin thoại</translation>
        </message>
        <message>
            <source>Sticker</source>
            <translation>Nhãn dán</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Hàng</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>Today, {day}</source>
            <translation>Hôm nay, {day}</translation>
        </message>
        <message>
            <source>Yesterday, {day}</source>
            <translation>Hôm qua, {day}</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>hôm qua</translation>
        </message>
        <message>
            <source>{count:day|days}</source>
            <translation>{count} ngày</translation>
        </message>
        <message>
            <source>{count:hour|hours}</source>
            <translation>{count} giờ</translation>
        </message>
        <message>
            <source>{count:minute|minutes}</source>
            <translation>{count} phút</translation>
        </message>
        <message>
            <source>You: {text}</source>
            <translation>Bạn: {text}</translation>
        </message>
        <message>
            <source>(no text)</source>
            <translation>(không có chữ)</translation>
        </message>
        <message>
            <source>waits for an answer for {time}</source>
            <translation>chờ trả lời {time}</translation>
        </message>
        <message>
            <source>{count} not read</source>
            <translation>{count} chưa đọc</translation>
        </message>
        <message>
            <source>The channel shows no text of this message any more.</source>
            <translation>Kênh không còn cho xem nội dung tin này.</translation>
        </message>
        <message>
            <source>The channel did not take it.</source>
            <translation>Kênh không nhận tin này.</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Bạn</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Khách</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>đang gửi</translation>
        </message>
        <message>
            <source>sent, waiting for the channel to confirm</source>
            <translation>đã gửi, chờ kênh xác nhận</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>chưa gửi được</translation>
        </message>
        <message>
            <source>taken back, not sent</source>
            <translation>đã rút, không gửi</translation>
        </message>
        <message>
            <source>the time to answer is over</source>
            <translation>đã hết giờ trả lời</translation>
        </message>
        <message>
            <source>only an approved template</source>
            <translation>chỉ tin mẫu đã duyệt</translation>
        </message>
        <message>
            <source>{time} left to answer</source>
            <translation>còn {time} để trả lời</translation>
        </message>
        <message>
            <source>The channel takes no message to this person until they write again. Call them, if you know the phone.</source>
            <translation>Kênh không nhận tin gửi khách này cho đến khi khách nhắn lại. Nếu có số điện thoại, hãy gọi.</translation>
        </message>
        <message>
            <source>The time for a free answer is over. Only a template that the channel has approved may be sent, until the customer writes again.</source>
            <translation>Đã hết giờ trả lời tự do. Chỉ gửi được tin mẫu kênh đã duyệt, cho đến khi khách nhắn lại.</translation>
        </message>
        <message>
            <source>For {time} more: your own words, no offers and no products. {after}</source>
            <translation>Còn {time}: chỉ lời bạn tự viết, không khuyến mãi, không thẻ hàng. {after}</translation>
        </message>
        <message>
            <source>{time} left to answer freely. {after}</source>
            <translation>Còn {time} để trả lời tự do. {after}</translation>
        </message>
        <message>
            <source>After that too.</source>
            <translation>Sau đó cũng vậy.</translation>
        </message>
        <message>
            <source>After that only what you write yourself, without offers.</source>
            <translation>Sau đó chỉ gửi được lời bạn tự viết, không khuyến mãi.</translation>
        </message>
        <message>
            <source>After that only an approved template.</source>
            <translation>Sau đó chỉ gửi được tin mẫu đã duyệt.</translation>
        </message>
        <message>
            <source>After that nothing, until the customer writes again.</source>
            <translation>Sau đó không gửi được gì, cho đến khi khách nhắn lại.</translation>
        </message>
    </context>
    <context>
        <name>offer replay</name>
        <message>
            <source>There is no channel yet, so nothing can be sold twice.</source>
            <translation>Chưa có kênh bán nào nên không thể bán trùng hàng.</translation>
        </message>
        <message>
            <source>Connect a channel first.</source>
            <translation>Hãy kết nối một kênh trước.</translation>
        </message>
        <message>
            <source>The book knows less than {days:day|days} of this shop.</source>
            <translation>Sổ mới ghi chưa đủ {days} ngày bán hàng của cửa hàng này.</translation>
        </message>
        <message>
            <source>Sell for a week, then look again. Until then the balanced policy is a good choice.</source>
            <translation>Hãy bán một tuần rồi xem lại. Trong lúc đó, chọn cân bằng là phù hợp.</translation>
        </message>
        <message>
            <source>There were only {orders:order|orders} in these weeks: too few to compare policies.</source>
            <translation>Những tuần này chỉ có {orders} đơn hàng: quá ít để so sánh các cách chia hàng.</translation>
        </message>
        <message>
            <source>Choose more weeks, or look again later.</source>
            <translation>Hãy chọn nhiều tuần hơn, hoặc xem lại sau.</translation>
        </message>
        <message>
            <source>From {orders:order|orders} of {days:day|days}, as if synced every {minutes:minute|minutes}.</source>
            <translation>Tính từ {orders} đơn hàng trong {days} ngày, giả định đồng bộ mỗi {minutes} phút.</translation>
        </message>
        <message>
            <source>From {orders:order|orders} of {days:day|days}, synced every {minutes:minute|minutes}.</source>
            <translation>Tính từ {orders} đơn hàng trong {days} ngày, đồng bộ mỗi {minutes} phút.</translation>
        </message>
        <message>
            <source>Only a hint: {orders:order|orders} in {days:day|days} are few. Synced every {minutes} min.</source>
            <translation>Chỉ để tham khảo: {orders} đơn hàng trong {days} ngày là ít. Đồng bộ mỗi {minutes} phút.</translation>
        </message>
        <message>
            <source>Buyers who found nothing on offer left no trace: more may have been turned away than counted.</source>
            <translation>Khách không thấy hàng thì không để lại dấu vết: số khách mất thật có thể cao hơn số đã đếm.</translation>
        </message>
        <message>
            <source>{basis} {silent}</source>
            <translation>{basis} {silent}</translation>
        </message>
    </context>
    <context>
        <name>offers</name>
        <message>
            <source>This product is not in the book any more.</source>
            <translation>Sản phẩm này không còn trong sổ nữa.</translation>
        </message>
        <message>
            <source>Close the page and search for it again.</source>
            <translation>Đóng trang rồi tìm lại mặt hàng.</translation>
        </message>
        <message>
            <source>Nothing is left to offer: all that is there is promised to orders.</source>
            <translation>Không còn gì để chào bán: số đang có đã hứa hết cho các đơn.</translation>
        </message>
        <message>
            <source>Nothing is there to offer.</source>
            <translation>Không có hàng để chào bán.</translation>
        </message>
        <message>
            <source>Strict: every channel has a part of its own, so no unit is ever offered twice.</source>
            <translation>Nghiêm ngặt: mỗi kênh có phần riêng, nên không món nào được chào bán hai lần.</translation>
        </message>
        <message>
            <source>Selling fast: in {minutes} minutes more could go than is there, so each channel has its own part for now.</source>
            <translation>Đang bán nhanh: trong {minutes} phút có thể bán quá số đang có, nên lúc này mỗi kênh có phần riêng.</translation>
        </message>
        <message>
            <source>Shared: every channel is offered all there is, within its limits.</source>
            <translation>Dùng chung: mỗi kênh được chào bán tất cả số đang có, trong giới hạn của kênh.</translation>
        </message>
        <message>
            <source>Balanced: every channel is offered all there is, as more is not likely to be sold within {minutes} minutes.</source>
            <translation>Cân bằng: mỗi kênh được chào bán tất cả số đang có, vì trong {minutes} phút khó bán quá số đó.</translation>
        </message>
        <message>
            <source>Nothing is sent to this channel now: it shows what it last showed.</source>
            <translation>Hiện không gửi gì lên kênh này: kênh vẫn hiện số cũ.</translation>
        </message>
        <message>
            <source>Nothing is sent before you have looked at the comparison.</source>
            <translation>Chưa gửi gì cho đến khi bạn xem bảng so sánh.</translation>
        </message>
        <message>
            <source>It is not sure what is shown there; it is read before anything is sent.</source>
            <translation>Chưa chắc kênh đang hiện bao nhiêu; sẽ đọc lại trước khi gửi.</translation>
        </message>
        <message>
            <source>Goes up to {wanted} once the other channels are known to show less; up to {allowed} now.</source>
            <translation>Sẽ tăng lên {wanted} khi chắc chắn các kênh khác đã giảm; lúc này tối đa {allowed}.</translation>
        </message>
        <message>
            <source>Its part of what is there, by how much it has sold lately.</source>
            <translation>Phần của kênh này trong số đang có, theo mức bán gần đây.</translation>
        </message>
        <message>
            <source>At most {cap}, as set for this channel.</source>
            <translation>Tối đa {cap}, như đã đặt cho kênh này.</translation>
        </message>
        <message>
            <source>All there is, less what is held back: {safety} units, then {share} percent of it.</source>
            <translation>Tất cả số đang có, trừ phần giữ lại: {safety} món, rồi lấy {share} phần trăm.</translation>
        </message>
        <message>
            <source>All there is.</source>
            <translation>Tất cả số đang có.</translation>
        </message>
        <message>
            <source>You have paused this item.</source>
            <translation>Bạn đã tạm dừng mục này.</translation>
        </message>
        <message>
            <source>No stock is kept for this product.</source>
            <translation>Sản phẩm này không theo dõi tồn kho.</translation>
        </message>
        <message>
            <source>The channel keeps no number for this item.</source>
            <translation>Kênh không giữ số lượng cho mục này.</translation>
        </message>
        <message>
            <source>The product is a draft: it is not offered anywhere yet.</source>
            <translation>Sản phẩm còn là bản nháp: chưa chào bán ở đâu.</translation>
        </message>
        <message>
            <source>The item is not on the channel any more.</source>
            <translation>Mục này không còn trên kênh nữa.</translation>
        </message>
        <message>
            <source>The channel refused the number three times; it waits for you.</source>
            <translation>Kênh đã từ chối số lượng ba lần; đang chờ bạn xử lý.</translation>
        </message>
        <message>
            <source>Several variants share one number there, and theirs differ.</source>
            <translation>Nhiều phiên bản dùng chung một số trên kênh, nhưng số của chúng khác nhau.</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>dùng chung</translation>
        </message>
        <message>
            <source>balanced</source>
            <translation>cân bằng</translation>
        </message>
        <message>
            <source>strict</source>
            <translation>nghiêm ngặt</translation>
        </message>
        <message>
            <source>as usual</source>
            <translation>theo mặc định</translation>
        </message>
        <message>
            <source>Offer policy: {before} → {after}</source>
            <translation>Cách chào bán: {before} → {after}</translation>
        </message>
        <message>
            <source>What the policy was to hold for is not in the book any more.</source>
            <translation>Mục cần đặt cách chào bán không còn trong sổ nữa.</translation>
        </message>
        <message>
            <source>Look at the list again, then choose.</source>
            <translation>Xem lại danh sách rồi chọn.</translation>
        </message>
    </context>
    <context>
        <name>order_acts</name>
        <message>
            <source>The next sync tells {channel}.</source>
            <translation>Lần đồng bộ tới sẽ báo {channel}.</translation>
        </message>
        <message>
            <source>Order {number} was shipped.</source>
            <translation>Đã gửi đơn {number}.</translation>
        </message>
        <message>
            <source>The next sync asks {channel} to give the money back. It cannot be undone.</source>
            <translation>Lần đồng bộ tới sẽ yêu cầu {channel} hoàn tiền. Việc này không hoàn tác được.</translation>
        </message>
        <message>
            <source>{amount} goes back to the customer.</source>
            <translation>{amount} được hoàn cho khách.</translation>
        </message>
        <message>
            <source>{amount} received for order {number}.</source>
            <translation>Đã nhận {amount} cho đơn {number}.</translation>
        </message>
        <message>
            <source>Cancel order {number}?</source>
            <translation>Huỷ đơn {number}?</translation>
        </message>
        <message>
            <source>Its {count:item goes|items go} back to stock.</source>
            <translation>{count} món của đơn trở lại kho.</translation>
        </message>
        <message>
            <source>The next sync cancels it on {channel} too; the buyer is told there.</source>
            <translation>Lần đồng bộ tới sẽ huỷ cả trên {channel}; khách được báo ở đó.</translation>
        </message>
        <message>
            <source>{amount} was paid and has to be given back.</source>
            <translation>Khách đã trả {amount}, cần hoàn lại.</translation>
        </message>
        <message>
            <source>Order {number} was cancelled.</source>
            <translation>Đã huỷ đơn {number}.</translation>
        </message>
        <message>
            <source>The line is {sku} now.</source>
            <translation>Món này giờ là {sku}.</translation>
        </message>
    </context>
    <context>
        <name>order_form</name>
        <message>
            <source>{name}, {count:order|orders} so far</source>
            <translation>{name}, đã mua {count} đơn</translation>
        </message>
        <message>
            <source>Order {number} is in the book.</source>
            <translation>Đơn {number} đã vào sổ.</translation>
        </message>
        <message>
            <source>{available} available</source>
            <translation>có thể bán {available}</translation>
        </message>
        <message>
            <source>Only {available} available: receive more, or lower the quantity.</source>
            <translation>Chỉ còn {available}: nhập thêm hàng, hoặc giảm số lượng.</translation>
        </message>
    </context>
    <context>
        <name>order_panel</name>
        <message>
            <source>Due {time}, {late}</source>
            <translation>Hạn {time}, {late}</translation>
        </message>
        <message>
            <source>Due {time}</source>
            <translation>Hạn {time}</translation>
        </message>
        <message>
            <source>masked by {channel}</source>
            <translation>{channel} che thông tin</translation>
        </message>
        <message>
            <source>{count:item|items}</source>
            <translation>{count} món</translation>
        </message>
        <message>
            <source>shelf {shelf}</source>
            <translation>kệ {shelf}</translation>
        </message>
        <message>
            <source>{channel} pays out</source>
            <translation>{channel} trả về</translation>
        </message>
        <message>
            <source>{channel} will pay out about</source>
            <translation>{channel} dự kiến trả về</translation>
        </message>
        <message>
            <source>{count:item|items} came back</source>
            <translation>{count} món đã trả lại</translation>
        </message>
        <message>
            <source>Placed on {channel}</source>
            <translation>Đặt trên {channel}</translation>
        </message>
        <message>
            <source>{channel} is told by the next sync</source>
            <translation>Lần đồng bộ tới sẽ báo {channel}</translation>
        </message>
        <message>
            <source>{quantity} came back</source>
            <translation>{quantity} đã trả lại</translation>
        </message>
        <message>
            <source>{quantity} sent</source>
            <translation>{quantity} đã gửi</translation>
        </message>
    </context>
    <context>
        <name>orders</name>
        <message>
            <source>Our own desk</source>
            <translation>Tại cửa hàng</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Đơn</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Khách</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Món</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Tiền hàng</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Trạng thái</translation>
        </message>
        <message>
            <source>Ship by</source>
            <translation>Hạn gửi</translation>
        </message>
        <message>
            <source>Placed</source>
            <translation>Đặt lúc</translation>
        </message>
        <message>
            <source>Refunded: {amount}</source>
            <translation>Đã hoàn tiền: {amount}</translation>
        </message>
        <message>
            <source>Paid: {amount}</source>
            <translation>Đã trả: {amount}</translation>
        </message>
        <message>
            <source>This order is not in the book any more.</source>
            <translation>Đơn này không còn trong sổ.</translation>
        </message>
        <message>
            <source>Look for it again in the list of orders.</source>
            <translation>Tìm lại trong danh sách đơn hàng.</translation>
        </message>
        <message>
            <source>This line is not in the order any more.</source>
            <translation>Dòng này không còn trong đơn.</translation>
        </message>
        <message>
            <source>Open the order again.</source>
            <translation>Mở lại đơn.</translation>
        </message>
        <message>
            <source>“{title}” was matched to {sku}</source>
            <translation>“{title}” đã khớp với {sku}</translation>
        </message>
        <message>
            <source>“{title}” was matched, sold and came back already.</source>
            <translation>“{title}” đã được khớp, đã bán và đã trả lại.</translation>
        </message>
        <message>
            <source>Put the stock of both products right with a correction.</source>
            <translation>Hãy điều chỉnh tồn của cả hai hàng.</translation>
        </message>
        <message>
            <source>Note changed</source>
            <translation>Đã sửa ghi chú</translation>
        </message>
        <message>
            <source>The channel tells {amount} less was paid</source>
            <translation>Kênh báo số tiền đã trả ít hơn {amount}</translation>
        </message>
        <message>
            <source>{amount} is more than order {number} has left to refund: {left}.</source>
            <translation>{amount} nhiều hơn số còn có thể hoàn của đơn {number}: {left}.</translation>
        </message>
        <message>
            <source>Lower the amount, or record the payment that is missing first.</source>
            <translation>Giảm số tiền, hoặc ghi khoản khách đã trả còn thiếu trước.</translation>
        </message>
        <message>
            <source>The amount must be more than zero.</source>
            <translation>Số tiền phải lớn hơn 0.</translation>
        </message>
        <message>
            <source>Enter what was paid.</source>
            <translation>Nhập số tiền đã trả.</translation>
        </message>
        <message>
            <source>Nothing was said to have come back.</source>
            <translation>Chưa ghi món nào được trả.</translation>
        </message>
        <message>
            <source>Enter how many of each line came back.</source>
            <translation>Nhập số lượng khách trả của từng dòng.</translation>
        </message>
        <message>
            <source>“{title}”: {asked} came back, but only {away} are with the customer.</source>
            <translation>“{title}”: ghi trả {asked}, nhưng khách chỉ đang giữ {away}.</translation>
        </message>
        <message>
            <source>Lower the quantity.</source>
            <translation>Giảm số lượng.</translation>
        </message>
        <message>
            <source>{pieces:item|items} came back: {reason}</source>
            <translation>Khách trả {pieces} món: {reason}</translation>
        </message>
        <message>
            <source>{pieces:item|items} came back</source>
            <translation>Khách trả {pieces} món</translation>
        </message>
        <message>
            <source>No match</source>
            <translation>Chưa khớp</translation>
        </message>
        <message>
            <source>Oversold</source>
            <translation>Bán quá</translation>
        </message>
        <message>
            <source>Changed on the channel</source>
            <translation>Đã sửa trên kênh</translation>
        </message>
        <message>
            <source>Gone on the channel</source>
            <translation>Không còn trên kênh</translation>
        </message>
        <message>
            <source>Refund due</source>
            <translation>Cần hoàn tiền</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Cần xử lý</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Những ngày sau</translation>
        </message>
        <message>
            <source>No ship-by time</source>
            <translation>Không có hạn gửi</translation>
        </message>
        <message>
            <source>Before {time} today</source>
            <translation>Trước {time} hôm nay</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>Trễ hạn</translation>
        </message>
        <message>
            <source>Today after 18:00</source>
            <translation>Hôm nay sau 18:00</translation>
        </message>
        <message>
            <source>Tomorrow</source>
            <translation>Ngày mai</translation>
        </message>
        <message>
            <source>Sold over the counter, {total}</source>
            <translation>Bán tại quầy, {total}</translation>
        </message>
        <message>
            <source>Choose one of the steps the order shows.</source>
            <translation>Chọn một trong các bước mà đơn đang cho phép.</translation>
        </message>
        <message>
            <source>Only an order that waits to be confirmed can be confirmed.</source>
            <translation>Chỉ duyệt được đơn đang chờ duyệt.</translation>
        </message>
        <message>
            <source>Only a confirmed order can be packed.</source>
            <translation>Chỉ gói được đơn đã duyệt.</translation>
        </message>
        <message>
            <source>Only a packed order can be opened again.</source>
            <translation>Chỉ mở lại được đơn đã gói.</translation>
        </message>
        <message>
            <source>Confirm it and send it first.</source>
            <translation>Hãy duyệt và gửi đơn trước.</translation>
        </message>
        <message>
            <source>It is cancelled already.</source>
            <translation>Đơn đã huỷ rồi.</translation>
        </message>
        <message>
            <source>Its goods have left. When they come back, record a return.</source>
            <translation>Hàng đã gửi đi. Khi hàng về, hãy ghi hoàn trả.</translation>
        </message>
        <message>
            <source>Only a confirmed or packed order can be shipped.</source>
            <translation>Chỉ gửi được đơn đã duyệt hoặc đã gói.</translation>
        </message>
        <message>
            <source>Part of the order was shipped</source>
            <translation>Đã gửi một phần đơn</translation>
        </message>
        <message>
            <source>“{title}”: {asked} to ship, {left} left to go.</source>
            <translation>“{title}”: muốn gửi {asked}, chỉ còn {left} phải gửi.</translation>
        </message>
        <message>
            <source>Nothing of it is left to go out.</source>
            <translation>Đơn không còn món nào phải gửi.</translation>
        </message>
        <message>
            <source>Packed</source>
            <translation>Đã gói</translation>
        </message>
        <message>
            <source>Parcel opened again</source>
            <translation>Đã mở lại gói hàng</translation>
        </message>
        <message>
            <source>Confirmed, goods reserved</source>
            <translation>Đã duyệt, đã giữ chỗ hàng</translation>
        </message>
        <message>
            <source>Shipped, tracking number {tracking}</source>
            <translation>Đã gửi, mã vận đơn {tracking}</translation>
        </message>
        <message>
            <source>Shipped</source>
            <translation>Đã gửi</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>Đã giao</translation>
        </message>
        <message>
            <source>Cancelled: {reason}</source>
            <translation>Đã huỷ: {reason}</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Đã huỷ</translation>
        </message>
        <message>
            <source>Order {number} is now: {status}</source>
            <translation>Đơn {number} chuyển sang: {status}</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>nháp</translation>
        </message>
        <message>
            <source>waiting for payment</source>
            <translation>chờ thanh toán</translation>
        </message>
        <message>
            <source>to confirm</source>
            <translation>chờ duyệt</translation>
        </message>
        <message>
            <source>to pack</source>
            <translation>chờ gói</translation>
        </message>
        <message>
            <source>packed</source>
            <translation>đã gói</translation>
        </message>
        <message>
            <source>on the way</source>
            <translation>đang giao</translation>
        </message>
        <message>
            <source>delivered</source>
            <translation>đã giao</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>đã huỷ</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>hoàn trả</translation>
        </message>
        <message>
            <source>Order {number} is {status}: this step is not open to it.</source>
            <translation>Đơn {number} đang ở trạng thái {status}: không làm được bước này.</translation>
        </message>
        <message>
            <source>Order {number} written, {total}</source>
            <translation>Đã lập đơn {number}, {total}</translation>
        </message>
        <message>
            <source>The order has no lines.</source>
            <translation>Đơn chưa có món nào.</translation>
        </message>
        <message>
            <source>Add at least one product.</source>
            <translation>Thêm ít nhất một món.</translation>
        </message>
        <message>
            <source>A product of the order is not in the book any more.</source>
            <translation>Một món trong đơn không còn trong sổ.</translation>
        </message>
        <message>
            <source>Take the line off, or choose another product.</source>
            <translation>Bỏ dòng này, hoặc chọn hàng khác.</translation>
        </message>
        <message>
            <source>A line of the order says nothing about what was bought.</source>
            <translation>Một dòng của đơn không ghi khách mua gì.</translation>
        </message>
        <message>
            <source>Choose a product, or write what it is.</source>
            <translation>Chọn hàng, hoặc ghi đó là món gì.</translation>
        </message>
        <message>
            <source>The quantity of “{title}” must be more than zero.</source>
            <translation>Số lượng “{title}” phải lớn hơn 0.</translation>
        </message>
        <message>
            <source>Enter how many the customer takes.</source>
            <translation>Nhập số lượng khách mua.</translation>
        </message>
        <message>
            <source>“{title}” has no price.</source>
            <translation>“{title}” chưa có giá.</translation>
        </message>
        <message>
            <source>Enter the price of this line, or give the product one.</source>
            <translation>Nhập giá cho dòng này, hoặc đặt giá cho hàng.</translation>
        </message>
        <message>
            <source>The discount on “{title}” is more than the line costs.</source>
            <translation>Giảm giá của “{title}” nhiều hơn tiền của dòng này.</translation>
        </message>
        <message>
            <source>Lower the discount.</source>
            <translation>Giảm bớt số tiền giảm giá.</translation>
        </message>
        <message>
            <source>The discount of {discount} is more than the order costs, {total}.</source>
            <translation>Giảm giá {discount} nhiều hơn tiền hàng của đơn, {total}.</translation>
        </message>
        <message>
            <source>The shipping fee cannot be below zero.</source>
            <translation>Phí giao hàng không thể dưới 0.</translation>
        </message>
        <message>
            <source>Enter 0, or give a discount instead.</source>
            <translation>Nhập 0, hoặc dùng giảm giá.</translation>
        </message>
        <message>
            <source>More was ordered after everything had left</source>
            <translation>Khách đặt thêm sau khi hàng đã gửi hết</translation>
        </message>
    </context>
    <context>
        <name>orders_page</name>
        <message>
            <source>{count} open</source>
            <translation>{count} đơn đang mở</translation>
        </message>
        <message>
            <source>{count:order|orders} ticked</source>
            <translation>Đã chọn {count} đơn</translation>
        </message>
        <message>
            <source>Pack {count:order|orders}</source>
            <translation>Gói {count} đơn</translation>
        </message>
        <message>
            <source>Confirm {count:order|orders}</source>
            <translation>Duyệt {count} đơn</translation>
        </message>
        <message>
            <source>{count:order was|orders were} confirmed.</source>
            <translation>Đã duyệt {count} đơn.</translation>
        </message>
        <message>
            <source>{count:order was|orders were} packed.</source>
            <translation>Đã gói {count} đơn.</translation>
        </message>
        <message>
            <source>{count:parcel is|parcels are} open again.</source>
            <translation>Đã mở lại {count} gói.</translation>
        </message>
        <message>
            <source>{count:order was|orders were} delivered.</source>
            <translation>Đã giao {count} đơn.</translation>
        </message>
    </context>
    <context>
        <name>outbox</name>
        <message>
            <source>This was already done or withdrawn.</source>
            <translation>Việc này đã làm xong hoặc đã rút.</translation>
        </message>
        <message>
            <source>There is nothing left to send.</source>
            <translation>Không còn gì để gửi.</translation>
        </message>
        <message>
            <source>This has already been done on the channel.</source>
            <translation>Việc này đã làm trên kênh rồi.</translation>
        </message>
        <message>
            <source>Undo it there if it was a mistake.</source>
            <translation>Nếu nhầm, hãy hoàn tác trên kênh.</translation>
        </message>
        <message>
            <source>This waiting act is not in the book.</source>
            <translation>Việc đang chờ này không có trong sổ.</translation>
        </message>
        <message>
            <source>Look at the list again; it may have been removed with its account.</source>
            <translation>Xem lại danh sách; có thể nó đã bị bỏ cùng tài khoản.</translation>
        </message>
    </context>
    <context>
        <name>packing</name>
        <message>
            <source>Order {number} has changed since it was packed.</source>
            <translation>Đơn {number} đã thay đổi sau khi gói.</translation>
        </message>
        <message>
            <source>Open the parcel again (Ctrl Z) and check it.</source>
            <translation>Mở lại gói (Ctrl Z) và kiểm tra.</translation>
        </message>
        <message>
            <source>Order {number} has changed while it was being packed.</source>
            <translation>Đơn {number} vừa thay đổi trong lúc gói.</translation>
        </message>
        <message>
            <source>Look at its goods again: what still belongs in the parcel stays counted.</source>
            <translation>Xem lại hàng của đơn: món nào vẫn thuộc gói thì vẫn được tính.</translation>
        </message>
        <message>
            <source>There is nothing to fetch for these orders.</source>
            <translation>Các đơn này không có gì cần nhặt.</translation>
        </message>
        <message>
            <source>Choose orders that wait to be packed.</source>
            <translation>Chọn đơn đang chờ gói.</translation>
        </message>
        <message>
            <source>None of these orders is to be sent.</source>
            <translation>Không có đơn nào trong số này cần gửi.</translation>
        </message>
        <message>
            <source>Choose orders that wait to be packed or sent.</source>
            <translation>Chọn đơn đang chờ gói hoặc chờ gửi.</translation>
        </message>
        <message>
            <source>Confirm it under Orders first.</source>
            <translation>Duyệt đơn ở mục Đơn hàng trước.</translation>
        </message>
        <message>
            <source>Put its goods back on the shelf.</source>
            <translation>Xếp hàng của đơn lại lên kệ.</translation>
        </message>
        <message>
            <source>There is nothing left to pack.</source>
            <translation>Không còn gì để gói.</translation>
        </message>
        <message>
            <source>Pack it first.</source>
            <translation>Gói đơn trước.</translation>
        </message>
        <message>
            <source>{code} is not the label of order {number}: that one says {label}.</source>
            <translation>{code} không phải nhãn của đơn {number}: nhãn của đơn ghi {label}.</translation>
        </message>
        <message>
            <source>Find its label; Ctrl T prints it again.</source>
            <translation>Tìm nhãn của đơn; Ctrl T để in lại.</translation>
        </message>
        <message>
            <source>{code} is the code of a product, not a tracking number.</source>
            <translation>{code} là mã của hàng, không phải mã vận đơn.</translation>
        </message>
        <message>
            <source>Scan the carrier's label.</source>
            <translation>Quét nhãn của đơn vị vận chuyển.</translation>
        </message>
        <message>
            <source>{code} is the number of an order, not a tracking number.</source>
            <translation>{code} là số đơn, không phải mã vận đơn.</translation>
        </message>
        <message>
            <source>The tracking number {code} is on the parcel of order {number} already.</source>
            <translation>Mã vận đơn {code} đã nằm trên gói của đơn {number}.</translation>
        </message>
        <message>
            <source>Scan the label of this parcel.</source>
            <translation>Quét nhãn của gói này.</translation>
        </message>
        <message>
            <source>Wrong item: {product} ({sku}) is not in this order.</source>
            <translation>Sai món: {product} ({sku}) không có trong đơn này.</translation>
        </message>
        <message>
            <source>{code} is another order. Finish this one, or press Esc to put it aside.</source>
            <translation>{code} là đơn khác. Làm xong đơn này, hoặc nhấn Esc để sang bên.</translation>
        </message>
        <message>
            <source>No product has the code {code}.</source>
            <translation>Không có hàng nào mang mã {code}.</translation>
        </message>
        <message>
            <source>No order has the number {code}.</source>
            <translation>Không có đơn nào mang số {code}.</translation>
        </message>
        <message>
            <source>Scan the number on the packing slip, or press Enter for the next order.</source>
            <translation>Quét số trên phiếu gói hàng, hoặc nhấn Enter để lấy đơn tiếp theo.</translation>
        </message>
        <message>
            <source>Order {number} is being packed at {place}, since {moment}.</source>
            <translation>Đơn {number} đang được gói ở {place}, từ {moment}.</translation>
        </message>
        <message>
            <source>Enter takes the next order. Scan its number once more to take it over.</source>
            <translation>Enter để lấy đơn tiếp theo. Quét số đơn này thêm một lần để nhận về bàn này.</translation>
        </message>
        <message>
            <source>Order {number} is {status}: there is no label for it.</source>
            <translation>Đơn {number} đang ở trạng thái {status}: không có nhãn cho đơn này.</translation>
        </message>
        <message>
            <source>Nothing is sent to {account} at the moment. Look under Channels what it waits for.</source>
            <translation>Hiện chưa gửi gì tới {account}. Xem ở mục Kênh bán đang chờ điều gì.</translation>
        </message>
        <message>
            <source>Nothing is lost: get the labels again in a moment.</source>
            <translation>Không mất gì cả: lát nữa lấy nhãn lại.</translation>
        </message>
        <message>
            <source>{problem} {advice}</source>
            <translation>{problem} {advice}</translation>
        </message>
        <message>
            <source>{account}: the carrier is asked to take {count:parcel|parcels}…</source>
            <translation>{account}: đang báo đơn vị vận chuyển nhận {count} gói…</translation>
        </message>
        <message>
            <source>{account}: the carrier is making {count:label|labels}…</source>
            <translation>{account}: đơn vị vận chuyển đang tạo {count} nhãn…</translation>
        </message>
        <message>
            <source>No label came for order {number}.</source>
            <translation>Không có nhãn nào về cho đơn {number}.</translation>
        </message>
    </context>
    <context>
        <name>packing_page</name>
        <message>
            <source>Ship by</source>
            <translation>Hạn gửi</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Đơn</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Khách</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Món</translation>
        </message>
        <message>
            <source>On the shelf</source>
            <translation>Trên kệ</translation>
        </message>
        <message>
            <source>To collect</source>
            <translation>Thu hộ</translation>
        </message>
        <message>
            <source>{quantity} × {title} ({sku})</source>
            <translation>{quantity} × {title} ({sku})</translation>
        </message>
        <message>
            <source>{count} missing</source>
            <translation>thiếu {count}</translation>
        </message>
        <message>
            <source>all there</source>
            <translation>đủ hàng</translation>
        </message>
        <message>
            <source>In the parcel</source>
            <translation>Trong gói</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Món</translation>
        </message>
        <message>
            <source>Shelf</source>
            <translation>Kệ</translation>
        </message>
        <message>
            <source>{count} / {pieces}</source>
            <translation>{count} / {pieces}</translation>
        </message>
        <message>
            <source>part of {bundle}</source>
            <translation>thuộc {bundle}</translation>
        </message>
        <message>
            <source>{count:order waits|orders wait} for goods or for a match.</source>
            <translation>{count} đơn đang chờ hàng hoặc chưa khớp.</translation>
        </message>
        <message>
            <source>Nothing else is left. Scan a number to look at one of them.</source>
            <translation>Không còn đơn nào khác. Quét số đơn để xem một đơn trong đó.</translation>
        </message>
        <message>
            <source>{count:order is|orders are} being packed elsewhere.</source>
            <translation>{count} đơn đang được gói ở bàn khác.</translation>
        </message>
        <message>
            <source>Nothing else is left.</source>
            <translation>Không còn đơn nào khác.</translation>
        </message>
        <message>
            <source>Scan its number to go on.</source>
            <translation>Quét số đơn để làm tiếp.</translation>
        </message>
        <message>
            <source>Everything is done.</source>
            <translation>Đã xong hết.</translation>
        </message>
        <message>
            <source>{count} orders have the number {number}.</source>
            <translation>{count} đơn cùng mang số {number}.</translation>
        </message>
        <message>
            <source>Type 1 to {count} and Enter.</source>
            <translation>Gõ 1 đến {count} rồi Enter.</translation>
        </message>
        <message>
            <source>Not enough on the shelf: {goods}.</source>
            <translation>Trên kệ không đủ: {goods}.</translation>
        </message>
        <message>
            <source>Esc puts the order aside; if you find the goods, go on scanning.</source>
            <translation>Esc để đơn sang bên; nếu tìm được hàng thì cứ quét tiếp.</translation>
        </message>
        <message>
            <source>Nothing is left to scan. Enter closes the parcel.</source>
            <translation>Không còn gì để quét. Enter để đóng gói.</translation>
        </message>
        <message>
            <source>Scan each item of order {number}.</source>
            <translation>Quét từng món của đơn {number}.</translation>
        </message>
        <message>
            <source>{title}: {count} of {pieces}</source>
            <translation>{title}: {count} / {pieces}</translation>
        </message>
        <message>
            <source>Too many: {title}. Wanted: {wanted}, in the parcel: {there}.</source>
            <translation>Thừa: {title}. Cần {wanted}, trong gói đã có {there}.</translation>
        </message>
        <message>
            <source>Put it back on the shelf.</source>
            <translation>Xếp lại lên kệ.</translation>
        </message>
        <message>
            <source>Wrong: {code} is not in this order.</source>
            <translation>Sai: {code} không có trong đơn này.</translation>
        </message>
        <message>
            <source>Order {number} is packed.</source>
            <translation>Đã gói đơn {number}.</translation>
        </message>
        <message>
            <source>Scan the tracking number, then F9 sends it.</source>
            <translation>Quét mã vận đơn, rồi F9 để gửi đi.</translation>
        </message>
        <message>
            <source>Put its label on and scan it; F9 sends it.</source>
            <translation>Dán nhãn rồi quét nhãn; F9 để gửi đi.</translation>
        </message>
        <message>
            <source>Tracking number {code}.</source>
            <translation>Mã vận đơn {code}.</translation>
        </message>
        <message>
            <source>F9 sends it.</source>
            <translation>F9 để gửi đi.</translation>
        </message>
        <message>
            <source>Not sent: {done} of {pieces} are in the parcel.</source>
            <translation>Chưa gửi: mới có {done} / {pieces} món trong gói.</translation>
        </message>
        <message>
            <source>Scan the rest first.</source>
            <translation>Quét nốt các món còn lại.</translation>
        </message>
        <message>
            <source>Order {number} is on its way.</source>
            <translation>Đơn {number} đã gửi đi.</translation>
        </message>
        <message>
            <source>The next sync tells {channel}. Enter takes the next order.</source>
            <translation>Lần đồng bộ tới sẽ báo {channel}. Enter để lấy đơn tiếp theo.</translation>
        </message>
        <message>
            <source>Enter takes the next order.</source>
            <translation>Enter để lấy đơn tiếp theo.</translation>
        </message>
        <message>
            <source>The tracking number is taken back. Scan the right one.</source>
            <translation>Đã bỏ mã vận đơn. Quét mã đúng.</translation>
        </message>
        <message>
            <source>The last scan is taken back: {done} of {pieces} are in the parcel.</source>
            <translation>Đã bỏ lần quét cuối: trong gói có {done} / {pieces}.</translation>
        </message>
        <message>
            <source>The parcel is open again: {done} of {pieces} are in it.</source>
            <translation>Đã mở lại gói: trong gói có {done} / {pieces}.</translation>
        </message>
        <message>
            <source>Order {number} is put aside.</source>
            <translation>Đã để đơn {number} sang bên.</translation>
        </message>
        <message>
            <source>{done} of {pieces} stay counted.</source>
            <translation>Vẫn tính {done} / {pieces} món.</translation>
        </message>
        <message>
            <source>It stays packed and waits to be sent.</source>
            <translation>Đơn vẫn ở trạng thái đã gói và chờ gửi.</translation>
        </message>
        <message>
            <source>Scan an order's number, or press Enter for the next one.</source>
            <translation>Quét số đơn, hoặc nhấn Enter để lấy đơn tiếp theo.</translation>
        </message>
        <message>
            <source>{count:order is|orders are} left that you put aside.</source>
            <translation>Còn {count} đơn bạn đã để sang bên.</translation>
        </message>
        <message>
            <source>Cash on delivery</source>
            <translation>Thu hộ (COD)</translation>
        </message>
        <message>
            <source>{count:parcel|parcels} sent</source>
            <translation>đã gửi {count} gói</translation>
        </message>
        <message>
            <source>{count} to pack</source>
            <translation>{count} đơn chờ gói</translation>
        </message>
        <message>
            <source>{count} late</source>
            <translation>{count} đơn trễ</translation>
        </message>
        <message>
            <source>{count:order|orders} ticked</source>
            <translation>Đã chọn {count} đơn</translation>
        </message>
        <message>
            <source>Pack {count:order|orders}</source>
            <translation>Gói {count} đơn</translation>
        </message>
        <message>
            <source>Send {count:parcel|parcels}</source>
            <translation>Gửi {count} gói</translation>
        </message>
        <message>
            <source>Tracking number {code}</source>
            <translation>Mã vận đơn {code}</translation>
        </message>
        <message>
            <source>Its label has the tracking number {code}</source>
            <translation>Nhãn của đơn có mã vận đơn {code}</translation>
        </message>
        <message>
            <source>{done} of {pieces} in the parcel</source>
            <translation>{done} / {pieces} món trong gói</translation>
        </message>
        <message>
            <source>{count:parcel was|parcels were} sent in this round.</source>
            <translation>Lượt này đã gửi {count} gói.</translation>
        </message>
    </context>
    <context>
        <name>packing_papers</name>
        <message>
            <source>Packing slips</source>
            <translation>Phiếu gói hàng</translation>
        </message>
        <message>
            <source>Packing slip {number}</source>
            <translation>Phiếu gói hàng {number}</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Món</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Số lượng</translation>
        </message>
        <message>
            <source>Placed {moment}</source>
            <translation>Đặt lúc {moment}</translation>
        </message>
        <message>
            <source>Label {number}</source>
            <translation>Nhãn gửi hàng {number}</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Nhãn gửi hàng</translation>
        </message>
        <message>
            <source>From {shop}</source>
            <translation>Người gửi: {shop}</translation>
        </message>
        <message>
            <source>Ship to</source>
            <translation>Giao đến</translation>
        </message>
        <message>
            <source>No name given</source>
            <translation>Không ghi tên</translation>
        </message>
        <message>
            <source>From the customer:</source>
            <translation>Lời nhắn của khách:</translation>
        </message>
        <message>
            <source>part of {bundle}</source>
            <translation>thuộc {bundle}</translation>
        </message>
        <message>
            <source>Paid: nothing to collect.</source>
            <translation>Đã trả tiền: không thu hộ.</translation>
        </message>
        <message>
            <source>To collect: {amount}</source>
            <translation>Thu hộ: {amount}</translation>
        </message>
        <message>
            <source>Pick list</source>
            <translation>Phiếu nhặt hàng</translation>
        </message>
        <message>
            <source>Stockroom</source>
            <translation>Kho</translation>
        </message>
        <message>
            <source>Shelf</source>
            <translation>Kệ</translation>
        </message>
        <message>
            <source>For orders</source>
            <translation>Cho các đơn</translation>
        </message>
        <message>
            <source>{orders:order|orders}, {items:kind of goods|kinds of goods}</source>
            <translation>{orders} đơn, {items} loại hàng</translation>
        </message>
        <message>
            <source>not matched to a product yet</source>
            <translation>chưa khớp với hàng nào</translation>
        </message>
        <message>
            <source>Not enough on the shelf: {quantity} missing</source>
            <translation>Trên kệ không đủ: thiếu {quantity}</translation>
        </message>
    </context>
    <context>
        <name>pdf</name>
        <message>
            <source>This file is not a PDF that can be read.</source>
            <translation>Tệp này không phải PDF đọc được.</translation>
        </message>
        <message>
            <source>Get it once more; if it happens again, print it where it came from.</source>
            <translation>Lấy lại một lần nữa; nếu vẫn vậy, hãy in ở nơi tạo ra tệp.</translation>
        </message>
    </context>
    <context>
        <name>pictures</name>
        <message>
            <source>It is tried again by itself.</source>
            <translation>Chương trình sẽ tự thử lại.</translation>
        </message>
        <message>
            <source>Open the product and give it a picture by its https:// address.</source>
            <translation>Mở hàng và thêm ảnh bằng địa chỉ https://.</translation>
        </message>
        <message>
            <source>The picture {address} could not be fetched now.</source>
            <translation>Lúc này chưa lấy được ảnh {address}.</translation>
        </message>
        <message>
            <source>There is no picture at {address}.</source>
            <translation>Không có ảnh ở {address}.</translation>
        </message>
        <message>
            <source>The picture {address} has no https:// address.</source>
            <translation>Ảnh {address} không có địa chỉ https://.</translation>
        </message>
        <message>
            <source>The picture {address} is not on the public web.</source>
            <translation>Ảnh {address} không nằm trên web công khai.</translation>
        </message>
        <message>
            <source>The file at {address} is larger than 25 MB.</source>
            <translation>Tệp ở {address} lớn hơn 25 MB.</translation>
        </message>
        <message>
            <source>At {address} there is a web page instead of a picture.</source>
            <translation>Ở {address} có một trang web chứ không phải ảnh.</translation>
        </message>
        <message>
            <source>It is tried again by itself. If it stays, choose another picture for the product.</source>
            <translation>Sẽ tự thử lại. Nếu vẫn vậy, hãy chọn ảnh khác cho hàng.</translation>
        </message>
        <message>
            <source>made a {format}</source>
            <translation>đổi sang {format}</translation>
        </message>
        <message>
            <source>A file that should be a picture is none, or is damaged.</source>
            <translation>Một tệp lẽ ra là ảnh nhưng không phải, hoặc bị hỏng.</translation>
        </message>
        <message>
            <source>Open the product and choose the picture again.</source>
            <translation>Mở hàng và chọn lại ảnh.</translation>
        </message>
        <message>
            <source>A picture is larger than any camera's, so it was not opened.</source>
            <translation>Một ảnh lớn hơn mọi máy ảnh chụp được, nên không mở.</translation>
        </message>
        <message>
            <source>Scale it down, then choose it again in the product.</source>
            <translation>Thu nhỏ ảnh, rồi chọn lại trong hàng.</translation>
        </message>
        <message>
            <source>turned upright</source>
            <translation>xoay thẳng lại</translation>
        </message>
        <message>
            <source>transparent parts made white</source>
            <translation>chỗ trong suốt thành trắng</translation>
        </message>
        <message>
            <source>scaled down to {width} × {height}</source>
            <translation>thu nhỏ còn {width} × {height}</translation>
        </message>
        <message>
            <source>A picture is too small: {width} × {height}, and the channel wants at least {least}.</source>
            <translation>Một ảnh quá nhỏ: {width} × {height}, kênh cần ít nhất {least}.</translation>
        </message>
        <message>
            <source>Choose a larger one; making it larger here would only blur it.</source>
            <translation>Chọn ảnh lớn hơn; phóng to ở đây chỉ làm ảnh mờ đi.</translation>
        </message>
        <message>
            <source>compressed to {size} kB</source>
            <translation>nén còn {size} kB</translation>
        </message>
        <message>
            <source>A picture could not be made light enough for the channel.</source>
            <translation>Không nén được một ảnh đủ nhẹ cho kênh.</translation>
        </message>
    </context>
    <context>
        <name>policies</name>
        <message>
            <source>Shared</source>
            <translation>Chung</translation>
        </message>
        <message>
            <source>Balanced</source>
            <translation>Cân bằng</translation>
        </message>
        <message>
            <source>Strict</source>
            <translation>Chắc chắn</translation>
        </message>
        <message>
            <source>Every channel sees everything. Sells the most, but the last piece can be sold twice.</source>
            <translation>Mọi kênh thấy toàn bộ. Bán được nhiều nhất, nhưng món cuối có thể bán trùng.</translation>
        </message>
        <message>
            <source>Every channel sees everything; when the last pieces are likely to be sold twice, they are shared out.</source>
            <translation>Mọi kênh thấy toàn bộ; khi món cuối dễ bị bán trùng thì chia phần riêng.</translation>
        </message>
        <message>
            <source>Each channel always has a part of its own. Nothing is sold twice, but more buyers find it sold out.</source>
            <translation>Kênh nào cũng luôn có phần riêng. Không bao giờ bán trùng, nhưng nhiều khách gặp lúc hết hàng hơn.</translation>
        </message>
        <message>
            <source>Right for goods you can always get more of.</source>
            <translation>Hợp với hàng lúc nào cũng nhập thêm được.</translation>
        </message>
        <message>
            <source>Right for almost every shop.</source>
            <translation>Hợp với hầu hết cửa hàng.</translation>
        </message>
        <message>
            <source>Right for one-off pieces, serial numbers and pre-orders.</source>
            <translation>Hợp với hàng một chiếc, hàng có số máy và hàng đặt trước.</translation>
        </message>
        <message>
            <source>as set for the shop</source>
            <translation>theo cả cửa hàng</translation>
        </message>
        <message>
            <source>as set for {name}</source>
            <translation>theo kênh {name}</translation>
        </message>
        <message>
            <source>as set for the category {name}</source>
            <translation>theo danh mục {name}</translation>
        </message>
        <message>
            <source>as set for this product</source>
            <translation>đặt riêng cho mặt hàng này</translation>
        </message>
        <message>
            <source>because it is part of {name}</source>
            <translation>vì nằm trong bộ {name}</translation>
        </message>
        <message>
            <source>The nearest word counts: what is set for a product, else for its category, else for the channels it is sold on, else for the shop. Where several speak at once, the strictest counts.</source>
            <translation>Phần đặt gần nhất được tính: của mặt hàng, không có thì của danh mục, rồi của kênh bán món đó, cuối cùng của cả cửa hàng. Nhiều phần cùng lúc thì theo phần chặt nhất.</translation>
        </message>
        <message>
            <source>As usual</source>
            <translation>Như thường</translation>
        </message>
    </context>
    <context>
        <name>posts</name>
        <message>
            <source>This post may have been published already.</source>
            <translation>Bài này có thể đã được đăng rồi.</translation>
        </message>
        <message>
            <source>Sync first; then take it down there, and write another.</source>
            <translation>Hãy đồng bộ trước; sau đó gỡ bài ấy và viết bài khác.</translation>
        </message>
        <message>
            <source>The post has no words yet.</source>
            <translation>Bài đăng chưa có lời.</translation>
        </message>
        <message>
            <source>Write what shoppers shall read.</source>
            <translation>Hãy viết điều người mua sẽ đọc.</translation>
        </message>
        <message>
            <source>“{address}” is not a web address.</source>
            <translation>“{address}” không phải địa chỉ web.</translation>
        </message>
        <message>
            <source>Begin with https://, one address in each line.</source>
            <translation>Bắt đầu bằng https://, mỗi dòng một địa chỉ.</translation>
        </message>
        <message>
            <source>The time for which the post is planned is over.</source>
            <translation>Thời điểm hẹn đăng bài đã qua.</translation>
        </message>
        <message>
            <source>Choose a later time, or publish it now.</source>
            <translation>Hãy chọn thời điểm muộn hơn, hoặc đăng ngay.</translation>
        </message>
    </context>
    <context>
        <name>price_part</name>
        <message>
            <source>The rule of this channel: {rule}</source>
            <translation>Quy tắc của kênh này: {rule}</translation>
        </message>
        <message>
            <source>Price of {variant}</source>
            <translation>Giá của {variant}</translation>
        </message>
        <message>
            <source>no price yet</source>
            <translation>chưa có giá</translation>
        </message>
    </context>
    <context>
        <name>price_rule</name>
        <message>
            <source>Like {first}, {second}</source>
            <translation>Như {first}, {second}</translation>
        </message>
        <message>
            <source>No rounding</source>
            <translation>Không làm tròn</translation>
        </message>
        <message>
            <source>To {amount}</source>
            <translation>Đến {amount}</translation>
        </message>
    </context>
    <context>
        <name>prices</name>
        <message>
            <source>This price rule cannot be worked out.</source>
            <translation>Quy tắc giá này không tính được.</translation>
        </message>
        <message>
            <source>Take off less than 100 percent, and let prices end on less than they are rounded to.</source>
            <translation>Giảm ít hơn 100%, và để phần bớt nhỏ hơn mức làm tròn.</translation>
        </message>
        <message>
            <source>as in the book</source>
            <translation>như sổ</translation>
        </message>
        <message>
            <source>+{amount}</source>
            <translation>+{amount}</translation>
        </message>
        <message>
            <source>{amount}</source>
            <translation>{amount}</translation>
        </message>
        <message>
            <source>{parts}</source>
            <translation>{parts}</translation>
        </message>
        <message>
            <source>+{whole}.{part} %</source>
            <translation>+{whole},{part}%</translation>
        </message>
        <message>
            <source>+{whole} %</source>
            <translation>+{whole}%</translation>
        </message>
        <message>
            <source>−{whole}.{part} %</source>
            <translation>−{whole},{part}%</translation>
        </message>
        <message>
            <source>−{whole} %</source>
            <translation>−{whole}%</translation>
        </message>
        <message>
            <source>rounded to {step}</source>
            <translation>làm tròn {step}</translation>
        </message>
        <message>
            <source>rounded up to {step}</source>
            <translation>làm tròn lên {step}</translation>
        </message>
        <message>
            <source>rounded down to {step}</source>
            <translation>làm tròn xuống {step}</translation>
        </message>
        <message>
            <source>rounded to prices like {first} and {second}</source>
            <translation>làm tròn về giá kiểu {first}, {second}</translation>
        </message>
        <message>
            <source>rounded up to prices like {first} and {second}</source>
            <translation>làm tròn lên giá kiểu {first}, {second}</translation>
        </message>
        <message>
            <source>rounded down to prices like {first} and {second}</source>
            <translation>làm tròn xuống giá kiểu {first}, {second}</translation>
        </message>
        <message>
            <source>Price rule: {before} → {after}</source>
            <translation>Quy tắc giá: {before} → {after}</translation>
        </message>
        <message>
            <source>{sku} costs {price} on {account}: its own price there was changed on the channel.</source>
            <translation>{sku} giá {price} trên {account}: giá riêng ở đó đã được sửa trên kênh.</translation>
        </message>
        <message>
            <source>{sku} costs {price} on {account}. No price of the book leads there by the price rule, so it is kept as a price of that channel alone.</source>
            <translation>{sku} giá {price} trên {account}. Không giá nào trong sổ qua quy tắc giá ra được số này, nên nó được giữ làm giá riêng của kênh đó.</translation>
        </message>
        <message>
            <source>{sku} costs {price} on {account}. The book has another currency, so it is kept as a price of that channel.</source>
            <translation>{sku} giá {price} trên {account}. Sổ dùng tiền tệ khác, nên nó được giữ làm giá riêng của kênh đó.</translation>
        </message>
    </context>
    <context>
        <name>printing</name>
        <message>
            <source>{count:sheet|sheets}</source>
            <translation>{count} trang</translation>
        </message>
        <message>
            <source>{count:sheet|sheets}, the first {shown} are shown</source>
            <translation>{count} trang, hiện {shown} trang đầu</translation>
        </message>
        <message>
            <source>{file} could not be written: {reason}.</source>
            <translation>Không ghi được {file}: {reason}.</translation>
        </message>
        <message>
            <source>{file} was saved.</source>
            <translation>Đã lưu {file}.</translation>
        </message>
        <message>
            <source>“{title}” was handed to the printer.</source>
            <translation>Đã gửi “{title}” tới máy in.</translation>
        </message>
        <message>
            <source>Sheet {page} of {pages}</source>
            <translation>Trang {page} / {pages}</translation>
        </message>
        <message>
            <source>{page} of {pages}</source>
            <translation>{page} / {pages}</translation>
        </message>
    </context>
    <context>
        <name>product_channels</name>
        <message>
            <source>It sells {speed}.</source>
            <translation>Sức bán: {speed}.</translation>
        </message>
        <message>
            <source>Sold twice before the next sync if every channel showed all: {chance}.</source>
            <translation>Nếu kênh nào cũng hiện hết, khả năng bán trùng trước lần đồng bộ tới là {chance}.</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kênh</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Tồn</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá bán</translation>
        </message>
        <message>
            <source>Sale price</source>
            <translation>Giá giảm</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Nội dung</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>sees all that is there</source>
            <translation>thấy toàn bộ kho</translation>
        </message>
        <message>
            <source>not put there</source>
            <translation>chưa đăng</translation>
        </message>
        <message>
            <source>Counter</source>
            <translation>Quầy</translation>
        </message>
        <message>
            <source>{channel} shows {shown}, it should be {sent}</source>
            <translation>{channel} hiện {shown}, đúng ra {sent}</translation>
        </message>
        <message>
            <source>{channel}: price {shown} becomes {sent}</source>
            <translation>{channel}: giá bán {shown} đổi thành {sent}</translation>
        </message>
        <message>
            <source>{channel}: sale price {shown} becomes {sent}</source>
            <translation>{channel}: giá giảm {shown} đổi thành {sent}</translation>
        </message>
        <message>
            <source>Not sold</source>
            <translation>Không bán</translation>
        </message>
        <message>
            <source>read {when}</source>
            <translation>đọc từ kênh {when}</translation>
        </message>
        <message>
            <source>{count:channel has|channels have} changes</source>
            <translation>{count} kênh có thay đổi</translation>
        </message>
        <message>
            <source>Send {count:change|changes}</source>
            <translation>Gửi {count} thay đổi</translation>
        </message>
        <message>
            <source>Not reached, or not let in: {channels}</source>
            <translation>Không vào được {channels}</translation>
        </message>
        <message>
            <source>{problem} What stands here was read before; nothing is lost.</source>
            <translation>{problem} Số ở đây là của lần đọc trước; không mất gì.</translation>
        </message>
        <message>
            <source>It is being taken off {channel}.</source>
            <translation>Đang ngừng bán trên {channel}.</translation>
        </message>
        <message>
            <source>It is being put back on {channel}.</source>
            <translation>Đang bán lại trên {channel}.</translation>
        </message>
        <message>
            <source>Read {when}.</source>
            <translation>Đọc từ kênh {when}.</translation>
        </message>
    </context>
    <context>
        <name>product_form</name>
        <message>
            <source>New product</source>
            <translation>Thêm hàng</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Sửa hàng</translation>
        </message>
        <message>
            <source>That makes {count} variants; {most} is the most here.</source>
            <translation>Như vậy thành {count} phiên bản; ở đây nhiều nhất {most}.</translation>
        </message>
        <message>
            <source>This cannot be below zero.</source>
            <translation>Số này không thể dưới 0.</translation>
        </message>
        <message>
            <source>Enter 0 or more.</source>
            <translation>Nhập 0 hoặc hơn.</translation>
        </message>
    </context>
    <context>
        <name>products</name>
        <message>
            <source>Product</source>
            <translation>Hàng</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Có thể bán</translation>
        </message>
        <message>
            <source>On hand less what is reserved for orders</source>
            <translation>Tồn trong kho trừ phần giữ cho các đơn</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá bán</translation>
        </message>
        <message>
            <source>not counted</source>
            <translation>không đếm</translation>
        </message>
        <message>
            <source>{available} available: {on_hand} on hand, {reserved} reserved</source>
            <translation>{available} có thể bán: tồn {on_hand}, giữ chỗ {reserved}</translation>
        </message>
        <message>
            <source>no price</source>
            <translation>chưa có giá</translation>
        </message>
        <message>
            <source>sale {price}</source>
            <translation>giảm {price}</translation>
        </message>
        <message>
            <source>{channel} shows {seen}, it should be {wanted}</source>
            <translation>{channel} hiện {seen}, đúng ra {wanted}</translation>
        </message>
        <message>
            <source>{channel}: {number}, {state}</source>
            <translation>{channel}: {number}, {state}</translation>
        </message>
        <message>
            <source>{count:variant|variants}</source>
            <translation>{count} phiên bản</translation>
        </message>
        <message>
            <source>{count} low</source>
            <translation>{count} sắp hết</translation>
        </message>
        <message>
            <source>{count:product|products} ticked</source>
            <translation>Đã chọn {count} hàng</translation>
        </message>
        <message>
            <source>“{name}” is in the book.</source>
            <translation>“{name}” đã vào sổ.</translation>
        </message>
        <message>
            <source>“{name}” was changed.</source>
            <translation>Đã sửa “{name}”.</translation>
        </message>
        <message>
            <source>Shared: {policy}. It goes out with the next sync.</source>
            <translation>Cách chia: {policy}. Gửi đi ở lượt đồng bộ tới.</translation>
        </message>
        <message>
            <source>{count:product was|products were} archived.</source>
            <translation>Đã cất {count} hàng.</translation>
        </message>
        <message>
            <source>{count:product is|products are} sold again.</source>
            <translation>{count} hàng được bán lại.</translation>
        </message>
        <message>
            <source>Why {number}?</source>
            <translation>Vì sao còn {number}?</translation>
        </message>
        <message>
            <source>{needed} for each</source>
            <translation>mỗi bộ cần {needed}</translation>
        </message>
        <message>
            <source>{count:order|orders}</source>
            <translation>{count} đơn</translation>
        </message>
        <message>
            <source>placed {time}</source>
            <translation>đặt {time}</translation>
        </message>
        <message>
            <source>reserved for {count:order|orders}</source>
            <translation>giữ cho {count} đơn</translation>
        </message>
        <message>
            <source>on hand</source>
            <translation>tồn trong kho</translation>
        </message>
        <message>
            <source>available</source>
            <translation>có thể bán</translation>
        </message>
        <message>
            <source>{count:try was|tries were} in vain</source>
            <translation>Đã thử {count} lần không được</translation>
        </message>
        <message>
            <source>until you end it</source>
            <translation>đến khi bạn dừng</translation>
        </message>
        <message>
            <source>from {start}</source>
            <translation>từ {start}</translation>
        </message>
        <message>
            <source>until {end}</source>
            <translation>đến {end}</translation>
        </message>
        <message>
            <source>As usual: {policy}</source>
            <translation>Như thường: {policy}</translation>
        </message>
        <message>
            <source>As usual</source>
            <translation>Như thường</translation>
        </message>
        <message>
            <source>hardly at all</source>
            <translation>hầu như không bán</translation>
        </message>
        <message>
            <source>about {number} an hour</source>
            <translation>khoảng {number} mỗi giờ</translation>
        </message>
        <message>
            <source>about {number} a day</source>
            <translation>khoảng {number} mỗi ngày</translation>
        </message>
        <message>
            <source>about {number} a month</source>
            <translation>khoảng {number} mỗi tháng</translation>
        </message>
        <message>
            <source>under {percent}</source>
            <translation>dưới {percent}</translation>
        </message>
        <message>
            <source>It sells {speed} here.</source>
            <translation>Ở đây bán {speed}.</translation>
        </message>
    </context>
    <context>
        <name>quick replies</name>
        <message>
            <source>Price</source>
            <translation>Báo giá</translation>
        </message>
        <message>
            <source>{product} is {price}.</source>
            <translation>Dạ {product} giá {price} ạ.</translation>
        </message>
        <message>
            <source>In stock</source>
            <translation>Còn hàng</translation>
        </message>
        <message>
            <source>Yes, {product} is in stock, {available} left. How many would you like?</source>
            <translation>Dạ {product} còn hàng, shop còn {available} ạ. Mình lấy mấy cái ạ?</translation>
        </message>
        <message>
            <source>Ask for the address</source>
            <translation>Xin địa chỉ</translation>
        </message>
        <message>
            <source>Could you send me the name, phone number and address for the delivery?</source>
            <translation>Dạ mình cho shop xin tên, số điện thoại và địa chỉ nhận hàng với ạ.</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Tổng tiền</translation>
        </message>
        <message>
            <source>The total is {total}. Shall I send it today?</source>
            <translation>Dạ tổng đơn của mình là {total}. Shop gửi luôn hôm nay nhé ạ?</translation>
        </message>
    </context>
    <context>
        <name>restore_dialog</name>
        <message>
            <source>Restore {name}</source>
            <translation>Khôi phục {name}</translation>
        </message>
        <message>
            <source>Restore the backup of {moment}?</source>
            <translation>Khôi phục bản sao lưu lúc {moment}?</translation>
        </message>
        <message>
            <source>It is from {moment} and holds {orders}, {products} and {customers}.</source>
            <translation>Bản này từ {moment}, có {orders}, {products} và {customers}.</translation>
        </message>
        <message>
            <source>Its newest order is from {moment}.</source>
            <translation>Đơn mới nhất trong đó là lúc {moment}.</translation>
        </message>
        <message>
            <source>If the first book is still in use, close it for good: two books undo each other's numbers on the channels.</source>
            <translation>Nếu sổ ban đầu vẫn đang dùng, hãy đóng hẳn: hai sổ sẽ ghi đè số của nhau trên các kênh.</translation>
        </message>
        <message>
            <source>The present book cannot be read, so what is newer in it is not known.</source>
            <translation>Không đọc được sổ hiện tại nên không biết trong đó có gì mới hơn.</translation>
        </message>
        <message>
            <source>Nothing is lost: the present book has no newer records.</source>
            <translation>Không mất gì: sổ hiện tại không có gì mới hơn.</translation>
        </message>
        <message>
            <source>{count:stock movement|stock movements}</source>
            <translation>{count} lần tồn kho thay đổi</translation>
        </message>
        <message>
            <source>The present book is backed up first, so that you can go back.</source>
            <translation>Sổ hiện tại được sao lưu trước để bạn có thể quay lại.</translation>
        </message>
        <message>
            <source>Lost from the present book: {what}.</source>
            <translation>Sẽ mất khỏi sổ hiện tại: {what}.</translation>
        </message>
        <message>
            <source>No channel is written to before you have looked at the comparison. Orders still come in.</source>
            <translation>Chưa gửi gì cho kênh nào trước khi bạn xem bảng so sánh. Đơn hàng vẫn về.</translation>
        </message>
        <message>
            <source>{count:order|orders}</source>
            <translation>{count} đơn</translation>
        </message>
        <message>
            <source>{count:product|products}</source>
            <translation>{count} mặt hàng</translation>
        </message>
        <message>
            <source>{count:customer|customers}</source>
            <translation>{count} khách</translation>
        </message>
    </context>
    <context>
        <name>return_goods</name>
        <message>
            <source>At most {amount} was paid and not given back yet.</source>
            <translation>Khách đã trả và chưa hoàn tối đa {amount}.</translation>
        </message>
        <message>
            <source>of {count}</source>
            <translation>trên {count}</translation>
        </message>
        <message>
            <source>Goods of order {number} are back.</source>
            <translation>Đã nhận lại hàng của đơn {number}.</translation>
        </message>
    </context>
    <context>
        <name>reviews</name>
        <message>
            <source>This review is not in the book any more.</source>
            <translation>Đánh giá này không còn trong sổ.</translation>
        </message>
        <message>
            <source>Look for it again at the product.</source>
            <translation>Tìm lại ở trang hàng.</translation>
        </message>
        <message>
            <source>The answer is empty.</source>
            <translation>Câu trả lời còn trống.</translation>
        </message>
        <message>
            <source>Write what the buyer is to read.</source>
            <translation>Viết điều bạn muốn người mua đọc.</translation>
        </message>
        <message>
            <source>This review has an answer already.</source>
            <translation>Đánh giá này đã có câu trả lời.</translation>
        </message>
        <message>
            <source>A review can be answered once; change the answer on the channel itself.</source>
            <translation>Mỗi đánh giá chỉ trả lời được một lần; muốn sửa thì sửa ngay trên kênh.</translation>
        </message>
    </context>
    <context>
        <name>reviews_panel</name>
        <message>
            <source>{average} of {most} · {count:review|reviews}</source>
            <translation>{average}/{most} · {count} đánh giá</translation>
        </message>
        <message>
            <source>Reviews</source>
            <translation>Đánh giá</translation>
        </message>
        <message>
            <source>Show older ones</source>
            <translation>Xem các đánh giá cũ hơn</translation>
        </message>
        <message>
            <source>{stars} of {most}</source>
            <translation>{stars}/{most} sao</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Trả lời</translation>
        </message>
        <message>
            <source>Stars only, no words.</source>
            <translation>Chỉ chấm sao, không viết gì.</translation>
        </message>
        <message>
            <source>Your answer: {reply}</source>
            <translation>Bạn đã trả lời: {reply}</translation>
        </message>
        <message>
            <source>Your answer goes out with the next sync: {reply}</source>
            <translation>Câu trả lời sẽ gửi trong lần đồng bộ tới: {reply}</translation>
        </message>
    </context>
    <context>
        <name>send_page</name>
        <message>
            <source>{done} / {of} products</source>
            <translation>{done} / {of} món</translation>
        </message>
        <message>
            <source>{count:product|products}</source>
            <translation>{count} món</translation>
        </message>
        <message>
            <source>Send {count:change|changes}</source>
            <translation>Gửi {count} thay đổi</translation>
        </message>
        <message>
            <source>{count:change is|changes are} on the way: the sync takes them now.</source>
            <translation>{count} thay đổi đang được gửi trong lần đồng bộ này.</translation>
        </message>
        <message>
            <source>{count:thing was|things were} not sent</source>
            <translation>{count} món chưa gửi được</translation>
        </message>
    </context>
    <context>
        <name>send_panel</name>
        <message>
            <source>Not sent yet: {count:thing is|things are} missing</source>
            <translation>Chưa gửi được: còn thiếu {count} điều</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Mô tả</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Ngành hàng</translation>
        </message>
        <message>
            <source>The channel's form</source>
            <translation>Thông tin kênh hỏi</translation>
        </message>
        <message>
            <source>changes</source>
            <translation>thay đổi</translation>
        </message>
        <message>
            <source>Shown now: {text}</source>
            <translation>Đang hiện: {text}</translation>
        </message>
        <message>
            <source>Price and stock</source>
            <translation>Giá và tồn</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Giá bán</translation>
        </message>
        <message>
            <source>Sale price</source>
            <translation>Giá giảm</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Tồn</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Ảnh</translation>
        </message>
        <message>
            <source>None.</source>
            <translation>Chưa có ảnh.</translation>
        </message>
        <message>
            <source>as it is</source>
            <translation>giữ nguyên</translation>
        </message>
    </context>
    <context>
        <name>send_words</name>
        <message>
            <source>title</source>
            <translation>tên</translation>
        </message>
        <message>
            <source>text</source>
            <translation>mô tả</translation>
        </message>
        <message>
            <source>category</source>
            <translation>ngành hàng</translation>
        </message>
        <message>
            <source>pictures</source>
            <translation>ảnh</translation>
        </message>
        <message>
            <source>price</source>
            <translation>giá</translation>
        </message>
        <message>
            <source>weight</source>
            <translation>khối lượng</translation>
        </message>
        <message>
            <source>barcode</source>
            <translation>mã vạch</translation>
        </message>
        <message>
            <source>link</source>
            <translation>đường dẫn</translation>
        </message>
        <message>
            <source>options</source>
            <translation>thuộc tính</translation>
        </message>
        <message>
            <source>variants</source>
            <translation>phiên bản</translation>
        </message>
        <message>
            <source>new variants</source>
            <translation>phiên bản mới</translation>
        </message>
        <message>
            <source>SKU</source>
            <translation>mã hàng</translation>
        </message>
        <message>
            <source>state in the book</source>
            <translation>tình trạng trong sổ</translation>
        </message>
        <message>
            <source>the channel's form</source>
            <translation>thông tin kênh hỏi</translation>
        </message>
        <message>
            <source>Needs you</source>
            <translation>Cần bạn</translation>
        </message>
        <message>
            <source>Waits to be sent</source>
            <translation>Chờ gửi</translation>
        </message>
        <message>
            <source>Only by hand</source>
            <translation>Chỉ đăng tay</translation>
        </message>
        <message>
            <source>{count:thing is|things are} missing</source>
            <translation>Thiếu {count} điều</translation>
        </message>
        <message>
            <source>New there</source>
            <translation>Đăng mới</translation>
        </message>
        <message>
            <source>{count:change|changes}</source>
            <translation>{count} thay đổi</translation>
        </message>
        <message>
            <source>Taken off</source>
            <translation>Đã ngừng bán</translation>
        </message>
        <message>
            <source>As it is</source>
            <translation>Giữ nguyên</translation>
        </message>
    </context>
    <context>
        <name>set_price</name>
        <message>
            <source>Price</source>
            <translation>Giá bán</translation>
        </message>
        <message>
            <source>The price of {sku} was changed.</source>
            <translation>Đã đổi giá {sku}.</translation>
        </message>
    </context>
    <context>
        <name>settings</name>
        <message>
            <source>Version {version}</source>
            <translation>Phiên bản {version}</translation>
        </message>
        <message>
            <source>The book is sound. Checked at {time}.</source>
            <translation>Sổ nguyên vẹn. Kiểm tra lúc {time}.</translation>
        </message>
        <message>
            <source>{count:balance does|balances do} not agree with the ledger.</source>
            <translation>{count} số tồn không khớp với sổ nhập xuất.</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>và {count} mục nữa</translation>
        </message>
        <message>
            <source>The database says: {words}</source>
            <translation>Cơ sở dữ liệu báo: {words}</translation>
        </message>
        <message>
            <source>Up and down, first, last, a page</source>
            <translation>Lên xuống, đầu, cuối, một trang</translation>
        </message>
        <message>
            <source>Tick the row</source>
            <translation>Chọn dòng</translation>
        </message>
        <message>
            <source>Tick a range</source>
            <translation>Chọn nhiều dòng liền</translation>
        </message>
        <message>
            <source>Tick everything</source>
            <translation>Chọn tất cả</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>Menu of the row</source>
            <translation>Menu của dòng</translation>
        </message>
        <message>
            <source>Copy, for a spreadsheet</source>
            <translation>Chép sang bảng tính</translation>
        </message>
        <message>
            <source>Close, then untick</source>
            <translation>Đóng, rồi bỏ chọn</translation>
        </message>
        <message>
            <source>Save a form</source>
            <translation>Lưu biểu mẫu</translation>
        </message>
        <message>
            <source>Products: change stock</source>
            <translation>Hàng hoá: đổi tồn</translation>
        </message>
        <message>
            <source>Products: what channels show</source>
            <translation>Hàng hoá: kênh đang hiện gì</translation>
        </message>
        <message>
            <source>Products: import a file</source>
            <translation>Hàng hoá: nhập tệp</translation>
        </message>
        <message>
            <source>Customers: edit</source>
            <translation>Khách hàng: sửa</translation>
        </message>
        <message>
            <source>of {available} it may sell {number}</source>
            <translation>có {available} thì được bán {number}</translation>
        </message>
        <message>
            <source>saved {time}</source>
            <translation>đã lưu lúc {time}</translation>
        </message>
        <message>
            <source>taken back {time}</source>
            <translation>đã hoàn tác lúc {time}</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Hoàn tác</translation>
        </message>
        <message>
            <source>Next round: {time}</source>
            <translation>Lượt sau: {time}</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>Đang dùng</translation>
        </message>
        <message>
            <source>Recommended</source>
            <translation>Nên dùng</translation>
        </message>
        <message>
            <source>…and {count:product|products} more</source>
            <translation>…và {count} mặt hàng nữa</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Danh mục</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kênh</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Mặt hàng</translation>
        </message>
        <message>
            <source>your last weeks: {oversold} oversold, {count:buyer|buyers} turned away</source>
            <translation>mấy tuần qua: bán quá {oversold}, lỡ {count} khách</translation>
        </message>
        <message>
            <source>{policy}, most concerned: {products}</source>
            <translation>{policy}, nhiều nhất ở: {products}</translation>
        </message>
        <message>
            <source>{name} ({oversold} oversold)</source>
            <translation>{name} (bán quá {oversold})</translation>
        </message>
        <message>
            <source>{name} ({count} turned away)</source>
            <translation>{name} (lỡ {count} khách)</translation>
        </message>
    </context>
    <context>
        <name>shop</name>
        <message>
            <source>There is a shop in this book already.</source>
            <translation>Sổ này đã có cửa hàng.</translation>
        </message>
        <message>
            <source>Open it, or choose another folder for a new shop.</source>
            <translation>Mở cửa hàng đó, hoặc chọn thư mục khác cho cửa hàng mới.</translation>
        </message>
        <message>
            <source>There is no shop in this book yet.</source>
            <translation>Sổ này chưa có cửa hàng.</translation>
        </message>
        <message>
            <source>Start the program and give the shop a name, or restore a backup.</source>
            <translation>Mở chương trình và đặt tên cửa hàng, hoặc khôi phục từ bản sao lưu.</translation>
        </message>
        <message>
            <source>The shop has no name.</source>
            <translation>Cửa hàng chưa có tên.</translation>
        </message>
        <message>
            <source>Write the name customers know.</source>
            <translation>Ghi tên mà khách biết.</translation>
        </message>
        <message>
            <source>“{currency}” is not a currency.</source>
            <translation>“{currency}” không phải loại tiền.</translation>
        </message>
        <message>
            <source>Use the three letters of the currency, for example VND or USD.</source>
            <translation>Dùng ba chữ cái của loại tiền, ví dụ VND hoặc USD.</translation>
        </message>
        <message>
            <source>There is no language “{language}” in the program.</source>
            <translation>Chương trình không có ngôn ngữ “{language}”.</translation>
        </message>
        <message>
            <source>Choose Vietnamese (vi) or English (en).</source>
            <translation>Chọn tiếng Việt (vi) hoặc tiếng Anh (en).</translation>
        </message>
        <message>
            <source>“{timezone}” is not a time zone.</source>
            <translation>“{timezone}” không phải múi giờ.</translation>
        </message>
        <message>
            <source>Use a name such as Asia/Ho_Chi_Minh.</source>
            <translation>Dùng tên như Asia/Ho_Chi_Minh.</translation>
        </message>
        <message>
            <source>The book already holds prices or orders in another currency.</source>
            <translation>Sổ đã có giá hoặc đơn hàng bằng loại tiền khác.</translation>
        </message>
        <message>
            <source>Make a new shop for another currency; amounts are never converted silently.</source>
            <translation>Tạo cửa hàng mới cho loại tiền khác; số tiền không bao giờ bị đổi ngầm.</translation>
        </message>
    </context>
    <context>
        <name>shopee</name>
        <message>
            <source>On Shopee an order cannot be moved to this state from here; Shopee does it by itself.</source>
            <translation>Trên Shopee, không thể chuyển đơn sang trạng thái này từ đây; Shopee tự làm việc đó.</translation>
        </message>
        <message>
            <source>Order {number} is not fetched by the carrier: bring it to the branch.</source>
            <translation>Đơn {number} không thuộc loại đến lấy: hãy mang ra bưu cục.</translation>
        </message>
        <message>
            <source>Order {number} was cancelled on Shopee, so it cannot be shipped there.</source>
            <translation>Đơn {number} đã bị huỷ trên Shopee nên không thể giao ở đó.</translation>
        </message>
        <message>
            <source>Order {number} is not paid yet on Shopee.</source>
            <translation>Đơn {number} chưa được thanh toán trên Shopee.</translation>
        </message>
        <message>
            <source>Shopee is still checking order {number}; it can be shipped when it is done.</source>
            <translation>Shopee vẫn đang kiểm tra đơn {number}; khi xong mới giao được.</translation>
        </message>
        <message>
            <source>The buyer asks to cancel order {number}: accept or refuse that first.</source>
            <translation>Người mua xin huỷ đơn {number}: hãy đồng ý hoặc từ chối trước đã.</translation>
        </message>
        <message>
            <source>Order {number} cannot be shipped on Shopee in the state “{status}”.</source>
            <translation>Không thể giao đơn {number} trên Shopee ở trạng thái “{status}”.</translation>
        </message>
        <message>
            <source>Shopee lets only the buyer cancel what is not paid; it ends by itself.</source>
            <translation>Với đơn chưa thanh toán, Shopee chỉ cho người mua huỷ; đơn sẽ tự hết hạn.</translation>
        </message>
        <message>
            <source>On Shopee money goes back only when the buyer asks for a return. For order {number} there is no request over {amount}.</source>
            <translation>Trên Shopee, tiền chỉ được hoàn khi người mua yêu cầu trả hàng. Đơn {number} không có yêu cầu nào với số tiền {amount}.</translation>
        </message>
        <message>
            <source>A note to the buyer can be written in Shopee's chat only.</source>
            <translation>Chỉ có thể nhắn cho người mua trong mục chat của Shopee.</translation>
        </message>
        <message>
            <source>An empty note cannot be sent.</source>
            <translation>Không thể gửi ghi chú trống.</translation>
        </message>
        <message>
            <source>This listing has no item on Shopee.</source>
            <translation>Mục này không có mặt hàng nào trên Shopee.</translation>
        </message>
        <message>
            <source>Which Shopee</source>
            <translation>Shopee nào</translation>
        </message>
        <message>
            <source>The real one (live)</source>
            <translation>Shopee thật (live)</translation>
        </message>
        <message>
            <source>Shopee's sandbox, with test shops</source>
            <translation>Sandbox của Shopee, với cửa hàng thử</translation>
        </message>
        <message>
            <source>An address of my own</source>
            <translation>Địa chỉ của riêng tôi</translation>
        </message>
        <message>
            <source>Address of your own</source>
            <translation>Địa chỉ riêng</translation>
        </message>
        <message>
            <source>Only for “An address of my own”: a relay that signs for you, or a test server.</source>
            <translation>Chỉ dùng cho “Địa chỉ của riêng tôi”: máy chủ trung gian ký thay bạn, hoặc máy chủ thử nghiệm.</translation>
        </message>
        <message>
            <source>Partner ID</source>
            <translation>Partner ID</translation>
        </message>
        <message>
            <source>The number of your app; it stands on the app's page in the Open Platform console.</source>
            <translation>Mã số ứng dụng của bạn, ghi ở trang ứng dụng trong Console của Open Platform.</translation>
        </message>
        <message>
            <source>Partner key</source>
            <translation>Partner key</translation>
        </message>
        <message>
            <source>The app's live key; for the sandbox its test key.</source>
            <translation>Khoá live của ứng dụng; với sandbox thì dùng khoá test.</translation>
        </message>
        <message>
            <source>Redirect address of your app</source>
            <translation>Địa chỉ chuyển hướng của ứng dụng</translation>
        </message>
        <message>
            <source>Exactly as it was entered for the app. It may be any page of yours.</source>
            <translation>Đúng như đã khai cho ứng dụng. Có thể là bất kỳ trang nào của bạn.</translation>
        </message>
        <message>
            <source>Consent page</source>
            <translation>Trang cấp quyền</translation>
        </message>
        <message>
            <source>Filled in when the redirect address is tested. Open it within five minutes.</source>
            <translation>Được điền khi kiểm tra địa chỉ chuyển hướng. Hãy mở trong vòng năm phút.</translation>
        </message>
        <message>
            <source>The address you landed on</source>
            <translation>Địa chỉ trang bạn được chuyển tới</translation>
        </message>
        <message>
            <source>After you agreed: copy the whole address out of the browser. It works ten minutes.</source>
            <translation>Sau khi đồng ý: sao chép toàn bộ địa chỉ trên trình duyệt. Địa chỉ có hiệu lực mười phút.</translation>
        </message>
        <message>
            <source>Parcels are</source>
            <translation>Kiện hàng được</translation>
        </message>
        <message>
            <source>fetched by the carrier</source>
            <translation>đơn vị vận chuyển đến lấy</translation>
        </message>
        <message>
            <source>brought to a branch</source>
            <translation>mang ra bưu cục</translation>
        </message>
        <message>
            <source>Make an app of your own</source>
            <translation>Tạo ứng dụng của riêng bạn</translation>
        </message>
        <message>
            <source>Open open.shopee.com and sign in with your seller account.</source>
            <translation>Mở open.shopee.com và đăng nhập bằng tài khoản người bán.</translation>
        </message>
        <message>
            <source>Under Console, make an app of the type “Seller In-house System”.</source>
            <translation>Trong Console, tạo ứng dụng loại “Seller In-house System”.</translation>
        </message>
        <message>
            <source>Enter a redirect address: any page of yours, such as your website.</source>
            <translation>Nhập địa chỉ chuyển hướng: một trang bất kỳ của bạn, ví dụ trang web của cửa hàng.</translation>
        </message>
        <message>
            <source>Leave the IP list off: the address of a shop's line changes.</source>
            <translation>Để tắt danh sách IP: địa chỉ mạng của cửa hàng hay thay đổi.</translation>
        </message>
        <message>
            <source>Copy the app's keys</source>
            <translation>Sao chép khoá của ứng dụng</translation>
        </message>
        <message>
            <source>Copy the partner ID and the partner key from the app's page into this form.</source>
            <translation>Sao chép partner ID và partner key từ trang ứng dụng vào biểu mẫu này.</translation>
        </message>
        <message>
            <source>The live key works after Shopee has approved the app; until then use the sandbox.</source>
            <translation>Khoá live dùng được sau khi Shopee duyệt ứng dụng; trước đó hãy dùng sandbox.</translation>
        </message>
        <message>
            <source>Let the shop agree</source>
            <translation>Cho cửa hàng cấp quyền</translation>
        </message>
        <message>
            <source>When the redirect address is well, open the consent page with the button below.</source>
            <translation>Khi địa chỉ chuyển hướng đã đúng, mở trang cấp quyền bằng nút bên dưới.</translation>
        </message>
        <message>
            <source>Sign in with the shop's account and confirm.</source>
            <translation>Đăng nhập bằng tài khoản của cửa hàng và xác nhận.</translation>
        </message>
        <message>
            <source>Copy the address you land on, even if the page shows an error, and paste it here.</source>
            <translation>Sao chép địa chỉ trang bạn được chuyển tới, dù trang báo lỗi, rồi dán vào đây.</translation>
        </message>
        <message>
            <source>Orders that do not offer this go the other way.</source>
            <translation>Đơn nào không có cách này sẽ đi theo cách kia.</translation>
        </message>
        <message>
            <source>Nothing to test here.</source>
            <translation>Không có gì cần kiểm tra.</translation>
        </message>
        <message>
            <source>Shopee is asked at {address}.</source>
            <translation>Shopee được gọi tại {address}.</translation>
        </message>
        <message>
            <source>This looks like a partner ID.</source>
            <translation>Trông đúng là partner ID.</translation>
        </message>
        <message>
            <source>This is not a partner ID: it is a number of about seven digits.</source>
            <translation>Đây không phải partner ID: partner ID là một số khoảng bảy chữ số.</translation>
        </message>
        <message>
            <source>Copy it from the page of your app in the Open Platform console.</source>
            <translation>Hãy sao chép từ trang ứng dụng của bạn trong Console của Open Platform.</translation>
        </message>
        <message>
            <source>The partner ID or the partner key is missing.</source>
            <translation>Thiếu partner ID hoặc partner key.</translation>
        </message>
        <message>
            <source>Copy both from the page of your app in the Open Platform console.</source>
            <translation>Hãy sao chép cả hai từ trang ứng dụng của bạn trong Console của Open Platform.</translation>
        </message>
        <message>
            <source>Shopee knows this app and its key.</source>
            <translation>Shopee nhận ra ứng dụng này và khoá của nó.</translation>
        </message>
        <message>
            <source>This is not a whole address.</source>
            <translation>Đây không phải địa chỉ đầy đủ.</translation>
        </message>
        <message>
            <source>Enter it with https:// in front, exactly as for the app.</source>
            <translation>Nhập kèm https:// ở đầu, đúng như đã khai cho ứng dụng.</translation>
        </message>
        <message>
            <source>Open the consent page within five minutes, then paste where you land.</source>
            <translation>Mở trang cấp quyền trong vòng năm phút, rồi dán địa chỉ trang được chuyển tới.</translation>
        </message>
        <message>
            <source>The address is complete. Press Connect before its ten minutes are over.</source>
            <translation>Địa chỉ đầy đủ. Hãy bấm Kết nối trước khi hết mười phút.</translation>
        </message>
        <message>
            <source>This address holds no consent: “code=” and “shop_id=” are missing in it.</source>
            <translation>Địa chỉ này không chứa quyền truy cập: thiếu “code=” và “shop_id=”.</translation>
        </message>
        <message>
            <source>Agree on the consent page, then copy the whole address out of the browser.</source>
            <translation>Đồng ý trên trang cấp quyền, rồi sao chép toàn bộ địa chỉ trên trình duyệt.</translation>
        </message>
        <message>
            <source>The shop has {count:warehouse|warehouses}; only the stock of “{place}” is kept from here.</source>
            <translation>Cửa hàng có {count} kho; từ đây chỉ quản lý tồn của “{place}”.</translation>
        </message>
        <message>
            <source>The shop counts in {there}, this program in {here}.</source>
            <translation>Cửa hàng tính bằng {there}, chương trình này tính bằng {here}.</translation>
        </message>
        <message>
            <source>Shopee says of the shop: “{status}”.</source>
            <translation>Shopee báo về cửa hàng: “{status}”.</translation>
        </message>
        <message>
            <source>The shop's consent ends on {day}. {advice}</source>
            <translation>Quyền truy cập của cửa hàng hết hạn ngày {day}. {advice}</translation>
        </message>
        <message>
            <source>Shopee is asked at an address of your own, {address}.</source>
            <translation>Shopee được gọi tại địa chỉ riêng của bạn, {address}.</translation>
        </message>
        <message>
            <source>Shopee answered with {echo} instead of {wanted}.</source>
            <translation>Shopee trả lời {echo} thay vì {wanted}.</translation>
        </message>
        <message>
            <source>{account} did not say what became of this item.</source>
            <translation>{account} không cho biết kết quả của mặt hàng này.</translation>
        </message>
        <message>
            <source>Stopped before it was sent.</source>
            <translation>Đã dừng trước khi gửi.</translation>
        </message>
        <message>
            <source>The label of order {number} is still being made. Try again in a minute.</source>
            <translation>Phiếu gửi hàng của đơn {number} vẫn đang được tạo. Hãy thử lại sau một phút.</translation>
        </message>
        <message>
            <source>Order {number} has no label yet: ship it first, then the carrier makes one.</source>
            <translation>Đơn {number} chưa có nhãn gửi hàng: hãy giao trước, rồi đơn vị vận chuyển sẽ tạo.</translation>
        </message>
        <message>
            <source>Order {number} has no tracking number yet. Try again in a minute.</source>
            <translation>Đơn {number} chưa có mã vận đơn. Hãy thử lại sau một phút.</translation>
        </message>
        <message>
            <source>The carrier has fetched order {number} already; there is no label any more.</source>
            <translation>Đơn vị vận chuyển đã lấy đơn {number}; không còn nhãn gửi hàng nữa.</translation>
        </message>
        <message>
            <source>Order {number} has no label on Shopee.</source>
            <translation>Đơn {number} không có nhãn gửi hàng trên Shopee.</translation>
        </message>
        <message>
            <source>Shopee names this order and does not show it.</source>
            <translation>Shopee nêu tên đơn này nhưng không cho xem.</translation>
        </message>
        <message>
            <source>Record {id} of Shopee cannot be understood: {what}.</source>
            <translation>Không hiểu được bản ghi {id} của Shopee: {what}.</translation>
        </message>
        <message>
            <source>{account} refuses because this computer's clock is wrong.</source>
            <translation>{account} từ chối vì đồng hồ máy tính này sai.</translation>
        </message>
        <message>
            <source>Set the date and the time of this computer, then try again.</source>
            <translation>Chỉnh lại ngày giờ của máy tính này rồi thử lại.</translation>
        </message>
        <message>
            <source>{account} does not accept the signature: the partner key is not that of this app.</source>
            <translation>{account} không chấp nhận chữ ký: partner key không phải của ứng dụng này.</translation>
        </message>
        <message>
            <source>Copy the partner ID and the live or test key from the app's page once more.</source>
            <translation>Sao chép lại partner ID và khoá live hoặc test từ trang ứng dụng.</translation>
        </message>
        <message>
            <source>{account} has used up today's number of requests.</source>
            <translation>{account} đã dùng hết số lượt gọi của hôm nay.</translation>
        </message>
        <message>
            <source>The sync goes on after midnight in Singapore (23:00 in Vietnam). Nothing is lost.</source>
            <translation>Đồng bộ sẽ tiếp tục sau nửa đêm giờ Singapore (23:00 giờ Việt Nam). Không mất gì cả.</translation>
        </message>
        <message>
            <source>{account} no longer accepts the saved sign-in.</source>
            <translation>{account} không còn chấp nhận thông tin đăng nhập đã lưu.</translation>
        </message>
        <message>
            <source>{account} accepts calls only from the addresses listed for your app.</source>
            <translation>{account} chỉ nhận lượt gọi từ các địa chỉ đã khai cho ứng dụng của bạn.</translation>
        </message>
        <message>
            <source>Switch the IP list of your app off in the Open Platform console, then try again.</source>
            <translation>Tắt danh sách IP của ứng dụng trong Console của Open Platform rồi thử lại.</translation>
        </message>
        <message>
            <source>{account}: your app may not do this: “{reply}”</source>
            <translation>{account}: ứng dụng của bạn không được phép làm việc này: “{reply}”</translation>
        </message>
        <message>
            <source>Ask for this right in the Open Platform console; everything else goes on.</source>
            <translation>Xin quyền này trong Console của Open Platform; mọi việc khác vẫn tiếp tục.</translation>
        </message>
        <message>
            <source>{account} has not authorised your app, or no longer.</source>
            <translation>{account} chưa cấp quyền cho ứng dụng của bạn, hoặc đã thu hồi.</translation>
        </message>
        <message>
            <source>The partner key of {account} has expired.</source>
            <translation>Partner key của {account} đã hết hạn.</translation>
        </message>
        <message>
            <source>Make a new key in the Open Platform console and enter it under Channels.</source>
            <translation>Tạo khoá mới trong Console của Open Platform và nhập tại mục Kênh bán.</translation>
        </message>
        <message>
            <source>Shopee has closed or frozen the shop of {account}.</source>
            <translation>Shopee đã đóng hoặc khoá cửa hàng của {account}.</translation>
        </message>
        <message>
            <source>Sign in to Seller Centre and see what Shopee asks for; then connect again.</source>
            <translation>Đăng nhập Kênh Người Bán xem Shopee yêu cầu gì, rồi kết nối lại.</translation>
        </message>
        <message>
            <source>Shopee wants the owner of {account} to prove who they are.</source>
            <translation>Shopee yêu cầu chủ của {account} xác minh danh tính.</translation>
        </message>
        <message>
            <source>Finish the identity check in Seller Centre; then connect again.</source>
            <translation>Hoàn tất xác minh trong Kênh Người Bán, rồi kết nối lại.</translation>
        </message>
        <message>
            <source>{account} shows no more of this list.</source>
            <translation>{account} không cho xem thêm danh sách này.</translation>
        </message>
        <message>
            <source>{account} refused this item and gave no reason.</source>
            <translation>{account} từ chối mặt hàng này và không nêu lý do.</translation>
        </message>
        <message>
            <source>{account} refused: “{reply}”</source>
            <translation>{account} từ chối: “{reply}”</translation>
        </message>
        <message>
            <source>A promotion on {account} holds more units than the number sent, so Shopee did not lower the stock: “{reply}”.</source>
            <translation>Một khuyến mãi trên {account} đang giữ nhiều hàng hơn số được gửi, nên Shopee không giảm tồn kho: “{reply}”.</translation>
        </message>
        <message>
            <source>End the promotion or take its stock back in Marketing Centre, then write again.</source>
            <translation>Hãy kết thúc khuyến mãi hoặc lấy lại hàng của nó trong Kênh Marketing, rồi gửi lại.</translation>
        </message>
        <message>
            <source>A running promotion on {account} locks this item: “{reply}”.</source>
            <translation>Một khuyến mãi đang chạy trên {account} khoá mặt hàng này: “{reply}”.</translation>
        </message>
        <message>
            <source>It can be changed when the promotion has ended. To change it now, end it in Marketing Centre.</source>
            <translation>Có thể đổi khi khuyến mãi kết thúc. Muốn đổi ngay, hãy kết thúc khuyến mãi trong Kênh Marketing.</translation>
        </message>
        <message>
            <source>{account} is in holiday mode, so its stock cannot be changed and nobody can buy there.</source>
            <translation>{account} đang ở chế độ tạm nghỉ, nên không đổi được tồn kho và không ai mua được ở đó.</translation>
        </message>
        <message>
            <source>Switch holiday mode off in Shopee's Seller Centre; the numbers are then sent again.</source>
            <translation>Hãy tắt chế độ tạm nghỉ trong Kênh Người Bán của Shopee; sau đó số liệu sẽ được gửi lại.</translation>
        </message>
        <message>
            <source>Pause this listing on the product's page: its stock is then left to Shopee.</source>
            <translation>Hãy tạm dừng mục này ở trang của mặt hàng: tồn của nó khi đó do Shopee giữ.</translation>
        </message>
        <message>
            <source>The stock of this item lies in Shopee's own warehouse; only Shopee counts it there.</source>
            <translation>Mặt hàng này nằm ở kho Shopee; chỉ Shopee đếm hàng ở đó.</translation>
        </message>
        <message>
            <source>{count:parcel|parcels} of order {number} cannot go yet: Shopee's carrier is not ready. Any other parcel of it is arranged.</source>
            <translation>{count} gói của đơn {number} chưa gửi được: đơn vị vận chuyển của Shopee chưa sẵn sàng. Các gói còn lại của đơn đã được báo lấy hàng.</translation>
        </message>
        <message>
            <source>Ship the order again in some hours: no parcel is sent twice. Or look at it in Seller Centre.</source>
            <translation>Hãy giao lại đơn này sau vài giờ: không gói nào bị gửi hai lần. Hoặc xem trong Kênh Người Bán.</translation>
        </message>
        <message>
            <source>Brought to a branch of the carrier</source>
            <translation>Mang tới bưu cục của đơn vị vận chuyển</translation>
        </message>
        <message>
            <source>Brought to the branch {place}</source>
            <translation>Mang tới bưu cục {place}</translation>
        </message>
        <message>
            <source>Fetched at {place}, {day} {hours}</source>
            <translation>Lấy hàng tại {place}, {day} {hours}</translation>
        </message>
        <message>
            <source>Fetched at {place}</source>
            <translation>Lấy hàng tại {place}</translation>
        </message>
        <message>
            <source>Shopee offers no way to send order {number} yet.</source>
            <translation>Shopee chưa đưa ra cách gửi nào cho đơn {number}.</translation>
        </message>
        <message>
            <source>The carrier has no time to fetch order {number} at the moment.</source>
            <translation>Hiện đơn vị vận chuyển chưa có giờ lấy đơn {number}.</translation>
        </message>
        <message>
            <source>Shopee names no branch to bring order {number} to.</source>
            <translation>Shopee không nêu bưu cục nào để gửi đơn {number}.</translation>
        </message>
        <message>
            <source>Order {number} goes with a carrier of your own: enter its tracking number.</source>
            <translation>Đơn {number} đi bằng đơn vị vận chuyển riêng của bạn: hãy nhập mã vận đơn.</translation>
        </message>
        <message>
            <source>A product needs a name before it can be sent.</source>
            <translation>Hàng cần có tên trước khi gửi.</translation>
        </message>
        <message>
            <source>The name “{title}” has {count} characters; Shopee takes {most} at most.</source>
            <translation>Tên “{title}” có {count} ký tự; Shopee nhận nhiều nhất {most}.</translation>
        </message>
        <message>
            <source>{title} has no variant to sell.</source>
            <translation>{title} không có phiên bản nào để bán.</translation>
        </message>
        <message>
            <source>{title} needs at least one picture on Shopee.</source>
            <translation>{title} cần ít nhất một ảnh trên Shopee.</translation>
        </message>
        <message>
            <source>{title} needs a weight: Shopee reckons the delivery by it.</source>
            <translation>{title} cần có cân nặng: Shopee tính phí giao theo đó.</translation>
        </message>
        <message>
            <source>{title} needs a description on Shopee.</source>
            <translation>{title} cần có mô tả trên Shopee.</translation>
        </message>
        <message>
            <source>The description of {title} has {count} characters; Shopee takes {most} at most.</source>
            <translation>Mô tả của {title} có {count} ký tự; Shopee nhận nhiều nhất {most}.</translation>
        </message>
        <message>
            <source>{title} needs a SKU for each variant: without it the same product could be made twice.</source>
            <translation>Mỗi phiên bản của {title} cần mã hàng: thiếu mã thì cùng một hàng có thể bị tạo hai lần.</translation>
        </message>
        <message>
            <source>Two variants of {title} have the same SKU.</source>
            <translation>Hai phiên bản của {title} trùng mã hàng.</translation>
        </message>
        <message>
            <source>A SKU of {title} is longer than {most} characters.</source>
            <translation>Một mã hàng của {title} dài hơn {most} ký tự.</translation>
        </message>
        <message>
            <source>{title} has {count} variants; Shopee takes {most} at most.</source>
            <translation>{title} có {count} phiên bản; Shopee nhận nhiều nhất {most}.</translation>
        </message>
        <message>
            <source>{title} differs by more than {most} options; Shopee takes no more than that.</source>
            <translation>{title} có hơn {most} nhóm phân loại; Shopee chỉ nhận đến mức đó.</translation>
        </message>
        <message>
            <source>Each variant of {title} needs its options, such as size or colour.</source>
            <translation>Mỗi phiên bản của {title} cần có phân loại, ví dụ cỡ hoặc màu.</translation>
        </message>
        <message>
            <source>Two variants of {title} have the same options.</source>
            <translation>Hai phiên bản của {title} trùng phân loại.</translation>
        </message>
        <message>
            <source>{title} (SKU {sku}) needs a price in {currency}.</source>
            <translation>{title} (mã {sku}) cần có giá bằng {currency}.</translation>
        </message>
        <message>
            <source>The stock of {title} (SKU {sku}) is not counted; Shopee wants a number.</source>
            <translation>Tồn của {title} (mã {sku}) không được đếm; Shopee cần một con số.</translation>
        </message>
        <message>
            <source>Shopee takes whole numbers from 0 to {most} as stock.</source>
            <translation>Shopee chỉ nhận tồn là số nguyên từ 0 đến {most}.</translation>
        </message>
        <message>
            <source>The parcel of {title} needs length, width and height in whole centimetres.</source>
            <translation>Gói hàng của {title} cần đủ dài, rộng, cao, tính bằng cm chẵn.</translation>
        </message>
        <message>
            <source>Shopee wants “{field}” for a product in the category {category}.</source>
            <translation>Shopee cần “{field}” cho hàng thuộc ngành {category}.</translation>
        </message>
        <message>
            <source>Fill in the form of the category for this product, then try again.</source>
            <translation>Điền các mục của ngành hàng cho hàng này, rồi thử lại.</translation>
        </message>
        <message>
            <source>“{field}” takes {most} values at most.</source>
            <translation>“{field}” nhận nhiều nhất {most} giá trị.</translation>
        </message>
        <message>
            <source>“{field}” takes a number with one of these units: {units}.</source>
            <translation>“{field}” nhận một số kèm một trong các đơn vị: {units}.</translation>
        </message>
        <message>
            <source>“{value}” does not fit “{field}”.</source>
            <translation>“{value}” không hợp với “{field}”.</translation>
        </message>
        <message>
            <source>{price} is no price for a shop in {currency}.</source>
            <translation>{price} không phải là giá của cửa hàng tính bằng {currency}.</translation>
        </message>
        <message>
            <source>On Shopee a price for a time is a promotion: make it in Marketing Centre, and it is shown here. The list price was not sent.</source>
            <translation>Trên Shopee, giá theo thời gian là một khuyến mãi: hãy tạo trong Kênh Marketing, giá sẽ hiện ở đây. Giá niêm yết chưa được gửi.</translation>
        </message>
        <message>
            <source>Shopee does not accept this address: it is older than ten minutes, or was used.</source>
            <translation>Shopee không chấp nhận địa chỉ này: đã quá mười phút hoặc đã được dùng.</translation>
        </message>
        <message>
            <source>Open the consent page once more and paste the address you land on.</source>
            <translation>Mở lại trang cấp quyền và dán địa chỉ trang được chuyển tới.</translation>
        </message>
        <message>
            <source>This sign-in stands for {count:shop|shops}, and an account here is one shop.</source>
            <translation>Lần đăng nhập này đại diện cho {count} cửa hàng, mà mỗi tài khoản ở đây là một cửa hàng.</translation>
        </message>
        <message>
            <source>Sign in on the consent page with the account of the one shop.</source>
            <translation>Trên trang cấp quyền, hãy đăng nhập bằng tài khoản của đúng một cửa hàng.</translation>
        </message>
        <message>
            <source>{account} has not been authorised yet.</source>
            <translation>{account} chưa được cấp quyền.</translation>
        </message>
        <message>
            <source>Shopee has ended the sign-in of {account}.</source>
            <translation>Shopee đã kết thúc phiên đăng nhập của {account}.</translation>
        </message>
        <message>
            <source>The answer of {account} has no sign-in in it.</source>
            <translation>Câu trả lời của {account} không có thông tin đăng nhập.</translation>
        </message>
        <message>
            <source>It is tried again by itself.</source>
            <translation>Chương trình sẽ tự thử lại.</translation>
        </message>
        <message>
            <source>The new sign-in of {account} could not be kept on this computer: {problem}</source>
            <translation>Không lưu được thông tin đăng nhập mới của {account} trên máy này: {problem}</translation>
        </message>
        <message>
            <source>Do it in Shopee's Seller Centre; it is seen here at the next sync.</source>
            <translation>Hãy làm trong Kênh Người Bán của Shopee; lần đồng bộ sau sẽ thấy ở đây.</translation>
        </message>
        <message>
            <source>Look at it in Shopee's Seller Centre.</source>
            <translation>Hãy xem trong Kênh Người Bán của Shopee.</translation>
        </message>
        <message>
            <source>Open the account under Channels, press Connect again and let Shopee sign you in: it takes a minute.</source>
            <translation>Mở tài khoản trong mục Kênh bán, bấm Kết nối lại và đăng nhập Shopee: chỉ mất một phút.</translation>
        </message>
        <message>
            <source>This computer's clock is {minutes:minute|minutes} ahead of Shopee's.</source>
            <translation>Đồng hồ máy tính này nhanh hơn Shopee {minutes} phút.</translation>
        </message>
        <message>
            <source>This computer's clock is {minutes:minute|minutes} behind Shopee's.</source>
            <translation>Đồng hồ máy tính này chậm hơn Shopee {minutes} phút.</translation>
        </message>
        <message>
            <source>{account} has no delivery channel switched on.</source>
            <translation>{account} chưa bật đơn vị vận chuyển nào.</translation>
        </message>
        <message>
            <source>Switch one on in Seller Centre under Shipping settings, then try again.</source>
            <translation>Bật một đơn vị trong Kênh Người Bán, mục Cài đặt vận chuyển, rồi thử lại.</translation>
        </message>
        <message>
            <source>No delivery channel of {account} carries {title} ({weight} kg).</source>
            <translation>Không đơn vị vận chuyển nào của {account} nhận chở {title} ({weight} kg).</translation>
        </message>
        <message>
            <source>Check its weight here, or switch another channel on in Seller Centre.</source>
            <translation>Xem lại cân nặng ở đây, hoặc bật thêm đơn vị vận chuyển trong Kênh Người Bán.</translation>
        </message>
        <message>
            <source>{account} has no category with the number {id} any more.</source>
            <translation>{account} không còn ngành hàng số {id}.</translation>
        </message>
        <message>
            <source>{account} wants to know which of its categories the product belongs to.</source>
            <translation>{account} cần biết hàng này thuộc ngành hàng nào.</translation>
        </message>
        <message>
            <source>Choose a category of Shopee for the product, then try again.</source>
            <translation>Chọn ngành hàng Shopee cho hàng này, rồi thử lại.</translation>
        </message>
        <message>
            <source>No brand</source>
            <translation>Không có thương hiệu</translation>
        </message>
        <message>
            <source>Brand</source>
            <translation>Thương hiệu</translation>
        </message>
        <message>
            <source>Length of the parcel (cm)</source>
            <translation>Chiều dài gói hàng (cm)</translation>
        </message>
        <message>
            <source>Width of the parcel (cm)</source>
            <translation>Chiều rộng gói hàng (cm)</translation>
        </message>
        <message>
            <source>Height of the parcel (cm)</source>
            <translation>Chiều cao gói hàng (cm)</translation>
        </message>
        <message>
            <source>Shopee takes pictures as JPEG or PNG only, not {url}.</source>
            <translation>Shopee chỉ nhận ảnh JPEG hoặc PNG, không nhận {url}.</translation>
        </message>
        <message>
            <source>The picture {url} is larger than the 10 MB that Shopee takes.</source>
            <translation>Ảnh {url} lớn hơn 10 MB là mức Shopee nhận.</translation>
        </message>
        <message>
            <source>An answer on Shopee has 1 to {most} characters; this one has {count}.</source>
            <translation>Câu trả lời trên Shopee dài từ 1 đến {most} ký tự; câu này có {count}.</translation>
        </message>
        <message>
            <source>This review was answered on Shopee already: “{reply}”</source>
            <translation>Đánh giá này đã được trả lời trên Shopee: “{reply}”</translation>
        </message>
        <message>
            <source>{title} would have {count} variants on Shopee; it takes {most} at most.</source>
            <translation>{title} sẽ có {count} phiên bản trên Shopee; Shopee nhận nhiều nhất {most}.</translation>
        </message>
        <message>
            <source>{title} differs by other options here than on Shopee.</source>
            <translation>Nhóm phân loại của {title} ở đây khác với trên Shopee.</translation>
        </message>
        <message>
            <source>Change the options in Seller Centre, then send it again.</source>
            <translation>Đổi phân loại trong Kênh Người Bán, rồi gửi lại.</translation>
        </message>
        <message>
            <source>The options of {title} were exchanged among its variants; Shopee cannot follow that.</source>
            <translation>Phân loại của {title} đã bị hoán đổi giữa các phiên bản; Shopee không đổi theo được.</translation>
        </message>
        <message>
            <source>Shopee knows no brand “{brand}” in the category {category}.</source>
            <translation>Shopee không có thương hiệu “{brand}” trong ngành hàng {category}.</translation>
        </message>
        <message>
            <source>Choose “No brand”, or register the brand in Seller Centre first.</source>
            <translation>Chọn “Không có thương hiệu”, hoặc đăng ký thương hiệu trong Kênh Người Bán trước.</translation>
        </message>
        <message>
            <source>{account} already has another item with this SKU: {title}.</source>
            <translation>{account} đã có mặt hàng khác mang mã này: {title}.</translation>
        </message>
        <message>
            <source>Link it to that item, or change the SKU of one of the two.</source>
            <translation>Khớp với mặt hàng đó, hoặc đổi mã hàng của một trong hai.</translation>
        </message>
        <message>
            <source>{account} made {title}, but not as it was sent (SKU {sku}).</source>
            <translation>{account} đã tạo {title}, nhưng khác với nội dung đã gửi (mã {sku}).</translation>
        </message>
        <message>
            <source>Shoppers do not see it yet. Look at it in Shopee's Seller Centre.</source>
            <translation>Người mua chưa thấy hàng này. Hãy xem trong Kênh Người Bán của Shopee.</translation>
        </message>
        <message>
            <source>{title} has options on one side only (here or on Shopee).</source>
            <translation>{title} chỉ có phân loại ở một bên (ở đây hoặc trên Shopee).</translation>
        </message>
        <message>
            <source>Shopee knows three reasons for which a shop may cancel: out of stock, the buyer asks for it, no cash on delivery. “{reason}” is none of them.</source>
            <translation>Shopee chỉ nhận ba lý do khi cửa hàng huỷ đơn: hết hàng, khách yêu cầu huỷ, không hỗ trợ thu hộ (COD). “{reason}” không thuộc lý do nào.</translation>
        </message>
        <message>
            <source>Cancel the order again with one of these as the reason, or do it in Seller Centre.</source>
            <translation>Hãy huỷ lại đơn với một trong các lý do đó, hoặc huỷ trong Kênh Người Bán.</translation>
        </message>
    </context>
    <context>
        <name>stock</name>
        <message>
            <source>This product is not in the book any more.</source>
            <translation>Hàng này không còn trong sổ.</translation>
        </message>
        <message>
            <source>Look for it again in the list of products.</source>
            <translation>Tìm lại trong danh sách hàng hoá.</translation>
        </message>
        <message>
            <source>This change of stock has no effect or no reason.</source>
            <translation>Thay đổi tồn này không có tác dụng hoặc không có lý do.</translation>
        </message>
        <message>
            <source>Say how many more or fewer there are, and why.</source>
            <translation>Nhập số tăng hoặc giảm, và lý do.</translation>
        </message>
        <message>
            <source>A count cannot be below zero.</source>
            <translation>Số kiểm không thể dưới 0.</translation>
        </message>
        <message>
            <source>Enter what is on the shelf.</source>
            <translation>Nhập số đang có trên kệ.</translation>
        </message>
        <message>
            <source>Both locations are the same.</source>
            <translation>Hai kho trùng nhau.</translation>
        </message>
        <message>
            <source>Choose where the goods go.</source>
            <translation>Chọn kho sẽ nhận hàng.</translation>
        </message>
        <message>
            <source>{sku} is a bundle: its stock is that of its parts.</source>
            <translation>{sku} là bộ (combo): tồn của bộ tính từ các món trong bộ.</translation>
        </message>
        <message>
            <source>Change the stock of the parts.</source>
            <translation>Hãy sửa tồn của các món trong bộ.</translation>
        </message>
        <message>
            <source>The stock of {sku} is not counted.</source>
            <translation>Tồn của {sku} không được theo dõi.</translation>
        </message>
        <message>
            <source>Switch counting on in the product first.</source>
            <translation>Bật theo dõi tồn trong hàng hoá trước.</translation>
        </message>
        <message>
            <source>Not enough of {sku} on hand: {asked} to take away, {there} there.</source>
            <translation>Không đủ {sku} trong kho: cần lấy ra {asked}, chỉ còn {there}.</translation>
        </message>
        <message>
            <source>Count the goods first, or lower the quantity.</source>
            <translation>Kiểm kho trước, hoặc giảm số lượng.</translation>
        </message>
        <message>
            <source>The quantity must be more than zero.</source>
            <translation>Số lượng phải lớn hơn 0.</translation>
        </message>
        <message>
            <source>Enter how many it is.</source>
            <translation>Nhập số lượng.</translation>
        </message>
        <message>
            <source>{quantity} is more than a shop can hold.</source>
            <translation>{quantity} là quá nhiều đối với một cửa hàng.</translation>
        </message>
        <message>
            <source>Check the quantity; perhaps a barcode was scanned into its field.</source>
            <translation>Kiểm tra lại số lượng; có thể mã vạch đã bị quét vào ô này.</translation>
        </message>
        <message>
            <source>{sku} in {location}: the book says {recorded} on hand, its movements add up to {summed}.</source>
            <translation>{sku} ở {location}: sổ ghi tồn {recorded}, nhưng cộng các lần nhập xuất ra {summed}.</translation>
        </message>
        <message>
            <source>{sku} in {location}: the book says {recorded} reserved, its open orders add up to {summed}.</source>
            <translation>{sku} ở {location}: sổ ghi giữ chỗ {recorded}, nhưng cộng các đơn đang mở ra {summed}.</translation>
        </message>
        <message>
            <source>{whole}.{part}</source>
            <translation>{whole},{part}</translation>
        </message>
        <message>
            <source>Receive more, or lower the quantity.</source>
            <translation>Nhập thêm hàng, hoặc giảm số lượng.</translation>
        </message>
        <message>
            <source>Not enough of {sku}: {asked} asked, {available} available.</source>
            <translation>Không đủ {sku}: cần {asked}, có thể bán {available}.</translation>
        </message>
        <message>
            <source>{sku} ({asked} asked, {available} available)</source>
            <translation>{sku} (cần {asked}, có thể bán {available})</translation>
        </message>
        <message>
            <source>Not enough of: {products}.</source>
            <translation>Không đủ hàng: {products}.</translation>
        </message>
        <message>
            <source>The shop has no place that holds stock yet.</source>
            <translation>Cửa hàng chưa có kho nào.</translation>
        </message>
        <message>
            <source>Add a location in Settings.</source>
            <translation>Thêm một kho trong Cài đặt.</translation>
        </message>
        <message>
            <source>Purchase {reference}</source>
            <translation>Nhập {reference}</translation>
        </message>
        <message>
            <source>Sold with order {reference}</source>
            <translation>Bán theo đơn {reference}</translation>
        </message>
        <message>
            <source>Returned, order {reference}</source>
            <translation>Khách trả, đơn {reference}</translation>
        </message>
        <message>
            <source>Stock count {reference}</source>
            <translation>Kiểm kho {reference}</translation>
        </message>
        <message>
            <source>Correction {reference}</source>
            <translation>Điều chỉnh {reference}</translation>
        </message>
        <message>
            <source>Transfer {reference}</source>
            <translation>Chuyển kho {reference}</translation>
        </message>
        <message>
            <source>Damaged or lost {reference}</source>
            <translation>Hỏng mất {reference}</translation>
        </message>
        <message>
            <source>Opening stock {reference}</source>
            <translation>Tồn đầu kỳ {reference}</translation>
        </message>
        <message>
            <source>Goods received</source>
            <translation>Nhập hàng</translation>
        </message>
        <message>
            <source>Sold</source>
            <translation>Đã bán</translation>
        </message>
        <message>
            <source>Returned by a customer</source>
            <translation>Khách trả</translation>
        </message>
        <message>
            <source>Stock count</source>
            <translation>Kiểm kho</translation>
        </message>
        <message>
            <source>Correction</source>
            <translation>Điều chỉnh</translation>
        </message>
        <message>
            <source>Transfer between locations</source>
            <translation>Chuyển kho</translation>
        </message>
        <message>
            <source>Damaged or lost</source>
            <translation>Hỏng mất</translation>
        </message>
        <message>
            <source>Opening stock</source>
            <translation>Tồn đầu kỳ</translation>
        </message>
        <message>
            <source>{on_hand} on hand, {reserved} reserved for {orders:order|orders}: {missing} too many are sold.</source>
            <translation>Tồn {on_hand}, giữ {reserved} cho {orders} đơn: đã bán quá {missing}.</translation>
        </message>
        <message>
            <source>{on_hand} on hand, less {reserved} reserved for {orders:order|orders}, leaves {available} available.</source>
            <translation>Tồn {on_hand}, trừ {reserved} giữ cho {orders} đơn, còn {available} có thể bán.</translation>
        </message>
        <message>
            <source>{quantity} reserved for order {number}, placed {placed}</source>
            <translation>Giữ {quantity} cho đơn {number}, đặt {placed}</translation>
        </message>
        <message>
            <source>{quantity} reserved for order {number}, placed {placed}, to ship by {ship_by}</source>
            <translation>Giữ {quantity} cho đơn {number}, đặt {placed}, hạn gửi {ship_by}</translation>
        </message>
        <message>
            <source>{what}: {note}</source>
            <translation>{what}: {note}</translation>
        </message>
    </context>
    <context>
        <name>sync</name>
        <message>
            <source>This matter is solved on another page.</source>
            <translation>Việc này giải quyết ở trang khác.</translation>
        </message>
        <message>
            <source>Open it from the row.</source>
            <translation>Mở từ dòng này.</translation>
        </message>
        <message>
            <source>No product was chosen.</source>
            <translation>Chưa chọn hàng nào.</translation>
        </message>
        <message>
            <source>Choose which product the line is.</source>
            <translation>Chọn món này là hàng nào.</translation>
        </message>
        <message>
            <source>No price was chosen.</source>
            <translation>Chưa chọn giá.</translation>
        </message>
        <message>
            <source>Choose yours or the channel's.</source>
            <translation>Chọn giá của bạn hoặc giá của kênh.</translation>
        </message>
        <message>
            <source>No number was chosen.</source>
            <translation>Chưa chọn số nào.</translation>
        </message>
        <message>
            <source>The order of this act is not on the channel.</source>
            <translation>Đơn của việc này không có trên kênh.</translation>
        </message>
        <message>
            <source>Withdraw the act.</source>
            <translation>Rút việc này.</translation>
        </message>
        <message>
            <source>This channel cannot be told this by the program.</source>
            <translation>Chương trình không làm việc này trên kênh được.</translation>
        </message>
        <message>
            <source>Do it on the channel itself, then withdraw the act here.</source>
            <translation>Bạn tự làm trên kênh, rồi rút việc này ở đây.</translation>
        </message>
        <message>
            <source>Order {number}: the channel refused “{act}”.</source>
            <translation>Đơn {number}: kênh từ chối “{act}”.</translation>
        </message>
        <message>
            <source>The channel refused “{act}”.</source>
            <translation>Kênh từ chối “{act}”.</translation>
        </message>
        <message>
            <source>The program broke off {count} times while it was doing this.</source>
            <translation>Chương trình bị ngắt {count} lần khi đang làm việc này.</translation>
        </message>
        <message>
            <source>It was tried {count} times in more than a day. {problem}</source>
            <translation>Đã thử {count} lần trong hơn một ngày. {problem}</translation>
        </message>
        <message>
            <source>It is done here but not there. {problem}</source>
            <translation>Đã làm ở đây nhưng chưa làm trên kênh. {problem}</translation>
        </message>
        <message>
            <source>The person has not got it, and still waits for an answer. {problem}</source>
            <translation>Khách chưa nhận được và vẫn đang chờ trả lời. {problem}</translation>
        </message>
        <message>
            <source>Look at it on the channel, then try again or withdraw it.</source>
            <translation>Xem trên kênh, rồi thử lại hoặc rút việc này.</translation>
        </message>
        <message>
            <source>The channel has given back {there} of which the book did not know.</source>
            <translation>Kênh đã hoàn {there} mà sổ chưa biết.</translation>
        </message>
        <message>
            <source>Money was given back on the channel, too.</source>
            <translation>Trên kênh cũng đã hoàn tiền.</translation>
        </message>
        <message>
            <source>Order {number}: money was given back on the channel, too.</source>
            <translation>Đơn {number}: trên kênh cũng đã hoàn tiền.</translation>
        </message>
        <message>
            <source>{there} was given back there, and {here} entered here waits. Sent, it comes on top.</source>
            <translation>Trên kênh đã hoàn {there}, còn khoản hoàn {here} nhập ở đây đang chờ. Nếu gửi đi, khách nhận thêm khoản này.</translation>
        </message>
        <message>
            <source>If it is the same refund, withdraw it here. If both are meant, try again.</source>
            <translation>Nếu là cùng một khoản hoàn, hãy rút lại ở đây. Nếu đúng là hai khoản, hãy thử lại.</translation>
        </message>
        <message>
            <source>The saved key may not {right}, so “{act}” was not done.</source>
            <translation>Khoá đã lưu không được phép {right}, nên chưa làm “{act}”.</translation>
        </message>
        <message>
            <source>Order {number}: the saved key may not {right}, so “{act}” was not done.</source>
            <translation>Đơn {number}: khoá đã lưu không được phép {right}, nên chưa làm “{act}”.</translation>
        </message>
        <message>
            <source>It is done here but not there; everything else goes on.</source>
            <translation>Ở đây đã làm nhưng trên kênh thì chưa; mọi việc khác vẫn chạy.</translation>
        </message>
        <message>
            <source>Give the key this right on the channel, or connect with another key, then try again.</source>
            <translation>Cấp quyền này cho khoá trên kênh, hoặc kết nối bằng khoá khác, rồi thử lại.</translation>
        </message>
        <message>
            <source>change orders</source>
            <translation>sửa đơn hàng</translation>
        </message>
        <message>
            <source>refund orders</source>
            <translation>hoàn tiền đơn hàng</translation>
        </message>
        <message>
            <source>change products</source>
            <translation>sửa hàng hoá</translation>
        </message>
        <message>
            <source>send messages</source>
            <translation>gửi tin nhắn</translation>
        </message>
        <message>
            <source>publish posts</source>
            <translation>đăng bài</translation>
        </message>
        <message>
            <source>answer reviews</source>
            <translation>trả lời đánh giá</translation>
        </message>
        <message>
            <source>Message to {name}: {title}</source>
            <translation>Tin nhắn cho {name}: {title}</translation>
        </message>
        <message>
            <source>It has not been its turn yet.</source>
            <translation>Việc này chưa đến lượt.</translation>
        </message>
        <message>
            <source>{account}: {count:act waits|acts wait}, the oldest since {time}.</source>
            <translation>{account}: {count} việc đang chờ gửi, lâu nhất từ {time}.</translation>
        </message>
        <message>
            <source>“{act}” is done here but not there yet. {problem}</source>
            <translation>“{act}” đã làm ở đây nhưng trên kênh thì chưa. {problem}</translation>
        </message>
        <message>
            <source>It is tried again by itself. If a customer waits for it, do it on the channel.</source>
            <translation>Chương trình sẽ tự thử lại. Nếu khách đang chờ, hãy làm ngay trên kênh.</translation>
        </message>
        <message>
            <source>ship</source>
            <translation>gửi hàng</translation>
        </message>
        <message>
            <source>cancel</source>
            <translation>huỷ đơn</translation>
        </message>
        <message>
            <source>refund</source>
            <translation>hoàn tiền</translation>
        </message>
        <message>
            <source>change status</source>
            <translation>đổi trạng thái</translation>
        </message>
        <message>
            <source>add a note</source>
            <translation>thêm ghi chú</translation>
        </message>
        <message>
            <source>create product</source>
            <translation>tạo hàng hoá</translation>
        </message>
        <message>
            <source>change product</source>
            <translation>sửa hàng hoá</translation>
        </message>
        <message>
            <source>publish product</source>
            <translation>cho hiện hàng hoá</translation>
        </message>
        <message>
            <source>send message</source>
            <translation>gửi tin nhắn</translation>
        </message>
        <message>
            <source>publish post</source>
            <translation>đăng bài</translation>
        </message>
        <message>
            <source>take down post</source>
            <translation>gỡ bài đăng</translation>
        </message>
        <message>
            <source>answer review</source>
            <translation>trả lời đánh giá</translation>
        </message>
        <message>
            <source>The product to be sent is not in the book any more.</source>
            <translation>Hàng cần gửi không còn trong sổ.</translation>
        </message>
        <message>
            <source>“{name}” has nothing to sell.</source>
            <translation>“{name}” không có gì để bán.</translation>
        </message>
        <message>
            <source>Give it at least one variant, then try again.</source>
            <translation>Thêm ít nhất một phiên bản, rồi thử lại.</translation>
        </message>
        <message>
            <source>Nothing comes in and nothing goes out there until you sign in again.</source>
            <translation>Cho đến khi bạn đăng nhập lại, không có gì vào và ra ở kênh này.</translation>
        </message>
        <message>
            <source>Changes wait here and nothing is lost. Trying again at {time}.</source>
            <translation>Các thay đổi chờ ở đây, không mất gì. Sẽ thử lại lúc {time}.</translation>
        </message>
        <message>
            <source>The program ended in the middle of this sync; it goes on now.</source>
            <translation>Chương trình bị tắt giữa lúc đồng bộ; nay làm tiếp.</translation>
        </message>
        <message>
            <source>Another program is syncing this account right now.</source>
            <translation>Một chương trình khác đang đồng bộ tài khoản này.</translation>
        </message>
        <message>
            <source>Wait until it is done, or end it, then sync again.</source>
            <translation>Chờ nó xong hoặc tắt nó đi, rồi đồng bộ lại.</translation>
        </message>
        <message>
            <source>Something unexpected stopped the sync of this account; the log says what.</source>
            <translation>Có lỗi bất ngờ làm dừng đồng bộ tài khoản này; chi tiết trong nhật ký.</translation>
        </message>
        <message>
            <source>Nothing is lost. Sync again; if it stays, send the log to the makers of the program.</source>
            <translation>Không mất gì cả. Hãy đồng bộ lại; nếu vẫn vậy, gửi nhật ký cho người làm chương trình.</translation>
        </message>
        <message>
            <source>{count:item is|items are} on the channel and not in the book yet; fetched next time.</source>
            <translation>{count} mặt hàng có trên kênh mà chưa có trong sổ; lần sau sẽ lấy về.</translation>
        </message>
        <message>
            <source>{account}: {count:item|items} would be sold out, or nearly, at once.</source>
            <translation>{account}: {count} món sẽ hết hoặc gần hết hàng cùng một lúc.</translation>
        </message>
        <message>
            <source>{account}: {count:price|prices} would change much at once.</source>
            <translation>{account}: {count} giá sẽ đổi nhiều cùng lúc.</translation>
        </message>
        <message>
            <source>{account}: {count:price goes|prices go} back.</source>
            <translation>{account}: {count} giá trở về như cũ.</translation>
        </message>
        <message>
            <source>You took back what was sent.</source>
            <translation>Bạn đã hoàn tác những gì đã gửi.</translation>
        </message>
        <message>
            <source>Nothing has to be done.</source>
            <translation>Không cần làm gì.</translation>
        </message>
        <message>
            <source>So many changes at once are often a mistake: they were not sent. Everything else was.</source>
            <translation>Đổi nhiều như vậy cùng lúc thường là nhầm nên chưa gửi. Mọi thứ khác đã gửi.</translation>
        </message>
        <message>
            <source>Look at the list. Agree if it is right, or undo the change that caused it.</source>
            <translation>Xem danh sách. Đồng ý nếu đúng, hoặc hoàn tác thay đổi đã gây ra.</translation>
        </message>
        <message>
            <source>Order {number} was deleted on the channel.</source>
            <translation>Đơn {number} đã bị xoá trên kênh.</translation>
        </message>
        <message>
            <source>It is kept here and its goods stay reserved.</source>
            <translation>Đơn vẫn được giữ ở đây và hàng vẫn giữ chỗ.</translation>
        </message>
        <message>
            <source>It is kept here and its goods stay reserved. Order {other} of this customer holds the same goods.</source>
            <translation>Đơn vẫn được giữ ở đây và hàng vẫn được giữ chỗ. Đơn {other} của khách này có cùng hàng.</translation>
        </message>
        <message>
            <source>Ship it if the customer still wants it, or cancel it.</source>
            <translation>Gửi hàng nếu khách vẫn muốn mua, hoặc huỷ đơn.</translation>
        </message>
        <message>
            <source>Order {number} has a status this program does not know: "{status}".</source>
            <translation>Đơn {number} có trạng thái chương trình chưa biết: “{status}”.</translation>
        </message>
        <message>
            <source>Its goods are reserved, and it is not shipped by itself.</source>
            <translation>Hàng đã được giữ chỗ, và đơn không tự chuyển sang gửi hàng.</translation>
        </message>
        <message>
            <source>Look at the order on the channel, then confirm or cancel it here.</source>
            <translation>Xem đơn trên kênh, rồi xác nhận hoặc huỷ ở đây.</translation>
        </message>
        <message>
            <source>It was already packed here. Its goods are free again.</source>
            <translation>Đơn đã gói ở đây. Hàng của đơn không còn giữ chỗ nữa.</translation>
        </message>
        <message>
            <source>Its goods had already left. They are not counted as back before you say so.</source>
            <translation>Hàng đã gửi đi rồi. Chỉ tính là đã về khi bạn xác nhận.</translation>
        </message>
        <message>
            <source>Take it out of the parcels and put the goods back on the shelf.</source>
            <translation>Lấy gói hàng ra và xếp hàng lại lên kệ.</translation>
        </message>
        <message>
            <source>Stop the parcel if you can; when the goods are back, record a return.</source>
            <translation>Chặn gói hàng nếu được; khi hàng về, hãy ghi nhận trả hàng.</translation>
        </message>
        <message>
            <source>Order {number} was cancelled on the channel.</source>
            <translation>Đơn {number} đã bị huỷ trên kênh.</translation>
        </message>
        <message>
            <source>Stock follows the new order. Its goods had already left; what is other now: {changes}.</source>
            <translation>Tồn kho theo đơn mới. Hàng đã gửi đi rồi; những gì khác bây giờ: {changes}.</translation>
        </message>
        <message>
            <source>Stock follows the new order. The parcel must be changed: {changes}.</source>
            <translation>Tồn kho theo đơn mới. Cần sửa gói hàng: {changes}.</translation>
        </message>
        <message>
            <source>Send what is missing, or agree with the customer on what is too much.</source>
            <translation>Gửi thêm phần còn thiếu, hoặc thoả thuận với khách về phần thừa.</translation>
        </message>
        <message>
            <source>Open the parcel and put it right before it leaves.</source>
            <translation>Mở gói hàng và sửa lại trước khi gửi đi.</translation>
        </message>
        <message>
            <source>Order {number} was changed on the channel after it was packed.</source>
            <translation>Đơn {number} đã bị sửa trên kênh sau khi đóng gói.</translation>
        </message>
        <message>
            <source>Its goods have left here, so nothing was changed here.</source>
            <translation>Hàng đã gửi đi, nên ở đây không thay đổi gì.</translation>
        </message>
        <message>
            <source>It is packed here, and its goods stay reserved.</source>
            <translation>Đơn đã đóng gói ở đây, hàng vẫn được giữ chỗ.</translation>
        </message>
        <message>
            <source>Order {number} went back to "{status}" on the channel.</source>
            <translation>Đơn {number} đã quay về trạng thái “{status}” trên kênh.</translation>
        </message>
        <message>
            <source>Ask there why before anything is sent; when goods come back, record a return.</source>
            <translation>Hỏi lý do trên kênh trước khi gửi hàng; khi hàng về, hãy ghi nhận trả hàng.</translation>
        </message>
        <message>
            <source>The buyer asks to cancel order {number}.</source>
            <translation>Người mua xin huỷ đơn {number}.</translation>
        </message>
        <message>
            <source>Its goods stay reserved until you have answered. Do not send it before.</source>
            <translation>Hàng vẫn được giữ cho đến khi bạn trả lời. Đừng gửi trước khi trả lời.</translation>
        </message>
        <message>
            <source>Cancel the order here to agree; to refuse, answer the buyer on the channel.</source>
            <translation>Huỷ đơn ở đây để đồng ý; nếu từ chối, hãy trả lời người mua trên kênh bán.</translation>
        </message>
        <message>
            <source>The carrier did not fetch order {number}.</source>
            <translation>Đơn vị vận chuyển chưa lấy đơn {number}.</translation>
        </message>
        <message>
            <source>The parcel waits, and the channel counts it as not sent until it is fetched.</source>
            <translation>Gói hàng còn nằm chờ, và kênh coi là chưa gửi cho đến khi được lấy.</translation>
        </message>
        <message>
            <source>Have it ready, then agree on another time with the carrier.</source>
            <translation>Chuẩn bị sẵn gói hàng, rồi hẹn giờ khác với đơn vị vận chuyển.</translation>
        </message>
        <message>
            <source>The buyer wants money back for order {number}: answer until {time}.</source>
            <translation>Người mua đơn {number} muốn hoàn tiền: cần trả lời trước {time}.</translation>
        </message>
        <message>
            <source>After that time the channel decides without you, usually for the buyer.</source>
            <translation>Quá giờ đó kênh tự quyết định, thường nghiêng về người mua.</translation>
        </message>
        <message>
            <source>Refund it here to agree; to object, answer the buyer on the channel.</source>
            <translation>Đồng ý thì hoàn tiền ở đây; không đồng ý thì trả lời người mua trên kênh.</translation>
        </message>
        <message>
            <source>Order {number} was cancelled here, but it was sent on the channel.</source>
            <translation>Đơn {number} đã huỷ ở đây, nhưng trên kênh đã gửi hàng.</translation>
        </message>
        <message>
            <source>Its goods are counted as sent, and the channel is not told to cancel it.</source>
            <translation>Hàng được tính là đã gửi, và không báo huỷ lên kênh.</translation>
        </message>
        <message>
            <source>{quantity} × {title}</source>
            <translation>{quantity} × {title}</translation>
        </message>
        <message>
            <source>Order {number}: {goods} was refunded on the channel, and then sent from here.</source>
            <translation>Đơn {number}: {goods} đã được hoàn tiền trên kênh, sau đó lại gửi đi từ đây.</translation>
        </message>
        <message>
            <source>The goods are with the customer, and are not counted as back.</source>
            <translation>Hàng đang ở chỗ khách và chưa được tính là đã về.</translation>
        </message>
        <message>
            <source>Order {number} costs {amount} less since it was paid.</source>
            <translation>Đơn {number} giảm {amount} sau khi đã thanh toán.</translation>
        </message>
        <message>
            <source>The channel tells only the new total, not whether the difference was given back.</source>
            <translation>Kênh chỉ báo tổng tiền mới, không cho biết đã trả lại phần chênh lệch hay chưa.</translation>
        </message>
        <message>
            <source>See on the channel whether the customer still has to get it back.</source>
            <translation>Xem trên kênh có còn phải trả lại cho khách không.</translation>
        </message>
        <message>
            <source>put in {quantity} × {title}</source>
            <translation>thêm {quantity} × {title}</translation>
        </message>
        <message>
            <source>take out {quantity} × {title}</source>
            <translation>lấy ra {quantity} × {title}</translation>
        </message>
        <message>
            <source>the address is now “{address}”</source>
            <translation>địa chỉ mới là “{address}”</translation>
        </message>
        <message>
            <source>collect {amount} instead of {before}</source>
            <translation>thu {amount} thay vì {before}</translation>
        </message>
        <message>
            <source>Order {number}: {titles} is not in the book.</source>
            <translation>Đơn {number}: {titles} không có trong sổ.</translation>
        </message>
        <message>
            <source>The order is kept, but no stock is reserved for this item.</source>
            <translation>Đơn vẫn được giữ, nhưng món này chưa được giữ chỗ.</translation>
        </message>
        <message>
            <source>Choose which product it is, or take it in from the channel.</source>
            <translation>Chọn đây là hàng nào, hoặc lấy hàng từ kênh vào sổ.</translation>
        </message>
        <message>
            <source>{title} ({sku}): {missing} more sold than there are.</source>
            <translation>{title} ({sku}): bán quá {missing}.</translation>
        </message>
        <message>
            <source>Orders wait for it: {numbers}.</source>
            <translation>Các đơn đang chờ hàng: {numbers}.</translation>
        </message>
        <message>
            <source>Get more in, or call the customer of the latest order and offer another or a refund.</source>
            <translation>Nhập thêm, hoặc gọi khách của đơn mới nhất để đổi món khác hay hoàn tiền.</translation>
        </message>
        <message>
            <source>{title} is no longer on {account}.</source>
            <translation>{title} không còn trên {account}.</translation>
        </message>
        <message>
            <source>It was deleted there, so nothing is sent to it and nobody can buy it there.</source>
            <translation>Mặt hàng đã bị xoá ở đó nên không gửi gì nữa và không ai mua được.</translation>
        </message>
        <message>
            <source>Put it back on the channel, or leave it.</source>
            <translation>Đưa lại lên kênh, hoặc để vậy.</translation>
        </message>
        <message>
            <source>{account} does not take the stock of {title}.</source>
            <translation>{account} không nhận số tồn của {title}.</translation>
        </message>
        <message>
            <source>{account} does not take the price of {title}.</source>
            <translation>{account} không nhận giá của {title}.</translation>
        </message>
        <message>
            <source>Shoppers there see an old number. {problem}</source>
            <translation>Khách ở đó đang thấy số cũ. {problem}</translation>
        </message>
        <message>
            <source>Look at the item on the channel, then write again.</source>
            <translation>Xem mặt hàng trên kênh, rồi gửi lại.</translation>
        </message>
        <message>
            <source>{title} on {account} shows {shown} and should show {wanted}.</source>
            <translation>{title} trên {account} đang hiện {shown}, lẽ ra là {wanted}.</translation>
        </message>
        <message>
            <source>It was written several times and read back, and the number did not change.</source>
            <translation>Đã gửi mấy lần và đọc lại, nhưng con số không đổi.</translation>
        </message>
        <message>
            <source>See whether another program changes it there, then write again.</source>
            <translation>Xem có phần mềm khác đang sửa số này không, rồi gửi lại.</translation>
        </message>
        <message>
            <source>{account} has something against {title}.</source>
            <translation>{account} có điều chưa chấp nhận ở {title}.</translation>
        </message>
        <message>
            <source>Change the product there or here; it is looked at again with the next full check.</source>
            <translation>Hãy sửa hàng ở đó hoặc ở đây; lần kiểm tra toàn bộ kế tiếp sẽ xem lại.</translation>
        </message>
        <message>
            <source>{title} on {account} has one number for several variants.</source>
            <translation>{title} trên {account} dùng chung một con số cho nhiều phiên bản.</translation>
        </message>
        <message>
            <source>They are counted one by one here, so no number fits and none is sent.</source>
            <translation>Ở đây từng phiên bản được đếm riêng nên không có số nào khớp, và chưa gửi gì.</translation>
        </message>
        <message>
            <source>Let the channel keep stock for each variant, then sync again.</source>
            <translation>Cho kênh quản lý tồn theo từng phiên bản, rồi đồng bộ lại.</translation>
        </message>
        <message>
            <source>{account}: {count:item looks|items look} like products of yours, but not surely.</source>
            <translation>{account}: {count} mặt hàng giống hàng của bạn nhưng chưa chắc.</translation>
        </message>
        <message>
            <source>Nothing is sent to them before you decide.</source>
            <translation>Chưa gửi gì lên các mặt hàng này trước khi bạn quyết định.</translation>
        </message>
        <message>
            <source>{account}: {count:item has|items have} a SKU that is there more than once.</source>
            <translation>{account}: {count} mặt hàng có mã hàng bị trùng.</translation>
        </message>
        <message>
            <source>It is not clear which is which, so nothing is sent to them.</source>
            <translation>Không rõ mặt hàng nào là mặt hàng nào nên chưa gửi gì.</translation>
        </message>
        <message>
            <source>Go through the pairs and say which are right.</source>
            <translation>Xem từng cặp và chọn cặp nào đúng.</translation>
        </message>
        <message>
            <source>The product is on this channel already.</source>
            <translation>Hàng này đã có trên kênh.</translation>
        </message>
        <message>
            <source>Change it there instead.</source>
            <translation>Hãy sửa nó trên kênh đó.</translation>
        </message>
        <message>
            <source>The product is not on this channel yet.</source>
            <translation>Hàng này chưa có trên kênh.</translation>
        </message>
        <message>
            <source>Put it there first.</source>
            <translation>Hãy đưa lên kênh trước.</translation>
        </message>
        <message>
            <source>Order {number} could not be taken in.</source>
            <translation>Chưa lấy được đơn {number} vào sổ.</translation>
        </message>
        <message>
            <source>Product {number} of the channel could not be read.</source>
            <translation>Chưa đọc được hàng hoá {number} của kênh.</translation>
        </message>
        <message>
            <source>Conversation {number} could not be read.</source>
            <translation>Không đọc được cuộc trò chuyện {number}.</translation>
        </message>
        <message>
            <source>It is kept as it came, and everything else went on. {problem}</source>
            <translation>Bản gốc được giữ nguyên, mọi thứ khác vẫn chạy tiếp. {problem}</translation>
        </message>
        <message>
            <source>Correct it on the channel, then try again.</source>
            <translation>Sửa trên kênh, rồi thử lại.</translation>
        </message>
        <message>
            <source>{title}: {ours} here, {theirs} on {account}.</source>
            <translation>{title}: ở đây {ours}, trên {account} {theirs}.</translation>
        </message>
        <message>
            <source>The price was changed on the channel. Nothing is sent before you decide.</source>
            <translation>Giá đã bị đổi trên kênh. Chưa gửi gì trước khi bạn quyết định.</translation>
        </message>
        <message>
            <source>Keep your price, or take the channel's over.</source>
            <translation>Giữ giá của bạn, hoặc lấy giá của kênh.</translation>
        </message>
        <message>
            <source>{title} on {account}: back to {price}.</source>
            <translation>{title} trên {account}: trở lại {price}.</translation>
        </message>
        <message>
            <source>{title} on {account}: {old} would become {new}.</source>
            <translation>{title} trên {account}: {old} sẽ thành {new}.</translation>
        </message>
        <message>
            <source>That is more than half of the price, so it was not sent.</source>
            <translation>Giá đổi hơn một nửa nên chưa gửi.</translation>
        </message>
        <message>
            <source>Agree if it is right, or correct the price of the product.</source>
            <translation>Đồng ý nếu đúng, hoặc sửa lại giá của hàng.</translation>
        </message>
        <message>
            <source>The channel gave no reason.</source>
            <translation>Kênh không nói lý do.</translation>
        </message>
        <message>
            <source>It was sent and read back, and it shows another price or another sale period.</source>
            <translation>Đã gửi và đọc lại, nhưng kênh hiện giá khác hoặc thời gian giảm giá khác.</translation>
        </message>
        <message>
            <source>The channel's list ended before its time; the rest is fetched at the next sync.</source>
            <translation>Danh sách của kênh dừng giữa chừng; phần còn lại sẽ lấy ở lần đồng bộ sau.</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Đang kết nối…</translation>
        </message>
        <message>
            <source>Fetching orders…</source>
            <translation>Đang lấy đơn hàng…</translation>
        </message>
        <message>
            <source>Fetching products…</source>
            <translation>Đang lấy hàng hoá…</translation>
        </message>
        <message>
            <source>Reading stock there…</source>
            <translation>Đang đọc tồn trên kênh…</translation>
        </message>
        <message>
            <source>Sending stock…</source>
            <translation>Đang gửi tồn kho…</translation>
        </message>
        <message>
            <source>Reading back what was sent…</source>
            <translation>Đang đọc lại những gì đã gửi…</translation>
        </message>
        <message>
            <source>Sending prices…</source>
            <translation>Đang gửi giá…</translation>
        </message>
        <message>
            <source>Fetching messages…</source>
            <translation>Đang lấy tin nhắn…</translation>
        </message>
        <message>
            <source>Sending shipments and other acts…</source>
            <translation>Đang báo gửi hàng và các việc khác…</translation>
        </message>
        <message>
            <source>Comparing every item…</source>
            <translation>Đang so từng mặt hàng…</translation>
        </message>
        <message>
            <source>Done.</source>
            <translation>Xong.</translation>
        </message>
        <message>
            <source>{count:new order|new orders}</source>
            <translation>{count} đơn mới</translation>
        </message>
        <message>
            <source>{count:order changed|orders changed}</source>
            <translation>{count} đơn thay đổi</translation>
        </message>
        <message>
            <source>{count:cancelled|cancelled}</source>
            <translation>{count} đơn huỷ</translation>
        </message>
        <message>
            <source>{count:order could not be read|orders could not be read}</source>
            <translation>{count} đơn chưa đọc được</translation>
        </message>
        <message>
            <source>{count:new item on the channel|new items on the channel}</source>
            <translation>{count} mặt hàng mới trên kênh</translation>
        </message>
        <message>
            <source>{count:item matched|items matched}</source>
            <translation>{count} mặt hàng đã khớp</translation>
        </message>
        <message>
            <source>{count:item is gone there|items are gone there}</source>
            <translation>{count} mặt hàng không còn trên kênh</translation>
        </message>
        <message>
            <source>{count:stock number sent|stock numbers sent}</source>
            <translation>{count} số tồn đã gửi</translation>
        </message>
        <message>
            <source>{count:number is read again later|numbers are read again later}</source>
            <translation>{count} số sẽ được đọc lại sau</translation>
        </message>
        <message>
            <source>{count:stock number refused|stock numbers refused}</source>
            <translation>{count} số tồn bị từ chối</translation>
        </message>
        <message>
            <source>{count:price sent|prices sent}</source>
            <translation>{count} giá đã gửi</translation>
        </message>
        <message>
            <source>{count:price taken over|prices taken over}</source>
            <translation>{count} giá lấy theo kênh</translation>
        </message>
        <message>
            <source>{count:price refused|prices refused}</source>
            <translation>{count} giá bị từ chối</translation>
        </message>
        <message>
            <source>{count:new review|new reviews}</source>
            <translation>{count} đánh giá mới</translation>
        </message>
        <message>
            <source>{count:review could not be read|reviews could not be read}</source>
            <translation>{count} đánh giá không đọc được</translation>
        </message>
        <message>
            <source>{count:set brought up to date|sets brought up to date}</source>
            <translation>{count} bộ được cập nhật</translation>
        </message>
        <message>
            <source>{count:new message|new messages}</source>
            <translation>{count} tin nhắn mới</translation>
        </message>
        <message>
            <source>{count:conversation could not be read|conversations could not be read}</source>
            <translation>{count} cuộc trò chuyện không đọc được</translation>
        </message>
        <message>
            <source>{count:act done there|acts done there}</source>
            <translation>{count} việc đã làm trên kênh</translation>
        </message>
        <message>
            <source>{count:act still waiting|acts still waiting}</source>
            <translation>{count} việc còn chờ</translation>
        </message>
        <message>
            <source>{count:act refused|acts refused}</source>
            <translation>{count} việc bị từ chối</translation>
        </message>
        <message>
            <source>{count:number put right|numbers put right}</source>
            <translation>{count} số đã sửa lại cho đúng</translation>
        </message>
        <message>
            <source>{count:item differed|items differed}</source>
            <translation>{count} mặt hàng lệch</translation>
        </message>
        <message>
            <source>{parts}.</source>
            <translation>{parts}.</translation>
        </message>
        <message>
            <source>Nothing has changed.</source>
            <translation>Không có gì thay đổi.</translation>
        </message>
        <message>
            <source>{title}: the channel showed {shown}, corrected to {wanted}.</source>
            <translation>{title}: kênh hiện {shown}, đã sửa thành {wanted}.</translation>
        </message>
        <message>
            <source>{title}: the channel showed {shown}, expected was {expected}.</source>
            <translation>{title}: kênh hiện {shown}, lẽ ra là {expected}.</translation>
        </message>
        <message>
            <source>…and {count:more|more}.</source>
            <translation>…và {count} dòng nữa.</translation>
        </message>
        <message>
            <source>Nothing was sent: the account is read-only until you have looked at the comparison.</source>
            <translation>Chưa gửi gì: tài khoản chỉ đọc cho đến khi bạn xem bảng so sánh.</translation>
        </message>
        <message>
            <source>{title} on {account}: the stock was {ours}, and somebody keeps making it {theirs}.</source>
            <translation>{title} trên {account}: tồn là {ours}, mà có ai cứ sửa thành {theirs}.</translation>
        </message>
        <message>
            <source>{title} on {account}: the price was {ours}, and somebody keeps making it {theirs}.</source>
            <translation>{title} trên {account}: giá là {ours}, mà có ai cứ sửa thành {theirs}.</translation>
        </message>
        <message>
            <source>Another program or a person changes it there too, twice within a day. It is not sent any more.</source>
            <translation>Một chương trình khác hoặc ai đó cũng sửa số này trên kênh, hai lần trong một ngày. Số này không được gửi nữa.</translation>
        </message>
        <message>
            <source>If it is yours, switch the other program off, then keep yours. If it is theirs, leave it to them.</source>
            <translation>Nếu là việc của bạn, hãy tắt chương trình kia rồi giữ số của bạn. Nếu là việc của bên kia, hãy để bên kia giữ.</translation>
        </message>
        <message>
            <source>If this is the only book, the program has lost its settings folder {folder}, as in a new container: keep that folder. If there are two, use one only. Then sync, look at the comparison and agree.</source>
            <translation>Nếu chỉ có một sổ này thì chương trình đã mất thư mục thiết lập {folder}, như khi tạo container mới: hãy giữ thư mục đó. Nếu có hai sổ, chỉ dùng một. Sau đó đồng bộ, xem bảng so sánh rồi đồng ý.</translation>
        </message>
        <message>
            <source>{account}: {count:price goes|prices go} back to what was shown there before.</source>
            <translation>{account}: {count} giá trở lại như trước trên kênh.</translation>
        </message>
        <message>
            <source>You took back what was sent. The book never had these prices: it keeps its own, and sends none of them before you decide.</source>
            <translation>Bạn đã lấy lại những gì đã gửi. Sổ chưa từng có các giá này: sổ giữ giá của mình và không gửi giá nào trong số đó trước khi bạn quyết định.</translation>
        </message>
        <message>
            <source>Keep your prices and they are sent again, or take the channel's into the book.</source>
            <translation>Giữ giá của bạn để gửi lại, hoặc lấy giá của kênh vào sổ.</translation>
        </message>
        <message>
            <source>{account}: the saved key may not change stock.</source>
            <translation>{account}: khoá đã lưu không được phép sửa tồn kho.</translation>
        </message>
        <message>
            <source>Shoppers there see old numbers. Orders still come in, and everything else goes on.</source>
            <translation>Khách ở đó thấy số cũ. Đơn hàng vẫn về, mọi việc khác vẫn chạy.</translation>
        </message>
        <message>
            <source>{account}: the saved key may not change prices.</source>
            <translation>{account}: khoá đã lưu không được phép sửa giá.</translation>
        </message>
        <message>
            <source>Shoppers there see old prices. Orders still come in, and everything else goes on.</source>
            <translation>Khách ở đó thấy giá cũ. Đơn hàng vẫn về, mọi việc khác vẫn chạy.</translation>
        </message>
        <message>
            <source>{account}: the saved key may not read messages.</source>
            <translation>{account}: khoá đã lưu không được phép đọc tin nhắn.</translation>
        </message>
        <message>
            <source>What people write there is not shown here. Orders, stock and prices go on.</source>
            <translation>Tin nhắn của khách ở đó không hiện ở đây. Đơn hàng, tồn và giá vẫn chạy.</translation>
        </message>
        <message>
            <source>Give the key this right on the channel, or connect with another key. Each sync tries again.</source>
            <translation>Hãy cấp quyền này cho khoá trên kênh, hoặc kết nối bằng khoá khác. Mỗi lần đồng bộ sẽ thử lại.</translation>
        </message>
        <message>
            <source>The set “{name}” waits for the next sync. {problem}</source>
            <translation>Bộ “{name}” chờ lần đồng bộ tới. {problem}</translation>
        </message>
        <message>
            <source>{account} does not take the set “{name}”.</source>
            <translation>{account} không nhận bộ “{name}”.</translation>
        </message>
        <message>
            <source>Shoppers there see it as it was before, or not at all. {problem}</source>
            <translation>Người mua ở đó thấy bộ như trước, hoặc không thấy. {problem}</translation>
        </message>
        <message>
            <source>Your consent for {account} ends on {day}.</source>
            <translation>Quyền bạn cấp cho {account} hết hạn ngày {day}.</translation>
        </message>
        <message>
            <source>Until then everything goes on. After it nothing comes in and nothing goes out there.</source>
            <translation>Đến ngày đó mọi việc vẫn chạy. Sau đó bên kênh không nhận vào và không gửi đi được gì.</translation>
        </message>
        <message>
            <source>Connect the account once more before that day: it takes a minute.</source>
            <translation>Hãy kết nối lại tài khoản trước ngày đó: chỉ mất một phút.</translation>
        </message>
        <message>
            <source>Messages could not be fetched; the next sync tries again. {problem}</source>
            <translation>Chưa lấy được tin nhắn; lần đồng bộ sau sẽ thử lại. {problem}</translation>
        </message>
        <message>
            <source>This message cannot be sent by the program any more.</source>
            <translation>Phần mềm không gửi được tin nhắn này nữa.</translation>
        </message>
        <message>
            <source>Answer on the channel itself, then withdraw the message here.</source>
            <translation>Trả lời ngay trên kênh, rồi rút tin nhắn ở đây.</translation>
        </message>
        <message>
            <source>This channel has no posts.</source>
            <translation>Kênh này không có bài đăng.</translation>
        </message>
        <message>
            <source>Publish it on the channel itself, then withdraw the act here.</source>
            <translation>Hãy đăng ngay trên kênh, rồi bỏ việc này ở đây.</translation>
        </message>
    </context>
    <context>
        <name>sync_page</name>
        <message>
            <source>Take back what was sent to {account} at {time}?</source>
            <translation>Lấy lại những gì đã gửi lên {account} lúc {time}?</translation>
        </message>
        <message>
            <source>{count:number was|numbers were} sent. Prices go back to what was shown before, where nobody has changed them since; a count or a correction is taken back. What was sold or received stays.</source>
            <translation>Đã gửi {count} số. Giá trở lại như trước đó nếu từ đấy chưa ai đổi; lần kiểm kho hay điều chỉnh được lấy lại. Hàng đã bán hay đã nhập thì giữ nguyên.</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Để nguyên</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>Lấy lại</translation>
        </message>
        <message>
            <source>{count:number was|numbers were} kept</source>
            <translation>{count} số được giữ nguyên</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Syncs of {account}</source>
            <translation>Lượt đồng bộ của {account}</translation>
        </message>
        <message>
            <source>tries again at {time}</source>
            <translation>thử lại lúc {time}</translation>
        </message>
        <message>
            <source>last good sync {time}</source>
            <translation>lượt tốt gần nhất {time}</translation>
        </message>
        <message>
            <source>Since {time}.</source>
            <translation>Từ {time}.</translation>
        </message>
        <message>
            <source>{count} to be read again</source>
            <translation>{count} phải đọc lại</translation>
        </message>
        <message>
            <source>{count:request|requests}</source>
            <translation>{count} lần gọi</translation>
        </message>
        <message>
            <source>{count} failed</source>
            <translation>{count} hỏng</translation>
        </message>
        <message>
            <source>{count} in a row</source>
            <translation>{count} liên tiếp</translation>
        </message>
        <message>
            <source>{time}, measured</source>
            <translation>{time}, đo thực tế</translation>
        </message>
        <message>
            <source>only by the button</source>
            <translation>chỉ khi bấm nút</translation>
        </message>
        <message>
            <source>{count:minute|minutes} by the timetable</source>
            <translation>{count} phút theo lịch</translation>
        </message>
        <message>
            <source>lies elsewhere</source>
            <translation>nằm ở kho khác</translation>
        </message>
        <message>
            <source>{reserved} are promised, {there} are there: {missing} are missing.</source>
            <translation>Đã hứa {reserved}, chỉ có {there}: thiếu {missing}.</translation>
        </message>
        <message>
            <source>{reserved} are promised and {there} are there, but not all in one place.</source>
            <translation>Đã hứa {reserved}, có {there}, nhưng không cùng một kho.</translation>
        </message>
        <message>
            <source>Bring {quantity} from {place}</source>
            <translation>Lấy {quantity} từ {place}</translation>
        </message>
        <message>
            <source>Moves them to {place}, where they are promised from. It can be undone.</source>
            <translation>Chuyển sang {place}, nơi đã giữ chỗ. Hoàn tác được.</translation>
        </message>
        <message>
            <source>Call {who}: {phone}</source>
            <translation>Gọi {who}: {phone}</translation>
        </message>
        <message>
            <source>Write to {who} on the channel</source>
            <translation>Nhắn {who} trên kênh</translation>
        </message>
        <message>
            <source>Cancel order {number}</source>
            <translation>Huỷ đơn {number}</translation>
        </message>
        <message>
            <source>It came last. You are asked first; {amount} is to be given back if paid.</source>
            <translation>Đơn này đến sau cùng. Sẽ hỏi lại bạn; nếu khách đã trả thì phải hoàn {amount}.</translation>
        </message>
        <message>
            <source>{quantity} without goods</source>
            <translation>thiếu {quantity}</translation>
        </message>
        <message>
            <source>our own desk</source>
            <translation>đơn tự lập</translation>
        </message>
        <message>
            <source>{count:account|accounts}</source>
            <translation>{count} tài khoản</translation>
        </message>
        <message>
            <source>last {time}</source>
            <translation>gần nhất {time}</translation>
        </message>
        <message>
            <source>{count:product|products} put back; it goes out with the next sync</source>
            <translation>Đã lấy lại {count} mặt hàng; gửi đi ở lượt đồng bộ tới</translation>
        </message>
        <message>
            <source>{quantity} moved to {place}</source>
            <translation>Đã chuyển {quantity} sang {place}</translation>
        </message>
        <message>
            <source>Show {count} more</source>
            <translation>Xem thêm {count}</translation>
        </message>
        <message>
            <source>…and {count} more, not shown here</source>
            <translation>…và {count} nữa, không hiện ở đây</translation>
        </message>
        <message>
            <source>put back {time}</source>
            <translation>đã lấy lại {time}</translation>
        </message>
        <message>
            <source>{count:sync|syncs}</source>
            <translation>{count} lượt</translation>
        </message>
        <message>
            <source>All syncs</source>
            <translation>Mọi lượt</translation>
        </message>
        <message>
            <source>Only with trouble</source>
            <translation>Chỉ lượt có trục trặc</translation>
        </message>
        <message>
            <source>Something was sent</source>
            <translation>Lượt có gửi</translation>
        </message>
        <message>
            <source>Something was put right</source>
            <translation>Lượt có sửa sai</translation>
        </message>
        <message>
            <source>stock</source>
            <translation>tồn</translation>
        </message>
        <message>
            <source>price</source>
            <translation>giá</translation>
        </message>
        <message>
            <source>Nothing is sent: the book is an older state of itself</source>
            <translation>Không gửi gì: sổ này là bản cũ hơn</translation>
        </message>
        <message>
            <source>A backup was restored. Orders come in; stock and prices wait until you have looked.</source>
            <translation>Đã khôi phục một bản sao lưu. Đơn vẫn vào; tồn và giá chờ bạn xem.</translation>
        </message>
        <message>
            <source>Nothing is sent: the book lies in another place than before</source>
            <translation>Không gửi gì: sổ nằm ở chỗ khác trước</translation>
        </message>
        <message>
            <source>Two copies of one shop must never both write. If this is the copy you work with now, look and go on here.</source>
            <translation>Hai bản của một cửa hàng không được cùng ghi. Nếu từ nay bạn làm việc với bản này, hãy xem rồi tiếp tục ở đây.</translation>
        </message>
        <message>
            <source>Nothing is sent: the program was off for days</source>
            <translation>Không gửi gì: chương trình đã tắt nhiều ngày</translation>
        </message>
        <message>
            <source>Much would change there at once. Orders have come in; look at the rest before it goes.</source>
            <translation>Ở đó sẽ đổi nhiều thứ cùng lúc. Đơn đã vào; hãy xem phần còn lại trước khi gửi.</translation>
        </message>
        <message>
            <source>Nothing is sent: you wanted to look first</source>
            <translation>Không gửi gì: bạn muốn xem trước</translation>
        </message>
        <message>
            <source>Orders come in as always; stock and prices wait.</source>
            <translation>Đơn vẫn vào như thường; tồn và giá chờ.</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Đăng nhập lại</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Tạm dừng</translation>
        </message>
        <message>
            <source>Nothing is sent</source>
            <translation>Không gửi gì</translation>
        </message>
        <message>
            <source>Being set up</source>
            <translation>Đang thiết lập</translation>
        </message>
        <message>
            <source>{count:sync|syncs} failed in a row</source>
            <translation>{count} lượt hỏng liên tiếp</translation>
        </message>
        <message>
            <source>{count:act waits|acts wait} for you</source>
            <translation>{count} việc chờ bạn</translation>
        </message>
        <message>
            <source>Not synced yet</source>
            <translation>Chưa đồng bộ</translation>
        </message>
        <message>
            <source>Fine</source>
            <translation>Ổn</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Đăng nhập</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Chạy tiếp</translation>
        </message>
        <message>
            <source>Look at the comparison</source>
            <translation>Xem so sánh</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Tiếp tục</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Đồng bộ ngay</translation>
        </message>
        <message>
            <source>Open the account</source>
            <translation>Mở tài khoản</translation>
        </message>
        <message>
            <source>the same</source>
            <translation>khớp</translation>
        </message>
        <message>
            <source>{time} ahead of this computer</source>
            <translation>nhanh hơn máy này {time}</translation>
        </message>
        <message>
            <source>{time} behind this computer</source>
            <translation>chậm hơn máy này {time}</translation>
        </message>
        <message>
            <source>no limit told</source>
            <translation>kênh không cho biết</translation>
        </message>
        <message>
            <source>none</source>
            <translation>không có</translation>
        </message>
        <message>
            <source>{count:act|acts}</source>
            <translation>{count} việc</translation>
        </message>
        <message>
            <source>the oldest for {time}</source>
            <translation>lâu nhất {time}</translation>
        </message>
        <message>
            <source>settled by you</source>
            <translation>bạn đã giải quyết</translation>
        </message>
        <message>
            <source>bring {quantity} from {place}</source>
            <translation>lấy {quantity} từ {place}</translation>
        </message>
        <message>
            <source>receive, or call the customer</source>
            <translation>nhập thêm, hoặc gọi khách</translation>
        </message>
        <message>
            <source>count or receive</source>
            <translation>kiểm kho hoặc nhập</translation>
        </message>
    </context>
    <context>
        <name>sync_words</name>
        <message>
            <source>waits for its turn</source>
            <translation>chờ đến lượt</translation>
        </message>
        <message>
            <source>stopping…</source>
            <translation>đang dừng…</translation>
        </message>
        <message>
            <source>done in {count:second|seconds}</source>
            <translation>xong trong {count} giây</translation>
        </message>
        <message>
            <source>done, something needs you</source>
            <translation>xong, có việc cần bạn</translation>
        </message>
        <message>
            <source>did not work</source>
            <translation>không được</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>đã dừng</translation>
        </message>
        <message>
            <source>running</source>
            <translation>đang chạy</translation>
        </message>
        <message>
            <source>Nothing has changed.</source>
            <translation>Không có gì thay đổi.</translation>
        </message>
        <message>
            <source>Something needs you:</source>
            <translation>Có việc cần bạn:</translation>
        </message>
        <message>
            <source>see “Needs attention”.</source>
            <translation>xem mục “Cần xử lý”.</translation>
        </message>
        <message>
            <source>syncs when you press Sync</source>
            <translation>đồng bộ khi bạn bấm nút</translation>
        </message>
        <message>
            <source>syncs by itself every {count:minute|minutes}</source>
            <translation>tự đồng bộ mỗi {count} phút</translation>
        </message>
    </context>
    <context>
        <name>system</name>
        <message>
            <source>it is not there</source>
            <translation>không có ở đó</translation>
        </message>
        <message>
            <source>it is not allowed</source>
            <translation>không có quyền</translation>
        </message>
        <message>
            <source>nothing can be written there</source>
            <translation>nơi đó không ghi được</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>ổ đĩa đã đầy</translation>
        </message>
        <message>
            <source>that is a folder</source>
            <translation>đó là một thư mục</translation>
        </message>
        <message>
            <source>a part of the path is not a folder</source>
            <translation>một phần của đường dẫn không phải là thư mục</translation>
        </message>
        <message>
            <source>a file of this name is there</source>
            <translation>đã có tệp mang tên này</translation>
        </message>
    </context>
    <context>
        <name>undoing</name>
        <message>
            <source>This sync sent nothing that could be taken back.</source>
            <translation>Lượt đồng bộ này không gửi gì có thể hoàn tác.</translation>
        </message>
        <message>
            <source>Open the product and change it by hand.</source>
            <translation>Mở hàng hoá đó và sửa bằng tay.</translation>
        </message>
        <message>
            <source>Taken back with what was sent</source>
            <translation>Hoàn tác cùng với những gì đã gửi</translation>
        </message>
        <message>
            <source>{sku}: its price was changed since.</source>
            <translation>{sku}: giá đã được sửa sau đó.</translation>
        </message>
        <message>
            <source>{sku}: what it cost there before is not known.</source>
            <translation>{sku}: không rõ giá trước đó trên kênh.</translation>
        </message>
        <message>
            <source>{sku}: its stock follows from goods that really moved.</source>
            <translation>{sku}: tồn theo hàng đã thật sự ra vào.</translation>
        </message>
        <message>
            <source>{sku}: its stock came with the file {file}; undo that import.</source>
            <translation>{sku}: tồn đến từ tệp {file}; hãy hoàn tác lần nhập tệp đó.</translation>
        </message>
        <message>
            <source>{sku}: it was counted again since.</source>
            <translation>{sku}: đã kiểm kho lại sau đó.</translation>
        </message>
        <message>
            <source>{sku}: not enough is left to take the count back.</source>
            <translation>{sku}: không còn đủ hàng để hoàn tác lần kiểm kho.</translation>
        </message>
        <message>
            <source>This sync is not in the book any more.</source>
            <translation>Lượt đồng bộ này không còn trong sổ.</translation>
        </message>
        <message>
            <source>Look at the list again; old syncs are forgotten after a while.</source>
            <translation>Xem lại danh sách; các lượt cũ được bỏ đi sau một thời gian.</translation>
        </message>
    </context>
    <context>
        <name>vault</name>
        <message>
            <source>This computer has no keyring service that can be used ({reason}).</source>
            <translation>Máy này không có kho mật khẩu nào dùng được ({reason}).</translation>
        </message>
        <message>
            <source>Sign in to the desktop and unlock its keyring, or set the variable {variable} to a passphrase of your own: the secrets are then kept in an encrypted file in the shop's folder.</source>
            <translation>Đăng nhập vào máy và mở khoá kho mật khẩu, hoặc đặt biến {variable} thành một cụm mật khẩu của riêng bạn: khi đó thông tin bí mật được giữ trong một tệp mã hoá ở thư mục của cửa hàng.</translation>
        </message>
        <message>
            <source>This computer's keyring cannot be used: the secrets are kept in an encrypted file, opened by the passphrase in {variable}. Keep that passphrase; without it the channels must be connected again.</source>
            <translation>Không dùng được kho mật khẩu của máy này: thông tin bí mật được giữ trong một tệp mã hoá, mở bằng cụm mật khẩu trong {variable}. Hãy giữ cụm mật khẩu đó; nếu mất, phải kết nối lại các kênh.</translation>
        </message>
        <message>
            <source>The passphrase in {variable} does not open the file with the secrets.</source>
            <translation>Cụm mật khẩu trong {variable} không mở được tệp chứa thông tin bí mật.</translation>
        </message>
        <message>
            <source>Set the passphrase it was made with, or delete {file} and connect the channels again.</source>
            <translation>Đặt đúng cụm mật khẩu đã dùng khi tạo, hoặc xoá {file} rồi kết nối lại các kênh.</translation>
        </message>
        <message>
            <source>The file with the secrets could not be written: {reason}.</source>
            <translation>Không ghi được tệp chứa thông tin bí mật: {reason}.</translation>
        </message>
        <message>
            <source>Make room or give the program the right to write into {folder}, then try again.</source>
            <translation>Giải phóng chỗ trống hoặc cho chương trình quyền ghi vào {folder}, rồi thử lại.</translation>
        </message>
        <message>
            <source>The file with the secrets cannot be read ({reason}).</source>
            <translation>Không đọc được tệp chứa thông tin bí mật ({reason}).</translation>
        </message>
        <message>
            <source>Restore {file} from a copy, or delete it and connect the channels again.</source>
            <translation>Khôi phục {file} từ bản sao, hoặc xoá tệp rồi kết nối lại các kênh.</translation>
        </message>
        <message>
            <source>The keyring's entry for this channel cannot be read.</source>
            <translation>Không đọc được mục của kênh này trong kho mật khẩu.</translation>
        </message>
        <message>
            <source>Connect the channel again under Channels.</source>
            <translation>Kết nối lại kênh trong mục Kênh bán.</translation>
        </message>
        <message>
            <source>The system's keyring refused ({reason}).</source>
            <translation>Kho mật khẩu của hệ thống từ chối ({reason}).</translation>
        </message>
        <message>
            <source>Unlock the keyring of this computer, then try again.</source>
            <translation>Mở khoá kho mật khẩu của máy này, rồi thử lại.</translation>
        </message>
    </context>
    <context>
        <name>window</name>
        <message>
            <source>Today</source>
            <translation>Hôm nay</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Đơn hàng</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Hàng hoá</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Khách hàng</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Tin nhắn</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Kênh bán</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Cài đặt</translation>
        </message>
        <message>
            <source>Packing</source>
            <translation>Gói hàng</translation>
        </message>
        <message>
            <source>What each channel will show</source>
            <translation>Mỗi kênh sẽ hiện gì</translation>
        </message>
        <message>
            <source>Edit for channels</source>
            <translation>Sửa cho từng kênh</translation>
        </message>
        <message>
            <source>Put on channels</source>
            <translation>Đưa lên kênh</translation>
        </message>
        <message>
            <source>What will be sent</source>
            <translation>Sẽ gửi gì</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Đồng bộ</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Cần xử lý</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message>
            <source>Draft</source>
            <translation>Nháp</translation>
        </message>
        <message>
            <source>Waiting for payment</source>
            <translation>Chờ trả tiền</translation>
        </message>
        <message>
            <source>To confirm</source>
            <translation>Chờ duyệt</translation>
        </message>
        <message>
            <source>To pack</source>
            <translation>Chờ gói</translation>
        </message>
        <message>
            <source>Packed</source>
            <translation>Đã gói</translation>
        </message>
        <message>
            <source>On the way</source>
            <translation>Đang giao</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>Đã giao</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Đã huỷ</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Đã hoàn trả</translation>
        </message>
        <message>
            <source>Not paid</source>
            <translation>Chưa trả</translation>
        </message>
        <message>
            <source>Partly paid</source>
            <translation>Trả một phần</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Đã trả</translation>
        </message>
        <message>
            <source>Partly refunded</source>
            <translation>Hoàn tiền một phần</translation>
        </message>
        <message>
            <source>Refunded</source>
            <translation>Đã hoàn tiền</translation>
        </message>
        <message>
            <source>No match</source>
            <translation>Chưa khớp</translation>
        </message>
        <message>
            <source>Oversold</source>
            <translation>Bán quá</translation>
        </message>
        <message>
            <source>Changed on the channel</source>
            <translation>Kênh đã sửa</translation>
        </message>
        <message>
            <source>Gone on the channel</source>
            <translation>Mất trên kênh</translation>
        </message>
        <message>
            <source>Refund due</source>
            <translation>Cần hoàn tiền</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Cần xử lý</translation>
        </message>
        <message>
            <source>Commission</source>
            <translation>Phí hoa hồng</translation>
        </message>
        <message>
            <source>Service fees</source>
            <translation>Phí dịch vụ</translation>
        </message>
        <message>
            <source>Payment fee</source>
            <translation>Phí thanh toán</translation>
        </message>
        <message>
            <source>Delivery, paid to the carrier</source>
            <translation>Phí giao trả cho bên vận chuyển</translation>
        </message>
        <message>
            <source>Added by the channel</source>
            <translation>Kênh bù thêm</translation>
        </message>
        <message>
            <source>Tax withheld</source>
            <translation>Thuế khấu trừ</translation>
        </message>
        <message>
            <source>Adjusted afterwards</source>
            <translation>Điều chỉnh sau</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Khác</translation>
        </message>
        <message>
            <source>On sale</source>
            <translation>Còn bán</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>Đã cất</translation>
        </message>
        <message>
            <source>Goods received</source>
            <translation>Nhập hàng</translation>
        </message>
        <message>
            <source>Sold</source>
            <translation>Bán</translation>
        </message>
        <message>
            <source>Returned by a customer</source>
            <translation>Khách trả</translation>
        </message>
        <message>
            <source>Stock count</source>
            <translation>Kiểm kho</translation>
        </message>
        <message>
            <source>Correction</source>
            <translation>Điều chỉnh</translation>
        </message>
        <message>
            <source>Transfer between locations</source>
            <translation>Chuyển kho</translation>
        </message>
        <message>
            <source>Damaged or lost</source>
            <translation>Hỏng mất</translation>
        </message>
        <message>
            <source>Opening stock</source>
            <translation>Tồn ban đầu</translation>
        </message>
        <message>
            <source>same</source>
            <translation>khớp</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>đang gửi</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>chờ gửi</translation>
        </message>
        <message>
            <source>differs</source>
            <translation>lệch</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>tạm dừng</translation>
        </message>
        <message>
            <source>not sold here</source>
            <translation>không bán ở đây</translation>
        </message>
        <message>
            <source>acknowledged by the channel</source>
            <translation>kênh đã nhận</translation>
        </message>
        <message>
            <source>read from the channel</source>
            <translation>đọc từ kênh</translation>
        </message>
        <message>
            <source>counted from its orders</source>
            <translation>tính từ đơn của kênh</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>vừa xong</translation>
        </message>
        <message>
            <source>{count:minute|minutes} ago</source>
            <translation>{count} phút trước</translation>
        </message>
        <message>
            <source>{time} late</source>
            <translation>trễ {time}</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>còn {time}</translation>
        </message>
        <message>
            <source>tomorrow {time}</source>
            <translation>mai {time}</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} phút</translation>
        </message>
        <message>
            <source>{hours} h {minutes}</source>
            <translation>{hours} giờ {minutes}</translation>
        </message>
        <message>
            <source>{days:day|days}</source>
            <translation>{days} ngày</translation>
        </message>
    </context>
    <context>
        <name>write_post</name>
        <message>
            <source>Write a post</source>
            <translation>Viết bài đăng</translation>
        </message>
        <message>
            <source>{product} has no page on a connected website yet.</source>
            <translation>{product} chưa có trang nào trên trang web đã kết nối.</translation>
        </message>
        <message>
            <source>The post is published with the next sync.</source>
            <translation>Bài được đăng ở lần đồng bộ tới.</translation>
        </message>
        <message>
            <source>The post is planned with the next sync.</source>
            <translation>Bài được hẹn giờ ở lần đồng bộ tới.</translation>
        </message>
    </context>
</TS>
