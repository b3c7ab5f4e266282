import Base
import Files
import Foundation
import Testing

@Suite struct CalendarTests {
    private func event(_ title: String, details: String = "", url: String? = nil, reminder: Int? = 3) -> CalendarEvent {
        CalendarEvent(
            id: "a-1", day: Day(iso: "2023-12-31")!, title: title, details: details, url: url,
            stamp: Instant(iso: "2023-09-30T16:59:59.123Z")!, sequence: 2, reminderDays: reminder)
    }

    @Test func aWholeCalendar() {
        let text = CalendarText.write(
            name: "Hạn, nộp", [event("Nộp; báo cáo", details: "a\\b\r\nc", url: "https://x/?a=1,2;3")])
        #expect(
            text
                == [
                    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Khue//Khue//VI", "CALSCALE:GREGORIAN",
                    "METHOD:PUBLISH",
                    "X-WR-CALNAME:Hạn\\, nộp", "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
                    "BEGIN:VEVENT", "UID:a-1@khue",
                    "DTSTAMP:20230930T165959Z", "DTSTART;VALUE=DATE:20231231", "DTEND;VALUE=DATE:20240101",
                    "SEQUENCE:2",
                    "SUMMARY:Nộp\\; báo cáo", "DESCRIPTION:a\\\\b\\nc", "URL:https://x/?a=1,2;3", "TRANSP:TRANSPARENT",
                    "BEGIN:VALARM",
                    "ACTION:DISPLAY", "DESCRIPTION:Nộp\\; báo cáo", "TRIGGER:-P3D", "END:VALARM", "END:VEVENT",
                    "END:VCALENDAR", "",
                ].joined(separator: "\r\n"))
    }

    @Test func linesAreFoldedWithinLettersNever() {
        for length in 1...120 {
            let title = String(repeating: "ệ", count: length) + "b" + String(repeating: "👩‍👩‍👧‍👦", count: length % 7)
            let text = CalendarText.write(name: "", [event(title)])
            for line in text.components(separatedBy: "\r\n") {
                #expect(line.utf8.count <= 75)
                #expect(String(validating: Array(line.utf8), as: UTF8.self) != nil)
            }
            #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:\(title)\r\n"))
        }
    }

    @Test func nothingCanBreakOutOfALine() {
        let text = CalendarText.write(
            name: "x\r\nBEGIN:VEVENT",
            [event("a\rEND:VEVENT\u{2028}b", url: "http://x\r\nEND:VCALENDAR", reminder: nil)])
        #expect(
            text.components(separatedBy: "\r\n").filter { $0.hasPrefix("BEGIN:VEVENT") || $0.hasPrefix("END:") }.count
                == 3)
        #expect(!text.contains("VALARM"))
        #expect(!text.replacing("\r\n", with: "").utf8.contains(13))
    }
}
