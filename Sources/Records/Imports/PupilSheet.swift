internal import Base
internal import Files

/// The columns of a sheet of pupils: the national sheet (reference 2.6) with the variants schools write, then every
/// open field of the dictionary by its label or its name.
struct PupilSheet {
    enum Key: String, CaseIterable {
        case school
        case code
        case name
        case born
        case sex
        case schoolClass
        case status
        case statusDay
        case since
        case ethnicity
        case disability
        case number
        case birthplace
        case address
        case phone
        case boarding
        case sessions
    }

    let map: HeadingMap
    let fields: [DictionaryField]

    /// The heading that is written for a column.
    static func heading(_ key: Key) -> String { headings(key).first ?? key.rawValue }

    /// - Parameter ofManySchools: each row says of which school it is.
    init(_ fields: [DictionaryField], ofManySchools: Bool = false) {
        self.fields = fields
        let required: [Key] = [.name, .born, .sex, .schoolClass] + (ofManySchools ? [.school] : [])
        let typed = Key.allCases.map { key in
            HeadingMap.Column(key.rawValue, PupilSheet.headings(key), isRequired: required.contains(key))
        }
        map = HeadingMap(typed + fields.map { HeadingMap.Column($0.name, [$0.label, $0.name], isRequired: false) })
    }

    private static func headings(_ key: Key) -> [String] {
        switch key {
        case .school: ["Mã trường", "TRUONG_ID"]
        case .code: ["Mã học sinh", "Mã định danh học sinh", "Mã HS", "HOC_SINH_ID"]
        case .name: ["Họ tên", "Họ và tên", "Họ tên học sinh", "Họ và tên học sinh", "HO_TEN"]
        case .born: ["Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "NGAY_SINH"]
        case .sex: ["Giới tính", "Phái", "MA_GIOI_TINH"]
        case .schoolClass: ["Lớp", "Mã lớp", "Tên lớp", "Lớp học", "MA_LOP"]
        case .status: ["Trạng thái HS", "Trạng thái", "Trạng thái học sinh", "MA_TRANG_THAI_HIEN_TAI"]
        case .statusDay: ["Ngày nhập trạng thái", "Ngày trạng thái", "Ngày vào lớp", "Ngày vào trường"]
        case .since: ["Hồ sơ thay đổi từ ngày", "Thay đổi từ ngày", "Có hiệu lực từ ngày"]
        case .ethnicity: ["Dân tộc", "MA_DAN_TOC"]
        case .disability: ["Loại khuyết tật", "Khuyết tật", "MA_LOAI_KHUYET_TAT"]
        case .number: ["Số định danh cá nhân", "Số định danh", "CCCD", "Số CCCD", "MA_CONG_DAN_ID"]
        case .birthplace: ["Nơi sinh", "NOI_SINH"]
        case .address: ["Địa chỉ", "Chỗ ở hiện nay", "Địa chỉ thường trú"]
        case .phone: ["Số điện thoại liên hệ", "Điện thoại", "Số điện thoại", "DIEN_THOAI_LIEN_HE"]
        case .boarding: ["Học bán trú", "Bán trú", "MA_HOC_BAN_TRU"]
        case .sessions: ["Học 2 buổi", "Học 2 buổi/ngày", "IS_HOC_2_BUOI"]
        }
    }
}
