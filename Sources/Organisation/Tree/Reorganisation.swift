public import Base
public import Database
public import Identity

/// One change of the tree from a day on: units that open, units that move, units that close. All of it is done, or
/// none. That the districts ended on 1 July 2025 is one of these, and so is whatever the city decides next.
public struct Reorganisation: Sendable {
    /// One unit that stands under another from the day.
    public struct Move: Sendable {
        public let unit: UnitID
        public let parent: UnitID
        public let hierarchy: Hierarchy

        public init(_ unit: UnitID, under parent: UnitID, _ hierarchy: Hierarchy = .administrative) {
            self.unit = unit
            self.parent = parent
            self.hierarchy = hierarchy
        }
    }

    public let day: Day
    /// Units that begin; each needs a move that says where it stands.
    public var opens: [Unit]
    public var moves: [Move]
    /// Units for which the day is the first on which they are no more.
    public var closes: [UnitID]

    public init(from day: Day, opens: [Unit] = [], moves: [Move] = [], closes: [UnitID] = []) {
        self.day = day
        self.opens = opens
        self.moves = moves
        self.closes = closes
    }

    /// Does everything and brings the reach up to date.
    ///
    /// - Throws: a ``TreeRefusal`` for the first step that is not possible. Let it leave the transaction, which then
    ///   takes back the steps before.
    public func apply(at now: Instant, in tx: Transaction) throws {
        for unit in opens {
            guard try UnitRows.find(code: unit.code, in: tx) == nil else { throw TreeRefusal.codeTaken(unit.code) }
            try UnitRows.insert(unit, at: now, in: tx)
        }
        for move in moves {
            try ChangeTree.place(
                try unit(move.unit, tx), under: try unit(move.parent, tx), move.hierarchy, from: day, at: now, in: tx)
        }
        for id in closes { try ChangeTree.close(try unit(id, tx), on: day, at: now, in: tx) }
        let touched = Set(opens.map(\.id) + moves.map(\.unit) + closes)
        for hierarchy in Hierarchy.allCases { try LinkRows.recompute(hierarchy, below: touched, in: tx) }
    }

    private func unit(_ id: UnitID, _ tx: Transaction) throws -> Unit {
        guard let unit = try UnitRows.find(id, in: tx) else { throw TreeRefusal.unknown(id.text) }
        return unit
    }
}
