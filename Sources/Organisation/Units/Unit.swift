public import Base
public import Identity

/// A department, an office, a school: one unit of the tree as it is now.
public struct Unit: Sendable, Equatable {
    public let id: UnitID
    /// The code of the sector database; opaque, never changed.
    public let code: String
    public var name: String
    public let kind: UnitKind
    /// The levels of schooling it teaches, in their order.
    public var levels: [Level]
    public var ownership: Ownership?
    public var address: String
    public let openedOn: Day
    /// The first day on which it is no more.
    public var closedOn: Day?

    public init(
        id: UnitID, code: String, name: String, kind: UnitKind, levels: [Level] = [], ownership: Ownership? = nil,
        address: String = "", openedOn: Day, closedOn: Day? = nil
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.kind = kind
        self.levels = levels
        self.ownership = ownership
        self.address = address
        self.openedOn = openedOn
        self.closedOn = closedOn
    }

    public func exists(on day: Day) -> Bool { openedOn <= day && (closedOn.map { day < $0 } ?? true) }
}
