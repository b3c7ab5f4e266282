internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Web

/// Correcting one task or one call of a draft.
enum EditionItemPages {
    static let endpoints: [Endpoint] = [
        .page("/letters/:letter/tasks/:key", .needs(ManageLetters.self)) { visit, tx in try task(visit, nil, tx) },
        .action("/letters/:letter/tasks/:key", .needs(ManageLetters.self), saveTask, again: task),
        .action("/letters/:letter/tasks/:key/removal", .needs(ManageLetters.self), removeTask),
        .page("/letters/:letter/calls/:key", .needs(ManageLetters.self)) { visit, tx in try call(visit, nil, tx) },
        .action("/letters/:letter/calls/:key", .needs(ManageLetters.self), saveCall, again: call),
        .action("/letters/:letter/calls/:key/removal", .needs(ManageLetters.self), removeCall),
    ]

    /// The draft of the address, the version that the form saw, and the key, which is `new` for what is added.
    private static func begin(_ visit: Visit, _ tx: Transaction) throws -> (Permit<ManageLetters>, Edition, Key) {
        let permit = try visit.permit(ManageLetters.self, in: tx)
        let version = visit.form.values["version"].flatMap { Int($0) }
        let draft = try EditEdition.draft(try EditionPages.letter(visit), version: version, by: permit, in: tx)
        return (permit, draft, try visit.request.key("key"))
    }

    private static func draft(_ visit: Visit, _ tx: Transaction) throws -> (Edition, Key) {
        let permit = try visit.permit(ManageLetters.self, in: tx)
        let draft = try EditEdition.draft(try EditionPages.letter(visit), version: nil, by: permit, in: tx)
        return (draft, try visit.request.key("key"))
    }

    private static func isNew(_ key: Key) -> Bool { key.text == "new" }

    // MARK: Tasks

    private static func task(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (draft, key) = try draft(visit, tx)
        let task = try TaskRows.find(key, in: draft.id, tx)
        guard task != nil || isNew(key) else { throw NotFound() }
        let named = try codes(task?.audience.named ?? [], tx)
        return EditionForms.task(try LetterPage.load(draft, in: tx), task, named: named, refusal, visit)
    }

    static func saveTask(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (permit, draft, key) = try begin(visit, tx)
        let old = try TaskRows.find(key, in: draft.id, tx)
        guard old != nil || isNew(key) else { throw NotFound() }
        var form = FormReader(visit.form.values)
        let title = form.text("title", required: EditionTexts.titleMissing, limit: 500)
        let text = form.text("text", required: EditionTexts.textMissing, limit: 20_000)
        let evidence = form.text("evidence", limit: 2000)
        let due = form.day("due")
        let audience = try audience(&form, tx)
        try form.finish()
        let number = try TaskRows.nextOrdinal(of: draft.id, in: tx)
        let path = old?.path ?? "+\(number)"
        guard let ownKey = old?.key ?? Key("added-\(number)-\(draft.number)") else { throw NotFound() }
        let task = GuidanceTask(
            key: ownKey, path: path, title: title, text: text, evidence: evidence, due: due, audience: audience)
        try EditEdition.save(task, isNew: old == nil, draft: draft, by: permit, in: tx)
        return .redirect(to: "/letters/\(draft.letter)?done=saved#\(ownKey)")
    }

    static func removeTask(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (permit, draft, key) = try begin(visit, tx)
        try EditEdition.remove(task: key, draft: draft, by: permit, in: tx)
        return .redirect(to: "/letters/\(draft.letter)?done=saved")
    }

    // MARK: Calls

    private static func call(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (draft, key) = try draft(visit, tx)
        let call = try CallRows.find(key, in: draft.id, tx)
        guard call != nil || isNew(key) else { throw NotFound() }
        let named = try codes(call?.audience.named ?? [], tx)
        let forms = try FormRows.all(on: visit.today, in: tx)
        return EditionForms.call(try LetterPage.load(draft, in: tx), call, forms, named: named, refusal, visit)
    }

    static func saveCall(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (permit, draft, key) = try begin(visit, tx)
        let old = try CallRows.find(key, in: draft.id, tx)
        guard old != nil || isNew(key) else { throw NotFound() }
        var form = FormReader(visit.form.values)
        let title = form.text("title", required: EditionTexts.titleMissing, limit: 300)
        let due = form.day("due", required: EditionTexts.dueMissing)
        let chosen = form.text("form", required: EditionTexts.formMissing)
        let known = try FormRows.all(on: due ?? visit.today, in: tx).first { $0.key == chosen }
        if known == nil { form.fail("form", chosen.isEmpty ? EditionTexts.formMissing : FigureCallTexts.notInForce) }
        var audience = try audience(&form, tx)
        // A statistical form asks schools of its level, whatever was ticked.
        if let level = known?.level { audience.levels = [level] }
        let source = Key(form.text("source"))
        try form.finish()
        guard let due else { throw FormRefusal("due", EditionTexts.dueMissing) }
        let keys = Set(try CallRows.all(of: draft.id, in: tx).map(\.key.text))
        guard let ownKey = old?.key ?? Key(Proposal.unused(chosen, keys)) else { throw NotFound() }
        let call = Call(key: ownKey, form: chosen, title: title, due: due, source: source, audience: audience)
        try EditEdition.save(call, isNew: old == nil, draft: draft, by: permit, in: tx)
        return .redirect(to: "/letters/\(draft.letter)?done=saved#calls")
    }

    static func removeCall(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (permit, draft, key) = try begin(visit, tx)
        try EditEdition.remove(call: key, draft: draft, by: permit, in: tx)
        return .redirect(to: "/letters/\(draft.letter)?done=saved#calls")
    }

    // MARK: Audience

    private static func audience(_ form: inout FormReader, _ tx: Transaction) throws -> Audience {
        let kinds = form.values.all("kinds").compactMap(UnitKind.init(rawValue:))
        let levels = form.values.all("levels").compactMap(Level.init(rawValue:))
        var named: [UnitID] = []
        var unknown: [String] = []
        for code in form.text("named", limit: 10_000).split(whereSeparator: {
            $0.isWhitespace || $0 == "," || $0 == ";"
        }) {
            if let unit = try UnitRows.find(code: String(code), in: tx) {
                named.append(unit.id)
            } else {
                unknown.append(String(code))
            }
        }
        if !unknown.isEmpty { form.fail("named", EditionTexts.unitUnknown(unknown)) }
        let direct = form.values["directOnly"] == "yes"
        return Audience(kinds: kinds, levels: levels, directOnly: direct, named: named)
    }

    private static func codes(_ units: [UnitID], _ tx: Transaction) throws -> [String] {
        try units.compactMap { try UnitRows.find($0, in: tx)?.code }
    }
}
