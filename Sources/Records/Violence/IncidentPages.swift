internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The incidents of one child, each look written down.
enum IncidentPages {
    private static let base = "/pupils/:pupil/violence"

    static let endpoints: [Endpoint] = [
        .disclosure(base, .needs(ViolenceData.self)) { visit, tx in try show(visit, nil, tx) },
        .action(base, .needs(KeepViolence.self), add, again: repeatForm),
        .disclosure(base + "/:incident", .needs(ViolenceData.self)) { visit, tx in try ask(visit, nil, tx) },
        .action(base + "/:incident", .needs(KeepViolence.self), correct, again: repeatCorrection),
        .action(base + "/:incident/remove", .needs(KeepViolence.self), remove, again: repeatCorrection),
    ]

    static func disclose(_ visit: Visit, _ tx: Transaction) throws -> (Pupil, Disclosure<ViolenceData>) {
        let (pupil, unit) = try PupilPages.find(visit, ViolenceData.self, tx)
        return (pupil, try visit.disclose(ViolenceData.self, of: "pupil", pupil.id.text, at: unit, in: tx))
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (pupil, disclosure) = try disclose(visit, tx)
        let lines = try IncidentRows.of(disclosure, in: tx)
        return .page(IncidentViews.show(pupil, lines, try IncidentForm(on: visit.today, in: tx), nil, visit))
    }

    /// A refused form shows what was typed, which needs no second reading.
    private static func repeatForm(_ visit: Visit, _ refusal: any Refusal, _ tx: Transaction) throws -> Response {
        let (pupil, _) = try PupilPages.find(visit, KeepViolence.self, tx)
        return .page(IncidentViews.show(pupil, [], try IncidentForm(on: visit.today, in: tx), refusal, visit))
    }

    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        .redirect(to: "/pupils/\(try create(visit, tx).pupil)/violence?done=incident-saved")
    }

    static func create(_ visit: Visit, _ tx: Transaction) throws -> Incident {
        let (pupil, permit) = try keep(visit, tx)
        var reader = FormReader(visit.form.values)
        let incident = try IncidentForm(on: visit.today, in: tx).read(
            &reader, IncidentID(at: visit.now), of: pupil, today: visit.today)
        try reader.finish()
        guard let incident else { throw NotFound() }
        try KeepIncident.add(incident, by: permit, in: tx)
        return incident
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (pupil, _) = try disclose(visit, tx)
        let old = try find(visit, pupil, tx)
        return try page(pupil, old, try IncidentRows.past(of: old.id, in: tx), nil, visit, tx)
    }

    private static func repeatCorrection(_ visit: Visit, _ refusal: any Refusal, _ tx: Transaction) throws -> Response {
        let (pupil, _) = try PupilPages.find(visit, KeepViolence.self, tx)
        let old = try find(visit, pupil, tx)
        // What was not typed is not shown again: that would be a reading.
        let blank = Incident(
            id: old.id, pupil: old.pupil, happenedOn: visit.today, values: [:], version: old.version)
        return try page(pupil, blank, [], refusal, visit, tx)
    }

    private static func page(
        _ pupil: Pupil, _ incident: Incident, _ past: [IncidentRows.Past], _ refusal: (any Refusal)?, _ visit: Visit,
        _ tx: Transaction
    ) throws -> Response {
        let form = try IncidentForm(on: visit.today, in: tx)
        return .page(IncidentViews.correct(pupil, incident, past, form, refusal, visit))
    }

    static func correct(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (pupil, permit) = try keep(visit, tx)
        let old = try find(visit, pupil, tx)
        var reader = FormReader(visit.form.values)
        let new = try IncidentForm(on: visit.today, in: tx).read(&reader, old.id, of: pupil, today: visit.today)
        let reason = reader.reason()
        try reader.finish()
        guard var new else { throw NotFound() }
        new.version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        try KeepIncident.correct(new, was: old, because: reason, by: permit, in: tx)
        return .redirect(to: "/pupils/\(pupil.id)/violence?done=incident-saved")
    }

    static func remove(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (pupil, permit) = try keep(visit, tx)
        let old = try find(visit, pupil, tx)
        var reader = FormReader(visit.form.values)
        let reason = reader.reason()
        try reader.finish()
        let version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        try KeepIncident.remove(old, version: version, because: reason, by: permit, in: tx)
        return .redirect(to: "/pupils/\(pupil.id)/violence?done=incident-saved")
    }

    private static func keep(_ visit: Visit, _ tx: Transaction) throws -> (Pupil, UnitPermit<KeepViolence>) {
        let (pupil, unit) = try PupilPages.find(visit, KeepViolence.self, tx)
        return (pupil, try visit.permit(KeepViolence.self, on: unit, in: tx))
    }

    static func find(_ visit: Visit, _ pupil: Pupil, _ tx: Transaction) throws -> Incident {
        guard let id: IncidentID = visit.request.id("incident"),
            let line = try IncidentRows.find(id, of: pupil.id, in: tx)
        else { throw NotFound() }
        return line.incident
    }
}
