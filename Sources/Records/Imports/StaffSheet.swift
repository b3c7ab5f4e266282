internal import Base
internal import Files

/// The columns of a sheet of staff: `CSDL_GiaoVien` (reference 2.6) with the variants schools write, then every open
/// field of the dictionary by its label or its name.
struct StaffSheet {
    enum Key: String, CaseIterable {
        case school
        case code
        case name
        case born
        case sex
        case family
        case kind
        case contract
        case qualification
        case periods
        case from
        case since
        case status
        case until
        case number
        case ethnicity
        case phone
        case email
    }

    let map: HeadingMap
    let fields: [DictionaryField]

    static func heading(_ key: Key) -> String { headings(key).first ?? key.rawValue }

    init(_ fields: [DictionaryField]) {
        self.fields = fields
        let typed = Key.allCases.map { key in
            HeadingMap.Column(
                key.rawValue, StaffSheet.headings(key), isRequired: [.name, .born, .sex].contains(key))
        }
        map = HeadingMap(typed + fields.map { HeadingMap.Column($0.name, [$0.label, $0.name], isRequired: false) })
    }

    private static func headings(_ key: Key) -> [String] {
        switch key {
        case .school: ["Mã trường", "TRUONG_ID"]
        case .code: ["Mã giáo viên", "Mã cán bộ", "Mã định danh giáo viên", "Mã GV", "Mã CB", "GIAO_VIEN_ID", "MA"]
        case .name: ["Họ tên", "Họ và tên", "Họ tên giáo viên", "Họ và tên cán bộ", "HO_TEN"]
        case .born: ["Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "NGAY_SINH"]
        case .sex: ["Giới tính", "Phái", "MA_GIOI_TINH"]
        case .family: ["Nhóm cán bộ", "Mã nhóm cán bộ", "Nhóm", "MA_NHOM_CAN_BO"]
        case .kind: ["Loại cán bộ", "Mã loại cán bộ", "Chức danh", "Chức vụ", "MA_LOAI_CAN_BO"]
        case .contract: ["Hình thức hợp đồng", "Mã hình thức hợp đồng", "Hợp đồng", "MA_HINH_THUC_HOP_DONG"]
        case .qualification:
            ["Trình độ chuyên môn", "Mã trình độ chuyên môn", "Trình độ", "Trình độ CM", "MA_TRINH_DO_CHUYEN_MON"]
        case .periods:
            ["Số tiết thực dạy trên tuần", "Số tiết thực dạy/tuần", "Số tiết/tuần", "Số tiết", "SO_TIET_THUC_DAY_TUAN"]
        case .from: ["Từ ngày", "Ngày nhận việc", "Ngày về trường", "Ngày vào trường"]
        case .since: ["Hồ sơ thay đổi từ ngày", "Thay đổi từ ngày", "Có hiệu lực từ ngày"]
        case .status: ["Trạng thái cán bộ", "Trạng thái", "Mã trạng thái cán bộ", "MA_TRANG_THAI_CAN_BO"]
        case .until: ["Ngày thôi", "Đến ngày", "Ngày nghỉ việc", "Ngày chuyển đi"]
        case .number: ["Số định danh cá nhân", "Số CMTND/ Hộ chiếu/ Thẻ căn cước", "CCCD", "Số CCCD", "SO_CMTND"]
        case .ethnicity: ["Dân tộc", "Mã dân tộc", "MA_DAN_TOC"]
        case .phone: ["Số điện thoại di động", "Điện thoại", "Số điện thoại", "DI_DONG"]
        case .email: ["Email", "Thư điện tử", "E-mail"]
        }
    }
}
