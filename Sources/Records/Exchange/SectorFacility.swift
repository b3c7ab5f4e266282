internal import Base

/// Facilities as objects of the sector database. Appendix B of the reference names `CoSoVatChat` without its fields:
/// these are ours, after the words of Decision 4998/QĐ-BGDĐT (TEN_PHONG, DIEN_TICH) where it has them (decision 55).
enum SectorFacility {
    static func object(_ item: FacilityItem) -> SectorObject {
        switch item.kind {
        case .room: SectorObject(.room, item.id, item.name, room(item))
        case .device: SectorObject(.device, item.id, item.name, device(item))
        case .line:
            SectorObject(
                .line, item.id, item.name,
                period(item, ["NhaCungCap": .text(item.name), "LoaiDuongTruyen": .filled(item.sort)], "TocDo"))
        case .licence:
            SectorObject(.licence, item.id, item.name, period(item, ["TenPhanMem": .text(item.name)], "SoMay"))
        }
    }

    private static func room(_ item: FacilityItem) -> [String: SectorObject.Value?] {
        [
            "MaPhong": .filled(item.code), "TenPhong": .text(item.name), "LoaiPhong": .filled(item.sort),
            "KetCau": .filled(item.solidity), "TinhTrang": .filled(item.state),
            "DienTich": .decimal(item.amount.map(String.init)), "MaDiemTruong": .filled(item.site),
        ]
    }

    private static func device(_ item: FacilityItem) -> [String: SectorObject.Value?] {
        [
            "MaThietBi": .filled(item.code), "TenThietBi": .text(item.name), "LoaiThietBi": .filled(item.sort),
            "TinhTrang": .filled(item.state), "MaPhong": .filled(item.room), "SoSeri": .filled(item.serial),
            "NamMua": item.boughtYear.map { .number($0) }, "NguonKinhPhi": .filled(item.source),
        ]
    }

    private static func period(
        _ item: FacilityItem, _ values: [String: SectorObject.Value?], _ amount: String
    ) -> [String: SectorObject.Value?] {
        values.merging([
            amount: item.amount.map { .number($0) }, "NgayBatDau": .day(item.from), "NgayKetThuc": .day(item.to),
        ]) { own, _ in own }
    }
}
