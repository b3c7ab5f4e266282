internal import Base
internal import Database
internal import Sheets

/// Where Facilities keeps which sheets it took in, and how each is taken back.
enum ImportStepRows {
    static let table = ImportTable("facilities_import")

    static func insert<Thing>(_ steps: [ImportStep<Thing>], of id: ImportID, in tx: Transaction) throws {
        try tx.insert(
            into: "facilities_import_step", ["import_id", "number", "step"],
            steps.enumerated().lazy.map { number, step in [id.stored, .integer(Int64(number)), step.stored] })
    }

    /// The steps of an import, the last one first.
    static func steps<Thing>(of id: ImportID, in tx: Transaction) throws -> [ImportStep<Thing>] {
        try tx.all("SELECT step FROM facilities_import_step WHERE import_id = \(id) ORDER BY number DESC") {
            try $0["step"]
        }
    }
}
