internal import Base
internal import Database
internal import Identity

/// What is learned of a breach after it was recorded, until it is closed. The moment of discovery, from which the
/// clocks run, is never mended.
enum MendBreach {
    static func mend(
        _ breach: Breach, _ facts: BreachFacts, because reason: String, by permit: UnitPermit<ReportBreaches>,
        in tx: Transaction
    ) throws {
        guard breach.isOpen else { throw BreachRefusal.closed }
        guard facts != breach.facts else { throw BreachRefusal.same }
        var next = breach
        next.facts = facts
        next.edition += 1
        guard try BreachRows.mend(next, because: reason, by: permit.account, at: permit.now, in: tx) else {
            throw BreachRefusal.changed
        }
        try permit.record(
            "mend breach", subject: "breach", id: breach.id.text, detail: reason,
            changes: [FieldChange("version", from: String(breach.edition), to: String(next.edition))]
                + FieldChange.between(breach.facts.fields, facts.fields), in: tx)
    }

    /// Ends the mending. Reports that are still due stay due: their clocks do not stop.
    static func close(
        _ breach: Breach, _ conclusion: String, by permit: UnitPermit<ReportBreaches>, in tx: Transaction
    ) throws {
        guard breach.isOpen else { throw BreachRefusal.closed }
        guard try BreachRows.close(breach, conclusion, by: permit.account, at: permit.now, in: tx) else {
            throw BreachRefusal.changed
        }
        try permit.record(
            "close breach", subject: "breach", id: breach.id.text,
            changes: [
                FieldChange("ended", from: nil, to: permit.now.iso),
                FieldChange("conclusion", from: nil, to: conclusion),
            ], in: tx)
    }
}

extension BreachFacts {
    /// As the log names the facts.
    var fields: [String: String] {
        [
            "what": what, "kinds": kinds, "people": String(people), "consequences": consequences,
            "measures": measures, "contact": contact,
        ]
    }
}
