internal import Base

/// How a fact that is true from a day until another takes on a new value: what was true before stays readable.
enum Dated {
    enum Step: Equatable {
        /// The new value takes the place of one that began on the same day.
        case replace
        /// The old value ends and the new one begins.
        case follow
    }

    /// - Parameter since: the first day of the value that holds now.
    /// - Throws: ``DatedRefusal`` when a later change is already written down.
    static func step(since: Day, changes day: Day) throws(DatedRefusal) -> Step {
        if day < since { throw .changedLater(since) }
        return day == since ? .replace : .follow
    }
}

/// A change that would rewrite what came after it.
enum DatedRefusal: Refusal, Equatable {
    case changedLater(Day)

    var field: String? { "from" }
    var explanation: Text {
        switch self {
        case .changedLater(let day):
            Text(
                "Đã có thay đổi từ ngày \(Format(.vi).day(day)); ghi ngày bằng hoặc sau ngày đó.",
                "There is a change on \(Format(.en).day(day)) already; give that day or a later one.")
        }
    }
}
