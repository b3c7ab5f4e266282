public import Base
public import Database
public import Identity

/// How many rooms of one kind and building a reach has, as the module that owns rooms tells it.
public struct RoomCount: Sendable, Equatable {
    /// The code of the kind, as statistical forms ask for it: `classroom`, `library`, `informatics` …
    public let kind: String
    /// `permanent`, `semiPermanent` or `temporary`.
    public let solidity: String
    public let rooms: Int

    public init(kind: String, solidity: String, rooms: Int) {
        self.kind = kind
        self.solidity = solidity
        self.rooms = rooms
    }
}

/// What schools may have, of which statistical forms count the schools.
public enum SchoolEquipment: Sendable, Equatable {
    /// A computer that works.
    case computers
    /// A line to the Internet.
    case internet
}

/// What Records needs from other modules for its statistical forms; the Composition plugs it in.
public struct RecordsPorts: Sendable {
    public typealias Rooms = @Sendable (_ condition: SQL, _ day: Day, Transaction) throws -> [RoomCount]
    public typealias Equipped =
        @Sendable (_ equipment: SchoolEquipment, _ condition: SQL, _ day: Day, Transaction) throws -> Set<UnitID>
    public typealias RoomsAddress =
        @Sendable (_ unit: UnitID, _ kinds: [String], _ solidity: String?, _ day: Day) -> String
    public typealias EquipmentAddress = @Sendable (_ unit: UnitID, _ equipment: SchoolEquipment, _ day: Day) -> String

    /// Takes a condition on `s.unit_id`; one walk whatever the number of schools.
    public let rooms: Rooms
    /// The schools that a condition on `u.id` lets through and that have it.
    public let equipped: Equipped
    /// Where the rooms of some kinds of a school stand.
    public let roomsAddress: RoomsAddress
    public let equipmentAddress: EquipmentAddress

    public init(
        rooms: @escaping Rooms, equipped: @escaping Equipped, roomsAddress: @escaping RoomsAddress,
        equipmentAddress: @escaping EquipmentAddress
    ) {
        self.rooms = rooms
        self.equipped = equipped
        self.roomsAddress = roomsAddress
        self.equipmentAddress = equipmentAddress
    }

    /// A program without rooms and machines: their rows are 0 and lead to the school.
    public static let none = RecordsPorts(
        rooms: { _, _, _ in [] }, equipped: { _, _, _, _ in [] },
        roomsAddress: { unit, _, _, _ in "/units/\(unit.text)" },
        equipmentAddress: { unit, _, _ in "/units/\(unit.text)" })
}
