internal import Base
internal import Organisation

/// Believable Vietnamese names from a seed, with their folded and sorted forms made once per name.
struct DemonstrationPeople {
    struct Name {
        let text: String
        let fold: String
        let sort: String
    }

    private var made: [String: Name] = [:]

    /// Family names with their share in a thousand, after the usual counts for the north.
    private static let families: [(String, Int)] = [
        ("Nguyễn", 384), ("Trần", 110), ("Lê", 95), ("Phạm", 71), ("Hoàng", 51), ("Vũ", 45), ("Phan", 40),
        ("Đặng", 30), ("Bùi", 28), ("Đỗ", 26), ("Ngô", 22), ("Dương", 20), ("Đinh", 16), ("Lưu", 13), ("Đoàn", 12),
        ("Trịnh", 12), ("Hà", 10), ("Cao", 9), ("Mai", 6),
    ]
    private static let middles: [[String]] = [
        ["Văn", "Minh", "Gia", "Đức", "Quang", "Bảo", "Hữu", "Tuấn", "Anh", "Hoàng", "Đình", "Việt", "Xuân", "Thế"],
        ["Thị", "Ngọc", "Khánh", "Thùy", "Phương", "Minh", "Bảo", "Hà", "Thanh", "Diệu", "Quỳnh", "Mai", "Thu", "Kim"],
    ]
    private static let givens: [[String]] = [
        [
            "An", "Anh", "Bách", "Bình", "Cường", "Dũng", "Duy", "Đạt", "Đăng", "Hải", "Hiếu", "Hoàng", "Huy", "Hưng",
            "Khang", "Khánh", "Khoa", "Khôi", "Kiên", "Lâm", "Long", "Minh", "Nam", "Nguyên", "Nhật", "Phong", "Phúc",
            "Quân", "Quang", "Sơn", "Thái", "Thành", "Thịnh", "Tiến", "Trung", "Tuấn", "Tùng", "Việt", "Vinh", "Vũ",
        ],
        [
            "An", "Anh", "Ánh", "Châu", "Chi", "Diệp", "Dung", "Giang", "Hà", "Hân", "Hạnh", "Hiền", "Hoa", "Hương",
            "Huyền", "Khuê", "Lan", "Linh", "Loan", "Ly", "Mai", "My", "Nga", "Ngân", "Ngọc", "Nhi", "Nhung", "Oanh",
            "Phương", "Quyên", "Quỳnh", "Tâm", "Thảo", "Thư", "Thủy", "Trâm", "Trang", "Uyên", "Vân", "Yến",
        ],
    ]

    mutating func name(_ sex: Sex, _ random: inout CityRandom) -> Name {
        let place = sex == .male ? 0 : 1
        var ticket = random.next(1000)
        let family = DemonstrationPeople.families.first { entry in
            ticket -= entry.1
            return ticket < 0
        }
        let middles = DemonstrationPeople.middles[place]
        let givens = DemonstrationPeople.givens[place]
        let text =
            "\(family?.0 ?? "Nguyễn") \(middles[random.next(middles.count)]) \(givens[random.next(givens.count)])"
        if let name = made[text] { return name }
        let name = Name(text: text, fold: text.folded, sort: text.personSortKey)
        made[text] = name
        return name
    }
}
