internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// Transfers of one's own school: to ask, to answer, to seat.
enum TransferPages {
    static let endpoints: [Endpoint] = [
        .page("/transfers", .needs(DecidePupils.self)) { visit, tx in try list(visit, nil, tx) },
        .action("/transfers", .needs(DecidePupils.self), ask, again: list),
        .action("/transfers/:transfer/answer", .needs(DecidePupils.self), answer, again: list),
        .action("/transfers/:transfer/seat", .needs(DecidePupils.self), seat, again: list),
    ]

    static func own(_ visit: Visit, _ tx: Transaction) throws -> UnitPermit<DecidePupils> {
        let permit = try visit.permit(DecidePupils.self, in: tx)
        return try permit.on(permit.scope, in: tx)
    }

    private static func list(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        let lines = try TransferRows.lines(of: permit.unit, in: tx)
        let classes = try ClassRows.all(of: permit.unit, SchoolYear(of: visit.today), in: tx)
        return .page(TransferViews.list(lines, permit.unit, classes, refusal, visit))
    }

    private static func ask(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try begin(visit, tx)
        return .redirect(to: "/transfers?done=transfer-saved")
    }

    static func begin(_ visit: Visit, _ tx: Transaction) throws -> TransferID {
        let permit = try own(visit, tx)
        var reader = FormReader(visit.form.values)
        let code = reader.text("code", required: TransferTexts.codeMissing, limit: 20)
        let born = reader.day("born", required: PeopleTexts.bornMissing)
        let day = reader.day("day", required: PupilTexts.dayMissing)
        let reason = reader.text("reason", limit: 200)
        try reader.finish()
        guard let born, let day else { throw NotFound() }
        return try MovePupil.ask(code: code, born: born, on: day, reason: reason, by: permit, in: tx)
    }

    /// A transfer in which the person's school takes part; any other does not exist for them.
    static func find(_ visit: Visit, _ unit: UnitID, _ tx: Transaction) throws -> Transfer {
        guard let id: TransferID = visit.request.id("transfer"), let found = try TransferRows.find(id, in: tx),
            found.from == unit || found.to == unit
        else { throw NotFound() }
        return found
    }

    static func answer(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        let transfer = try find(visit, permit.unit, tx)
        var reader = FormReader(visit.form.values)
        let words = reader.text("answer", limit: 500)
        let state = reader.values["state"].flatMap { Transfer.State(rawValue: $0) }
        if state == .refused, words.isEmpty { reader.fail("answer", TransferTexts.refuseMissing) }
        try reader.finish()
        guard let state else { throw NotFound() }
        try MovePupil.answer(transfer, with: state, words: words, by: permit, in: tx)
        return .redirect(to: "/transfers?done=transfer-saved")
    }

    static func seat(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        let transfer = try find(visit, permit.unit, tx)
        guard let id = ClassID(visit.form.values["class"] ?? ""), let seat = try ClassRows.find(id, in: tx),
            seat.unit == permit.unit
        else { throw FormRefusal("class", PupilTexts.classMissing) }
        try MovePupil.seat(transfer, in: seat, by: permit, in: tx)
        return .redirect(to: "/pupils/\(transfer.pupil)?done=transfer-saved")
    }
}
