internal import Base

/// Bytes of a text file as text: UTF-8, UTF-16 or Windows-1258, composed; older Vietnamese encodings are refused.
public enum DecodedText {
    public static func decode(_ bytes: [UInt8]) throws(FileRefusal) -> String {
        guard !bytes.isEmpty else { throw .empty }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return String(decoding: bytes.dropFirst(3), as: UTF8.self).composed
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), bigEndian: true) }
        if let text = String(validating: bytes, as: UTF8.self) {
            guard !text.unicodeScalars.prefix(4000).contains("\0") else { throw .unknownKind(".txt, .docx, .pdf") }
            return text.composed
        }
        if looksLikeTCVN3(bytes) { throw .oldEncoding }
        guard let text = Windows1258.decode(bytes) else { throw .unknownKind(".txt, .docx, .pdf") }
        return text.composed
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> String {
        var units: [UInt16] = []
        var iterator = bytes.makeIterator()
        while let first = iterator.next(), let second = iterator.next() {
            units.append(bigEndian ? UInt16(first) << 8 | UInt16(second) : UInt16(second) << 8 | UInt16(first))
        }
        return String(decoding: units, as: UTF16.self).composed
    }

    /// TCVN3 writes vowels with tones as single bytes above 0xA8 inside words, where Windows-1258 has combining
    /// tones (0xCC, 0xD2, 0xDE, 0xEC, 0xF2) after plain vowels. Bytes that only TCVN3 uses inside words decide.
    private static func looksLikeTCVN3(_ bytes: [UInt8]) -> Bool {
        let marks: Set<UInt8> = [
            0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE,
        ]
        var inside = 0
        for index in bytes.indices.dropFirst().dropLast() where marks.contains(bytes[index]) {
            if isLetter(bytes[index - 1]) || isLetter(bytes[index + 1]) { inside += 1 }
        }
        return inside >= 3
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte)
    }
}

/// Windows-1258, whose tones are combining characters after the vowel.
enum Windows1258 {
    private static let high: [UInt8: UInt32] = [
        0x80: 0x20AC, 0x85: 0x2026, 0x8C: 0x152, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x96: 0x2013,
        0x97: 0x2014, 0x9C: 0x153, 0xC3: 0x102, 0xCC: 0x300, 0xD0: 0x110, 0xD2: 0x309, 0xD5: 0x1A0, 0xDD: 0x1AF,
        0xDE: 0x303, 0xE3: 0x103, 0xEC: 0x301, 0xF0: 0x111, 0xF2: 0x323, 0xF5: 0x1A1, 0xFD: 0x1B0, 0xFE: 0x20AB,
    ]

    /// Nil when the bytes cannot be such a text: too many control characters.
    static func decode(_ bytes: [UInt8]) -> String? {
        let controls = bytes.prefix(4000).filter { $0 < 32 && ![9, 10, 12, 13].contains($0) }.count
        guard controls == 0 else { return nil }
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let value = byte < 0x80 ? UInt32(byte) : high[byte] ?? UInt32(byte)
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
