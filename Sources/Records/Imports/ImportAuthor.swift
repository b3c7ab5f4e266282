internal import Base
internal import Database
internal import Identity

/// Who takes a sheet in: a person by a permit, or somebody at the machine by a command. Made only from a permit or where
/// no person is asking.
struct ImportAuthor: Sendable {
    /// Nil for a command.
    let account: AccountID?
    let now: Instant
    private let write: Write

    private typealias Write =
        @Sendable (
            _ action: String, _ subject: String, _ id: String, UnitID?, _ detail: String, [FieldChange], Transaction
        ) throws -> Void

    init(_ permit: UnitPermit<KeepPupils>) {
        account = permit.account
        now = permit.now
        write = { action, subject, id, _, detail, changes, tx in
            try permit.record(action, subject: subject, id: id, detail: detail, changes: changes, in: tx)
        }
    }

    init(_ permit: Permit<LoadPupils>) {
        account = permit.account
        now = permit.now
        write = { action, subject, id, unit, detail, changes, tx in
            try permit.record(action, subject: subject, id: id, unit: unit, detail: detail, changes: changes, in: tx)
        }
    }

    /// The operator, by a command on the machine itself.
    static func command(at now: Instant) -> ImportAuthor {
        ImportAuthor(account: nil, now: now) { action, subject, id, _, detail, changes, tx in
            let named = detail.isEmpty ? [] : [FieldChange("file", from: nil, to: detail)]
            try Audit.recordCommand(action, subject: subject, id: id, changes: named + changes, at: now, in: tx)
        }
    }

    private init(account: AccountID?, now: Instant, write: @escaping Write) {
        self.account = account
        self.now = now
        self.write = write
    }

    func record(
        _ action: String, subject: String, id: String, unit: UnitID?, detail: String, changes: [FieldChange] = [],
        in tx: Transaction
    ) throws {
        try write(action, subject, id, unit, detail, changes, tx)
    }
}
