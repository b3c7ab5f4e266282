internal import Base
internal import Database
internal import Identity
internal import Sheets

/// Writes the rows that are good, superiors first, and then the reach once for all. A row that is refused writes
/// nothing: everything about it is checked before its first statement.
struct ImportWriter {
    typealias Outcome = UnitImport.RowReport.Outcome

    private let known: [String: Unit]
    private let now: Instant
    private var units: [String: Unit]
    private var touched: Set<UnitID> = []
    private var changes: [String: [FieldChange]] = [:]
    private let keepsSteps: Bool
    /// What was done, in the order of writing.
    private(set) var steps: [UnitStep] = []

    /// - Parameter keepsSteps: whether it is to be taken back one day, which costs some statements a unit.
    init(known: [String: Unit], at now: Instant, keepsSteps: Bool) {
        self.known = known
        self.now = now
        self.keepsSteps = keepsSteps
        units = known
    }

    mutating func write(_ rows: [ImportRow], in tx: Transaction) throws -> [UnitImport.RowReport] {
        var outcomes = rows.map { Outcome.refused($0.problems) }
        let (order, circles) = ImportOrder.superiorsFirst(rows)
        for index in circles {
            outcomes[index] = .refused(rows[index].problems + [fault("parent", ImportTexts.circle)])
        }
        let closing = order.filter { closes(rows[$0]) }
        for index in order.filter({ !closes(rows[$0]) }) + closing {
            outcomes[index] = try outcome(of: rows[index], in: tx)
        }
        if !touched.isEmpty {
            for hierarchy in Hierarchy.allCases { try LinkRows.recompute(hierarchy, below: touched, in: tx) }
        }
        return zip(rows, outcomes).map { row, outcome in
            UnitImport.RowReport(
                number: row.number, code: row.code, name: row.name, outcome: outcome, changes: changes[row.code] ?? [])
        }
    }

    /// Units that were there and now close come last, when those below them have moved.
    private func closes(_ row: ImportRow) -> Bool {
        guard let unit = row.unit, let old = known[row.code] else { return false }
        return unit.closedOn != nil && unit.closedOn != old.closedOn
    }

    private mutating func outcome(of row: ImportRow, in tx: Transaction) throws -> Outcome {
        let unknown = [("parent", row.parentCode), ("cluster", row.clusterCode)]
            .filter { !$0.1.isEmpty && units[$0.1] == nil }
        let problems = row.problems + unknown.map { fault($0.0, ImportTexts.parentUnknown($0.1)) }
        guard problems.isEmpty, let unit = row.unit else { return .refused(problems) }
        do {
            return try write(unit, row, in: tx)
        } catch let refusal as TreeRefusal {
            return .refused([fault("code", refusal.explanation)])
        }
    }

    private func fault(_ key: String, _ reason: Text) -> SheetFault {
        SheetFault(column: UnitImport.heading(key), reason: reason)
    }

    private mutating func write(_ unit: Unit, _ row: ImportRow, in tx: Transaction) throws -> Outcome {
        let old = known[unit.code]
        if let old { try UnitRows.checkUpdate(unit, was: old, on: row.from, in: tx) }
        let moves = try moves(of: unit, row, in: tx)
        for move in moves { try ChangeTree.check(unit, under: move.parent, move.hierarchy, from: row.from, in: tx) }
        if closes(row), let day = unit.closedOn { try ChangeTree.checkClose(unit, on: day, in: tx) }
        var before: UnitImprint?
        if let old {
            if old == unit, moves.isEmpty { return .unchanged }
            before = keepsSteps ? try UnitImprintRows.of(unit.id, in: tx) : nil
            try UnitRows.update(unit, was: old, on: row.from, at: now, in: tx)
        } else {
            try UnitRows.insert(unit, at: now, in: tx)
        }
        for move in moves {
            try ChangeTree.place(unit, under: move.parent, move.hierarchy, from: row.from, at: now, in: tx)
        }
        if closes(row), let day = unit.closedOn {
            for hierarchy in Hierarchy.allCases { try LinkRows.end(child: unit.id, hierarchy, on: day, in: tx) }
        }
        changes[unit.code] =
            FieldChange.between(old?.recorded ?? [:], unit.recorded)
            + moves.map { FieldChange($0.hierarchy.rawValue, from: $0.present, to: $0.parent.code) }
        if keepsSteps, let after = try UnitImprintRows.of(unit.id, in: tx) {
            steps.append(UnitStep(unit.id, unit.code, before: before, after: after))
        }
        units[unit.code] = unit
        touched.insert(unit.id)
        return old == nil ? .added : .changed
    }

    private struct Move {
        let parent: Unit
        let hierarchy: Hierarchy
        /// The code of the superior that it has until then.
        let present: String?
    }

    /// Where the row wants the unit and it does not stand yet.
    private func moves(of unit: Unit, _ row: ImportRow, in tx: Transaction) throws -> [Move] {
        try [(row.parentCode, Hierarchy.administrative), (row.clusterCode, .professional)].compactMap {
            code, hierarchy in
            guard let parent = units[code] else { return nil }
            let present = try UnitRows.parent(of: unit.id, on: row.from, hierarchy, in: tx)
            return present?.id == parent.id ? nil : Move(parent: parent, hierarchy: hierarchy, present: present?.code)
        }
    }
}

extension Unit {
    /// As the log keeps it.
    fileprivate var recorded: [String: String] {
        [
            "name": name, "kind": kind.rawValue, "levels": levels.map(\.rawValue).joined(separator: " "),
            "ownership": ownership?.rawValue ?? "", "address": address, "opened": openedOn.iso,
            "closed": closedOn?.iso ?? "",
        ]
    }
}
