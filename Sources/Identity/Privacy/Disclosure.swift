public import Base
public import Database

/// Personal data that only some need: health, ethnic group, identity number, the ways to reach a minor (Law
/// 91/2025/QH15; Decree 356/2025/NĐ-CP, art. 4). Who may read it stands in the one table of permissions; each reading
/// is written into the log.
public protocol SensitiveGroup: Capability {
    /// Names the group in the log.
    static var code: String { get }
}

/// The proof that a reading of `G` is allowed and was written down. Rows of sensitive columns take it as a parameter,
/// so that they cannot be selected without.
public struct Disclosure<G: SensitiveGroup>: Sendable {
    /// Whose data it is.
    public let subject: String
    public let permit: UnitPermit<G>

    fileprivate init(subject: String, permit: UnitPermit<G>) {
        self.subject = subject
        self.permit = permit
    }
}

extension Visit {
    /// Asks to read what is sensitive of one record, and writes down that it was read.
    ///
    /// - Parameters:
    ///   - subject: the kind of record, as the log names it.
    ///   - id: the record; the disclosure holds for it only.
    ///   - unit: the unit that keeps the record.
    /// - Throws: ``NotFound`` when the role may not, or the unit is out of reach.
    public func disclose<G: SensitiveGroup>(
        _ group: G.Type, of subject: String, _ id: String, at unit: UnitID, in tx: Transaction
    ) throws -> Disclosure<G> {
        let permit = try permit(group, on: unit, in: tx)
        try permit.record(Readings.action, subject: subject, id: id, detail: G.code, in: tx)
        return Disclosure(subject: id, permit: permit)
    }

    /// Asks for what a page brings in pieces, such as pictures: one look, written down for each record once, however many
    /// pieces are fetched in the following ten minutes. All records are written down together.
    ///
    /// - Throws: ``NotFound`` when the role may not, or the unit is out of reach.
    public func discloseOnce<G: SensitiveGroup>(
        _ group: G.Type, of subject: String, _ ids: [String], at unit: UnitID, in tx: Transaction
    ) throws -> [Disclosure<G>] {
        let permit = try permit(group, on: unit, in: tx)
        let since = Instant(milliseconds: now.milliseconds - Readings.look)
        let known = try AuditRows.read(by: permit.account, Readings.action, subject, G.code, since: since, in: tx)
        try permit.disclose(subject, ids.filter { !known.contains($0) }, in: tx)
        return ids.map { Disclosure(subject: $0, permit: permit) }
    }
}

extension UnitPermit where C: SensitiveGroup {
    /// Writes down that what is sensitive of many records at once left the unit that keeps them, as in a message to
    /// another office: for each of them, so that each person can see it.
    public func disclose(_ subject: String, _ ids: some Sequence<String>, in tx: Transaction) throws {
        try record(Readings.action, subject: subject, ids.map { Audit.Note($0, detail: C.code, changes: []) }, in: tx)
    }
}

/// Who has read what is sensitive of a record.
public enum Readings {
    static let action = "read sensitive"
    /// How long a look lasts, in milliseconds.
    static let look: Int64 = 600_000

    public struct Reading: Sendable {
        public let at: Instant
        public let name: String
        public let role: Role?
        /// The codes of the group that was read.
        public let group: String
    }

    /// Writes down that somebody read what is theirs to read without a disclosure, such as a parent of a child.
    public static func note<C: Capability>(
        _ group: String, of subject: String, _ id: String, at unit: UnitID?, by permit: Permit<C>, in tx: Transaction
    ) throws {
        try permit.record(action, subject: subject, id: id, unit: unit, detail: group, in: tx)
    }

    /// The readings of one record, the newest first.
    public static func of(_ subject: String, _ id: String, limit: Int = 100, in tx: Transaction) throws -> [Reading] {
        try AuditRows.readings(of: subject, id, action: action, limit: limit, in: tx)
    }
}
