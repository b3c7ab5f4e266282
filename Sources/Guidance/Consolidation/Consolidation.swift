/// What the accepted reports of the units below say together: computed, never typed, and traceable to the
/// submissions it was drawn from.
struct Consolidation: Sendable, Equatable, Codable {
    /// Units that were asked, have handed in, and are accepted.
    var asked = 0
    var submitted = 0
    var accepted = 0
    var late = 0
    /// By the key of the task.
    var tasks: [String: Figures] = [:]
    /// The submissions that were drawn together.
    var sources: [Source] = []

    struct Figures: Sendable, Equatable, Codable {
        var reports = 0
        /// How many units chose which code of progress.
        var progress: [String: Int] = [:]
        var scoreSum = 0
        var scored = 0
        var cost = 0

        /// The mean of the scores in tenths, rounded half up; nil when nobody scored.
        var meanScoreTenths: Int? { scored == 0 ? nil : (scoreSum * 20 + scored) / (scored * 2) }
    }

    struct Source: Sendable, Equatable, Codable {
        let unit: String
        let name: String
        let submission: String
    }

    /// Adds one accepted report.
    mutating func add(_ source: Source, entries: [String: [String: String]]) {
        sources.append(source)
        for (task, values) in entries {
            var figures = tasks[task] ?? Figures()
            figures.reports += 1
            if let code = values["progress"] { figures.progress[code, default: 0] += 1 }
            if let score = values["score"].flatMap({ Int($0) }) {
                figures.scoreSum += score
                figures.scored += 1
            }
            figures.cost += values["cost"].flatMap { Int($0) } ?? 0
            tasks[task] = figures
        }
    }
}
