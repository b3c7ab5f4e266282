internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Web

/// A guardian's own children, for the guardian's own programs: what the page shows of each.
enum ChildAPI {
    static let endpoints: [Endpoint] = [
        .list("/children", Text("Con mình", "One's own children"), RecordsScopes.children, child) { call, tx in
            let found = try GuardianPages.children(of: call.visit, tx)
            return .page(call.page(of: found) { $0.pupil.id.text }, child)
        }
    ]

    private static let reading = APIRecord<Readings.Reading>([
        .optionalInstant("at") { $0.at }, .text("by") { $0.name }, .optionalCode("role") { $0.role },
        .text("what") { $0.group },
    ])
    private static let child = APIRecord<GuardianViews.Child>([
        .id("id") { $0.pupil.id }, .text("name") { $0.pupil.name }, .day("bornOn") { $0.pupil.bornOn },
        .optional("code") { $0.pupil.code }, .optional("school") { $0.schoolName },
        .optional("class") { $0.className }, .flag("hasPhoto") { $0.hasPhoto },
        .records("health", PrivateAPI.check) { $0.checks }, .records("readings", reading) { $0.readings },
    ])
}
