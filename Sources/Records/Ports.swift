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

/// One thing that a school owns or pays for, as the module that owns it tells it for the sector database.
public struct FacilityItem: Sendable, Equatable {
    public enum Kind: Sendable {
        case room
        case device
        case line
        case licence
    }

    public let kind: Kind
    public let id: String
    /// On the door or on the label; empty for lines and licences.
    public var code = ""
    public let name: String
    /// What it is, and how it stands, in Vietnamese.
    public var sort = ""
    public var state = ""
    public var solidity = ""
    /// Square metres of a room, Mbit/s of a line, seats of a licence.
    public var amount: Int?
    /// The codes of the room and of the site in which it stands.
    public var room = ""
    public var site = ""
    public var serial = ""
    public var boughtYear: Int?
    public var source = ""
    public let from: Day
    public var to: Day?

    public init(_ kind: Kind, id: String, name: String, from: Day) {
        self.kind = kind
        self.id = id
        self.name = name
        self.from = from
    }
}

/// What Records needs from other modules for its statistical forms and for the sector database; the Composition plugs
/// it in.
public struct RecordsPorts: Sendable {
    public typealias Rooms = @Sendable (_ condition: SQL, _ day: Day, Transaction) throws -> [RoomCount]
    public typealias Equipped =
        @Sendable (_ equipment: SchoolEquipment, _ condition: SQL, _ day: Day, Transaction) throws -> Set<UnitID>
    public typealias RoomsAddress =
        @Sendable (_ unit: UnitID, _ kinds: [String], _ solidity: String?, _ day: Day) -> String
    public typealias EquipmentAddress = @Sendable (_ unit: UnitID, _ equipment: SchoolEquipment, _ day: Day) -> String

    public typealias Inventory = @Sendable (_ unit: UnitID, _ day: Day, Transaction) throws -> [FacilityItem]

    /// Takes a condition on `s.unit_id`; one walk whatever the number of schools.
    public let rooms: Rooms
    /// The schools that a condition on `u.id` lets through and that have it.
    public let equipped: Equipped
    /// Where the rooms of some kinds of a school stand.
    public let roomsAddress: RoomsAddress
    public let equipmentAddress: EquipmentAddress
    /// What a school has on a day, thing by thing.
    public let inventory: Inventory

    public init(
        rooms: @escaping Rooms, equipped: @escaping Equipped, roomsAddress: @escaping RoomsAddress,
        equipmentAddress: @escaping EquipmentAddress, inventory: @escaping Inventory
    ) {
        self.rooms = rooms
        self.equipped = equipped
        self.roomsAddress = roomsAddress
        self.equipmentAddress = equipmentAddress
        self.inventory = inventory
    }

    /// A program without rooms and machines: their rows are 0 and lead to the school.
    public static let none = RecordsPorts(
        rooms: { _, _, _ in [] }, equipped: { _, _, _, _ in [] },
        roomsAddress: { unit, _, _, _ in "/units/\(unit.text)" },
        equipmentAddress: { unit, _, _ in "/units/\(unit.text)" }, inventory: { _, _, _ in [] })
}
