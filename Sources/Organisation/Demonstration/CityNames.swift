internal import Base

/// Names for a demonstration city: the districts of Hà Nội until 30 June 2025, and words for made-up schools.
enum CityNames {
    static let districts: [(String, String)] = [
        ("quận", "Ba Đình"), ("quận", "Hoàn Kiếm"), ("quận", "Đống Đa"), ("quận", "Hai Bà Trưng"),
        ("quận", "Cầu Giấy"), ("quận", "Tây Hồ"), ("quận", "Long Biên"), ("quận", "Hoàng Mai"),
        ("quận", "Thanh Xuân"), ("quận", "Nam Từ Liêm"), ("quận", "Bắc Từ Liêm"), ("quận", "Hà Đông"),
        ("thị xã", "Sơn Tây"), ("huyện", "Sóc Sơn"), ("huyện", "Đông Anh"), ("huyện", "Gia Lâm"),
        ("huyện", "Thanh Trì"), ("huyện", "Mê Linh"), ("huyện", "Ba Vì"), ("huyện", "Phúc Thọ"),
        ("huyện", "Đan Phượng"), ("huyện", "Hoài Đức"), ("huyện", "Quốc Oai"), ("huyện", "Thạch Thất"),
        ("huyện", "Chương Mỹ"), ("huyện", "Thanh Oai"), ("huyện", "Thường Tín"), ("huyện", "Phú Xuyên"),
        ("huyện", "Ứng Hòa"), ("huyện", "Mỹ Đức"),
    ]

    private static let first = [
        "Đường Lâm", "Sao Khuê", "Bình Minh", "Hoa Sen", "Dương Liễu", "Hồng Hà", "Ban Mai", "Thăng Long", "Phượng Vĩ",
        "Hướng Dương", "Trúc Bạch", "Đoàn Kết", "Tân Tiến", "Hòa Bình", "Thống Nhất", "Mùa Xuân", "Sông Nhuệ",
        "Ánh Dương", "Việt Hưng", "Yên Phúc", "Kim Sơn", "Đại Áng", "Tam Hưng", "Vạn Phúc", "Ngọc Lâm", "Lý Nam",
    ]

    /// A name that is the same for the same number: a word, a letter when the word has been used up, the district.
    static func school(_ number: Int, in district: String) -> String {
        let round = number / first.count
        let word = first[number % first.count]
        return round % 9 == 0 ? "\(word) – \(district)" : "\(word) \(round % 9 + 1) – \(district)"
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(daysSinceEpoch: 0)
    }
}
