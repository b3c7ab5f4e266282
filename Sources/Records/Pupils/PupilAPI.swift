internal import Base
internal import Database
internal import Identity
internal import Web

/// Pupils for other programs, as of a day; nothing sensitive.
enum PupilAPI {
    static let endpoints: [Endpoint] = [
        .list(
            "/units/:unit/pupils", Text("Học sinh của một trường vào một ngày", "The pupils of a school on a day"),
            RecordsScopes.read,
            query: [
                RecordsScopes.day.field(required: false), search.field(required: false),
                seat.field(required: false), grade.field(required: false), sex.field(required: false),
            ], line, pupils),
        .list(
            "/pupils", Text("Tìm học sinh trong phạm vi theo tên", "Find pupils within reach by name"),
            RecordsScopes.read, query: [search.field(required: true), RecordsScopes.day.field(required: false)], line,
            found),
        .read(
            "/pupils/:pupil", Text("Một học sinh, vào một ngày", "One pupil, on a day"), RecordsScopes.read,
            query: [RecordsScopes.day.field(required: false)], record, show),
        .list(
            "/pupils/:pupil/past", Text("Hồ sơ trước đây thế nào", "What the record was before"), RecordsScopes.read,
            PastAPI.record, past),
        .change(
            .post, "/units/:unit/pupils", Text("Thêm học sinh và xếp lớp", "Add a pupil to a class"),
            RecordsScopes.write,
            body: body + [
                .needs("class", APIType<ClassID>.id()), .needs("entry", APIType<Entry>.code),
                .needs("day", .day), .may("anotherChild", .flag, form: "another"),
            ], record
        ) { call, tx in
            try MoreForm(.pupil, on: call.visit.today, in: tx).refuseUnknown(call.visit.form.values)
            return try reply(KeepPupilPages.create(call.visit, tx), call, tx)
        },
        .change(
            .put, "/pupils/:pupil",
            Text("Sửa hồ sơ, từ một ngày hoặc đúng từ đầu", "Change a record, from a day or as a correction"),
            RecordsScopes.write,
            body: body + [
                .needs("kind", APIType<MomentForm.Kind>.code), .may("from", .day), .may("on", .day),
            ], needsVersion: true, record
        ) { call, tx in
            try call.check(version: PupilPages.find(call.visit, KeepPupils.self, tx).0.version)
            try MoreForm(.pupil, on: call.visit.today, in: tx).refuseUnknown(call.visit.form.values)
            _ = try KeepPupilPages.change(call.visit, tx)
            return try reply(PupilPages.find(call.visit, KeepPupils.self, tx).0, call, tx)
        },
    ]

    private static let search = APIInput("q", .text(1...100))
    private static let seat = APIInput("class", APIType<ClassID>.id())
    private static let grade = APIInput("grade", .text(1...4))
    private static let sex = APIInput("sex", APIType<Sex>.code)

    private static let body: [APIField] = [
        .needs("name", .text(1...100)), .needs("bornOn", .day, form: "born"), .needs("sex", APIType<Sex>.code),
        .may("code", .text(0...20)), .may("boarding", .text(0...2)), .may("twoSessions", .flag, form: "sessions"),
        .may("more", .texts(0...255), form: "more-"),
    ]

    private static let line = APIRecord<PupilLine>([
        .id("id") { $0.id }, .optional("code") { $0.code }, .text("name") { $0.name }, .day("bornOn") { $0.bornOn },
        .code("sex") { $0.sex }, .text("className") { $0.className }, .id("unit") { $0.unit },
    ])

    private static let record = APIRecord<Pupil>([
        .id("id") { $0.id }, .optional("code") { $0.code }, .text("name") { $0.name }, .day("bornOn") { $0.bornOn },
        .code("sex") { $0.sex }, .optional("boarding") { $0.boarding }, .flag("twoSessions") { $0.twoSessions },
        .words("more") { $0.more.values },
    ])

    /// With those fields of the dictionary that nobody has to be kept from.
    private static func reply(_ pupil: Pupil, _ call: APICall, _ tx: Transaction) throws -> APIReply {
        var shown = pupil
        shown.more = try MoreForm(.pupil, on: call.visit.today, in: tx).open(pupil.more)
        return .one(shown, record, version: pupil.version)
    }

    /// As it was on the day that is asked for; as it is without one.
    private static func show(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        var (pupil, _) = try PupilPages.find(call.visit, ViewPupils.self, tx)
        if let day = call.query[RecordsScopes.day] {
            pupil.fields = try PupilRows.courses(of: pupil, in: tx).values(on: day)
        }
        return try reply(pupil, call, tx)
    }

    /// What it was before; of the dictionary only what anybody may read who reads the record.
    private static func past(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let (pupil, _) = try PupilPages.find(call.visit, ViewPupils.self, tx)
        let open = Set(try MoreSubject.pupil.fields(on: call.visit.today, in: tx).map(\.name))
        return PastAPI.page(try PupilRows.courses(of: pupil, in: tx), call) { open.contains($0) }
    }

    private static func pupils(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let permit = try call.visit.permit(ViewPupils.self, on: call.id("unit"), in: tx)
        let lines = try PupilListRows.lines(
            filter(call), at: permit.unit, after: call.after, limit: call.limit + 1, in: tx)
        return .page(APIPage(lines, limit: call.limit) { [$0.name.personSortKey, $0.id.text] }, line)
    }

    private static func filter(_ call: APICall) -> PupilFilter {
        let day = RecordsScopes.day(call)
        var filter = PupilFilter(day: day, isToday: day >= call.visit.today)
        filter.search = (call.query[search] ?? "").trimmed
        filter.classID = call.query[seat]
        filter.grade = call.query[grade]
        filter.sex = call.query[sex]
        return filter
    }

    /// At most two hundred are put in order; whoever finds more is asked for more letters.
    private static func found(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let permit = try call.visit.permit(ViewPupils.self, in: tx)
        let filter = filter(call)
        if filter.search.folded.isEmpty { return .page(call.page(of: []) { $0.id.text }, line) }
        let all = try PupilSearchRows.search(filter, reach: permit.covers("p.unit_id"), limit: 200, in: tx)
        return .page(call.page(of: all) { $0.id.text }, line)
    }
}
