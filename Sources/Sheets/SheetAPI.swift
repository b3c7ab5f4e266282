internal import Base
internal import Database
public import Identity
internal import Web

/// The sheets that a school took in, for other programs: see, take back. The sheets themselves come by the page.
public struct SheetAPI: Sendable {
    private let kind: SheetKind
    private let pages: SheetPages
    private let scopes: (reading: APIScope, writing: APIScope)

    public init(_ kind: SheetKind, _ pages: SheetPages, scopes: (reading: APIScope, writing: APIScope)) {
        self.kind = kind
        self.pages = pages
        self.scopes = scopes
    }

    public var endpoints: [Endpoint] {
        let path = kind.pattern + "/imports"
        let past = APIResource(
            path + "/:import", scopes, SheetAPI.past,
            find: { call, tx in
                let unit = try unit(call, tx)
                guard let past = try kind.table.find(try call.id("import"), kind.subject, in: tx), past.unit == unit
                else { throw NotFound() }
                return past
            })
        return [
            past.list(path, Text("Các lần nhập từ bảng tính", "Past imports of sheets"), id: { $0.id.text }) {
                call, tx in
                try kind.table.past(of: try unit(call, tx), kind.subject, in: tx)
            },
            past.change(.post, "/undo", Text("Hoàn tác một lần nhập", "Take an import back"), pages.undo),
        ]
    }

    private static let past = APIRecord<PastImport>([
        .id("id") { $0.id }, .text("file") { $0.fileName }, .text("by") { $0.by }, .optionalInstant("at") { $0.at },
        .integer("added") { $0.added }, .integer("changed") { $0.changed },
        .optionalInstant("undoneAt") { $0.undoneAt },
    ])

    private func unit(_ call: APICall, _ tx: Transaction) throws -> UnitID {
        let unit = try kind.unit(call.visit)
        _ = try kind.enter(call.visit, unit, tx)
        return unit
    }
}

extension SheetPages {
    /// The pages, and what other programs may ask of the same sheets.
    public func endpoints(scopes: (reading: APIScope, writing: APIScope)) -> [Endpoint] {
        endpoints + SheetAPI(kind, self, scopes: scopes).endpoints
    }
}
