internal import Base
internal import Outbox

/// Every sentence of the preview of reminders.
enum ForecastTexts {
    static let title = Text("Ai sẽ được nhắc", "Who will be reminded")
    static let help = Text(
        "30 ngày tới, nếu không đơn vị nào nộp thêm. Mỗi người nhận theo cách họ chọn; giờ yên tĩnh và thư gộp có thể dời lúc gửi.",
        "The next 30 days, if no unit hands in anything more. Each is told as they chose; quiet hours and daily letters may move the hour."
    )
    static let day = Text("Ngày nhắc", "Day")
    static let duties = Text("Việc phải nộp", "What is due")
    static let unit = Text("Đơn vị được nhắc", "Unit reminded")
    static let units = Text("Đơn vị", "Units")
    static let people = Text("Người", "People")
    static let programOnly = Text("Chỉ trong Khuê", "In Khuê only")
    static let none = Text(
        "30 ngày tới không ai được nhắc: không có mốc, hoặc không còn việc nào sắp đến hạn.",
        "Nobody is reminded in the next 30 days: there is no step, or nothing is due.")
    static let nobody = Text("Không có ai để nhắc", "Nobody to remind")
    static let tomorrow = Text(
        "Áp dụng từ ngày mai, khi bấm nút dưới đây.", "Holds from tomorrow, once the button is pressed.")
    static let back = Text("Không thay đổi", "Change nothing")
    static let see = Text("Xem ai được nhắc", "See who is reminded")

    static func silent(_ count: Int) -> Text {
        Text(
            "\(count) đơn vị không có ai nhận lời nhắc: chưa có tài khoản của người phụ trách.",
            "\(count) units have nobody who can be reminded: no account answers for them.")
    }

    static func more(_ count: Int) -> Text { Text("và \(count) việc nữa", "and \(count) more") }

    static func toldOn(_ step: Text, _ whom: Text) -> Text {
        Text("\(step.vi); nhắc \(whom.vi.lowercased()).", "\(step.en); told to: \(whom.en.lowercased()).")
    }

    static func label(_ change: Forecast.Change) -> Text {
        switch change {
        case .added: Text("Thêm", "New")
        case .ended: Text("Sẽ bỏ", "Ends")
        }
    }

    /// The channels by which somebody is told, besides the program itself.
    static func by(_ channels: Set<Channel>) -> Text {
        let labels = Channel.allCases.filter(channels.contains).map { DeliveryTexts.label($0) }
        if labels.isEmpty { return programOnly }
        return Text(labels.map(\.vi).joined(separator: ", "), labels.map(\.en).joined(separator: ", "))
    }
}
