public import Base
public import Database
public import Identity

/// What Privacy needs from the module that knows families.
public struct PrivacyPorts: Sendable {
    /// A child as its representative, or the school that keeps its record, knows it.
    public struct Child: Sendable, Equatable {
        public let id: String
        public let name: String
        public let bornOn: Day
        /// The school that keeps the record on the day; nil for a child who has left every school.
        public let unit: UnitID?

        public init(id: String, name: String, bornOn: Day, unit: UnitID?) {
            self.id = id
            self.name = name
            self.bornOn = bornOn
            self.unit = unit
        }
    }

    /// The children whom an account represents.
    public let children: @Sendable (AccountID, Day, Transaction) throws -> [Child]
    /// One child by its id.
    public let child: @Sendable (String, Day, Transaction) throws -> Child?
    /// The photograph that is kept of a child, a JPEG.
    public let photograph: @Sendable (String, Transaction) throws -> [UInt8]?

    public init(
        children: @escaping @Sendable (AccountID, Day, Transaction) throws -> [Child],
        child: @escaping @Sendable (String, Day, Transaction) throws -> Child?,
        photograph: @escaping @Sendable (String, Transaction) throws -> [UInt8]?
    ) {
        self.children = children
        self.child = child
        self.photograph = photograph
    }
}
