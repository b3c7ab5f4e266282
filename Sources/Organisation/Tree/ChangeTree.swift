public import Base
public import Database
internal import Identity

/// Moves in the tree: put a unit under another from a day, open and close units. The abolition of the districts on
/// 1 July 2025 is nothing but such moves.
public enum ChangeTree {
    /// Puts a unit under another from a day on. What held before the day stays as it was.
    ///
    /// - Throws: a ``TreeRefusal`` when the move would make a circle or stand outside the units' days or the law's.
    public static func place(
        _ child: Unit, under parent: Unit, _ hierarchy: Hierarchy, from day: Day, at now: Instant, in tx: Transaction
    ) throws {
        let others = try LinkRows.all(hierarchy, in: tx).filter { $0.child != child.id }
        let link = Link(child: child.id, parent: parent.id, from: day, to: parent.closedOn)
        guard child.id != parent.id, !ReachRules.makesCycle(link, links: Dictionary(grouping: others, by: \.child)) else {
            throw TreeRefusal.circle(child.name, parent.name)
        }
        guard parent.exists(on: day) else { throw TreeRefusal.parentNotThere(parent.name, day) }
        guard try LinkRows.isAllowed(child.kind, under: parent.kind, hierarchy, on: day, in: tx) else {
            throw TreeRefusal.kindNotAllowed(child.kind, parent.kind, day)
        }
        try LinkRows.end(child: child.id, hierarchy, on: day, in: tx)
        try LinkRows.insert([link], hierarchy, at: now, in: tx)
    }

    /// Closes a unit: the day is the first on which it is no more. Units still below it must be moved first.
    public static func close(_ unit: Unit, on day: Day, in tx: Transaction) throws {
        let below = try UnitRows.children(of: unit.id, on: day, in: tx)
        guard below.isEmpty else { throw TreeRefusal.stillHasUnits(unit.name, below.count) }
        var closed = unit
        closed.closedOn = day
        try UnitRows.update(closed, was: unit, on: day, in: tx)
        for hierarchy in Hierarchy.allCases { try LinkRows.end(child: unit.id, hierarchy, on: day, in: tx) }
    }
}

/// Why a move in the tree is not possible.
public enum TreeRefusal: Refusal, Equatable {
    case circle(String, String)
    case parentNotThere(String, Day)
    case kindNotAllowed(UnitKind, UnitKind, Day)
    case stillHasUnits(String, Int)

    public var explanation: Text {
        switch self {
        case .circle(let child, let parent):
            Text(
                "Không đặt được “\(child)” dưới “\(parent)” vì sẽ tạo vòng lặp.",
                "“\(child)” cannot stand under “\(parent)”: that would be a circle.")
        case .parentNotThere(let name, let day):
            Text(
                "“\(name)” không hoạt động vào ngày \(Format(.vi).day(day)).",
                "“\(name)” does not exist on \(Format(.en).day(day)).")
        case .kindNotAllowed(let child, let parent, let day):
            Text(
                "Ngày \(Format(.vi).day(day)), loại “\(child.label.vi)” không trực thuộc loại “\(parent.label.vi)”.",
                "On \(Format(.en).day(day)) a “\(child.label.en)” does not stand under a “\(parent.label.en)”.")
        case .stillHasUnits(let name, let count):
            Text(
                "“\(name)” còn \(count) đơn vị trực thuộc; chuyển các đơn vị đó trước.",
                "“\(name)” still has \(count) units below it; move them first.")
        }
    }
}
