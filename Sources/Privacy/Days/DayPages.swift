internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The days that differ from the week, by which working days are counted.
enum DayPages {
    static let endpoints: [Endpoint] = [
        .page("/privacy/days", .needs(KeepWorkingDays.self)) { visit, tx in try list(visit, nil, tx) },
        .action("/privacy/days", .needs(KeepWorkingDays.self), set, again: list),
    ]

    private static func list(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        _ = try visit.permit(KeepWorkingDays.self, in: tx)
        return .page(DayViews.list(try TermRows.days(in: tx), refusal, visit))
    }

    private static func set(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try written(visit, tx)
        return .redirect(to: "/privacy/days?done=privacy-saved")
    }

    static func written(_ visit: Visit, _ tx: Transaction) throws -> TermRows.DifferingDay {
        let permit = try visit.permit(KeepWorkingDays.self, in: tx)
        var reader = FormReader(visit.form.values)
        let day = reader.day("day", required: DayTexts.dayMissing)
        let kind = reader.text("kind")
        if kind != "free", kind != "worked" { reader.fail("kind", DayTexts.kindMissing) }
        let name = reader.text("name", required: DayTexts.nameMissing, limit: 100)
        let source = reader.text("source", required: DayTexts.sourceMissing, limit: 200)
        try reader.finish()
        guard let day else { throw NotFound() }
        let old = try TermRows.days(in: tx).first { $0.day == day }
        let new = TermRows.DifferingDay(day: day, isWorking: kind == "worked", name: name, source: source)
        try TermRows.set(new, in: tx)
        try permit.record(
            "set working day", subject: "working day", id: day.iso,
            changes: [
                FieldChange("kind", from: old.map { $0.isWorking ? "worked" : "free" }, to: kind),
                FieldChange("name", from: old?.name, to: name), FieldChange("source", from: old?.source, to: source),
            ], in: tx)
        return new
    }
}

/// What the page of working days shows.
enum DayViews {
    static func list(_ days: [TermRows.DifferingDay], _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return visit.frame(PrivacyTexts.days, help: DayTexts.help).write { html in
            html.errorSummary(states.summary)
            PrivacyViews.ways(visit, &html)
            html.section(DayTexts.add) { html in
                html.form(to: "/privacy/days", csrf: visit.formMark) { html in
                    html.day(Field("day", DayTexts.day, state: states["day"], required: true))
                    html.radios(
                        Field("kind", DayTexts.kind, state: states["kind"], required: true),
                        [Choice("free", DayTexts.free), Choice("worked", DayTexts.worked)])
                    html.input(Field("name", DayTexts.name, state: states["name"], required: true))
                    html.input(Field("source", DayTexts.source, state: states["source"], required: true))
                    html.actions { $0.submit(PrivacyTexts.save) }
                }
            }
            html.table(
                PrivacyTexts.days,
                [Column(DayTexts.day), Column(DayTexts.kind), Column(DayTexts.name), Column(DayTexts.source)], days,
                empty: DayTexts.none
            ) { day, row, html in
                row.head(&html) { $0.text($0.format.day(day.day)) }
                row.cell(&html) { $0.text(day.isWorking ? DayTexts.worked : DayTexts.free) }
                row.cell(&html, text: day.name)
                row.cell(&html, text: day.source)
            }
            html.section(DayTexts.computed) { html in
                html.element("p", .class("hint"), text: DayTexts.computedHelp)
                let year = visit.today.year
                html.table(
                    DayTexts.computed, [Column(DayTexts.day), Column(DayTexts.name)],
                    Holidays.all(of: year) + Holidays.all(of: year + 1), empty: DayTexts.none
                ) { holiday, row, html in
                    row.head(&html) { $0.text($0.format.day(holiday.day)) }
                    row.cell(&html) { $0.text(holiday.name) }
                }
            }
        }
    }
}

/// Every sentence about working days.
enum DayTexts {
    static let help = Text(
        "Thời hạn tính theo ngày làm việc bỏ qua thứ Bảy, Chủ nhật, ngày nghỉ theo luật (chương trình tự tính, cả âm lịch) và các ngày ghi ở đây.",
        "Terms in working days skip Saturdays, Sundays, the holidays of the law (computed, lunar ones too) and the days written here."
    )
    static let computed = Text("Ngày nghỉ theo luật, tự tính", "Holidays of the law, computed")
    static let computedHelp = Text(
        "Bộ luật Lao động 2019 Đ.112. Các ngày Tết khác, ngày thứ hai của Quốc khánh, nghỉ bù, làm bù ghi ở trên theo thông báo từng năm.",
        "Labour Code 2019, art. 112. Other days of Tết, the second of National Day and swapped days are written above as decreed each year."
    )
    static let add = Text("Ghi một ngày", "Write a day")
    static let day = Text("Ngày", "Day")
    static let dayMissing = Text("Ghi ngày.", "Give the day.")
    static let kind = Text("Loại", "Kind")
    static let kindMissing = Text("Chọn nghỉ hay làm bù.", "Choose free or worked.")
    static let free = Text("Nghỉ", "Free")
    static let worked = Text("Làm bù", "Worked instead")
    static let name = Text("Tên ngày", "Name")
    static let nameMissing = Text("Ghi tên ngày, ví dụ Tết Nguyên đán.", "Name the day.")
    static let source = Text("Theo văn bản", "Source")
    static let sourceMissing = Text("Ghi văn bản thông báo.", "Name the document.")
    static let none = Text("Chưa ghi ngày nào.", "No days yet.")
}
