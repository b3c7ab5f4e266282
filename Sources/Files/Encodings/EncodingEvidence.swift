/// What speaks for which of the three one-byte encodings of Vietnamese, counted inside words.
///
/// - Windows-1258 sets a tone byte after a vowel.
/// - TCVN3 (fonts `.Vn…`) has single bytes for letters with marks where 1258 has signs such as ¨ © « ® µ ¸, or
///   capitals, which then stand inside of small words.
/// - VNI sets its marks as Latin letters such as ø, û, ã after a vowel and writes đ as ñ, ư as ö.
struct EncodingEvidence {
    private var tones = 0
    private var tcvn = 0
    private var vni = 0
    private var letters = 0
    private var strangers = 0

    private static let toneBytes: Set<UInt8> = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2]
    private static let tcvnBytes: Set<UInt8> = [
        0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE,
    ]
    private static let vniMarks: Set<UInt8> = [0xCF, 0xD8, 0xD9, 0xDB, 0xEF, 0xF8, 0xF9, 0xFB]
    /// Marks that 1258 has as letters, which never follow an a or e in Vietnamese.
    private static let vniMarksAfterA: Set<UInt8> = [
        0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xC8, 0xC9, 0xCA, 0xCB, 0xDA, 0xDC, 0xE0, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5,
        0xE8,
        0xE9, 0xEA, 0xEB, 0xFA, 0xFC,
    ]
    private static let vniLetters: Set<UInt8> = [0xD1, 0xD6, 0xF1, 0xF6]
    /// Vowels of 1258 that can carry a tone: plain ones and â ă ê ô ơ ư.
    private static let vowels: Set<UInt8> = Set("aeiouyAEIOUY".utf8).union([
        0xC2, 0xC3, 0xCA, 0xD4, 0xD5, 0xDD, 0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xFD,
    ])
    private static let plainVowels: Set<UInt8> = Set("aeoyAEOY".utf8).union([0xD4, 0xD6, 0xF4, 0xF6])
    /// Every other letter of 1258 that Vietnamese writes: đ and vowels that have their tone in them already.
    private static let composed: Set<UInt8> = [
        0xC0, 0xC1, 0xC8, 0xC9, 0xCD, 0xD0, 0xD3, 0xD9, 0xDA, 0xE0, 0xE1, 0xE8, 0xE9, 0xED, 0xF0, 0xF3, 0xF9, 0xFA,
    ]

    init(_ bytes: [UInt8]) {
        for (index, byte) in bytes.enumerated() where byte >= 0xA8 {
            let before = index > 0 ? bytes[index - 1] : 32
            let after = index + 1 < bytes.count ? bytes[index + 1] : 32
            count(byte, before, after)
        }
    }

    private mutating func count(_ byte: UInt8, _ before: UInt8, _ after: UInt8) {
        if EncodingEvidence.tcvnBytes.contains(byte) {
            if isLetter(before) || isLetter(after) { tcvn += 1 }
        } else if EncodingEvidence.toneBytes.contains(byte), EncodingEvidence.vowels.contains(before) {
            tones += 1
        } else if isMarkOfVNI(byte, after: before) || (isLetterOfVNI(byte) && (isLetter(before) || isLetter(after))) {
            vni += 1
        } else if (0xC0...0xDF).contains(byte), (97...122).contains(before) {
            tcvn += 1
        } else if EncodingEvidence.vowels.contains(byte) || EncodingEvidence.composed.contains(byte) {
            letters += 1
        } else if byte >= 0xC0 {
            strangers += 1
        }
    }

    private func isMarkOfVNI(_ byte: UInt8, after before: UInt8) -> Bool {
        let isAfterA = before | 0x20 == UInt8(ascii: "a") || before | 0x20 == UInt8(ascii: "e")
        return (EncodingEvidence.vniMarks.contains(byte) && EncodingEvidence.plainVowels.contains(before))
            || (isAfterA && EncodingEvidence.vniMarksAfterA.contains(byte))
    }

    private func isLetterOfVNI(_ byte: UInt8) -> Bool { EncodingEvidence.vniLetters.contains(byte) }

    private func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte)
    }

    /// TCVN3 bytes that 1258 has for tones stand after vowels at times too, so the tones must clearly outweigh.
    var isOld: Bool { (tcvn > 0 && tcvn * 2 >= tones) || (vni > 0 && vni * 2 >= tones) }

    /// Enough to read the bytes as Windows-1258.
    var isVietnamese: Bool { strangers * 10 <= tones + letters }
}
