public import Base
public import Database
internal import Identity
internal import Outbox

/// Reminds people of days, once a day, from seven in the morning.
public struct Reminders: Sendable {
    /// The open duties whose due day lies in a range; a module's, plugged in by the program.
    public typealias Source = @Sendable (ClosedRange<Day>, Day, Transaction) throws -> [Duty]

    let database: Database
    let source: Source

    /// How many duties one transaction tells of, so that nobody waits long for the writer.
    private static let batch = 200
    private static let hour = 7
    static let officials: Set<Role> = [.districtOfficial, .departmentOfficial, .head]

    public init(database: Database, source: @escaping Source) {
        self.database = database
        self.source = source
    }

    /// Tells what is to be told today, unless it was done; may be called as often as one likes, and by several processes.
    ///
    /// - Returns: how many messages were new.
    @discardableResult
    public func run(at now: Instant) async throws -> Int {
        guard now.timeOfDay.hour >= Reminders.hour else { return 0 }
        let source = self.source
        let read = try await database.read { tx -> (steps: [ReminderStep], duties: [Duty]) in
            guard try !ReminderRows.isTold(now.day, in: tx) else { return ([], []) }
            let steps = try ReminderRows.steps(in: tx)
            guard let first = steps.map(\.days).min(), let last = steps.map(\.days).max() else { return ([], []) }
            let days = now.day.adding(days: -max(0, last) - 14)...now.day.adding(days: max(0, -first))
            return (steps, try source(days, now.day, tx))
        }
        guard !read.steps.isEmpty else { return 0 }
        var count = 0
        var rest = read.duties[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(Reminders.batch))
            rest = rest.dropFirst(part.count)
            count += try await database.write { tx in
                try part.reduce(0) { try $0 + Reminders.tell($1, read.steps, at: now, in: tx) }
            }
        }
        let told = count
        try await database.write { tx in try ReminderRows.told(now.day, told, in: tx) }
        return count
    }

    private static func tell(
        _ duty: Duty, _ steps: [ReminderStep], at now: Instant, in tx: Transaction
    ) throws -> Int {
        var count = 0
        for step in ReminderRules.steps(steps, due: duty.due, today: now.day) {
            let isUp = step.audience == .superior
            let unit = isUp ? try ReminderRows.superior(of: duty.unit, on: now.day, in: tx) : duty.unit
            guard let unit else { continue }
            let announcement = Announcement(
                .reminder,
                isUp
                    ? ReminderTexts.escalationTitle(duty, today: now.day) : ReminderTexts.title(duty, today: now.day),
                isUp ? ReminderTexts.escalation(duty, today: now.day) : ReminderTexts.body(duty), path: duty.path,
                once: ReminderRules.name(duty, step))
            count += try Tell.holders(
                of: isUp ? officials : Tell.responsible, at: [unit], announcement, at: now, in: tx)
        }
        return count
    }
}
