public import Base
public import Database
internal import Identity
internal import Letters
internal import Organisation

/// A short letter that asks preschools and primary schools for their statistical forms of the start of the year.
public enum StatisticsDemonstration {
    /// Publishes the letter; the forms are those of Circular 24/2018/TT-BGDĐT, due on 30 October.
    public static func publish(by login: String, year: SchoolYear, at now: Instant, in tx: Transaction) throws {
        let permit = try Permit<ManageLetters>.demonstration(login, tree: OrganisationTree(), at: now, in: tx)
        let id = LetterID(at: now)
        let title = "Báo cáo thống kê đầu năm học \(year.text)"
        try EditionRows.insertLetter(
            id, unit: permit.scope, schoolYear: year, sourceName: "", sourceText: text, at: now, by: permit.account,
            in: tx)
        let edition = Edition(
            id: EditionID(at: now), letter: id, number: 1, state: .draft, title: title, note: "", publishedAt: nil,
            version: 1)
        var letter = Letter()
        letter.subject = title
        letter.issued = now.day.iso
        letter.schoolYear = year.text
        try EditionRows.insert(edition, content: Stored.json(letter), in: tx)
        try insert(task: Audience(kinds: [.school], levels: [.preschool, .primary]), edition, now, tx)
        for (ordinal, level) in [Level.preschool, .primary].enumerated() {
            guard let key = Key("statistics-\(level.rawValue)"),
                let due = Day(year: year.start, month: 10, day: 30)
            else { continue }
            // The district offices hand in the sum of what they accepted.
            let audience = Audience(kinds: [.school, .districtOffice], levels: [level])
            let form = try FormRows.find(key.text, on: due, in: tx)
            let call = Call(
                key: key, form: form.key, title: form.title.vi, due: due, source: nil, audience: audience)
            try CallRows.insert(call, ordinal: ordinal + 1, edition: edition.id, at: now, in: tx)
        }
        try permit.record("import", subject: "letter", id: id.text, detail: title, in: tx)
        let draft = try EditEdition.draft(id, version: nil, by: permit, in: tx)
        _ = try EditEdition.publish(draft, note: "", by: permit, in: tx)
    }

    private static let text =
        """
        Đề nghị các trường rà soát hồ sơ lớp, học sinh, nhân sự và phòng học có đến ngày 30 tháng 9, kiểm tra biểu \
        thống kê đầu năm học và nộp trước ngày 30 tháng 10.
        """

    private static func insert(
        task audience: Audience, _ edition: Edition, _ now: Instant, _ tx: Transaction
    ) throws {
        guard let key = Key("1") else { return }
        let task = GuidanceTask(
            key: key, path: "1", title: "Rà soát hồ sơ trước khi nộp biểu thống kê", text: text, evidence: "",
            due: nil, audience: audience)
        try TaskRows.insert(task, ordinal: 1, edition: edition.id, at: now, in: tx)
    }
}
