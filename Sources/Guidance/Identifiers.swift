internal import Base

enum LetterTag {}
typealias LetterID = ID<LetterTag>

enum EditionTag {}
typealias EditionID = ID<EditionTag>

enum DossierTag {}
typealias DossierID = ID<DossierTag>

enum SubmissionTag {}
typealias SubmissionID = ID<SubmissionTag>

enum RemarkTag {}
typealias RemarkID = ID<RemarkTag>

enum ExtensionTag {}
typealias ExtensionID = ID<ExtensionTag>

/// What stays the same about a task or a call from edition to edition: the path of the clause it was made from, or a
/// key given when it was added by hand. It stands in addresses, so it is short and plain.
struct Key: Hashable, Sendable, CustomStringConvertible {
    let text: String

    init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || (43...46).contains(byte) && byte != 44
        }
        guard isPlain, (1...40).contains(text.utf8.count) else { return nil }
        self.text = text
    }

    var description: String { text }
}
