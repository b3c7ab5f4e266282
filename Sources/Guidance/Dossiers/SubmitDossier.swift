internal import Base
internal import Database
internal import Identity
internal import Organisation

/// A unit hands its dossier in: a copy is kept for good, and the dossier is locked until its superior decides.
enum SubmitDossier {
    /// - Parameter version: the dossier the person saw; a second click finds it handed in already and changes nothing.
    /// - Returns: the number of the submission.
    @discardableResult
    static func submit(
        _ file: Case, version: Int, figures: Consolidation?, by permit: UnitPermit<SubmitDossiers>, in tx: Transaction
    ) throws -> Int {
        guard let dossier = file.dossier else { throw DossierRefusal.peopleMissing }
        if dossier.state == .submitted, version == dossier.version - 1 {
            return try HandInRows.nextNumber(of: dossier.id, in: tx) - 1
        }
        try DossierRules.checkSubmittable(
            dossier, tasks: file.askedTasks, openRemarks: file.openRemarks, isComplete: file.isComplete)
        if file.form.figures != nil {
            try DossierRules.checkFigures(file.sheet, summary: dossier.summary, today: permit.now.day)
        }
        guard version == dossier.version else { throw DossierRefusal.changedMeanwhile }
        let moved = try DossierRows.move(dossier, to: .submitted, submittedAt: permit.now, in: tx)
        guard moved else { throw DossierRefusal.changedMeanwhile }
        let number = try HandInRows.nextNumber(of: dossier.id, in: tx)
        try HandInRows.insert(
            SubmissionID(at: permit.now), dossier: dossier.id, number: number, at: permit.now, account: permit.account,
            name: permit.accountName, edition: file.edition.number, due: file.due,
            snapshot: file.snapshot(figures: figures), in: tx)
        try permit.record("submit", subject: "dossier", id: dossier.id.text, detail: "\(number)", in: tx)
        return number
    }

    /// Asks the superior for more time.
    static func askForTime(
        until: Day, reason: String, _ file: Case, by permit: UnitPermit<SubmitDossiers>, in tx: Transaction
    ) throws {
        guard file.superior != nil else { throw DossierRefusal.notSuperior }
        guard until > file.due, until >= permit.now.day else { throw ExtensionRefusal.notLater }
        guard !file.extensions.contains(where: { $0.granted == nil }) else { throw ExtensionRefusal.alreadyAsked }
        try DossierRows.insert(DossierID(at: permit.now), file.letter, file.call.key, file.unit, in: tx)
        guard let dossier = try DossierRows.find(file.letter, file.call.key, file.unit, in: tx) else {
            throw NotFound()
        }
        try ExtensionRows.insert(
            until: until, reason: reason, dossier: dossier.id, at: permit.now, by: permit.accountName, in: tx)
        try permit.record(
            "ask for time", subject: "dossier", id: dossier.id.text, detail: until.iso,
            changes: [FieldChange("until", from: nil, to: until.iso), FieldChange("reason", from: nil, to: reason)],
            in: tx)
    }
}

extension Case {
    /// The tasks whose items must be complete: all of them.
    var askedTasks: [GuidanceTask] { tasks }

    func snapshot(figures: Consolidation?) -> Snapshot {
        let people = dossier?.people ?? Dossier.People(leader: "", contact: "", phone: "", email: "")
        let kept = entries.filter { key, _ in tasks.contains { $0.key == key } }
        return Snapshot(
            leader: people.leader, contact: people.contact, phone: people.phone, email: people.email,
            summary: dossier?.summary ?? "",
            entries: Dictionary(kept.map { ($0.key.text, $0.value.values) }, uniquingKeysWith: { first, _ in first }),
            figures: figures, sheet: sheet)
    }
}

/// Why more time cannot be asked for.
enum ExtensionRefusal: Refusal, Equatable {
    case notLater
    case alreadyAsked

    var field: String? { "until" }

    var explanation: Text {
        switch self {
        case .notLater:
            Text(
                "Chọn một ngày sau hạn hiện tại và không trước hôm nay.",
                "Choose a day after the present due day and not before today.")
        case .alreadyAsked:
            Text(
                "Đã có một đề nghị gia hạn đang chờ cấp trên trả lời.",
                "A request for more time already awaits an answer.")
        }
    }
}
