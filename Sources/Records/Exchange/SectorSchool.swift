internal import Base
internal import Database
internal import Identity
internal import Organisation

/// TruongHocInfo: what is known of the school itself, and what its own objects say of it.
enum SectorSchool {
    static func info(
        _ school: Organisation.Unit, _ all: [SectorObject], on day: Day, _ ports: RecordsPorts, in tx: Transaction
    ) throws -> [String: SectorObject.Value] {
        func count(_ kind: SectorObject.Kind) -> SectorObject.Value { .number(all.count { $0.kind == kind }) }
        func any(_ test: (SectorObject) -> Bool) -> SectorObject.Value { .flag(all.contains(where: test)) }
        let group = try group(school.levels, on: day, in: tx)
        let pupils = all.filter { $0.kind == .pupil && !SectorPupilState.gone.contains($0.fields["TrangThai"]) }
        let values: [String: SectorObject.Value?] = [
            "MaTruongHoc": .text(school.code), "TenTruongHoc": .text(school.name),
            "NamHoc": .number(SchoolYear(of: day).start), "CapHoc": .filled(group), "MaNhomCapHoc": .filled(group),
            "LoaiHinhDaoTao": .code(school.ownership?.rawValue), "DiaChi": .filled(school.address),
            "SoDiemTruong": count(.site), "TongSoCanBo": count(.staff), "TongSoLopHoc": count(.schoolClass),
            "TongSoHocSinh": .number(pupils.count),
            "HocSinhBanTru": .flag(pupils.contains { $0.fields["MaHocBanTru"] != nil }),
            "HocSinhKhuyetTat": .flag(pupils.contains { $0.fields["KhuyetTat"] != nil }),
            "KhaiThacInternetDayHoc": any { $0.kind == .line },
            "SuDungMayTinhDayHoc": .flag(
                try ports.equipped(.computers, "u.id = \(school.id)", day, tx).contains(school.id)),
        ]
        return values.compactMapValues { $0 }
    }

    /// The entry of DM_NHOM_CAP_HOC that stands for exactly these levels. Centres of continuing education have several,
    /// of which nobody here knows the right one.
    private static func group(_ levels: [Level], on day: Day, in tx: Transaction) throws -> String? {
        if levels.isEmpty || levels == [.continuing] { return nil }
        let wanted = Set(levels.map(\.rawValue))
        return try CodeRows.list(.schoolGroup, on: day, in: tx).codes.first { Set($0.within) == wanted }?.code
    }
}
