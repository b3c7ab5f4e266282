import Base
import Database
import FoundationEssentials
import Identity
import Organisation
import TestKit
import Testing
import Web

@testable import Files
@testable import Records

/// The exchange with the sector database, with a small stand-in for its side.
struct SectorTests {
    /// The other side: takes the JSON objects by ClientId, gives each a code, refuses who has no ethnic group.
    private struct OtherSide {
        var held: [String: [String: String]] = [:]

        mutating func take(_ bytes: [UInt8]) throws -> Table {
            let message = try JSONDecoder().decode(Message.self, from: Data(bytes))
            var rows: [[String]] = []
            for object in message.LstLopHocInfo + message.LstHocSinh + message.LstCanBo {
                let fields = object.mapValues(\.text)
                let key = fields["ClientId"] ?? ""
                if fields["HoTen"] == "Em Bị Từ Chối" {
                    rows.append([key, "", "Thiếu MaDanToc"])
                } else {
                    held[key] = fields
                    rows.append([key, "CSDL\(held.count)", ""])
                }
            }
            return Table(
                header: Table.Row(number: 1, cells: ["ClientId", "Mã", "Lỗi"]),
                rows: rows.enumerated().map { Table.Row(number: $0 + 2, cells: $1) }, sheet: nil, otherSheets: [],
                mergedRanges: [])
        }

        private struct Message: Decodable {
            let MaTruongHoc: String
            let NamHoc: Int
            let LoaiDongBo: Int
            let LstLopHocInfo: [[String: Value]]
            let LstHocSinh: [[String: Value]]
            let LstCanBo: [[String: Value]]
        }

        private struct Value: Decodable {
            let text: String

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Int.self) {
                    text = String(number)
                } else {
                    text = try container.decode(String.self)
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func theOtherSideIsKnownFromItsAcknowledgements(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let permit = try Permit<DecidePupils>.demonstration(
                    "nhap", tree: OrganisationTree(), at: RecordsWorld.now, in: tx
                ).on(school.id, in: tx)
                func lines() throws -> [SectorComparison.Line] {
                    SectorComparison.lines(
                        try SectorRows.objects(of: school.id, on: RecordsWorld.now.day, in: tx),
                        try SectorRows.holdings(of: school.id, in: tx))
                }
                var other = OtherSide()
                let before = try lines()
                #expect(before.count > 100 && before.allSatisfy { $0.standing == .missing })
                let full = try SendToSector.run(.full, "json", by: permit, in: tx)
                #expect(full.schoolCode == school.code && full.objects.count == before.count && full.year == 2023)
                let between = try lines()
                #expect(between.allSatisfy { $0.standing == .missing })
                let bytes = try SectorObjectsAdapter().bytes(of: full)
                let outcome = try SectorAnswer.take(try other.take(bytes), name: "a.csv", by: permit, in: tx)
                #expect(outcome == SectorAnswer.Outcome(taken: before.count, refused: 0, unknown: []))
                let held = try lines()
                #expect(held.allSatisfy { $0.standing == .same && $0.code.hasPrefix("CSDL") })
                #expect(throws: FormRefusal("extent", SectorTexts.nothing)) {
                    try SendToSector.run(.changes, "json", by: permit, in: tx)
                }
                // The full message a second time is the same bytes and holds nothing twice.
                let count = other.held.count
                let again = try SendToSector.run(.full, "json", by: permit, in: tx)
                let same = try SectorObjectsAdapter().bytes(of: again)
                #expect(same == bytes)
                _ = try SectorAnswer.take(try other.take(same), name: "a.csv", by: permit, in: tx)
                #expect(other.held.count == count)

                let first = try #require(full.objects.first { $0.kind == .pupil })
                let id = try #require(PupilID(first.clientID))
                var pupil = try #require(try PupilRows.find(id, in: tx))
                let was = pupil
                pupil.name = "Em Bị Từ Chối"
                let keeping = try Permit<KeepPupils>.demonstration(
                    "nhap", tree: OrganisationTree(), at: RecordsWorld.now, in: tx
                ).on(school.id, in: tx)
                try ChangePupil.run(pupil, was: was, from: nil, by: keeping, in: tx)
                let changed = try SendToSector.run(.changes, "json", by: permit, in: tx)
                #expect(changed.objects.map(\.clientID) == [first.clientID])
                let answer = try other.take(try SectorObjectsAdapter().bytes(of: changed))
                let refused = try SectorAnswer.take(answer, name: "b.csv", by: permit, in: tx)
                #expect(refused == SectorAnswer.Outcome(taken: 0, refused: 1, unknown: []))
                let after = try lines().filter { $0.standing != .same }
                #expect(after.map(\.fault) == ["Thiếu MaDanToc"] && after.map(\.standing) == [.refused])
                #expect(other.held[first.clientID]?["HoTen"] == was.name)
            }
        }
    }

    @Test func keysThatWereNeverSentAreNamed() async throws {
        try await RecordsWorld.with(.sqlite) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let permit = try Permit<DecidePupils>.demonstration(
                    "nhap", tree: OrganisationTree(), at: RecordsWorld.now, in: tx
                ).on(school.id, in: tx)
                let table = Table(
                    header: Table.Row(number: 1, cells: ["Client ID"]),
                    rows: [Table.Row(number: 2, cells: ["la"])], sheet: nil, otherSheets: [], mergedRanges: [])
                let outcome = try SectorAnswer.take(table, name: "a.csv", by: permit, in: tx)
                #expect(outcome == SectorAnswer.Outcome(taken: 0, refused: 0, unknown: [2]))
            }
        }
    }

    @Test func sheetsSayTheSameAsObjects() throws {
        let object = SectorObject(
            .pupil, "k1", "Lê Mai", ["HoTen": .text("Lê Mai"), "GioiTinh": .code("02"), "MaCongDan": .filled(nil)])
        #expect(object.fields == ["ClientId": .text("k1"), "HoTen": .text("Lê Mai"), "GioiTinh": .number(2)])
        let message = SectorMessage(
            schoolCode: "01", schoolName: "Trường", year: 2023, extent: .full, objects: [object])
        let table = try Table.read(
            bytes: try SectorSheetsAdapter().bytes(of: message), name: "a.xlsx", sheet: "LstHocSinh")
        #expect(table.header.cells == ["MaTruongHoc", "ClientId", "GioiTinh", "HoTen"])
        #expect(table.rows.map(\.cells) == [["01", "k1", "2", "Lê Mai"]])
    }
}
