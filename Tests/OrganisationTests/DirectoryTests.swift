import Base
import Database
import Files
internal import FoundationEssentials
import Identity
import TestKit
import Testing

@testable import Organisation

/// The directory: when it is stale, who is found, and what a card says.
struct DirectoryTests {
    private func moment(_ iso: String) throws -> Instant { Instant(try #require(Day(iso: iso)), hour: 9) }

    @Test(arguments: [
        ("2023-08-20", "2023-10-01", false), ("2023-07-31", "2023-10-01", true), ("2023-10-01", "2024-01-02", true),
        ("2024-01-01", "2024-05-01", false), ("2024-01-01", "2024-08-01", true),
    ])
    func confirmedEachTerm(confirmed: String, today: String, isStale: Bool) throws {
        let at = try moment(confirmed)
        let freshness = Freshness(confirmed: at, frame: nil, today: try #require(Day(iso: today)))
        #expect(freshness == (isStale ? .stale(at) : .fresh(at)))
    }

    @Test func theFrameOfTheYearDecides() throws {
        let days = try ["2023-09-05", "2024-01-15", "2024-05-31"].map { try #require(Day(iso: $0)) }
        let frame = try SchoolYearFrame(
            try #require(SchoolYear("2023-2024")), startsOn: days[0], secondTermOn: days[1], endsOn: days[2],
            source: "QĐ thử")
        let at = try moment("2024-01-10")
        #expect(Freshness(confirmed: at, frame: frame, today: days[1].adding(days: -1)) == .fresh(at))
        #expect(Freshness(confirmed: at, frame: frame, today: days[1]) == .stale(at))
        #expect(Freshness(confirmed: nil, frame: frame, today: days[0]) == .stale(nil))
    }

    @Test(arguments: TestEngine.available)
    func searchFindsWithAndWithoutMarks(engine: TestEngine) async throws {
        try await engine.with(World.schema) { database in
            let unit = UnitID(at: World.now)
            try await database.write { tx in
                try tx.run(
                    """
                    INSERT INTO organisation_unit (id, code, name, name_fold, name_sort, kind, opened_on)
                    VALUES (\(unit), '1', 'Trường', 'truong', 'truong', 'school', '2020-01-01')
                    """)
                for (name, isPublic) in [("Dương Văn Đường", true), ("Đường Thị Dương", true), ("Lê Mai", false)] {
                    let contact = Contact(
                        id: ContactID(at: Instant(milliseconds: 0)), unit: unit, name: name, post: .leader,
                        position: "Hiệu trưởng", phone: "", email: "", isPublic: isPublic, version: 1)
                    try ContactRows.insert(contact, in: tx)
                }
            }
            try await database.read { tx in
                func names(_ words: String, onlyPublic: Bool = false) throws -> [String] {
                    try ContactRows.search(words, post: nil, onlyPublic: onlyPublic, limit: 10, in: tx).map(
                        \.contact.name)
                }
                let both = Set(try names("duong"))
                #expect(both == ["Dương Văn Đường", "Đường Thị Dương"])
                #expect(try names("Đường Thị").first == "Đường Thị Dương")
                #expect(try names("le mai") == ["Lê Mai"])
                #expect(try names("le mai", onlyPublic: true).isEmpty)
                #expect(try names("100%_!").isEmpty)
            }
        }
    }

    /// RFC 6350: text is escaped, lines end with CRLF and are no longer than 75 bytes.
    @Test func cardsCannotBeBrokenOutOf() {
        let card = VCard(
            uid: "0", name: "Nguyễn Thị\nBẢN;Hạnh", organisation: String(repeating: "Trường Đường Lâm, ", count: 9),
            title: "a;b,c\\", phone: "(024) 3.825 1234", email: "a@b.vn")
        let text = VCard.write([card, card])
        #expect(text.components(separatedBy: "BEGIN:VCARD\r\n").count == 3)
        #expect(text.contains("TEL;VALUE=uri:tel:02438251234\r\n") && text.contains("TITLE:a\\;b\\,c\\\\\r\n"))
        #expect(text.contains("FN:Nguyễn Thị\\nBẢN\\;Hạnh"))
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    }

    @Test(arguments: [
        ("0901 234 567", true), ("+84 24.3825-1234", true), ("12", false), ("090abc", false), ("090;123", false),
    ])
    func phones(text: String, isPhone: Bool) { #expect(DirectoryPages.isPhone(text) == isPhone) }
}
