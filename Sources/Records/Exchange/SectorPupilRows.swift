internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Pupils as objects of the sector database.
extension SectorObjectRows {
    func pupils() throws -> [SectorObject] {
        let (guardians, health, seats) = (try guardians(), try health(), try seats())
        let term = SectorTerms(try SchoolYearRows.find(year, in: tx), year)
        return try tx.all(
            """
            SELECT s.id, s.code, s.name, s.born_on, s.sex, s.boarding, s.more, i.number, i.birthplace, i.address,
                i.phone, o.ethnicity, o.religion, o.disability, o.policy, w.uploaded_at
            FROM records_pupil s
            LEFT JOIN records_pupil_identity i ON i.pupil_id = s.id
            LEFT JOIN records_pupil_origin o ON o.pupil_id = s.id
            LEFT JOIN records_photo w ON w.pupil_id = s.id
            WHERE s.merged_into IS NULL AND s.id IN (
                SELECT p.pupil_id FROM records_placement p JOIN records_class c ON c.id = p.class_id
                WHERE c.unit_id = \(unit) AND c.school_year = \(year) AND p.valid_from <= \(day))
            ORDER BY s.name_sort, s.id
            """
        ) { row -> SectorObject? in
            let id: PupilID = try row["id"]
            let name: String = try row["name"]
            guard let course = seats[id], let first = course.first, let last = course.last else { return nil }
            let state = SectorPupilState(course.map(\.placement), on: day, term)
            let known: [String: SectorObject.Value?] = [
                "MaHocSinh": .filled(try row["code"]), "HoTen": .text(name), "GioiTinh": .code(try row["sex"]),
                "NgaySinh": .day(try row["born_on"]), "MaLopHocDn": first.reference, "MaLopHocCn": last.reference,
                "KhoiHoc": .code(last.grade), "TrangThai": .number(state.status), "NgayTrangThai": .day(state.since),
                "MaLyDoThoiHoc": .filled(state.reason),
            ]
            // Whoever has left is told of as having left, and no more: the rest is no longer ours to tell.
            if state.hasLeft {
                let place = try state.isElsewhere ? elsewhere(id, from: state.since) : nil
                return SectorObject(.pupil, id.text, name, known.merging(["NoiChuyenDi": .filled(place)]) { $1 })
            }
            let more: MoreFields = try row["more"]
            let disability: String? = try row["disability"]
            let photo: Instant? = try row["uploaded_at"]
            let typed: [String: SectorObject.Value?] = [
                "MaDanToc": .filled(try row["ethnicity"]), "MaTonGiao": .filled(try row["religion"]),
                "MaCongDan": .filled(try row["number"]), "NoiSinh": .filled(try row["birthplace"]),
                "DchiTmtru": .filled(try row["address"]), "SoDthoaiDdong": .filled(try row["phone"]),
                "MaLoaiKhuyetTat": .filled(disability), "KhuyetTat": disability.map { _ in .flag(true) },
                "MaDtuongCsach": .filled(try row["policy"]), "MaHocBanTru": .filled(try row["boarding"]),
                "NhomMau": .code(more.values["NHOM_MAU"]),
                SectorObject.picture: photo.map { .picture(mark: $0.iso, content: nil) },
            ]
            let other = SectorNames.fields(more.values, of: .pupil).merging(guardians[id] ?? [:]) { $1 ?? $0 }
                .merging(health[id] ?? [:]) { $1 ?? $0 }
            return SectorObject(
                .pupil, id.text, name, other.merging(typed) { $1 ?? $0 }.merging(known) { $1 ?? $0 })
        }.compactMap { $0 }
    }

    /// Where a pupil sat, as the other side knows the class.
    private struct SeatLine {
        let placement: Placement
        let reference: SectorObject.Value?
        let grade: String
    }

    /// The placements of this year at this school, by pupil and in their order.
    private func seats() throws -> [PupilID: [SeatLine]] {
        let classes = try AsOf<ClassField>(day, in: tx).records(where: "c.unit_id = \(unit)")
        let lines = try tx.all(
            """
            SELECT p.id, p.pupil_id, p.unit_id, p.class_id, p.valid_from, p.valid_to, p.entry, p.leaving, p.reason,
                c.code AS class_code, c.grade
            FROM \(classes) c JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(day)
            WHERE c.unit_id = \(unit) AND c.school_year = \(year) ORDER BY p.pupil_id, p.valid_from, p.id
            """
        ) { row in
            let placement = try PlacementRows.placement(row)
            return SeatLine(
                placement: placement,
                reference: SectorObjectRows.reference(try row["class_code"], placement.classID.text),
                grade: try row["grade"])
        }
        return Dictionary(grouping: lines) { $0.placement.pupil }
    }

    /// The name of the school to which somebody moved.
    private func elsewhere(_ id: PupilID, from day: Day) throws -> String? {
        try tx.first(
            """
            SELECT u.name FROM records_placement p JOIN organisation_unit u ON u.id = p.unit_id
            WHERE p.pupil_id = \(id) AND p.valid_from = \(day) AND p.unit_id <> \(unit)
            """
        ) { try $0["name"] }
    }

    /// What the visits of school health of this year found.
    private func health() throws -> [PupilID: [String: SectorObject.Value?]] {
        guard let begin = Day(year: year.start, month: 8, day: 1) else { return [:] }
        let lines = try tx.all(
            """
            SELECT h.id, h.pupil_id, h.nutrition FROM records_health h
            WHERE h.checked_on >= \(begin) AND h.checked_on <= \(day) AND h.pupil_id IN (
                SELECT p.pupil_id FROM records_placement p WHERE p.unit_id = \(unit) AND p.valid_from <= \(day)
                    AND (p.valid_to IS NULL OR p.valid_to > \(day)))
            ORDER BY h.checked_on DESC, h.entered_at DESC
            """
        ) { row -> (PupilID, [String: SectorObject.Value?]) in
            let check: String = try row["id"]
            let nutrition = try HealthField.nutrition.unseal(row["nutrition"], as: String.self, of: check, in: tx)
            return (
                try row["pupil_id"], ["KiemTraSucKhoeDinhDuong": .flag(true), "TinhTrangDinhDuong": .filled(nutrition)]
            )
        }
        return Dictionary(lines) { latest, older in latest.merging(older) { $0 ?? $1 } }
    }

    /// The photographs of some pupils, in base64. They leave only in a message, whose author has the permit to look at
    /// them; else they are compared by the program.
    static func pictures(of ids: [PupilID], in tx: Transaction) throws -> [PupilID: String] {
        if ids.isEmpty { return [:] }
        let lines = try tx.all("SELECT pupil_id, content FROM records_photo WHERE pupil_id IN \(list: ids)") {
            row -> (PupilID, String) in (try row["pupil_id"], try row["content"])
        }
        return Dictionary(lines) { first, _ in first }
    }

    /// The same objects with the content of their pictures.
    static func showing(_ objects: [SectorObject], in tx: Transaction) throws -> [SectorObject] {
        let those = objects.filter { $0.fields[SectorObject.picture] != nil }.compactMap { PupilID($0.clientID) }
        let pictures = try pictures(of: those, in: tx)
        if pictures.isEmpty { return objects }
        return objects.map { object in
            guard let id = PupilID(object.clientID), let picture = pictures[id] else { return object }
            return object.showing(picture)
        }
    }

    /// Father, mother and guardian by pupil; the first of each.
    func guardians() throws -> [PupilID: [String: SectorObject.Value?]] {
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
}
