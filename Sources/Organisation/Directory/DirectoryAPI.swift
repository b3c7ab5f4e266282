internal import Base
internal import Database
internal import Identity
internal import Web

/// The directory for other programs: search, and each unit's own page.
enum DirectoryAPI {
    static let reading = APIScope("directory:read", Text("Xem danh bạ", "See the directory"))
    static let writing = APIScope(
        "directory:write", Text("Cập nhật danh bạ của đơn vị", "Keep the unit's page of the directory"))

    static let endpoints: [Endpoint] = [
        .list(
            "/directory", Text("Tìm người trong danh bạ", "Search people of the directory"), reading,
            query: [search.field(required: false), post.field(required: false)], found, find),
        .list("/units/:unit/people", Text("Danh bạ của một đơn vị", "The people of a unit"), reading, person, people),
        .read("/units/:unit/people/:contact", Text("Một người trong danh bạ", "One person"), reading, person, show),
        .change(
            .post, "/units/:unit/people", Text("Thêm một người vào danh bạ", "Add a person"), writing, body: body,
            person
        ) { call, tx in
            let contact = try DirectoryPages.added(call.visit, tx)
            return .one(contact, person, version: contact.version)
        },
        .change(
            .put, "/units/:unit/people/:contact", Text("Sửa một người trong danh bạ", "Change a person"), writing,
            body: body, needsVersion: true, person, change),
        .change(
            .delete, "/units/:unit/people/:contact", Text("Bỏ một người khỏi danh bạ", "Remove a person"), writing,
            person
        ) { call, tx in
            let contact = try own(call, tx)
            _ = try DirectoryPages.remove(call.visit, tx)
            return .one(contact, person)
        },
        .read(
            "/units/:unit/people/confirmation",
            Text("Danh bạ được xác nhận lần cuối lúc nào", "When the unit's page was last confirmed"), reading,
            confirmation
        ) { call, tx in
            let permit = try call.visit.permit(ViewUnits.self, on: try call.id("unit"), in: tx)
            return .one(try ContactRows.confirmation(of: permit.unit, in: tx), confirmation)
        },
        .change(
            .post, "/units/:unit/people/confirmation",
            Text("Xác nhận danh bạ của đơn vị còn đúng", "Confirm that the unit's page is right"), writing, confirmation
        ) { call, tx in
            _ = try DirectoryPages.confirm(call.visit, tx)
            return .one(call.visit.now, confirmation)
        },
    ]

    private static let search = APIInput("q", .text(0...100))
    private static let post = APIInput("post", APIType<Post>.code)
    private static let body: [APIField] = [
        .needs("name", .text(1...100)), .needs("post", APIType<Post>.code), .may("position", .text(0...100)),
        .may("phone", .text(0...20)), .may("email", .text(0...200)), .may("isPublic", .flag, form: "public"),
    ]

    private static let person = APIRecord<Contact>([
        .id("id") { $0.id }, .id("unit") { $0.unit }, .text("name") { $0.name }, .code("post") { $0.post },
        .text("position") { $0.position }, .text("phone") { $0.phone }, .text("email") { $0.email },
        .flag("isPublic") { $0.isPublic },
    ])
    private static let found = APIRecord<ContactRows.Line>([
        .id("id") { $0.contact.id }, .id("unit") { $0.contact.unit }, .text("unitName") { $0.unitName },
        .text("name") { $0.contact.name }, .code("post") { $0.contact.post },
        .text("position") { $0.contact.position }, .text("phone") { $0.contact.phone },
        .text("email") { $0.contact.email }, .flag("isPublic") { $0.contact.isPublic },
    ])
    private static let confirmation = APIRecord<Instant?>([.optionalInstant("confirmedAt") { $0 }])

    /// How many people a search finds at most: who wants more narrows it.
    private static let most = 500

    private static func find(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let lines = try ContactRows.search(
            (call.query[search] ?? "").trimmed, post: call.query[post], onlyPublic: !call.visit.isAtWork, limit: most,
            in: tx)
        return .page(call.page(of: lines) { $0.contact.id.text }, found)
    }

    private static func people(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let permit = try call.visit.permit(ViewUnits.self, on: try call.id("unit"), in: tx)
        return .page(call.page(of: try ContactRows.all(of: permit.unit, in: tx)) { $0.id.text }, person)
    }

    private static func show(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let permit = try call.visit.permit(ViewUnits.self, on: try call.id("unit"), in: tx)
        let contact = try DirectoryPages.find(call.visit, permit.unit, tx)
        return .one(contact, person, version: contact.version)
    }

    private static func own(_ call: APICall, _ tx: Transaction) throws -> Contact {
        try DirectoryPages.find(call.visit, try DirectoryPages.own(call.visit, tx).unit, tx)
    }

    private static func change(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        try call.check(version: try own(call, tx).version)
        _ = try DirectoryPages.save(call.visit, tx)
        let contact = try own(call, tx)
        return .one(contact, person, version: contact.version)
    }
}
