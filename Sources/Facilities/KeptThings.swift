internal import Base
internal import Components
internal import Database
internal import Identity
internal import Web

/// A thing of a school that is kept over time: a room, a device. What its pages and its operations do is the same for all.
protocol KeptThing: Sendable {
    associatedtype Tag

    var id: ID<Tag> { get }
    var unit: UnitID { get }
    var version: Int { get set }

    /// Where it stands: the name of its list and of its own part in addresses, and what is said when it was saved.
    static var place: KeptPlace { get }

    static func find(_ id: ID<Tag>, in tx: Transaction) throws -> Self?
    /// What a form says of it.
    static func read(_ visit: Visit, _ old: Self?, at unit: UnitID, _ tx: Transaction) throws -> Self
    func add(by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws
    func change(was old: Self, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws
    /// It is no longer there from a day on.
    func end(on day: Day, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws

    /// The form for a new one.
    static func form(_ school: SchoolPage, _ refusal: (any Refusal)?, _ visit: Visit, _ tx: Transaction) throws
        -> [UInt8]
    func page(_ school: SchoolPage, _ refusal: (any Refusal)?, _ visit: Visit, _ tx: Transaction) throws -> [UInt8]
}

/// The words of addresses for one kind of thing.
struct KeptPlace: Sendable {
    /// `rooms`
    let list: String
    /// `room`
    let one: String
    /// How it ends: `close`.
    let end: String

    var notice: String { one + "-saved" }
}

/// Adding, showing, changing and ending one kind of thing.
enum KeptPages<Thing: KeptThing> {
    static var endpoints: [Endpoint] {
        let new = "/units/:unit/facilities/\(Thing.place.list)/new"
        let one = "/facilities/\(Thing.place.list)/:\(Thing.place.one)"
        return [
            .page(new, .needs(KeepFacilities.self)) { visit, tx in try ask(visit, nil, tx) },
            .action(new, .needs(KeepFacilities.self), add, again: ask),
            .page(one, .needs(ViewFacilities.self)) { visit, tx in try show(visit, nil, tx) },
            .action(one, .needs(KeepFacilities.self), change, again: show),
            .action(one + "/" + Thing.place.end, .needs(KeepFacilities.self), end, again: show),
        ]
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let school = try SchoolPage(visit, tx)
        _ = try SchoolPage.keep(visit, tx)
        return .page(try Thing.form(school, refusal, visit, tx))
    }

    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        list(of: try create(visit, tx))
    }

    static func create(_ visit: Visit, _ tx: Transaction) throws -> Thing {
        let permit = try SchoolPage.keep(visit, tx)
        let thing = try Thing.read(visit, nil, at: permit.unit, tx)
        try thing.add(by: permit, in: tx)
        guard let made = try Thing.find(thing.id, in: tx) else { throw NotFound() }
        return made
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let thing = try find(visit, tx)
        return .page(try thing.page(try SchoolPage(thing.unit, visit, tx), refusal, visit, tx))
    }

    static func change(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let old = try find(visit, tx)
        let permit = try visit.permit(KeepFacilities.self, on: old.unit, in: tx)
        try Thing.read(visit, old, at: old.unit, tx).change(was: old, by: permit, in: tx)
        return .redirect(to: "/facilities/\(Thing.place.list)/\(old.id)?done=\(Thing.place.notice)")
    }

    static func end(_ visit: Visit, _ tx: Transaction) throws -> Response {
        var thing = try find(visit, tx)
        let permit = try visit.permit(KeepFacilities.self, on: thing.unit, in: tx)
        var reader = FormReader(visit.form.values)
        let day = reader.day("closed", required: FacilitiesTexts.dayMissing)
        try reader.finish()
        guard let day else { throw NotFound() }
        thing.version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        try thing.end(on: day, by: permit, in: tx)
        return list(of: thing)
    }

    private static func list(of thing: Thing) -> Response {
        .redirect(to: "/units/\(thing.unit)/facilities/\(Thing.place.list)?done=\(Thing.place.notice)")
    }

    static func find(_ visit: Visit, _ tx: Transaction) throws -> Thing {
        guard let id: ID<Thing.Tag> = visit.request.id(Thing.place.one), let thing = try Thing.find(id, in: tx) else {
            throw NotFound()
        }
        return thing
    }
}

/// The same for other programs.
struct KeptAPI<Thing: KeptThing>: Sendable {
    /// How its operations are called.
    struct Summaries: Sendable {
        let add: Text
        let one: Text
        let change: Text
        let end: Text
    }

    let record: APIRecord<Thing>
    let body: [APIField]
    let summaries: Summaries

    var endpoints: [Endpoint] {
        let thing = APIResource(
            "/\(Thing.place.list)/:\(Thing.place.one)", FacilitiesScopes.both, record, version: { $0.version },
            find: { call, tx in try KeptAPI.find(call, ViewFacilities.self, tx) },
            own: { call, tx in try KeptAPI.find(call, KeepFacilities.self, tx) })
        return [
            thing.making("/units/:unit/\(Thing.place.list)", summaries.add, body: body) { call, tx in
                try KeptPages<Thing>.create(call.visit, tx)
            },
            thing.read(summaries.one),
            thing.change(.put, "", summaries.change, body: body, KeptPages<Thing>.change),
            thing.change(
                .post, "/" + Thing.place.end, summaries.end, body: [.needs("day", .day, form: "closed")],
                KeptPages<Thing>.end),
        ]
    }

    private static func find<C: Capability>(_ call: APICall, _ capability: C.Type, _ tx: Transaction) throws -> Thing {
        let thing = try KeptPages<Thing>.find(call.visit, tx)
        _ = try call.visit.permit(capability, on: thing.unit, in: tx)
        return thing
    }
}
