internal import Base
internal import Database
internal import Identity
internal import Web

/// Past imports of pupils or staff of a school, for other programs: see, take back. The sheets themselves come by the page.
struct SheetImportAPI: Sendable {
    let pages: SheetImportPages
    let scopes: (reading: APIScope, writing: APIScope)

    private var path: String { pages.kind.pattern + "/imports" }

    var endpoints: [Endpoint] {
        let past = APIResource(
            path + "/:import", scopes, SheetImportAPI.past,
            find: { call, tx in
                let unit = try unit(call, tx)
                guard let past = try ImportRows.find(try call.id("import"), pages.kind.subject, in: tx),
                    past.unit == unit
                else { throw NotFound() }
                return past
            })
        return [
            past.list(path, Text("Các lần nhập từ bảng tính", "Past imports of sheets"), id: { $0.id.text }) {
                call, tx in
                try ImportRows.past(of: try unit(call, tx), pages.kind.subject, in: tx)
            },
            past.change(.post, "/undo", Text("Hoàn tác một lần nhập", "Take an import back"), pages.undo),
        ]
    }

    private static let past = APIRecord<ImportRows.Past>([
        .id("id") { $0.id }, .text("file") { $0.fileName }, .text("by") { $0.by }, .optionalInstant("at") { $0.at },
        .integer("added") { $0.added }, .integer("changed") { $0.changed },
        .optionalInstant("undoneAt") { $0.undoneAt },
    ])

    private func unit(_ call: APICall, _ tx: Transaction) throws -> UnitID {
        let unit: UnitID = try call.id("unit")
        try pages.kind.guarding(call.visit, unit, tx)
        return unit
    }
}
