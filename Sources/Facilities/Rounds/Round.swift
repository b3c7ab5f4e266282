internal import Base
internal import Database
internal import Identity

/// A stock-taking round of a school or of one of its rooms.
struct Round: Sendable, Equatable {
    let id: RoundID
    let unit: UnitID
    /// Nil for the whole school.
    let room: RoomID?
    let begunBy: String
    let begunAt: Instant
    let closedAt: Instant?
}

/// A tag as it was last seen in a round.
struct Scan: Sendable, Equatable {
    let tag: String
    let room: RoomID
    /// What was found of the machine; nil when nobody tried it.
    let state: DeviceState?
}

/// What became of a tag in a round.
enum Finding: String, Sendable, CaseIterable, Storable {
    case found
    case wrongRoom
    case missing
    case unknownTag

    var label: Text {
        switch self {
        case .found: Text("Đúng phòng", "Found")
        case .wrongRoom: Text("Sai phòng", "In the wrong room")
        case .missing: Text("Không thấy", "Missing")
        case .unknownTag: Text("Mã lạ", "Unknown tag")
        }
    }
}

/// One line of a round's report with what it changes.
struct FindingLine: Sendable, Equatable {
    let tag: String
    let finding: Finding
    let device: DeviceID?
    let from: RoomID?
    let to: RoomID?
    /// The room and state that the device takes when the round is closed; nil when nothing changes.
    let change: Change?

    struct Change: Sendable, Equatable {
        let room: RoomID?
        let state: DeviceState
    }
}

/// Compares what is written down with what was seen.
enum RoundRules {
    /// Tags of one line as typed or scanned, several at once when they are parted by blanks, commas or semicolons.
    static func tags(_ text: String) -> [String] {
        var seen: Set<String> = []
        return text.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map { Mark.written(String($0)) }
            .filter { seen.insert($0).inserted }
    }

    /// Every tag that was seen or should have been, in the order of tags.
    ///
    /// - Parameters:
    ///   - devices: what the school has on the day, wherever it stands.
    ///   - room: the only room that was looked through; nil for all.
    static func findings(_ devices: [Device], _ scans: [Scan], in room: RoomID?) -> [FindingLine] {
        let known = Dictionary(devices.map { ($0.tag, $0) }) { first, _ in first }
        let seen = Set(scans.map(\.tag))
        let scanned = scans.map { scan in
            known[scan.tag].map { line($0, scan) }
                ?? FindingLine(
                    tag: scan.tag, finding: .unknownTag, device: nil, from: nil, to: scan.room, change: nil)
        }
        let absent = devices.filter { !seen.contains($0.tag) && (room == nil || $0.span.room == room) }.map(missing)
        return (scanned + absent).sorted { $0.tag < $1.tag }
    }

    private static func line(_ device: Device, _ scan: Scan) -> FindingLine {
        // What was lost and has turned up is neither working nor broken until somebody tries it.
        let state = scan.state ?? (device.span.state == .missing ? .waiting : device.span.state)
        let isSame = device.span.room == scan.room && device.span.state == state
        return FindingLine(
            tag: device.tag, finding: device.span.room == scan.room ? .found : .wrongRoom, device: device.id,
            from: device.span.room, to: scan.room, change: isSame ? nil : .init(room: scan.room, state: state))
    }

    private static func missing(_ device: Device) -> FindingLine {
        let isKnown = device.span.state == .missing
        return FindingLine(
            tag: device.tag, finding: .missing, device: device.id, from: device.span.room, to: nil,
            change: isKnown ? nil : .init(room: device.span.room, state: .missing))
    }
}
