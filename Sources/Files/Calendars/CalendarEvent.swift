public import Base

/// A whole day in a calendar.
public struct CalendarEvent: Sendable, Equatable {
    /// The same for the same event at every reading; letters, digits and hyphens.
    public let id: String
    public let day: Day
    public let title: String
    public let details: String
    /// Where to read more.
    public let url: String?
    /// When this state of the event was written.
    public let stamp: Instant
    /// Rises when the event changes.
    public let sequence: Int
    /// How many days before a reminder is due; nil for none.
    public let reminderDays: Int?

    public init(
        id: String, day: Day, title: String, details: String, url: String? = nil, stamp: Instant, sequence: Int,
        reminderDays: Int? = 3
    ) {
        self.id = id
        self.day = day
        self.title = title
        self.details = details
        self.url = url
        self.stamp = stamp
        self.sequence = sequence
        self.reminderDays = reminderDays
    }
}
