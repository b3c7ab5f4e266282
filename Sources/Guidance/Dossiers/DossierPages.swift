internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// What a unit does with its dossier: look at it, name its people, fill in items, hand it in.
struct DossierPages: Sendable {
    let blocking: BlockingPool
    let ports: GuidancePorts

    var endpoints: [Endpoint] {
        [
            .page(DossierPath.pattern, .needs(ViewDossiers.self), show),
            .page(DossierPath.pattern + "/people", .needs(WriteDossiers.self)) { visit, tx in
                try people(visit, nil, tx)
            },
            .action(DossierPath.pattern + "/people", .needs(WriteDossiers.self), savePeople, again: people),
            .page(DossierPath.pattern + "/entries/:task", .needs(ViewDossiers.self)) { visit, tx in
                try entry(visit, nil, tx)
            },
            .action(DossierPath.pattern + "/entries/:task", .needs(WriteDossiers.self), saveEntry, again: entry),
            .page(DossierPath.pattern + "/submission", .needs(SubmitDossiers.self)) { visit, tx in
                try check(visit, nil, tx)
            },
            .action(DossierPath.pattern + "/submission", .needs(SubmitDossiers.self), submit, again: check),
            .action(DossierPath.pattern + "/answers/:remark", .needs(WriteDossiers.self), answer),
            .page(DossierPath.pattern + "/extensions", .needs(SubmitDossiers.self)) { visit, tx in
                try askForTime(visit, nil, tx)
            },
            .action(
                DossierPath.pattern + "/extensions", .needs(SubmitDossiers.self), sendAskForTime, again: askForTime),
            .download(DossierPath.pattern + "/khue.xlsx", .needs(ViewDossiers.self), spreadsheet),
        ]
    }

    /// The case of the address, for a permit.
    func load<C: Capability>(
        _ capability: C.Type, _ visit: Visit, _ tx: Transaction
    ) throws -> (Case, UnitPermit<C>) {
        let path = try DossierPath(visit.request)
        let permit = try visit.permit(capability, on: path.unit, in: tx)
        return (try Case.load(path.letter, path.call, for: permit, ports: ports, in: tx), permit)
    }

    /// Writing is for the unit itself: a superior looks and decides.
    private func loadOwn<C: Capability>(
        _ capability: C.Type, _ visit: Visit, _ tx: Transaction
    ) throws -> (Case, UnitPermit<C>) {
        let (file, permit) = try load(capability, visit, tx)
        guard permit.general.scope == permit.unit else { throw NotFound() }
        return (file, permit)
    }

    private func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (file, permit) = try load(ViewDossiers.self, visit, tx)
        let isOwn = permit.general.scope == permit.unit
        let handIns = try file.dossier.map { try HandInRows.all(of: $0.id, in: tx) } ?? []
        let rights = DossierRights(
            writes: isOwn && visit.may(WriteDossiers.self), submits: isOwn && visit.may(SubmitDossiers.self),
            decides: visit.may(DecideDossiers.self) && DecideDossier.isSuperior(file, permit))
        let figures = try figures(file, handIns, permit, tx)
        return .page(DossierViews.show(file, handIns, figures: figures, rights, visit))
    }

    /// The figures of a consolidated report: those of the last submission once it is in, else as they stand now.
    func figures<C: Capability>(
        _ file: Case, _ handIns: [HandIn], _ permit: UnitPermit<C>, _ tx: Transaction
    ) throws -> Consolidation? {
        guard file.form.isConsolidated, let source = file.call.source else { return nil }
        if let state = file.dossier?.state, state != .draft, state != .returned {
            return handIns.first?.snapshot.figures
        }
        guard let call = try CallRows.find(source, in: file.edition.id, tx) else { return nil }
        let covers = permit.covers("m.unit_id")
        return try ConsolidationRows.draw(
            file.letter, call, edition: file.edition.id, except: permit.unit, covers: covers, in: tx)
    }

    /// The numbers of a statistical form: what was handed in while that stands, else those of now.
    private func spreadsheet(_ visit: Visit, _ database: Database) async throws -> Response {
        let (file, sheet) = try await database.read { tx in
            let (file, _) = try load(ViewDossiers.self, visit, tx)
            let handIns = try file.dossier.map { try HandInRows.all(of: $0.id, in: tx) } ?? []
            return (file, file.shownSheet(handIns))
        }
        guard let sheet else { throw NotFound() }
        let language = visit.language
        let bytes = try await blocking.run { try SheetWriter.xlsx(sheet.file(language, of: file.unitName)) }
        return .file(
            bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: "\(sheet.code)-\(sheet.day.iso).xlsx")
    }

    // MARK: People

    private func people(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (file, _) = try loadOwn(WriteDossiers.self, visit, tx)
        return .page(DossierForms.people(file, refusal, visit))
    }

    func savePeople(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (file, permit) = try loadOwn(WriteDossiers.self, visit, tx)
        var form = FormReader(visit.form.values)
        let people = Dossier.People(
            leader: form.text("leader", required: DossierTexts.leaderMissing, limit: 100),
            contact: form.text("contact", required: DossierTexts.contactMissing, limit: 100),
            phone: form.text("phone", limit: 30), email: form.text("email", limit: 100))
        if people.phone.isEmpty, people.email.isEmpty { form.fail("phone", DossierTexts.wayMissing) }
        if !people.email.isEmpty, !people.email.contains("@") { form.fail("email", DossierTexts.emailWrong) }
        let summary = form.text("summary", limit: 5000)
        try form.finish()
        try WriteDossier.setPeople(
            people, summary: summary, version: visit.form.values["version"].flatMap { Int($0) }, file, by: permit,
            in: tx)
        return .redirect(to: file.path.done("people"))
    }

    // MARK: Items

    private func entry(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (file, permit) = try load(ViewDossiers.self, visit, tx)
        guard let item = file.item(try visit.request.key("task")) else { throw NotFound() }
        let isOwn = permit.general.scope == permit.unit
        let isWritable = isOwn && visit.may(WriteDossiers.self) && file.isWritable
        return .page(DossierForms.entry(file, item, refusal, isWritable: isWritable, visit))
    }

    func saveEntry(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (file, permit) = try loadOwn(WriteDossiers.self, visit, tx)
        let key = try visit.request.key("task")
        let (values, errors) = DossierRules.read(visit.form.values, form: file.form(of: key))
        guard errors.isEmpty else { throw FormRefusal(errors: errors) }
        let version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        try WriteDossier.setEntry(key, values, version: version, file, by: permit, in: tx)
        if visit.request.isAutosave {
            let kept = try file.dossier.flatMap { try DossierRows.entry(key, of: $0.id, in: tx) }
            return .plain(String(kept?.version ?? version + 1))
        }
        let next = visit.form.values["do"] == "next" ? file.task(after: key) : nil
        return .redirect(to: next.map { file.path.entry($0.key) } ?? file.path.done("saved"))
    }

    func answer(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (file, permit) = try loadOwn(WriteDossiers.self, visit, tx)
        guard let remark: RemarkID = visit.request.id("remark") else { throw NotFound() }
        var form = FormReader(visit.form.values)
        let text = form.text("answer", required: DossierTexts.answerMissing, limit: 2000)
        try form.finish()
        try WriteDossier.answer(remark, text, file, by: permit, in: tx)
        return .redirect(to: file.path.done("answered"))
    }

    // MARK: Handing in

    private func check(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (file, permit) = try loadOwn(SubmitDossiers.self, visit, tx)
        let figures = try figures(file, [], permit, tx)
        return .page(DossierForms.check(file, figures, refusal, visit))
    }

    func submit(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (file, permit) = try loadOwn(SubmitDossiers.self, visit, tx)
        let version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        let figures = try figures(file, [], permit, tx)
        try SubmitDossier.submit(file, version: version, figures: figures, by: permit, in: tx)
        return .redirect(to: file.path.done("submitted"))
    }

    private func askForTime(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (file, _) = try loadOwn(SubmitDossiers.self, visit, tx)
        return .page(DossierForms.askForTime(file, refusal, visit))
    }

    func sendAskForTime(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (file, permit) = try loadOwn(SubmitDossiers.self, visit, tx)
        var form = FormReader(visit.form.values)
        let until = form.day("until", required: DossierTexts.untilMissing)
        let reason = form.text("reason", required: DossierTexts.reasonMissing, limit: 1000)
        try form.finish()
        guard let until else { throw FormRefusal("until", DossierTexts.untilMissing) }
        try SubmitDossier.askForTime(until: until, reason: reason, file, by: permit, in: tx)
        return .redirect(to: file.path.done("asked"))
    }
}

/// What a person may do with a dossier they look at.
struct DossierRights: Sendable {
    let writes: Bool
    let submits: Bool
    let decides: Bool
}

extension Case {
    /// Whether the unit may write now.
    var isWritable: Bool {
        switch dossier?.state {
        case nil, .draft, .returned: true
        case .submitted, .accepted: false
        }
    }
}
