import Base
import Database
import Identity
import Organisation
import TestKit
import Testing

@testable import Records

/// The rules of OneRoster: what a filter means, how a name falls into parts, which sessions a year has.
struct OneRosterRulesTests {
    @Test(arguments: [
        ("title='6A'", ["title|=|6A"], "AND"),
        ("title = '6A' AND status!='active'", ["title|=|6A", "status|!=|active"], "AND"),
        ("a>='1' or b<='2' OR c~'x'", ["a|>=|1", "b|<=|2", "c|~|x"], "OR"),
        ("school.sourcedId='a AND b'", ["school.sourcedId|=|a AND b"], "AND"),
        ("name='d''Arc'", ["name|=|d'Arc"], "AND"),
    ])
    func filtersAreRead(text: String, terms: [String], joint: String) throws {
        let filter = try #require(RosterFilter(text))
        #expect(filter.terms.map { "\($0.field)|\($0.comparison.rawValue)|\($0.value)" } == terms)
        #expect(filter.joint.rawValue == joint)
    }

    @Test(arguments: [
        "", "title", "title=6A", "title='6A", "='6A'", "title='a' AND", "title='a' XOR b='c'",
        "a='1' AND b='2' OR c='3'", "title='a'; DROP TABLE x",
        Array(repeating: "a='1'", count: 11).joined(separator: " AND "),
    ])
    func otherTextIsNoFilter(text: String) { #expect(RosterFilter(text) == nil) }

    @Test(arguments: [
        ("Nguyễn Thị Minh Khai", "Nguyễn", "Thị Minh", "Khai"), ("Lê Lợi", "Lê", "", "Lợi"), ("Páo", "", "", "Páo"),
        ("", "", "", ""),
    ])
    func namesFallIntoParts(name: String, family: String, middle: String, given: String) {
        let parts = RosterName(name)
        #expect(parts.family == family && parts.middle == middle && parts.given == given)
    }

    /// The sessions of a year leave no day out, whether its days were decided or not.
    @Test func termsFillTheirYear() throws {
        let year = SchoolYear(start: 2023)
        let days = try ["2023-09-05", "2024-01-15", "2024-05-31"].map { try #require(Day(iso: $0)) }
        let frame = try SchoolYearFrame(year, startsOn: days[0], secondTermOn: days[1], endsOn: days[2], source: "QĐ")
        let (early, changed) = (Instant(days[0], hour: 7), Instant(days[1], hour: 9))
        for sessions in [
            RosterSessions.all([(frame, changed)], yearsOfClasses: [(year, early)]),
            RosterSessions.all([], yearsOfClasses: [(year, changed)]),
        ] {
            #expect(
                sessions.map(\.id) == [
                    "2023-2024", "2023-2024-1", "2023-2024-2", "2023-2024-1-marks", "2023-2024-2-marks",
                ])
            for (term, marks) in [(sessions[1], sessions[3]), (sessions[2], sessions[4])] {
                #expect(marks.parent == term.id && marks.begins == term.begins && marks.ends == term.ends)
                #expect(marks.kind == "gradingPeriod")
            }
            #expect(sessions[0].begins == sessions[1].begins && sessions[0].ends == sessions[2].ends)
            #expect(sessions[1].ends == sessions[2].begins && sessions[1].parent == "2023-2024")
        }
        #expect(
            RosterSessions.all([(frame, changed)], yearsOfClasses: [(year, early)])[0].ends == days[2].adding(days: 1))
    }

    @Test func cellsAreQuotedWhereTheyMustBe() {
        let text = String(decoding: RosterCSV.bytes([["a", "b,c", "d\"e", "f\ng", ""]]), as: UTF8.self)
        #expect(text == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n")
    }

    /// What is deleted for good leaves its id behind, once, for those who took it.
    @Test(arguments: TestEngine.available)
    func whatIsDeletedIsRemembered(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            let (gone, pupils) = try await database.write { tx in
                let first = try tx.first("SELECT pupil_id FROM records_placement ORDER BY id LIMIT 1") {
                    try $0["pupil_id"] as PupilID
                }
                let pupil = try #require(first)
                let seats = try tx.count("SELECT COUNT(*) AS n FROM records_placement WHERE pupil_id = \(pupil)")
                try tx.run("DELETE FROM records_guardianship WHERE pupil_id = \(pupil)")
                try UndoRows.remove(pupil, at: RecordsWorld.now, in: tx)
                return (
                    try tx.count(
                        "SELECT COUNT(*) AS n FROM records_gone WHERE pupil_id = \(pupil) AND unit_id = \(school.id)"),
                    seats
                )
            }
            #expect(gone == pupils + 1)
        }
    }
}
