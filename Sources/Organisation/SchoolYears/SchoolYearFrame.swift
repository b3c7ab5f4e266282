public import Base

/// The days of one school year as the city decided them.
public struct SchoolYearFrame: Sendable, Equatable {
    public let schoolYear: SchoolYear
    public let startsOn: Day
    /// The first day of the second term.
    public let secondTermOn: Day
    /// The last day.
    public let endsOn: Day
    /// The decision that says so, with number and day.
    public let source: String

    /// - Throws: a ``SchoolYearRefusal`` when the days are not in order, lie outside the two calendar years, or no
    ///   source is given.
    public init(
        _ schoolYear: SchoolYear, startsOn: Day, secondTermOn: Day, endsOn: Day, source: String
    ) throws(SchoolYearRefusal) {
        guard startsOn < secondTermOn, secondTermOn <= endsOn else { throw .outOfOrder }
        guard startsOn.year == schoolYear.start, endsOn.year == schoolYear.start + 1 else {
            throw .otherYear(schoolYear)
        }
        guard !source.trimmed.isEmpty else { throw .sourceMissing }
        self.schoolYear = schoolYear
        self.startsOn = startsOn
        self.secondTermOn = secondTermOn
        self.endsOn = endsOn
        self.source = source.trimmed
    }

    /// 1 or 2 on a day of the school year, nil outside of it.
    public func term(on day: Day) -> Int? {
        guard startsOn <= day, day <= endsOn else { return nil }
        return day < secondTermOn ? 1 : 2
    }
}

/// Why the frame of a school year cannot be as given.
public enum SchoolYearRefusal: Refusal, Equatable {
    case outOfOrder
    case otherYear(SchoolYear)
    case sourceMissing

    public var field: String? {
        switch self {
        case .outOfOrder: "secondTermOn"
        case .otherYear: "startsOn"
        case .sourceMissing: "source"
        }
    }

    public var explanation: Text {
        switch self {
        case .outOfOrder:
            Text(
                "Ngày bắt đầu, ngày vào học kỳ II và ngày kết thúc phải theo thứ tự thời gian.",
                "The start, the second term and the end must follow each other.")
        case .otherYear(let year):
            Text(
                "Năm học \(year.text) bắt đầu trong năm \(year.start) và kết thúc trong năm \(year.start + 1).",
                "The school year \(year.text) begins in \(year.start) and ends in \(year.start + 1).")
        case .sourceMissing:
            Text("Ghi số và ngày của quyết định làm căn cứ.", "Give the number and day of the decision it rests on.")
        }
    }
}
