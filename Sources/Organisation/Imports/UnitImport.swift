public import Base
public import Database
public import Files
public import Identity
public import Sheets

/// Reads a list of units and says for each row what it will do: added, changed, the same, or why not.
public enum UnitImport {
    /// What came of one row.
    public struct RowReport: Sendable, Equatable {
        public typealias Outcome = SheetReport.Row.Outcome

        public let number: Int
        public let code: String
        public let name: String
        public let outcome: Outcome
        /// What the row changed, for the log; empty when it changed nothing.
        public let changes: [FieldChange]

        /// What was done to the unit, as the log names it; nil when nothing was.
        public var action: String? {
            switch outcome {
            case .added: "add unit"
            case .changed: "change unit"
            case .unchanged, .refused: nil
            }
        }
    }

    static let columns: [(key: String, headings: [String])] = [
        ("code", ["Mã đơn vị", "Mã trường", "Mã", "Code", "TRUONG_ID"]),
        ("name", ["Tên đơn vị", "Tên trường", "Tên", "Name", "TEN"]),
        ("kind", ["Loại đơn vị", "Loại", "Kind"]),
        ("level", ["Cấp học", "Cấp", "Level", "Levels"]),
        ("ownership", ["Loại hình", "Ownership"]),
        ("parent", ["Mã đơn vị quản lý", "Trực thuộc", "Mã cấp trên", "Parent", "Parent code"]),
        ("cluster", ["Mã cụm", "Cụm chuyên môn", "Cluster"]),
        ("address", ["Địa chỉ", "Address", "DIA_CHI"]),
        ("from", ["Từ ngày", "From"]),
        ("to", ["Đến ngày", "To"]),
    ]

    static let map = HeadingMap(
        columns.map { .init($0.key, $0.headings, isRequired: ["code", "name", "kind"].contains($0.key)) })

    static func heading(_ key: String) -> String { columns.first { $0.key == key }?.headings.first ?? key }

    /// Checks a table and, unless it is a rehearsal, writes the good rows: all of them or, on a fault, none.
    ///
    /// A rehearsal does the same work and takes it back, so that what it says is what the import will do; the
    /// transaction then holds what it held before.
    ///
    /// - Throws: a refusal on the field `file` when a needed column is missing.
    public static func run(
        _ table: Table, on today: Day, at now: Instant, rehearsal: Bool, in tx: Transaction
    ) throws -> [RowReport] {
        let places = try map.places(in: table).places
        guard rehearsal else { return try run(table.rows, places, on: today, at: now, in: tx) }
        try tx.run("SAVEPOINT organisation_import")
        let reports = try run(table.rows, places, on: today, at: now, in: tx)
        try tx.run("ROLLBACK TO SAVEPOINT organisation_import")
        try tx.run("RELEASE SAVEPOINT organisation_import")
        return reports
    }

    /// Writes the good ones of some rows whose columns are known.
    static func run(
        _ rows: [Table.Row], _ places: [String: Int], on today: Day, at now: Instant, in tx: Transaction
    ) throws -> [RowReport] {
        try run(rows, places, on: today, at: now, keepsSteps: false, in: tx).reports
    }

    /// The same, with how to take it back when that is kept.
    static func run(
        _ rows: [Table.Row], _ places: [String: Int], on today: Day, at now: Instant, keepsSteps: Bool,
        in tx: Transaction
    ) throws -> (reports: [RowReport], steps: [UnitStep]) {
        let known = Dictionary(try UnitRows.all(in: tx).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var reader = ImportReader(places: places, known: known, today: today, now: now)
        let read = rows.map { reader.read($0) }
        var writer = ImportWriter(known: known, at: now, keepsSteps: keepsSteps)
        let reports = try writer.write(read, in: tx)
        return (reports, writer.steps)
    }

    /// Writes each changed unit into the log.
    static func record(_ reports: [RowReport], by permit: Permit<ManageUnits>, in tx: Transaction) throws {
        for report in reports {
            guard let action = report.action else { continue }
            try permit.record(
                action, subject: "unit", id: report.code, detail: report.name, changes: report.changes, in: tx)
        }
    }
}
