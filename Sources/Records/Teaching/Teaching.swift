internal import Base
internal import Database

/// Who teaches a subject of a class from a day until the day before another (Decision 4998/QĐ-BGDĐT: MA_MON_HOC, HOC_KY,
/// GIAO_VIEN_ID).
struct Teaching: Sendable, Equatable, Codable {
    enum Term: Int, Sendable, CaseIterable, Codable {
        case first = 1
        case second = 2
        case year = 3
    }

    let classID: ClassID
    /// DM_MON_HOC
    let subject: String
    let term: Term
    var teacher: StaffID?
    /// Periods a week.
    var periods: Int?
    var from: Day
    /// Nil while it is so.
    var to: Day?
}

/// What may be said of who teaches; pure.
enum TeachingRules {
    /// A new teacher comes after the one before, or after the subject was last taught, and within the school year of the
    /// class.
    static func problem(from day: Day, after old: Teaching?, ended: Day?, in year: SchoolYear) -> Text? {
        if let old, day <= old.from { return TeachingTexts.tooEarly(old.from) }
        if let ended, day < ended { return TeachingTexts.taughtUntil(ended) }
        return SchoolYear(of: day) == year ? nil : BulkTexts.otherYear
    }

    /// Nobody teaches it from a day on: it was taught before, and the day has come.
    static func problem(ending old: Teaching, on day: Day, today: Day) -> Text? {
        if day <= old.from { return TeachingTexts.tooEarly(old.from) }
        return day > today ? MemberTexts.dayToCome : nil
    }
}
