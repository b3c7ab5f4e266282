import Base
import Database
import Identity
import Organisation
import TestKit
import Testing

@testable import Records

/// Finding one child by words of the name, on both engines.
struct PupilSearchTests {
    @Test(arguments: TestEngine.available)
    func wordsInAnyOrderAndNothingBreaksOut(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                let day = RecordsWorld.now.day
                let seat = try #require(try ClassRows.all(of: school.id, SchoolYear(of: day), in: tx).first)
                var id = PupilID(at: RecordsWorld.now)
                for name in [
                    "Trịnh Đặng Khuê Xanh", "Trịnh Dạng Khuếch Xanhi", "Trịnh Xuân Thường",
                ] {
                    id = PupilID(at: RecordsWorld.now)
                    let pupil = Pupil(id: id, name: name, bornOn: day.adding(days: -2_500), sex: .female)
                    try PupilRows.insert([pupil], at: RecordsWorld.now, in: tx)
                    var history = PlacementHistory([])
                    let place = PlacementID(at: RecordsWorld.now)
                    let changes = try history.enter(
                        Seat(pupil: id, unit: school.id, classID: seat.id), on: day, .new, id: place)
                    try PlacementRows.apply(changes, at: RecordsWorld.now, in: tx)
                }
                func names(_ words: String) throws -> [String] {
                    var filter = PupilFilter(day: day, isToday: true)
                    filter.search = words
                    return try PupilSearchRows.search(filter, reach: .always, limit: 10, in: tx).map(\.name)
                }
                #expect(try names("khuê xanh dang") == ["Trịnh Đặng Khuê Xanh"])
                #expect(try names("TRINH XUAN THUO") == ["Trịnh Xuân Thường"])
                #expect(try names("xanhlè").isEmpty)
                // Nobody is called so: beginnings count. Somebody is: only the last word may be in the typing.
                #expect(try names("xanhi khu") == ["Trịnh Dạng Khuếch Xanhi"])
                #expect(try names("khue xan") == ["Trịnh Đặng Khuê Xanh"])
                #expect(try names("khu xan") == ["Trịnh Đặng Khuê Xanh", "Trịnh Dạng Khuếch Xanhi"])
                for hostile in ["\" OR 1", "khue' | 'x", "a*b:(", "NOT khue", "!!!", "khue) OR (", "\u{0}", "%"] {
                    _ = try names(hostile)
                }
                let old = try #require(try PupilRows.find(id, in: tx))
                var renamed = old
                renamed.name = "Đinh Hoàng Lạ Lùng"
                let isChanged = try PupilRows.update(renamed, at: RecordsWorld.now, in: tx)
                #expect(isChanged)
                #expect(try names("trinh xuan thuong").isEmpty && names("la lung") == ["Đinh Hoàng Lạ Lùng"])
            }
        }
    }
}
