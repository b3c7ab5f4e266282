internal import Base
internal import Database
internal import Identity

/// What a token may be used for among rooms and machines.
enum FacilitiesScopes {
    static let read = APIScope(
        "facilities:read", Text("Xem phòng, thiết bị, đường truyền", "See rooms, equipment and lines"))
    static let write = APIScope(
        "facilities:write", Text("Cập nhật phòng, thiết bị; kiểm kê", "Keep rooms and equipment; take stock"))

    static let both = (reading: read, writing: write)

    static let day = APIInput("day", .day)

    /// The school that the address names, when it is within reach, and the day that is asked about.
    static func school(_ call: APICall, _ tx: Transaction) throws -> (unit: UnitID, day: Day) {
        let unit = try call.visit.permit(ViewFacilities.self, on: call.id("unit"), in: tx).unit
        return (unit, call.query[day] ?? call.visit.today)
    }
}
