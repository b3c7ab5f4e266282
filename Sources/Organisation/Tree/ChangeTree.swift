internal import Base
internal import Database
internal import Identity

/// Single moves in the tree. They leave the reach as it was: ``Reorganisation`` and the import compute it once, after
/// the last of their moves.
enum ChangeTree {
    /// Puts a unit under another from a day on. What held before the day stays; so does a move already planned for a
    /// later day, until which the new link then runs.
    static func place(
        _ child: Unit, under parent: Unit, _ hierarchy: Hierarchy, from day: Day, at now: Instant, in tx: Transaction
    ) throws {
        let link = try check(child, under: parent, hierarchy, from: day, in: tx)
        try LinkRows.cut(child: child.id, hierarchy, at: day, in: tx)
        try LinkRows.insert([link], hierarchy, at: now, in: tx)
    }

    /// The link that a move would make. Writes nothing.
    ///
    /// - Throws: a ``TreeRefusal`` when the move would make a circle or stand outside the units' days or the law's.
    @discardableResult
    static func check(
        _ child: Unit, under parent: Unit, _ hierarchy: Hierarchy, from day: Day, in tx: Transaction
    ) throws -> Link<UnitID> {
        guard child.exists(on: day) else { throw TreeRefusal.notThere(child.name, day) }
        guard parent.exists(on: day) else { throw TreeRefusal.notThere(parent.name, day) }
        let planned = try LinkRows.of(child: child.id, hierarchy, in: tx).map(\.from).filter { $0 > day }.min()
        let link = Link(
            child: child.id, parent: parent.id, from: day, to: ReachRules.earlier(parent.closedOn, planned))
        let above = try LinkRows.above(parent.id, hierarchy, in: tx)
        guard child.id != parent.id, !ReachRules.makesCycle(link, links: above) else {
            throw TreeRefusal.circle(child.name, parent.name)
        }
        guard try LinkRows.isAllowed(child.kind, under: parent.kind, hierarchy, on: day, in: tx) else {
            throw TreeRefusal.kindNotAllowed(child.kind, parent.kind, day)
        }
        return link
    }

    /// Closes a unit: the day is the first on which it is no more.
    static func close(_ unit: Unit, on day: Day, at now: Instant, in tx: Transaction) throws {
        try checkClose(unit, on: day, in: tx)
        var closed = unit
        closed.closedOn = day
        try UnitRows.update(closed, was: unit, on: day, at: now, in: tx)
        for hierarchy in Hierarchy.allCases { try LinkRows.end(child: unit.id, hierarchy, on: day, in: tx) }
    }

    /// A unit that still has others below it on the day or later, in either hierarchy, cannot close.
    static func checkClose(_ unit: Unit, on day: Day, in tx: Transaction) throws {
        guard unit.openedOn < day else { throw TreeRefusal.closesBeforeItOpens(unit.name, day) }
        let below = try LinkRows.countBelow(unit.id, from: day, in: tx)
        guard below == 0 else { throw TreeRefusal.stillHasUnits(unit.name, below) }
    }
}
