internal import Base
internal import Database
internal import Identity

/// The rows of many units' plans, gathered to be written at once.
struct DemonstrationPlans {
    let letter: LetterID
    let edition: Edition
    let call: Call
    let tasks: [GuidanceTask]
    let today: Day
    private var random: DemonstrationRandom
    private var dossiers: [[StoredValue]] = []
    private var entries: [[StoredValue]] = []
    private var submissions: [[StoredValue]] = []
    private var decisions: [[StoredValue]] = []
    private var remarks: [[StoredValue]] = []

    init(letter: LetterID, edition: Edition, call: Call, tasks: [GuidanceTask], seed: UInt64, today: Day) {
        self.letter = letter
        self.edition = edition
        self.call = call
        self.tasks = tasks
        self.today = today
        random = DemonstrationRandom(state: seed)
    }

    mutating func add(_ unit: UnitID) {
        let fate = random.next(100)
        if fate < 8 { return }
        let state: DossierState = fate < 14 ? .draft : fate < 34 ? .submitted : fate < 42 ? .returned : .accepted
        let daysAfter = fate < 14 ? 0 : random.next(14) < 11 ? -1 - random.next(12) : 1 + random.next(3)
        let at = Instant(
            min(call.due.adding(days: daysAfter), today.adding(days: -1)), hour: 8 + random.next(9),
            minute: random.next(60))
        let people = DemonstrationWords.people(&random)
        let id = DossierID(at: at)
        let isIn = state != .draft
        dossiers.append([
            id.stored, letter.stored, .text(call.key.text), unit.stored, .text(state.rawValue), .text(people.leader),
            .text(people.contact), .text(people.phone), .text(people.email), .text(""),
            isIn ? at.stored : .null, isIn ? at.stored : .null,
            state == .accepted || state == .returned ? at.adding(seconds: 86_400).stored : .null,
            .integer(isIn ? 3 : 1),
        ])
        let values = write(entriesOf: id, at: at, people: people, all: isIn)
        if isIn { submit(id, at: at, state: state, people: people, values: values) }
    }

    private mutating func write(
        entriesOf dossier: DossierID, at: Instant, people: Dossier.People, all: Bool
    ) -> [String: [String: String]] {
        var kept: [String: [String: String]] = [:]
        for (index, task) in tasks.enumerated() {
            if !all, index > tasks.count / 2 { break }
            let values = DemonstrationWords.plan(task, people, &random, year: call.due)
            kept[task.key.text] = values
            entries.append([
                dossier.stored, .text(task.key.text), .text(Stored.json(values)), .integer(1), at.stored,
                .text(people.contact),
            ])
        }
        return kept
    }

    private mutating func submit(
        _ dossier: DossierID, at: Instant, state: DossierState, people: Dossier.People,
        values: [String: [String: String]]
    ) {
        let snapshot = Snapshot(
            leader: people.leader, contact: people.contact, phone: people.phone, email: people.email, summary: "",
            entries: values, figures: nil)
        let submission = SubmissionID(at: at)
        submissions.append([
            submission.stored, dossier.stored, .integer(1), at.stored, .text("demonstration"), .text(people.leader),
            .integer(Int64(edition.number)), call.due.stored, .text(Stored.json(snapshot)),
        ])
        guard state == .accepted || state == .returned else { return }
        let decidedAt = at.adding(seconds: 86_400)
        let decision = ID<HandIn.Decision>(at: decidedAt)
        let kind: HandIn.Decision.Kind = state == .accepted ? .acceptance : .return
        let reason = state == .accepted ? "" : DemonstrationWords.reason
        decisions.append([
            decision.stored, submission.stored, .text(kind.rawValue), decidedAt.stored, .text("demonstration"),
            .text(DemonstrationWords.official), .text(reason),
        ])
        guard state == .returned, let task = tasks.randomElement(using: &random) else { return }
        remarks.append([
            RemarkID(at: decidedAt).stored, dossier.stored, decision.stored, .text(task.key.text),
            .text(DemonstrationWords.remark(&random)), decidedAt.stored, .text(DemonstrationWords.official),
        ])
    }

    func write(in tx: Transaction) throws {
        try tx.insert(
            into: "guidance_dossier",
            [
                "id", "letter_id", "call_key", "unit_id", "state", "leader", "contact", "contact_phone",
                "contact_email", "summary", "first_submitted_at", "submitted_at", "decided_at", "version",
            ], dossiers)
        try tx.insert(
            into: "guidance_entry", ["dossier_id", "task_key", "content", "filled", "updated_at", "updated_by"],
            entries)
        try tx.insert(
            into: "guidance_submission",
            [
                "id", "dossier_id", "number", "at", "account_id", "account_name", "edition_number", "due", "content",
            ], submissions)
        try tx.insert(
            into: "guidance_decision",
            ["id", "submission_id", "kind", "at", "account_id", "account_name", "reason"], decisions)
        try tx.insert(
            into: "guidance_remark", ["id", "dossier_id", "decision_id", "task_key", "text", "at", "account_name"],
            remarks)
    }
}

/// Random numbers that are the same for the same seed.
struct DemonstrationRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func next(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
