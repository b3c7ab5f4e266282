internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// Records of one child at two schools: what a school, or the superior of both, sees and decides. Nobody decides before
/// the records lie side by side, as far as this person may see them.
enum JoinPages {
    static let endpoints: [Endpoint] = [
        .page("/joins", .needs(JoinRecords.self), list),
        .page("/joins/pair", .needs(JoinRecords.self)) { visit, tx in try pair(visit, nil, tx) },
        .action("/joins", .needs(JoinRecords.self), open, again: pair),
        .disclosure("/joins/:join", .needs(JoinRecords.self)) { visit, tx in
            let found = try find(visit, tx)
            try note(found, visit, tx)
            return try show(found, visit, nil, tx)
        },
        .action("/joins/:join/answer", .needs(JoinRecords.self), answer) { visit, refusal, tx in
            try show(try find(visit, tx), visit, refusal, tx)
        },
    ]

    /// Names a look at the record of another school in the log of readings.
    static let group = "join"

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(JoinRecords.self, in: tx)
        let isSchool = try isSchool(permit, tx)
        let doubtful = visit.request.query["doubtful"] == "yes"
        let year = year(visit)
        let pairs = try pairs(permit, in: year, doubtful: doubtful, visit, tx)
        let cases = try within(permit, tx)
        let view = JoinViews.List(
            scope: permit.scope, isSchool: isSchool, year: year, doubtful: doubtful, pairs: pairs, cases: cases)
        return .page(JoinViews.list(view, visit))
    }

    private static func year(_ visit: Visit) -> Int {
        // The year in which children of the first grade were born: there most records are made.
        let first = SchoolYear(of: visit.today).start - 6
        return visit.request.query["year"].flatMap { Int($0) }.map { min(max($0, 1950), visit.today.year) } ?? first
    }

    private static func pairs(
        _ permit: Permit<JoinRecords>, in year: Int, doubtful: Bool, _ visit: Visit, _ tx: Transaction
    ) throws -> [Twins] {
        try isSchool(permit, tx)
            ? try TwinRows.of(permit.scope, on: visit.today, doubtful: doubtful, in: tx)
            : try TwinRows.born(in: year, reach: { permit.covers($0) }, doubtful: doubtful, in: tx)
    }

    /// Pairs about which nobody was asked yet, the record of one's own school first.
    static func found(doubtful: Bool, _ visit: Visit, _ tx: Transaction) throws -> [(own: Twins.Side, twins: Twins)] {
        let permit = try visit.permit(JoinRecords.self, in: tx)
        return try pairs(permit, in: year(visit), doubtful: doubtful, visit, tx).map { twins in
            (twins.left.unit == permit.scope || twins.right.unit != permit.scope ? twins.left : twins.right, twins)
        }
    }

    /// The cases in which the person has a side.
    static func within(_ permit: Permit<JoinRecords>, _ tx: Transaction) throws -> [JoinCase] {
        let isSchool = try isSchool(permit, tx)
        let reach: SQL =
            isSchool
            ? "(j.keep_unit = \(permit.scope) OR j.hide_unit = \(permit.scope))"
            : "\(permit.covers("j.keep_unit")) AND \(permit.covers("j.hide_unit"))"
        return try JoinRows.lines(reach, in: tx).compactMap { line in
            JoinCase(line, of: permit.scope, reachesBoth: !isSchool)
        }
    }

    private static func isSchool(_ permit: Permit<JoinRecords>, _ tx: Transaction) throws -> Bool {
        try UnitRows.find(permit.scope, in: tx)?.kind.teaches == true
    }

    /// Two records about which nobody was asked yet; what is known of them is found again, and no form believed.
    private static func pair(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(JoinRecords.self, in: tx)
        let values = refusal == nil ? visit.request.query : visit.form.values
        guard let first = PupilID(values["first"] ?? ""), let second = PupilID(values["second"] ?? ""),
            let twins = try TwinRows.pair(first, second, in: tx),
            let side = try JoinPupils.side(permit, twins.left.unit, twins.right.unit, tx)
        else { throw NotFound() }
        let last = try JoinRows.latest(first, second, in: tx)
        if refusal == nil, let last, !JoinRules.isOpen(after: last.state) { return .redirect(to: "/joins/\(last.id)") }
        let ordered = side == .superior ? (own: twins.left, other: twins.right) : twins.mine(permit.scope)
        let comparison = JoinComparison(
            twins: twins, born: twins.born,
            sides: [
                .init(ordered.own.unitName, try JoinRecordRows.find(ordered.own.id, in: tx)),
                side == .superior
                    ? .init(ordered.other.unitName, try JoinRecordRows.find(ordered.other.id, in: tx)) : .hidden,
            ])
        return .page(
            JoinCaseViews.pair(comparison, [first, second], isSuperior: side == .superior, refusal, visit))
    }

    private static func open(_ visit: Visit, _ tx: Transaction) throws -> Response {
        .redirect(to: "/joins/\(try opened(visit, tx).id)?done=join-saved")
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
    static func find(_ visit: Visit, _ tx: Transaction) throws -> JoinCase {
        let permit = try visit.permit(JoinRecords.self, in: tx)
        guard let id: JoinID = visit.request.id("join"),
            let line = try JoinRows.lines("j.id = \(id)", in: tx).first, let found = try JoinCase(line, permit, tx)
        else { throw NotFound() }
        return found
    }

    /// Whoever looks at the record of a school that is not within their reach is written down.
    private static func note(_ found: JoinCase, _ visit: Visit, _ tx: Transaction) throws {
        guard let foreign = found.foreign else { return }
        let permit = try visit.permit(JoinRecords.self, in: tx)
        try Readings.note(group, of: "pupil", foreign.pupil.text, at: foreign.unit, by: permit, in: tx)
    }

    private static func show(
        _ found: JoinCase, _ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction
    ) throws -> Response {
        let join = found.line.join
        func side(_ name: String, _ shows: Bool, _ opens: Bool, _ pupil: PupilID) throws -> JoinComparison.Side {
            shows ? .init(name, opens ? try JoinRecordRows.find(pupil, in: tx) : nil) : .hidden
        }
        let comparison = JoinComparison(
            twins: try TwinRows.pair(join.keep, join.hide, in: tx), born: found.line.born,
            sides: [
                try side(found.line.keepName, found.showsKeep, found.opensKeep, join.keep),
                try side(found.line.hideName, found.showsHide, found.opensHide, join.hide),
            ])
        return .page(JoinCaseViews.show(found, comparison, refusal, visit))
    }

    static func answer(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(JoinRecords.self, in: tx)
        let found = try find(visit, tx)
        guard let state = visit.form.values["state"].flatMap({ Join.State(rawValue: $0) }) else { throw NotFound() }
        try JoinPupils.answer(found.line.join, with: state, words: try words(visit, state), by: permit, in: tx)
        return .redirect(to: "/joins/\(found.line.join.id)?done=join-saved")
    }

    private static func words(_ visit: Visit, _ state: Join.State) throws -> String {
        var reader = FormReader(visit.form.values)
        let words =
            state == .asked
            ? reader.text("reason", required: JoinTexts.reasonMissing, limit: 500)
            : reader.text("answer", required: state == .refused ? JoinTexts.whyMissing : nil, limit: 500)
        try reader.finish()
        return words
    }
}
