import Base
import Database
import Identity
import Organisation
import TestKit
import Testing

@testable import Records

/// Staff of a school on a day.
struct StaffTests {
    @Test(arguments: TestEngine.available)
    func postsBeginAndEndOnDays(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                let day = RecordsWorld.now.day
                func count(_ day: Day, _ family: StaffPost.Family? = nil) throws -> Int {
                    try StaffRows.lines(of: school.id, on: day, family: family, search: "", in: tx).count
                }
                let before = try count(day)
                let member = StaffMember(
                    id: StaffID(at: RecordsWorld.now), code: "GV1", name: "Ngô Bảo Khuê",
                    bornOn: day.adding(days: -9_999),
                    sex: .male, qualification: "16")
                try StaffRows.insert(member, at: RecordsWorld.now, in: tx)
                let post = StaffPost(
                    id: PostID(at: RecordsWorld.now), family: .teacher, periods: 17, from: day.adding(days: 10))
                try StaffRows.insert(post, of: member.id, at: school.id, on: RecordsWorld.now, in: tx)
                #expect(try count(day.adding(days: 9)) == before)
                #expect(try count(day.adding(days: 10)) == before + 1)
                let isEnded = try StaffRows.end(post.id, on: day.adding(days: 20), at: RecordsWorld.now, in: tx)
                #expect(isEnded)
                let isEndedAgain = try StaffRows.end(post.id, on: day.adding(days: 30), at: RecordsWorld.now, in: tx)
                #expect(!isEndedAgain)
                #expect(try count(day.adding(days: 19)) == before + 1)
                #expect(try count(day.adding(days: 20)) == before)
                let found = try StaffRows.lines(
                    of: school.id, on: day.adding(days: 15), family: .teacher, search: "bao khue", in: tx)
                #expect(found.map(\.member) == [member])
            }
        }
    }
}
