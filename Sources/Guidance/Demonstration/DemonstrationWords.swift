internal import Base

/// What units write in a demonstration. Content, not sentences of the program, so in Vietnamese only.
enum DemonstrationWords {
    static let official = "Phạm Quang Huy"
    static let reason = "Một số mục còn chung chung. Đề nghị nêu rõ sản phẩm, người thực hiện và thời hạn."

    private static let families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương"]
    private static let middles = ["Thị", "Văn", "Thu", "Minh", "Quang", "Thanh", "Ngọc", "Đức", "Hồng", "Kim"]
    private static let given = [
        "Hạnh", "Dũng", "Hương", "Tuấn", "Lan", "Sơn", "Mai", "Hải", "Thảo", "Long", "Phương", "Đạt", "Yến", "Bình",
    ]

    static func name(_ random: inout DemonstrationRandom) -> String {
        let family = families[random.next(families.count)]
        return "\(family) \(middles[random.next(middles.count)]) \(given[random.next(given.count)])"
    }

    static func people(_ random: inout DemonstrationRandom) -> Dossier.People {
        let contact = name(&random)
        let number = 1_000_000 + random.next(8_999_999)
        let login = contact.folded.split(separator: " ").joined(separator: ".")
        return Dossier.People(
            leader: name(&random), contact: contact, phone: "090\(number)", email: "\(login)@example.edu.vn")
    }

    private static let works = [
        "Rà soát hiện trạng, lập danh sách việc cần làm và giao cho từng tổ; hoàn thành trong học kỳ I.",
        "Tổ chức hai buổi tập huấn cho toàn thể giáo viên, có bài thực hành và đánh giá sau tập huấn.",
        "Ban hành quy chế, phân công người quản lý, kiểm tra mỗi tháng một lần và ghi biên bản.",
        "Mỗi tổ chuyên môn xây dựng ít nhất bốn học liệu và chia sẻ lên kho dùng chung của Ngành.",
        "Cập nhật đầy đủ dữ liệu trước ngày 15 hằng tháng, đối chiếu với sổ sách và sửa sai sót.",
        "Mua bổ sung thiết bị theo dự toán đã duyệt, nghiệm thu và đưa vào sử dụng trước học kỳ II.",
    ]

    static func plan(
        _ task: GuidanceTask, _ people: Dossier.People, _ random: inout DemonstrationRandom, year due: Day
    ) -> [String: String] {
        let months = 1 + random.next(7)
        let from = due.adding(days: 5)
        let who =
            random.next(3) == 0 ? people.contact : "Tổ \(["Tin học", "Văn phòng", "Toán", "Ngữ văn"][random.next(4)])"
        return [
            "what": works[random.next(works.count)], "who": who, "from": from.iso,
            "to": from.adding(days: 30 * months).iso,
            "cost": random.next(3) == 0 ? "\((1 + random.next(40)) * 1_000_000)" : "0",
        ]
    }

    static func remark(_ random: inout DemonstrationRandom) -> String {
        [
            "Chưa nêu số lượng và thời gian cụ thể.",
            "Kinh phí chưa khớp với dự toán đã duyệt, đề nghị kiểm tra lại.",
            "Cần ghi rõ họ tên người chịu trách nhiệm.",
        ][random.next(3)]
    }
}
