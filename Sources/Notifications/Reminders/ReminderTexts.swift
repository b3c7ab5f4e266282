internal import Base

/// The sentences by which people are reminded.
enum ReminderTexts {
    static func title(_ duty: Duty, today: Day) -> Text {
        let days = duty.due.days(since: today)
        if days > 0 { return Text("Còn \(days) ngày: \(duty.title)", "\(days) days left: \(duty.title)") }
        if days == 0 { return Text("Hôm nay hết hạn: \(duty.title)", "Due today: \(duty.title)") }
        return Text("Quá hạn \(-days) ngày: \(duty.title)", "\(-days) days overdue: \(duty.title)")
    }

    static func body(_ duty: Duty) -> Text {
        let day = "\(duty.due.day)/\(duty.due.month)/\(duty.due.year)"
        return Text(
            "\(duty.unitName) chưa nộp \"\(duty.title)\", hạn \(day).\nNếu chưa kịp, có thể xin gia hạn ở trang của hồ sơ.",
            "\(duty.unitName) has not handed in \"\(duty.title)\", due on \(day).\nMore time can be asked for on its page."
        )
    }

    static func escalationTitle(_ duty: Duty, today: Day) -> Text {
        let days = today.days(since: duty.due)
        return Text(
            "\(duty.unitName): quá hạn \(days) ngày, \(duty.title)",
            "\(duty.unitName): \(days) days overdue, \(duty.title)")
    }

    static func escalation(_ duty: Duty) -> Text {
        let day = "\(duty.due.day)/\(duty.due.month)/\(duty.due.year)"
        return Text(
            "Đơn vị trực thuộc \(duty.unitName) chưa nộp \"\(duty.title)\", hạn \(day). Đơn vị đã được nhắc.",
            "\(duty.unitName), a unit below yours, has not handed in \"\(duty.title)\", due on \(day). It was reminded."
        )
    }
}
