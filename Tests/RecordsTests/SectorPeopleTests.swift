import Base
import Database
import Files
import Foundation
import Identity
import Organisation
import TestKit
import Testing

@testable import Records

/// What appendix B asks of people: health, photographs, pay, residence, those who left; in both adapters.
struct SectorPeopleTests {
    /// Appendix B prints how many fields each object has; `MaGiaoVien` stands twice in DsMonHoc.
    @Test(arguments: [
        ("school", 58, 7), ("site", 10, 3), ("schoolClass", 42, 17), ("subject", 11, 4), ("pupil", 114, 22),
        ("staff", 155, 22), ("salary", 5, 0), ("training", 9, 0), ("language", 5, 0),
    ])
    func theCatalogueIsThatOfTheAppendix(name: String, fields: Int, required: Int) {
        let all: [String: SectorCatalogue] = [
            "school": .school, "site": .site, "schoolClass": .schoolClass, "subject": .subject, "pupil": .pupil,
            "staff": .staff, "salary": .salary, "training": .training, "language": .language,
        ]
        #expect(all[name]?.fields.count == fields)
        #expect(all[name]?.required.count == required)
    }

    @Test(arguments: [
        // Present: how somebody came, and in which part of the year.
        ("new", "2023-08-25", "", "", 1), ("transferred", "2023-11-02", "", "", 2),
        ("fromOutside", "2024-02-01", "", "", 6), ("transferred", "2024-06-10", "", "", 10),
        ("returned", "2023-10-01", "", "", 3), ("returned", "2024-03-01", "", "", 7),
        // Left: how, and in which part of the year.
        ("new", "2023-08-25", "transferred", "2023-12-01", 4), ("new", "2023-08-25", "leftCity", "2024-03-01", 8),
        ("new", "2023-08-25", "transferred", "2024-06-15", 11), ("new", "2023-08-25", "droppedOut", "2023-12-31", 5),
        ("new", "2023-08-25", "deferred", "2024-01-01", 9), ("new", "2023-08-25", "droppedOut", "2024-07-01", 12),
        // Whoever finished, or sits in another class, has not left in this sense.
        ("new", "2023-08-25", "finished", "2024-05-31", 1), ("promoted", "2023-08-25", "promoted", "2024-07-20", 1),
    ])
    func howAPupilStands(entry: String, from: String, leaving: String, to: String, status: Int) throws {
        let place = Placement(
            id: PlacementID(at: RecordsWorld.now), pupil: PupilID(at: RecordsWorld.now),
            unit: UnitID(at: RecordsWorld.now), classID: ClassID(at: RecordsWorld.now),
            from: try #require(Day(iso: from)), to: Day(iso: to), entry: try #require(Entry(rawValue: entry)),
            leaving: Leaving(rawValue: leaving))
        let terms = SectorTerms(nil, SchoolYear(start: 2023))
        let state = SectorPupilState([place], on: try #require(Day(iso: "2024-07-30")), terms)
        #expect(state.status == status)
        #expect(state.hasLeft == [4, 5, 8, 9, 11, 12].contains(status))
        #expect(state.since == (state.hasLeft ? Day(iso: to) : Day(iso: from)))
        #expect(state.reason == (leaving == "deferred" ? "07" : nil))
    }

    @Test func decidedDaysComeFirst() throws {
        let frame = try SchoolYearFrame(
            SchoolYear(start: 2023), startsOn: try #require(Day(iso: "2023-09-05")),
            secondTermOn: try #require(Day(iso: "2024-01-15")), endsOn: try #require(Day(iso: "2024-05-25")),
            source: "QĐ 1")
        let terms = SectorTerms(frame, SchoolYear(start: 2023))
        let days = ["2023-08-20", "2023-09-05", "2024-01-14", "2024-01-15", "2024-05-25", "2024-05-26"]
        #expect(
            days.compactMap { Day(iso: $0) }.map(terms.term) == [.summer, .first, .first, .second, .second, .summer])
    }

    @Test func payIsTheStepThatTheRecordHolds() {
        let more = [
            "NGAY_HUONG_LUONG": "2022-03-01", "MA_NGACH": "V.07.03.29", "HE_SO_LUONG": "2.34",
            "PHAN_TRAM_VUOT_KHUNG": "5.0",
        ]
        #expect(
            SectorSalary.steps(more)
                == .list([
                    [
                        "NgayThangNam": .text("2022-03-01T00:00:00.0"), "MaNgach": .text("V.07.03.29"),
                        "HeSoLuong": .decimal("2.34"), "PhanTramVuotKhung": .decimal("5.0"),
                    ]
                ]))
        #expect(SectorSalary.steps(["IS_DANG_VIEN": "1"]) == nil)
        // What the appendix calls a whole number takes no fraction, and nothing is rounded.
        #expect(SectorCatalogue.staff.value("HeSo", "2.34") == nil)
        #expect(SectorCatalogue.staff.value("VuotKhung", "5.0") == .number(5))
    }

    /// Health, a photograph, residence and pay leave in a message and are disclosed; whoever left is told of as such.
    @Test(arguments: TestEngine.available)
    func peopleAreToldOfWhole(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine, level: .primary) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                let day = RecordsWorld.now.day
                let before = try SectorObjectRows.objects(of: school.id, on: day, SectorThings.ports, in: tx)
                let pupils = before.filter { $0.kind == .pupil }.map(\.clientID)
                let (seen, gone, moved) = (pupils[0], pupils[1], pupils[2])
                let teacher = try #require(before.first { $0.kind == .staff }).clientID
                let photo = String(repeating: "QUJD", count: 20_000)
                try SectorPeopleTests.fill(seen, photo, tx)
                try tx.run(
                    """
                    UPDATE records_placement SET valid_to = \(day), leaving = 'droppedOut', reason = '03'
                    WHERE pupil_id = \(gone)
                    """)
                try tx.run(
                    "UPDATE records_placement SET valid_to = \(day), leaving = 'leftCity' WHERE pupil_id = \(moved)")
                let pay = MoreFields(["NGAY_HUONG_LUONG": "2022-03-01", "TINH_THANH_ID": "01"])
                try tx.run("UPDATE records_staff SET more = \(pay) WHERE id = \(teacher)")
                let message = try SectorTests.author(school, tx)
                    .message(.full, "json", SectorThings.ports, deletions: nil, in: tx)
                func fields(_ id: String) -> [String: SectorObject.Value] {
                    message.objects.first { $0.clientID == id }?.fields ?? [:]
                }
                #expect(fields(seen)["TinhTrangDinhDuong"] == .text("04"))
                #expect(fields(seen)["KiemTraSucKhoeDinhDuong"] == .number(1))
                #expect(fields(seen)["DchiTmtru"] == .text("12 phố Huế"))
                #expect(fields(seen)["MaTthanhTmtru"] == .text("01") && fields(teacher)["MaTthanhTmtru"] == .text("01"))
                #expect(fields(teacher)["LstQuaTrinhLuong"] != nil)
                #expect(fields(gone)["TrangThai"] == .number(5) && fields(gone)["MaLyDoThoiHoc"] == .text("03"))
                #expect(fields(moved)["TrangThai"] == .number(4) && fields(moved)["MaCongDan"] == nil)
                #expect(fields(gone)["HoTenMe"] == nil, "what is no longer ours to tell is not told")
                #expect(message.school["TongSoHocSinh"] == .number(pupils.count - 2))
                #expect(
                    message.school["CapHoc"] == .text("06") && message.school["KhaiThacInternetDayHoc"] == .number(1))
                let groups = try Readings.of("pupil", seen, in: tx).map(\.group)
                #expect(Set(groups) == ["identity", "origin", "health", "photo"])
                #expect(Set(try Readings.of("pupil", gone, in: tx).map(\.group)) == ["identity", "origin"])
                try SectorPeopleTests.bothSayTheSame(message, seen, photo)
            }
        }
    }

    private static func fill(_ pupil: String, _ photo: String, _ tx: Transaction) throws {
        let (now, day) = (RecordsWorld.now, RecordsWorld.now.day)
        let account = try #require(
            try tx.first("SELECT id FROM identity_account WHERE login = 'nhap'") { row -> AccountID in try row["id"] })
        for (number, nutrition) in [(1, "01"), (2, "04")] {
            let check = "kham-\(number)"
            let sealed = try HealthField.nutrition.seal(nutrition, of: check, in: tx)
            try tx.run(
                """
                INSERT INTO records_health (id, pupil_id, checked_on, nutrition, entered_by, entered_at)
                VALUES (\(check), \(pupil), \(day.adding(days: number - 10)), \(sealed), \(account), \(now))
                """)
        }
        try tx.run(
            """
            INSERT INTO records_photo (pupil_id, content, width, height, agreed_by, agreed_on, uploaded_by, uploaded_at)
            VALUES (\(pupil), \(photo), 3, 4, 'Mẹ', \(day), \(account), \(now))
            """)
        let record = PrivateRecord(number: "001215000123", address: "12 phố Huế")
        try PrivateRows.writeIdentity(record, of: try #require(PupilID(pupil)), in: tx)
        try tx.run(
            "UPDATE records_pupil SET more = \(MoreFields(["TINH_THANH_ID": "01"])) WHERE id = \(pupil)")
    }

    /// The workbook holds every object, list, facility and picture of the JSON.
    private static func bothSayTheSame(_ message: SectorMessage, _ seen: String, _ photo: String) throws {
        let json = try JSONDecoder().decode(JSONValue.self, from: Data(SectorObjectsAdapter().bytes(of: message)))
        let book = try SectorSheetsAdapter().bytes(of: message)
        for kind in SectorObject.Kind.allCases {
            let list = try #require(json.list(kind.list, within: kind.isFacility ? "CoSoVatChat" : nil))
            let table = try Table.read(bytes: book, name: "a.xlsx", sheet: kind.list)
            #expect(table.rows.count == list.count, "\(kind.list)")
            if list.isEmpty { continue }
            let column = try #require(table.header.cells.firstIndex(of: "ClientId"))
            let keys = list.compactMap { if case .string(let key)? = $0["ClientId"] { key } else { nil } }
            #expect(table.rows.map { $0.cells[column] } == keys)
        }
        let pieces = try Table.read(bytes: book, name: "a.xlsx", sheet: "AnhChanDung")
        let (content, key) = (
            try #require(pieces.header.cells.firstIndex(of: "NoiDung")),
            try #require(pieces.header.cells.firstIndex(of: "ClientId"))
        )
        #expect(pieces.rows.count == 3 && pieces.rows.allSatisfy { $0.cells[key] == seen })
        #expect(pieces.rows.map { $0.cells[content] }.joined() == photo)
        let pupil = json.list("LstHocSinh")?.first { $0["ClientId"] == .string(seen) }
        #expect(pupil?["AnhChanDung"] == .string(photo))
        let pay = try Table.read(bytes: book, name: "a.xlsx", sheet: "LstQuaTrinhLuong")
        #expect(pay.rows.count == 1)
    }
}
