internal import Base
internal import Foundation
internal import Identity

/// One object of the 2020 messages to the sector database (reference, appendix B), with our own key.
struct SectorObject: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case site
        case schoolClass = "class"
        case pupil
        case staff
        case room
        case device
        case line
        case licence

        /// Facilities stand in an object of the message; the others in the message itself.
        var isFacility: Bool { [.room, .device, .line, .licence].contains(self) }

        /// The list of the message in which it stands.
        var list: String {
            switch self {
            case .site: "LstDiemTruongInfo"
            case .schoolClass: "LstLopHocInfo"
            case .pupil: "LstHocSinh"
            case .staff: "LstCanBo"
            case .room: "LstPhong"
            case .device: "LstThietBi"
            case .line: "LstDuongTruyen"
            case .licence: "LstPhanMem"
            }
        }

        /// The field by which people know such an object.
        var name: String {
            switch self {
            case .site: "TenDiemTruong"
            case .schoolClass: "TenLopHoc"
            case .pupil: "HoTen"
            case .staff: "TenCanBo"
            case .room: "TenPhong"
            case .device: "TenThietBi"
            case .line: "NhaCungCap"
            case .licence: "TenPhanMem"
            }
        }
    }

    indirect enum Value: Sendable, Equatable {
        case text(String)
        case number(Int)
        /// A decimal as it is stored, with a point.
        case decimal(String)
        case list([[String: Value]])
        case object([String: Value])
        /// A picture: known by when it was put here, so that comparing reads no picture; its content (base64) only where
        /// it leaves or is compared with theirs.
        case picture(mark: String, content: String?)
    }

    let kind: Kind
    let clientID: String
    /// For people who compare; not sent as such.
    let name: String
    private(set) var fields: [String: Value]

    /// The field of photographs.
    static let picture = "AnhChanDung"

    /// The same with the content of its picture.
    func showing(_ content: String) -> SectorObject {
        guard case .picture(let mark, _)? = fields[SectorObject.picture] else { return self }
        var object = self
        object.fields[SectorObject.picture] = .picture(mark: mark, content: content)
        return object
    }

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

    /// The fields in which what the other side holds is not ours.
    func differing(from theirs: [String: JSONValue]) -> [String] {
        fields.filter { name, value in !value.isSame(as: theirs[name]) }.keys.sorted()
    }
}

extension SectorObject.Value: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .decimal(let text): try container.encode(Decimal(string: text) ?? 0)
        case .list(let rows): try container.encode(rows)
        case .object(let fields): try container.encode(fields)
        case .picture(_, let content): try container.encode(content)
        }
    }

    var text: String {
        switch self {
        case .text(let text): return text
        case .number(let number): return String(number)
        case .decimal(let text): return Double(text).map { String($0) } ?? text
        case .list(let rows):
            let lines = rows.map { row in
                row.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }.joined(separator: ",")
            }
            return lines.sorted().joined(separator: ";")
        case .object(let fields): return Self.list([fields]).text
        case .picture(let mark, _): return mark
        }
    }

    /// Whether the other side's value says the same. Numbers may come as text and flags as true or false; in a list it
    /// may say more than we do.
    func isSame(as value: JSONValue?) -> Bool {
        switch (self, value) {
        case (.list(let own), .array(let theirs)?):
            own.count == theirs.count
                && own.allSatisfy { row in
                    theirs.contains { item in
                        guard case .object(let fields) = item else { return false }
                        return row.allSatisfy { $0.value.isSame(as: fields[$0.key]) }
                    }
                }
        case (.picture(_, let content), .string(let text)?): content == text
        case (_, .string(let text)?): self.text == text
        case (_, .integer(let number)?): self.text == String(number) || Double(self.text) == Double(number)
        case (_, .number(let number)?): Double(self.text) == number
        case (_, .bool(let flag)?): self.text == (flag ? "1" : "0")
        default: false
        }
    }
}

extension SectorObject.Value {
    static func filled(_ text: String?) -> Self? { text.flatMap { $0.isEmpty ? nil : .text($0) } }
    /// Codes that the message carries as whole numbers.
    static func code(_ text: String?) -> Self? { text.flatMap { Int($0) }.map { .number($0) } }
    static func flag(_ value: Bool) -> Self { .number(value ? 1 : 0) }
    static func decimal(_ text: String?) -> Self? {
        text.flatMap { Decimal(string: $0) == nil ? nil : .decimal($0) }
    }
    /// `2012-01-09T00:00:00.0`
    static func day(_ day: Day?) -> Self? { day.map { .text($0.iso + "T00:00:00.0") } }
    static func rows(_ rows: [[String: Self?]]) -> Self? {
        rows.isEmpty ? nil : .list(rows.map { $0.compactMapValues { $0 } })
    }
}
