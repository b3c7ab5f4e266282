internal import Base
internal import Database
internal import Identity

/// How much of what people send may wait or be kept, so that one person or one unit does not fill the storage of all (ASVS
/// 12.1.3). Whoever runs the installation sets other numbers under these names in `identity_setting`.
enum Quota: String, CaseIterable, Sendable {
    /// Sheets of many schools that are not through.
    case loadsOfPerson = "quota.loads-of-person"
    case loadsOfUnit = "quota.loads-of-unit"
    /// Rows of such sheets.
    case rowsOfUnit = "quota.rows-of-unit"
    case photosOfPersonInADay = "quota.photos-of-person-in-a-day"
    case photosOfUnit = "quota.photos-of-unit"

    /// What holds unless another number is set: far above the work of a city in its busiest week.
    var standard: Int {
        switch self {
        case .loadsOfPerson: 5
        case .loadsOfUnit: 20
        case .rowsOfUnit: 3_000_000
        case .photosOfPersonInADay: 2_000
        case .photosOfUnit: 10_000
        }
    }

    /// Whether `more` go in beside what is used; the bound itself is still within.
    static func fits(_ more: Int, beside used: Int, bound: Int) -> Bool { used + more <= bound }

    func check(_ more: Int = 1, beside used: Int, in tx: Transaction) throws {
        let bound = try Settings.value(rawValue, in: tx).flatMap { Int($0) } ?? standard
        guard Quota.fits(more, beside: used, bound: bound) else { throw QuotaRefusal(quota: self, bound: bound) }
    }
}

/// It is full: how full, and what to do.
struct QuotaRefusal: Refusal, Equatable {
    let quota: Quota
    let bound: Int

    var explanation: Text {
        switch quota {
        case .loadsOfPerson:
            Text(
                "Bạn đang có \(bound) tệp nhiều trường chưa xong, là mức nhiều nhất. Ghi hoặc bỏ một tệp ở danh sách bên dưới rồi gửi lại.",
                "You have \(bound) sheets of many schools that are not through, which is the most. Take one in or throw it away in the list below, then send this one again."
            )
        case .loadsOfUnit:
            Text(
                "Đơn vị đang có \(bound) tệp nhiều trường chưa xong, là mức nhiều nhất. Chờ hoặc bỏ một tệp ở danh sách bên dưới rồi gửi lại.",
                "The unit has \(bound) sheets of many schools that are not through, which is the most. Wait or throw one away in the list below, then send this one again."
            )
        case .rowsOfUnit:
            Text(
                "Các tệp chưa xong của đơn vị có quá \(bound) dòng. Ghi hoặc bỏ các tệp đang chờ rồi gửi lại tệp này.",
                "The sheets of the unit that are not through would have more than \(bound) rows. Take in or throw away what waits, then send this one again."
            )
        case .photosOfPersonInADay:
            Text(
                "Hôm nay bạn đã tải lên \(bound) ảnh, là mức nhiều nhất trong một ngày. Tiếp tục vào ngày mai.",
                "You have put in \(bound) photographs today, which is the most for a day. Go on tomorrow.")
        case .photosOfUnit:
            Text(
                "Trường đã giữ \(bound) ảnh học sinh, là mức nhiều nhất. Xóa ảnh không cần nữa, hoặc nhờ người vận hành hệ thống nâng mức.",
                "The school keeps \(bound) photographs, which is the most. Remove some, or ask whoever runs the program for more."
            )
        }
    }
}
