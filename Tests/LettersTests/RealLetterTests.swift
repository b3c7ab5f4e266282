import Foundation
import Letters
import Testing

/// The real letter 3522/SGDĐT-CTTT-KHCN of 28/9/2023.
enum RealLetter {
    static let text: String = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/guidance-3522.txt")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

    static func leaves(_ clauses: [Letter.Clause]) -> [Letter.Clause] {
        clauses.flatMap { $0.clauses.isEmpty ? [$0] : leaves($0.clauses) }
    }

    static let leafPaths = [
        "I.1", "I.2", "II.1.a", "II.1.b", "II.1.c", "II.1.d", "II.1.e", "II.2.a", "II.2.b", "II.2.c", "II.2.d",
        "II.2.e", "II.3.a", "II.3.b", "II.3.c", "II.4.a", "II.4.b", "II.4.c", "II.4.d", "II.5",
    ]
}

struct RealLetterTests {
    private func letter() throws -> Letter { try LetterReader.read(RealLetter.text).letter }

    @Test func findsTheHeadInTheAnnex() throws {
        let letter = try letter()
        #expect(letter.number == "3522/SGDĐT-CTTT-KHCN")
        #expect(letter.issued == "2023-09-28")
        #expect(letter.issuer == "Sở GDĐT Hà Nội")
        #expect(letter.subject == nil)
        #expect(letter.schoolYear == "2023-2024")
        #expect(letter.signer?.title == "GIÁM ĐỐC" && letter.signer?.name == "Trần Thế Cương")
        #expect(letter.recipients.count == 3)
        #expect(letter.recipients.last == "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên")
    }

    @Test func findsTwentyLeafClauses() throws {
        let leaves = RealLetter.leaves(try letter().clauses)
        #expect(leaves.map(\.path) == RealLetter.leafPaths)
        #expect(leaves.allSatisfy { !$0.text.isEmpty && $0.title?.isEmpty == false })
        let computers = try #require(leaves.first { $0.path == "II.4.a" })
        #expect(computers.text.hasPrefix("Rà soát, đầu tư mới"))
        #expect(computers.text.hasSuffix("ngoài môn Tin học."))
    }

    @Test func findsSixPeriodsWithTheirDueDays() throws {
        let milestones = try letter().milestones
        #expect(milestones.map(\.from) == ["2023-09", "2023-10", "2024-04", "2024-05", "2024-06", "2024-07"])
        #expect(milestones.map(\.to) == ["2023-09", "2024-01", "2024-04", "2024-05", "2024-06", "2024-07"])
        #expect(milestones.map(\.due) == [["2023-09-30"], ["2024-01-15"], [], ["2024-05-31"], ["2024-06-10"], []])
    }

    @Test func findsTheDutiesOfBothKindsOfUnit() throws {
        let duties = try letter().duties
        #expect(duties.map(\.items.count) == [7, 5])
        #expect(duties.first?.audience == "Phòng Giáo dục và Đào tạo quận, huyện, thị xã")
        #expect(duties.allSatisfy { $0.title == nil })
        #expect(duties.last?.audience.hasSuffix("nghề nghiệp - giáo dục thường xuyên") == true)
    }

    @Test func findsAllReferences() throws {
        let references = try letter().references
        #expect(references.map(\.ordinal) == Array(1...27))
        #expect(references.allSatisfy { $0.issued != nil && $0.kind != nil && $0.title != nil })
        #expect(references[0].number == "73/2019/NĐ-CP")
        #expect(references[22].number == "18-NQ/TU")
        #expect(references[22].issued == "2022-12-30")
        #expect(references[26].number == "1132/KH-SGDĐT")
    }

    @Test func findsEveryCitationOfTheBody() throws {
        let citations = try letter().citations
        let paths = Dictionary(citations.map { ($0.number, $0.clausePaths) }, uniquingKeysWith: { first, _ in first })
        #expect(paths["131/QĐ-TTg"] == ["I.1"])
        #expect(paths["06/QĐ-TTg"] == ["I.1"])
        #expect(paths["09/2021/TT-BGDĐT"] == ["II.1", "II.1.a"])
        #expect(paths["4427/SGDĐT-VP"] == ["II.1.c"])
        #expect(paths["42/2021/TT-BGDĐT"] == ["II.2.a"])
        #expect(paths["37/2020/TT-BGDĐT"] == ["II.2.d"])
        #expect(paths["4725/QĐ-BGDĐT"] == ["II.4.a", "IV.1", "IV.2"])
        #expect(paths["3239/TB-SGDĐT"] == ["IV.1"])
        #expect(citations.count == 10)
        #expect(citations.first { $0.number == "42/2021/TT-BGDĐT" }?.issued == "2021-12-30")
        #expect(try letter().bases.map(\.number) == ["4771/BGDĐT-CNTT", "4050/QĐ-UBND"])
    }

    @Test func everyLineIsReadOrReported() throws {
        let reading = try LetterReader.read(RealLetter.text)
        // The closing remarks stand after the duties and belong to none of them.
        #expect(reading.unread.map(\.line) == Array(271...275))
        #expect(reading.unread.first?.text.hasPrefix("Sở Giáo dục và Đào tạo sẽ tổ chức kiểm tra") == true)
        #expect(reading.places["II.4.a"] != nil)
        for path in RealLetter.leafPaths { #expect(reading.places[path] != nil, "\(path)") }
    }

    @Test func printsEveryKey() throws {
        let json = try letter().json()
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "number", "issuer", "issued", "subject", "schoolYear", "recipients", "bases", "clauses", "milestones",
                "duties", "citations", "references", "signer",
            ])
        #expect(object["subject"] is NSNull)
    }
}
