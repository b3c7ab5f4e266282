internal import Base
internal import Database
internal import Identity

/// What somebody in the directory is at the unit.
enum Post: String, Sendable, CaseIterable, Storable {
    case leader
    case deputy
    /// The contact person for information technology whom the letter asks each unit to name (IV).
    case technology
    case office
    case other

    var label: Text {
        switch self {
        case .leader: Text("Lãnh đạo", "Leader")
        case .deputy: Text("Cấp phó", "Deputy")
        case .technology: Text("Đầu mối CNTT", "IT contact")
        case .office: Text("Văn phòng", "Office")
        case .other: Text("Khác", "Other")
        }
    }
}

enum ContactTag {}
typealias ContactID = ID<ContactTag>

/// A person of a unit in the directory.
struct Contact: Sendable, Equatable {
    let id: ContactID
    let unit: UnitID
    var name: String
    var post: Post
    /// As it stands on the door: "Hiệu trưởng", "Tổ trưởng tổ Tin học".
    var position: String
    var phone: String
    var email: String
    /// Whether citizens see phone and e-mail, too; name and position of those they may see at all.
    var isPublic: Bool
    var version: Int
}

/// Whether what a unit says of itself is fresh: it confirms its page of the directory each term.
enum Freshness: Sendable, Equatable {
    case fresh(Instant)
    case stale(Instant?)

    /// - Parameters:
    ///   - frame: the days of the school year; without them a term is taken to begin on 1 August and 1 January, the
    ///     dates between which the frames of all years so far lie.
    init(confirmed: Instant?, frame: SchoolYearFrame?, today: Day) {
        guard let confirmed else {
            self = .stale(nil)
            return
        }
        self = confirmed.day < Freshness.begin(frame, today) ? .stale(confirmed) : .fresh(confirmed)
    }

    /// The first day of the term that a day lies in.
    static func begin(_ frame: SchoolYearFrame?, _ today: Day) -> Day {
        if let frame {
            if today >= frame.secondTermOn { return frame.secondTermOn }
            if today >= frame.startsOn { return frame.startsOn }
        }
        return Day(year: today.year, month: today.month >= 8 ? 8 : 1, day: 1) ?? today
    }
}
