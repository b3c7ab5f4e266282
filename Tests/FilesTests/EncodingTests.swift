import Base
import Files
import Testing

@Suite struct EncodingTests {
    private static let sentence = "Trường Tiểu học Nguyễn Bỉnh Khiêm, phường Ô Chợ Dừa: đã nộp đủ hồ sơ."

    private static func utf16(_ text: String, big: Bool) -> [UInt8] {
        text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    }

    /// `sentence` as Python's codec cp1258 writes it, tones as bytes of their own.
    private static let windows1258: [UInt8] = EncodingSamples.windows1258

    @Test(arguments: [
        Array(sentence.utf8), [0xEF, 0xBB, 0xBF] + Array(sentence.utf8), [0xFF, 0xFE] + utf16(sentence, big: false),
        [0xFE, 0xFF] + utf16(sentence, big: true), utf16(sentence, big: false), utf16(sentence, big: true), windows1258,
        EncodingSamples.windows1258Composed,
    ])
    func everyKnownEncodingGivesTheSameText(_ bytes: [UInt8]) throws {
        let text = try DecodedText.decode(bytes)
        #expect(Array(text.utf8) == Array(EncodingTests.sentence.utf8))
    }

    @Test(arguments: EncodingSamples.old)
    func oldEncodingsAreRefused(_ bytes: [UInt8]) {
        #expect(refusal { () throws(FileRefusal) in try DecodedText.decode(bytes) } == .oldEncoding)
    }

    @Test(arguments: [
        ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], FileRefusal.damaged), ([0xFF, 0xFE, 0x61], .damaged), ([], .empty),
        ([0x61, 0, 0x62, 7, 0x81], .unknownEncoding),
        ([0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0xFB, 0xFF], .unknownEncoding),
    ])
    func whatCannotBeKnownIsRefused(_ bytes: [UInt8], _ expected: FileRefusal) {
        #expect(refusal { () throws(FileRefusal) in try DecodedText.decode(bytes) } == expected)
    }

    @Test func aTableOfOldLettersIsRefused() {
        let bytes = Array("Ma;Ten\n1;Tr".utf8) + [0xAD, 0xEA] + Array("ng\n".utf8)
        #expect(refusal { () throws(FileRefusal) in try Table.read(bytes: bytes, name: "a.csv") } == .oldEncoding)
    }

    /// Composing a million marks in a row would take a quarter of an hour.
    @Test(.timeLimit(.minutes(1))) func aHeapOfMarksIsCut() throws {
        let heap = "Tên,b\na" + String(repeating: "\u{301}\u{323}", count: 500_000) + ",ộ\n"
        let cells = try Table.read(bytes: Array(heap.utf8), name: "a.csv").rows[0].cells
        #expect(cells[0].unicodeScalars.count <= 31)
        #expect(cells[1] == "ộ")
    }
}
