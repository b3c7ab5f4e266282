internal import Base
internal import Database
internal import Identity
internal import Organisation

/// What the dictionary has of a school or a site that the tree of units does not.
struct SchoolRecord: Sendable, Equatable {
    let unit: UnitID
    var more = MoreFields()
    var version = 1
}

enum SchoolField: String, DatedField {
    case more

    static let table = PastTable(
        records: "records_unit", alias: "r", id: "unit_id", past: "records_unit_past", key: "unit_id",
        others: ["unit_id", "version", "changed_at"])

    var column: DatedColumn { .more("more") }
    var label: Text { PupilTexts.more }
}

/// Sentences about the records of schools and sites.
enum SchoolTexts {
    static let title = Text("Hồ sơ trường", "Record of the school")
    static let siteTitle = Text("Hồ sơ điểm trường", "Record of the site")
    static let help = Text(
        "Các mục theo Quyết định 4998/QĐ-BGDĐT mà nơi khác không có: tên, địa chỉ ở trang đơn vị; người phụ trách ở danh bạ; phòng, máy, Internet ở cơ sở vật chất.",
        "The fields of Decision 4998 that stand nowhere else: name and address are on the page of the unit, people in the directory, rooms and computers under facilities."
    )
    static let sites = Text("Các điểm trường", "Sites")
    static let noSites = Text("Trường không có điểm trường lẻ.", "The school has no other site.")
    static let classes = Text("Số lớp", "Classes")
    static let empty = Text("Chưa ghi mục nào.", "Nothing is written yet.")
    static let change = Text("Cập nhật hồ sơ", "Change the record")
    static let saved = Text("Đã lưu hồ sơ trường.", "Record of the school saved.")
}
