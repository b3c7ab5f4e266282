internal import Base
internal import Database
internal import Identity
internal import Web

/// Dossiers for other programs: read, written, handed in by the unit, decided by its superior.
struct DossierAPI: Sendable {
    let dossiers: DossierPages
    let reviews: ReviewPages

    static let reading = APIScope("dossiers:read", Text("Xem hồ sơ kế hoạch, báo cáo", "See plans and reports"))
    static let writing = APIScope(
        "dossiers:write",
        Text("Soạn, nộp, chấp nhận, trả lại hồ sơ", "Write, submit, accept and return plans and reports"))

    private static let place = "/letters/:letter/calls/:call/units/:unit"

    var endpoints: [Endpoint] {
        [
            .read(
                DossierAPI.place, Text("Hồ sơ của một đơn vị", "The dossier of a unit"), DossierAPI.reading,
                DossierAPI.dossier
            ) { call, tx in
                try answer(call, tx)
            },
            .list(
                DossierAPI.place + "/entries", Text("Các mục của hồ sơ", "The items of a dossier"), DossierAPI.reading,
                DossierAPI.entry
            ) { call, tx in
                let (file, _) = try dossiers.load(ViewDossiers.self, call.visit, tx)
                return .page(
                    call.page(of: file.tasks.compactMap { file.item($0.key) }.map(Item.init)) { $0.key },
                    DossierAPI.entry)
            },
            .list(
                DossierAPI.place + "/versions", Text("Các lần nộp, mới nhất trước", "Each time it was handed in"),
                DossierAPI.reading, DossierVersion.api
            ) { call, tx in
                let (file, _) = try dossiers.load(ViewDossiers.self, call.visit, tx)
                let handIns = try file.dossier.map { try HandInRows.all(of: $0.id, in: tx) } ?? []
                return .page(call.page(of: handIns) { $0.id.text }, DossierVersion.api)
            },
            .read(
                DossierAPI.place + "/entries/:task", Text("Một mục của hồ sơ", "One item"), DossierAPI.reading,
                DossierAPI.entry
            ) { call, tx in
                let item = try item(call, tx)
                return .one(item, DossierAPI.entry, version: item.entry.version)
            },
            .change(
                .put, DossierAPI.place + "/entries/:task", Text("Ghi một mục của hồ sơ", "Write one item"),
                DossierAPI.writing,
                body: [.needs("values", .texts(0...5000), form: "")], needsVersion: true, DossierAPI.entry, write),
            act(
                .put, "/people", Text("Ghi lãnh đạo phụ trách và đầu mối", "Name the leader and the contact person"),
                [
                    .needs("leader", .text(1...100)), .needs("contact", .text(1...100)), .may("phone", .text(0...30)),
                    .may("email", .text(0...100)), .may("summary", .text(0...5000)),
                ], dossiers.savePeople),
            act(.post, "/submission", Text("Nộp hồ sơ", "Submit"), [], dossiers.submit),
            act(
                .post, "/decision", Text("Chấp nhận, trả lại, mở lại hồ sơ", "Accept, return or reopen"),
                [
                    .needs("decision", APIType<Verdict>.code, form: "do"), .may("reason", .text(0...3000)),
                    .may("remarks", .texts(0...3000), form: "remark-"),
                ], reviews.decide),
            act(
                .post, "/answers/:remark", Text("Trả lời một nhận xét", "Answer a remark"),
                [.needs("answer", .text(1...2000))], needsVersion: false, dossiers.answer),
            act(
                .post, "/extensions", Text("Xin gia hạn", "Ask for more time"),
                [.needs("until", .day), .needs("reason", .text(1...1000))], needsVersion: false,
                dossiers.sendAskForTime),
            act(
                .post, "/extensions/:extension", Text("Trả lời đề nghị gia hạn", "Answer a request for more time"),
                [.needs("granted", .flag), .may("note", .text(0...1000))], needsVersion: false,
                reviews.decideExtension),
        ]
    }

    private enum Verdict: String, Sendable, CaseIterable {
        case accept
        case `return`
        case reopen
    }

    /// What the page's form does, answered with the dossier as it is then.
    private func act(
        _ method: Request.Method, _ path: String, _ summary: Text, _ body: [APIField], needsVersion: Bool = true,
        _ action: @escaping Endpoint.Page
    ) -> Endpoint {
        .change(
            method, DossierAPI.place + path, summary, DossierAPI.writing, body: body, needsVersion: needsVersion,
            DossierAPI.dossier
        ) { call, tx in
            if needsVersion {
                let (file, _) = try dossiers.load(ViewDossiers.self, call.visit, tx)
                try call.check(version: file.dossier?.version ?? 0)
            }
            _ = try action(call.visit, tx)
            return try answer(call, tx)
        }
    }

    private func answer(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let (file, _) = try dossiers.load(ViewDossiers.self, call.visit, tx)
        return .one(Shown(file: file, today: call.visit.today), DossierAPI.dossier, version: file.dossier?.version ?? 0)
    }

    // MARK: Items

    private struct Item: Sendable {
        let task: GuidanceTask
        let entry: DossierEntry
        var key: String { task.key.text }

        init(_ item: (GuidanceTask, DossierEntry)) { (task, entry) = item }
    }

    private func item(_ call: APICall, _ tx: Transaction) throws -> Item {
        let (file, _) = try dossiers.load(ViewDossiers.self, call.visit, tx)
        guard let item = file.item(try call.visit.request.key("task")) else { throw NotFound() }
        return Item(item)
    }

    /// Only fields that the form of the call has, so that a misspelt name is said and not dropped.
    private func write(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let (file, _) = try dossiers.load(ViewDossiers.self, call.visit, tx)
        try call.check(version: try item(call, tx).entry.version)
        let known = Set(file.form(of: try item(call, tx).task.key).fields.map(\.key) + ["version"])
        let unknown = Set(call.visit.form.values.pairs.map(\.name)).subtracting(known).sorted()
        if !unknown.isEmpty {
            throw FormRefusal(errors: unknown.map { FieldError(field: $0, message: DossierTexts.unknownField) })
        }
        _ = try dossiers.saveEntry(call.visit, tx)
        let item = try item(call, tx)
        return .one(item, DossierAPI.entry, version: item.entry.version)
    }

    private static let entry = APIRecord<Item>([
        .text("key") { $0.key }, .text("path") { $0.task.path }, .text("title") { $0.task.title },
        .words("values") { $0.entry.values }, .integer("version") { $0.entry.version },
        .optionalInstant("updatedAt") { $0.entry.updatedAt },
    ])

    // MARK: The whole

    private struct Shown: Sendable {
        let file: Case
        let standing: Standing

        init(file: Case, today: Day) {
            self.file = file
            standing = file.standing(today: today)
        }
    }

    private static let remark = APIRecord<Remark>([
        .id("id") { $0.id }, .optional("task") { $0.task?.text }, .text("text") { $0.text }, .text("by") { $0.by },
        .optionalInstant("at") { $0.at }, .optional("answer") { $0.answer },
    ])
    private static let extra = APIRecord<Extension>([
        .id("id") { $0.id }, .day("until") { $0.until }, .text("reason") { $0.reason },
        .optional("granted") { $0.granted.map { $0 ? "yes" : "no" } }, .text("note") { $0.note },
    ])
    private static let dossier = APIRecord<Shown>([
        .id("letter") { $0.file.letter }, .text("call") { $0.file.call.key.text },
        .text("title") { $0.file.call.title }, .id("unit") { $0.file.unit }, .text("unitName") { $0.file.unitName },
        .day("due") { $0.file.due }, .code("standing") { $0.standing.group },
        .integer("daysLate") { $0.standing.daysLate }, .integer("items") { $0.file.tasks.count },
        .integer("completed") { $0.file.completed }, .text("leader") { $0.file.dossier?.people.leader ?? "" },
        .text("contact") { $0.file.dossier?.people.contact ?? "" },
        .text("phone") { $0.file.dossier?.people.phone ?? "" }, .text("email") { $0.file.dossier?.people.email ?? "" },
        .text("summary") { $0.file.dossier?.summary ?? "" },
        .optionalInstant("submittedAt") { $0.file.dossier?.submittedAt },
        .optionalInstant("decidedAt") { $0.file.dossier?.decidedAt }, .records("remarks", remark) { $0.file.remarks },
        .records("extensions", extra) { $0.file.extensions },
    ])
}
