internal import Base
internal import Database
internal import Identity

/// How a line to the Internet comes in.
enum LineKind: String, Sendable, CaseIterable, Storable {
    case fibre
    case leased
    case mobile
    case other

    var label: Text {
        switch self {
        case .fibre: Text("Cáp quang", "Fibre")
        case .leased: Text("Kênh thuê riêng", "Leased line")
        case .mobile: Text("Di động 4G, 5G", "Mobile 4G, 5G")
        case .other: Text("Khác", "Other")
        }
    }
}

/// A line to the Internet from a day until the day before another.
struct InternetLine: Sendable, Equatable {
    let id: LineID
    let provider: String
    let kind: LineKind
    let mbit: Int
    let from: Day
    var to: Day?
}

/// A right to use software on so many machines from a day until the day before another.
struct Licence: Sendable, Equatable {
    let id: LicenceID
    let product: String
    let seats: Int
    let from: Day
    var to: Day?
}

/// What clause II.4.c of the guidance encourages: lines of several providers at once.
enum ConnectionRules {
    static func providers(_ lines: [InternetLine]) -> Int { Set(lines.map { $0.provider.folded }).count }

    static func mbit(_ lines: [InternetLine]) -> Int { lines.reduce(0) { $0 + $1.mbit } }
}
