internal import Base
internal import Database
internal import Identity
internal import Web

/// School violence for other programs: a scope of its own, and each reading written down as the page does.
enum IncidentAPI {
    private static let one = "/pupils/:pupil/violence/:incident"

    static let endpoints: [Endpoint] = [
        .list(
            "/units/:unit/violence", Text("Các vụ việc của trường trong năm học", "Incidents of a school in a year"),
            RecordsScopes.violenceRead, query: [RecordsScopes.day.field(required: false)], isRecorded: true, record
        ) { call, tx in
            let permit = try call.visit.permit(ViolenceData.self, on: call.id("unit"), in: tx)
            let all = try IncidentListPages.all(permit, on: RecordsScopes.day(call), in: tx)
            let page = call.page(of: all) { $0.id.text }
            let shown = try IncidentListPages.open(page.items, at: permit.unit, call.visit, tx)
            return .page(APIPage(shown.map(\.incident), next: page.next), record)
        },
        .list(
            "/pupils/:pupil/violence", Text("Bạo lực học đường của một học sinh", "School violence of a pupil"),
            RecordsScopes.violenceRead, isRecorded: true, record
        ) { call, tx in
            let lines = try IncidentRows.of(try IncidentPages.disclose(call.visit, tx).1, in: tx)
            return .page(call.page(of: lines.map(\.incident)) { $0.id.text }, record)
        },
        .read(one, Text("Một vụ việc", "One incident"), RecordsScopes.violenceRead, isRecorded: true, record) {
            call, tx in
            let (pupil, _) = try IncidentPages.disclose(call.visit, tx)
            return reply(try IncidentPages.find(call.visit, pupil, tx))
        },
        .change(
            .post, "/pupils/:pupil/violence", Text("Ghi vụ việc", "Write an incident"), RecordsScopes.violenceWrite,
            body: body, record
        ) { call, tx in reply(try IncidentPages.create(call.visit, tx)) },
        .change(
            .put, one, Text("Sửa vụ việc ghi sai", "Correct an incident"), RecordsScopes.violenceWrite,
            body: body + [why], needsVersion: true, record
        ) { call, tx in
            let (pupil, _) = try check(call, tx)
            _ = try IncidentPages.correct(call.visit, tx)
            return reply(try IncidentPages.find(call.visit, pupil, tx))
        },
        .change(
            .post, one + "/remove", Text("Xóa vụ việc ghi nhầm", "Remove a wrong incident"),
            RecordsScopes.violenceWrite, body: [why], needsVersion: true, record
        ) { call, tx in
            let (_, old) = try check(call, tx)
            _ = try IncidentPages.remove(call.visit, tx)
            return .one(old, record)
        },
    ]

    private static let why = APIField.needs("why", .text(1...RewardRules.longest))
    private static let body: [APIField] = [
        .needs("happenedOn", .day, form: "day"), .needs(IncidentField.form.name, .text(1...25)),
        .may(IncidentField.code.name, .text(0...20)), .may(IncidentField.target.name, .text(0...25)),
        .may(IncidentField.place.name, .text(0...25)), .may(IncidentField.duration.name, .text(0...25)),
        .may(IncidentField.outcome.name, .text(0...255)), .may(IncidentField.note.name, .text(0...255)),
    ]

    private static let record = APIRecord<Incident>(
        [.id("id") { $0.id }, .id("pupil") { $0.pupil }, .day("happenedOn") { $0.happenedOn }]
            + IncidentField.allCases.map { field in .text(field.name) { $0[field] } })

    private static func reply(_ incident: Incident) -> APIReply {
        .one(incident, record, version: incident.version)
    }

    private static func check(_ call: APICall, _ tx: Transaction) throws -> (Pupil, Incident) {
        let (pupil, _) = try PupilPages.find(call.visit, KeepViolence.self, tx)
        let old = try IncidentPages.find(call.visit, pupil, tx)
        try call.check(version: old.version)
        return (pupil, old)
    }
}
