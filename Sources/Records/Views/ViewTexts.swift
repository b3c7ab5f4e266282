internal import Base

/// Every sentence about saved views.
enum ViewTexts {
    static let title = Text("Cách xem đã lưu", "Saved views")
    static let save = Text("Lưu cách xem này", "Save this view")
    static let name = Text("Tên", "Name")
    static let nameHint = Text(
        "Giữ các điều kiện lọc và thứ tự đang xem, ví dụ: Nữ khối 5.",
        "Keeps the filters and order of this list, such as: girls of grade 5.")
    static let share = Text("Cho mọi người ở đơn vị cùng dùng", "For everybody at the unit")
    static let shared = Text("dùng chung", "shared")
    static let remove = Text("Bỏ", "Remove")
    static let none = Text("Chưa lưu cách xem nào.", "No view is saved yet.")
    static let saved = Text("Đã lưu cách xem.", "View saved.")
    static let removed = Text("Đã bỏ cách xem.", "View removed.")
    static let nameMissing = Text("Đặt tên cho cách xem.", "Give it a name.")
    static let taken = Text("Bạn đã có cách xem cùng tên.", "You have a view of this name already.")
    static let nothing = Text("Hãy lọc hoặc sắp xếp danh sách trước khi lưu.", "Filter or sort the list first.")
    static let again = Text("Quay lại danh sách", "Back to the list")
}
