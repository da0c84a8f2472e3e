<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
    <context>
        <name>CancelDialog</name>
        <message>
            <source>Reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel order</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ChangePricesDialog</name>
        <message>
            <source>± percent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>± amount</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No rounding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rounding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Percent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>10 makes dearer, -10 makes cheaper</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Amount</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>5000 makes dearer, -5000 makes cheaper</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter by how much, and some examples stand here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter by how much.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ChangeStockDialog</name>
        <message>
            <source>Receive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What happened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cost each</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave it empty if unknown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Note</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many came in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many are on the shelf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many more, or fewer with a minus</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many are moved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter how many it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undone</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ChannelsTab</name>
        <message>
            <source>No channel is connected yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect your website or a marketplace, and its number appears here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect a channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it on this channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Should show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not known, will be read again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The item is not on the channel any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unmatch</source>
            <translation type="unfinished" />
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
        <name>DetailsTab</name>
        <message>
            <source>Status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SKU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Barcodes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Categories</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Brand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shelf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Weight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Low stock from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Safety stock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In short</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Description</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other variants</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>available</source>
            <translation type="unfinished" />
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
            <source>Used it before?</source>
            <translation>Đã dùng rồi?</translation>
        </message>
        <message>
            <source>Open a backup</source>
            <translation>Mở bản sao lưu</translation>
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
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>HomePage</name>
        <message>
            <source>all is well</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Import a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect a channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write the first product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bring in the product file you have, or connect your website: its products and orders come by themselves. Nothing is sent to it until you agree.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your shop is ready to be filled</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LowStockCard</name>
        <message>
            <source>Running low</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An estimate, from 14 days of sales on all channels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing runs out within a week at the pace of the last 14 days.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is it</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NeedsCard</name>
        <message>
            <source>Needs you now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>most urgent first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing waits for you. All is well.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NoteDialog</name>
        <message>
            <source>Note on order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the note</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only for your shop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Note saved</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OrderPanel</name>
        <message>
            <source>Open on the channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The order in full</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Confirm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pack</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ship</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delivered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record payment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the parcel again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refund</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Goods came back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Note</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel order…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Our own desk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ship to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Goods</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Discounts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shipping</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customer pays</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Given back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Marketplace fees</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not known for every item</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gross profit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Parcels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sent without a number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Notes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From the customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only for your shop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Placed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not done</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PaymentDialog</name>
        <message>
            <source>Refund for order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Payment for order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refund</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record payment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Amount</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cash</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bank transfer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cash on delivery</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Card</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the amount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The amount must be more than zero.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PriceTab</name>
        <message>
            <source>Price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sale price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sale runs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gross profit each</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Margin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change prices</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ProductFinder</name>
        <message>
            <source>Product name, SKU, or scan a barcode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Products found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Available</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No product found. Try fewer letters, or another code.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ProductForm</name>
        <message>
            <source>Add the product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Brand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>piece, bag, kg…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From the top down with &gt;; several with ;</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Categories</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On sale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draft, not offered yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Description</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How its variants differ</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Red, Blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>S, M, L</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the variants</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it the name customers will read.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ProductPanel</name>
        <message>
            <source>The product in full</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change stock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Channels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A bundle has no stock of its own: change the stock of its parts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stock of this product is not counted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy SKU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bring back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Archive product</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ProductsPage</name>
        <message>
            <source>Import a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Products from a CSV or Excel file (Ctrl+I)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name, SKU, barcode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change prices</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Archive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All categories</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Category</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On sale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Low stock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Channel differs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Archived</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filter is on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filter is off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>number = what the channel may sell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect a channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bring in the product file you have, take the products from your website, or write the first one here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No products yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No product found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing matches these filters. Try fewer words, or clear the filters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The item is no longer matched with this product; it waits under Channels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next sync puts it on the channel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SKU copied</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy SKU</source>
            <translation type="unfinished" />
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
        <name>ReturnDialog</name>
        <message>
            <source>Goods back from order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the goods back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Money back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>back on the shelf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was said to have come back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter how many of each line.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SalesCard</name>
        <message>
            <source>Sales today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sales yet, neither today nor a week ago.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The course of the day shows here with the first sale.</source>
            <translation type="unfinished" />
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
        <name>SetPriceDialog</name>
        <message>
            <source>Save the price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty: no sale. It must be below the price.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sale price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begins</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ends</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sale price must be below the price.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sale ends before it begins.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ShipDialog</name>
        <message>
            <source>Ship order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ship</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tracking number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scan it, or leave it empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not said</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Carrier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What goes in this parcel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter how many; 0 for none.</source>
            <translation type="unfinished" />
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
        <name>SyncCard</name>
        <message>
            <source>Sync</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect a channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No channel yet. Connect your website, and its orders come here and its stock is kept right.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>SKU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Barcodes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On hand now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every variant needs a SKU: channels find it by that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This SKU is given twice.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WhyTab</name>
        <message>
            <source>Made of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>available</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reserved now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In and out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on hand after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No goods have moved yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show older ones</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>accounts</name>
        <message>
            <source>Safety stock and cap cannot be below zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The share must be between 0 and 100 percent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The account has no name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is already an account called "{name}".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the value and try again; nothing was saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This account is not connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look under Channels which accounts there are.</source>
            <translation type="unfinished" />
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
        <name>attention</name>
        <message>
            <source>This matter is no longer in the list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may have been settled already. Look at the list again.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>audit</name>
        <message>
            <source>This change is not in the history any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the record and change it by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This change cannot be undone by itself.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>book</name>
        <message>
            <source>The folder {folder} is kept in step by {service}, which can ruin an open book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder on this computer only, and let {service} have the backups instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {folder} is on another computer; a book file is not safe over a network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder on this computer. For several tills, use a PostgreSQL server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close other programs that use the shop's folder, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full, so this was not saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room on the disk and do it again; everything saved before is safe.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The book can only be read, so this was not saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that you may write in the shop's folder and that the disk is not locked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The book is damaged and cannot be read safely.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop working in it and restore the latest backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This file is not a shop's book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the shop's folder again, or restore a backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The book could not be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that the shop's folder is there and that you may write in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk gave an error while the book was in use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the disk and its cable. Everything saved before is safe; make a backup soon.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The computer that keeps the book cannot be reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that it is switched on and that the network works; then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The computer that keeps the book does not accept the name or password.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the address of the book with whoever set it up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The book is in use by another program, so this was not saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This book was written by a newer version of the program ({path}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install the newest version and open it again. Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no shop's book at {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another folder, or make a new shop there.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>catalog</name>
        <message>
            <source>price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} has a sale price but no price.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the ordinary price too, or leave the sale price empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sale price of {sku} is not below its price.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter a lower sale price, or leave it empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sale of {sku} ends before it begins.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct one of the two dates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sale price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A product has no name (SKU {sku}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it the name customers will read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” has nothing to sell: it has no variant.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it at least one SKU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The options of “{name}” need a name each, and no name twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name them by what differs, for example Colour and Size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” has {count} options.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use at most {count}, or make several products of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} has {given} option values, but “{name}” has {count} options.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give each variant one value for each option.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} and {other} are the same variant of “{name}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give each variant its own combination of options, or leave one of them out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A variant of “{name}” has no SKU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it a short code of its own; every channel finds it by that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The SKU {sku}… is longer than {count} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The unit of {sku} can be whole pieces or thousandths only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose “by piece” or “by weight”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>safety stock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reorder point</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A barcode of {sku} is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scan it again, or leave it out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {word} of {sku} cannot be {number}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter 0 or more, or leave it empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The SKU {sku} is given twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} and {other} differ only in capitals; channels take them for one SKU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give each variant a SKU of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The SKU {sku} is in the book already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change that product, or choose another SKU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The barcode {code} belongs to {sku}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A code can stand for one variant only: take it off one of the two.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” was added.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A category has no name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name every level of it, or leave the category out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This product is not in the book any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go back to the list and refresh it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This variant is not in the book any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This was changed again since then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo the later change first, or change the record by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} has stock or orders already; its unit cannot change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a new variant with the other unit and stop using this one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” was archived.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” was brought back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” was made a draft.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The price of {sku} was changed.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>change_prices</name>
        <message>
            <source>Change the prices of {count:product|products}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To {amount}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:product has|products have} no price and stay without.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change {count:price|prices}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:price was|prices were} changed.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>change_stock</name>
        <message>
            <source>Change stock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On hand: {before} → {after}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The count agrees with the book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku}: {quantity} moved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku}: {quantity} on hand.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>channels</name>
        <message>
            <source>It is tried again by itself. Nothing is lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the account under Channels and connect it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} could not be reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} did not answer. It is not known whether it did what was asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The certificate of {account} is not valid, so nothing was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check this computer's date and the network you are in; if both are right, ask who runs the website to renew its certificate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The address of {account} is missing or not a web address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it under Channels, like https://shop.example.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The address of {account} does not start with https://, so nothing was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the https:// address under Channels, or ask who runs the website to switch it on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} points to another address, {address}; nothing was sent there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If that is your shop's new address, enter it under Channels. If you are in a hotel's or café's network, sign in to that network first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} answered with a web page or half an answer instead of data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is tried again by itself. If it stays, look whether the website is under maintenance or a firewall keeps this program out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} asks to send less for a while.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} did not answer several times in a row, so it is left alone for a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} has a fault of its own ({status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} no longer accepts the saved keys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} says that this is not there any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is kept here. Link it to another item, or leave it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} refused: “{reply}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the value right here or in the shop's own administration, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer of {account} cannot be understood ({what}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is looked up before it is tried again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} did not say what became of this item.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopped before it was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The website's answer makes no sense.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Address of the website</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The address your customers open, without anything after the name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Consumer key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begins with ck_ and has 43 characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Consumer secret</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begins with cs_ and has 43 characters. The website shows it only once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>My website has no certificate (http:// only)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keys stay secret, but orders and addresses travel unprotected. Better: ask who runs the website to switch https on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type the address of your website as customers open it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a key in the shop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in to your website's administration.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open WooCommerce → Settings → Advanced → REST API.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press Add key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Description: Store Manager. Permissions: Read/Write.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press Generate API key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy both parts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the consumer key and the consumer secret into this form.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the page open until the test has passed: the secret is shown only once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing to test here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Found {shop}. It runs WooCommerce.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This looks like a key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the whole line that begins with ck_ (43 characters).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is the secret. The key begins with ck_.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is not a whole key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is not a whole secret.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the whole line that begins with cs_ (43 characters).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The website accepts the key for reading and writing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The website of {account} answers, but WooCommerce was not found there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the address. If it is right: WooCommerce must be switched on, and under Settings → Permalinks anything but “Plain” must be chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The website has no certificate: orders and addresses travel unprotected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The website sells in {theirs}, this account is kept in {ours}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key may not read the shop's settings; its version is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} has a product with this SKU in its trash: {title}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restore it there and link it, or delete it there for good, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} already has another product with this SKU: {title}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Link it to that product, or change the SKU of one of the two.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} made {title}, but not as it was sent (SKU {sku}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not published. Look at it in the shop's own administration.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} has options on one side only (here or on the website).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} kept another state for the product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at it in the shop's own administration.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The website has no step for this: {status}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} is in the website's trash.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The website kept order {number} in the state “{status}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} was cancelled on the website, so it cannot be shipped there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An empty note cannot be sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{amount} cannot be given back on an order in {currency}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} has no line with that many units to give back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your order is on its way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tracking number: {number}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Carrier: {carrier}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record {id} of the website cannot be understood: {what}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A product needs a name before it can be sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} has no variant to sell.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} needs a SKU for each variant: without it the same product could be made twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Two variants of {title} have the same SKU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each variant of {title} needs its options, such as size or colour.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture {url} has no web address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} has a sale price but no price.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stock of {title} is not a whole number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The price {price} is not in the website's currency {currency}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The price {price} is below zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sale price {sale} is not below the price {price}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sale would end before it begins.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it right here, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} already has another product with this SKU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} does not take this barcode: it is wrong, or another product has it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the barcode here and in the shop's own administration.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} could not fetch a picture, so nothing was saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that the picture opens in a browser, or send the product without it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} refuses because this computer's clock is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set the date and the time of this computer, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} knows the key, but the secret does not belong to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a new key in the shop and enter both parts under Channels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key of {account} lacks a right: “{reply}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a new key with the right “Read/Write” for a user who may manage the shop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key of {account} may only read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a new key with the right “Read/Write” in the shop and enter it under Channels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} is too old for this, or WooCommerce is switched off there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look under Plugins in the shop's administration whether WooCommerce is on and up to date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only whole numbers can be sent as stock to a website.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The website kept another price than the one sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The website keeps no number for this item.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The website answered with {echo} instead of {wanted}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This listing has no item on the website.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This computer's clock is {minutes:minute|minutes} ahead of the website's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This computer's clock is {minutes:minute|minutes} behind the website's.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>charts</name>
        <message>
            <source>Copy as a table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} bn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} m</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} k</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>command</name>
        <message>
            <source>No channel account is called “{name}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>See “channel list” for the names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no channel “{kind}”. Known are: {known}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What it is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{shop}” is connected as “{name}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{pair}” is not FIELD=VALUE with a field of this channel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{field}” is a secret and does not belong on the command line, where others could see it. Give it as JSON on standard input or in the variable {variable}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Standard input is not one JSON object of texts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not a secret of this channel: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No channel is connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>State</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last sync</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Listings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{shop}” answers and accepts the saved key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” is disconnected. Its orders stay in the book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:product|products} taken into the book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unknown format “{format}”. Known are: {known}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Importing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{rows:row|rows} read as {format}: {new} new, {changed} changed, {same} the same, {wrong} wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Imported. It can be undone as a whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was changed: this was a dry run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was imported because of the wrong rows. Mend them, or import the others with --only-good.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Row {row}: {text}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Row {row}, column “{column}”: {text}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file's name must end in .csv or .xlsx.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exporting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{rows:row|rows} written to {file}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No orders.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Placed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Total</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no order {number} in the book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>See “orders list” for the numbers, or sync first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} is marked as shipped; the channel is told at the next sync.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no shop in {folder}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make one with “init --name NAME”, or name another folder with --shop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filling the practice shop in {folder} …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Practice shop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The practice website runs at {url}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop it with Ctrl+C.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a shop in {folder} already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was changed. Name another folder with --shop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shop “{name}” made in {folder}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The shop needs a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{currency}” is not a currency; give its ISO code, such as VND or USD.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The program speaks vi and en, not “{language}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{timezone}” is not a time zone; an example is Asia/Ho_Chi_Minh.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is damaged: {damage}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ledger and balances differ: {differences}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ledger and balances agree.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:listing differs|listings differ} from what it should show.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every listing shows what it should.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account}: {sku} shows {shown}, should show {wanted}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing needs you now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No product has the SKU or barcode {sku}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the spelling, or import the product first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku}: {on_hand} on hand − {reserved} reserved = {available} available</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Then</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A reason is needed: it answers later why the number changed.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>connections</name>
        <message>
            <source>“{field}” is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fill it in and try again; nothing was saved.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>counter</name>
        <message>
            <source>Nothing is being sold.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scan or choose a product first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A product of this sale is not in the book any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take it off, or choose another product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The quantity of {sku} must be more than zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter how many the customer takes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} has no price.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter a price for this sale, or give the product one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The discount on {sku} is more than it costs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lower the discount.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>customers</name>
        <message>
            <source>{name} was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These two records are one person already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refresh the list; nothing is left to merge.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{other} was merged into {name}: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is not merged with anybody.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing needs to be split.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} was split off again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This was changed again since then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo the later change first, or change the record by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is not a phone number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is not an e-mail address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct it, or leave it empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} and {other} may be one person</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both use {value}, but the names differ. Families often share a phone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Merge them if they are one person; otherwise leave them apart.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This customer is not in the book any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go back to the list and refresh it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>demo</name>
        <message>
            <source>Practice website</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>entry</name>
        <message>
            <source>“{text}” has more decimals than {currency} has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{text}” is more than any price.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{text}” is not a whole number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{text}” has more than three decimals.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{text}” is more than a shop can hold. Was a barcode scanned into this field?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{text}” is not a number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter digits only, for example 145000.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>files</name>
        <message>
            <source>Why it was left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another row of the same product is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” was shortened by Excel and its last digits are lost. Make this column Text in the original file, type the codes again, and import that file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The check digit of {code} is wrong: {right} would be right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{code} seems to have lost its leading zero: {right} is a whole barcode.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Store Manager</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>WooCommerce</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shopify</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>KiotViet, Sapo, Nhanh, Haravan</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other file, columns matched by you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another name than in row {row} for the same product; the first one is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The handle is missing: it holds a product's rows together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Without a SKU. It gets {sku}, the same at every import of this file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The price to compare with is lower than the price; it is left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The product “{parent}” this variation belongs to is not in the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is not known here and is left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file has no variations of this product; it comes in as one without options.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is a formula, not its result. Save the file with values in Excel first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is a shortened number: its digits are lost. Type the whole number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is not a number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no file format “{format}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one of: {formats}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{format} files can be read for products only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Match the columns by hand instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} is not a file of {format}: its column heads are others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Match the columns by hand, or choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{raw} has lost its leading zero; it is read as {phone}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is not a phone number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is not an e-mail address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty. A customer needs a name, a phone or an e-mail.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same person stands in row {row} already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty. Every order needs its number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} stands in the file twice, in parts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} is not in the book; the line is kept as text and can be matched later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is not a status of an order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty. Every order needs the day it was placed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The order has no items.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” cannot be a quantity of these goods.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The items come to {sum}, the order says {total}; the order's own total is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Known by its barcode as {old}; its SKU becomes {new}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty. Every row needs a SKU by which the goods are known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The barcode {code} belongs to {sku} in the book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The SKU {sku} stands in row {row} already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} differs only in capitals or spaces from {other} in row {row}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The barcode {code} stands at {sku} in row {row} already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rows of “{name}” belong to different products in the book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty. New goods need a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This SKU is not in the book, and the file has no names for new goods.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}”, but these goods are sold by the piece.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” has more than three decimals.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} is below zero; there cannot be fewer than none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} has been put away in the book; the row changes nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These goods are not counted; the number is left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sale price {sale} is not below the price {price}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sale ends before it begins.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{price}, more than 8 times cheaper than the other variants.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{price}, more than 8 times dearer than the other variants.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>other data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on sale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>draft</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>archived</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>goods</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shown together</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sold elsewhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} is not in the book. Import it as a product first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same goods are counted in row {row} already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The category “{path}” is not in the book yet and will be made ({count:row|rows}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stockroom “{name}” is not in the book yet and will be made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All prices are read as {currency}, the currency of the shop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} of {total} goods with stock would go to 0. Is the file whole?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} of {total} prices would change by more than half. Is it the right currency?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This very file was imported on {at} already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} cannot be opened: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close it in other programs, check where it lies, and choose it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} has column heads but no rows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the file or the sheet that holds the goods.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save it again in the program it comes from, then choose it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} is not a table.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a CSV or Excel file (.csv, .txt, .xlsx, .xls, .ods).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Some letters of this file are doubtful: look at the names before importing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The letters look like the old {font} font and would come in garbled. Convert the file to Unicode first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} cannot be read as a table.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open it in Excel, save it as .xlsx or as CSV UTF-8, and choose that file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} is protected by a password.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove the password in Excel, save the file, and choose it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} has no sheet “{sheet}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one of: {sheets}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:row has|rows have} more cells than there are column heads; what stands beyond is left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:row is|rows are} wrong, so nothing was imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mend them in the preview, or import the good rows and save the bad ones to a file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No row of {file} can be imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the problems in the preview, mend them and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} is neither a CSV nor an Excel file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let its name end in .csv or .xlsx.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} cannot be written: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close it in other programs, or choose another place.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are more rows than an Excel sheet can hold.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export to CSV instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Row {row} has a text of {length} characters; an Excel cell holds {most}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This import is not in the book, or has been undone already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go back to the list of imports and refresh it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:record was|records were} used or changed since the import: {records}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo the rest and keep these, or put them right by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} ({sku})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>order {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>customer {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a record that is not in the book any more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}, changed since</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is a failed formula. Repair it in the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text has {length} characters; at most {limit} fit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” was read as {number}. Write it without a separator if it means something else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} has more decimals than {currency} has. The file may hold another currency's prices.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} cannot be a price: enter 0 or more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} is too large a number of pieces.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} cannot be a weight.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is neither yes nor no.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{value}” is not a date. Write day/month/year, for example 22/11/2026.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This column holds the program's own notes; it was changed and cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The notes of order {number} in the file were changed and cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty its cell in that column, or export the orders again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The book has changed since the preview of {file} was made, so nothing was imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the preview again, then import.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>home</name>
        <message>
            <source>Everything compared: {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sold out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>below {point}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gone in 1 day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{days:day|days}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Monday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tuesday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wednesday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Thursday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Friday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saturday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sunday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>syncing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>paused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sign in again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>again at {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not reached</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} to look at</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>waits for your approval</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} to send</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not synced yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} fine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} sending</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:needs|need} a look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} paused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:order is|orders are} past the ship-by time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pack it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:order|orders} to ship today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>first in {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:order waits|orders wait} for you to confirm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The goods are reserved until you decide</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Confirm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:order has|orders have} an item that matches no product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Match</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} no longer lets us in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is sent or fetched there until you sign in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Review</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} more need attention</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>See all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>due {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:thing needs|things need} you, the rest is fine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pack {count:order|orders}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>last {weekday}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>against {day}, both until {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>▏before {amount}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sales today {today}, {last} until the same time {before}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{percent}% more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{percent}% less</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>and in other currencies: {amounts}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>until {time}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>listings</name>
        <message>
            <source>This product is not in the book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another one, or take the item in as a new product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This item is no longer on the channel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing has to be done about it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This item of the channel is not in the book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sync the account, then look again.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>order_acts</name>
        <message>
            <source>The next sync tells {channel}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} was shipped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next sync asks {channel} to give the money back. It cannot be undone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{amount} goes back to the customer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{amount} received for order {number}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel order {number}?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its {count:item goes|items go} back to stock.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next sync cancels it on {channel} too; the buyer is told there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{amount} was paid and has to be given back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} was cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The line is {sku} now.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>order_panel</name>
        <message>
            <source>Due {time}, {late}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Due {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>masked by {channel}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:item|items}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shelf {shelf}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:item|items} came back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Placed on {channel}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{channel} is told by the next sync</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{quantity} came back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{quantity} sent</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>orders</name>
        <message>
            <source>Our own desk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Items</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Total</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ship by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Placed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refunded: {amount}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paid: {amount}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This order is not in the book any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for it again in the list of orders.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This line is not in the order any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the order again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{title}” was matched to {sku}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{title}” was matched, sold and came back already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the stock of both products right with a correction.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Note changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{amount} is more than order {number} has left to refund: {left}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lower the amount, or record the payment that is missing first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The amount must be more than zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter what was paid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was said to have come back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter how many of each line came back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{title}”: {asked} came back, but only {away} are with the customer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lower the quantity.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{pieces:item|items} came back: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{pieces:item|items} came back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No match</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Oversold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Changed on the channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gone on the channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refund due</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Needs attention</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Later</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No ship-by time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Before {time} today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Late</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Today after 18:00</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tomorrow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sold over the counter, {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one of the steps the order shows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only an order that waits to be confirmed can be confirmed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only a confirmed order can be packed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only a packed order can be opened again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Confirm it and send it first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is cancelled already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its goods have left. When they come back, record a return.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only a confirmed or packed order can be shipped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Part of the order was shipped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{title}”: {asked} to ship, {left} left to go.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing of it is left to go out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Packed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Parcel opened again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Confirmed, goods reserved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shipped, tracking number {tracking}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shipped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delivered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} is now: {status}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>draft</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>waiting for payment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>to confirm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>to pack</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>packed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on the way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>delivered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>returned</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} is {status}: this step is not open to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} written, {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The order has no lines.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add at least one product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A product of the order is not in the book any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the line off, or choose another product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A line of the order says nothing about what was bought.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a product, or write what it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The quantity of “{title}” must be more than zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter how many the customer takes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{title}” has no price.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the price of this line, or give the product one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The discount on “{title}” is more than the line costs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lower the discount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The discount of {discount} is more than the order costs, {total}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The shipping fee cannot be below zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter 0, or give a discount instead.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>outbox</name>
        <message>
            <source>This was already done or withdrawn.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing left to send.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This has already been done on the channel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo it there if it was a mistake.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This waiting act is not in the book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the list again; it may have been removed with its account.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>product_form</name>
        <message>
            <source>New product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That makes {count} variants; {most} is the most here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This cannot be below zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter 0 or more.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>products</name>
        <message>
            <source>Product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Available</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On hand less what is reserved for orders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not counted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{available} available: {on_hand} on hand, {reserved} reserved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sale {price}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{channel} shows {seen}, it should be {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{channel}: {number}, {state}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:variant|variants}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} low</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:product|products} ticked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” is in the book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:product was|products were} archived.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:product is|products are} sold again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Why {number}?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{needed} for each</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:order|orders}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>placed {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reserved for {count:order|orders}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on hand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>available</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:try was|tries were} in vain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>until you end it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from {start}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>until {end}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>return_goods</name>
        <message>
            <source>At most {amount} was paid and not given back yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of {count}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Goods of order {number} are back.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>set_price</name>
        <message>
            <source>Price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The price of {sku} was changed.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>shop</name>
        <message>
            <source>There is a shop in this book already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open it, or choose another folder for a new shop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no shop in this book yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start the program and give the shop a name, or restore a backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The shop has no name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write the name customers know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{currency}” is not a currency.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use the three letters of the currency, for example VND or USD.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no language “{language}” in the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose Vietnamese (vi) or English (en).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{timezone}” is not a time zone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a name such as Asia/Ho_Chi_Minh.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The book already holds prices or orders in another currency.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a new shop for another currency; amounts are never converted silently.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>stock</name>
        <message>
            <source>This product is not in the book any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for it again in the list of products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This change of stock has no effect or no reason.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say how many more or fewer there are, and why.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A count cannot be below zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter what is on the shelf.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both locations are the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose where the goods go.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} is a bundle: its stock is that of its parts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the stock of the parts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stock of {sku} is not counted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch counting on in the product first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not enough of {sku} on hand: {asked} to take away, {there} there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Count the goods first, or lower the quantity.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The quantity must be more than zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter how many it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{quantity} is more than a shop can hold.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the quantity; perhaps a barcode was scanned into its field.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} in {location}: the book says {recorded} on hand, its movements add up to {summed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} in {location}: the book says {recorded} reserved, its open orders add up to {summed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{whole}.{part}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Receive more, or lower the quantity.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not enough of {sku}: {asked} asked, {available} available.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku} ({asked} asked, {available} available)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not enough of: {products}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The shop has no place that holds stock yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a location in Settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Purchase {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sold with order {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Returned, order {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stock count {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correction {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transfer {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Damaged or lost {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opening stock {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Goods received</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Returned by a customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stock count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transfer between locations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Damaged or lost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opening stock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{on_hand} on hand, {reserved} reserved for {orders:order|orders}: {missing} too many are sold.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{on_hand} on hand, less {reserved} reserved for {orders:order|orders}, leaves {available} available.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{quantity} reserved for order {number}, placed {placed}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{quantity} reserved for order {number}, placed {placed}, to ship by {ship_by}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{what}: {note}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>sync</name>
        <message>
            <source>This matter is solved on another page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open it from the row.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No product was chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose which product the line is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No price was chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose yours or the channel's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The order of this act is not on the channel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Withdraw the act.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This channel cannot be told this by the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do it on the channel itself, then withdraw the act here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number}: the channel refused “{act}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The channel refused “{act}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is done here but not there. {problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at it on the channel, then try again or withdraw it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ship</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>refund</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add a note</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>create product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>publish product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The product to be sent is not in the book any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” has nothing to sell.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it at least one variant, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing comes in and nothing goes out there until you sign in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Changes wait here and nothing is lost. Trying again at {time}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The program ended in the middle of this sync; it goes on now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program is syncing this account right now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until it is done, or end it, then sync again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something unexpected stopped the sync of this account; the log says what.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is lost. Sync again; if it stays, send the log to the makers of the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:item is|items are} on the channel and not in the book yet; fetched next time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account}: {count:item|items} would be sold out at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account}: {count:price|prices} would change much at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>So many changes at once are often a mistake: they were not sent. Everything else was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the list. Agree if it is right, or undo the change that caused it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} was deleted on the channel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is kept here and its goods stay reserved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ship it if the customer still wants it, or cancel it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} has a status this program does not know: "{status}".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its goods are reserved, and it is not shipped by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the order on the channel, then confirm or cancel it here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was already packed here. Its goods are free again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its goods had already left. They are not counted as back before you say so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take it out of the parcels and put the goods back on the shelf.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop the parcel if you can; when the goods are back, record a return.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} was cancelled on the channel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} was changed on the channel after it was packed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stock follows the new lines; what is in the parcel may be wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the order and compare it with the parcel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number}: {titles} is not in the book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The order is kept, but no stock is reserved for this item.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose which product it is, or take it in from the channel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sku}: {missing} more sold than there are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Orders wait for it: {numbers}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Get more in, or call the customer of the latest order and offer another or a refund.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} is no longer on {account}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was deleted there, so nothing is sent to it and nobody can buy it there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it back on the channel, or leave it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} does not take the stock of {title}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} does not take the price of {title}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shoppers there see an old number. {problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the item on the channel, then write again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} on {account} shows {shown} and should show {wanted}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was written several times and read back, and the number did not change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>See whether another program changes it there, then write again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} on {account} has one number for several variants.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They are counted one by one here, so no number fits and none is sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let the channel keep stock for each variant, then sync again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account}: {count:item looks|items look} like products of yours, but not surely.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is sent to them before you decide.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account}: {count:item has|items have} a SKU that is there more than once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not clear which is which, so nothing is sent to them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go through the pairs and say which are right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The product is on this channel already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change it there instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The product is not on this channel yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it there first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {number} could not be taken in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product {number} of the channel could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is kept as it came, and everything else went on. {problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct it on the channel, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title}: {ours} here, {theirs} on {account}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The price was changed on the channel. Nothing is sent before you decide.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep your price, or take the channel's over.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} on {account}: {old} would become {new}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That is more than half of the price, so it was not sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Agree if it is right, or correct the price of the product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The channel gave no reason.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was sent and read back, and it shows another price or another sale period.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The channel's list ended before its time; the rest is fetched at the next sync.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connecting…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetching orders…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetching products…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading stock there…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sending stock…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading back what was sent…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sending prices…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sending shipments and other acts…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Comparing every item…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:new order|new orders}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:order changed|orders changed}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:cancelled|cancelled}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:order could not be read|orders could not be read}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:new item on the channel|new items on the channel}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:item matched|items matched}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:item is gone there|items are gone there}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:stock number sent|stock numbers sent}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:stock number refused|stock numbers refused}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:price sent|prices sent}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:price taken over|prices taken over}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:price refused|prices refused}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:act done there|acts done there}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:act still waiting|acts still waiting}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:act refused|acts refused}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:number put right|numbers put right}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:item differed|items differed}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{parts}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing has changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title}: the channel showed {shown}, corrected to {wanted}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title}: the channel showed {shown}, expected was {expected}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>…and {count:more|more}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>vault</name>
        <message>
            <source>This computer has no keyring service that can be used ({reason}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in to the desktop and unlock its keyring, or set the variable {variable} to a passphrase of your own: the secrets are then kept in an encrypted file in the shop's folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This computer's keyring cannot be used: the secrets are kept in an encrypted file, opened by the passphrase in {variable}. Keep that passphrase; without it the channels must be connected again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The passphrase in {variable} does not open the file with the secrets.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set the passphrase it was made with, or delete {file} and connect the channels again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file with the secrets could not be written: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room or give the program the right to write into {folder}, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file with the secrets cannot be read ({reason}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restore {file} from a copy, or delete it and connect the channels again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyring's entry for this channel cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect the channel again under Channels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system's keyring refused ({reason}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unlock the keyring of this computer, then try again.</source>
            <translation type="unfinished" />
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
            <source>Needs attention</source>
            <translation>Cần xử lý</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message>
            <source>Draft</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for payment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To confirm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To pack</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Packed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On the way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delivered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Returned</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not paid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Partly paid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Partly refunded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refunded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No match</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Oversold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Changed on the channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gone on the channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refund due</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Needs attention</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On sale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Archived</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Goods received</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Returned by a customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stock count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transfer between locations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Damaged or lost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opening stock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>same</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sending</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>differs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>paused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not sold here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>acknowledged by the channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>read from the channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>counted from its orders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>just now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count:minute|minutes} ago</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{time} late</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{time} left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tomorrow {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{minutes} min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{hours} h {minutes}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{days:day|days}</source>
            <translation type="unfinished" />
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
</TS>
