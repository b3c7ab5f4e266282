internal import Foundation

extension String {
    /// Composed (NFC): the only form that enters the program. Costs one look over the bytes when the text is composed
    /// already, as nearly all is.
    public var composed: String {
        let isSure = utf8.withContiguousStorageIfAvailable(Composition.isSurelyComposed) ?? false
        return isSure ? self : Composition.withoutHeaps(self).precomposedStringWithCanonicalMapping
    }

    /// Every mark apart from its letter, in lower case: what folding and ordering go through.
    var takenApart: String { Composition.withoutHeaps(self).decomposedStringWithCanonicalMapping.lowercased() }

    /// Composed and without white space at both ends: the form of every cell.
    public var tidy: String {
        let text = composed
        let isPlain = text.utf8.withContiguousStorageIfAvailable(Composition.hasPlainEnds) ?? false
        return isPlain ? text : text.trimmed
    }
}

/// Quick answers for the letters that Vietnamese files are made of; in doubt the answer is no.
enum Composition {
    /// ASCII, Latin up to U+02FF, Vietnamese letters (U+1E00–U+1EFF), dashes and quotes (U+2002–U+20BF) are never
    /// changed by composing.
    static func isSurelyComposed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0xCC {
                index += 1
                continue
            }
            guard index + 2 < bytes.count else { return false }
            let second = bytes[index + 1]
            let isVietnamese = byte == 0xE1 && (0xB8...0xBB).contains(second)
            let isMark = byte == 0xE2 && (second == 0x82 || (second == 0x80 && bytes[index + 2] >= 0x82))
            guard isVietnamese || isMark else { return false }
            index += 3
        }
        return true
    }

    static func hasPlainEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return true }
        let opens = isVisible(first) || (0xC3...0xC6).contains(first) || isVietnamese(bytes, at: 0)
        if isVisible(last) { return opens }
        let isLatin = bytes.count >= 2 && (0xC3...0xC6).contains(bytes[bytes.count - 2])
        return opens && (isLatin || isVietnamese(bytes, at: bytes.count - 3))
    }

    private static func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

    private static func isVietnamese(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index >= 0 && index + 2 < bytes.count && bytes[index] == 0xE1 && (0xB8...0xBB).contains(bytes[index + 1])
    }

    /// Composing sorts the marks of a letter in time that grows with the square of their number, so what no script
    /// writes is cut: of more than thirty marks in a row (the bound of UAX 15, Stream-Safe Text) the first thirty stay.
    static func withoutHeaps(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var run = 0
        for scalar in text.unicodeScalars {
            let isMark = scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
            run = isMark ? run + 1 : 0
            if run <= 30 { kept.append(scalar) }
        }
        return String(kept)
    }
}
