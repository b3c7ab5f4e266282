internal import Base

/// The sentences by which people are reminded.
enum ReminderTexts {
    /// A number of days in English.
    static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

    static func title(_ duty: Duty, today: Day) -> Text {
        let when = when(duty, today)
        return Text("\(when.vi): \(duty.title)", "\(when.en): \(duty.title)")
    }

    private static func when(_ duty: Duty, _ today: Day) -> Text {
        let left = duty.due.days(since: today)
        if left > 0 { return Text("Còn \(left) ngày", "\(days(left)) left") }
        if left == 0 { return Text("Hôm nay hết hạn", "Due today") }
        return Text("Quá hạn \(-left) ngày", "\(days(-left)) overdue")
    }

    static func body(_ duty: Duty) -> Text {
        let day = "\(duty.due.day)/\(duty.due.month)/\(duty.due.year)"
        return Text(
            "\(duty.unitName) chưa nộp \"\(duty.title)\", hạn \(day).\nNếu chưa kịp, có thể xin gia hạn ở trang của hồ sơ.",
            "\(duty.unitName) has not handed in \"\(duty.title)\", due on \(day).\nMore time can be asked for on its page."
        )
    }

    static func escalationTitle(_ duty: Duty, today: Day) -> Text {
        let when = when(duty, today)
        return Text(
            "\(duty.unitName): \(when.vi.lowercased()), \(duty.title)",
            "\(duty.unitName): \(when.en.lowercased()), \(duty.title)")
    }

    static func escalation(_ duty: Duty, today: Day) -> Text {
        let day = "\(duty.due.day)/\(duty.due.month)/\(duty.due.year)"
        let isOver = today > duty.due
        return Text(
            "Đơn vị trực thuộc \(duty.unitName) chưa nộp \"\(duty.title)\", hạn \(day)."
                + (isOver ? " Đơn vị đã được nhắc." : ""),
            "\(duty.unitName), a unit below yours, has not handed in \"\(duty.title)\", due on \(day)."
                + (isOver ? " It was reminded." : ""))
    }
}
