internal import Base
internal import Database
internal import Files
internal import Identity
internal import Web

/// What the other side answered: for each key either its code, or why it was not taken. A sheet with the columns
/// `ClientId`, `Mã` and `Lỗi`, in any order.
enum SectorAnswer {
    static let map = HeadingMap([
        HeadingMap.Column("key", ["ClientId", "Mã đối chiếu", "Client ID"]),
        HeadingMap.Column("code", ["Mã", "Mã ngành cấp", "Mã CSDL"], isRequired: false),
        HeadingMap.Column("fault", ["Lỗi", "Thông báo lỗi", "Lý do"], isRequired: false),
    ])

    struct Outcome: Sendable, Equatable {
        var taken = 0
        var refused = 0
        /// Rows whose key was never sent by this school.
        var unknown: [Int] = []
    }

    static func take(
        _ table: Table, name: String, by permit: UnitPermit<DecidePupils>, in tx: Transaction
    ) throws -> Outcome {
        let match = map.match(table.header)
        if let problem = match.problems.first { throw FormRefusal("file", problem) }
        var outcome = Outcome()
        for row in table.rows {
            let key = match.cell("key", of: row).tidy
            let fault = String(match.cell("fault", of: row).tidy.prefix(500))
            let code = String(match.cell("code", of: row).tidy.prefix(30))
            let isKnown =
                fault.isEmpty
                ? try SectorRows.markHeld(key, code: code, of: permit.unit, at: permit.now, in: tx)
                : try SectorRows.markFault(key, fault, of: permit.unit, in: tx)
            if !isKnown {
                outcome.unknown.append(row.number)
            } else if fault.isEmpty {
                outcome.taken += 1
            } else {
                outcome.refused += 1
            }
        }
        try permit.record(
            "take sector answer", subject: "sector", id: permit.unit.text,
            detail: "\(name): +\(outcome.taken) !\(outcome.refused) ?\(outcome.unknown.count)", in: tx)
        return outcome
    }
}
