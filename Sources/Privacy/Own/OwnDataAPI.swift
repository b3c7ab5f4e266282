internal import Base
internal import Database
internal import Identity
internal import Web

/// Everything that is kept about a person, for other programs (Law 91/2025/QH15, art. 4): oneself or one's child, and whose
/// open request one answers. Each reading is written down, as on the page.
struct OwnDataAPI: Sendable {
    let own: OwnDataPages
    let requests: RequestPages

    /// Of its own, since it opens everything at once.
    static let scope = APIScope(
        "personal-data:read",
        Text(
            "Lấy mọi dữ liệu về mình, con mình, người mình trả lời yêu cầu (ghi nhật ký)",
            "Read all data about oneself, one's child, whose request one answers (logged)"))

    var endpoints: [Endpoint] {
        [
            .read(
                "/privacy/own-data", Text("Mọi dữ liệu được giữ về một người", "Everything kept about one person"),
                OwnDataAPI.scope, query: [OwnDataAPI.person.field(required: true)], isRecorded: true, OwnDataAPI.copy
            ) { call, tx in
                OwnDataAPI.reply(try own.gathered(call.query[OwnDataAPI.person] ?? "", call.visit, tx), call)
            },
            .read(
                "/privacy/requests/:request/data",
                Text("Mọi dữ liệu được giữ về người của yêu cầu", "Everything kept about whose request it is"),
                OwnDataAPI.scope, isRecorded: true, OwnDataAPI.copy
            ) { call, tx in OwnDataAPI.reply(try requests.gathered(call.visit, tx), call) },
        ]
    }

    private static func reply(_ found: (DataPerson, [PersonalExtract]), _ call: APICall) -> APIReply {
        let tables = found.1.filter { !$0.rows.isEmpty }.map { Kept(extract: $0, language: call.visit.language) }
        return .one((found.0, tables), copy)
    }

    private static let person = APIInput("person", .text(1...100))

    private struct Kept: Sendable {
        let extract: PersonalExtract
        let language: Language

        /// What is not known of a row is not in it.
        var rows: [[String: String]] {
            let names = extract.table.columns.map(\.name.description)
            return extract.rows.map { row in
                Dictionary(
                    zip(names, row).compactMap { name, value in value.map { (name, $0) } },
                    uniquingKeysWith: { first, _ in first })
            }
        }
    }

    private static let row = APIRecord<[String: String]>([.words("values") { $0 }])
    private static let copy = APIRecord<(DataPerson, [Kept])>([
        .text("person") { $0.0.name }, .text("kind") { $0.0.kind.rawValue }, .text("id") { $0.0.id },
        .records(
            "tables",
            APIRecord<Kept>([
                .text("name") { $0.extract.table.name.description },
                .text("label") { $0.extract.table.label($0.language) }, .records("rows", row) { $0.rows },
            ])
        ) { $0.1 },
    ])
}
