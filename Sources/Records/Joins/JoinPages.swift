internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// Records of one child at two schools: what a school, or the superior of both, sees and decides.
enum JoinPages {
    static let endpoints: [Endpoint] = [
        .page("/joins", .needs(JoinRecords.self)) { visit, tx in try list(visit, nil, tx) },
        .action("/joins", .needs(JoinRecords.self), open, again: list),
        .action("/joins/:join/answer", .needs(JoinRecords.self), answer, again: list),
    ]

    private static func list(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(JoinRecords.self, in: tx)
        let isSchool = try UnitRows.find(permit.scope, in: tx)?.kind.teaches == true
        let query = visit.request.query
        let doubtful = query["doubtful"] == "yes"
        // The year in which children of the first grade were born: there most records are made.
        let first = SchoolYear(of: visit.today).start - 6
        let year = query["year"].flatMap { Int($0) }.map { min(max($0, 1950), visit.today.year) } ?? first
        let pairs =
            isSchool
            ? try TwinRows.of(permit.scope, on: visit.today, doubtful: doubtful, in: tx)
            : try TwinRows.born(in: year, reach: { permit.covers($0) }, doubtful: doubtful, in: tx)
        let cases = try within(permit, tx).compactMap { line in
            try JoinPupils.side(permit, line.join.keepUnit, line.join.hideUnit, tx).map {
                JoinViews.Case(line: line, side: $0, isAsker: line.join.askedUnit == permit.scope)
            }
        }
        let view = JoinViews.List(
            scope: permit.scope, isSchool: isSchool, year: year, doubtful: doubtful, pairs: pairs, cases: cases)
        return .page(JoinViews.list(view, refusal, visit))
    }

    /// The cases of schools within reach.
    static func within(_ permit: Permit<JoinRecords>, _ tx: Transaction) throws -> [JoinRows.Line] {
        try JoinRows.lines("(\(permit.covers("j.keep_unit")) OR \(permit.covers("j.hide_unit")))", in: tx)
    }

    private static func open(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try opened(visit, tx)
        return .redirect(to: "/joins?done=join-saved")
    }

    /// A pair is found again here: what a form says of it is not believed.
    static func opened(_ visit: Visit, _ tx: Transaction) throws -> Join {
        let permit = try visit.permit(JoinRecords.self, in: tx)
        let form = visit.form.values
        guard let first = PupilID(form["first"] ?? ""), let second = PupilID(form["second"] ?? ""),
            let state = form["state"].flatMap({ Join.State(rawValue: $0) }), [.asked, .done, .refused].contains(state)
        else { throw NotFound() }
        let words = try words(visit, state)
        return try JoinPupils.open(first, second, as: state, words: words, by: permit, in: tx)
    }

    /// A case in which the person has a side.
    static func find(_ visit: Visit, _ tx: Transaction) throws -> (Join, Permit<JoinRecords>) {
        let permit = try visit.permit(JoinRecords.self, in: tx)
        guard let id: JoinID = visit.request.id("join"), let join = try JoinRows.find(id, in: tx),
            try JoinPupils.side(permit, join.keepUnit, join.hideUnit, tx) != nil
        else { throw NotFound() }
        return (join, permit)
    }

    static func answer(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (join, permit) = try find(visit, tx)
        guard let state = visit.form.values["state"].flatMap({ Join.State(rawValue: $0) }) else { throw NotFound() }
        try JoinPupils.answer(join, with: state, words: try words(visit, state), by: permit, in: tx)
        return .redirect(to: "/joins?done=join-saved")
    }

    private static func words(_ visit: Visit, _ state: Join.State) throws -> String {
        var reader = FormReader(visit.form.values)
        let words = reader.text("answer", required: state == .refused ? JoinTexts.whyMissing : nil, limit: 500)
        try reader.finish()
        return words
    }
}
