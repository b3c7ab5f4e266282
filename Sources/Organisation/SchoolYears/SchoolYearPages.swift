internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The school years of the city: everybody at work reads them, the department enters them.
enum SchoolYearPages {
    static let path = "/school-years"

    static let endpoints: [Endpoint] = [
        .page(path, .needs(ViewUnits.self), list),
        .page("\(path)/new", .needs(KeepSchoolYears.self)) { visit, tx in try ask(visit, nil, tx) },
        .action(path, .needs(KeepSchoolYears.self), enter, again: ask),
        .page("\(path)/:year", .needs(KeepSchoolYears.self)) { visit, tx in try show(visit, nil, tx) },
        .action("\(path)/:year", .needs(KeepSchoolYears.self), change, again: show),
    ]

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try visit.permit(ViewUnits.self, in: tx)
        return .page(SchoolYearViews.list(try SchoolYearRows.all(in: tx).map(\.frame), visit))
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        _ = try visit.permit(KeepSchoolYears.self, in: tx)
        let known = Set(try SchoolYearRows.all(in: tx).map(\.frame.schoolYear))
        let now = SchoolYear(of: visit.today)
        let next = [now, SchoolYear(start: now.start + 1)].first { !known.contains($0) }
        return .page(SchoolYearViews.enter(next, refusal, visit))
    }

    private static func enter(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try entered(visit, tx)
        return .redirect(to: "\(path)?done=school-year-saved")
    }

    static func entered(_ visit: Visit, _ tx: Transaction) throws -> SchoolYearLine {
        let permit = try visit.permit(KeepSchoolYears.self, in: tx)
        var form = FormReader(visit.form.values)
        let text = form.text("year", required: SchoolYearTexts.yearMissing, limit: 20)
        let year = SchoolYear(text)
        if year == nil, !text.isEmpty { form.fail("year", SchoolYearTexts.yearMissing) }
        let frame = try read(&form, year)
        try said { try DecideSchoolYear.enter(frame, by: permit, in: tx) }
        guard let line = try SchoolYearRows.line(frame.schoolYear, in: tx) else { throw NotFound() }
        return line
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        _ = try visit.permit(KeepSchoolYears.self, in: tx)
        return .page(SchoolYearViews.change(try find(visit, tx), refusal, visit))
    }

    static func change(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(KeepSchoolYears.self, in: tx)
        let old = try find(visit, tx).frame
        var form = FormReader(visit.form.values)
        let frame = try read(&form, old.schoolYear)
        let version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        try said { try DecideSchoolYear.change(frame, was: old, version: version, by: permit, in: tx) }
        return .redirect(to: "\(path)?done=school-year-saved")
    }

    static func find(_ visit: Visit, _ tx: Transaction) throws -> SchoolYearLine {
        guard let year = SchoolYear(visit.request.parameters["year"] ?? ""),
            let line = try SchoolYearRows.line(year, in: tx)
        else { throw NotFound() }
        return line
    }

    private static func read(_ form: inout FormReader, _ year: SchoolYear?) throws -> SchoolYearFrame {
        let starts = form.day("starts", required: SchoolYearTexts.dayMissing)
        let second = form.day("second", required: SchoolYearTexts.dayMissing)
        let ends = form.day("ends", required: SchoolYearTexts.dayMissing)
        let source = form.text("source", required: SchoolYearRefusal.sourceMissing.explanation, limit: 200).composed
        try form.finish()
        guard let year, let starts, let second, let ends else { throw NotFound() }
        return try said {
            try SchoolYearFrame(year, startsOn: starts, secondTermOn: second, endsOn: ends, source: source)
        }
    }

    /// What the rules say about a field stands beside the field.
    private static func said<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let refusal as SchoolYearRefusal {
            guard let field = refusal.field else { throw refusal }
            throw FormRefusal(field, refusal.explanation)
        }
    }
}
