internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// Turning the year at one's own school: see, do, take back or confirm.
enum TurnPages {
    static let endpoints: [Endpoint] = [
        .page("/year", .needs(DecidePupils.self)) { visit, tx in try show(visit, nil, tx) },
        .action("/year", .needs(DecidePupils.self), turn, again: show),
        .action("/year/undo", .needs(DecidePupils.self), undo, again: show),
        .action("/year/confirm", .needs(DecidePupils.self), confirm, again: show),
    ]

    static func own(_ visit: Visit, _ tx: Transaction) throws -> UnitPermit<DecidePupils> {
        let permit = try visit.permit(DecidePupils.self, in: tx)
        return try permit.on(permit.scope, in: tx)
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        let last = try TurnRows.last(of: permit.unit, in: tx)
        let year = SchoolYear(of: visit.today)
        let from = last.map { max($0.year, year) } ?? year
        let lines = try ClassRows.lines(of: permit.unit, from, on: visit.today, in: tx)
        let plan = TurnRules.plan(lines.map(\.schoolClass), into: SchoolYear(start: from.start + 1)) {
            ClassID(at: visit.now)
        }
        return .page(TurnViews.show(lines, plan, from, last, refusal, visit))
    }

    static func turn(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        var reader = FormReader(visit.form.values)
        let day = reader.day("day", required: PupilTexts.dayMissing)
        let written = reader.text("repeating", limit: 20_000)
        try reader.finish()
        guard let day else { throw NotFound() }
        let codes = written.split { $0 == "\n" || $0 == "," || $0 == ";" }.map { String($0).tidy }
        _ = try TurnYear.run(on: day, repeating: Set(codes).subtracting([""]), by: permit, in: tx)
        return .redirect(to: "/year?done=year-turned")
    }

    static func undo(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        guard let last = try TurnRows.last(of: permit.unit, in: tx) else { throw NotFound() }
        try TurnYear.undo(last, by: permit, in: tx)
        return .redirect(to: "/year?done=year-undone")
    }

    static func confirm(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        guard let last = try TurnRows.last(of: permit.unit, in: tx),
            try TurnRows.confirm(last, at: visit.now, in: tx)
        else { throw TurnRefusal.confirmed }
        try permit.record(
            "confirm year", subject: "school year", id: last.year.text,
            changes: [FieldChange("confirmed", from: nil, to: visit.now.iso)], in: tx)
        return .redirect(to: "/year?done=year-confirmed")
    }
}
