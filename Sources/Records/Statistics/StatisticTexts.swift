internal import Base

/// Every sentence about statistics.
enum StatisticTexts {
    static let title = Text("Thống kê", "Statistics")
    static let help = Text(
        "Mọi con số được đếm từ hồ sơ, đúng vào ngày bạn chọn; bấm vào một số để xem hồ sơ đằng sau.",
        "Every number is counted from the records, true on the day you choose; open a number to see the records behind it."
    )
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
            Text("Mục \(row): có phần lớn hơn tổng.", "Row \(row): a part is larger than the whole.")
        case .emptyClasses(let names):
            Text(
                "Lớp không có học sinh: \(names.joined(separator: ", ")).",
                "Classes without pupils: \(names.joined(separator: ", ")).")
        case .crowded(let names):
            Text(
                "Lớp đông hơn hẳn các lớp khác của trường: \(names.joined(separator: ", ")).",
                "Classes far larger than the school's others: \(names.joined(separator: ", ")).")
        case .unlikelyAges(let count):
            Text(
                "\(count) học sinh lệch hơn 3 tuổi so với tuổi của khối; xem lại ngày sinh.",
                "\(count) pupils are more than 3 years from the age of their grade; look at their birth dates.")
        case .nobody(.teachers):
            Text(
                "Có lớp mà không có giáo viên nào trong hồ sơ nhân sự.", "There are classes, but no teacher on record.")
        case .nobody(.head):
            Text("Chưa có hiệu trưởng trong hồ sơ nhân sự.", "There is no head on record.")
        case .nobody(.classrooms):
            Text(
                "Có lớp mà chưa ghi phòng học nào ở Cơ sở vật chất.",
                "There are classes, but no classroom is recorded under Facilities.")
        }
    }

    static let bySchool = Text("Theo trường", "By school")
    static let nobodyBehind = Text("Không có hồ sơ nào.", "There are no records.")
    static let showNames = Text("Xem danh sách (ghi nhật ký)", "Show the names (logged)")
    static let logged = Text(
        "Lượt xem này đã được ghi vào nhật ký của từng em; cha mẹ thấy ai đã xem.",
        "This look was written into the log of each child shown; parents see who looked.")
    static func counted(_ count: Int) -> Text { Text("\(count) em", "\(count) children") }
    static func sensitive(_ group: StatisticSensitivity?) -> Text {
        switch group {
        case .origin?:
            Text(
                "Số này đếm dữ liệu nhạy cảm (dân tộc, khuyết tật, chính sách). Chỉ lãnh đạo và nhân viên của chính trường xem được tên, mỗi lượt xem ghi vào nhật ký của từng em.",
                "This number counts what is sensitive (ethnic group, disability, policy). Only head and staff of the school see names, and each look is written into the log of each child."
            )
        case .health?:
            Text(
                "Số này đếm dữ liệu sức khỏe. Chỉ lãnh đạo và nhân viên y tế của chính trường xem được tên, mỗi lượt xem ghi vào nhật ký của từng em.",
                "This number counts school health. Only the head and the nurse of the school see names, and each look is written into the log of each child."
            )
        case nil:
            Text(
                "Dân tộc của nhân sự là dữ liệu nhạy cảm: chương trình chỉ đếm, không liệt kê tên.",
                "The ethnic group of staff is sensitive: the program counts it and lists no names.")
        }
    }
}

extension StatisticColumn {
    var label: Text {
        switch self {
        case .total: Text("Tổng số", "Total")
        case .female: Text("Nữ", "Female")
        case .minority: Text("Dân tộc thiểu số", "Ethnic minorities")
        case .tenured: Text("Viên chức, HĐLV không xác định thời hạn", "Tenured")
        case .fixedTerm: Text("Viên chức, HĐLV xác định thời hạn", "Fixed term")
        case .labour: Text("Hợp đồng lao động", "Labour contract")
        case .permanent: Text("Kiên cố", "Permanent")
        case .semiPermanent: Text("Bán kiên cố", "Semi-permanent")
        case .temporary: Text("Tạm", "Temporary")
        case .yes: Text("Có", "Yes")
        case .settled: Text("Quyết toán năm trước", "Settled, last year")
        case .estimated: Text("Dự toán năm nay", "Estimate, this year")
        case .expected: Text("Ước thực hiện", "Expected")
        }
    }
}
