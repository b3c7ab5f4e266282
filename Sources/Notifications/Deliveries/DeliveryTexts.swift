internal import Base
internal import Outbox

/// Every sentence about what was delivered.
enum DeliveryTexts {
    static let title = Text("Thư và tin đã gửi", "Deliveries")
    static let help = Text(
        "Những gì đã gửi ra ngoài cho người của các đơn vị trong phạm vi, và kết quả từng lượt.",
        "What left the program for the people of units within reach, and what became of it.")
    static let ownTitle = Text("Thư và tin đã gửi cho tôi", "What was sent to me")
    static let ownHelp = Text(
        "Những gì Khuê đã gửi cho bạn bằng thư, SMS/Zalo hay thông báo trên thiết bị, và kết quả từng lượt.",
        "What Khuê sent you by e-mail, SMS/Zalo or notifications on devices, and what became of it.")
    static let sentBy = Text("Đã gửi qua", "Sent by")
    static let place = Text("Gửi tới", "To")
    static let day = Text("Ngày", "Day")
    static let dayWrong = Text("Ghi ngày dạng 5/9/2023.", "Write the day as 5/9/2023.")
    static let none = Text("Chưa có thư hay tin nào như vậy.", "Nothing like that yet.")
    static let what = Text("Nội dung", "What")
    static let whom = Text("Người nhận", "To")
    static let channel = Text("Kênh", "By")
    static let state = Text("Kết quả", "State")
    static let created = Text("Lúc", "At")
    static let tries = Text("Số lượt", "Tries")
    static let answer = Text("Máy nhận trả lời", "The other side said")
    static let next = Text("Lượt tiếp theo", "Next try")
    static let address = Text("Địa chỉ", "Address")
    static let attempts = Text("Các lượt gửi", "Attempts")
    static let noAttempts = Text("Chưa gửi lượt nào.", "None yet.")
    static let cutOff = Text("đang gửi hoặc bị ngắt", "under way or cut off")
    static let unknownHelp = Text(
        "Thư đã chuyển đi nhưng chương trình bị ngắt trước khi máy nhận trả lời, nên không biết đã tới chưa. Hỏi người nhận; nếu chưa có thì gửi lại.",
        "It was handed over, but no answer came, so nobody knows whether it arrived. Ask the person; if it did not, send it again."
    )
    static let sendAgain = Text("Gửi lại", "Send again")
    static let arrived = Text("Đã tới nơi", "It arrived")
    static let decided = Text("Đã ghi nhận.", "Noted.")
    static let notUnknown = Text("Kết quả đã được ghi nhận trước đó.", "This was decided in the meantime.")

    static func counted(_ count: Int) -> Text { Text("\(count) lượt", "\(count) deliveries") }

    static func label(_ state: DeliveryState) -> Text {
        switch state {
        case .waiting: Text("Chờ gửi", "Waiting")
        case .sending: Text("Đang gửi", "Being sent")
        case .delivered: Text("Đã giao", "Delivered")
        case .refused: Text("Bị từ chối", "Refused")
        case .unknown: Text("Chưa rõ", "Unknown")
        case .expired: Text("Hết hạn", "Expired")
        }
    }

    static func label(_ channel: Channel) -> Text {
        switch channel {
        case .mail: Text("Thư", "E-mail")
        case .hook: Text("SMS/Zalo", "SMS/Zalo")
        case .push: Text("Thiết bị", "Device")
        }
    }
}
