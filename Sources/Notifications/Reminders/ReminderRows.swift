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

    /// The units directly above many units on a day.
    static func superiors(of units: [UnitID], on day: Day, in tx: Transaction) throws -> [UnitID: UnitID] {
        let found = try tx.all(
            """
            SELECT k.child_id, MIN(k.parent_id) AS parent_id FROM organisation_link k
            JOIN \(SQL.rows(units.map(\.text))) u ON u.value = k.child_id
            WHERE k.hierarchy = 'administrative' AND k.valid_from <= \(day)
                AND (k.valid_to IS NULL OR k.valid_to > \(day)) GROUP BY k.child_id
            """
        ) { row in
            let child: UnitID = try row["child_id"]
            return (child, try row["parent_id"] as UnitID)
        }
        return Dictionary(found) { first, _ in first }
    }

    static func unitNames(_ units: [UnitID], in tx: Transaction) throws -> [UnitID: String] {
        let found = try tx.all("SELECT id, name FROM organisation_unit WHERE id IN \(list: units)") { row in
            let id: UnitID = try row["id"]
            return (id, try row["name"] as String)
        }
        return Dictionary(found) { first, _ in first }
    }

    static func personNames(_ people: [AccountID], in tx: Transaction) throws -> [AccountID: String] {
        let found = try tx.all("SELECT id, name FROM identity_account WHERE id IN \(list: people)") { row in
            let id: AccountID = try row["id"]
            return (id, try row["name"] as String)
        }
        return Dictionary(found) { first, _ in first }
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
