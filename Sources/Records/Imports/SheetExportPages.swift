internal import Base
internal import Database
internal import Files
internal import Identity
internal import Sheets
internal import Web

/// Lists as sheets that can be imported again unchanged.
struct SheetExportPages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .download("/units/:unit/pupils/khue.xlsx", .needs(ViewPupils.self), pupils),
            .download("/units/:unit/staff/khue.xlsx", .needs(ViewPupils.self), staff),
            .download("/units/:unit/classes/khue.xlsx", .needs(ViewPupils.self), classes),
            .download("/units/:unit/teachings/khue.xlsx", .needs(ViewPupils.self), teachings),
        ]
    }

    /// The list as it is filtered, with every open field.
    private func pupils(_ visit: Visit, _ database: Database) async throws -> Response {
        try await file("hoc-sinh.xlsx", "export pupils", visit, database) { unit, tx in
            try PupilExport.sheet(PupilPages.filter(visit), at: unit, in: tx)
        }
    }

    private func day(_ visit: Visit) -> Day {
        visit.request.query["day"].flatMap { Day(written: $0) ?? Day(iso: $0) } ?? visit.today
    }

    /// The classes on the day that the address says.
    private func classes(_ visit: Visit, _ database: Database) async throws -> Response {
        let day = day(visit)
        return try await file("lop.xlsx", "export classes", visit, database) { unit, tx in
            try ClassExport.sheet(at: unit, on: day, in: tx)
        }
    }

    /// Everybody on the day that the address says.
    private func staff(_ visit: Visit, _ database: Database) async throws -> Response {
        let day = day(visit)
        return try await file("nhan-su.xlsx", "export staff", visit, database) { unit, tx in
            try StaffExport.sheet(at: unit, on: day, try MemberPages.more(visit, unit, tx).fields, in: tx)
        }
    }

    /// Who teaches what in the school year of today.
    private func teachings(_ visit: Visit, _ database: Database) async throws -> Response {
        try await file("phan-cong.xlsx", "export teachings", visit, database) { unit, tx in
            try TeachingExport.sheet(at: unit, on: visit.today, in: tx)
        }
    }

    /// A list of people leaves the program: the log keeps who took it, how it was filtered and how many rows it had. What
    /// is sensitive is in neither sheet, and the log says so.
    private func file(
        _ name: String, _ action: String, _ visit: Visit, _ database: Database,
        _ make: @escaping @Sendable (UnitID, Transaction) throws -> Sheet
    ) async throws -> Response {
        guard let unit: UnitID = visit.request.id("unit") else { throw NotFound() }
        let sheet = try await database.read { tx in
            try make(try visit.permit(ViewPupils.self, on: unit, in: tx).unit, tx)
        }
        try await database.write { tx in
            try visit.permit(ViewPupils.self, on: unit, in: tx).record(
                action, subject: "unit", id: unit.text, detail: visit.request.query.encoded,
                changes: [
                    FieldChange("rows", from: nil, to: String(sheet.rows.count)),
                    FieldChange("sensitive", from: nil, to: "0"),
                ], in: tx)
        }
        let bytes = try await blocking.run { try SheetWriter.xlsx([sheet]) }
        return .file(bytes, type: SheetFile.xlsx, name: name)
    }
}
