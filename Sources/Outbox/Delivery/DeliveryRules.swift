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

    /// How long another machine may ask us to wait.
    static let longestAsked = 86_400

    /// - Parameters:
    ///   - tries: how often it was tried so far.
    ///   - wait: for how many seconds the other side asked; never shorter than that, if it asked for no more than a day.
    /// - Returns: nil when it was tried for long enough.
    static func next(afterTries tries: Int, created: Instant, now: Instant, wait: Int? = nil) -> Instant? {
        guard now.seconds(since: created) < patience else { return nil }
        let seconds = min(longest, 60 << min(max(0, tries - 1), 10))
        return now.adding(seconds: max(seconds, min(wait ?? 0, longestAsked)))
    }
}
