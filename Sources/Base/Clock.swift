internal import Foundation

/// Where the program gets the time from: given to everything that needs it, so that tests and demonstrations can
/// live on another day.
public struct Clock: Sendable {
    public let now: @Sendable () -> Instant
    /// The time that other machines have, also when this clock is moved: what a phone's codes are made from.
    public let outside: @Sendable () -> Instant

    public init(now: @escaping @Sendable () -> Instant) {
        self.now = now
        outside = now
    }

    private init(now: @escaping @Sendable () -> Instant, outside: @escaping @Sendable () -> Instant) {
        self.now = now
        self.outside = outside
    }

    public var today: Day { now().day }

    /// The machine's clock.
    public static let system = Clock { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// The machine's clock moved by a fixed distance, for a demonstration that plays in another school year.
    public static func shifted(seconds: Int) -> Clock {
        Clock(now: { Clock.system.now().adding(seconds: seconds) }, outside: Clock.system.now)
    }

    /// A clock that stands still.
    public static func fixed(_ instant: Instant) -> Clock { Clock { instant } }
}
