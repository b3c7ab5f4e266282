internal import Base
internal import Database
internal import Identity
internal import Web

/// Saved lists of pupils of a school, one's own and shared ones, for other programs.
enum ViewAPI {
    static let endpoints: [Endpoint] = [
        view.list("/units/:unit/views", Text("Các danh sách đã lưu", "Saved lists"), id: { $0.id.text }, all),
        view.making(
            "/units/:unit/views", Text("Lưu bộ lọc thành danh sách", "Save filters as a list"),
            body: [
                .needs("name", .text(1...60)), .needs("query", .text(1...SavedViewRules.longest)),
                .may("share", .flag),
            ]
        ) { call, tx in try ViewPages.saved(call.visit, tx) },
        view.removal(.delete, "", Text("Bỏ danh sách đã lưu", "Remove a saved list"), ViewPages.remove),
    ]

    private static let view = APIResource(
        "/units/:unit/views/:view", RecordsScopes.both,
        APIRecord<SavedView>([
            .id("id") { $0.id }, .text("name") { $0.name }, .text("query") { $0.query },
            .flag("isShared") { $0.isShared }, .flag("isOwn") { $0.isOwn }, .text("by") { $0.by },
        ])
    ) { call, tx in
        let id: ViewID = try call.id("view")
        guard let view = try all(call, tx).first(where: { $0.id == id }) else { throw NotFound() }
        return view
    }

    @Sendable private static func all(_ call: APICall, _ tx: Transaction) throws -> [SavedView] {
        let permit = try ViewPages.permit(call.visit, tx)
        return try ViewRows.shown(at: permit.unit, to: permit.account, in: tx)
    }
}
