public import Base
public import Identity

/// Something that a unit still has to do by a day.
public struct Duty: Sendable {
    public let unit: UnitID
    public let unitName: String
    public let title: String
    public let due: Day
    public let path: String

    public init(unit: UnitID, unitName: String, title: String, due: Day, path: String) {
        self.unit = unit
        self.unitName = unitName
        self.title = title
        self.due = due
        self.path = path
    }
}

/// On which day around a due day somebody is reminded.
struct ReminderStep: Sendable, Equatable {
    enum Audience: String, Sendable, CaseIterable {
        case unit
        /// The officials of the unit directly above.
        case superior
    }

    let id: String
    let validFrom: Day
    let validTo: Day?
    /// Days after the due day; before it when negative.
    let days: Int
    let audience: Audience
}

/// When who is reminded.
enum ReminderRules {
    /// The steps to be told today about something that is due: for each audience the last that was reached, so that a
    /// server which slept for a week reminds once and not four times. Whether it was told before is asked by its name.
    ///
    /// - Parameter patience: days after which a step that was never told is left alone.
    static func steps(_ steps: [ReminderStep], due: Day, today: Day, patience: Int = 14) -> [ReminderStep] {
        let reached = steps.filter { step in
            let day = due.adding(days: step.days)
            let holds = step.validFrom <= day && step.validTo.map { day < $0 } ?? true
            return holds && day <= today && today.days(since: day) <= patience
        }
        return [.unit, .superior].compactMap { audience in
            reached.filter { $0.audience == audience }.max { $0.days < $1.days }
        }
    }

    /// The name under which one step of one duty is told once; a granted extension is another day and begins anew.
    static func name(_ duty: Duty, _ step: ReminderStep) -> String {
        "reminder|\(duty.path)|\(duty.due.iso)|\(step.id)"
    }
}
