/// The languages of the pages. Vietnamese is the default, English a choice.
public enum Language: String, Sendable, CaseIterable, Codable {
    case vi
    case en
}

/// One sentence in both languages, side by side, so that a missing one does not compile.
public struct Text: Hashable, Sendable {
    public let vi: String
    public let en: String

    public init(_ vi: String, _ en: String) {
        self.vi = vi
        self.en = en
    }

    /// The same words in both languages: names, numbers, addresses.
    public init(verbatim text: String) {
        vi = text
        en = text
    }

    public func callAsFunction(_ language: Language) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }
}

/// The rules say no: what was asked is not allowed or not possible, and the person can be told why.
///
/// A refusal is not an error of the program: it is shown, never logged as a fault.
public protocol Refusal: Error, Sendable {
    /// What happened, why, and what to do, in the reader's language.
    var explanation: Text { get }
    /// How the answer is marked for programs.
    var kind: RefusalKind { get }
    /// The field of the form it is about, if it is about one.
    var field: String? { get }
}

extension Refusal {
    public var kind: RefusalKind { .invalid }
    public var field: String? { nil }
}

/// The classes of refusal that a page or an API tells apart.
public enum RefusalKind: Sendable {
    /// What was sent breaks a rule (422).
    case invalid
    /// Somebody else changed the record in the meantime, or its state no longer allows it (409).
    case conflict
    /// It does not exist for this person (404).
    case notFound
}
