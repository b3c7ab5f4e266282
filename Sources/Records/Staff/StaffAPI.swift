internal import Base
internal import Database
internal import Identity
internal import Web

/// Staff of a school for other programs: who holds a post on a day, one member, posts and qualifications.
enum StaffAPI {
    static let endpoints: [Endpoint] =
        [
            .list(
                "/units/:unit/staff", Text("Cán bộ, giáo viên của một trường", "The staff of a school on a day"),
                RecordsScopes.staffRead,
                query: [
                    RecordsScopes.day.field(required: false), family.field(required: false),
                    search.field(required: false),
                ], line, list),
            .change(
                .post, "/units/:unit/staff", Text("Thêm người hoặc vị trí", "Add a member of staff or a post"),
                RecordsScopes.staffWrite,
                body: [
                    .may("code", .text(0...20)), .needs("name", .text(1...100)), .needs("bornOn", .day, form: "born"),
                    .needs("sex", APIType<Sex>.code), .needs("family", APIType<StaffPost.Family>.code),
                    .needs("from", .day), periods, .may("kind", .text(0...10)), contract,
                    .may("qualification", .text(0...10)),
                ], line
            ) { call, tx in .one(try StaffPages.create(call.visit, tx).line, line) },
            .change(
                .post, "/units/:unit/posts/:post/end", Text("Kết thúc vị trí", "End a post"), RecordsScopes.staffWrite,
                body: [.needs("day", .day)], line
            ) { call, tx in
                _ = try StaffPages.end(call.visit, tx)
                let unit = try StaffPages.permit(call.visit, tx).unit
                guard let found = try StaffRows.find(call.id("post"), at: unit, in: tx) else { throw NotFound() }
                return .one(found, line)
            },
            .read(
                "/units/:unit/staff/:staff", Text("Một người", "One member of staff"), RecordsScopes.staffRead, member
            ) {
                call, tx in try whole(call, tx)
            },
            .list(
                "/units/:unit/staff/:staff/past", Text("Hồ sơ trước đây thế nào", "What the record was before"),
                RecordsScopes.staffRead, PastAPI.record
            ) { call, tx in
                let whole = try Whole(call, tx)
                let open = Set(whole.more.fields.map(\.name))
                return PastAPI.page(try StaffRows.courses(of: whole.member, in: tx), call) { open.contains($0) }
            },
            .change(
                .put, "/units/:unit/staff/:staff",
                Text("Sửa hồ sơ, từ một ngày hoặc đúng từ đầu", "Change a record, from a day or as a correction"),
                RecordsScopes.staffWrite,
                body: [
                    .may("code", .text(0...20)), .needs("name", .text(1...100)), .needs("bornOn", .day, form: "born"),
                    .needs("sex", APIType<Sex>.code), .may("qualification", .text(0...10)),
                    .may("more", .texts(0...255), form: MoreForm.prefix),
                ] + PastAPI.moment, needsVersion: true, member
            ) { call, tx in
                try call.check(version: MemberPages.keep(call.visit, tx).0.version)
                try MoreForm(.staff, on: call.visit.today, in: tx).refuseUnknown(call.visit.form.values)
                _ = try MemberPages.changeRecord(call.visit, tx)
                return try whole(call, tx)
            },
            .change(
                .post, "/units/:unit/staff/:staff/qualifications", Text("Thêm văn bằng", "Add a qualification"),
                RecordsScopes.staffWrite,
                body: paper, member
            ) { call, tx in
                _ = try QualificationPages.qualify(call.visit, tx)
                return try whole(call, tx)
            },
            .change(
                .post, "/units/:unit/staff/:staff/contract",
                Text("Đổi hợp đồng, số tiết từ một ngày", "Another contract or workload from a day"),
                RecordsScopes.staffWrite,
                body: [.needs("post", APIType<PostID>.id()), .needs("day", .day), periods, contract], member
            ) { call, tx in
                _ = try PostPages.change(call.visit, tx)
                return try whole(call, tx)
            },
        ] + papers + posts

    private static let why = APIField.needs("why", .text(1...RewardRules.longest))
    private static let paper: [APIField] = [
        .needs("kind", APIType<Qualification.Kind>.code), .needs("name", .text(1...100)),
        .may("begunOn", .day, form: "begun"), .needs("givenOn", .day, form: "given"),
        .may("place", .text(0...100)), .may("note", .text(0...200)),
    ]

    private static let onePaper = APIResource(
        "/units/:unit/staff/:staff/qualifications/:qualification", RecordsScopes.staff, qualification,
        version: \.version,
        find: { call, tx in
            try one(Whole(call, tx).qualifications) { $0.id == call.visit.request.id("qualification") }
        }, own: { call, tx in try QualificationPages.find(call.visit, tx).2 })
    private static let papers: [Endpoint] = [
        onePaper.list(
            "/units/:unit/staff/:staff/qualifications", Text("Văn bằng, chứng chỉ", "Qualifications"), id: \.id.text
        ) { call, tx in try Whole(call, tx).qualifications },
        onePaper.read(Text("Một văn bằng", "One qualification")),
        onePaper.change(
            .put, "", Text("Sửa văn bằng ghi sai", "Correct a qualification"), body: paper + [why],
            QualificationPages.correct),
        onePaper.removal(
            .post, "/remove", Text("Xóa văn bằng ghi nhầm", "Remove a wrong qualification"), body: [why],
            QualificationPages.remove),
    ]

    private static let onePost = APIResource(
        "/units/:unit/staff/:staff/posts/:post", RecordsScopes.staff, post, version: \.version,
        find: { call, tx in try one(Whole(call, tx).posts) { $0.id == call.visit.request.id("post") } },
        own: { call, tx in try PostPages.find(call.visit, tx).2.old })
    private static let posts: [Endpoint] = [
        onePost.list(
            "/units/:unit/staff/:staff/posts", Text("Việc, hợp đồng ở trường", "Posts at the school"), id: \.id.text
        ) { call, tx in try Whole(call, tx).posts },
        onePost.read(Text("Một việc", "One post")),
        onePost.change(
            .put, "", Text("Sửa việc, hợp đồng ghi sai", "Correct a post or contract"),
            body: [
                .needs("family", APIType<StaffPost.Family>.code), .may("kind", .text(0...10)), contract, periods,
                .needs("from", .day), .may("to", .day), why,
            ], PostPages.correct),
        onePost.removal(
            .post, "/remove", Text("Xóa việc, hợp đồng ghi nhầm", "Remove a wrong post or contract"), body: [why],
            PostPages.remove),
    ]

    private static func one<Value>(_ all: [Value], _ isIt: (Value) -> Bool) throws -> Value {
        guard let found = all.first(where: isIt) else { throw NotFound() }
        return found
    }

    private static func whole(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let whole = try Whole(call, tx)
        return .one(whole, member, version: whole.member.version)
    }

    private static let family = APIInput("family", APIType<StaffPost.Family>.code)
    private static let search = APIInput("q", .text(1...100))
    private static let periods = APIField.may("periods", .integer(0...60))
    private static let contract = APIField.may("contract", .text(0...10))

    /// A member with everything that the page shows.
    private struct Whole: Sendable {
        let member: StaffMember
        let posts: [StaffPost]
        let qualifications: [Qualification]
        let teaching: [TeachingRows.Line]
        /// The fields of the dictionary that the caller may read.
        let more: MoreForm

        init(_ call: APICall, _ tx: Transaction) throws {
            let unit = try call.visit.permit(ViewPupils.self, on: call.id("unit"), in: tx).unit
            let lines = try MemberPages.find(call.visit, unit, tx)
            guard let first = lines.first?.member else { throw NotFound() }
            member = first
            posts = lines.map(\.post)
            qualifications = try MemberPages.papers(first.id, call.visit, unit, tx)
            teaching = try TeachingRows.of(first.id, at: unit, in: tx)
            more = try MemberPages.more(call.visit, unit, tx)
        }
    }

    private static let post = APIRecord<StaffPost>([
        .id("id") { $0.id }, .code("family") { $0.family }, .optional("kind") { $0.kind },
        .optional("contract") { $0.contract }, .optionalInteger("periods") { $0.periods }, .day("from") { $0.from },
        .optionalDay("to") { $0.to },
    ])
    private static let qualification = APIRecord<Qualification>([
        .id("id") { $0.id }, .code("kind") { $0.kind }, .text("name") { $0.name }, .text("place") { $0.place },
        .optionalDay("begunOn") { $0.begunOn }, .day("givenOn") { $0.givenOn }, .text("note") { $0.note },
    ])
    private static let line = APIRecord<StaffRows.Line>([
        .id("id") { $0.member.id }, .optional("code") { $0.member.code }, .text("name") { $0.member.name },
        .day("bornOn") { $0.member.bornOn }, .code("sex") { $0.member.sex },
        .optional("qualification") { $0.member.qualification }, .optionalRecord("post", post) { $0.post },
    ])
    private static let member = APIRecord<Whole>([
        .id("id") { $0.member.id }, .optional("code") { $0.member.code }, .text("name") { $0.member.name },
        .day("bornOn") { $0.member.bornOn }, .code("sex") { $0.member.sex },
        .optional("qualification") { $0.member.qualification },
        .words("more") { $0.more.open($0.member.more).values }, .records("posts", post) { $0.posts },
        .records("qualifications", qualification) { $0.qualifications },
        .records("teaching", ClassAPI.teaching) { $0.teaching },
    ])

    private static func list(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let permit = try call.visit.permit(ViewPupils.self, on: call.id("unit"), in: tx)
        let lines = try StaffRows.lines(
            of: permit.unit, on: RecordsScopes.day(call), family: call.query[family],
            search: (call.query[search] ?? "").trimmed, in: tx)
        return .page(call.page(of: lines) { $0.post.id.text }, line)
    }
}
