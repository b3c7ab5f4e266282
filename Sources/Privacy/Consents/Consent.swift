internal import Base
internal import Components
internal import Database
internal import Identity

/// A text on which a unit asks for consent, in one version.
struct ConsentText: Sendable, Equatable {
    let id: ConsentTextID
    let unit: UnitID
    let purpose: String
    let version: Int
    let words: String
    /// Whether private life of the person is published.
    let isPublication: Bool
    /// The name of the table of the program that rests on it; empty when none does.
    let covers: String
    let endedAt: Instant?
}

/// One answer to a text: who agreed for whom, and when it was taken back.
struct Consent: Sendable, Equatable {
    let id: ConsentID
    let text: ConsentTextID
    let person: DataPerson
    let givenBy: AccountID
    let givenAt: Instant
    let childAt: Instant?
    let withdrawnAt: Instant?
}

/// Whether an answer is a consent in law.
///
/// Law 91/2025/QH15, art. 9: silence is none, and it can be withdrawn at any time. Art. 24: the representative consents
/// for a child; publishing private life of a child of seven years or more needs the child's own yes as well. The law
/// says nothing of 16 and 17; here the child is asked until 18, which is the safer reading.
enum ConsentRule {
    enum State: String, Sendable, CaseIterable {
        case none
        /// The representative agreed, the child has not been asked yet.
        case waitsForChild
        case valid
        case withdrawn
        /// The unit no longer asks on this text.
        case ended

        /// Whether there is something to withdraw.
        var isGiven: Bool { self == .valid || self == .waitsForChild }
    }

    static func state(_ consent: Consent?, of text: ConsentText, bornOn: Day?, on today: Day) -> State {
        guard let consent else { return text.endedAt == nil ? .none : .ended }
        if consent.withdrawnAt != nil { return .withdrawn }
        if text.endedAt != nil { return .ended }
        guard text.isPublication, needsChild(bornOn, on: today) else { return .valid }
        return consent.childAt == nil ? .waitsForChild : .valid
    }

    /// Whether a person of this birth date says yes for themself beside the representative. An unknown date asks.
    static func needsChild(_ bornOn: Day?, on today: Day) -> Bool {
        guard let bornOn else { return true }
        return age(bornOn, on: today) >= 7
    }

    /// Whole years of life.
    static func age(_ bornOn: Day, on today: Day) -> Int {
        let hasPassed = (today.month, today.day) >= (bornOn.month, bornOn.day)
        return today.year - bornOn.year - (hasPassed ? 0 : 1)
    }
}

extension ConsentRule.State {
    var badge: Badge {
        switch self {
        case .none: Badge(Text("Chưa đồng ý", "Not agreed"), .neutral)
        case .waitsForChild: Badge(Text("Chờ chính em đồng ý", "The child is to agree"), .warning)
        case .valid: Badge(Text("Đã đồng ý", "Agreed"), .good)
        case .withdrawn: Badge(Text("Đã rút lại", "Withdrawn"), .bad)
        case .ended: Badge(Text("Không còn hỏi", "No longer asked"), .neutral)
        }
    }
}

/// Every sentence about consent.
enum ConsentTexts {
    static let help = Text(
        "Chỉ xin đồng ý cho việc không phải nhiệm vụ theo luật (ví dụ đăng ảnh). Im lặng không phải là đồng ý (Đ.9); cha mẹ rút lại được bất cứ lúc nào.",
        "Only for what is no duty by law, such as publishing pictures. Silence is no consent (art. 9); it can be withdrawn at any time."
    )
    static let new = Text("Soạn nội dung xin đồng ý", "Write a text to ask on")
    static let purpose = Text("Mục đích", "Purpose")
    static let purposeMissing = Text(
        "Ghi mục đích, mỗi mục đích một nội dung riêng.", "Give the purpose, one for each text.")
    static let words = Text("Nội dung", "Text")
    static let wordsHint = Text(
        "Dữ liệu nào, ai dùng, để làm gì, trong bao lâu, cách rút lại. Sửa nội dung là một phiên bản mới và phải hỏi lại.",
        "Which data, who uses it, for what, how long, how to withdraw. A changed text is a new version and asks anew.")
    static let wordsMissing = Text("Viết nội dung mà cha mẹ sẽ đọc.", "Write what guardians will read.")
    static let isPublication = Text(
        "Có công bố đời sống riêng tư (ảnh, thành tích…): em từ 7 tuổi phải tự đồng ý (Đ.24)",
        "Publishes private life (pictures, achievements…): a child of 7 or more agrees too (art. 24)")
    static let covers = Text("Chương trình giữ nhờ sự đồng ý này", "Kept in the program on this consent")
    static let coversHint = Text(
        "Khi xóa dữ liệu này theo yêu cầu, sự đồng ý cũng được rút lại.",
        "When it is erased on request, the consent is withdrawn with it.")
    static let coversUnknown = Text("Chọn một mục trong danh sách.", "Choose one of the list.")
    static let coversNothing = Text("Không có dữ liệu nào", "Nothing")
    static let publish = Text("Xin đồng ý", "Ask for consent")
    static let version = Text("Phiên bản", "Version")
    static let agreed = Text("Đồng ý", "Agreed")
    static let none = Text("Trường chưa xin đồng ý điều gì.", "The school asks for no consent.")
    static let noAnswers = Text("Chưa có cha mẹ nào trả lời.", "No guardian has answered.")
    static let pupil = Text("Học sinh", "Pupil")
    static let given = Text("Cha mẹ đồng ý lúc", "Guardian agreed at")
    static let withdrawnAt = Text("Rút lại lúc", "Withdrawn at")
    static let childSays = Text("Em đã tự đồng ý", "The child agreed")
    static let end = Text("Ngừng xin đồng ý", "Stop asking")
    static let endConfirm = Text(
        "Ngừng dùng nội dung này? Việc đã làm dựa trên nó phải dừng.",
        "Stop using this text? What rests on it must stop.")
    static let agree = Text("Tôi đồng ý", "I agree")
    static let withdraw = Text("Rút lại sự đồng ý", "Withdraw consent")
    static let withdrawConfirm = Text("Rút lại sự đồng ý này?", "Withdraw this consent?")
    static let ended = Text("Trường không còn xin đồng ý điều này.", "The school no longer asks this.")
    static let notGiven = Text("Chưa có sự đồng ý nào để rút lại.", "There is no consent to withdraw.")
}

/// Why an answer to a text cannot be taken.
enum ConsentRefusal: Refusal, Equatable {
    case ended
    case notGiven

    var kind: RefusalKind { .conflict }
    var explanation: Text { self == .ended ? ConsentTexts.ended : ConsentTexts.notGiven }
}

/// What a school asks a person for one of their children, with the answer there is.
struct AskedConsent: Sendable {
    let subject: OwnSubject
    let text: ConsentText
    let consent: Consent?
}
