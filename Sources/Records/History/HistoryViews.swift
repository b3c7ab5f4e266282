internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// Who changed what of a record, and when.
enum HistoryViews {
    static func section(_ log: [History.Line], _ html: inout HTML) {
        let language = html.language
        let events = log.compactMap { event($0, language) }
        guard !events.isEmpty else { return }
        html.disclosure(HistoryTexts.title) { $0.timeline(events) }
    }

    /// Only actions that are named here are shown: what is sensitive has a page of its own, by disclosure.
    private static func event(_ line: History.Line, _ language: Language) -> TimelineEvent? {
        guard let what = HistoryTexts.action(line.action) else { return nil }
        return TimelineEvent(what, who: line.name, at: line.at, note: note(line, language))
    }

    private static func note(_ line: History.Line, _ language: Language) -> String {
        let changes = line.changes.filter { $0.old != $0.new }.map { change in
            let label = HistoryTexts.field(change.field)(language)
            return "\(label): \(change.old ?? "–") → \(change.new ?? "–")"
        }
        // The reason, or the day from which something holds.
        return (changes + [Day(iso: line.detail).map { Format(language).day($0) } ?? line.detail])
            .filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
