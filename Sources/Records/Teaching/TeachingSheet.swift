internal import Base
internal import Files
internal import Organisation

/// The columns of a sheet of who teaches what: Decision 4998/QĐ-BGDĐT (MA_MON_HOC, HOC_KY, GIAO_VIEN_ID) with what
/// schools write.
enum TeachingSheet {
    enum Key: String, CaseIterable {
        case schoolClass
        case subject
        case term
        case code
        case teacher
        case periods
        case from
    }

    static let map = HeadingMap(
        Key.allCases.map { key in
            HeadingMap.Column(key.rawValue, headings(key), isRequired: key == .schoolClass || key == .subject)
        } + [OwnSheet.column])

    static func heading(_ key: Key) -> String { headings(key).first ?? key.rawValue }

    private static func headings(_ key: Key) -> [String] {
        switch key {
        case .schoolClass: ["Lớp", "Tên lớp", "Mã lớp", "MA_LOP"]
        case .subject: ["Môn học", "Môn", "Mã môn học", "Tên môn học", "MA_MON_HOC"]
        case .term: ["Học kỳ", "HK", "HOC_KY"]
        case .code: ["Mã giáo viên", "Mã GV", "Mã cán bộ", "GIAO_VIEN_ID"]
        case .teacher: ["Giáo viên", "Họ tên giáo viên", "Giáo viên dạy", "Tên giáo viên"]
        case .periods: ["Tiết một tuần", "Số tiết", "Số tiết/tuần", "Số tiết một tuần"]
        case .from: ["Từ ngày", "Ngày bắt đầu", "Dạy từ ngày"]
        }
    }
}

extension Teaching.Term {
    /// What a person means by a number, a label or the usual short forms; an empty cell means the whole year.
    init?(meant text: String) {
        switch text.folded.filter({ $0.isLetter || $0.isNumber }) {
        case "1", "i", "hk1", "hki", "hocky1", "hockyi", "firstterm": self = .first
        case "2", "ii", "hk2", "hkii", "hocky2", "hockyii", "secondterm": self = .second
        case "", "3", "canam", "cn", "wholeyear": self = .year
        default: return nil
        }
    }
}

/// Sentences about sheets of who teaches what.
enum TeachingSheetTexts {
    static let title = Text("Nhập phân công giảng dạy từ bảng tính", "Import who teaches what from a sheet")
    static let export = Text("Tải phân công giảng dạy (XLSX)", "Download who teaches what (XLSX)")
    static let help = Text(
        "Tệp XLSX hoặc CSV với các cột Lớp, Môn học; có thể thêm Học kỳ, Mã giáo viên, Giáo viên, Tiết một tuần, Từ ngày, thứ tự nào cũng được. Ô trống giữ nguyên điều đã ghi. Xem trước, rồi mới ghi.",
        "An XLSX or CSV file with the columns class and subject, and term, staff code, teacher, periods a week and day if you like, in any order. An empty cell leaves what is written. Look first, then take it in."
    )
    static let classMissing = Text("Ghi tên lớp.", "Write the class.")
    static let termWrong = Text(
        "Ghi 1, 2 hoặc Cả năm.", "Write 1, 2 or the whole year.")
    static let teacherUnknown = Text(
        "Không có giáo viên này đang làm việc ở trường.", "Nobody of this name or code works at the school.")
    static let teacherAmbiguous = Text(
        "Trường có nhiều người cùng tên; thêm Mã giáo viên.", "Several members of staff have this name: add the code.")
    static let otherName = Text("Mã này thuộc người có tên khác.", "This code is of somebody with another name.")

    static func already(_ day: Day) -> Text {
        Text(
            "Đã phân công như vậy từ ngày \(Format(.vi).day(day)).",
            "It has been so since \(Format(.en).day(day)).")
    }
}
