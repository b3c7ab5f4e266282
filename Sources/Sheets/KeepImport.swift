public import Base
public import Database
public import Identity

extension ImportTable {
    /// What a sheet did.
    public struct Deed: Sendable {
        public let subject: ImportSubject
        public let fileName: String
        public let added: Int
        public let changed: Int

        public init(_ subject: ImportSubject, _ fileName: String, added: Int, changed: Int) {
            self.subject = subject
            self.fileName = fileName
            self.added = added
            self.changed = changed
        }
    }
}

extension ImportTable {
    /// Keeps that a sheet was taken in, and how to take it back; says so in the log.
    ///
    /// - Parameter steps: writes the steps under the id.
    /// - Returns: nil when the sheet changed nothing.
    public func keep<C: Capability>(
        _ deed: Deed, by permit: UnitPermit<C>, in tx: Transaction, steps: (ImportID) throws -> Void
    ) throws -> ImportID? {
        guard deed.added + deed.changed > 0 else { return nil }
        let id = ImportID(at: permit.now)
        try insert(id, deed, by: permit, in: tx)
        try steps(id)
        try permit.record(
            "import \(deed.subject.name)", subject: "import", id: id.text,
            detail: "\(deed.fileName): +\(deed.added) ~\(deed.changed)", in: tx)
        return id
    }

    /// Takes a sheet back once, all of it or nothing; says so in the log.
    ///
    /// - Parameter steps: takes back what was done, from the last step to the first, and throws ``UndoRefusal`` when
    ///   somebody has changed since what the sheet wrote.
    public func takeBack<C: Capability>(
        _ past: PastImport, by permit: UnitPermit<C>, in tx: Transaction, steps: () throws -> Void
    ) throws {
        guard try markUndone(past.id, at: permit.now, in: tx) else { throw UndoRefusal.done }
        try steps()
        try permit.record("undo import", subject: "import", id: past.id.text, detail: past.fileName, in: tx)
    }
}

/// Why something that was done to many records at once cannot be taken back.
public enum UndoRefusal: Refusal, Equatable {
    case done
    /// Whose record was changed meanwhile.
    case changedSince(String)
    case because(Text)

    public var kind: RefusalKind { .conflict }
    public var explanation: Text {
        switch self {
        case .done: SheetTexts.undoneAlready
        case .changedSince(let name): SheetTexts.changedSince(name)
        case .because(let reason): reason
        }
    }
}
