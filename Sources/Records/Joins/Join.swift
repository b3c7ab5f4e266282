internal import Base
internal import Database
internal import Identity

enum JoinTag {}
typealias JoinID = ID<JoinTag>

/// Two records at two schools that are said to be one child. Both schools confirm, or the superior of both.
struct Join: Sendable, Equatable {
    enum State: String, Sendable, CaseIterable, Storable {
        /// One school asks the other.
        case asked
        case done
        /// They are two children.
        case refused
        case withdrawn
        /// Joined once, and parted again.
        case parted
    }

    let id: JoinID
    let keep: PupilID
    let hide: PupilID
    let keepUnit: UnitID
    let hideUnit: UnitID
    var state: State
    let askedUnit: UnitID
    let askedAt: Instant
    /// Why they are said to be one child.
    var reason = ""
    var answer = ""
    var version = 1
}

/// Who may do what with two records at two schools; pure.
enum JoinRules {
    enum Side: Sendable {
        /// The school that holds the record which stays, or the one that holds the other.
        case keep
        case hide
        /// Reaches both.
        case superior
    }

    /// A superior of one of the schools only has no side: the other school's word is still needed, and the own school's
    /// cannot be given for it.
    static func side(of scope: UnitID, keep: UnitID, hide: UnitID, reachesBoth: Bool) -> Side? {
        if reachesBoth { return .superior }
        return scope == keep ? .keep : scope == hide ? .hide : nil
    }

    /// - Parameter asked: whether the unit of this side is the one that asked.
    static func next(_ state: Join.State, by side: Side, asked: Bool) -> [Join.State] {
        switch state {
        case .asked: side == .superior ? [.done, .refused] : asked ? [.withdrawn] : [.done, .refused]
        // Whoever loses sight of a child by a wrong joining can take it back alone.
        case .done: [.parted]
        // What a school found of its own record does not bind the superior, who sees both.
        case .refused: side == .superior ? [.done] : []
        case .withdrawn, .parted: []
        }
    }

    /// Whether a pair with such a case behind it is asked about again.
    static func isOpen(after state: Join.State?) -> Bool {
        switch state {
        case nil, .withdrawn, .parted: true
        case .asked, .done, .refused: false
        }
    }

    /// The record that stays is the one of the school where the child is now: the later last placement.
    static func keeps(_ first: PlacementHistory, over second: PlacementHistory) -> Bool {
        guard let one = first.last, let two = second.last else { return second.last == nil }
        let isOpen = (one.to == nil, two.to == nil)
        if one.from != two.from { return one.from > two.from }
        if isOpen.0 != isOpen.1 { return isOpen.0 }
        return one.pupil.text < two.pupil.text
    }
}

/// Why two records are not joined, or not parted.
enum JoinRefusal: Refusal, Equatable {
    /// Both say that the child was with them on this day.
    case overlap(Day)
    case broken
    case changedSince
    case openTransfer
    case notNow
    /// The record was joined once more since, and that comes apart first.
    case laterFirst

    var kind: RefusalKind { .conflict }
    var explanation: Text {
        switch self {
        case .overlap:
            Text(
                "Hai hồ sơ cùng ghi em học ở hai nơi trong một ngày nên chưa gộp được. Hai trường xem lại ngày vào, ngày rời rồi làm lại.",
                "Both records have the child in two places on one day. The schools correct their days first, then join."
            )
        case .broken:
            Text(
                "Quá trình học của hai hồ sơ không ghép được với nhau.",
                "The ways through the classes do not fit together.")
        case .changedSince:
            Text(
                "Quá trình học đã thay đổi nhiều sau khi gộp nên không tách được nữa; lập hồ sơ mới và chuyển trường.",
                "Too much has changed since the joining to part the records; use a new record and a transfer.")
        case .openTransfer:
            Text(
                "Một trong hai hồ sơ đang chờ chuyển trường; xử lý yêu cầu đó trước.",
                "One of the records is being transferred; deal with that first.")
        case .notNow:
            Text("Việc này đã được xử lý. Tải lại trang để xem.", "This was dealt with. Reload the page to see.")
        case .laterFirst:
            Text(
                "Sau lần gộp này, hồ sơ còn được gộp tiếp vào hồ sơ của trường khác; tách lần gộp sau trước.",
                "After this the record was joined with another school's; part that joining first.")
        }
    }
}
