public import Base

/// One day in a calendar.
public struct CalendarEvent: Sendable {
    public let id: String
    public let day: Day
    public let title: String
    public let details: String
    public let stamp: Instant
    /// Rises when the event changes.
    public let sequence: Int

    public init(id: String, day: Day, title: String, details: String, stamp: Instant, sequence: Int) {
        self.id = id
        self.day = day
        self.title = title
        self.details = details
        self.stamp = stamp
        self.sequence = sequence
    }
}

/// Calendars that other programs subscribe to (RFC 5545): whole days, with a reminder some days before.
public enum CalendarText {
    public static func write(name: String, _ events: [CalendarEvent]) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Khue//Guidance//VI", "METHOD:PUBLISH", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:\(escaped(name))", "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
        ]
        for event in events {
            lines += [
                "BEGIN:VEVENT", "UID:\(event.id)@khue", "DTSTAMP:\(stamp(event.stamp))",
                "DTSTART;VALUE=DATE:\(compact(event.day))", "DTEND;VALUE=DATE:\(compact(event.day.adding(days: 1)))",
                "SEQUENCE:\(event.sequence)", "SUMMARY:\(escaped(event.title))",
                "DESCRIPTION:\(escaped(event.details))", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
                "DESCRIPTION:\(escaped(event.title))", "TRIGGER:-P3D", "END:VALARM", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map(folded).joined(separator: "\r\n") + "\r\n"
    }

    private static func compact(_ day: Day) -> String { day.iso.replacing("-", with: "") }

    private static func stamp(_ instant: Instant) -> String {
        String(instant.iso.filter { $0 != "-" && $0 != ":" }.prefix(15)) + "Z"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n")
    }

    /// Lines of at most 75 octets, never cut inside a character.
    private static func folded(_ line: String) -> String {
        var result = ""
        var width = 0
        for character in line {
            let size = String(character).utf8.count
            if width + size > 74 {
                result += "\r\n "
                width = 1
            }
            result.append(character)
            width += size
        }
        return result
    }
}
