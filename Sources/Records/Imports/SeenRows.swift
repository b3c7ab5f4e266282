internal import Base
internal import Identity

/// Which rows of a sheet meant whom, so that a pupil who stands twice is found, also a million rows further down.
///
/// What is kept of a row are hashes of its keys and its number, about 60 bytes. Two keys of one hash (once in some
/// millions of sheets of a million rows) make the program refuse a row, never take one for another.
struct SeenRows: Sendable {
    enum Key {
        case code(String)
        case number(String)
        case pupil(PupilID)
        case name(UnitID, String, Day)

        fileprivate var hash: UInt64 {
            switch self {
            case .code(let text): SeenRows.hash("c", text)
            case .number(let text): SeenRows.hash("n", text)
            case .pupil(let id): SeenRows.hash("p", id.text)
            case .name(let unit, let fold, let born): SeenRows.hash("b", unit.text + fold + born.iso)
            }
        }
    }

    /// Those above who have a name and birth date at a school.
    struct Named {
        fileprivate let packed: UInt32

        var row: Int { Int(packed & SeenRows.rows) }
        var isMany: Bool { packed & SeenRows.many != 0 }

        func hasOther(_ values: PupilDraft.Values) -> Bool {
            (values.code != nil && packed & SeenRows.coded != 0)
                || (values.number != nil && packed & SeenRows.numbered != 0)
        }
    }

    /// What pieces before have left; written between pieces only, by the one who works on the sheet.
    private final class Kept: @unchecked Sendable {
        var all: [UInt64: UInt32] = [:]
    }

    private let kept = Kept()
    private var fresh: [UInt64: UInt32] = [:]

    private static let rows: UInt32 = 0x0FFF_FFFF
    private static let coded: UInt32 = 1 << 28
    private static let numbered: UInt32 = 1 << 29
    private static let many: UInt32 = 1 << 30

    private subscript(hash: UInt64) -> UInt32? { fresh[hash] ?? kept.all[hash] }

    func row(_ key: Key) -> Int? { self[key.hash].map { Int($0 & SeenRows.rows) } }
    func named(_ key: Key) -> Named? { self[key.hash].map(Named.init) }

    /// A row that brings somebody new.
    mutating func add(_ pupil: PupilID, _ values: PupilDraft.Values, at unit: UnitID, row: Int) {
        keep(.pupil(pupil), row)
        if let code = values.code { keep(.code(code), row) }
        if let number = values.number { keep(.number(number), row) }
        name(.name(unit, values.name.folded, values.born), row, values.code != nil, values.number != nil)
    }

    /// A row that means somebody who is here, under the name they had.
    mutating func meet(_ known: KnownPupil, _ values: PupilDraft.Values, at unit: UnitID, row: Int) {
        keep(.pupil(known.pupil.id), row)
        if let code = values.code { keep(.code(code), row) }
        if let number = values.number { keep(.number(number), row) }
        guard known.pupil.name != values.name || known.pupil.bornOn != values.born else { return }
        name(
            .name(unit, known.pupil.name.folded, known.pupil.bornOn), row, known.pupil.code != nil,
            known.sensitive.number != nil)
    }

    /// Keeps what a piece has left once it is certain that it was written.
    mutating func settle() {
        kept.all.merge(fresh) { _, new in new }
        fresh = [:]
    }

    private mutating func keep(_ key: Key, _ row: Int) { fresh[key.hash] = UInt32(row) & SeenRows.rows }

    private mutating func name(_ key: Key, _ row: Int, _ isCoded: Bool, _ isNumbered: Bool) {
        let hash = key.hash
        var packed = UInt32(row) & SeenRows.rows
        if isCoded { packed |= SeenRows.coded }
        if isNumbered { packed |= SeenRows.numbered }
        if let before = self[hash] { packed = before | SeenRows.many | (packed & ~SeenRows.rows) }
        fresh[hash] = packed
    }

    /// FNV-1a with a last stirring, over the kind and the text.
    private static func hash(_ kind: StaticString, _ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(kind.utf8Start.pointee)
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return hash ^ (hash >> 32)
    }
}
