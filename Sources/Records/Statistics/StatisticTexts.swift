internal import Base

/// Every sentence about statistics.
enum StatisticTexts {
    static let title = Text("Thống kê", "Statistics")
    static let help = Text(
        "Mọi con số được đếm từ hồ sơ, đúng vào ngày bạn chọn; bấm vào số học sinh để xem danh sách.",
        "Every number is counted from the records, true on the day you choose; open a number of pupils to see who they are."
    )
    static let number = Text("STT", "No.")
    static let figure = Text("Chỉ tiêu", "Indicator")
    static let total = Text("Tổng số", "Total")
    static let female = Text("Nữ", "Female")
    static let minority = Text("Dân tộc thiểu số", "Ethnic minorities")
    static let lastYear = Text("Năm trước", "Last year")
    static let checks = Text("Cần xem lại trước khi nộp", "To look at before handing in")
    static let allAgree = Text("Các số liệu khớp nhau.", "The figures agree with each other.")
    static let noForm = Text(
        "Chưa có biểu mẫu nào cho cấp học của đơn vị vào ngày này.", "There is no form for this level and day.")
    static let freeze = Text("Chốt số liệu ngày này", "Freeze the figures of this day")
    static let freezeConfirm = Text(
        "Chốt danh sách học sinh của ngày này? Bản chốt được giữ nguyên.",
        "Freeze the list of pupils of this day? What is frozen stays.")
    static let frozen = Text("Đã chốt số liệu.", "The figures were frozen.")
    static let frozenBefore = Text("Ngày này đã được chốt trước đó.", "This day was frozen before.")
    static let futureDay = Text("Không chốt được ngày chưa tới.", "A day that is still to come cannot be frozen.")
    static let snapshots = Text("Các bản đã chốt", "Frozen figures")
    static let noSnapshots = Text("Chưa chốt lần nào.", "Nothing was frozen yet.")
    static let day = Text("Ngày", "Day")
    static let by = Text("Người chốt", "By")
    static let pupils = Text("Học sinh", "Pupils")
    static let difference = Text("So với hồ sơ hiện nay", "Against the records now")
    static let same = Text("Không khác", "No difference")
    static let source = Text("Căn cứ", "By")
    static let look = Text("Xem", "Show")

    static func differs(_ difference: SnapshotDifference) -> Text {
        Text(
            "Thêm \(difference.added.count), bớt \(difference.missing.count), đổi \(difference.changed.count)",
            "\(difference.added.count) more, \(difference.missing.count) fewer, \(difference.changed.count) changed")
    }
    static func check(_ check: StatisticCheck) -> Text {
        switch check {
        case .sum(let whole, let expected, let found):
            Text(
                "Mục \(whole) là \(expected) nhưng các phần cộng lại là \(found).",
                "Row \(whole) is \(expected), yet its parts come to \(found).")
        case .jump(let row, let before, let now):
            Text(
                "Mục \(row): năm trước \(before), nay \(now); chênh lệch lớn.",
                "Row \(row): \(before) last year, \(now) now: a large change.")
        case .excess(let row):
            Text(
                "Mục \(row): số nữ hoặc dân tộc thiểu số lớn hơn tổng.",
                "Row \(row): more women or minority members than people.")
        }
    }
}
