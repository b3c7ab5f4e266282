internal import Base
internal import Database
internal import Identity
internal import Web

/// Guardians of a pupil for other programs; each reading is written into the log.
enum GuardianAPI {
    static let endpoints: [Endpoint] = [
        .list(
            "/pupils/:pupil/guardians", Text("Cha mẹ, người giám hộ", "The guardians of a pupil"),
            RecordsScopes.guardiansRead, isRecorded: true, record
        ) { call, tx in
            let (pupil, unit) = try PupilPages.find(call.visit, IdentityData.self, tx)
            let child = try call.visit.disclose(IdentityData.self, of: "pupil", pupil.id.text, at: unit, in: tx)
            return .page(call.page(of: try GuardianRows.all(of: child, in: tx)) { $0.id.text }, record)
        },
        .change(
            .post, "/pupils/:pupil/guardians", Text("Thêm người giám hộ", "Add a guardian"),
            RecordsScopes.guardiansWrite,
            body: [
                .needs("name", .text(1...100), form: "guardian"), .needs("relation", APIType<Guardian.Relation>.code),
                .may("birthYear", .integer(1900...2100)), .may("occupation", .text(0...150)),
                .may("phone", .text(0...20), form: "guardianPhone"), .may("login", .text(0...100)),
            ], record
        ) { call, tx in
            .one(try GuardianPages.create(call.visit, tx).guardian, record)
        },
        .change(
            .post, "/pupils/:pupil/guardians/:guardian/end", Text("Bỏ người giám hộ", "Take a guardian away"),
            RecordsScopes.guardiansWrite, APIRecord<GuardianID>([.id("id") { $0 }])
        ) { call, tx in
            _ = try GuardianPages.remove(call.visit, tx)
            return .one(try call.id("guardian"), APIRecord<GuardianID>([.id("id") { $0 }]))
        },
    ]

    private static let record = APIRecord<Guardian>([
        .id("id") { $0.id }, .text("name") { $0.name }, .code("relation") { $0.relation },
        .optionalInteger("birthYear") { $0.birthYear }, .text("occupation") { $0.occupation },
        .text("phone") { $0.phone }, .optional("login") { $0.login },
    ])
}
