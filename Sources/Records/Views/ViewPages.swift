internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// Keeping the filters and order of the list of pupils under a name.
enum ViewPages {
    static let endpoints: [Endpoint] = [
        .action("/units/:unit/views", .needs(ViewPupils.self), save, again: again),
        .action("/units/:unit/views/:view/remove", .needs(ViewPupils.self), remove),
    ]

    static func permit(_ visit: Visit, _ tx: Transaction) throws -> UnitPermit<ViewPupils> {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        return try visit.permit(ViewPupils.self, on: id, in: tx)
    }

    private static func save(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let view = try saved(visit, tx)
        return .redirect(to: "/units/\(try permit(visit, tx).unit)/pupils?\(view.query)&done=view-saved")
    }

    static func saved(_ visit: Visit, _ tx: Transaction) throws -> SavedView {
        let permit = try permit(visit, tx)
        var reader = FormReader(visit.form.values)
        let name = reader.text("name", required: ViewTexts.nameMissing, limit: 60).tidy
        let query = SavedViewRules.query(reader.text("query", limit: SavedViewRules.longest))
        if query.isEmpty { reader.fail("name", ViewTexts.nothing) }
        if try ViewRows.exists(name, of: permit.account, at: permit.unit, in: tx) {
            reader.fail("name", ViewTexts.taken)
        }
        try reader.finish()
        // What is shared is for those who work at the unit: a superior who looks in keeps views for themselves.
        let isShared = visit.form.values["share"] == "yes" && visit.person?.acting.unit == permit.unit
        let view = SavedView(
            id: ViewID(at: visit.now), name: name, query: query, isShared: isShared, isOwn: true,
            by: permit.accountName)
        try ViewRows.insert(view, at: permit.unit, of: permit.account, visit.now, in: tx)
        try permit.record(
            "save view", subject: "view", id: view.id.text,
            changes: [FieldChange("name", from: nil, to: name), FieldChange("query", from: nil, to: query)], in: tx)
        return view
    }

    private static func again(_ visit: Visit, _ refusal: any Refusal, _ tx: Transaction) throws -> Response {
        let permit = try permit(visit, tx)
        return .page(SavedViewViews.again(permit.unit, refusal, visit))
    }

    static func remove(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try permit(visit, tx)
        guard let id: ViewID = visit.request.id("view"),
            let name = try ViewRows.remove(id, of: permit.account, at: permit.unit, in: tx)
        else { throw NotFound() }
        try permit.record(
            "remove view", subject: "view", id: id.text, changes: [FieldChange("name", from: name, to: nil)], in: tx)
        return .redirect(to: "/units/\(permit.unit)/pupils?done=view-removed")
    }
}
