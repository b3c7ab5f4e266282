public import Base

/// What a list of units is narrowed to.
public struct UnitFilter: Sendable, Equatable {
    public var kind: UnitKind?
    public var level: Level?
    public var search = ""
    public var day: Day

    public init(kind: UnitKind? = nil, level: Level? = nil, search: String = "", day: Day) {
        self.kind = kind
        self.level = level
        self.search = search
        self.day = day
    }
}

/// A unit in a list, with the name of what it stands under.
public struct UnitLine: Sendable, Equatable {
    public let unit: Unit
    public let parentName: String?
}
