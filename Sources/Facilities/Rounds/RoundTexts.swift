internal import Base

/// Every sentence about stock-taking.
enum RoundTexts {
    static let title = Text("Kiểm kê", "Stock-taking")
    static let help = Text(
        "Mở đợt kiểm kê, đi từng phòng và quét hoặc gõ mã thiết bị. Có thể dừng giữa chừng, mở lại tiếp tục; quét trùng không sao.",
        "Open a round, go from room to room and scan or type tags. It can be left and resumed; scanning twice does no harm."
    )
    static let begin = Text("Mở đợt kiểm kê", "Open a round")
    static let begun = Text("Đã mở đợt kiểm kê.", "Round opened.")
    static let extent = Text("Phạm vi", "Extent")
    static let wholeSchool = Text("Toàn trường", "The whole school")
    static let rounds = Text("Các đợt kiểm kê", "Rounds")
    static let when = Text("Mở lúc", "Opened")
    static let who = Text("Người mở", "By")
    static let state = Text("Tình trạng", "State")
    static let open = Text("Đang làm", "Open")
    static let closed = Text("Đã kết thúc", "Closed")
    static let none = Text("Chưa có đợt kiểm kê nào.", "There has been no round yet.")
    static let chooseRoom = Text("Bạn đang ở phòng nào?", "In which room are you?")
    static let room = Text("Phòng", "Room")
    static let go = Text("Vào phòng", "Enter the room")
    static let tag = Text("Mã thiết bị", "Tag")
    static let tagHint = Text(
        "Quét hoặc gõ rồi bấm Enter; có thể dán nhiều mã cách nhau bằng dấu cách.",
        "Scan or type, then press Enter; several tags may be parted by blanks.")
    static let tagMissing = Text("Quét hoặc gõ mã thiết bị.", "Scan or type a tag.")
    static func tagWrong(_ tag: String) -> Text {
        Text(
            "“\(tag)” không phải mã thiết bị: mã gồm chữ không dấu, chữ số và dấu - . _ /, tối đa \(Mark.longest) ký tự.",
            "“\(tag)” is not a tag: tags are of plain letters, digits and - . _ /, at most \(Mark.longest) signs.")
    }
    static let roomMissing = Text("Chọn phòng trước.", "Choose the room first.")
    static let machine = Text("Máy thế nào", "The machine")
    static let untried = Text("Không thử máy", "Not tried")
    static let see = Text("Ghi nhận", "Write down")
    static let camera = Text("Quét bằng máy ảnh", "Scan with the camera")
    static let cameraOff = Text("Tắt máy ảnh", "Turn the camera off")
    static let cameraRefused = Text(
        "Không dùng được máy ảnh. Hãy cho phép trang này dùng máy ảnh trong trình duyệt, hoặc gõ mã.",
        "The camera cannot be used. Let the browser use it on this page, or type the tag.")
    static let seen = Text("Vừa ghi nhận", "Just written down")
    static let progressTitle = Text("Tiến độ", "Progress")
    static let all = Text("Đã quét", "Scanned so far")
    static let nothingSeen = Text("Chưa quét mã nào.", "No tag was scanned yet.")
    static let forget = Text("Bỏ", "Take back")
    static let forgotten = Text("Đã bỏ mã vừa quét nhầm.", "The tag was taken back.")
    static let finding = Text("Kết quả", "Finding")
    static let from = Text("Phòng theo sổ", "Room in the books")
    static let to = Text("Phòng thực tế", "Room where it was seen")
    static let report = Text("Biên bản kiểm kê", "Report of the round")
    static let soFar = Text("Chênh lệch đến lúc này", "Differences so far")
    static let noDifference = Text("Không có chênh lệch nào.", "There is no difference.")
    static let close = Text("Kết thúc và cập nhật sổ", "Close and bring the books up to date")
    static let closeConfirm = Text(
        "Máy sai phòng được chuyển về phòng thực tế, máy không thấy được ghi Thất lạc. Kết thúc đợt kiểm kê?",
        "Machines in a wrong room are moved in the books, those not seen become Missing. Close the round?")
    static let hasClosed = Text("Đã kết thúc kiểm kê và cập nhật sổ.", "The round is closed, the books are up to date.")
    static let isClosed = Text("Đợt kiểm kê này đã kết thúc.", "This round is closed.")
    static let isOpen = Text(
        "Phạm vi này đang có một đợt kiểm kê chưa kết thúc; mở tiếp đợt đó.",
        "A round of this extent is still open; go on with it.")
    static let addUnknown = Text("Thêm vào sổ", "Add to the books")
    static let device = Text("Thiết bị", "Device")
    static let resume = Text("Tiếp tục", "Go on")
    static let signed = Text("Tổ kiểm kê", "The stock-takers")

    static func progress(_ seen: Int, of all: Int) -> Text {
        Text(
            "Đã thấy \(Format(.vi).number(seen)) trên \(Format(.vi).number(all)) thiết bị",
            "\(Format(.en).number(seen)) of \(Format(.en).number(all)) devices seen")
    }
}
