public import Base
public import Database
public import Identity
public import Organisation

/// A class with its learners on a day, as the module that owns classes tells it.
public struct ClassSize: Sendable, Equatable {
    public let id: ClassReference
    public let unit: UnitID
    public let name: String
    /// The level of schooling of its grade; nil when the grade has none.
    public let level: Level?
    public let learners: Int

    public init(id: ClassReference, unit: UnitID, name: String, level: Level?, learners: Int) {
        self.id = id
        self.unit = unit
        self.name = name
        self.level = level
        self.learners = learners
    }
}

/// What Facilities needs from other modules; the Composition plugs it in.
public struct FacilitiesPorts: Sendable {
    /// The classes of the school year of a day, with the learners who sat in them on that day, in the order of units,
    /// grades and names.
    public typealias Classes = @Sendable (_ condition: SQL, _ day: Day, Transaction) throws -> [ClassSize]

    /// Takes a condition on `c.unit_id`, the unit of the class.
    public let classes: Classes

    public init(classes: @escaping Classes) { self.classes = classes }

    /// The classes of one school.
    func classes(of unit: UnitID, on day: Day, in tx: Transaction) throws -> [ClassSize] {
        try classes("c.unit_id = \(unit)", day, tx)
    }
}
