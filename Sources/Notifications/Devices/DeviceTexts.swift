internal import Base

/// Every sentence about devices that are told something.
enum DeviceTexts {
    static let title = Text("Thông báo trên thiết bị", "Notifications on devices")
    static let help = Text(
        "Trình duyệt hiện tên việc cần làm, kể cả khi không mở Khuê. Chỉ bật trên máy của riêng bạn: ai nhìn màn hình cũng đọc được.",
        "The browser shows what waits for you, also when Khuê is not open. Only on a device of your own: whoever sees the screen can read it."
    )
    static let off = Text(
        "Cơ quan quản lý chương trình chưa bật thông báo trên thiết bị.",
        "Whoever runs this program has not turned notifications on devices on.")
    static let none = Text("Chưa có thiết bị nào.", "No device yet.")
    static let name = Text("Tên thiết bị", "Name of the device")
    static let nameMissing = Text("Ghi tên để nhận ra thiết bị sau này.", "Give it a name by which you know it later.")
    static let add = Text("Bật trên thiết bị này", "Turn on for this device")
    static let service = Text("Qua máy chủ", "By way of")
    static let since = Text("Từ", "Since")
    static let told = Text("Lần báo gần nhất", "Last told")
    static let never = Text("Chưa báo lần nào", "Never")
    static let end = Text("Gỡ", "Sign off")
    static let endQuestion = Text("Không báo trên thiết bị này nữa?", "Tell this device nothing any more?")
    static let added = Text("Đã bật thông báo trên thiết bị này.", "This device will be told.")
    static let ended = Text("Đã gỡ thiết bị.", "The device was signed off.")

    static let asking = Text("Đang hỏi trình duyệt…", "Asking the browser…")
    static let unable = Text(
        "Trình duyệt này không nhận được thông báo. Hãy dùng trình duyệt mới hơn; trên iPhone, iPad trước hết thêm Khuê vào màn hình chính.",
        "This browser cannot be told anything. Use a newer one; on an iPhone or iPad first add Khuê to the home screen."
    )
    static let denied = Text(
        "Trình duyệt không được phép hiện thông báo của Khuê. Mở cài đặt của trang trong trình duyệt, cho phép Thông báo, rồi bấm lại.",
        "The browser may not show notifications of Khuê. Allow them in the browser's settings of this site, then press again."
    )
    static let failed = Text(
        "Trình duyệt không nối được với máy chủ thông báo của nó, nên chưa bật được. Kiểm tra mạng rồi bấm lại; tin vẫn hiện trong Khuê.",
        "The browser could not reach its own notification service, so nothing was turned on. Check the network and press again; messages still show in Khuê."
    )
    static let noScript = Text(
        "Chưa bật được: trình duyệt không cho địa chỉ nhận thông báo. Cần bật JavaScript cho trang này.",
        "Nothing was turned on: the browser gave no address. JavaScript has to be on for this page.")
    static let unknownService = Text(
        "Máy chủ thông báo của trình duyệt này chưa được cơ quan cho phép. Hãy dùng Chrome, Edge, Firefox hoặc Safari.",
        "The notification service of this browser is not allowed here. Use Chrome, Edge, Firefox or Safari.")
    static let tooMany = Text(
        "Đã đủ 10 thiết bị. Gỡ bớt một thiết bị cũ.", "There are 10 devices. Sign an old one off.")
}
