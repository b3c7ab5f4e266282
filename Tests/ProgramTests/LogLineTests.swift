import Base
import Testing

/// What people type stands in the server's log in one line.
struct LogLineTests {
    /// A line break of somebody's cannot begin a line of the log.
    @Test func nothingSplitsALineOfTheLog() {
        let line = "a\r\n2026-01-01 error: forged\u{2028}b\u{202E}c\0\u{85}d".oneLine
        #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
        #expect(line == #"a\u{d}\u{a}2026-01-01 error: forged\u{2028}b\u{202e}c\u{0}\u{85}d"#)
    }
}
