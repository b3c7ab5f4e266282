internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// Probable duplicates of a school side by side, merged and parted again.
enum DuplicatePages {
    static let endpoints: [Endpoint] = [
        .page("/units/:unit/duplicates", .needs(ViewPupils.self)) { visit, tx in try list(visit, nil, tx) },
        .action("/units/:unit/duplicates", .needs(DecidePupils.self), merge, again: list),
        .action("/units/:unit/duplicates/part", .needs(DecidePupils.self), part, again: list),
    ]

    private static func list(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let unit = try visit.permit(ViewPupils.self, on: id, in: tx).unit
        let pairs = try DuplicateRows.pairs(of: unit, on: visit.today, in: tx)
        let name = try UnitRows.name(of: unit, in: tx) ?? ""
        return .page(DuplicateViews.list(pairs, unit, name, refusal, visit))
    }

    /// Two pupils whose records the person's own school holds.
    private static func both(
        _ visit: Visit, _ tx: Transaction
    ) throws -> (keep: PupilID, hide: PupilID, UnitPermit<DecidePupils>) {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(DecidePupils.self, on: id, in: tx)
        guard let keep = PupilID(visit.form.values["keep"] ?? ""), let hide = PupilID(visit.form.values["hide"] ?? ""),
            keep != hide, try PupilRows.holder(of: keep, in: tx) == permit.unit,
            try PupilRows.holder(of: hide, in: tx) == permit.unit
        else { throw NotFound() }
        return (keep, hide, permit)
    }

    static func merge(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (keep, hide, permit) = try both(visit, tx)
        guard try DuplicateRows.merge(hide, into: keep, at: visit.now, in: tx) else { throw ChangedMeanwhile() }
        try permit.record(
            "merge pupils", subject: "pupil", id: keep.text,
            changes: [FieldChange("merged", from: nil, to: hide.text)], in: tx)
        return .redirect(to: "/pupils/\(keep)?done=pupils-merged")
    }

    static func part(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (keep, hide, permit) = try both(visit, tx)
        guard try JoinRows.done(hide, behind: keep, in: tx) == nil else {
            throw FormRefusal("keep", JoinTexts.useJoins)
        }
        guard try DuplicateRows.part(hide, from: keep, at: visit.now, in: tx) else { throw ChangedMeanwhile() }
        try permit.record(
            "part pupils", subject: "pupil", id: keep.text,
            changes: [FieldChange("merged", from: hide.text, to: nil)], in: tx)
        return .redirect(to: "/pupils/\(hide)?done=pupils-parted")
    }
}

/// What the page of duplicates shows.
enum DuplicateViews {
    static func list(
        _ pairs: [DuplicatePair], _ unit: UnitID, _ name: String, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let crumbs = [
            Frame.Crumb(Text(verbatim: name), href: "/units/\(unit)"),
            Frame.Crumb(RecordsTexts.pupils, href: "/units/\(unit)/pupils"),
        ]
        let mayMerge = visit.may(DecidePupils.self) && visit.person?.acting.unit == unit
        return visit.frame(DuplicateTexts.title, help: DuplicateTexts.help, crumbs: crumbs).write { html in
            if let refusal { html.errorSummary([(nil, refusal.explanation)]) }
            if visit.may(JoinRecords.self) {
                html.element("p") { $0.element("a", .href("/joins"), text: JoinTexts.title) }
            }
            html.table(
                DuplicateTexts.title,
                [
                    Column(PupilTexts.born), Column(DuplicateTexts.first), Column(DuplicateTexts.second),
                    Column(DuplicateTexts.likely),
                ], pairs, empty: DuplicateTexts.none
            ) { pair, row, html in
                row.head(&html) { html in html.text(html.format.day(pair.born)) }
                row.cell(&html) { side(pair.left, &$0) }
                row.cell(&html) { side(pair.right, &$0) }
                row.cell(&html) { html in
                    html.badge(
                        pair.isLikely ? DuplicateTexts.veryLikely : DuplicateTexts.perhaps,
                        pair.isLikely ? .warning : .neutral)
                    guard mayMerge else { return }
                    html.postButton(
                        DuplicateTexts.keepFirst, action: "/units/\(unit)/duplicates", csrf: visit.formMark,
                        fields: [("keep", pair.left.id.text), ("hide", pair.right.id.text)], style: .secondary,
                        confirm: DuplicateTexts.confirm)
                    html.postButton(
                        DuplicateTexts.keepSecond, action: "/units/\(unit)/duplicates", csrf: visit.formMark,
                        fields: [("keep", pair.right.id.text), ("hide", pair.left.id.text)], style: .secondary,
                        confirm: DuplicateTexts.confirm)
                }
            }
        }
    }

    private static func side(_ side: DuplicatePair.Side, _ html: inout HTML) {
        html.element("a", .href("/pupils/\(side.id)"), text: side.name)
        html.text(" · ")
        html.text(side.sex.label)
        html.text(" · \(side.className) · \(side.code ?? "–")")
    }

    /// On the page of the record that was kept: what hides behind it.
    static func hidden(_ hidden: [Pupil], behind pupil: Pupil, _ unit: UnitID, _ visit: Visit, _ html: inout HTML) {
        for other in hidden {
            html.banner(.info) { html in
                html.element("p", text: DuplicateTexts.behind(other.code ?? "–"))
                guard visit.may(DecidePupils.self) else { return }
                html.postButton(
                    DuplicateTexts.part, action: "/units/\(unit)/duplicates/part", csrf: visit.formMark,
                    fields: [("keep", pupil.id.text), ("hide", other.id.text)], style: .quiet)
            }
        }
    }
}

/// Every sentence about duplicates.
enum DuplicateTexts {
    static let title = Text("Hồ sơ có thể trùng", "Probable duplicates")
    static let help = Text(
        "Các em cùng họ tên (không kể dấu) và ngày sinh ở trường. Gộp khi chắc là một em; tách lại được.",
        "Pupils with the same name and birth date at the school. Merge them when it is one child; they can be parted again."
    )
    static let first = Text("Hồ sơ thứ nhất", "First record")
    static let second = Text("Hồ sơ thứ hai", "Second record")
    static let likely = Text("Khả năng", "How likely")
    static let veryLikely = Text("Rất có thể là một em", "Very likely one child")
    static let perhaps = Text("Có thể chỉ trùng tên", "Perhaps only the same name")
    static let keepFirst = Text("Giữ hồ sơ thứ nhất", "Keep the first")
    static let keepSecond = Text("Giữ hồ sơ thứ hai", "Keep the second")
    static let confirm = Text("Gộp hai hồ sơ? Tách lại được sau này.", "Merge the two? They can be parted again.")
    static let none = Text("Không có hồ sơ nào trùng.", "There are no duplicates.")
    static let merged = Text("Đã gộp hai hồ sơ.", "The records were merged.")
    static let parted = Text("Đã tách hồ sơ.", "The records were parted.")
    static let part = Text("Tách lại", "Part again")
    static func behind(_ code: String) -> Text {
        Text("Hồ sơ trùng mã \(code) đã gộp vào đây.", "The duplicate with the code \(code) was merged into this.")
    }
}
