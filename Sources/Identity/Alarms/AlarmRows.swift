internal import Base
internal import Database

enum AlarmTag {}
/// An alarm that was raised.
typealias AlarmID = ID<AlarmTag>

/// Something unusual, as it stood when it was noticed.
struct Alarm: Sendable {
    struct Acknowledgement: Sendable {
        let at: Instant
        let name: String
        let remark: String
    }

    let id: AlarmID
    let kind: AlarmKind
    /// An account or an address; see ``AlarmRule/Whom``.
    let whom: String
    /// Of the account, when it is one.
    var name: String?
    /// For which the person acted; nil for addresses and the installation.
    let unit: UnitID?
    let times: Int
    let bound: Int
    let since: Instant
    let raised: Instant
    /// The last thing that counted.
    let example: String
    var acknowledgement: Acknowledgement?
}

/// Every statement about alarms and what they count.
enum AlarmRows {
    // MARK: Counting

    static func add(
        _ times: Int, _ kind: AlarmKind, whom: String, example: String, since: Instant, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO identity_alarm_count (kind, whom, since, times, example)
            VALUES (\(kind), \(whom), \(since), \(times), \(example))
            ON CONFLICT (kind, whom, since) DO UPDATE
                SET times = identity_alarm_count.times + excluded.times, example = excluded.example
            """)
    }

    static func stretches(
        _ kind: AlarmKind, whom: String, from: Instant, in tx: Transaction
    ) throws -> [AlarmRule.Stretch] {
        try tx.all(
            """
            SELECT since, times FROM identity_alarm_count
            WHERE kind = \(kind) AND whom = \(whom) AND since > \(from)
            """
        ) { AlarmRule.Stretch(since: try $0["since"], times: try $0["times"]) }
    }

    static func last(_ kind: AlarmKind, whom: String, in tx: Transaction) throws -> Instant? {
        try tx.first(
            """
            SELECT raised_at FROM identity_alarm WHERE kind = \(kind) AND whom = \(whom)
            ORDER BY raised_at DESC LIMIT 1
            """
        ) { try $0["raised_at"] }
    }

    static func forget(counts: Instant, alarms: Instant, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_alarm_count WHERE since < \(counts)")
        try tx.run("DELETE FROM identity_alarm WHERE raised_at < \(alarms) AND acknowledged_at IS NOT NULL")
    }

    // MARK: Alarms

    static func insert(_ alarm: Alarm, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO identity_alarm (id, kind, whom, unit_id, times, bound, since, raised_at, example)
            VALUES (\(alarm.id), \(alarm.kind), \(alarm.whom), \(alarm.unit), \(alarm.times), \(alarm.bound),
                \(alarm.since), \(alarm.raised), \(alarm.example))
            """)
    }

    private static let columns: SQL = """
        al.id, al.kind, al.whom, al.unit_id, al.times, al.bound, al.since, al.raised_at, al.example, al.acknowledged_at,
        al.remark, p.name AS whom_name, q.name AS acknowledged_name
        """

    private static let sources: SQL = """
        identity_alarm al LEFT JOIN identity_account p ON p.id = al.whom
        LEFT JOIN identity_account q ON q.id = al.acknowledged_by
        """

    /// Those within reach, the open ones first, then the newest.
    static func all<C>(_ permit: Permit<C>, limit: Int, offset: Int, in tx: Transaction) throws -> [Alarm] {
        try tx.all(
            """
            SELECT \(columns) FROM \(sources) WHERE \(try reach(permit, in: tx))
            ORDER BY CASE WHEN al.acknowledged_at IS NULL THEN 0 ELSE 1 END, al.raised_at DESC, al.id DESC
            LIMIT \(limit) OFFSET \(offset)
            """, alarm)
    }

    static func find<C>(_ id: AlarmID, _ permit: Permit<C>, in tx: Transaction) throws -> Alarm? {
        try tx.first(
            "SELECT \(columns) FROM \(sources) WHERE al.id = \(id) AND \(try reach(permit, in: tx))", alarm)
    }

    /// Alarms of no unit are for those who look after the whole city.
    private static func reach<C>(_ permit: Permit<C>, in tx: Transaction) throws -> SQL {
        let within = permit.covers("al.unit_id")
        return try isTop(permit.scope, on: permit.today, in: tx)
            ? "(\(within) OR al.unit_id IS NULL)" : "(\(within))"
    }

    private static func alarm(_ row: Row) throws -> Alarm {
        let at: Instant? = try row["acknowledged_at"]
        let name: String? = try row["acknowledged_name"]
        let remark: String = try row["remark"]
        return Alarm(
            id: try row["id"], kind: try row["kind"], whom: try row["whom"], name: try row["whom_name"],
            unit: try row["unit_id"], times: try row["times"], bound: try row["bound"], since: try row["since"],
            raised: try row["raised_at"], example: try row["example"],
            acknowledgement: at.map { Alarm.Acknowledgement(at: $0, name: name ?? "–", remark: remark) })
    }

    /// False when somebody else was quicker.
    static func acknowledge(
        _ id: AlarmID, by account: AccountID, _ remark: String, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE identity_alarm SET acknowledged_at = \(now), acknowledged_by = \(account), remark = \(remark)
            WHERE id = \(id) AND acknowledged_at IS NULL
            """) == 1
    }

    // MARK: Those who watch

    /// Whether nothing stands above a unit.
    static func isTop(_ unit: UnitID, on day: Day, in tx: Transaction) throws -> Bool {
        try !tx.exists("SELECT 1 AS n FROM (SELECT \(unit) AS id) u WHERE \(hasAbove("u.id", on: day))")
    }

    private static func hasAbove(_ column: StaticString, on day: Day) -> SQL {
        """
        EXISTS (SELECT 1 FROM organisation_reach r WHERE r.unit_id = \(raw: column) AND r.hierarchy = 'administrative'
            AND r.ancestor_id <> r.unit_id AND r.valid_from <= \(day) AND (r.valid_to IS NULL OR r.valid_to > \(day)))
        """
    }

    /// The administrators whose role reaches a unit, each with the unit of the role; those of the whole city without one.
    static func watchers(of unit: UnitID?, on day: Day, in tx: Transaction) throws -> [(AccountID, UnitID)] {
        let reaches: SQL =
            unit.map { unit in
                """
                EXISTS (SELECT 1 FROM organisation_reach r WHERE r.unit_id = \(unit) AND r.ancestor_id = g.unit_id
                    AND r.hierarchy = 'administrative' AND r.valid_from <= \(day)
                    AND (r.valid_to IS NULL OR r.valid_to > \(day)))
                """
            } ?? "NOT \(hasAbove("g.unit_id", on: day))"
        return try tx.all(
            """
            SELECT DISTINCT g.account_id, g.unit_id FROM identity_grant g
            JOIN identity_account a ON a.id = g.account_id
            WHERE g.role IN \(list: WatchAlarms.roles.map(\.rawValue).sorted()) AND a.disabled_at IS NULL
                AND g.valid_from <= \(day) AND (g.valid_to IS NULL OR g.valid_to > \(day)) AND \(reaches)
            ORDER BY g.account_id, g.unit_id
            """
        ) { (try $0["account_id"], try $0["unit_id"]) }
    }
}
