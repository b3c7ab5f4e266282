internal import Base
internal import Database
internal import Identity
internal import Web

/// Internet lines and licences of a school for other programs.
enum ConnectionAPI {
    static let endpoints: [Endpoint] = [
        .list(
            "/units/:unit/lines", Text("Đường truyền Internet", "Internet lines on a day"), FacilitiesScopes.read,
            query: [FacilitiesScopes.day.field(required: false)], line
        ) { call, tx in
            let (unit, day) = try FacilitiesScopes.school(call, tx)
            return .page(call.page(of: try ConnectionRows.lines(of: unit, on: day, in: tx)) { $0.id.text }, line)
        },
        .change(
            .post, "/units/:unit/lines", Text("Thêm đường truyền", "Add a line"), FacilitiesScopes.write,
            body: [
                .needs("provider", .text(1...60)), .needs("kind", APIType<LineKind>.code),
                .needs("mbit", .integer(1...100_000)), from, until,
            ], line
        ) { call, tx in .one(try ConnectionPages.createLine(call.visit, tx), line) },
        end("lines/:line", "line", Text("Kết thúc đường truyền", "End a line"), ConnectionPages.endLine),
        .list(
            "/units/:unit/licences", Text("Bản quyền phần mềm", "Software licences on a day"), FacilitiesScopes.read,
            query: [FacilitiesScopes.day.field(required: false)], licence
        ) { call, tx in
            let (unit, day) = try FacilitiesScopes.school(call, tx)
            return .page(
                call.page(of: try ConnectionRows.licences(of: unit, on: day, in: tx)) { $0.id.text }, licence)
        },
        .change(
            .post, "/units/:unit/licences", Text("Thêm bản quyền", "Add a licence"), FacilitiesScopes.write,
            body: [.needs("product", .text(1...100)), .needs("seats", .integer(1...1_000_000)), from, until], licence
        ) { call, tx in .one(try ConnectionPages.createLicence(call.visit, tx), licence) },
        end(
            "licences/:licence", "licence", Text("Kết thúc bản quyền", "End a licence"), ConnectionPages.endLicence),
    ]

    private static let from = APIField.needs("from", .day)
    /// The last day on which it holds.
    private static let until = APIField.may("until", .day)

    private static let line = APIRecord<InternetLine>([
        .id("id") { $0.id }, .text("provider") { $0.provider }, .code("kind") { $0.kind }, .integer("mbit") { $0.mbit },
        .day("from") { $0.from }, .optionalDay("to") { $0.to },
    ])
    private static let licence = APIRecord<Licence>([
        .id("id") { $0.id }, .text("product") { $0.product }, .integer("seats") { $0.seats },
        .day("from") { $0.from }, .optionalDay("to") { $0.to },
    ])

    /// What has ended, and its first day without.
    private struct End: Sendable {
        let id: String
        let day: Day
    }

    private static func end(
        _ path: String, _ name: String, _ summary: Text,
        _ act: @escaping @Sendable (Visit, Transaction) throws -> Response
    ) -> Endpoint {
        let record = APIRecord<End>([.text("id") { $0.id }, .day("to") { $0.day }])
        let day = APIInput("day", .day, form: "closed")
        return .change(
            .post, "/units/:unit/\(path)/end", summary, FacilitiesScopes.write, body: [day.field(required: true)],
            record
        ) { call, tx in
            _ = try act(call.visit, tx)
            let id = call.visit.request.parameters[name] ?? ""
            return .one(End(id: id, day: call.body[day] ?? call.visit.today), record)
        }
    }
}
