internal import Base
internal import Database
internal import Identity

/// Staff as objects of the sector database.
extension SectorObjectRows {
    func staff() throws -> [SectorObject] {
        let people = Dictionary(
            try StaffSheetRows.held(by: unit, on: day, in: tx).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let lists = try qualifications()
        return try SectorStaffPost.latest(StaffSheetRows.posts(at: unit, in: tx), on: day).compactMap { post in
            guard let person = people[post.staff] else { return nil }
            guard post.holds(on: day) else { return leaver(person, post) }
            let typed: [String: SectorObject.Value?] = [
                "MaCanBo": .filled(person.code), "TenCanBo": .text(person.name), "NgaySinh": .day(person.born),
                "NamSinh": .number(person.born.year), "GioiTinh": .filled(person.sex), "LoaiCanBo": .code(post.family),
                "ChucVu": .filled(post.kind), "LoaiHopDong": .code(post.contract),
                "TrinhDoDaoTao": .code(person.qualification),
                "TrinhDoChuyenMonNvCaoNhat": .code(person.qualification),
                "SoTietThucDay1tuan": post.periods.map { .number($0) }, "SoCmnd": .filled(person.contacts.number),
                "MaDanToc": .filled(person.contacts.ethnicity), "SoDienThoaiDiDong": .filled(person.contacts.phone),
                "Email": .filled(person.contacts.email), "TrangThai": .code(person.status ?? "01"),
                "NgayTrangThai": .day(post.from), "LstQuaTrinhLuong": SectorSalary.steps(person.more),
            ]
            let other = SectorNames.fields(person.more, of: .staff).merging(lists[person.id] ?? [:]) { $1 ?? $0 }
            return SectorObject(.staff, person.id.text, person.name, other.merging(typed) { $1 ?? $0 })
        }
    }

    /// Somebody whose post ended in this school year, where the record says how. Why else somebody left is not known
    /// here: such a person stands as only there.
    private func leaver(_ person: StaffRecord, _ post: SheetPost) -> SectorObject? {
        guard let end = post.to, SchoolYear(of: end) == year, let status = person.status, Int(status) != 1 else {
            return nil
        }
        return SectorObject(
            .staff, person.id.text, person.name,
            [
                "MaCanBo": .filled(person.code), "TenCanBo": .text(person.name), "NgaySinh": .day(person.born),
                "GioiTinh": .filled(person.sex), "LoaiCanBo": .code(post.family), "TrangThai": .code(status),
                "NgayTrangThai": .day(end),
            ])
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

/// Which post of somebody speaks for them on a day; pure.
enum SectorStaffPost {
    /// The first of those that hold, else the one that ended last; of each person one, in the order of posts.
    static func latest(_ posts: [SheetPost], on day: Day) -> [SheetPost] {
        var best: [StaffID: SheetPost] = [:]
        var order: [StaffID] = []
        for post in posts where post.from <= day {
            guard let known = best[post.staff] else {
                best[post.staff] = post
                order.append(post.staff)
                continue
            }
            let isLater = (post.to ?? post.from) > (known.to ?? known.from)
            if !known.holds(on: day), post.holds(on: day) || isLater { best[post.staff] = post }
        }
        return order.compactMap { best[$0] }
    }
}

extension SheetPost {
    func holds(on day: Day) -> Bool { from <= day && (to.map { $0 > day } ?? true) }
}

extension StaffRecord {
    /// DM_TRANG_THAI_CAN_BO, where the school wrote it.
    fileprivate var status: String? { more["MA_TRANG_THAI_CAN_BO"] }
}

/// LstQuaTrinhLuong from what the record says of pay; pure. Our records hold the present step and no earlier one.
enum SectorSalary {
    static func steps(_ more: [String: String]) -> SectorObject.Value? {
        let day = more["NGAY_HUONG_LUONG"].flatMap { Day(iso: $0) }
        let step: [String: SectorObject.Value?] = [
            "NgayThangNam": .day(day), "MaNgach": .filled(more["MA_NGACH"]),
            "MaBacLuong": .filled(more["MA_BAC_LUONG"]), "HeSoLuong": .decimal(more["HE_SO_LUONG"]),
            "PhanTramVuotKhung": .decimal(more["PHAN_TRAM_VUOT_KHUNG"]),
        ]
        return step.compactMapValues { $0 }.isEmpty ? nil : .rows([step])
    }
}
