internal import Base
internal import Database
internal import Identity

/// A new reward or measure of a pupil.
enum AddReward {
    static func run(_ reward: Reward, by permit: UnitPermit<KeepPupils>, in tx: Transaction) throws {
        try RewardRows.insert(reward, by: permit.account, at: permit.now, in: tx)
        try permit.record(
            "add reward", subject: "pupil", id: reward.pupil.text, changes: RewardLog.changes(nil, reward), in: tx)
    }
}

/// Other values for what was written wrongly, or its end; what stood there is kept with the reason.
enum CorrectReward {
    static func run(
        _ new: Reward, was old: Reward, because reason: String, by permit: UnitPermit<KeepPupils>, in tx: Transaction
    ) throws {
        guard
            try RewardRows.update(new, was: old, because: reason, by: permit.account, at: permit.now, in: tx)
        else { throw ChangedMeanwhile() }
        try permit.record(
            "correct reward", subject: "pupil", id: old.pupil.text, detail: reason,
            changes: RewardLog.changes(old, new), in: tx)
    }
}

/// Old and new values, for the log.
enum RewardLog {
    static func changes(_ old: Reward?, _ new: Reward) -> [FieldChange] {
        FieldChange.between(old.map(facts) ?? [:], facts(new))
    }

    private static func facts(_ reward: Reward) -> [String: String] {
        var facts = [
            "kind": reward.kind.rawValue, "given": reward.givenOn.iso, "content": reward.content,
            "decision": reward.decision, "note": reward.note,
        ]
        facts["ended"] = reward.endedOn?.iso
        return facts
    }
}
