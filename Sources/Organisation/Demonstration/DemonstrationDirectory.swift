public import Base
public import Database
internal import Identity

/// A made-up directory: so many people at every unit, from a seed.
public enum DemonstrationDirectory {
    private static let families = [
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    ]
    private static let middles = ["Thị", "Văn", "Minh", "Thu", "Quốc", "Hồng", "Đức", "Thanh", "Ngọc", "Xuân", "Hữu"]
    private static let given = [
        "Hạnh", "Đường", "Mai", "Hùng", "Dũng", "Trang", "Tùng", "Hà", "Bảo", "Linh", "Huy", "Yến", "Phương", "Sơn",
        "Oanh", "Đạt", "Ánh", "Khuê", "Vân", "Cường", "Giang", "Nga", "Thủy", "Tâm", "Quỳnh",
    ]

    /// - Parameter people: how many stand at each unit; the first leads it.
    public static func fill(people: Int, seed: UInt64, at now: Instant, in tx: Transaction) throws {
        var random = CityRandom(state: seed)
        let units = try UnitRows.all(in: tx)
        let rows = units.flatMap { unit in
            (0..<people).map { number -> [StoredValue] in
                let name = [families, middles, given].map { $0[Int(random.next() % UInt64($0.count))] }
                    .joined(separator: " ")
                let post = [Post.leader, .deputy, .technology, .office][min(number, 3)]
                return [
                    ContactID(at: now, using: &random).stored, unit.id.stored, "".stored, name.stored,
                    name.folded.stored, name.personSortKey.stored,
                    "09\(10_000_000 + random.next() % 89_999_999)".stored,
                    "".stored, post.stored, (number == 0).stored,
                ]
            }
        }
        try tx.insert(
            into: "organisation_contact",
            [
                "id", "unit_id", "position", "name", "name_fold", "name_sort", "phone", "email", "post", "is_public",
            ], rows)
    }
}
