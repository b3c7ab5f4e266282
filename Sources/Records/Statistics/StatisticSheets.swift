public import Base
internal import Components
public import Database
public import Identity
public import Organisation

/// The forms filled from the records: for the page of statistics, and by a port for what schools hand in.
public enum StatisticSheets {
    /// The form of one school for a due day: the last day of its kind up to then, with last year and with what does not
    /// agree. About 20 ms for a large school.
    ///
    /// - Returns: nil when no version of the form is in force.
    public static func sheet(
        _ code: String, of school: UnitID, due: Day, ports: RecordsPorts, in tx: Transaction
    ) throws -> FigureSheet? {
        guard let form = StatisticForm.version(code, on: due) else { return nil }
        return try sheet(form, of: school, on: form.snapshot(before: due), ports, in: tx)
    }

    /// The form of all schools that a condition on `u.id` lets through, as the records say now. Seconds for a city.
    public static func sheet(
        _ code: String, covers: SQL, due: Day, ports: RecordsPorts, in tx: Transaction
    ) throws -> FigureSheet? {
        guard let form = StatisticForm.version(code, on: due) else { return nil }
        let scope = try StatisticScope(form.level, covers: covers, day: form.snapshot(before: due), in: tx)
        let figures = try StatisticFigures.read(form, form.measures, scope, ports, in: tx).figures(form)
        return form.sheet(figures, lastYear: [:], on: scope.day, checks: [], records: nil)
    }

    static func sheet(
        _ form: StatisticForm, of school: UnitID, on day: Day, _ ports: RecordsPorts, in tx: Transaction
    ) throws -> FigureSheet {
        let read = try StatisticFigures.read(
            form, form.measures, StatisticScope(school: school, day: day), ports, sized: true, in: tx)
        let past = try day.yearBefore.map { before in
            try ClassRows.all(of: school, SchoolYear(of: before), in: tx).isEmpty
                ? [:]
                : try StatisticFigures.read(
                    form, form.measures, StatisticScope(school: school, day: before), ports, in: tx
                ).figures(form)
        }
        return form.sheet(
            read.figures(form), lastYear: past ?? [:], on: day,
            checks: StatisticCheck.outliers(read, in: form), records: records(form, school, day))
    }

    /// The form of all schools that a condition lets through, by who owns them; parts without a school are left out.
    static func parts(
        _ form: StatisticForm, covers: SQL, on day: Day, _ ports: RecordsPorts, in tx: Transaction
    ) throws -> [(label: Text, sheet: FigureSheet)] {
        try FigureOwnership.all.compactMap { part in
            let scope = try StatisticScope(form.level, covers: "\(covers) AND \(part.condition)", day: day, in: tx)
            if scope.schools.isEmpty { return nil }
            let figures = try StatisticFigures.read(form, form.measures, scope, ports, in: tx).figures(form)
            return (part.label, form.sheet(figures, lastYear: [:], on: day, checks: [], records: nil))
        }
    }

    /// - Parameter part: of which schools alone; nil for all.
    static func sheet(
        _ form: StatisticForm, of unit: UnitID, covers: SQL, part: FigureOwnership? = nil, on day: Day,
        _ ports: RecordsPorts, in tx: Transaction
    ) throws -> FigureSheet {
        let covers: SQL = part.map { "\(covers) AND \($0.condition)" } ?? covers
        func read(_ day: Day) throws -> [String: StatisticFigure] {
            let scope = try StatisticScope(form.level, covers: covers, day: day, in: tx)
            // Nothing was kept of a year without classes, so that nothing is compared with it.
            if scope.schools.isEmpty { return [:] }
            return try StatisticFigures.read(form, form.measures, scope, ports, in: tx).figures(form)
        }
        return form.sheet(
            try read(day), lastYear: try day.yearBefore.map(read) ?? [:], on: day, checks: [],
            records: records(form, unit, day, part))
    }

    /// Where the records behind the numbers stand.
    private static func records(
        _ form: StatisticForm, _ unit: UnitID, _ day: Day, _ part: FigureOwnership? = nil
    ) -> String {
        Address("/statistics/records").setting("unit", to: unit.text).setting("form", to: form.code)
            .setting("day", to: day.iso).setting(FigureOwnership.field, to: part?.code).text
    }
}

extension StatisticForm {
    var measures: [Measure] { rows.compactMap(\.measure) }

    /// Staff stay through the years: a year without classes was not kept here yet.
    private func isKnown(_ lastYear: [String: StatisticFigure]) -> Bool {
        rows.contains { row in
            if case .classes = row.measure { (lastYear[row.number]?.total ?? 0) > 0 } else { false }
        }
    }

    /// - Parameter checks: what is unlikely; what does not agree is added.
    func sheet(
        _ figures: [String: StatisticFigure], lastYear: [String: StatisticFigure], on day: Day,
        checks: [StatisticCheck], records: String?
    ) -> FigureSheet {
        let known = isKnown(lastYear) ? lastYear : [:]
        let found = StatisticCheck.all(self, figures, lastYear: known) + checks
        return FigureSheet(
            code: code, title: title, source: source, validFrom: validFrom, day: day, note: note,
            sections: sections.map { $0.filled(figures, known) }, checks: found.map(StatisticTexts.check),
            records: records)
    }
}

extension StatisticForm.Section {
    fileprivate func filled(
        _ figures: [String: StatisticFigure], _ lastYear: [String: StatisticFigure]
    ) -> FigureSheet.Section {
        let columns = kind.columns
        return FigureSheet.Section(
            number, title, kind.origin, columns: columns.map { FigureSheet.Column($0.rawValue, $0.label) },
            rows: rows.map { row in
                let cells: [Int?] = columns.map { column in figures[row.number]?[column] }
                return FigureSheet.Row(
                    row.number, row.label, depth: row.depth, cells: row.measure == nil ? [] : cells,
                    before: lastYear[row.number]?.total)
            })
    }
}

extension StatisticForm.Section.Kind {
    fileprivate var origin: FigureSheet.Section.Kind {
        switch self {
        case .counts, .people, .staff, .rooms: .counted
        case .facts: .said
        case .budget: .typed
        }
    }
}

extension Day {
    /// The same day a year before; 28 February for the 29th.
    fileprivate var yearBefore: Day? { Day(year: year - 1, month: month, day: month == 2 ? min(day, 28) : day) }
}
