internal import Synchronization

/// Whose tokens were taken when they were last shown, in this process: an account has one bucket however many tokens it makes,
/// and who is known here is not shut out by what a neighbour makes up.
final class TokenOwners: Sendable {
    private static let most = 100_000
    private let known = Mutex<[String: AccountID]>([:])

    /// - Parameter hash: of the token.
    func owner(of hash: String) -> AccountID? { known.withLock { $0[hash] } }

    func note(_ hash: String, of account: AccountID) {
        known.withLock { known in
            if known.count >= TokenOwners.most, known[hash] == nil { known.removeAll() }
            known[hash] = account
        }
    }

    func forget(_ hash: String) { known.withLock { _ = $0.removeValue(forKey: hash) } }
}
