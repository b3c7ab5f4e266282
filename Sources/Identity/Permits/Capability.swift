public import Base
public import Database

/// One thing that a role may do, declared beside the module it belongs to.
public protocol Capability: Sendable {
    /// Names it in the table of permissions.
    static var label: Text { get }
    /// The roles that may, each at its unit and the units below it.
    static var roles: Set<Role> { get }
}

/// What Identity must know of the tree of units. Organisation provides it.
public protocol UnitTree: Sendable {
    /// A condition: the unit in this column is `ancestor` or lies below it on the day.
    func covers(_ ancestor: UnitID, column: StaticString, on day: Day) -> SQL
    /// The name of a unit, as shown in the frame of a page.
    func name(of unit: UnitID, in tx: Transaction) throws -> String?
    /// A unit by the code that people know it by.
    func unit(code: String, in tx: Transaction) throws -> UnitID?
    /// The roles that can be held at a unit of its kind: nobody is an official of the department at a school.
    func roles(at unit: UnitID, in tx: Transaction) throws -> Set<Role>
}
