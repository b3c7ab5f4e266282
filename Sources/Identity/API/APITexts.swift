internal import Base

/// What the API says when it refuses.
enum APITexts {
    static let unknownField = Text("Trường này không có ở đây.", "There is no such field here.")
    static let missing = Text("Thiếu trường bắt buộc này.", "This field is required.")
    static let day = Text("Ghi ngày dạng năm-tháng-ngày, ví dụ 2023-09-28.", "Write the day as 2023-09-28.")
    static let flag = Text("Ghi true hoặc false.", "Write true or false.")
    static let notJSON = Text(
        "Nội dung gửi lên không phải một đối tượng JSON hợp lệ, hoặc lồng nhau quá sâu.",
        "The body is not a valid JSON object, or is nested too deep.")
    static let wrongType = Text("Gửi nội dung dạng application/json.", "Send the body as application/json.")
    static let unauthorized = Text(
        "Cần một mã truy cập còn hiệu lực trong tiêu đề Authorization: Bearer.",
        "A valid access token is needed in the header Authorization: Bearer.")
    static let scope = Text("Mã truy cập này không có phạm vi cần thiết.", "The token lacks the needed scope.")
    static let tooMany = Text("Quá nhiều yêu cầu. Đợi rồi thử lại.", "Too many requests. Wait, then try again.")
    static let cursor = Text("Con trỏ trang không hợp lệ.", "The cursor is not valid.")
    static let fault = Text("Hệ thống gặp trục trặc.", "Something went wrong here.")
    static let clientWrong = Text("Mã hoặc khóa của ứng dụng không đúng.", "The client's id or secret is wrong.")
    static let keyReused = Text(
        "Khóa chống gửi lặp này đã dùng cho một yêu cầu khác.", "This idempotency key was used for another request.")
    static let keyWrong = Text(
        "Khóa chống gửi lặp dài từ 1 đến 200 ký tự ASCII nhìn thấy được, không có dấu cách.",
        "An idempotency key is 1 to 200 visible ASCII characters without blanks.")

    static func text(_ lengths: ClosedRange<Int>) -> Text {
        Text(
            "Ghi văn bản dài từ \(lengths.lowerBound) đến \(lengths.upperBound) ký tự, không có ký tự điều khiển.",
            "Write text of \(lengths.lowerBound) to \(lengths.upperBound) characters without control characters.")
    }

    static func integer(_ range: ClosedRange<Int>) -> Text {
        Text(
            "Ghi một số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
            "Write a whole number from \(range.lowerBound) to \(range.upperBound).")
    }

    static func code(_ codes: [String]) -> Text {
        let list = codes.joined(separator: ", ")
        return Text("Chọn một trong: \(list).", "Choose one of: \(list).")
    }
}
