internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Web

/// Letters of guidance for other programs: what they ask, of whom, by when, and how the units stand.
enum LetterAPI {
    static let reading = APIScope(
        "guidance:read", Text("Xem văn bản hướng dẫn, nhiệm vụ, hạn", "See guidance, tasks, due days"))
    static let writing = APIScope(
        "guidance:write", Text("Công bố, sửa đổi văn bản hướng dẫn", "Publish and amend guidance"))

    static let endpoints: [Endpoint] = [
        .list("/letters", Text("Các văn bản hướng dẫn", "The letters of guidance"), reading, letter, letters),
        .read("/letters/:letter", Text("Một văn bản", "One letter"), reading, edition) { call, tx in
            try show(call, tx)
        },
        .list(
            "/letters/:letter/tasks", Text("Các nhiệm vụ của văn bản", "The tasks of a letter"), reading, task
        ) { call, tx in
            .page(call.page(of: try TaskRows.all(of: try current(call, tx).id, in: tx)) { $0.key.text }, task)
        },
        .list(
            "/letters/:letter/calls", Text("Những gì phải nộp và hạn", "What is to be handed in, and when"), reading,
            asked
        ) { call, tx in
            .page(call.page(of: try CallRows.all(of: try current(call, tx).id, in: tx)) { $0.key.text }, asked)
        },
        .list(
            "/letters/:letter/calls/:call/units",
            Text("Tình hình nộp của các đơn vị", "How the units stand with a call"), DossierAPI.reading, line, units),
        .list("/duties", Text("Việc đơn vị mình phải nộp", "What one's own unit must hand in"), reading, duty, duties),
        .change(
            .post, "/letters/:letter/amendments", Text("Bắt đầu một bản sửa đổi", "Begin an amendment"), writing,
            edition
        ) { call, tx in
            _ = try EditionPages.amend(call.visit, tx)
            return try show(call, tx)
        },
        .change(
            .post, "/letters/:letter/publication", Text("Công bố bản thảo", "Publish the draft"), writing,
            body: [.may("note", .text(0...2000))], needsVersion: true, edition
        ) { call, tx in
            // A double click on the page is understood; a program is told that its draft is there no more.
            let permit = try call.visit.permit(ManageLetters.self, in: tx)
            let id = try EditionPages.letter(call.visit)
            try EditEdition.check(id, permit, in: tx)
            try call.check(version: try EditionRows.draft(of: id, in: tx)?.version ?? 0)
            _ = try EditionPages.publish(call.visit, tx)
            return try show(call, tx)
        },
    ]

    private static let letter = APIRecord<EditionRows.Line>([
        .id("id") { $0.letter }, .text("title") { $0.title }, .text("schoolYear") { $0.schoolYear.text },
        .optionalInteger("edition") { $0.published }, .optionalInstant("publishedAt") { $0.publishedAt },
        .flag("hasDraft") { $0.hasDraft },
    ])
    static let edition = APIRecord<Edition>([
        .id("id") { $0.letter }, .text("title") { $0.title }, .integer("edition") { $0.number },
        .text("state") { $0.state.rawValue }, .text("note") { $0.note },
        .optionalInstant("publishedAt") { $0.publishedAt },
    ])
    private static let task = APIRecord<GuidanceTask>([
        .text("key") { $0.key.text }, .text("path") { $0.path }, .text("title") { $0.title }, .text("text") { $0.text },
        .text("evidence") { $0.evidence }, .optionalDay("due") { $0.due },
    ])
    private static let asked = APIRecord<Call>([
        .text("key") { $0.key.text }, .text("title") { $0.title }, .text("form") { $0.form }, .day("due") { $0.due },
        .optional("source") { $0.source?.text },
    ])
    private static let line = APIRecord<OverviewLine>([
        .id("unit") { $0.unit }, .text("code") { $0.code }, .text("name") { $0.name },
        .optionalID("superior") { $0.superior }, .code("standing") { $0.standing.group },
        .integer("daysLate") { $0.standing.daysLate }, .day("due") { $0.due },
        .optionalInstant("submittedAt") { $0.submittedAt }, .integer("openRemarks") { $0.openRemarks },
    ])
    private static let duty = APIRecord<CalendarRows.Deadline>([
        .text("key") { $0.key }, .text("title") { $0.title }, .day("due") { $0.day },
        .integer("edition") { $0.edition },
    ])

    private static func letters(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        _ = try call.visit.permit(ViewDossiers.self, in: tx)
        let mayManage = call.visit.may(ManageLetters.self)
        let lines = try EditionRows.lines(where: SQL.always, in: tx).filter { mayManage || $0.published != nil }
        return .page(call.page(of: lines) { $0.letter.text }, letter)
    }

    /// The draft for those who may change it, else what is in force; as the page shows it.
    static func current(_ call: APICall, _ tx: Transaction) throws -> Edition {
        _ = try call.visit.permit(ViewDossiers.self, in: tx)
        return try EditionPages.current(call.visit, tx)
    }

    static func show(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let found = try current(call, tx)
        return .one(found, edition, version: found.version)
    }

    /// All units within reach for those who oversee, the person's own unit for everybody else.
    private static func units(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let visit = call.visit
        let view = try visit.permit(ViewDossiers.self, in: tx)
        guard let published = try EditionRows.published(of: try call.id("letter"), in: tx),
            let chosen = try CallRows.find(try visit.request.key("call"), in: published.id, tx)
        else { throw NotFound() }
        var reach: SQL = "u.id = \(view.scope)"
        if visit.may(ViewOverview.self) { reach = try visit.permit(ViewOverview.self, in: tx).covers("u.id") }
        let lines = try OverviewRows.lines(
            published.letter, chosen, edition: published.id, on: min(chosen.due, visit.today), today: visit.today,
            where: reach, in: tx)
        return .page(call.page(of: lines) { $0.unit.text }, line)
    }

    private static func duties(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let permit = try call.visit.permit(ViewDossiers.self, in: tx)
        return .page(call.page(of: try CalendarRows.all(for: permit.scope, in: tx)) { $0.key }, duty)
    }
}
