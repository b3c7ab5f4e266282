internal import Base

/// Every sentence of the overview.
enum OverviewTexts {
    static let title = Text("Máy tính dạy Tin học của các trường", "Computers for Informatics in all schools")
    static let help = Text(
        "So các phòng học Tin học với mức 2 của Quyết định 4725, theo đơn vị quản lý rồi từng trường.",
        "Rooms for Informatics against level 2 of Decision 4725, by superior, then school by school.")
    static let superior = Text("Đơn vị quản lý", "Superior")
    static let schools = Text("Số trường", "Schools")
    static let working = Text("Máy hoạt động", "Working computers")
    static let rooms = Text("Phòng", "Rooms")
    static let toBuy = Text("Cần mua", "To buy")
    static let level = Text("Cấp học", "Level")
    static let none = Text("Không có trường nào khớp.", "No school matches.")
    static let all = Text("Tổng", "Total")
    static let bySuperior = Text("Theo đơn vị quản lý", "By superior")
    static let list = Text("Từng trường", "School by school")

    static func count(_ number: Int) -> Text {
        Text("\(Format(.vi).number(number)) trường", "\(Format(.en).number(number)) schools")
    }
}
