internal import Base
internal import Database
internal import Identity
internal import Sheets
internal import Web

/// Changing many pupils of one's own school at once, for other programs; what was done and taking it back.
enum BulkAPI {
    static let endpoints: [Endpoint] = [
        past.list(
            "/units/:unit/bulk", Text("Các lần sửa nhiều em", "Past changes of many pupils"), id: { $0.id.text }, all),
        past.making(
            "/units/:unit/bulk",
            Text(
                "Chuyển lớp, tách lớp, sửa một trường, cho rời cho nhiều em",
                "Move, split, change a field or release many pupils"),
            body: [
                .needs("what", APIType<BulkKind>.code),
                .needs("pupils", .list(APIType<PupilID>.id(), most: 500), form: "p"),
                .may("class", APIType<ClassID>.id()), .may("name", .text(1...20)), .may("field", .text(1...60)),
                .may("value", .text(0...255)), .may("how", APIType<Leaving>.code), .may("reason", .text(0...20)),
                .may("day", .day), .may("from", .day),
            ], change),
        past.change(.post, "/undo", Text("Hoàn tác một lần sửa", "Take a change back"), BulkPages.undo),
    ]

    private static let past = APIResource(
        "/units/:unit/bulk/:import", RecordsScopes.both,
        APIRecord<BulkRows.Past>([
            .id("id") { $0.id }, .code("what") { $0.title.kind }, .text("subject") { $0.title.subject },
            .optionalDay("day") { $0.title.day }, .text("by") { $0.by }, .optionalInstant("at") { $0.at },
            .integer("changed") { $0.changed }, .optionalInstant("undoneAt") { $0.undoneAt },
        ])
    ) { call, tx in try find(try call.id("import"), call, tx) }

    @Sendable private static func all(_ call: APICall, _ tx: Transaction) throws -> [BulkRows.Past] {
        try BulkRows.past(of: try BulkPages.permit(call.visit, tx).unit, in: tx)
    }

    private static func find(_ id: ImportID, _ call: APICall, _ tx: Transaction) throws -> BulkRows.Past {
        guard let past = try all(call, tx).first(where: { $0.id == id }) else { throw NotFound() }
        return past
    }

    /// All of them or none: a person sees on the page who was left out and why, a program is refused.
    @Sendable private static func change(_ call: APICall, _ tx: Transaction) throws -> BulkRows.Past {
        let report = try BulkPages.change(call.visit, tx)
        if let problem = report.lines.lazy.compactMap(\.problem).first { throw FormRefusal("p", problem) }
        guard let id = report.id else { throw BulkRefusal.nobody }
        return try find(id, call, tx)
    }
}
