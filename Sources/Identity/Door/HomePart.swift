public import Base
public import Components
public import Database

/// What a module adds to the first page of whoever visits: what waits for them, and the figures of their unit.
public struct HomePart: Sendable {
    /// Something that waits, with where to do it.
    public struct Duty: Sendable {
        public let title: Text
        /// What happens, or until when.
        public let hint: Text?
        public let href: String
        public let badge: Badge

        public init(_ title: Text, hint: Text? = nil, href: String, badge: Badge) {
            self.title = title
            self.hint = hint
            self.href = href
            self.badge = badge
        }
    }

    /// Reads a part inside the transaction of the page; the module asks the visit for its own permits.
    public typealias Reader = @Sendable (Visit, Transaction) throws -> HomePart

    public var duties: [Duty] = []
    public var tiles: [Tile] = []

    public init() {}

    /// The parts of several modules, one after the other.
    public static func all(_ readers: [Reader], _ visit: Visit, _ tx: Transaction) throws -> HomePart {
        try readers.reduce(into: HomePart()) { sum, read in
            let part = try read(visit, tx)
            sum.duties += part.duties
            sum.tiles += part.tiles
        }
    }
}
