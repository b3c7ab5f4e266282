/// Keeps spreadsheet programs from taking the text of a CSV cell for a formula.
enum CSVGuard {
    /// With an apostrophe before it when it begins with a sign of a formula; the apostrophe stays when it is read.
    static func added(_ text: String) -> String {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": "'" + text
        default: text
        }
    }
}
