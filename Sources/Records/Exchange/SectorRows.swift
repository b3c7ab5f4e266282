internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Every statement about what is exchanged with the sector database.
enum SectorRows {
    /// What a school has to say on a day: its classes, its pupils and its staff.
    static func objects(of unit: UnitID, on day: Day, in tx: Transaction) throws -> [SectorObject] {
        try classes(unit, day, tx) + pupils(unit, day, tx) + staff(unit, day, tx)
    }

    private static func classes(_ unit: UnitID, _ day: Day, _ tx: Transaction) throws -> [SectorObject] {
        try ClassRows.all(of: unit, SchoolYear(of: day), on: day, in: tx).map { value in
            SectorObject(
                .schoolClass, value.id.text, value.name,
                [
                    "MaLopHoc": .filled(value.code), "TenLopHoc": .text(value.name), "KhoiHoc": .filled(value.grade),
                    "LopGhep": .flag(value.isCombined), "LopBanTru": .flag(value.boards),
                    "MaNhomTuoiMn": .filled(value.ageGroup),
                ])
        }
    }

    private static func pupils(_ unit: UnitID, _ day: Day, _ tx: Transaction) throws -> [SectorObject] {
        let classes = try AsOf<ClassField>(day, in: tx).records(where: "c.unit_id = \(unit)")
        return try tx.all(
            """
            SELECT s.id, s.code, s.name, s.born_on, s.sex, s.boarding, c.id AS class_id, c.grade, p.valid_from,
                i.number, o.ethnicity, o.disability
            FROM \(classes) c
            JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(day)
                AND (p.valid_to IS NULL OR p.valid_to > \(day))
            JOIN records_pupil s ON s.id = p.pupil_id
            LEFT JOIN records_pupil_identity i ON i.pupil_id = s.id
            LEFT JOIN records_pupil_origin o ON o.pupil_id = s.id
            WHERE c.unit_id = \(unit) AND c.school_year = \(SchoolYear(of: day)) AND s.merged_into IS NULL
            ORDER BY s.name_sort, s.id
            """
        ) { row in
            let id: PupilID = try row["id"]
            let name: String = try row["name"]
            let seat: ClassID = try row["class_id"]
            let values: [String: SectorObject.Value?] = [
                "MaHocSinh": .filled(try row["code"]), "HoTen": .text(name), "GioiTinh": .code(try row["sex"]),
                "NgaySinh": .day(try row["born_on"]), "MaDanToc": .filled(try row["ethnicity"]),
                "MaCongDan": .filled(try row["number"]), "MaLoaiKhuyetTat": .filled(try row["disability"]),
                "MaLopHocCn": .text(seat.text), "KhoiHoc": .code(try row["grade"]), "TrangThai": .number(1),
                "NgayTrangThai": .day(try row["valid_from"]), "MaHocBanTru": .filled(try row["boarding"]),
            ]
            return SectorObject(.pupil, id.text, name, values)
        }
    }

    private static func staff(_ unit: UnitID, _ day: Day, _ tx: Transaction) throws -> [SectorObject] {
        let people = Dictionary(
            try StaffSheetRows.held(by: unit, on: day, in: tx).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        var seen: Set<StaffID> = []
        return try StaffSheetRows.posts(at: unit, in: tx).compactMap { post in
            guard post.from <= day, post.to.map({ $0 > day }) ?? true, let person = people[post.staff],
                seen.insert(post.staff).inserted
            else { return nil }
            return SectorObject(
                .staff, person.id.text, person.name,
                [
                    "MaCanBo": .filled(person.code), "TenCanBo": .text(person.name), "NgaySinh": .day(person.born),
                    "GioiTinh": .filled(person.sex), "LoaiCanBo": .code(post.family), "ChucVu": .filled(post.kind),
                    "LoaiHopDong": .code(post.contract), "TrinhDoDaoTao": .code(person.qualification),
                    "SoTietThucDay1tuan": post.periods.map { .number($0) }, "SoCmnd": .filled(person.contacts.number),
                    "MaDanToc": .filled(person.contacts.ethnicity), "TrangThai": .number(1),
                ])
        }
    }

    static func holdings(of unit: UnitID, in tx: Transaction) throws -> [SectorHolding] {
        try tx.all(
            """
            SELECT client_id, kind, name, sent, held, code, fault FROM records_sector WHERE unit_id = \(unit)
            ORDER BY kind, name, client_id
            """
        ) { row in
            SectorHolding(
                clientID: try row["client_id"], kind: try row["kind"], name: try row["name"], sent: try row["sent"],
                held: try row["held"], code: try row["code"], fault: try row["fault"])
        }
    }

    static func markSent(_ objects: [SectorObject], by unit: UnitID, at now: Instant, in tx: Transaction) throws {
        for object in objects {
            try tx.run(
                """
                INSERT INTO records_sector (unit_id, client_id, kind, name, sent, sent_at)
                VALUES (\(unit), \(object.clientID), \(object.kind.rawValue), \(object.name),
                    \(object.fingerprint), \(now))
                ON CONFLICT (unit_id, client_id) DO UPDATE SET name = excluded.name, sent = excluded.sent,
                    sent_at = excluded.sent_at, fault = ''
                """)
        }
    }

    /// - Returns: false when nothing of this key was ever sent.
    static func markHeld(_ key: String, code: String, of unit: UnitID, at now: Instant, in tx: Transaction) throws
        -> Bool
    {
        try tx.run(
            """
            UPDATE records_sector SET held = sent, held_at = \(now), fault = '',
                code = CASE WHEN \(code) = '' THEN code ELSE \(code) END
            WHERE unit_id = \(unit) AND client_id = \(key)
            """) == 1
    }

    static func markFault(_ key: String, _ fault: String, of unit: UnitID, in tx: Transaction) throws -> Bool {
        try tx.run(
            "UPDATE records_sector SET fault = \(fault) WHERE unit_id = \(unit) AND client_id = \(key)") == 1
    }
}
