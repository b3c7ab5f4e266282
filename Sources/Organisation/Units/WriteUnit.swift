internal import Base
internal import Database
internal import Files
internal import Identity
internal import Sheets

/// Adds or changes one unit from a day on. It is a list of one row: checked, written and recorded as the import does it.
enum WriteUnit {
    /// - Parameter cells: by the keys of ``UnitImport/columns``; what is empty stays as it was.
    static func run(
        _ cells: [String: String], by permit: Permit<ManageUnits>, in tx: Transaction
    ) throws -> Unit {
        let keys = UnitImport.columns.map(\.key)
        let places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
        let row = Table.Row(number: 1, cells: keys.map { cells[$0] ?? "" })
        let reports = try UnitImport.run([row], places, on: permit.today, at: permit.now, in: tx)
        if case .refused(let reasons)? = reports.first?.outcome { throw UnitRefusal(reasons: reasons.map(\.reason)) }
        try UnitImport.record(reports, by: permit, in: tx)
        guard let unit = try UnitRows.find(code: cells["code"] ?? "", in: tx) else { throw NotFound() }
        return unit
    }

    /// What a row says of a unit that stays as it is.
    static func cells(_ unit: Unit) -> [String: String] {
        [
            "code": unit.code, "name": unit.name, "kind": unit.kind.rawValue,
            "level": unit.levels.map(\.rawValue).joined(separator: ","), "ownership": unit.ownership?.rawValue ?? "",
            "address": unit.address,
        ]
    }
}

/// Why a unit cannot be as given: all that the row is refused for.
struct UnitRefusal: Refusal, Equatable {
    let reasons: [Text]

    var explanation: Text {
        Text(reasons.map(\.vi).joined(separator: " "), reasons.map(\.en).joined(separator: " "))
    }
}
