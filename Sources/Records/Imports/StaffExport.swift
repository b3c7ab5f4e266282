internal import Base
internal import Database
internal import Files
internal import Identity

/// The staff of a school on a day as a sheet that this program reads back unchanged. Contacts are not in it.
enum StaffExport {
    /// - Parameter fields: those of the dictionary that may leave.
    static func sheet(
        at unit: UnitID, on day: Day, _ fields: [DictionaryField], in tx: Transaction
    ) throws -> Sheet {
        let kinds = try CodeRows.list(named: StaffDraftReader.kinds, on: day, in: tx)
        let contracts = try CodeRows.list(named: StaffDraftReader.contracts, on: day, in: tx)
        let qualifications = try CodeRows.list(named: StaffDraftReader.qualifications, on: day, in: tx)
        let people = Dictionary(
            try StaffSheetRows.held(by: unit, on: day, in: tx).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let lines = try StaffSheetRows.posts(at: unit, in: tx).filter {
            $0.from <= day && $0.to.map { $0 > day } ?? true
        }
        .compactMap { post in people[post.staff].map { (post, $0) } }
        .sorted { ($0.1.name.personSortKey, $0.0.id) < ($1.1.name.personSortKey, $1.0.id) }
        let used = fields.filter { field in lines.contains { $0.1.more[field.name] != nil } }
        let keys: [StaffSheet.Key] = [
            .code, .name, .born, .sex, .family, .kind, .contract, .qualification, .periods, .from,
        ]
        let rows = lines.map { post, person -> [SheetCell] in
            let typed: [SheetCell] = [
                .text(person.code ?? ""), .text(person.name), .day(person.born),
                .text(Sex(rawValue: person.sex)?.label.vi ?? ""),
                .text(StaffPost.Family(rawValue: post.family)?.label.vi ?? ""), .text(kinds.name(post.kind)),
                .text(contracts.name(post.contract)), .text(qualifications.name(person.qualification)),
                .text(post.periods.map(String.init) ?? ""), .day(post.from),
            ]
            return typed + used.map { .text(person.more[$0.name] ?? "") }
        }
        return Sheet(
            name: StaffTexts.title.vi,
            columns: keys.map { .init(StaffSheet.heading($0), width: $0 == .name ? 28 : 16) }
                + used.map { .init($0.label, width: 18) }, rows: rows)
    }
}
