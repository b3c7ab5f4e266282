internal import Base

/// Reading lines of the log: ids of units become the names that people know.
enum AuditWords {
    /// Everything in a text that has the form of an id.
    static func ids(in text: String) -> [String] {
        text.split { !$0.isHexDigit && $0 != "-" }.map(String.init).filter { isID($0) }
    }

    /// The text with the names of units in place of their ids; other ids stay.
    static func named(_ text: String, _ names: [String: String]) -> String {
        ids(in: text).reduce(text) { text, id in names[id].map { text.replacing(id, with: $0) } ?? text }
    }

    private static func isID(_ word: String) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12]
    }
}
