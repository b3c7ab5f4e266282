internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// Writing, correcting and ending the rewards and measures of a pupil of one's own school.
enum RewardPages {
    static let endpoints: [Endpoint] = [
        .page("/pupils/:pupil/rewards/new", .needs(KeepPupils.self)) { visit, tx in try ask(visit, nil, tx) },
        .action("/pupils/:pupil/rewards", .needs(KeepPupils.self), add, again: ask),
        .page("/pupils/:pupil/rewards/:reward", .needs(KeepPupils.self)) { visit, tx in try askAgain(visit, nil, tx) },
        .action("/pupils/:pupil/rewards/:reward", .needs(KeepPupils.self), correct, again: askAgain),
        .action("/pupils/:pupil/rewards/:reward/end", .needs(KeepPupils.self), end, again: askAgain),
    ]

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (pupil, _) = try PupilPages.find(visit, KeepPupils.self, tx)
        return .page(RewardViews.form(pupil, nil, [], refusal, visit))
    }

    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        .redirect(to: "/pupils/\(try create(visit, tx).pupil)?done=reward-saved")
    }

    static func create(_ visit: Visit, _ tx: Transaction) throws -> Reward {
        let (pupil, unit) = try PupilPages.find(visit, KeepPupils.self, tx)
        let permit = try visit.permit(KeepPupils.self, on: unit, in: tx)
        var reader = FormReader(visit.form.values)
        let reward = read(&reader, RewardID(at: visit.now), pupil, visit)
        try reader.finish()
        guard let reward else { throw NotFound() }
        try AddReward.run(reward, by: permit, in: tx)
        return reward
    }

    private static func askAgain(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (pupil, line) = try find(visit, tx)
        let past = try RewardRows.past(of: line.reward.id, in: tx)
        return .page(RewardViews.form(pupil, line.reward, past, refusal, visit))
    }

    static func correct(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (pupil, line) = try find(visit, tx)
        var reader = FormReader(visit.form.values)
        let new = read(&reader, line.reward.id, pupil, visit)
        let reason = reader.text("why", required: RewardTexts.reasonMissing, limit: RewardRules.longest)
        try reader.finish()
        guard var new else { throw NotFound() }
        new.endedOn = line.reward.endedOn
        return try write(new, was: line.reward, because: reason, visit, tx)
    }

    static func end(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (_, line) = try find(visit, tx)
        var reader = FormReader(visit.form.values)
        let day = reader.day("ended", required: PupilTexts.dayMissing)
        if let day, let problem = RewardRules.problem(end: day, of: line.reward) { reader.fail("ended", problem) }
        try reader.finish()
        var new = line.reward
        new.endedOn = day
        return try write(new, was: line.reward, because: RewardTexts.end(.vi), visit, tx)
    }

    private static func write(
        _ reward: Reward, was old: Reward, because reason: String, _ visit: Visit, _ tx: Transaction
    ) throws -> Response {
        let (pupil, unit) = try PupilPages.find(visit, KeepPupils.self, tx)
        var new = reward
        new.version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        try CorrectReward.run(
            new, was: old, because: reason, by: try visit.permit(KeepPupils.self, on: unit, in: tx), in: tx)
        return .redirect(to: "/pupils/\(pupil.id)?done=reward-saved")
    }

    private static func read(_ reader: inout FormReader, _ id: RewardID, _ pupil: Pupil, _ visit: Visit) -> Reward? {
        let kind: Reward.Kind? = reader.choice("reward", required: RewardTexts.kindMissing)
        let day = reader.day("given", required: PupilTexts.dayMissing)
        if let day, let problem = RewardRules.problem(givenOn: day, born: pupil.bornOn, today: visit.today) {
            reader.fail("given", problem)
        }
        let content = reader.text("content", required: RewardTexts.contentMissing, limit: RewardRules.longest)
        let decision = reader.text("decision", limit: 100)
        let note = reader.text("note", limit: RewardRules.longest)
        guard let kind, let day else { return nil }
        return Reward(
            id: id, pupil: pupil.id, kind: kind, givenOn: day, content: content.tidy, decision: decision, note: note)
    }

    static func find(_ visit: Visit, _ tx: Transaction) throws -> (Pupil, RewardRows.Line) {
        let (pupil, _) = try PupilPages.find(visit, KeepPupils.self, tx)
        guard let id: RewardID = visit.request.id("reward"),
            let line = try RewardRows.find(id, of: pupil.id, in: tx)
        else { throw NotFound() }
        return (pupil, line)
    }
}
