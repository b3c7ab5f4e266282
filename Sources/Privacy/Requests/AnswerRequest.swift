internal import Base
internal import Database
internal import Identity

/// What the unit that keeps the data does with a request; each step once, in its own words.
enum AnswerRequest {
    /// Tells the person that the request arrived, and whether a processor keeps the data.
    static func acknowledge(
        _ request: DataRequest, hasProcessor: Bool, by permit: UnitPermit<AnswerRequests>, in tx: Transaction
    ) throws {
        guard request.isOpen else { throw RequestRefusal.answered }
        guard request.acknowledgedAt == nil else { return }
        var next = request
        next.acknowledgedAt = permit.now
        next.hasProcessor = hasProcessor
        try save(next, was: request, "acknowledge request", permit, tx)
        try TellRequest.moved(next, RequestTexts.toldAcknowledged, at: permit.now, in: tx)
    }

    static func extend(
        _ request: DataRequest, _ clock: RequestClock, reason: String, by permit: UnitPermit<AnswerRequests>,
        in tx: Transaction
    ) throws {
        try RequestRules.extend(request, clock)
        var next = request
        next.extendedAt = permit.now
        next.extensionReason = reason
        try save(next, was: request, "extend request", permit, tx)
        try TellRequest.moved(next, RequestTexts.toldExtended, at: permit.now, in: tx)
    }

    static func answer(
        _ request: DataRequest, _ outcome: DataRequest.Outcome, words: String, by permit: UnitPermit<AnswerRequests>,
        in tx: Transaction
    ) throws {
        guard request.isOpen else { throw RequestRefusal.answered }
        var next = request
        next.acknowledgedAt = request.acknowledgedAt ?? permit.now
        next.answeredAt = permit.now
        next.outcome = outcome
        next.answer = words
        try save(next, was: request, "answer request", permit, tx)
        try TellRequest.moved(next, RequestTexts.toldAnswered, at: permit.now, in: tx)
    }

    private static func save(
        _ next: DataRequest, was old: DataRequest, _ action: String, _ permit: UnitPermit<AnswerRequests>,
        _ tx: Transaction
    ) throws {
        try RequestRows.update(next, by: permit.account, in: tx)
        try permit.record(
            action, subject: "data request", id: old.id.text,
            changes: FieldChange.between(facts(old), facts(next)), in: tx)
    }

    private static func facts(_ request: DataRequest) -> [String: String] {
        var facts = ["answer": request.answer, "extension reason": request.extensionReason]
        facts["acknowledged"] = request.acknowledgedAt?.iso
        facts["extended"] = request.extendedAt?.iso
        facts["answered"] = request.answeredAt?.iso
        facts["outcome"] = request.outcome?.rawValue
        facts["processor"] = request.hasProcessor ? "yes" : "no"
        return facts
    }
}
