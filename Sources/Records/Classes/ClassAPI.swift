internal import Base
internal import Database
internal import Identity
internal import Web

/// The classes of a school for other programs, and who teaches in them.
enum ClassAPI {
    static let endpoints: [Endpoint] = [
        .list(
            "/units/:unit/classes", Text("Các lớp của một trường", "The classes of a school"), RecordsScopes.read,
            query: [RecordsScopes.day.field(required: false)], line, list),
        .change(
            .post, "/units/:unit/classes", Text("Thêm lớp", "Add a class"), RecordsScopes.write, body: body, record
        ) { call, tx in
            try refuseUnknown(call, tx)
            return .one(try ClassPages.create(call.visit, tx), record, version: 1)
        },
        .read(
            "/classes/:class", Text("Một lớp, vào một ngày", "One class, on a day"), RecordsScopes.read,
            query: [RecordsScopes.day.field(required: false)], record
        ) { call, tx in
            let (now, _) = try TeachingPages.find(call.visit, ViewPupils.self, tx)
            return reply(try ClassRows.find(now.id, on: call.query[RecordsScopes.day], in: tx) ?? now)
        },
        .list(
            "/classes/:class/past", Text("Lớp trước đây thế nào", "What the class was before"), RecordsScopes.read,
            PastAPI.record
        ) { call, tx in
            let (now, _) = try TeachingPages.find(call.visit, ViewPupils.self, tx)
            return PastAPI.page(try ClassRows.courses(of: now, in: tx), call)
        },
        .change(
            .put, "/classes/:class",
            Text("Sửa lớp, từ một ngày hoặc đúng từ đầu", "Change a class, from a day or always"),
            RecordsScopes.write, body: body + PastAPI.moment, needsVersion: true, record
        ) { call, tx in
            try call.check(version: TeachingPages.find(call.visit, KeepPupils.self, tx).0.version)
            try refuseUnknown(call, tx)
            _ = try ClassPages.change(call.visit, tx)
            return reply(try TeachingPages.find(call.visit, KeepPupils.self, tx).0)
        },
        .change(
            .post, "/classes/:class/remove", Text("Xóa lớp ghi nhầm, chưa ai học", "Remove a class nobody ever sat in"),
            RecordsScopes.write, body: [.needs("why", .text(1...RewardRules.longest))], needsVersion: true, record
        ) { call, tx in
            let (value, _) = try TeachingPages.find(call.visit, KeepPupils.self, tx)
            try call.check(version: value.version)
            _ = try ClassPages.remove(call.visit, tx)
            return .one(value, record, version: value.version)
        },
        .list(
            "/classes/:class/subjects", Text("Ai dạy môn nào trong lớp", "Who teaches what in a class"),
            RecordsScopes.read, teaching
        ) { call, tx in
            let (seat, _) = try TeachingPages.find(call.visit, ViewPupils.self, tx)
            return .page(call.page(of: try TeachingRows.of(seat.id, in: tx), id: key), teaching)
        },
        .change(
            .post, "/classes/:class/subjects", Text("Phân công giáo viên", "Assign a teacher"), RecordsScopes.write,
            body: [
                .needs("subject", .text(1...10)), .needs("term", .integer(1...3)),
                .needs("teacher", APIType<StaffID>.id()), .may("periods", .integer(0...60)),
                .needs("from", .day, form: "day"),
            ], teaching
        ) { call, tx in
            _ = try TeachingPages.assign(call.visit, tx)
            let (seat, _) = try TeachingPages.find(call.visit, ViewPupils.self, tx)
            let form = call.visit.form.values
            let line = try TeachingRows.of(seat.id, in: tx).first {
                $0.teaching.to == nil && $0.teaching.subject == form["subject"]
                    && String($0.teaching.term.rawValue) == form["term"]
            }
            guard let line else { throw NotFound() }
            return .one(line, teaching)
        },
        .change(
            .post, "/classes/:class/subjects/end", Text("Thôi dạy một môn", "End a subject"), RecordsScopes.write,
            body: [.needs("subject", .text(1...10)), .needs("term", .integer(1...3)), .needs("day", .day)], teaching
        ) { call, tx in
            _ = try TeachingPages.end(call.visit, tx)
            let (seat, _) = try TeachingPages.find(call.visit, ViewPupils.self, tx)
            let form = call.visit.form.values
            // Those that have ended come with the latest first.
            let line = try TeachingRows.of(seat.id, in: tx).first {
                $0.teaching.to != nil && $0.teaching.subject == form["subject"]
                    && String($0.teaching.term.rawValue) == form["term"]
            }
            guard let line else { throw NotFound() }
            return .one(line, teaching)
        },
    ]

    private static let body: [APIField] = [
        .needs("name", .text(1...20)), .needs("grade", .text(1...4)), .may("twoSessions", .flag, form: "sessions"),
        .may("boards", .flag), .may("combined", .flag), .may("ageGroup", .text(0...2)),
        .may("teacher", APIType<StaffID>.id()), .may("code", .text(0...20)), .may("site", .text(0...36)),
        .may("more", .texts(0...255), form: MoreForm.prefix),
    ]

    private static func refuseUnknown(_ call: APICall, _ tx: Transaction) throws {
        try MoreForm(.schoolClass, on: call.visit.today, in: tx).refuseUnknown(call.visit.form.values)
    }

    private static let record = APIRecord<SchoolClass>([
        .id("id") { $0.id }, .id("unit") { $0.unit }, .text("name") { $0.name }, .text("schoolYear") { $0.year.text },
        .text("grade") { $0.grade }, .optional("ageGroup") { $0.ageGroup }, .flag("twoSessions") { $0.twoSessions },
        .flag("boards") { $0.boards }, .flag("combined") { $0.isCombined }, .optionalID("teacher") { $0.teacher },
        .text("code") { $0.code }, .optionalID("site") { $0.site }, .words("more") { $0.more.values },
    ])

    private static let line = APIRecord<ClassRows.Line>([
        .id("id") { $0.schoolClass.id }, .text("name") { $0.schoolClass.name },
        .text("schoolYear") { $0.schoolClass.year.text }, .text("grade") { $0.schoolClass.grade },
        .optional("ageGroup") { $0.schoolClass.ageGroup }, .optionalID("teacher") { $0.schoolClass.teacher },
        .optionalID("site") { $0.schoolClass.site },
        .integer("pupils") { $0.pupils },
        .integer("girls") { $0.girls },
    ])

    static let teaching = APIRecord<TeachingRows.Line>([
        .id("class") { $0.teaching.classID }, .text("className") { $0.className },
        .text("subject") { $0.teaching.subject }, .integer("term") { $0.teaching.term.rawValue },
        .optionalID("teacher") { $0.teaching.teacher }, .text("teacherName") { $0.teacherName },
        .optionalInteger("periods") { $0.teaching.periods }, .day("from") { $0.teaching.from },
        .optionalDay("to") { $0.teaching.to },
    ])

    private static func key(_ line: TeachingRows.Line) -> String {
        let value = line.teaching
        return "\(value.subject) \(value.term.rawValue) \(value.from.iso) \(value.to?.iso ?? "")"
    }

    private static func reply(_ value: SchoolClass) -> APIReply { .one(value, record, version: value.version) }

    private static func list(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let permit = try call.visit.permit(ViewPupils.self, on: call.id("unit"), in: tx)
        let day = RecordsScopes.day(call)
        let lines = try ClassRows.lines(of: permit.unit, SchoolYear(of: day), on: day, in: tx)
        return .page(call.page(of: lines) { $0.schoolClass.id.text }, line)
    }
}
