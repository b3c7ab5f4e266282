internal import Base
internal import Database
internal import Sheets

extension ImportSubject {
    static let pupils = ImportSubject("pupils")
    static let classes = ImportSubject("classes")
    static let staff = ImportSubject("staff")
    static let teachings = ImportSubject("teachings")
}

/// Where Records keeps which sheets it took in, and how those of pupils are taken back. Changes of many pupils at once
/// stand among them.
enum ImportRows {
    static let table = ImportTable("records_import", listed: "m.kind = 'sheet'")

    static func insert(_ steps: [ImportStep], of id: ImportID, in tx: Transaction) throws {
        try tx.insert(
            into: "records_import_step", ["import_id", "number", "pupil_id", "before", "version"],
            steps.enumerated().lazy.map { number, step in
                [id.stored, .integer(Int64(number)), step.pupil.stored, step.stored, .integer(Int64(step.version))]
            })
    }

    /// The steps of an import, the last one first.
    static func steps(of id: ImportID, in tx: Transaction) throws -> [ImportStep] {
        try tx.all("SELECT before FROM records_import_step WHERE import_id = \(id) ORDER BY number DESC") {
            try $0["before"]
        }
    }
}
