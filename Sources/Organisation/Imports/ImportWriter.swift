internal import Base
internal import Database
internal import Identity

/// Writes the rows that are good: units first, then who stands under whom, then the reach once for all.
struct ImportWriter {
    let known: [String: Unit]
    let now: Instant
    let rehearsal: Bool
    private var units: [String: Unit]

    init(known: [String: Unit], at now: Instant, rehearsal: Bool) {
        self.known = known
        self.now = now
        self.rehearsal = rehearsal
        units = known
    }

    mutating func write(_ rows: [ImportRow], in tx: Transaction) throws -> [UnitImport.RowReport] {
        for row in rows { if let unit = row.unit { units[row.code] = unit } }
        var moved = false
        var reports: [UnitImport.RowReport] = []
        for row in rows {
            let problems = row.problems + problemsAbove(row)
            var outcome = UnitImport.RowReport.Outcome.refused(problems)
            if problems.isEmpty, let unit = row.unit {
                outcome = try write(unit, from: row.from, in: tx)
            } else {
                units[row.code] = known[row.code]
            }
            reports.append(
                UnitImport.RowReport(number: row.number, code: row.code, name: row.name, outcome: outcome))
        }
        for (index, row) in rows.enumerated() {
            guard !reports[index].isRefused, let unit = row.unit else { continue }
            do {
                let didMove = try place(unit, row, in: tx)
                moved = moved || didMove
                if didMove, reports[index].outcome == .unchanged { reports[index] = reports[index].with(.changed) }
            } catch let refusal as TreeRefusal {
                reports[index] = reports[index].with(.refused([refusal.explanation]))
            }
        }
        let added = reports.contains { $0.outcome == .added || $0.outcome == .changed }
        if moved || added { for hierarchy in Hierarchy.allCases { try LinkRows.recompute(hierarchy, in: tx) } }
        return reports
    }

    private func problemsAbove(_ row: ImportRow) -> [Text] {
        [row.parentCode, row.clusterCode].filter { !$0.isEmpty && units[$0] == nil }.map(ImportTexts.parentUnknown)
    }

    private func write(_ unit: Unit, from day: Day, in tx: Transaction) throws -> UnitImport.RowReport.Outcome {
        guard let old = known[unit.code] else {
            try UnitRows.insert(unit, in: tx)
            return .added
        }
        if old == unit { return .unchanged }
        try UnitRows.update(unit, was: old, on: day, in: tx)
        return .changed
    }

    /// Puts a unit where its row says, if it does not stand there already.
    private func place(_ unit: Unit, _ row: ImportRow, in tx: Transaction) throws -> Bool {
        var moved = false
        for (code, hierarchy) in [(row.parentCode, Hierarchy.administrative), (row.clusterCode, .professional)] {
            guard !code.isEmpty, let parent = units[code] else { continue }
            let present = try UnitRows.parent(of: unit.id, on: row.from, hierarchy, in: tx)
            if present?.id == parent.id { continue }
            try ChangeTree.place(unit, under: parent, hierarchy, from: row.from, at: now, in: tx)
            moved = true
        }
        return moved
    }
}

extension UnitImport.RowReport {
    var isRefused: Bool { if case .refused = outcome { true } else { false } }

    func with(_ outcome: Outcome) -> UnitImport.RowReport {
        UnitImport.RowReport(number: number, code: code, name: name, outcome: outcome)
    }
}
