/// What an amendment changed, task by task.
enum EditionChange: Sendable, Equatable {
    case added(GuidanceTask)
    case withdrawn(GuidanceTask)
    case changed(from: GuidanceTask, to: GuidanceTask)

    var key: Key {
        switch self {
        case .added(let task), .withdrawn(let task), .changed(_, let task): task.key
        }
    }

    /// The changes that lead from one list of tasks to another, in the order of the newer one; what was withdrawn
    /// comes last. Only what a unit is asked counts: who else is asked is not a change for it.
    static func between(_ old: [GuidanceTask], _ new: [GuidanceTask]) -> [EditionChange] {
        let before = Dictionary(old.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Set(new.map(\.key))
        var changes: [EditionChange] = []
        for task in new {
            guard let earlier = before[task.key] else {
                changes.append(.added(task))
                continue
            }
            if !earlier.asksTheSame(as: task) { changes.append(.changed(from: earlier, to: task)) }
        }
        return changes + old.filter { !after.contains($0.key) }.map { .withdrawn($0) }
    }
}

extension GuidanceTask {
    func asksTheSame(as other: GuidanceTask) -> Bool {
        title == other.title && text == other.text && evidence == other.evidence && due == other.due
    }
}
