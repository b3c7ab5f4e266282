internal import Base
internal import Database
internal import Files
internal import Foundation
internal import Identity
internal import Sheets
internal import Web

/// What the other side answered: for each key either its code, or why it was not taken.
struct SectorAnswer: Sendable, Equatable {
    struct Entry: Sendable, Equatable {
        /// The row of a sheet, the place in a list.
        let number: Int
        let key: String
        let code: String
        let fault: String

        init(number: Int, key: String, code: String, fault: String) {
            self.number = number
            self.key = key.tidy
            self.code = String(code.tidy.prefix(30))
            self.fault = String(fault.tidy.prefix(500))
        }
    }

    struct Outcome: Sendable, Equatable {
        var taken = 0
        var refused = 0
        /// Entries whose key was never sent by this school.
        var unknown: [Int] = []

        var detail: String { "+\(taken) !\(refused) ?\(unknown.count)" }
    }

    let entries: [Entry]

    /// By which to know the columns of a sheet, in any order.
    static let map = HeadingMap([
        HeadingMap.Column("key", ["ClientId", "Mã đối chiếu", "Client ID"]),
        HeadingMap.Column("code", ["Mã", "Mã ngành cấp", "Mã CSDL"], isRequired: false),
        HeadingMap.Column("fault", ["Lỗi", "Thông báo lỗi", "Lý do"], isRequired: false),
    ])

    init(_ table: Table) throws {
        let match = SectorAnswer.map.match(table.header)
        if let problem = match.problems.first { throw FormRefusal("file", problem) }
        entries = table.rows.map { row in
            Entry(
                number: row.number, key: match.cell("key", of: row), code: match.cell("code", of: row),
                fault: match.cell("fault", of: row))
        }
    }

    /// What was answered over HTTP; nil when it cannot be understood.
    init?(_ bytes: [UInt8], _ names: SectorContract.Names) {
        guard let document = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)),
            let list = document.list(names.list)
        else { return nil }
        func text(_ value: JSONValue?) -> String {
            switch value {
            case .string(let text)?: text
            case .integer(let number)?: String(number)
            default: ""
            }
        }
        entries = list.enumerated().map { place, fields in
            Entry(
                number: place + 1, key: text(fields[names.key]), code: text(fields[names.code]),
                fault: text(fields[names.fault]))
        }
    }

    /// Writes down what is held and what was refused.
    func take(of unit: UnitID, at now: Instant, in tx: Transaction) throws -> Outcome {
        var outcome = Outcome()
        for entry in entries {
            let isKnown =
                entry.fault.isEmpty
                ? try SectorRows.markHeld(entry.key, code: entry.code, of: unit, at: now, in: tx)
                : try SectorRows.markFault(entry.key, entry.fault, of: unit, in: tx)
            if !isKnown {
                outcome.unknown.append(entry.number)
            } else if entry.fault.isEmpty {
                outcome.taken += 1
            } else {
                outcome.refused += 1
            }
        }
        return outcome
    }

    /// The same by a person with a sheet.
    static func take(
        _ table: Table, name: String, by permit: UnitPermit<DecidePupils>, in tx: Transaction
    ) throws -> Outcome {
        let outcome = try SectorAnswer(table).take(of: permit.unit, at: permit.now, in: tx)
        try permit.record(
            "take sector answer", subject: "sector", id: permit.unit.text, detail: "\(name): \(outcome.detail)", in: tx)
        return outcome
    }
}

extension JSONValue {
    /// The objects of a list: the value itself when the name is empty, else the field of that name.
    ///
    /// - Parameter outer: the object within which the list stands.
    func list(_ name: String, within outer: String? = nil) -> [[String: JSONValue]]? {
        var value = self
        if let outer {
            guard case .object(let fields) = self, let inner = fields[outer] else { return nil }
            return inner.list(name)
        }
        if !name.isEmpty {
            guard case .object(let fields) = self, let field = fields[name] else { return nil }
            value = field
        }
        guard case .array(let items) = value else { return nil }
        return items.compactMap { if case .object(let fields) = $0 { fields } else { nil } }
    }
}
