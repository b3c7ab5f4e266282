public import Base
public import Database
public import Identity

/// What Records tells other modules of a child: who it is and which school keeps its record.
public struct KnownChild: Sendable {
    public let id: String
    public let name: String
    public let bornOn: Day
    /// Nil for a child who has left every school.
    public let unit: UnitID?
}

/// Children as other modules may know them; who may ask is for the caller to prove.
public enum Children {
    /// The children whom an account represents, as the schools that keep their records have written it down.
    public static func represented(by account: AccountID, on day: Day, in tx: Transaction) throws -> [KnownChild] {
        try GuardianRows.children(of: account, in: tx).compactMap { try known($0, on: day, in: tx) }
    }

    public static func find(_ id: String, on day: Day, in tx: Transaction) throws -> KnownChild? {
        try PupilID(id).flatMap { try known($0, on: day, in: tx) }
    }

    /// The photograph that is kept of a child, a JPEG; nil when there is none.
    public static func photograph(of id: String, in tx: Transaction) throws -> [UInt8]? {
        try PupilID(id).flatMap { try PhotoRows.own($0, in: tx) }?.bytes
    }

    private static func known(_ id: PupilID, on day: Day, in tx: Transaction) throws -> KnownChild? {
        guard let pupil = try PupilRows.find(id, in: tx) else { return nil }
        let current = try PlacementRows.history(of: id, in: tx).current(on: day)
        return KnownChild(id: id.text, name: pupil.name, bornOn: pupil.bornOn, unit: current?.unit)
    }
}
