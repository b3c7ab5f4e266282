internal import Base
internal import Database
internal import Identity

/// What a school counts piece by piece (clauses II.4.a to II.4.c of the guidance).
enum DeviceKind: String, Sendable, CaseIterable, Storable, Codable {
    case desktop
    case laptop
    case tablet
    case projector
    case display
    case printer
    case camera
    case audio
    case server
    case network
    case firewall
    case intrusion
    case accessControl
    case teaching
    case other

    /// Whether a learner can have Informatics at it.
    var isComputer: Bool { self == .desktop || self == .laptop }

    /// Network security devices (clause II.4.c: firewall, IPS, access control).
    var isSecurity: Bool { [.firewall, .intrusion, .accessControl].contains(self) }

    var label: Text {
        switch self {
        case .desktop: Text("Máy tính để bàn", "Desktop computer")
        case .laptop: Text("Máy tính xách tay", "Laptop")
        case .tablet: Text("Máy tính bảng", "Tablet")
        case .projector: Text("Máy chiếu", "Projector")
        case .display: Text("Màn hình tương tác, tivi", "Interactive display, television")
        case .printer: Text("Máy in, máy quét", "Printer, scanner")
        case .camera: Text("Máy quay, máy ảnh", "Camera")
        case .audio: Text("Thiết bị âm thanh", "Audio equipment")
        case .server: Text("Máy chủ", "Server")
        case .network: Text("Thiết bị mạng", "Network device")
        case .firewall: Text("Tường lửa", "Firewall")
        case .intrusion: Text("Thiết bị chống xâm nhập (IPS)", "Intrusion prevention (IPS)")
        case .accessControl: Text("Thiết bị kiểm soát truy cập", "Access control")
        case .teaching: Text("Thiết bị dạy học", "Teaching equipment")
        case .other: Text("Thiết bị khác", "Other equipment")
        }
    }
}

/// Whether it can be used.
enum DeviceState: String, Sendable, CaseIterable, Storable, Codable {
    case working
    case waiting
    case broken
    case missing

    var label: Text {
        switch self {
        case .working: Text("Hoạt động", "Working")
        case .waiting: Text("Chờ kiểm tra, sửa", "Awaiting check or repair")
        case .broken: Text("Hỏng", "Broken")
        case .missing: Text("Thất lạc", "Missing")
        }
    }
}

/// Who paid for it.
enum DeviceSource: String, Sendable, CaseIterable, Storable, Codable {
    case budget
    case donated
    case project
    case rented
    case other

    var label: Text {
        switch self {
        case .budget: Text("Ngân sách nhà nước", "State budget")
        case .donated: Text("Xã hội hóa, tài trợ", "Donations")
        case .project: Text("Dự án", "Project")
        case .rented: Text("Thuê", "Rented")
        case .other: Text("Nguồn khác", "Other")
        }
    }
}

/// A machine or a piece of equipment.
struct Device: Sendable, Equatable, Codable {
    /// Where it stands and whether it works, from a day until the day before another.
    struct Span: Sendable, Equatable, Codable {
        var room: RoomID?
        var state: DeviceState
        var from: Day
        var to: Day?
    }

    let id: DeviceID
    let unit: UnitID
    var tag: String
    var kind: DeviceKind
    var name: String
    var serial = ""
    var boughtYear: Int?
    var source: DeviceSource?
    var span: Span
    var version = 1

    /// Every fact as text, for the log.
    var logged: [String: String] {
        var facts = [
            "tag": tag, "kind": kind.rawValue, "name": name, "serial": serial, "state": span.state.rawValue,
            "from": span.from.iso,
        ]
        facts["year"] = boughtYear.map(String.init)
        facts["source"] = source?.rawValue
        facts["room"] = span.room?.text
        facts["to"] = span.to?.iso
        return facts
    }
}
