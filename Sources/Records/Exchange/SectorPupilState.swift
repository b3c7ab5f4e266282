internal import Base
internal import Organisation

/// The parts of a school year that DM_TRANG_THAI_HOC_SINH tells apart; pure.
struct SectorTerms: Sendable {
    enum Term: Int, Sendable {
        case first
        case second
        case summer
    }

    private let starts: Day?
    private let second: Day?
    private let ends: Day?

    /// The days that were decided; a year that nobody decided turns on 1 January and ends on 31 May (the day of the
    /// end-of-year snapshot).
    init(_ frame: SchoolYearFrame?, _ year: SchoolYear) {
        starts = frame?.startsOn
        second = frame?.secondTermOn ?? Day(year: year.start + 1, month: 1, day: 1)
        ends = frame?.endsOn ?? Day(year: year.start + 1, month: 5, day: 31)
    }

    func term(_ day: Day) -> Term {
        if let starts, day < starts { return .summer }
        if let ends, day > ends { return .summer }
        return second.map { day < $0 } ?? true ? .first : .second
    }
}

/// How a pupil stands at a school, in the codes of DM_TRANG_THAI_HOC_SINH and DM_LY_DO_THOI_HOC; pure.
struct SectorPupilState: Sendable, Equatable {
    let status: Int
    let since: Day
    /// DM_LY_DO_THOI_HOC, where one was written down.
    var reason: String?
    /// Not at this school any more.
    var hasLeft = false
    /// At another school of ours.
    var isElsewhere = false

    /// - Parameter course: the placements of the year at this school, in their order; at least one.
    init(_ course: [Placement], on day: Day, _ terms: SectorTerms) {
        let came = course.last { $0.entry != .movedClass } ?? course.first
        if let last = course.last, let end = last.to, end <= day, let leaving = last.leaving {
            let term = terms.term(end).rawValue
            switch leaving {
            case .transferred, .leftCity:
                (status, since, hasLeft, isElsewhere) = ([4, 8, 11][term], end, true, leaving == .transferred)
                return
            case .droppedOut, .deferred:
                (status, since, hasLeft) = ([5, 9, 12][term], end, true)
                reason = last.reason.isEmpty ? (leaving == .deferred ? SectorPupilState.deferred : nil) : last.reason
                return
            case .movedClass, .promoted, .repeated, .finished: break
            }
        }
        since = came?.from ?? day
        let term = terms.term(since).rawValue
        switch came?.entry {
        case .transferred?, .fromOutside?: status = [2, 6, 10][term]
        case .returned?: status = [3, 7, 1][term]
        case .new?, .promoted?, .repeated?, .movedClass?, nil: status = 1
        }
    }

    /// The codes of those who are not at the school any more.
    static let gone: [SectorObject.Value?] = [4, 5, 8, 9, 11, 12].map { .number($0) }

    /// Bảo lưu kết quả.
    private static let deferred = "07"
}
