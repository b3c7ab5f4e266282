import Base
import Files
import Foundation
import Letters
import Testing

struct DocumentTests {
    private func fixture(_ name: String) throws -> [UInt8] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/\(name)")
        return Array(try Data(contentsOf: file))
    }

    /// The first two parts of the real letter as Word and as PDF: the same clauses as from text.
    @Test(arguments: ["letter.docx", "letter.pdf"])
    func wordAndPDFGiveTheClauses(name: String) throws {
        let text = try DocumentText.read(bytes: try fixture(name), name: name)
        let letter = try LetterReader.read(text).letter
        #expect(letter.clauses.map(\.path) == ["I", "II"])
        #expect(letter.clauses[0].clauses.map(\.path) == ["I.1", "I.2"])
        #expect(letter.clauses[1].clauses.map(\.path) == ["II.1"])
        #expect(letter.clauses[1].clauses[0].clauses.map(\.path) == ["II.1.a", "II.1.b"])
        #expect(letter.citations.map(\.number).contains("131/QĐ-TTg"))
    }

    @Test(arguments: ["letter.docx", "letter.pdf"])
    func damagedDocumentsAreRefused(name: String) throws {
        let bytes = try fixture(name)
        #expect(throws: FileRefusal.self) {
            try DocumentText.read(bytes: Array(bytes.prefix(bytes.count / 3)), name: name)
        }
        var noise = bytes
        for index in stride(from: 60, to: noise.count, by: 7) { noise[index] ^= 0x5A }
        #expect(throws: FileRefusal.self) { try DocumentText.read(bytes: noise, name: name) }
    }

    @Test func otherFilesAreRefused() {
        #expect(throws: FileRefusal.empty) { try DocumentText.read(bytes: [], name: "a.txt") }
        #expect(throws: FileRefusal.tooLarge) {
            try DocumentText.read(bytes: [UInt8](repeating: 97, count: 50 << 20), name: "a.txt")
        }
        #expect(throws: FileRefusal.damaged) { try DocumentText.read(bytes: Array("hello".utf8), name: "a.pdf") }
        #expect(throws: FileRefusal.self) {
            try DocumentText.read(bytes: [0x89, 0x50, 0x4E, 0x47, 0, 1, 2], name: "a.txt")
        }
        let sheet = try? SheetWriter.xlsx(title: "T", headings: [], widths: [], rows: [])
        #expect(throws: FileRefusal.self) { try DocumentText.read(bytes: sheet ?? [], name: "a.docx") }
    }

    @Test func calendarsAreFoldedAndEscaped() throws {
        let day = try #require(Day(iso: "2023-09-30"))
        let event = CalendarEvent(
            id: "a", day: day, title: String(repeating: "Kế hoạch, năm học; ", count: 10), details: "x\ny",
            stamp: Instant(milliseconds: 0), sequence: 2)
        let text = CalendarText.write(name: "Khuê", [event])
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(text.contains("DTSTART;VALUE=DATE:20230930\r\nDTEND;VALUE=DATE:20231001"))
        #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:Kế hoạch\\, năm học\\; Kế hoạch"))
        #expect(text.contains("DESCRIPTION:x\\ny"))
        #expect(text.contains("DTSTAMP:19700101T000000Z"))
    }
}
