internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Web

/// Computers in Informatics at one school: each room and class against the rule, who is taught where, what to buy.
struct InformaticsPages: Sendable {
    let blocking: BlockingPool
    let ports: FacilitiesPorts

    var endpoints: [Endpoint] {
        [
            .page("/units/:unit/facilities/informatics", .needs(ViewFacilities.self)) { visit, tx in
                try show(visit, nil, tx)
            },
            .action("/units/:unit/facilities/informatics", .needs(KeepFacilities.self), assign, again: show),
            .page("/units/:unit/facilities/purchases", .needs(ViewFacilities.self), purchases),
            .download("/units/:unit/facilities/purchases/khue.xlsx", .needs(ViewFacilities.self), spreadsheet),
        ]
    }

    private func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let school = try SchoolPage(visit, tx)
        let provision = try Provisions(ports: ports).school(school.unit, on: school.day, in: tx)
        let classes = try ports.classes(of: school.unit, on: school.day, in: tx)
        let rooms = try RoomRows.all(of: school.unit, on: school.day, in: tx)
        let taught = try InformaticsRows.assignments(where: "a.unit_id = \(school.unit)", on: school.day, in: tx)
        return .page(
            InformaticsViews.show(school, provision, classes, rooms, taught, refusal, visit))
    }

    func assign(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try SchoolPage.keep(visit, tx)
        var reader = FormReader(visit.form.values)
        let from = SchoolPage.changeDay(&reader, visit)
        var chosen: [ClassReference: RoomID?] = [:]
        for pair in visit.form.values.pairs where pair.name.hasPrefix("class-") {
            guard let id = ClassReference(pair.name.dropFirst("class-".count)) else { continue }
            let room = RoomID(pair.value)
            // Nothing is no room; what is no room at all is not taken for nothing.
            if room == nil, !pair.value.isEmpty { reader.fail(pair.name, InformaticsTexts.roomGone) }
            chosen[id] = .some(room)
        }
        try reader.finish()
        guard let from else { throw NotFound() }
        let classes = try ports.classes(of: permit.unit, on: from, in: tx)
        _ = try AssignClasses.run(chosen, classes: classes, from: from, by: permit, in: tx)
        return .redirect(to: "/units/\(permit.unit)/facilities/informatics?done=classes-assigned")
    }

    private func purchases(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let school = try SchoolPage(visit, tx)
        let provision = try Provisions(ports: ports).school(school.unit, on: school.day, in: tx)
        return .page(PurchaseViews.school(school, provision, visit))
    }

    private func spreadsheet(_ visit: Visit, _ database: Database) async throws -> Response {
        let sheet = try await database.read { tx in
            let school = try SchoolPage(visit, tx)
            let provision = try Provisions(ports: ports).school(school.unit, on: school.day, in: tx)
            return PurchaseSheet.write([(school.name, provision)], school.name, on: school.day, visit.language)
        }
        return try await SchoolPage.spreadsheet(sheet, blocking, name: "may-can-mua")
    }
}
