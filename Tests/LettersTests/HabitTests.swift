import Foundation
import Letters
import Testing

/// What real letters do to their text.
struct HabitTests {
    private var letter: Letter { get throws { try LetterReader.read(RealLetter.text).letter } }

    @Test func decomposedTextIsTheSameLetter() throws {
        let decomposed = RealLetter.text.decomposedStringWithCanonicalMapping
        #expect(try LetterReader.read(decomposed).letter == letter)
    }

    @Test(arguments: ["\r\n", "\r"])
    func lineBreaksOfOtherMachinesAreTheSameLetter(mark: String) throws {
        let text = RealLetter.text.replacing("\r", with: "").replacing("\n", with: mark)
        #expect(try LetterReader.read(text).letter == letter)
    }

    /// The same paragraphs wrapped at another width.
    @Test(arguments: [50, 70, 100, 140])
    func otherWidthsKeepClausesAndNumbers(width: Int) throws {
        let read = try LetterReader.read(Rewrapping.wrap(RealLetter.text, at: width)).letter
        let original = try letter
        #expect(RealLetter.leaves(read.clauses).map(\.path) == RealLetter.leafPaths)
        #expect(read.references.map(\.number) == original.references.map(\.number))
        #expect(read.citations.map(\.number) == original.citations.map(\.number))
        #expect(read.duties.map(\.items.count) == [7, 5])
    }

    @Test func pageBreaksAndPageNumbersLeaveNoTrace() throws {
        var lines = RealLetter.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (page, line) in [(2, 40), (3, 90), (4, 150)] { lines.insert("\u{0C}\(page)", at: line) }
        let read = try LetterReader.read(lines.joined(separator: "\n")).letter
        #expect(RealLetter.leaves(read.clauses) == RealLetter.leaves(try letter.clauses))
    }

    @Test func oldAndNewTonePlacesAreOneHeading() throws {
        for word in ["hoà", "hóa", "hòa"] {
            let text = Synthetic.letter.replacing("HÓA", with: word.uppercased())
            #expect(try LetterReader.read(text).letter.clauses.first?.clauses.count == 2)
        }
    }

    @Test func anOrdinaryHeadInTwoColumns() throws {
        let letter = try LetterReader.read(Synthetic.letter).letter
        #expect(letter.number == "123/SGDĐT-GDPT")
        #expect(letter.issued == "2024-09-05")
        #expect(letter.issuer == "UBND THÀNH PHỐ HÀ NỘI SỞ GIÁO DỤC VÀ ĐÀO TẠO")
        #expect(letter.subject == "hướng dẫn nhiệm vụ chuyển đổi số năm học 2024-2025")
        #expect(letter.signer?.title == "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" && letter.signer?.name == "Nguyễn Văn An")
        #expect(letter.schoolYear == "2024-2025")
    }

    @Test func everyNumberingHabit() throws {
        let letter = try LetterReader.read(Synthetic.letter).letter
        let first = try #require(letter.clauses.first)
        #expect(first.path == "A")
        #expect(first.clauses.map(\.path) == ["A.1", "A.2"])
        #expect(first.clauses[0].clauses.map(\.path) == ["A.1.1", "A.1.2"])
        #expect(first.clauses[0].clauses[1].clauses.map(\.marker) == ["-", "-"])
        #expect(first.clauses[0].clauses[1].clauses[1].clauses.map(\.marker) == ["+", "+"])
        #expect(letter.milestones.map(\.due) == [["2024-10-15"], ["2025-01-20"]])
        #expect(letter.duties.map(\.audience) == ["Phòng GDĐT", "Các trường trực thuộc Sở"])
    }

    @Test func truncationAnywhereIsReadOrRefused() {
        let bytes = Array(RealLetter.text.utf8)
        for length in stride(from: 0, to: bytes.count, by: 499) {
            let text = String(decoding: bytes[0..<length], as: UTF8.self)
            guard let reading = try? LetterReader.read(text) else { continue }
            #expect(reading.letter.clauses.count <= 2)
        }
    }

    @Test func whatIsNoLetterIsRefused() {
        #expect(throws: LetterRefusal.empty) { try LetterReader.read(" \n\n ") }
        #expect(throws: LetterRefusal.noLetter) { try LetterReader.read("Mua 2 kg gạo\nvà một lít dầu ăn.") }
        #expect(throws: LetterRefusal.tooLarge) { try LetterReader.read(String(repeating: "a b ", count: 13_000_000)) }
    }

    @Test func strangeLinesAreReportedWithTheirNumbers() throws {
        let text = RealLetter.text.replacing("PHỤ LỤC I \n", with: "PHỤ LỤC I \n\n99. Dòng lạ không có số hiệu\n")
        let reading = try LetterReader.read(text)
        #expect(reading.letter.references.count == 27)
        #expect(reading.unread.allSatisfy { $0.line > 0 && !$0.text.isEmpty })
    }
}
