internal import Base
internal import Database
internal import Identity

/// A person asks for a right over their own data or their child's; the unit that keeps the record answers.
enum AskForData {
    static func ask(
        _ right: DataRight, about subject: OwnSubject, words: String, by permit: Permit<OwnData>, in tx: Transaction
    ) throws -> RequestID {
        guard let unit = subject.unit else { throw RequestRefusal.nobodyKeeps }
        guard try !RequestRows.isOpen(right, of: subject.person, in: tx) else { throw RequestRefusal.openAlready }
        let request = DataRequest(
            id: RequestID(at: permit.now), right: right, person: subject.person, askedBy: permit.account, unit: unit,
            words: words, askedAt: permit.now)
        try RequestRows.insert(request, in: tx)
        try permit.record(
            "ask about data", subject: "data request", id: request.id.text, unit: unit,
            changes: [
                FieldChange("right", from: nil, to: right.rawValue),
                FieldChange("person", from: nil, to: subject.person.code),
            ], in: tx)
        try TellRequest.asked(request, at: permit.now, in: tx)
        return request.id
    }
}

/// Somebody about whom a person may ask: themself, or a child they represent (Law 91/2025/QH15, art. 24). Made only
/// from the account and its guardianship.
struct OwnSubject: Sendable, Equatable {
    let person: DataPerson
    /// The unit that keeps the record.
    let unit: UnitID?
    /// Nil for the person themself.
    let child: PrivacyPorts.Child?

    static func all(of permit: Permit<OwnData>, _ ports: PrivacyPorts, in tx: Transaction) throws -> [OwnSubject] {
        let own = OwnSubject(
            DataPerson(kind: .account, id: permit.account.text, name: permit.accountName), permit.scope, nil)
        let children = try ports.children(permit.account, permit.today, tx)
        return [own] + children.map { OwnSubject(DataPerson(kind: .pupil, id: $0.id, name: $0.name), $0.unit, $0) }
    }

    private init(_ person: DataPerson, _ unit: UnitID?, _ child: PrivacyPorts.Child?) {
        self.person = person
        self.unit = unit
        self.child = child
    }
}
