internal import Base
internal import Database
internal import Files
internal import Foundation
internal import Identity
internal import Sheets

/// Every statement about the rows of a sheet that could not be taken.
enum LoadFaultRows {
    /// More are counted and not kept: mend these and send the sheet again, which changes nothing of what is in.
    static let most = 100_000

    private struct Reason: Codable {
        let column: String
        let vi: String
        let en: String
    }

    static func insert(_ rows: [SheetReport.Row], of id: ImportID, in tx: Transaction) throws {
        try tx.insert(
            into: "records_load_fault", ["load_id", "row_number", "name", "place", "faults", "cells"],
            rows.lazy.map { row in
                [
                    id.stored, .integer(Int64(row.number)), .text(row.name), .text(row.place), .text(json(row)),
                    .text(LoadPiece.body([Table.Row(number: row.number, cells: row.cells)])),
                ]
            })
    }

    private static func json(_ row: SheetReport.Row) -> String {
        guard case .refused(let faults) = row.outcome else { return "[]" }
        let reasons = faults.map { Reason(column: $0.column, vi: $0.reason.vi, en: $0.reason.en) }
        return (try? JSONEncoder().encode(reasons)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    static func all(of id: ImportID, limit: Int, in tx: Transaction) throws -> [SheetReport.Row] {
        try tx.all(
            """
            SELECT row_number, name, place, faults, cells FROM records_load_fault WHERE load_id = \(id)
            ORDER BY row_number LIMIT \(limit)
            """
        ) { row in
            let number: Int = try row["row_number"]
            let name: String = try row["name"]
            let place: String = try row["place"]
            let faults: String = try row["faults"]
            let reasons = (try? JSONDecoder().decode([Reason].self, from: Data(faults.utf8))) ?? []
            let cells: String = try row["cells"]
            return SheetReport.Row(
                number: number, name: name, place: place,
                outcome: .refused(reasons.map { SheetFault(column: $0.column, reason: Text($0.vi, $0.en)) }),
                doubts: [], cells: LoadPiece.rows(cells).first?.cells ?? [])
        }
    }
}
