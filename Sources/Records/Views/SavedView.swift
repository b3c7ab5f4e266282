internal import Base
internal import Database
internal import Web

enum ViewTag {}
typealias ViewID = ID<ViewTag>

/// The filters and order of the list of pupils under a name.
struct SavedView: Sendable, Equatable {
    let id: ViewID
    let name: String
    /// What follows the question mark of the address.
    let query: String
    let isShared: Bool
    let isOwn: Bool
    let by: String
}

/// What of an address is worth keeping; pure.
enum SavedViewRules {
    /// The filters that the list knows, in this order; nothing else of an address is kept.
    private static let kept = [
        "class", "grade", "sex", "q", "age", "entry", "sessions", "boarding", "day", "sort", "direction",
    ]
    static let longest = 1000

    static func query(_ written: String) -> String {
        let values = FormValues(encoded: written)
        let pairs = kept.compactMap { name in
            values[name].flatMap { $0.isEmpty ? nil : (name, $0) }
        }
        return FormValues(pairs).encoded
    }
}
