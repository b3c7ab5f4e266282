internal import Base
internal import Database
internal import Identity
internal import Web

/// What is sensitive of a pupil for other programs: each group has a scope of its own, and each reading is written down
/// as the page does.
enum PrivateAPI {
    static let endpoints: [Endpoint] = [
        .read(
            "/pupils/:pupil/identity", Text("Số định danh và liên hệ", "Identity number and contacts"),
            RecordsScopes.identityRead, isRecorded: true, identity
        ) { call, tx in
            var found = PrivateRecord()
            try PrivateRows.read(disclose(IdentityData.self, call, tx), into: &found, in: tx)
            return .one(found, identity)
        },
        .read(
            "/pupils/:pupil/origin",
            Text("Dân tộc, tôn giáo, khuyết tật, chính sách", "Ethnic group, religion, disability, policy"),
            RecordsScopes.originRead, isRecorded: true, origin
        ) { call, tx in
            var found = PrivateRecord()
            try PrivateRows.read(disclose(OriginData.self, call, tx), into: &found, in: tx)
            return .one(found, origin)
        },
        .list(
            "/pupils/:pupil/health", Text("Các lần khám sức khỏe", "Visits of school health"),
            RecordsScopes.healthRead, isRecorded: true, check
        ) { call, tx in
            let all = try PrivateRows.checks(disclose(HealthData.self, call, tx), in: tx).enumerated()
            let page = call.page(of: Array(all)) { "\($0.element.day.iso) \($0.offset)" }
            return .page(APIPage(page.items.map(\.element), next: page.next), check)
        },
        .change(
            .put, "/pupils/:pupil/identity", Text("Sửa số định danh, liên hệ", "Change identity number and contacts"),
            RecordsScopes.identityWrite,
            body: [
                .may("number", .text(0...30)), .may("birthplace", .text(0...250)), .may("address", .text(0...250)),
                .may("phone", .text(0...20)), .may("more", .texts(0...255), form: MoreForm.prefix),
            ], identity
        ) { call, tx in
            let written = try keep(call, tx) { record, pupil, reader in
                record.identityMore = try PrivateRows.identityMore(of: pupil.id, in: tx)
                try PrivatePages.readIdentity(into: &record, of: pupil, on: call.visit.today, &reader, tx)
            } write: { record, pupil, _ in
                try PrivateRows.writeIdentity(record, of: pupil, in: tx)
            }
            return .one(written, identity)
        },
        .change(
            .put, "/pupils/:pupil/origin", Text("Sửa dân tộc, tôn giáo, chính sách", "Change origin and policy"),
            RecordsScopes.originWrite,
            body: OriginField.allCases.filter { $0 != .more }.map { .may($0.rawValue, .text(0...6)) }
                + [.may("more", .texts(0...255), form: MoreForm.prefix)] + PastAPI.moment, origin
        ) { call, tx in
            let written = try keep(call, tx) { record, pupil, reader in
                record.originMore = MoreFields(text: try OriginRows.kept(pupil.id, in: tx).now[.more] ?? "")
                try PrivatePages.readOrigin(into: &record, &reader, call.visit, tx)
            } write: { record, pupil, moment in
                try OriginRows.write(record.origin, of: pupil, moment, in: tx)
            }
            return .one(written, origin)
        },
        .change(
            .post, "/pupils/:pupil/health", Text("Ghi một lần khám", "Write a visit of school health"),
            RecordsScopes.healthWrite,
            body: [
                .needs("day", .day), .may("height", .text(0...10)), .may("weight", .text(0...10)),
                .may("nutrition", .text(0...2)), .may("blood", .text(0...2)), .may("eyes", .text(0...150)),
                .may("spine", .text(0...150)),
                .may("vaccinations", .text(0...300)), .may("note", .text(0...500)),
            ], APIRecord<Day>([.day("day") { $0 }])
        ) { call, tx in
            _ = try PrivatePages.addCheck(call.visit, tx)
            let day = call.visit.form.values["day"].flatMap { Day(iso: $0) } ?? call.visit.today
            return .one(day, APIRecord<Day>([.day("day") { $0 }]))
        },
    ]

    private static let identity = APIRecord<PrivateRecord>([
        .optional("number") { $0.number }, .text("birthplace") { $0.birthplace }, .text("address") { $0.address },
        .text("phone") { $0.phone }, .words("more") { $0.identityMore.values },
    ])
    private static let origin = APIRecord<PrivateRecord>([
        .optional("ethnicity") { $0.ethnicity }, .optional("religion") { $0.religion },
        .optional("disability") { $0.disability }, .optional("policy") { $0.policy },
        .words("more") { $0.originMore.values },
    ])
    static let check = APIRecord<HealthCheck>([
        .day("day") { $0.day }, .optionalInteger("heightMillimetres") { $0.height },
        .optionalInteger("weightGrams") { $0.weight }, .optionalInteger("bodyMassIndexTenths") { $0.bodyMassIndex },
        .optional("nutrition") { $0.nutrition }, .optional("blood") { $0.blood }, .text("eyes") { $0.eyes },
        .text("spine") { $0.spine },
        .text("vaccinations") { $0.vaccinations }, .text("note") { $0.note },
    ])

    private static func disclose<G: SensitiveGroup>(
        _ group: G.Type, _ call: APICall, _ tx: Transaction
    ) throws -> Disclosure<G> {
        let (pupil, unit) = try PupilPages.find(call.visit, group, tx)
        return try call.visit.disclose(group, of: "pupil", pupil.id.text, at: unit, in: tx)
    }

    private static func keep(
        _ call: APICall, _ tx: Transaction, _ read: (inout PrivateRecord, Pupil, inout FormReader) throws -> Void,
        write: (PrivateRecord, PupilID, Moment) throws -> Void
    ) throws -> PrivateRecord {
        let (pupil, unit) = try PupilPages.find(call.visit, KeepPupils.self, tx)
        let permit = try call.visit.permit(KeepPupils.self, on: unit, in: tx)
        var reader = FormReader(call.visit.form.values)
        var record = PrivateRecord()
        try read(&record, pupil, &reader)
        let moment = MomentForm.read(&reader, today: call.visit.today) { _ in nil }
        try reader.finish()
        try write(record, pupil.id, moment)
        try PrivatePages.note(pupil, moment, permit, tx)
        return record
    }
}
