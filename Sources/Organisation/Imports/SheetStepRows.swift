internal import Base
internal import Database
internal import Sheets

/// Where Organisation keeps which sheets it took in, and how each is taken back.
enum SheetStepRows {
    static let table = ImportTable("organisation_import")

    static func insert(_ steps: some Collection<some Storable>, of id: ImportID, in tx: Transaction) throws {
        try tx.insert(
            into: "organisation_import_step", ["import_id", "number", "step"],
            steps.enumerated().lazy.map { number, step in [id.stored, .integer(Int64(number)), step.stored] })
    }

    /// The steps of an import, the last one first.
    static func steps<Step: Storable>(of id: ImportID, in tx: Transaction) throws -> [Step] {
        try tx.all("SELECT step FROM organisation_import_step WHERE import_id = \(id) ORDER BY number DESC") {
            try $0["step"]
        }
    }
}
