internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Every statement by which the objects of the sector database are made from our records: sites and classes here,
/// people in files of their own.
struct SectorObjectRows {
    let unit: UnitID
    let day: Day
    let tx: Transaction

    /// What a school has to say on a day: its sites, its classes, its pupils, its staff and its facilities. What is
    /// sensitive is in them: they are compared by the program, and leave it only in a ``SectorMessage``.
    static func objects(
        of unit: UnitID, on day: Day, _ ports: RecordsPorts, in tx: Transaction
    ) throws -> [SectorObject] {
        let rows = SectorObjectRows(unit: unit, day: day, tx: tx)
        return try rows.sites() + rows.classes() + rows.pupils() + rows.staff()
            + ports.inventory(unit, day, tx).map(SectorFacility.object)
    }

    var year: SchoolYear { SchoolYear(of: day) }

    /// By its code where it has one; else by the key that is sent with it.
    static func reference(_ code: String?, _ id: String?) -> SectorObject.Value? {
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
}
