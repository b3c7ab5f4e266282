internal import Base

/// How a person wants to be told.
public struct Preference: Sendable, Equatable {
    public var byMail: Bool
    public var byHook: Bool
    /// The telephone number for SMS and Zalo.
    public var number: String
    /// All of a day in one letter, and one notification on each device, in the morning.
    public var isDaily: Bool
    /// The hours, in the city's time, in which nothing is sent: from the first to before the last.
    public var quiet: Quiet?

    public struct Quiet: Sendable, Equatable {
        public let from: Int
        public let to: Int

        /// Nil when the hours are not two different ones of a day.
        public init?(from: Int, to: Int) {
            guard (0...23).contains(from), (0...23).contains(to), from != to else { return nil }
            self.from = from
            self.to = to
        }
    }

    public init(
        byMail: Bool = true, byHook: Bool = false, number: String = "", isDaily: Bool = false, quiet: Quiet? = nil
    ) {
        self.byMail = byMail
        self.byHook = byHook
        self.number = number
        self.isDaily = isDaily
        self.quiet = quiet
    }
}

/// When something may be sent to a person.
enum DeliveryTime {
    /// The hour of the daily letter.
    static let morning = 7
    /// For how many seconds a browser is told something; who comes later reads it in the program.
    static let pushPatience = 3 * 86_400

    /// The first moment for something new: at once, in the next daily letter, and never in quiet hours.
    static func first(after now: Instant, _ preference: Preference) -> Instant {
        guard preference.isDaily else { return awake(now, preference) }
        let today = Instant(now.day, hour: morning)
        return awake(today > now ? today : Instant(now.day.adding(days: 1), hour: morning), preference)
    }

    /// The moment itself, or the end of the quiet hours in which it falls.
    static func awake(_ moment: Instant, _ preference: Preference) -> Instant {
        guard let quiet = preference.quiet else { return moment }
        let hour = moment.timeOfDay.hour
        let isOverNight = quiet.from > quiet.to
        let isQuiet = isOverNight ? hour >= quiet.from || hour < quiet.to : (quiet.from..<quiet.to).contains(hour)
        guard isQuiet else { return moment }
        let day = isOverNight && hour >= quiet.from ? moment.day.adding(days: 1) : moment.day
        return Instant(day, hour: quiet.to)
    }
}
