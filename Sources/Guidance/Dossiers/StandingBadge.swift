internal import Base
internal import Components

/// Standings in words and colours, the same everywhere.
extension Standing {
    var badge: Badge {
        switch self {
        case .open: Badge(Text("Chưa nộp", "Not submitted"), .neutral)
        case .overdue(let days): Badge(Text("Quá hạn \(days) ngày", "\(days) days overdue"), .bad)
        case .submitted(0): Badge(Text("Đã nộp, chờ duyệt", "Submitted"), .info)
        case .submitted(let late): Badge(Text("Chờ duyệt, nộp muộn \(late) ngày", "Submitted \(late) days late"), .info)
        case .returned: Badge(Text("Trả lại để sửa", "Returned"), .warning)
        case .accepted(0): Badge(Text("Đã chấp nhận", "Accepted"), .good)
        case .accepted(let late):
            Badge(Text("Đã chấp nhận, nộp muộn \(late) ngày", "Accepted, \(late) days late"), .good)
        }
    }
}

extension StandingGroup {
    var label: Text {
        switch self {
        case .overdue: Text("Quá hạn", "Overdue")
        case .open: Text("Chưa nộp, còn hạn", "Not yet, in time")
        case .submitted: Text("Chờ duyệt", "Waiting")
        case .returned: Text("Trả lại", "Returned")
        case .accepted: Text("Đã chấp nhận", "Accepted")
        }
    }

    var tone: Tone {
        switch self {
        case .overdue: .bad
        case .open: .neutral
        case .submitted: .info
        case .returned: .warning
        case .accepted: .good
        }
    }
}
