internal import Base
internal import Database

/// Who did what to which record, written in the transaction that did it and never changed.
enum Audit {
    struct Entry {
        let account: AccountID?
        let role: Role?
        let actingUnit: UnitID?
        let address: String?
        let action: String
        let unit: UnitID?
        let subject: String
        let id: String
        let detail: String
    }

    static func write(_ entry: Entry, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO identity_audit
                (id, at, account_id, role, acting_unit_id, address, action, unit_id, subject, subject_id, detail)
            VALUES (\(ID<Audit>(at: now)), \(now), \(entry.account), \(entry.role), \(entry.actingUnit),
                \(entry.address), \(entry.action), \(entry.unit), \(entry.subject), \(entry.id), \(entry.detail))
            """)
    }
}
