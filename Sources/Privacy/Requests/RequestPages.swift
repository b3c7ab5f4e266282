internal import Base
internal import Components
internal import Database
internal import Identity
internal import Web

/// Requests as the unit that answers sees them. Superiors see the clocks of the units below, not the people.
struct RequestPages: Sendable {
    let ports: PrivacyPorts
    let data: [PersonalData]

    private var erasing: EraseData { EraseData(ports: ports, data: data) }

    var endpoints: [Endpoint] {
        [
            .page("/privacy/requests", .needs(AnswerRequests.self), list),
            .page("/privacy/requests/:request", .needs(AnswerRequests.self)) { visit, tx in try show(visit, nil, tx) },
            .action(
                "/privacy/requests/:request/acknowledgement", .needs(AnswerRequests.self), acknowledge, again: show),
            .action("/privacy/requests/:request/extension", .needs(AnswerRequests.self), extend, again: show),
            .action("/privacy/requests/:request/answer", .needs(AnswerRequests.self), answer, again: show),
            .disclosure("/privacy/requests/:request/data", .needs(AnswerRequests.self), gathered),
        ]
    }

    private func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(AnswerRequests.self, in: tx)
        let lines = try RequestRows.lines(of: permit, in: tx)
        let clocks = try RequestClocks(today: visit.today, in: tx)
        return .page(RequestViews.list(lines, permit.scope, clocks, visit))
    }

    /// A request that the person's own unit answers; any other does not exist for them.
    func find(_ visit: Visit, _ tx: Transaction) throws -> (DataRequest, UnitPermit<AnswerRequests>) {
        let permit = try visit.permit(AnswerRequests.self, in: tx)
        guard let id: RequestID = visit.request.id("request"), let request = try RequestRows.find(id, in: tx),
            request.unit == permit.scope
        else { throw NotFound() }
        return (request, try permit.on(request.unit, in: tx))
    }

    private func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (request, permit) = try find(visit, tx)
        let clock = try RequestClocks(today: visit.today, in: tx)[request]
        let survey = try erasing.survey(request, by: permit, in: tx)
        let erased = try ErasureRows.of([request.id], in: tx)[request.id] ?? []
        return .page(RequestViews.show(request, clock, survey, erased, refusal, visit))
    }

    func acknowledge(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (request, permit) = try find(visit, tx)
        try AnswerRequest.acknowledge(
            request, hasProcessor: visit.form.values["processor"] != nil, by: permit, in: tx)
        return done(request)
    }

    func extend(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (request, permit) = try find(visit, tx)
        var reader = FormReader(visit.form.values)
        let reason = reader.text("reason", required: RequestTexts.extendMissing, limit: 1000)
        try reader.finish()
        guard let clock = try RequestClocks(today: visit.today, in: tx)[request] else { throw NotFound() }
        try AnswerRequest.extend(request, clock, reason: reason, by: permit, in: tx)
        return done(request)
    }

    func answer(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (request, permit) = try find(visit, tx)
        var reader = FormReader(visit.form.values)
        let outcome: DataRequest.Outcome? = reader.choice("outcome", required: RequestTexts.outcomeMissing)
        let words = reader.text("answer", required: RequestTexts.answerMissing, limit: 4000)
        try reader.finish()
        let survey = try erasing.survey(request, by: permit, in: tx)
        try AnswerRequest.answer(request, outcome ?? .refused, words: words, by: permit, in: tx)
        if let survey, outcome == .done || outcome == .partly {
            let chosen = survey.erasable.map(\.table).filter { visit.form.values[ErasureViews.field($0)] != nil }
            try erasing.run(survey, Set(chosen.map(\.name.description)), of: request, by: permit, in: tx)
        }
        return done(request)
    }

    private func done(_ request: DataRequest) -> Response {
        .redirect(to: "/privacy/requests/\(request.id)?done=privacy-saved")
    }

    /// What is kept about the person, for a unit that has to show it, copy it, correct it or delete it.
    private func gathered(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (person, extracts) = try gathered(visit, tx)
        return .page(OwnDataViews.kept(person, extracts, visit))
    }

    /// Everything that is kept about the person of an open request; that it was read is written down.
    func gathered(_ visit: Visit, _ tx: Transaction) throws -> (DataPerson, [PersonalExtract]) {
        let (request, permit) = try find(visit, tx)
        guard request.isOpen else { throw NotFound() }
        let extracts = try permit.general.gather(
            request.person.kind, request.person.id, at: request.unit, from: data, in: tx)
        return (request.person, extracts)
    }
}
