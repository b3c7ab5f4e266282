/// What a file is by its first bytes, whatever its name says.
enum FileKind {
    case zip
    /// Word or Excel from before 2007, by the streams that the compound file lists.
    case oldOffice
    /// An office file in the envelope that a password makes.
    case locked
    case pdf
    case richText
    case other

    init(_ bytes: [UInt8]) {
        if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) || bytes.starts(with: Array("PK\u{5}\u{6}".utf8)) {
            self = .zip
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = FileKind.compound(bytes)
        } else if FileKind.find("%PDF-", in: bytes.prefix(1024)) {
            self = .pdf
        } else {
            self = bytes.starts(with: Array("{\\rtf".utf8)) ? .richText : .other
        }
    }

    /// A locked file holds a stream `EncryptedPackage`; without any stream that we know it is taken for locked too.
    private static func compound(_ bytes: [UInt8]) -> FileKind {
        if find(wide("EncryptedPackage"), in: bytes[...]) { return .locked }
        for stream in ["Workbook", "Book", "WordDocument", "PowerPoint Document"] {
            if find(wide(stream), in: bytes[...]) { return .oldOffice }
        }
        return .locked
    }

    private static func wide(_ name: String) -> [UInt8] { name.utf8.flatMap { [$0, 0] } }

    private static func find(_ name: String, in bytes: ArraySlice<UInt8>) -> Bool { find(Array(name.utf8), in: bytes) }

    private static func find(_ wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        var from = bytes.startIndex
        while let place = bytes[from...].firstIndex(of: first) {
            if bytes[place...].starts(with: wanted) { return true }
            from = place + 1
        }
        return false
    }
}
