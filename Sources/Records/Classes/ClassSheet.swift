internal import Base
internal import Files

/// The columns of a sheet of classes: the national sheet with the variants schools write, then every other field of the
/// dictionary by its label or its name.
struct ClassSheet {
    enum Key: String, CaseIterable {
        case name
        case code
        case grade
        case ageGroup
        case site
        case teacherCode
        case teacher
        case sessions
        case boards
        case combined
        case since
    }

    let map: HeadingMap
    let fields: [DictionaryField]

    static func heading(_ key: Key) -> String { headings(key).first ?? key.rawValue }

    init(_ fields: [DictionaryField]) {
        self.fields = fields
        let typed = Key.allCases.map { key in
            HeadingMap.Column(key.rawValue, ClassSheet.headings(key), isRequired: key == .name)
        }
        map = HeadingMap(typed + fields.map { HeadingMap.Column($0.name, [$0.label, $0.name], isRequired: false) })
    }

    private static func headings(_ key: Key) -> [String] {
        switch key {
        case .name: ["Tên lớp", "Lớp", "Lớp học", "TEN"]
        case .code: ["Mã lớp", "Mã lớp học", "MA"]
        case .grade: ["Khối", "Mã khối", "Khối lớp", "MA_KHOI"]
        case .ageGroup: ["Nhóm tuổi", "Mã nhóm tuổi mầm non", "MA_NHOM_TUOI_MN"]
        case .site: ["Điểm trường", "Mã điểm trường", "DIEM_TRUONG_ID"]
        case .teacherCode: ["Mã giáo viên chủ nhiệm", "Mã GVCN", "GIAO_VIEN_CN_ID", "GIAO_VIEN_ID"]
        case .teacher: ["Giáo viên chủ nhiệm", "GVCN", "Chủ nhiệm"]
        case .sessions: ["Học 2 buổi/ngày", "Có dạy 2 buổi/ngày", "Học 2 buổi", "IS_DAY_2_BUOI_NGAY"]
        case .boards: ["Lớp bán trú", "Là lớp bán trú", "IS_LOP_BAN_TRU", "IS_BAN_TRU"]
        case .combined: ["Lớp ghép", "Là lớp ghép", "IS_LOP_GHEP"]
        case .since: ["Thay đổi từ ngày", "Có hiệu lực từ ngày"]
        }
    }
}

/// Sentences about sheets of classes.
enum ClassSheetTexts {
    static let title = Text("Nhập lớp từ bảng tính", "Import classes from a sheet")
    static let export = Text("Tải danh sách lớp (XLSX)", "Download the classes (XLSX)")
    static let help = Text(
        "Tệp XLSX hoặc CSV có cột Tên lớp; lớp mới cần Khối; có thể thêm Mã lớp, Nhóm tuổi, Điểm trường, Giáo viên chủ nhiệm, Học 2 buổi/ngày, Lớp bán trú, Lớp ghép, Thay đổi từ ngày và các mục của Quyết định 4998, thứ tự nào cũng được. Ô trống giữ nguyên điều đã ghi. Xem trước, rồi mới ghi.",
        "An XLSX or CSV file with the name of each class; a new one needs its grade; code, age group, site, homeroom teacher, two sessions, boarding, combined, the day of a change and the fields of Decision 4998 if you like, in any order. An empty cell leaves what is written. Look first, then take it in."
    )
    static let siteUnknown = Text("Trường không có điểm trường này.", "The school has no such site.")
    static let codeOfOther = Text("Lớp khác đã có mã này.", "Another class has this code.")
}
