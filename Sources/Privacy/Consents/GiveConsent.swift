internal import Base
internal import Database
internal import Identity

/// A representative answers a text for a child, or takes the answer back.
enum GiveConsent {
    static func give(
        _ text: ConsentText, for subject: OwnSubject, by permit: Permit<OwnData>, in tx: Transaction
    ) throws {
        guard text.endedAt == nil else { throw ConsentRefusal.ended }
        if let last = try ConsentRows.latest(text.id, of: subject.person, in: tx), last.withdrawnAt == nil { return }
        let consent = Consent(
            id: ConsentID(at: permit.now), text: text.id, person: subject.person, givenBy: permit.account,
            givenAt: permit.now, childAt: nil, withdrawnAt: nil)
        try ConsentRows.insert(consent, in: tx)
        try permit.record(
            "give consent", subject: "consent", id: consent.id.text, unit: text.unit,
            detail: "\(text.purpose), \(text.version)",
            changes: [FieldChange("given", from: nil, to: permit.now.iso)], in: tx)
    }

    static func withdraw(
        _ text: ConsentText, for subject: OwnSubject, by permit: Permit<OwnData>, in tx: Transaction
    ) throws {
        guard let last = try ConsentRows.latest(text.id, of: subject.person, in: tx),
            try ConsentRows.withdraw(last.id, by: permit.account, at: permit.now, in: tx)
        else { throw ConsentRefusal.notGiven }
        try permit.record(
            "withdraw consent", subject: "consent", id: last.id.text, unit: text.unit,
            detail: "\(text.purpose), \(text.version)",
            changes: [FieldChange("withdrawn", from: nil, to: permit.now.iso)], in: tx)
    }

    /// What was erased on request takes along the consent that it rested on.
    static func withdraw(
        covering table: PersonalTable, for person: DataPerson, by permit: UnitPermit<AnswerRequests>,
        in tx: Transaction
    ) throws {
        let given = try ConsentRows.given(
            for: person, at: permit.unit, covering: table.name.description, in: tx)
        for (consent, text) in given {
            guard try ConsentRows.withdraw(consent.id, by: permit.account, at: permit.now, in: tx) else { continue }
            try permit.record(
                "withdraw consent", subject: "consent", id: consent.id.text,
                detail: "\(text.purpose), \(text.version)",
                changes: [FieldChange("withdrawn", from: nil, to: permit.now.iso)], in: tx)
        }
    }
}
