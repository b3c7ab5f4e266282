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

    /// - Throws: a ``SchoolYearRefusal`` when the days are not in order, belong to another school year (they turn on
    ///   1 August, so two frames never overlap), or no source is given.
    public init(
        _ schoolYear: SchoolYear, startsOn: Day, secondTermOn: Day, endsOn: Day, source: String
    ) throws(SchoolYearRefusal) {
        guard startsOn < secondTermOn, secondTermOn <= endsOn else { throw .outOfOrder }
        guard SchoolYear(of: startsOn) == schoolYear, SchoolYear(of: endsOn) == schoolYear else {
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

    /// The whole weeks between the first and the last day of each term, holidays included.
    public var weeks: (first: Int, second: Int) {
        (secondTermOn.days(since: startsOn) / 7, (endsOn.days(since: secondTermOn) + 1) / 7)
    }

    /// Whether the terms are too short for the 35 weeks of study of a year, 18 and 17 (reference, section 2.2), even if
    /// nothing were celebrated. A warning and no refusal: years of storms and epidemics were shorter.
    public var isShort: Bool { weeks.first < 18 || weeks.second < 17 }
}

/// Why the frame of a school year cannot be as given.
public enum SchoolYearRefusal: Refusal, Equatable {
    case outOfOrder
    case otherYear(SchoolYear)
    case sourceMissing
    /// The year was decided already; it is changed, not entered once more.
    case known(SchoolYear)
    /// Somebody else has changed it in the meantime.
    case changed

    public var kind: RefusalKind { self == .changed ? .conflict : .invalid }

    public var field: String? {
        switch self {
        case .outOfOrder: "second"
        case .otherYear: "starts"
        case .sourceMissing: "source"
        case .known: "year"
        case .changed: nil
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
                "Các ngày của năm học \(year.text) nằm từ 1/8/\(year.start) đến 31/7/\(year.start + 1).",
                "The days of the school year \(year.text) lie between 1/8/\(year.start) and 31/7/\(year.start + 1).")
        case .sourceMissing:
            Text("Ghi số và ngày của quyết định làm căn cứ.", "Give the number and day of the decision it rests on.")
        case .known(let year):
            Text(
                "Năm học \(year.text) đã có; mở năm học đó để sửa.",
                "The school year \(year.text) is there already; open it to change it.")
        case .changed:
            Text(
                "Người khác vừa sửa năm học này. Nội dung bạn gõ vẫn còn đây; tải lại trang để xem bản mới trước khi lưu.",
                "Somebody else has just changed this year. What you typed is still here; reload to see the new days "
                    + "first.")
        }
    }
}
