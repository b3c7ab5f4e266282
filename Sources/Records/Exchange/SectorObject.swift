internal import Base
internal import Foundation

/// One object of the 2020 messages to the sector database (reference, appendix B), with our own key.
struct SectorObject: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case schoolClass = "class"
        case pupil
        case staff

        /// The list of the message in which it stands.
        var list: String {
            switch self {
            case .schoolClass: "LstLopHocInfo"
            case .pupil: "LstHocSinh"
            case .staff: "LstCanBo"
            }
        }
    }

    enum Value: Sendable, Equatable, Encodable {
        case text(String)
        case number(Int)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            }
        }

        var text: String {
            switch self {
            case .text(let text): text
            case .number(let number): String(number)
            }
        }
    }

    let kind: Kind
    let clientID: String
    /// For people who compare; not sent as such.
    let name: String
    let fields: [String: Value]

    /// - Parameter values: fields that have nothing to say are left out, never filled by guess.
    init(_ kind: Kind, _ clientID: String, _ name: String, _ values: [String: Value?]) {
        self.kind = kind
        self.clientID = clientID
        self.name = name
        var fields = values.compactMapValues { $0 }
        fields["ClientId"] = .text(clientID)
        self.fields = fields
    }

    /// Equal for equal content, whatever the order of fields; to compare only, it protects nothing.
    var fingerprint: String {
        var first: UInt64 = 0xCBF2_9CE4_8422_2325
        var second: UInt64 = 0x9E37_79B9_7F4A_7C15
        for (field, value) in fields.sorted(by: { $0.key < $1.key }) {
            for byte in Array((field + "\u{1F}" + value.text + "\u{1E}").utf8) {
                first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
                second = (second &+ UInt64(byte)) &* 0xFF51_AFD7_ED55_8CCD
                second ^= second >> 29
            }
        }
        return String(first, radix: 16) + "-" + String(second, radix: 16)
    }
}

extension SectorObject.Value {
    static func filled(_ text: String?) -> Self? { text.flatMap { $0.isEmpty ? nil : .text($0) } }
    /// Codes that the message carries as whole numbers.
    static func code(_ text: String?) -> Self? { text.flatMap { Int($0) }.map { .number($0) } }
    static func flag(_ value: Bool) -> Self { .number(value ? 1 : 0) }
    /// `2012-01-09T00:00:00.0`
    static func day(_ day: Day?) -> Self? { day.map { .text($0.iso + "T00:00:00.0") } }
}

/// What the other side holds of one object, as it has acknowledged.
struct SectorHolding: Sendable, Equatable {
    let clientID: String
    let kind: String
    let name: String
    var sent: String
    var held: String?
    var code: String
    var fault: String
}

/// How our records stand to what the other side has acknowledged: pure.
enum SectorComparison {
    enum Standing: String, Sendable, CaseIterable {
        /// The other side holds what we hold.
        case same
        /// The other side holds an older state.
        case differs
        /// Never acknowledged.
        case missing
        /// The other side said why it did not take the last message.
        case refused
        /// The other side holds what is no more in our records of the year.
        case left
    }

    struct Line: Sendable, Equatable {
        let kind: String
        let name: String
        let code: String
        let standing: Standing
        let fault: String
    }

    static func lines(_ objects: [SectorObject], _ holdings: [SectorHolding]) -> [Line] {
        let known = Dictionary(holdings.map { ($0.clientID, $0) }) { first, _ in first }
        var lines = objects.map { object in
            let holding = known[object.clientID]
            return Line(
                kind: object.kind.rawValue, name: object.name, code: holding?.code ?? "",
                standing: standing(object, holding), fault: holding?.fault ?? "")
        }
        let ours = Set(objects.map(\.clientID))
        for holding in holdings where holding.held != nil && !ours.contains(holding.clientID) {
            lines.append(
                Line(kind: holding.kind, name: holding.name, code: holding.code, standing: .left, fault: ""))
        }
        return lines
    }

    static func standing(_ object: SectorObject, _ holding: SectorHolding?) -> Standing {
        guard let holding else { return .missing }
        let now = object.fingerprint
        if holding.held == now { return .same }
        if !holding.fault.isEmpty, holding.sent == now { return .refused }
        return holding.held == nil ? .missing : .differs
    }

    /// Those that the other side does not hold as they are now: the same message twice is empty the second time.
    static func changed(_ objects: [SectorObject], _ holdings: [SectorHolding]) -> [SectorObject] {
        let known = Dictionary(holdings.map { ($0.clientID, $0) }) { first, _ in first }
        return objects.filter { known[$0.clientID]?.held != $0.fingerprint }
    }
}
