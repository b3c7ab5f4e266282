internal import Base

/// How the fields of Decision 4998/QĐ-BGDĐT are called in the objects of 2020. Most are the same words written together:
/// `IS_HO_NGHEO` is `IsHoNgheo`; the others stand here.
enum SectorNames {
    private static let pupil = [
        "IS_DOI_VIEN": "DoiVien", "IS_DOAN_VIEN": "DoanVien", "QUOC_TICH_ID": "MaQuocTich", "NGAY_CAP": "NgayCapCmnd",
        "NOI_CAP": "NoiCapCmnd", "IS_TANG_CUONG_TIENG_VIET": "IsTangCuongTviet",
        "IS_HOC_SINH_PT_DT_BAN_TRU": "PtdtBanTru", "TINH_THANH_ID": "MaTthanhTmtru",
        "QUAN_HUYEN_ID": "MaQhuyenTmtru", "XA_PHUONG_ID": "MaPxaTmtru",
    ]

    private static let staff = [
        "IS_DANG_VIEN": "DangVien", "IS_DOAN_VIEN": "DoanVien", "MA_MON_DAY": "MonDayChinh",
        "MA_MON_KIEM_NHIEM": "MonDayKiemNhiem", "MA_BAC_LUONG": "BacLuong", "PHAN_TRAM_VUOT_KHUNG": "VuotKhung",
        "HE_SO_LUONG": "HeSo", "PC_THU_HUT": "MucPhuCapThuHut", "PC_THAM_NIEN": "MucPhuCapThamNien",
        "PC_UD_NGHE": "MucPhuCapUuDai", "MA_BOI_DUONG_TX": "KetQuaBoiDuongTx",
        "MA_TRINH_DO_LLCT": "TrinhDoLyLuanChinhTri", "MA_TRINH_DO_QLGD": "TrinhDoQuanLyGiaoDuc",
        "MA_NGOAI_NGU": "MonNgoaiNguChinh", "MA_TRINH_DO_NGOAI_NGU": "TrinhDoNgoaiNgu",
        "MA_TRINH_DO_TIN_HOC": "TrinhDoTinHoc", "MA_CHUYEN_MON_1": "ChuyenNganhDaoTaoChinh",
        "MA_TRINH_DO_1": "TrinhDoDaoTaoCnChinh", "MA_CHUYEN_MON_2": "ChuyenNganhDaoTaoKhac",
        "MA_TRINH_DO_2": "TrinhDoDaoTaoCnKhac", "MA_KET_QUA_CHUAN_NGHE_NGHIEP": "DanhGiaKqChuanNgheNghiep",
        "MA_DG_VIEN_CHUC": "DanhGiaVienChuc", "MA_GIAO_VIEN_GIOI": "GiaoVienDayGioi",
        "SO_TIET_THUC_KIEM_NHIEM_TUAN": "SoTietThucKiemNhiem1tuan", "IS_DAY_LOP_KHUYET_TAT": "DayHsktHocHoaNhap",
        "IS_DAY_1_BUOI": "Day1buoiTrenNgay", "IS_DAY_2_BUOI": "Day2buoiTrenNgay",
        "IS_CHUYEN_TRACH_DOAN_DOI": "ChuyenTrachDoi", "NGHE_NGHIEP_KHI_DUOC_TUYEN_DUNG": "NgheNghiepTuyenDung",
        "DANH_HIEU_DUOC_PHONG_TANG_CAO_NHAT": "DanhHieuPhongTang", "IS_TAP_HUAN_KY_NANG_SONG": "TapHuanKnsSkss",
        "TINH_THANH_ID": "MaTthanhTmtru", "QUAN_HUYEN_ID": "MaQhuyenTmtru", "XA_PHUONG_ID": "MaPxaTmtru",
    ]

    private static let schoolClass = [
        "IS_LOP_CHUYEN": "LopChuyen", "MA_PHAN_BAN": "PhanBan", "MA_SO_BUOI_HOC_TREN_TUAN": "SoBuoiTrenTuan",
        "MA_DANH_MUC_NGOAI_NGU_1": "MaNn1", "MA_DANH_MUC_NGOAI_NGU_2": "MaNn2",
        "IS_DAI_DIEN_CHA_ME_LOP": "IsDaiDienChaMeLop",
    ]

    /// What of a message is health, and disclosed as such.
    static let health: Set<String> = ["NhomMau", "KiemTraSucKhoeDinhDuong", "TinhTrangDinhDuong"]

    /// Health is told of by itself, with a disclosure.
    private static let kept: Set<String> = ["NHOM_MAU", "CHIEU_CAO", "CAN_NANG", "CHI_SO_BMI"]

    static func fields(_ more: [String: String], of kind: SectorObject.Kind) -> [String: SectorObject.Value?] {
        let (names, catalogue) = table(kind)
        var values: [String: SectorObject.Value?] = [:]
        for (field, stored) in more where !kept.contains(field) {
            let name = names[field] ?? joined(field)
            values[name] = catalogue.value(name, stored)
        }
        return values
    }

    private static func table(_ kind: SectorObject.Kind) -> ([String: String], SectorCatalogue) {
        switch kind {
        case .schoolClass: (schoolClass, .schoolClass)
        case .pupil: (pupil, .pupil)
        case .staff: (staff, .staff)
        case .site: ([:], .site)
        case .room: ([:], .room)
        case .device: ([:], .device)
        case .line: ([:], .line)
        case .licence: ([:], .licence)
        }
    }

    static func joined(_ field: String) -> String {
        field.split(separator: "_").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined()
    }
}
