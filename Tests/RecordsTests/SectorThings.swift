import Base

@testable import Records

/// A room, a machine, a line and a licence, as the module that keeps them tells them.
enum SectorThings {
    static let all: [FacilityItem] = {
        let day = Day(iso: "2023-08-01") ?? Day(daysSinceEpoch: 0)
        var room = FacilityItem(.room, id: "phong-1", name: "Phòng tin học 1", from: day)
        (room.code, room.sort, room.solidity) = ("P201", "Phòng tin học", "Kiên cố")
        (room.state, room.amount) = ("Dùng tốt", 48)
        var device = FacilityItem(.device, id: "may-1", name: "Máy của em An", from: day)
        (device.code, device.sort, device.state) = ("MT-001", "Máy tính để bàn", "Hoạt động")
        (device.room, device.boughtYear, device.source) = ("P201", 2021, "Ngân sách nhà nước")
        var line = FacilityItem(.line, id: "duong-1", name: "VNPT", from: day)
        (line.sort, line.amount) = ("Cáp quang", 300)
        var licence = FacilityItem(.licence, id: "phan-mem-1", name: "Bộ gõ", from: day)
        (licence.amount, licence.to) = (40, Day(iso: "2024-08-01"))
        return [room, device, line, licence]
    }()

    static let ports = RecordsPorts(
        rooms: { _, _, _ in [] }, equipped: { _, _, _, _ in [] }, roomsAddress: { _, _, _, _ in "" },
        equipmentAddress: { _, _, _ in "" }, inventory: { _, _, _ in all })
}
