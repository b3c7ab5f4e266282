internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Every statement by which the objects of the sector database are made from our records.
struct SectorObjectRows {
    let unit: UnitID
    let day: Day
    let tx: Transaction

    /// What a school has to say on a day: its sites, its classes, its pupils and its staff. What is sensitive is in them:
    /// they are compared by the program, and leave it only in a ``SectorMessage``.
    static func objects(of unit: UnitID, on day: Day, in tx: Transaction) throws -> [SectorObject] {
        let rows = SectorObjectRows(unit: unit, day: day, tx: tx)
        return try rows.sites() + rows.classes() + rows.pupils() + rows.staff()
    }

    private var year: SchoolYear { SchoolYear(of: day) }

    /// By its code where it has one; else by the key that is sent with it.
    private static func reference(_ code: String?, _ id: String?) -> SectorObject.Value? {
        .filled(code) ?? .filled(id)
    }

    private func sites() throws -> [SectorObject] {
        try UnitRows.children(of: unit, on: day, in: tx).filter { $0.kind == .site }.map { site in
            SectorObject(
                .site, site.id.text, site.name,
                [
                    "MaDiemTruong": .filled(site.code), "TenDiemTruong": .text(site.name),
                    "DiaChi": .filled(site.address),
                ])
        }
    }

    private func classes() throws -> [SectorObject] {
        let subjects = try subjects()
        let classes = try AsOf<ClassField>(day, in: tx).records(where: "c.unit_id = \(unit)")
        return try tx.all(
            """
            SELECT c.id, c.code, c.name, c.grade, c.age_group, c.is_combined, c.boards, c.more, c.teacher_id,
                t.code AS teacher_code, u.code AS site_code
            FROM \(classes) c LEFT JOIN records_staff t ON t.id = c.teacher_id
            LEFT JOIN organisation_unit u ON u.id = c.site_id
            WHERE c.unit_id = \(unit) AND c.school_year = \(year) ORDER BY c.grade, c.name_sort, c.id
            """
        ) { row in
            let id: ClassID = try row["id"]
            let name: String = try row["name"]
            let more: MoreFields = try row["more"]
            let combined: Bool = try row["is_combined"]
            let boards: Bool = try row["boards"]
            let typed: [String: SectorObject.Value?] = [
                "MaLopHoc": .filled(try row["code"]), "TenLopHoc": .text(name), "KhoiHoc": .filled(try row["grade"]),
                "LopGhep": .flag(combined), "LopBanTru": .flag(boards), "MaNhomTuoiMn": .filled(try row["age_group"]),
                "MaGvcnCn": SectorObjectRows.reference(try row["teacher_code"], try row["teacher_id"]),
                "MaDiemTruong": .filled(try row["site_code"]), "DsMonHoc": .rows(subjects[id] ?? []),
            ]
            let other = SectorNames.fields(more.values, of: .schoolClass)
            return SectorObject(.schoolClass, id.text, name, other.merging(typed) { $1 ?? $0 })
        }
    }

    /// DsMonHoc by class: a subject once, with its periods in each term.
    private func subjects() throws -> [ClassID: [[String: SectorObject.Value?]]] {
        let lines = try TeachingSheetRows.present(at: unit, year, in: tx)
        return Dictionary(grouping: lines) { $0.teaching.classID }.mapValues { lines in
            Dictionary(grouping: lines) { $0.teaching.subject }.sorted { $0.key < $1.key }.map { subject, lines in
                func line(_ term: Teaching.Term) -> TeachingSheetRows.Line? {
                    lines.first { $0.teaching.term == term } ?? lines.first { $0.teaching.term == .year }
                }
                func periods(_ term: Teaching.Term) -> SectorObject.Value? {
                    line(term)?.teaching.periods.map { .number($0) }
                }
                let now = line(.first) ?? line(.second)
                return [
                    "MaMonHoc": .text(subject), "SoTietHk1": periods(.first), "SoTietHk2": periods(.second),
                    "MaGiaoVien": SectorObjectRows.reference(now?.teacherCode, now?.teaching.teacher?.text),
                ]
            }
        }
    }

    private func pupils() throws -> [SectorObject] {
        let guardians = try guardians()
        let classes = try AsOf<ClassField>(day, in: tx).records(where: "c.unit_id = \(unit)")
        return try tx.all(
            """
            SELECT s.id, s.code, s.name, s.born_on, s.sex, s.boarding, s.more, c.id AS class_id, c.code AS class_code,
                c.grade, p.valid_from, i.number, i.birthplace, i.phone, o.ethnicity, o.religion, o.disability, o.policy,
                f.id AS first_id, f.code AS first_code
            FROM \(classes) c
            JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(day)
                AND (p.valid_to IS NULL OR p.valid_to > \(day))
            JOIN records_pupil s ON s.id = p.pupil_id
            LEFT JOIN records_pupil_identity i ON i.pupil_id = s.id
            LEFT JOIN records_pupil_origin o ON o.pupil_id = s.id
            LEFT JOIN records_class f ON f.id = (
                SELECT q.class_id FROM records_placement q JOIN records_class k ON k.id = q.class_id
                WHERE q.pupil_id = s.id AND k.unit_id = \(unit) AND k.school_year = \(year)
                ORDER BY q.valid_from, q.id LIMIT 1)
            WHERE c.unit_id = \(unit) AND c.school_year = \(year) AND s.merged_into IS NULL
            ORDER BY s.name_sort, s.id
            """
        ) { row in
            let id: PupilID = try row["id"]
            let name: String = try row["name"]
            let more: MoreFields = try row["more"]
            let disability: String? = try row["disability"]
            let typed: [String: SectorObject.Value?] = [
                "MaHocSinh": .filled(try row["code"]), "HoTen": .text(name), "GioiTinh": .code(try row["sex"]),
                "NgaySinh": .day(try row["born_on"]), "MaDanToc": .filled(try row["ethnicity"]),
                "MaTonGiao": .filled(try row["religion"]), "MaCongDan": .filled(try row["number"]),
                "NoiSinh": .filled(try row["birthplace"]), "SoDthoaiDdong": .filled(try row["phone"]),
                "MaLoaiKhuyetTat": .filled(disability), "KhuyetTat": disability.map { _ in .flag(true) },
                "MaDtuongCsach": .filled(try row["policy"]),
                "MaLopHocCn": SectorObjectRows.reference(try row["class_code"], try row["class_id"]),
                "MaLopHocDn": SectorObjectRows.reference(try row["first_code"], try row["first_id"]),
                "KhoiHoc": .code(try row["grade"]), "TrangThai": .number(1),
                "NgayTrangThai": .day(try row["valid_from"]), "MaHocBanTru": .filled(try row["boarding"]),
            ]
            let other = SectorNames.fields(more.values, of: .pupil).merging(guardians[id] ?? [:]) { $1 ?? $0 }
            return SectorObject(.pupil, id.text, name, other.merging(typed) { $1 ?? $0 })
        }
    }

    /// Father, mother and guardian by pupil; the first of each.
    private func guardians() throws -> [PupilID: [String: SectorObject.Value?]] {
        let lines = try tx.all(
            """
            SELECT h.pupil_id, h.relation, g.name, g.occupation, g.phone FROM records_guardianship h
            JOIN records_guardian g ON g.id = h.guardian_id
            WHERE h.pupil_id IN (SELECT p.pupil_id FROM records_placement p
                WHERE p.unit_id = \(unit) AND p.valid_from <= \(day) AND (p.valid_to IS NULL OR p.valid_to > \(day)))
            ORDER BY h.pupil_id, h.relation, g.name, g.id
            """
        ) { row -> (PupilID, [String: SectorObject.Value?]) in
            let id: PupilID = try row["pupil_id"]
            let relation: Guardian.Relation = try row["relation"]
            let whose =
                switch relation {
                case .father: "Bo"
                case .mother: "Me"
                case .guardian: "NguoiGiamHo"
                }
            let values: [String: SectorObject.Value?] = [
                "HoTen\(whose)": .filled(try row["name"]), "NgheNghiep\(whose)": .filled(try row["occupation"]),
                "SoDienThoai\(whose)": .filled(try row["phone"]),
            ]
            return (id, values)
        }
        return Dictionary(lines) { first, other in first.merging(other) { own, _ in own } }
    }

    private func staff() throws -> [SectorObject] {
        let people = Dictionary(
            try StaffSheetRows.held(by: unit, on: day, in: tx).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let lists = try qualifications()
        var seen: Set<StaffID> = []
        return try StaffSheetRows.posts(at: unit, in: tx).compactMap { post in
            guard post.from <= day, post.to.map({ $0 > day }) ?? true, let person = people[post.staff],
                seen.insert(post.staff).inserted
            else { return nil }
            let typed: [String: SectorObject.Value?] = [
                "MaCanBo": .filled(person.code), "TenCanBo": .text(person.name), "NgaySinh": .day(person.born),
                "NamSinh": .number(person.born.year), "GioiTinh": .filled(person.sex), "LoaiCanBo": .code(post.family),
                "ChucVu": .filled(post.kind), "LoaiHopDong": .code(post.contract),
                "TrinhDoDaoTao": .code(person.qualification),
                "TrinhDoChuyenMonNvCaoNhat": .code(person.qualification),
                "SoTietThucDay1tuan": post.periods.map { .number($0) }, "SoCmnd": .filled(person.contacts.number),
                "MaDanToc": .filled(person.contacts.ethnicity), "SoDienThoaiDiDong": .filled(person.contacts.phone),
                "Email": .filled(person.contacts.email), "TrangThai": .number(1), "NgayTrangThai": .day(post.from),
            ]
            let other = SectorNames.fields(person.more, of: .staff).merging(lists[person.id] ?? [:]) { $1 ?? $0 }
            return SectorObject(.staff, person.id.text, person.name, other.merging(typed) { $1 ?? $0 })
        }
    }

    /// LstQuaTrinhDaoTaoBoiDuong and LstQuaTrinhNgoaiNgu by member of staff.
    private func qualifications() throws -> [StaffID: [String: SectorObject.Value?]] {
        let lines = try tx.all(
            """
            SELECT q.staff_id, q.kind, q.name, q.place, q.begun_on, q.given_on, q.note FROM records_qualification q
            WHERE q.staff_id IN (SELECT t.staff_id FROM records_post t WHERE t.unit_id = \(unit))
            ORDER BY q.staff_id, q.given_on, q.id
            """
        ) { row -> (id: StaffID, list: String, fields: [String: SectorObject.Value?]) in
            let id: StaffID = try row["staff_id"]
            let kind: Qualification.Kind = try row["kind"]
            let name: String = try row["name"]
            if kind == .language {
                let note: String = try row["note"]
                let words = [name, note].filter { !$0.isEmpty }.joined(separator: "; ")
                return (
                    id, "LstQuaTrinhNgoaiNgu", ["NgayCap": .day(try row["given_on"]), "GhiChu": .filled(words)]
                )
            }
            return (
                id, "LstQuaTrinhDaoTaoBoiDuong",
                [
                    "TenTruong": .filled(try row["place"]), "TuThangNam": .day(try row["begun_on"]),
                    "DenThangnam": .day(try row["given_on"]), "VanBanChungChi": .filled(name),
                ]
            )
        }
        return Dictionary(grouping: lines, by: \.id).mapValues { lines in
            Dictionary(grouping: lines, by: \.list).mapValues { .rows($0.map(\.fields)) }
        }
    }
}
