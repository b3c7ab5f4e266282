internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// Breaches of personal data within reach: recorded, timed, printed, reported.
enum BreachPages {
    static let endpoints: [Endpoint] = [
        .page("/privacy/breaches", .needs(ReportBreaches.self)) { visit, tx in try list(visit, nil, tx) },
        .action("/privacy/breaches", .needs(ReportBreaches.self), record, again: list),
        .page("/privacy/breaches/:breach", .needs(ReportBreaches.self)) { visit, tx in try show(visit, nil, tx) },
        .action("/privacy/breaches/:breach/reports", .needs(ReportBreaches.self), note, again: show),
        .action("/privacy/breaches/:breach/facts", .needs(ReportBreaches.self), mend, again: show),
        .action("/privacy/breaches/:breach/end", .needs(ReportBreaches.self), close, again: show),
    ]

    private static func list(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ReportBreaches.self, in: tx)
        return .page(BreachViews.list(try BreachRows.lines(of: permit, in: tx), refusal, visit))
    }

    private static func record(_ visit: Visit, _ tx: Transaction) throws -> Response {
        done(try recorded(visit, tx))
    }

    static func recorded(_ visit: Visit, _ tx: Transaction) throws -> Breach {
        let general = try visit.permit(ReportBreaches.self, in: tx)
        let permit = try general.on(general.scope, in: tx)
        var reader = FormReader(visit.form.values)
        let day = reader.day("day", required: BreachTexts.dayMissing)
        let hour = reader.number("hour", in: 0...23, required: BreachTexts.hourMissing)
        let minute = reader.number("minute", in: 0...59) ?? 0
        let facts = facts(&reader)
        let discovered = Instant(day ?? visit.today, hour: hour ?? 0, minute: minute)
        if day != nil, discovered > visit.now { reader.fail("day", BreachTexts.inFuture) }
        try reader.finish()
        let breach = Breach(id: BreachID(at: visit.now), unit: permit.unit, discoveredAt: discovered, facts: facts)
        try BreachRows.insert(breach, by: permit.account, at: visit.now, in: tx)
        try permit.record(
            "record breach", subject: "breach", id: breach.id.text,
            changes: [FieldChange("discovered", from: nil, to: discovered.iso)]
                + FieldChange.between([:], facts.fields), in: tx)
        return breach
    }

    private static func facts(_ reader: inout FormReader) -> BreachFacts {
        var facts = BreachFacts()
        facts.what = reader.text("what", required: BreachTexts.whatMissing, limit: 4000)
        facts.kinds = reader.text("kinds", required: BreachTexts.kindsMissing, limit: 1000)
        facts.people = reader.number("people", in: 0...100_000_000, required: BreachTexts.peopleMissing) ?? 0
        facts.consequences = reader.text("consequences", limit: 4000)
        facts.measures = reader.text("measures", required: BreachTexts.measuresMissing, limit: 4000)
        facts.contact = reader.text("contact", required: BreachTexts.contactMissing, limit: 300)
        return facts
    }

    private static func done(_ breach: Breach) -> Response {
        .redirect(to: "/privacy/breaches/\(breach.id)?done=privacy-saved")
    }

    static func mend(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (breach, permit) = try find(visit, tx)
        guard breach.isOpen else { throw BreachRefusal.closed }
        var reader = FormReader(visit.form.values)
        let facts = facts(&reader)
        let reason = reader.text("reason", required: BreachTexts.reasonMissing, limit: 1000)
        let isCurrent = isCurrent(breach, &reader)
        try reader.finish()
        guard isCurrent else { throw BreachRefusal.changed }
        try MendBreach.mend(breach, facts, because: reason, by: permit, in: tx)
        return done(breach)
    }

    static func close(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (breach, permit) = try find(visit, tx)
        var reader = FormReader(visit.form.values)
        let conclusion = reader.text("conclusion", required: BreachTexts.conclusionMissing, limit: 4000)
        let isCurrent = isCurrent(breach, &reader)
        try reader.finish()
        guard breach.isOpen else { throw BreachRefusal.closed }
        guard isCurrent else { throw BreachRefusal.changed }
        try MendBreach.close(breach, conclusion, by: permit, in: tx)
        return done(breach)
    }

    /// A page names the description it showed, so that a report noted meanwhile does no harm; a program names the version
    /// of all it read.
    private static func isCurrent(_ breach: Breach, _ reader: inout FormReader) -> Bool {
        if let version = reader.values["version"] { return Int(version) == breach.version }
        return reader.number("edition", in: 1...1_000_000) == breach.edition
    }

    static func find(_ visit: Visit, _ tx: Transaction) throws -> (Breach, UnitPermit<ReportBreaches>) {
        let permit = try visit.permit(ReportBreaches.self, in: tx)
        guard let id: BreachID = visit.request.id("breach"), let breach = try BreachRows.find(id, in: tx) else {
            throw NotFound()
        }
        return (breach, try permit.on(breach.unit, in: tx))
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (breach, _) = try find(visit, tx)
        let unit = try UnitRows.name(of: breach.unit, in: tx) ?? ""
        let superior = try UnitRows.parent(of: breach.unit, on: visit.today, in: tx)?.name
        let editions = try BreachRows.editions(of: breach.id, in: tx)
        return .page(BreachViews.show(breach, editions, unit: unit, superior: superior, refusal, visit))
    }

    static func note(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (breach, permit) = try find(visit, tx)
        guard let report = BreachReport(rawValue: visit.form.values["report"] ?? "") else { throw NotFound() }
        guard try BreachRows.note(report, of: breach, at: visit.now, in: tx) else { throw BreachRefusal.changed }
        try permit.record(
            "report breach", subject: "breach", id: breach.id.text,
            changes: [FieldChange(report.rawValue, from: nil, to: visit.now.iso)], in: tx)
        return done(breach)
    }
}
