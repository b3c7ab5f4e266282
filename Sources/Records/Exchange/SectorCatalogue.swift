internal import Base

/// The fields of the objects of 2020 as appendix B of the reference prints them: one source, perhaps out of date. `*` is
/// required; `:i` a whole number, `:f` a decimal, `:t` a day, `:b` bytes, `:l` a list, else text.
struct SectorCatalogue: Sendable {
    enum Kind: String, Sendable {
        case text = ""
        case integer = "i"
        case decimal = "f"
        case day = "t"
        case bytes = "b"
        case list = "l"
    }

    struct Field: Sendable, Equatable {
        let name: String
        let kind: Kind
        let isRequired: Bool
    }

    let fields: [String: Field]

    private init(_ text: String) {
        let all = text.split(whereSeparator: \.isWhitespace).map { word -> Field in
            let parts = word.split(separator: ":", maxSplits: 1)
            let name = parts.first ?? ""
            return Field(
                name: String(name.prefix { $0 != "*" }),
                kind: parts.count > 1 ? Kind(rawValue: String(parts[1])) ?? .text : .text,
                isRequired: name.hasSuffix("*"))
        }
        fields = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
    }

    var required: Set<String> { Set(fields.values.filter(\.isRequired).map(\.name)) }

    /// A stored value as the field carries it; nil when it cannot be, or the object has no such field.
    func value(_ name: String, _ stored: String) -> SectorObject.Value? {
        guard let field = fields[name], !stored.isEmpty else { return nil }
        switch field.kind {
        case .text: return .text(stored)
        case .integer: return .code(whole(stored))
        case .decimal: return .decimal(stored)
        case .day: return .day(Day(iso: stored))
        case .bytes, .list: return nil
        }
    }
}

extension SectorCatalogue {
    /// `30.0` is 30; a fraction cannot be told in a whole number, and is not rounded.
    private func whole(_ stored: String) -> String {
        let parts = stored.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[1].allSatisfy { $0 == "0" } ? String(parts[0]) : stored
    }

    /// TruongHocInfo
    static let school = SectorCatalogue(
        """
        MaTruongHoc* TenTruongHoc* NamHoc*:i CapHoc* LoaiHinhDaoTao*:i ChuanQuocGia:i PbienKnsSkss:i
        LoaiHinhTruong*:i ChuongTrinhGiaoDucCoBan:i CoChiBoDang:i CoHaTangTlhtPhuHopHskt:i CoLopKhongChuyen:i
        CongTacTuVanHocDuong:i CongTrinhVeSinh:i CtGdvsDoiTay:i DatChatLuongToiThieu:i DayNghePhoThong:i DiaChi
        DienLuoi:i DienThoai DienThoaiHieuTruong DienTich:f Email EmailHieuTruong Fax HieuTruong Hoc2BuoiNgay:i
        HocSinhBanTru:i HocSinhKhuyetTat:i HocSinhNoiTru:i KhaiThacInternetDayHoc:i KyNangSongGdxh:i MaDuAn MaHuyen
        MaKhuVuc MaLoaiTruong MaNhomCapHoc* MaTinh MaVung MaVungKhoKhan MaXa NgayThanhLap:t NguonNuocSach:i
        SoDiemTruong:i SuDungMayTinhDayHoc:i TruongQuocTe:i ViTriBanDo VungDacBietKhoKhan:i Website
        TtGdtxHuongNghiep:i TtGdtxHuyen:i TtHtcdKhNhaVanHoa:i TtNnCoVonNuocNgoai:i MaLoaiTrungTam MaTrungTam
        TongSoCanBo:i TongSoHocSinh:i TongSoLopHoc:i
        """)

    /// LstDiemTruongInfo
    static let site = SectorCatalogue(
        """
        ClientId MaDiemTruong* TenDiemTruong DienThoai DiaChi KhoangCach:f PhuongTien DienTich:f MaTinhThanh*
        MaQuanHuyen*
        """)

    /// LstLopHocInfo
    static let schoolClass = SectorCatalogue(
        """
        ClientId* MaLopHoc* TenLopHoc* KhoiHoc* MaGvcnDn MaGvcnCn PhanBan:i LopGhep*:i LopChuyen*:i BuoiHoc:i MaNn1
        MaNn2 LopVnen*:i LopBanTru*:i SoBuoiTrenTuan:i LopGhepDoTuoi*:i DsMonHoc:l MaNhomTuoiMn* ThuTu:i IsCtCsgd:i
        IsCtgdmnMoi:i IsLopCoTreKhuyetTat:i IsDaiDienChaMeLop:i IsDaiDienChaMeTruong:i MaDiemTruong MaDanhMucTietHoc
        MaHeChuyen* MaHocBanTru* MaLopGhep* IsTbdhToan:i IsTbdhTviet:i IsLopChuyenBiet:i IsCoHocSinhHocNghe:i
        IsLopGdtx:i MaHinhThucDaoTaoHocTap MaKieuLop MaLopDaoTaoBoiDuong MaLopHuongNghiepDayNghe MaSoTietNgoaiNgu1*
        MaSoTietNgoaiNgu2* MaChuongTrinhHocNn1* MaChuongTrinhHocNn2*
        """)

    /// DsMonHoc
    static let subject = SectorCatalogue(
        """
        MaMonHoc* MaGiaoVien MonChuyen*:i SoTietHk1:i SoTietHk2:i LoaiDanhGia*:i HsDiemHk1:i HsDiemHk2:i MonVnen*:i
        DsGiaoVien:l HocKy:i
        """)

    /// LstHocSinh
    static let pupil = SectorCatalogue(
        """
        ClientId* MaHocSinh TenHocSinh HoTen* MaDanToc* MaTonGiao GioiTinh*:i NgaySinh*:t NoiSinh QueQuan
        AnhChanDung:b SoDthoaiCdinh SoDthoaiDdong Email DchiTmtru MaTthonTmtru MaPxaTmtru MaQhuyenTmtru
        MaTthanhTmtru DchiThtru MaTthonThtru MaPxaThtru MaQhuyenThtru MaTthanhThtru NhomMau:i KhuyetTat:i
        MaDtuongCsach TphanGdinh:i DtuongUuTien:i DoiVien:i NgayVaoDoi:t NoiVaoDoi DoanVien:i NgayVaoDoan:t
        NoiVaoDoan DangVien:i NgayVaoDang:t NoiVaoDang HoTenBo NgaySinhBo:t NgheNghiepBo SoDienThoaiBo NoiLamViecBo
        HoTenMe* NgaySinhMe*:t NgheNghiepMe SoDienThoaiMe NoiLamViecMe HoTenVc NgaySinhVc:t NgheNghiepVc
        SoDienThoaiVc NoiLamViecVc LoaiTamTru:i TenTthonTmtru TenTthonThtru SoCmnd NgayCapCmnd:t NoiCapCmnd
        HoTenNguoiGiamHo* NgaySinhNguoiGiamHo*:t NgheNghiepNguoiGiamHo SoDienThoaiNguoiGiamHo NoiLamViecNguoiGiamHo
        MaLoaiKhuyetTat* MaKhuVuc MaQuocTich MaLopHuongNghiepDayNghe DanTocTheoGiayKhaiSinh LoaiNhapHoc:i
        MaLopHocDn* MaLopHocCn* HtHoTro:i HocKnsSkss:i KhoiHoc*:i TrangThai*:i ThoiDiemRoiTruong:i
        KiemTraSucKhoeDinhDuong:i TinhTrangDinhDuong NgayTrangThai*:t ThuTu:i IsChaDt:i IsMeDt:i MaCongDan
        MaLyDoThoiHoc* TenTat IsHocSinhTiengDanToc:i IsHocSongNgu:i IsHocSinhBanTruDanNuoi:i
        IsHocSinhNoiTruDanNuoi:i IsKhuyetTatKhongDanhGia:i IsNhuCauHoTroNngu:i IsTangCuongTviet:i
        IsHocSinhDtTroGiang:i IsHoNgheo:i IsHoTroNhaO:i IsCapTienHangThang:i IsCapGao:i IsHocLopMg5T:i
        IsHocCtgdCuaBo:i MaHocBanTru* MaHinhThucHocTap IsHoTroAnTrua:i IsTuyenMoiMn:i IsHoTroChiPhiHocTap:i BanTru:i
        NoiTru:i PtdtBanTru:i NoiChuyenDi* CoChuyenSangHocNghe:i ChuyenDenTuTinh* ChuyenDenTuQuanHuyen*
        ChuyenDiDenTinh* ChuyenDiDenQuanHuyen*
        """)

    /// LstCanBo
    static let staff = SectorCatalogue(
        """
        ClientId* TenCanBo* LoaiCanBo*:i ChucVu MaCanBo* MaMonHoc TrinhDoGvien:i ChuyenTrachDoi:i TapHuanKnsSkss:i
        TrinhDoDaoTao:i HinhThucDaoTao:i MaChuyenNganhDaoTao TrinhDoTinHoc:i TrinhDoNgoaiNgu:i
        TrinhDoLyLuanChinhTri:i TrinhDoQuanLyNhaNuoc:i TrinhDoQuanLyGiaoDuc:i LoaiHopDong*:i CapHoc DangVien:i
        GioiTinh* NgaySinh*:t NamSinh:i ThamGiaBoiDuongThuongXuyen:i NgayTuyenDung:t CoQuanTuyenDung
        NgheNghiepTuyenDung MaNgach* LoaiGiaoVien:i DayNhomLop DayNhomLopKiemNhiem MonDayChinh MonDayKiemNhiem
        NhiemVuKiemNhiem:i SoTietThucDay1tuan:i SoTietThucKiemNhiem1tuan:i DayHsktHocHoaNhap:i Day1buoiTrenNgay:i
        Day2buoiTrenNgay:i BacLuong*:i HeSo*:i NgayHuong:i VuotKhung:i MucPhuCapThuHut:i MucPhuCapThamNien:i
        MucPhuCapLanhDao*:i MucPhuCapUuDai*:i KetQuaBoiDuongTx:i TrinhDoChuyenMonNvCaoNhat*:i MonNgoaiNguChinh
        ChuyenNganhDaoTaoChinh* TrinhDoDaoTaoCnChinh*:i ChuyenNganhDaoTaoKhac TrinhDoDaoTaoCnKhac:i
        TenCoSoDaoTaoBoiDuong NgayBatDauDaoTao:t NgayKetThucDaoTao:t DanhGiaKqChuanNgheNghiep*:i DanhGiaVienChuc:i
        GiaoVienDayGioi:i DanhHieuPhongTang SoSoBhxh SoCmnd* NgayCapCmnd:t NoiCapCmnd DchiThtru DchiTmtru Email
        MaDanToc MaTonGiao NoiSinh QueQuan NgayVaoDoi:t DoiVien:i NgayVaoDoan:t DoanVien:i NgayVaoDang:t
        TinhTrangHonNhan:i TinhTrangSucKhoe ThanhPhanGiaDinh:i TruongHoc NgayVaoNghe:t NgayVaoBienChe:t HoTenBo
        NgaySinhBo:t NgheNghiepBo DienThoaiBo NoiLamViecBo HoTenMe NgaySinhMe:t NgheNghiepMe DienThoaiMe
        NoiLamViecMe HoTenVoChong NgaySinhVoChong:t NgheNghiepVoChong DienThoaiVc NoiLamViecVoChong AnhChanDung:b
        TrangThai*:i MaNhomCchiNngu* MaLoaiCchiNngu* MaKhungNlucNngu* DiemNgoaiNgu MaVanBanChungChiDaoTao
        VanBanChungChiDaoTao MaKhenThuongGiaoVien NoiDungKhenThuong CapKhenThuong NgayKhenThuong:t
        SoQuyetDinhKhenThuong MaKyLuatGiaoVien CapKyLuat NgayKyLuat:t SoQuyetDinhKyLuat SoDienThoaiCoDinh
        SoDienThoaiDiDong MaTthonTmtru MaPxaTmtru MaQhuyenTmtru MaTthanhTmtru MaTthonThtru MaPxaThtru MaQhuyenThtru
        MaTthanhThtru NhomMau NoiVaoDoi NoiVaoDoan NoiVaoDang TenThthonTmtru TenTthonThtru NgayTrangThai:t
        MaTiengDanToc IsCoCcBoiDuongChucDanhNgheNghiep:i IsThamGiaChuongTrinhBoiDuong:i IsTuyenMoi:i
        MaBoiDuongCbqlCsgdptCotCan MaBoiDuongNghiepVu MaBoiDuongThaySach MaChungChiTiengDtocTso
        MaGiaoVienChuNhiemGioi MaGiaoVienTphuTrachDoiGioi NamVaoTruong:i NgayChuyenDen:t MaLoaiGvGiangDayVanHoa
        LstNhiemVuKiemNhiem:l LstQuaTrinhLuong:l LstQuaTrinhDaoTaoBoiDuong:l LstQuaTrinhNgoaiNgu:l LstKhenThuong:l
        LstKyLuat:l LstQuaTrinhBdncnlNgoaiNgu:l LstQuaTrinhBdncnlSuPham:l LstDanhGiaKetQuaChuanNgheNghiep:l
        TuDanhGiaKqChuanNgheNghiep*
        """)

    /// LstQuaTrinhDaoTaoBoiDuong
    static let training = SectorCatalogue(
        """
        MaTruongHoc TenTruong MaNhomChuyenNganh TuThangNam:t DenThangnam:t MaHinhThucDaoTao MaVbChungChi
        VanBanChungChi ChuyenNganhDaoTao
        """)

    /// LstQuaTrinhNgoaiNgu
    static let language = SectorCatalogue(
        """
        MaNgoaiNgu MaTrinhDoNgoaiNgu DiemNgoaiNgu:f NgayCap:t GhiChu
        """)

    /// LstQuaTrinhLuong
    static let salary = SectorCatalogue(
        """
        NgayThangNam:t MaNgach MaBacLuong HeSoLuong:f PhanTramVuotKhung:f
        """)

    /// LstPhong, LstThietBi, LstDuongTruyen, LstPhanMem: within CoSoVatChat, whose fields appendix B does not print.
    static let room = SectorCatalogue("ClientId* MaPhong TenPhong* LoaiPhong KetCau TinhTrang DienTich:f MaDiemTruong")
    static let device = SectorCatalogue(
        "ClientId* MaThietBi TenThietBi* LoaiThietBi TinhTrang MaPhong SoSeri NamMua:i NguonKinhPhi")
    static let line = SectorCatalogue("ClientId* NhaCungCap* LoaiDuongTruyen TocDo:i NgayBatDau:t NgayKetThuc:t")
    static let licence = SectorCatalogue("ClientId* TenPhanMem* SoMay:i NgayBatDau:t NgayKetThuc:t")
}
