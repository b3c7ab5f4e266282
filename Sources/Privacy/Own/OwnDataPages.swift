internal import Base
internal import Components
internal import Database
internal import Identity
internal import Web

/// A person's own page: what is kept about them and their children, what they asked, what they agreed to.
struct OwnDataPages: Sendable {
    let ports: PrivacyPorts
    let data: [PersonalData]

    var endpoints: [Endpoint] {
        [
            .page("/privacy", .needs(OwnData.self)) { visit, tx in try own(visit, nil, tx) },
            .action("/privacy/requests", .needs(OwnData.self), ask, again: own),
            .disclosure("/privacy/own/:kind/:person", .needs(OwnData.self), kept),
            .disclosure("/privacy/own/:kind/:person/khue.json", .needs(OwnData.self), file),
            .disclosure("/privacy/own/:kind/:person/khue.zip", .needs(OwnData.self), package),
            .action("/privacy/consents/:text/answer", .needs(OwnData.self), agree, again: own),
            .action("/privacy/consents/:text/withdrawal", .needs(OwnData.self), withdraw, again: own),
        ]
    }

    private func own(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(OwnData.self, in: tx)
        let subjects = try OwnSubject.all(of: permit, ports, in: tx)
        let requests = try RequestRows.asked(by: permit, in: tx)
        let clocks = try RequestClocks(today: visit.today, in: tx)
        let asked = try asked(of: permit, in: tx)
        let erased = try ErasureRows.of(requests.map(\.id), in: tx)
        return .page(OwnDataViews.own(subjects, requests, erased, asked, clocks, refusal, visit))
    }

    /// What schools ask this person for each child, with the answers.
    func asked(of permit: Permit<OwnData>, in tx: Transaction) throws -> [AskedConsent] {
        try OwnSubject.all(of: permit, ports, in: tx).flatMap { subject -> [AskedConsent] in
            guard let unit = subject.unit, subject.child != nil else { return [] }
            return try ConsentRows.asked(of: subject.person, at: unit, in: tx)
                .map { AskedConsent(subject: subject, text: $0, consent: $1) }
        }
    }

    /// What the address asks for the child that was named.
    func asked(_ visit: Visit, in tx: Transaction) throws -> AskedConsent {
        let (text, subject) = try consentSubject(visit, try visit.permit(OwnData.self, in: tx), tx)
        return AskedConsent(
            subject: subject, text: text, consent: try ConsentRows.latest(text.id, of: subject.person, in: tx))
    }

    /// One of the people about whom this person may ask; nobody else exists for them.
    private func subject(_ code: String, _ permit: Permit<OwnData>, _ tx: Transaction) throws -> OwnSubject? {
        try OwnSubject.all(of: permit, ports, in: tx).first { $0.person.code == code }
    }

    private func ask(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try asked(visit, tx)
        return .redirect(to: "/privacy?done=privacy-asked")
    }

    func asked(_ visit: Visit, _ tx: Transaction) throws -> RequestID {
        let permit = try visit.permit(OwnData.self, in: tx)
        var reader = FormReader(visit.form.values)
        let right: DataRight? = reader.choice("right", required: RequestTexts.rightMissing)
        let subject = try subject(reader.text("person"), permit, tx)
        if subject == nil { reader.fail("person", RequestTexts.personMissing) }
        let words = reader.text("words", required: RequestTexts.wordsMissing, limit: 4000)
        try reader.finish()
        guard let right, let subject else { throw NotFound() }
        return try AskForData.ask(right, about: subject, words: words, by: permit, in: tx)
    }

    private func gathered(_ visit: Visit, _ tx: Transaction) throws -> (DataPerson, [PersonalExtract]) {
        let parts = visit.request.parameters
        return try gathered((parts["kind"] ?? "") + ":" + (parts["person"] ?? ""), visit, tx)
    }

    /// Everything that is kept about oneself or one's child; that it was read is written down.
    func gathered(_ code: String, _ visit: Visit, _ tx: Transaction) throws -> (DataPerson, [PersonalExtract]) {
        let permit = try visit.permit(OwnData.self, in: tx)
        guard let subject = try subject(code, permit, tx) else { throw NotFound() }
        let extracts = try permit.gather(
            subject.person.kind, subject.person.id, at: subject.unit ?? permit.scope, from: data, in: tx)
        return (subject.person, extracts)
    }

    private func kept(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (person, extracts) = try gathered(visit, tx)
        return .page(OwnDataViews.kept(person, extracts, visit))
    }

    private func file(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (person, extracts) = try gathered(visit, tx)
        let bytes = DataCopy.json(person, extracts, at: visit.now).bytes
        return .file(bytes, type: "application/json", name: "khue-\(person.kind.rawValue)-\(visit.today.iso).json")
    }

    private func package(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (person, extracts) = try gathered(visit, tx)
        let photograph = person.kind == .pupil ? try ports.photograph(person.id, tx) : nil
        let copy = DataPackage(person: person, extracts: extracts, photograph: photograph, at: visit.now)
        let name = "khue-\(person.kind.rawValue)-\(visit.today.iso).zip"
        return .file(copy.zip, type: "application/zip", name: name)
    }

    // MARK: Consent

    private func consentSubject(
        _ visit: Visit, _ permit: Permit<OwnData>, _ tx: Transaction
    ) throws -> (ConsentText, OwnSubject) {
        guard let id: ConsentTextID = visit.request.id("text"), let text = try ConsentRows.text(id, in: tx),
            let subject = try subject(visit.form.values["person"] ?? "", permit, tx), subject.child != nil,
            subject.unit == text.unit
        else { throw NotFound() }
        return (text, subject)
    }

    func agree(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(OwnData.self, in: tx)
        let (text, subject) = try consentSubject(visit, permit, tx)
        try GiveConsent.give(text, for: subject, by: permit, in: tx)
        return .redirect(to: "/privacy?done=privacy-saved")
    }

    func withdraw(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(OwnData.self, in: tx)
        let (text, subject) = try consentSubject(visit, permit, tx)
        try GiveConsent.withdraw(text, for: subject, by: permit, in: tx)
        return .redirect(to: "/privacy?done=privacy-saved")
    }
}
