internal import Base

/// Calendars that other programs subscribe to (RFC 5545).
public enum CalendarText {
    /// The text of an `.ics` file: whole days, each with its reminder; programs are asked to look again after 12 hours.
    public static func write(name: String, _ events: [CalendarEvent]) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Khue//Khue//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:\(CalendarLine.escaped(name))", "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
            "X-PUBLISHED-TTL:PT12H",
        ]
        for event in events { lines += CalendarText.lines(event) }
        lines.append("END:VCALENDAR")
        return lines.map { CalendarLine.folded($0) + "\r\n" }.joined()
    }

    private static func lines(_ event: CalendarEvent) -> [String] {
        let title = CalendarLine.escaped(event.title)
        var lines = [
            "BEGIN:VEVENT", "UID:\(CalendarLine.escaped(event.id))@khue", "DTSTAMP:\(stamp(event.stamp))",
            "DTSTART;VALUE=DATE:\(compact(event.day))", "DTEND;VALUE=DATE:\(compact(event.day.adding(days: 1)))",
            "SEQUENCE:\(event.sequence)", "SUMMARY:\(title)",
        ]
        if !event.details.isEmpty { lines.append("DESCRIPTION:\(CalendarLine.escaped(event.details))") }
        if let url = event.url { lines.append("URL:\(CalendarLine.address(url))") }
        lines.append("TRANSP:TRANSPARENT")
        if let days = event.reminderDays {
            let trigger = days > 0 ? "-P\(days)D" : "PT0S"
            lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(title)", "TRIGGER:\(trigger)", "END:VALARM"]
        }
        return lines + ["END:VEVENT"]
    }

    private static func compact(_ day: Day) -> String { day.iso.replacing("-", with: "") }

    /// `2023-09-30T16:59:59.000Z` becomes `20230930T165959Z`.
    private static func stamp(_ instant: Instant) -> String {
        String(instant.iso.filter { $0 != "-" && $0 != ":" }.prefix(15)) + "Z"
    }
}
