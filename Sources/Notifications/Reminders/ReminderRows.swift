internal import Base
internal import Database
internal import Identity

/// Every statement about reminders.
enum ReminderRows {
    /// The steps, those of all times: which holds is asked for the day of each.
    static func steps(in tx: Transaction) throws -> [ReminderStep] {
        try tx.all("SELECT id, valid_from, valid_to, days, audience FROM notifications_step ORDER BY days, id") { row in
            let id: String = try row["id"]
            let from: Day = try row["valid_from"]
            let to: Day? = try row["valid_to"]
            let days: Int = try row["days"]
            let audience: String = try row["audience"]
            return ReminderStep(
                id: id, validFrom: from, validTo: to, days: days,
                audience: ReminderStep.Audience(rawValue: audience) ?? .unit)
        }
    }

    static func insert(_ step: ReminderStep, source: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO notifications_step (id, valid_from, days, audience, source)
            VALUES (\(step.id), \(step.validFrom), \(step.days), \(step.audience.rawValue), \(source))
            """)
    }

    /// False when there is no such step, or it has an end.
    static func end(_ id: String, on day: Day, in tx: Transaction) throws -> Bool {
        try tx.run("UPDATE notifications_step SET valid_to = \(day) WHERE id = \(id) AND valid_to IS NULL") == 1
    }

    /// The unit directly above on a day.
    static func superior(of unit: UnitID, on day: Day, in tx: Transaction) throws -> UnitID? {
        try tx.first(
            """
            SELECT parent_id FROM organisation_link WHERE child_id = \(unit) AND hierarchy = 'administrative'
                AND valid_from <= \(day) AND (valid_to IS NULL OR valid_to > \(day)) ORDER BY parent_id LIMIT 1
            """
        ) { try $0["parent_id"] }
    }

    static func isTold(_ day: Day, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 AS n FROM notifications_day WHERE day = \(day)")
    }

    static func told(_ day: Day, _ count: Int, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO notifications_day (day, told) VALUES (\(day), \(count)) ON CONFLICT (day) DO NOTHING
            """)
    }
}
