internal import Foundation

/// Where the program gets the time from: given to everything that needs it, so that tests and demonstrations can
/// live on another day.
public struct Clock: Sendable {
    public let now: @Sendable () -> Instant

    public init(now: @escaping @Sendable () -> Instant) { self.now = now }

    public var today: Day { now().day }

    /// The machine's clock.
    public static let system = Clock { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// The machine's clock moved by a fixed distance, for a demonstration that plays in another school year.
    public static func shifted(seconds: Int) -> Clock {
        Clock { Clock.system.now().adding(seconds: seconds) }
    }

    /// A clock that stands still.
    public static func fixed(_ instant: Instant) -> Clock { Clock { instant } }
}
