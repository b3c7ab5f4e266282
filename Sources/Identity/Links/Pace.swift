internal import Base
internal import Web

/// That a person filled a form in (ASVS 11.1.2): what is open to everybody and makes the program do something is not taken
/// within a second of being shown, nor half a day later. A sealed field tells when it was shown; it stops what sends forms
/// as fast as it reads them, and slows down what waits.
enum Pace {
    private static let field = "shown"
    /// In milliseconds.
    private static let taken: ClosedRange<Int64> = 1000...43_200_000

    /// The field that the form carries.
    static func shown(_ visit: Visit) -> (String, String) {
        let at = String(visit.now.milliseconds)
        return (field, "\(at).\(visit.seal("shown " + at))")
    }

    static func check(_ visit: Visit) throws(PaceRefusal) {
        let parts = (visit.form.values[field] ?? "").split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let at = Int64(parts[0]),
            Secret.equal(Array(parts[1].utf8), Array(visit.seal("shown " + parts[0]).utf8)),
            taken.contains(visit.now.milliseconds - at)
        else { throw PaceRefusal() }
    }
}

/// The form came quicker than a person types, or much later.
struct PaceRefusal: Refusal {
    var explanation: Text {
        Text(
            "Biểu mẫu được gửi quá nhanh hoặc trang đã mở quá lâu. Đợi vài giây rồi gửi lại.",
            "The form came too quickly, or the page was open for too long. Wait some seconds and send it again.")
    }
}
