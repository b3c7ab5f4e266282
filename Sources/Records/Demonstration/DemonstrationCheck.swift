internal import Base
internal import Database
internal import Organisation

/// What school health found of one child in September: made up from the child's number, so that nothing else of the
/// city changes by it.
struct DemonstrationCheck {
    private let height: Int
    private let weight: Int
    private let nutrition: String
    private let eyes: String
    private let day: Int
    private let random: CityRandom

    /// Median height in centimetres and weight in hectograms at the ages from 2 to 17, roughly as growth charts have them.
    private static let medians = [
        (87, 122), (96, 143), (103, 163), (110, 183), (116, 205), (121, 229), (127, 255), (132, 282), (138, 320),
        (143, 360), (149, 410), (155, 455), (160, 495), (163, 525), (165, 550), (166, 565),
    ]

    /// - Returns: nil when the child was not looked at: kindergartens are through in the autumn, others have begun.
    init?(_ serial: Int, age: Int, sex: Sex, _ level: Level?) {
        var random = CityRandom(state: UInt64(serial))
        let share = level == .preschool ? 96 : level == .primary ? 60 : 20
        guard random.next(100) < share else { return nil }
        let median = DemonstrationCheck.medians[min(max(age - 2, 0), DemonstrationCheck.medians.count - 1)]
        let taller = sex == .male && age > 13 ? 60 : 0
        var height = median.0 * 10 + taller + random.next(101) - 50
        var weight = median.1 * 100 * (90 + random.next(21)) / 100
        let ticket = random.next(100)
        // Underweight, stunted, wasted, overweight; the others are as they should be (TINH_TRANG_DINH_DUONG).
        switch ticket {
        case ..<4:
            nutrition = "01"
            weight = weight * 78 / 100
        case ..<10:
            nutrition = "02"
            height -= 90
        case ..<11:
            nutrition = "03"
            weight = weight * 74 / 100
        case 85...:
            nutrition = "04"
            weight = weight * 135 / 100
        default: nutrition = "00"
        }
        self.height = height
        self.weight = weight
        eyes = age > 5 && random.next(4) == 0 ? "7/10" : "10/10"
        day = 11 + serial % 14
        self.random = random
    }

    static let columns: [StaticString] = [
        "id", "pupil_id", "checked_on", "height", "weight", "nutrition", "eyes", "entered_by", "entered_at",
    ]

    func values(of pupil: PupilID, _ year: SchoolYear, at moment: Instant, in tx: Transaction) throws -> [StoredValue] {
        var random = random
        let seen = Day(year: year.start, month: 9, day: day) ?? Day(daysSinceEpoch: 0)
        let id = ID<HealthCheck>(at: moment, using: &random).text
        func sealed(_ field: HealthField, _ value: some Storable) throws -> StoredValue {
            try field.seal(value, of: id, in: tx)?.stored ?? .null
        }
        return [
            .text(id), pupil.stored, seen.stored, try sealed(.height, height), try sealed(.weight, weight),
            try sealed(.nutrition, nutrition), try sealed(.eyes, eyes), .text(""), Instant(seen, hour: 15).stored,
        ]
    }
}
