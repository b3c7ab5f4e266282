internal import Base

/// Where a delivery stands.
public enum DeliveryState: String, Sendable, CaseIterable {
    case waiting
    case sending
    case delivered
    case refused
    /// It was handed over and nobody knows whether it was taken; a person decides.
    case unknown
    /// Telling it made no more sense before it could be sent.
    case expired
}

/// When to try again: after 1, 2, 4, 8 … minutes, at least every four hours, for five days (RFC 5321, 4.5.4.1).
enum BackOff {
    static let longest = 4 * 3600
    static let patience = 5 * 86_400

    /// - Parameter tries: how often it was tried so far.
    /// - Returns: nil when it was tried for long enough.
    static func next(afterTries tries: Int, created: Instant, now: Instant) -> Instant? {
        guard now.seconds(since: created) < patience else { return nil }
        let seconds = min(longest, 60 << min(max(0, tries - 1), 10))
        return now.adding(seconds: seconds)
    }
}
