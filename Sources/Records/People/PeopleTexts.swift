internal import Base

/// What can be wrong with what is said of a person.
enum PeopleTexts {
    static let nameMissing = Text("Ghi họ và tên.", "Write the full name.")
    static let nameLong = Text("Họ tên dài quá 50 ký tự.", "A name has at most 50 characters.")
    static let nameWithDigits = Text("Họ tên không có chữ số.", "A name has no digits.")
    static let nameWithSigns = Text(
        "Họ tên có ký hiệu lạ; có thể tệp dùng bảng mã cũ (TCVN3, VNI).",
        "The name has strange signs; perhaps the file is in an old encoding (TCVN3, VNI).")
    static let bornMissing = Text("Ghi ngày sinh dạng ngày/tháng/năm.", "Write the birth date as day/month/year.")
    static func bornUnlikely(_ age: Int) -> Text {
        Text("Ngày sinh cho \(age) tuổi, không thể là học sinh.", "This birth date gives an age of \(age).")
    }
    static let bornTomorrow = Text("Ngày sinh ở tương lai.", "The birth date lies in the future.")
    static let sexMissing = Text("Chọn giới tính (Nam hoặc Nữ).", "Choose the sex.")
    static let numberNotDigits = Text(
        "Số định danh chỉ gồm chữ số.", "An identity number has digits only.")
    static let numberBroken = Text(
        "Excel đã làm mất chữ số của số định danh (dạng 1,2E+11). Định dạng cột là Văn bản rồi gõ lại.",
        "The spreadsheet has lost digits of this number (1.2E+11). Format the column as text and type it again.")
    static func numberLength(_ count: Int) -> Text {
        Text(
            "Số định danh phải đủ 12 chữ số, đang có \(count).", "An identity number has 12 digits, this has \(count).")
    }
    static let numberOddCentury = Text(
        "Chữ số thứ tư của số định danh không ứng với giới tính và thế kỷ nào.",
        "The fourth digit of the identity number stands for no sex and century.")
    static let numberOtherSex = Text(
        "Số định danh cho thấy giới tính khác.", "The identity number says another sex.")
    static func numberOtherYear(_ year: Int) -> Text {
        Text("Số định danh cho thấy năm sinh \(year).", "The identity number says born in \(year).")
    }
}
