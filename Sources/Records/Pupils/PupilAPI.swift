internal import Base
internal import Database
internal import Identity
internal import Web

/// Classes and pupils for other programs, as of a day; nothing sensitive.
enum PupilAPI {
    static let recordsRead = APIScope(
        "records:read",
        Text("Xem lớp và học sinh, không gồm dữ liệu nhạy cảm", "See classes and pupils, nothing sensitive"))

    static let endpoints: [Endpoint] = [
        .list(
            "/units/:unit/classes", Text("Các lớp của một trường", "The classes of a school"), recordsRead,
            query: [day.field(required: false)], schoolClass, classes),
        .list(
            "/units/:unit/pupils", Text("Học sinh của một trường vào một ngày", "The pupils of a school on a day"),
            recordsRead, query: [day.field(required: false)], pupil, pupils),
    ]

    private static let day = APIInput("day", .day)

    private static let schoolClass = APIRecord<ClassRows.Line>([
        .text("id") { $0.schoolClass.id.text }, .text("name") { $0.schoolClass.name },
        .text("schoolYear") { $0.schoolClass.year.text }, .text("grade") { $0.schoolClass.grade },
        .optional("ageGroup") { $0.schoolClass.ageGroup }, .integer("pupils") { $0.pupils },
        .integer("girls") { $0.girls },
    ])

    private static let pupil = APIRecord<PupilLine>([
        .text("id") { $0.id.text }, .optional("code") { $0.code }, .text("name") { $0.name },
        .day("bornOn") { $0.bornOn }, .text("sex") { $0.sex.rawValue }, .text("className") { $0.className },
        .text("unit") { $0.unit.text },
    ])

    private static func unit(_ call: APICall, _ tx: Transaction) throws -> UnitID {
        guard let id: UnitID = call.visit.request.id("unit") else { throw NotFound() }
        return try call.visit.permit(ViewPupils.self, on: id, in: tx).unit
    }

    private static func classes(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let day = call.query[day] ?? call.visit.today
        let lines = try ClassRows.lines(of: try unit(call, tx), SchoolYear(of: day), on: day, in: tx)
        let start = call.after.flatMap { after in
            lines.firstIndex { $0.schoolClass.id.text == after.first }.map { $0 + 1 }
        }
        return .page(
            APIPage(Array(lines[(start ?? 0)...]), limit: call.limit) { [$0.schoolClass.id.text] }, schoolClass)
    }

    private static func pupils(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let day = call.query[day] ?? call.visit.today
        let filter = PupilFilter(day: day, isToday: day >= call.visit.today)
        let lines = try PupilListRows.lines(
            filter, at: try unit(call, tx), after: call.after, limit: call.limit + 1, in: tx)
        return .page(APIPage(lines, limit: call.limit) { [$0.name.personSortKey, $0.id.text] }, pupil)
    }
}
