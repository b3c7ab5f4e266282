internal import Base
internal import Database
internal import Identity

/// A pupil on the way from one school of the city to another: the new school asks, the old one hands over, and the
/// record goes along with nothing typed again.
struct Transfer: Sendable, Equatable {
    enum State: String, Sendable, CaseIterable, Storable {
        /// The new school asks for the record.
        case asked
        /// The old school has let go; the new one seats the pupil.
        case released
        case done
        case refused
        case withdrawn
    }

    let id: TransferID
    let pupil: PupilID
    let from: UnitID
    let to: UnitID
    /// The first day at the new school.
    let day: Day
    let reason: String
    var state: State
    var answer: String
    let askedAt: Instant
    let version: Int
}

/// What the two schools may do, in which state.
enum TransferRules {
    enum Side: Sendable {
        case old
        case new
    }

    static func next(_ state: Transfer.State, by side: Side) -> [Transfer.State] {
        switch (state, side) {
        case (.asked, .old): [.released, .refused]
        case (.asked, .new): [.withdrawn]
        case (.released, .new): [.done, .withdrawn]
        case (.released, .old): [.refused]
        case (.done, _), (.refused, _), (.withdrawn, _): []
        }
    }

    static func isOpen(_ state: Transfer.State) -> Bool { state == .asked || state == .released }
}

/// Why a transfer cannot go on.
enum TransferRefusal: Refusal, Equatable {
    case nobody
    case own
    case openAlready
    case notEnrolled
    case tooSoon(Day)
    case notNow

    var kind: RefusalKind { self == .nobody ? .invalid : .conflict }
    var field: String? { self == .nobody ? "code" : nil }
    var explanation: Text {
        switch self {
        case .nobody:
            Text(
                "Không tìm thấy học sinh có mã và ngày sinh này. Hỏi gia đình hoặc trường cũ mã học sinh.",
                "No pupil has this code and birth date. Ask the family or the old school for the code.")
        case .own: Text("Em này đang học ở trường bạn.", "This pupil is at your school.")
        case .openAlready:
            Text("Em này đang có một yêu cầu chuyển trường khác.", "There is another open transfer of this pupil.")
        case .notEnrolled:
            Text("Em này không còn học ở trường cũ.", "The pupil is no longer enrolled at the old school.")
        case .tooSoon(let day):
            Text(
                "Ngày chuyển phải sau ngày \(Format(.vi).day(day)).",
                "The pupil must move after \(Format(.en).day(day)).")
        case .notNow:
            Text(
                "Yêu cầu đã được xử lý. Tải lại trang để xem.", "The request was dealt with. Reload the page to see.")
        }
    }
}
