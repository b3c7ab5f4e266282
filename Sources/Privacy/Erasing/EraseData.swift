internal import Base
internal import Database
internal import Identity

/// Carries a request to delete out: what the declarations allow goes, in the transaction in which the unit answers.
struct EraseData: Sendable {
    let ports: PrivacyPorts
    let data: [PersonalData]

    /// What stands to be erased, and what not.
    struct Survey: Sendable {
        let lines: [ErasingLine]
        /// Another school keeps the child's record now: this one has nothing to erase.
        let isElsewhere: Bool

        var erasable: [ErasingLine] { isElsewhere ? [] : lines.filter { $0.erasable > 0 } }
    }

    /// Nil for requests that do not ask for deletion, and for those that were answered.
    func survey(
        _ request: DataRequest, by permit: UnitPermit<AnswerRequests>, in tx: Transaction
    ) throws -> Survey? {
        guard request.right == .delete, request.isOpen else { return nil }
        let person = request.person
        let lines = try permit.general.surveyErasing(person.kind, person.id, from: data, in: tx)
        let holder = person.kind == .pupil ? try ports.child(person.id, permit.general.today, tx)?.unit : nil
        return Survey(lines: lines, isElsewhere: holder != nil && holder != request.unit)
    }

    /// Erases what was chosen and keeps for the person what went, and what stays and why.
    ///
    /// - Parameter chosen: the names of tables; what the declarations do not allow is not erased all the same.
    func run(
        _ survey: Survey, _ chosen: Set<String>, of request: DataRequest, by permit: UnitPermit<AnswerRequests>,
        in tx: Transaction
    ) throws {
        let allowed = Set(survey.erasable.map(\.table.name.description)).intersection(chosen)
        for (place, line) in survey.lines.enumerated() {
            let isChosen = allowed.contains(line.table.name.description)
            let erased =
                isChosen
                ? try permit.general.erase(
                    request.person.kind, request.person.id, from: line.table, at: request.unit,
                    detail: request.id.text, in: tx) : 0
            if erased > 0 {
                try GiveConsent.withdraw(covering: line.table, for: request.person, by: permit, in: tx)
            }
            let result = ErasureRules.result(
                line, erased: erased, isChosen: isChosen, isElsewhere: survey.isElsewhere)
            try ErasureRows.insert(result, place: place, of: request.id, in: tx)
        }
    }
}
