internal import Base
internal import Database
internal import Identity
internal import Letters

/// What an official does with a draft: correct the head, tasks and calls, add and take away, publish, amend.
enum EditEdition {
    /// Draft of a letter issued within reach, for changing; `version` is that of the draft the person saw.
    static func draft(
        _ letter: LetterID, version: Int?, by permit: Permit<ManageLetters>, in tx: Transaction
    ) throws -> Edition {
        try check(letter, permit, in: tx)
        guard let draft = try EditionRows.draft(of: letter, in: tx) else { throw EditionRefusal.noDraft }
        if let version, version != draft.version { throw EditionRefusal.changedMeanwhile }
        return draft
    }

    /// That the letter was issued by the unit for which the person acts, or below it.
    static func check(_ letter: LetterID, _ permit: Permit<ManageLetters>, in tx: Transaction) throws {
        guard let about = try EditionRows.letter(letter, in: tx) else { throw NotFound() }
        _ = try permit.on(about.unit, in: tx)
    }

    static func saveHead(
        _ content: Letter, title: String, year: SchoolYear?, draft: Edition, by permit: Permit<ManageLetters>,
        in tx: Transaction
    ) throws {
        guard try EditionRows.advance(draft, in: tx) else { throw EditionRefusal.changedMeanwhile }
        let before = try LetterPage.load(draft, in: tx).content
        try EditionRows.setContent(Stored.json(content), title: title, of: draft.id, in: tx)
        if let year { try EditionRows.setSchoolYear(year, of: draft.letter, in: tx) }
        try permit.record(
            "change head", subject: "edition", id: draft.id.text,
            changes: FieldChange.between(
                before.recorded(title: draft.title), content.recorded(title: title)), in: tx)
    }

    static func save(
        _ task: GuidanceTask, isNew: Bool, draft: Edition, by permit: Permit<ManageLetters>, in tx: Transaction
    ) throws {
        guard try EditionRows.advance(draft, in: tx) else { throw EditionRefusal.changedMeanwhile }
        let old = isNew ? nil : try TaskRows.find(task.key, in: draft.id, tx)
        if isNew {
            let ordinal = try TaskRows.nextOrdinal(of: draft.id, in: tx)
            try TaskRows.insert(task, ordinal: ordinal, edition: draft.id, at: permit.now, in: tx)
        } else {
            try TaskRows.update(task, edition: draft.id, at: permit.now, in: tx)
        }
        try permit.record(
            isNew ? "add task" : "change task", subject: "edition", id: draft.id.text, detail: task.key.text,
            changes: FieldChange.between(old?.recorded ?? [:], task.recorded), in: tx)
    }

    static func save(
        _ call: Call, isNew: Bool, draft: Edition, by permit: Permit<ManageLetters>, in tx: Transaction
    ) throws {
        guard try EditionRows.advance(draft, in: tx) else { throw EditionRefusal.changedMeanwhile }
        let old = isNew ? nil : try CallRows.find(call.key, in: draft.id, tx)
        if isNew {
            try CallRows.insert(call, ordinal: 99, edition: draft.id, at: permit.now, in: tx)
        } else {
            try CallRows.update(call, edition: draft.id, at: permit.now, in: tx)
        }
        try permit.record(
            isNew ? "add call" : "change call", subject: "edition", id: draft.id.text, detail: call.key.text,
            changes: FieldChange.between(old?.recorded ?? [:], call.recorded), in: tx)
    }

    static func remove(task key: Key, draft: Edition, by permit: Permit<ManageLetters>, in tx: Transaction) throws {
        guard try EditionRows.advance(draft, in: tx) else { throw EditionRefusal.changedMeanwhile }
        let old = try TaskRows.find(key, in: draft.id, tx)
        try TaskRows.delete(key, edition: draft.id, in: tx)
        try permit.record(
            "remove task", subject: "edition", id: draft.id.text, detail: key.text,
            changes: FieldChange.between(old?.recorded ?? [:], [:]), in: tx)
    }

    static func remove(call key: Key, draft: Edition, by permit: Permit<ManageLetters>, in tx: Transaction) throws {
        guard try EditionRows.advance(draft, in: tx) else { throw EditionRefusal.changedMeanwhile }
        let old = try CallRows.find(key, in: draft.id, tx)
        try CallRows.delete(key, edition: draft.id, in: tx)
        try permit.record(
            "remove call", subject: "edition", id: draft.id.text, detail: key.text,
            changes: FieldChange.between(old?.recorded ?? [:], [:]), in: tx)
    }

    /// Publishes a draft: from this moment every unit in the audience has its tasks and its calendar.
    ///
    /// - Returns: how many units are asked.
    static func publish(
        _ draft: Edition, note: String, by permit: Permit<ManageLetters>, in tx: Transaction
    ) throws -> Int {
        let tasks = try TaskRows.all(of: draft.id, in: tx)
        let calls = try CallRows.all(of: draft.id, in: tx)
        guard !tasks.isEmpty else { throw EditionRefusal.nothingAsked }
        let empty =
            tasks.filter { $0.audience.isEmpty }.map(\.path)
            + calls.filter { $0.audience.isEmpty }.map(\.title)
        guard empty.isEmpty else { throw EditionRefusal.noAudience(empty) }
        guard draft.number == 1 || !note.isEmpty else { throw EditionRefusal.noteMissing }
        guard let about = try EditionRows.letter(draft.letter, in: tx) else { throw NotFound() }
        let old = try EditionRows.published(of: draft.letter, in: tx)
        try AudienceRows.writeMembers(of: draft.id, issuer: about.unit, on: permit.today, in: tx)
        let published = try EditionRows.publish(
            draft.id, note: note, at: permit.now, by: permit.account, in: tx)
        guard published else { throw EditionRefusal.changedMeanwhile }
        try permit.record("publish", subject: "edition", id: draft.id.text, detail: note, in: tx)
        try TellUnits.published(draft, after: old, note: note, at: permit.now, in: tx)
        return try AudienceRows.countMembers(of: draft.id, in: tx)
    }

    /// Begins an amendment: a draft that starts as a copy of what is in force.
    static func amend(_ letter: LetterID, by permit: Permit<ManageLetters>, in tx: Transaction) throws {
        try check(letter, permit, in: tx)
        guard let current = try EditionRows.published(of: letter, in: tx) else { throw EditionRefusal.notPublished }
        if try EditionRows.draft(of: letter, in: tx) != nil { return }
        let draft = Edition(
            id: EditionID(at: permit.now), letter: letter, number: current.number + 1, state: .draft,
            title: current.title, note: "", publishedAt: nil, version: 1)
        let content = try EditionRows.content(of: current.id, in: tx) ?? "{}"
        try EditionRows.insert(draft, content: content, in: tx)
        for (index, task) in try TaskRows.all(of: current.id, in: tx).enumerated() {
            try TaskRows.insert(task, ordinal: index + 1, edition: draft.id, at: permit.now, in: tx)
        }
        for (index, call) in try CallRows.all(of: current.id, in: tx).enumerated() {
            try CallRows.insert(call, ordinal: index + 1, edition: draft.id, at: permit.now, in: tx)
        }
        try permit.record("amend", subject: "edition", id: draft.id.text, in: tx)
    }
}

/// Why a draft cannot be changed or published.
enum EditionRefusal: Refusal, Equatable {
    case noDraft
    case changedMeanwhile
    case nothingAsked
    case noAudience([String])
    case noteMissing
    case notPublished

    var kind: RefusalKind {
        switch self {
        case .noDraft, .changedMeanwhile, .notPublished: .conflict
        default: .invalid
        }
    }

    var field: String? { self == .noteMissing ? "note" : nil }

    var explanation: Text {
        switch self {
        case .noDraft:
            Text(
                "Văn bản này đã công bố. Muốn thay đổi, hãy tạo bản sửa đổi.",
                "This letter is published. To change it, begin an amendment.")
        case .changedMeanwhile:
            Text(
                "Có người vừa sửa bản thảo này. Tải lại trang để xem bản mới nhất rồi sửa tiếp.",
                "Somebody changed this draft meanwhile. Reload the page to see the newest version.")
        case .nothingAsked:
            Text("Bản thảo chưa có nhiệm vụ nào để công bố.", "The draft has no task to publish.")
        case .noAudience(let items):
            Text(
                "Chưa chọn đối tượng thực hiện cho: \(items.joined(separator: "; ")).",
                "Nobody is asked to do: \(items.joined(separator: "; ")).")
        case .noteMissing:
            Text(
                "Ghi ngắn gọn bản sửa đổi này thay đổi gì và vì sao; các đơn vị sẽ đọc câu này.",
                "Say briefly what this amendment changes and why; the units will read it.")
        case .notPublished:
            Text("Chỉ sửa đổi được văn bản đã công bố.", "Only a published letter can be amended.")
        }
    }
}
