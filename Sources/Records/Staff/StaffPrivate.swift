internal import Base
internal import Identity

/// What only the head of the school reads of a member of staff.
struct StaffPrivate: Sendable, Equatable {
    var number: String?
    /// DM_DAN_TOC
    var ethnicity: String?
    /// DM_TON_GIAO
    var religion: String?
    /// Of the social insurance (SO_SO_BHXH).
    var insurance = ""
    var phone = ""
    var email = ""
}

/// Sentences about what is private of members of staff.
enum StaffPrivateTexts {
    static let title = Text("Thông tin riêng của nhân sự", "Private data of staff")
    static let help = Text(
        "Mỗi lần xem trang này đều được ghi nhật ký.", "Each look at this page is written into the log.")
    static let insurance = Text("Số sổ bảo hiểm xã hội", "Social insurance number")
    static let email = Text("Thư điện tử", "E-mail")
    static let emailWrong = Text(
        "Ghi địa chỉ thư điện tử, ví dụ an@truong.vn.", "Write an address such as an@school.vn.")
    static let numberTaken = Text("Người khác đã có số này.", "Somebody else has this number.")
}
