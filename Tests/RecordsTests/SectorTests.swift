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
                    text = (try? container.decode(String.self)) ?? "a list"
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func theOtherSideIsKnownFromItsAcknowledgements(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let author = try SectorTests.author(school, tx)
                let permit = author.permit
                func lines() throws -> [SectorComparison.Line] {
                    SectorComparison.lines(
                        try SectorObjectRows.objects(of: school.id, on: RecordsWorld.now.day, .none, in: tx),
                        try SectorRows.holdings(of: school.id, in: tx))
                }
                var other = OtherSide()
                let before = try lines()
                #expect(before.count > 100 && before.allSatisfy { $0.standing == .missing })
                let full = try author.message(.full, "json", .none, deletions: nil, in: tx)
                #expect(full.schoolCode == school.code && full.objects.count == before.count && full.year == 2023)
                let between = try lines()
                #expect(between.allSatisfy { $0.standing == .missing })
                let bytes = try SectorObjectsAdapter().bytes(of: full)
                let outcome = try SectorAnswer.take(try other.take(bytes), name: "a.csv", by: permit, in: tx)
                #expect(outcome == SectorAnswer.Outcome(taken: before.count, refused: 0, unknown: []))
                let held = try lines()
                #expect(held.allSatisfy { $0.standing == .same && $0.code.hasPrefix("CSDL") })
                #expect(throws: FormRefusal("extent", SectorTexts.nothing)) {
                    try author.message(.changes, "json", .none, deletions: nil, in: tx)
                }
                // The full message a second time is the same bytes and holds nothing twice.
                let count = other.held.count
                let again = try author.message(.full, "json", .none, deletions: nil, in: tx)
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
                try ChangePupil.run(pupil, was: was, .correction(on: RecordsWorld.now.day), by: keeping, in: tx)
                let changed = try author.message(.changes, "json", .none, deletions: nil, in: tx)
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

    static func author(_ school: Organisation.Unit, _ tx: Transaction) throws -> SectorAuthor {
        func permit<C: Capability>(_ capability: C.Type) throws -> UnitPermit<C> {
            try Permit<C>.demonstration("nhap", tree: OrganisationTree(), at: RecordsWorld.now, in: tx)
                .on(school.id, in: tx)
        }
        return SectorAuthor(
            try permit(DecidePupils.self), identity: try permit(IdentityData.self),
            origin: try permit(OriginData.self),
            health: try permit(HealthData.self), photos: try permit(ViewPhotos.self))
    }

    /// Every field that is sent stands in appendix B with its type; what our records keep of a child, a class and a
    /// teacher is in it.
    @Test(arguments: TestEngine.available)
    func fieldsAreThoseOfTheAppendix(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine, level: .primary) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let day = RecordsWorld.now.day
                let before = try SectorObjectRows.objects(of: school.id, on: day, SectorThings.ports, in: tx)
                let pupil = try #require(before.first { $0.kind == .pupil })
                let teacher = try #require(before.first { $0.kind == .staff })
                let seat = try #require(try ClassRows.all(of: school.id, SchoolYear(of: day), in: tx).first)
                let more = MoreFields(["IS_HO_NGHEO": "1", "NGAY_CAP": "2023-05-06", "NHOM_MAU": "2"])
                try tx.run("UPDATE records_pupil SET more = \(more) WHERE id = \(pupil.clientID)")
                let skills = MoreFields(["IS_DANG_VIEN": "1", "CO_QUAN_TUYEN_DUNG": "UBND"])
                try tx.run("UPDATE records_staff SET more = \(skills) WHERE id = \(teacher.clientID)")
                try tx.run("DELETE FROM records_class_subject WHERE class_id = \(seat.id)")
                for (term, periods) in [(1, 4), (2, 5)] {
                    try tx.run(
                        """
                        INSERT INTO records_class_subject (class_id, subject, term, teacher_id, periods, valid_from)
                        VALUES (\(seat.id), '01', \(term), \(teacher.clientID), \(periods), \(day))
                        """)
                }
                let message = try SectorTests.author(school, tx).message(
                    .full, "json", SectorThings.ports, deletions: nil, in: tx)
                for object in message.objects {
                    for (name, value) in object.fields {
                        SectorTests.expect(name, value, SectorTests.catalogue(object.kind))
                    }
                }
                for (name, value) in message.school { SectorTests.expect(name, value, .school) }
                func fields(_ id: String) -> [String: SectorObject.Value] {
                    message.objects.first { $0.clientID == id }?.fields ?? [:]
                }
                #expect(fields(pupil.clientID)["IsHoNgheo"] == .number(1))
                #expect(fields(pupil.clientID)["NgayCapCmnd"] == .text("2023-05-06T00:00:00.0"))
                #expect(fields(pupil.clientID)["NhomMau"] == .number(2))
                #expect(message.objects.count { $0.kind.isFacility } == SectorThings.all.count)
                #expect(fields(teacher.clientID)["DangVien"] == .number(1))
                #expect(fields(teacher.clientID)["CoQuanTuyenDung"] == .text("UBND"))
                guard case .list(let subjects)? = fields(seat.id.text)["DsMonHoc"] else {
                    Issue.record("no subjects")
                    return
                }
                #expect(subjects.count == 1 && subjects[0]["SoTietHk1"] == .number(4))
                #expect(subjects[0]["SoTietHk2"] == .number(5))
                let guarded = message.objects.filter { $0.kind == .pupil }.flatMap(\.fields.keys)
                #expect(Set(guarded).isSuperset(of: ["MaCongDan", "MaDanToc", "MaLopHocDn", "NgayTrangThai"]))
            }
        }
    }

    private static func catalogue(_ kind: SectorObject.Kind) -> SectorCatalogue {
        switch kind {
        case .site: .site
        case .schoolClass: .schoolClass
        case .pupil: .pupil
        case .staff: .staff
        case .room: .room
        case .device: .device
        case .line: .line
        case .licence: .licence
        }
    }

    private static let lists: [String: SectorCatalogue] = [
        "DsMonHoc": .subject, "LstQuaTrinhLuong": .salary, "LstQuaTrinhDaoTaoBoiDuong": .training,
        "LstQuaTrinhNgoaiNgu": .language,
    ]

    private static func expect(_ name: String, _ value: SectorObject.Value, _ catalogue: SectorCatalogue) {
        guard let field = catalogue.fields[name] else {
            Issue.record("\(name) is no field of the appendix")
            return
        }
        switch (field.kind, value) {
        case (.text, .text), (.day, .text), (.integer, .number), (.decimal, .decimal), (.list, .list),
            (.bytes, .picture):
            break
        default: Issue.record("\(name) is \(field.kind), not \(value)")
        }
        guard case .list(let rows) = value else { return }
        guard let inner = lists[name] else {
            Issue.record("\(name) is a list of which nothing is known")
            return
        }
        for row in rows { for (name, value) in row { expect(name, value, inner) } }
    }

    @Test func valuesAreTheSameHoweverTheyAreWritten() {
        for (own, theirs) in [
            (SectorObject.Value.number(1), JSONValue.bool(true)), (.number(3), .string("3")),
            (.text("a"), .string("a")),
            (.decimal("2.340"), .number(2.34)), (.number(2), .integer(2)),
            (.list([["MaMonHoc": .text("01")]]), .array([.object(["MaMonHoc": .string("01"), "Ma": .integer(7)])])),
        ] { #expect(own.isSame(as: theirs), "\(own) \(theirs)") }
        #expect(!SectorObject.Value.text("01").isSame(as: .integer(2)))
        #expect(!SectorObject.Value.list([]).isSame(as: .array([.object([:])])))
        #expect(!SectorObject.Value.text("a").isSame(as: nil))
        #expect(SectorNames.joined("MA_HINH_THUC_HOC_TAP") == "MaHinhThucHocTap")
    }

    @Test func sheetsSayTheSameAsObjects() throws {
        let object = SectorObject(
            .pupil, "k1", "Lê Mai", ["HoTen": .text("Lê Mai"), "GioiTinh": .code("02"), "MaCongDan": .filled(nil)])
        #expect(object.fields == ["ClientId": .text("k1"), "HoTen": .text("Lê Mai"), "GioiTinh": .number(2)])
        let message = SectorMessage(
            schoolCode: "01", school: [:], year: 2023, extent: .full, objects: [object])
        let table = try Table.read(
            bytes: try SectorSheetsAdapter().bytes(of: message), name: "a.xlsx", sheet: "LstHocSinh")
        #expect(table.header.cells == ["MaTruongHoc", "ClientId", "GioiTinh", "HoTen"])
        #expect(table.rows.map(\.cells) == [["01", "k1", "2", "Lê Mai"]])
    }
}
