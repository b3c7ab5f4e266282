public import Base
public import Database
internal import Outbox

/// See what is unusual within reach and acknowledge it.
public struct WatchAlarms: Capability {
    public static let label = Text(
        "Nhận và xử lý báo động an ninh trong phạm vi", "Be alarmed of what is unusual within reach")
    public static let roles: Set<Role> = [.administrator]
}

/// Counts what may be unusual where it happens, and raises an alarm in the same transaction once it is.
public enum Alarms {
    static let logAction = "find broken log"

    /// Once a day: forgets what is over, and walks the chain of the log, which nobody may have touched.
    public static func look(_ database: Database, at now: Instant) async throws {
        try await database.write { tx in
            try AlarmRows.forget(
                counts: now.adding(seconds: -2 * 86_400), alarms: now.adding(seconds: -730 * 86_400), in: tx)
            try NetworkRows.forget(before: now.adding(seconds: -365 * 86_400), in: tx)
        }
        guard let fault = try await AuditSeal.verify(database).fault else { return }
        try await database.write { tx in
            try Audit.write(
                Audit.Entry(
                    address: "upkeep", action: logAction, subject: "audit", id: "chain",
                    detail: "\(fault.text(.vi)) / \(fault.text(.en))"), at: now, in: tx)
        }
    }

    private static let byAction: [String: [AlarmRule]] = AlarmRule.all.reduce(into: [:]) { all, rule in
        for action in rule.actions { all[action, default: []].append(rule) }
    }

    /// Whether a line of the log counts for a rule; for most this is all that is asked.
    static func hear(_ entry: Audit.Entry, at now: Instant, in tx: Transaction) throws {
        for rule in byAction[entry.action] ?? [] {
            guard let whom = rule.whom(of: entry) else { continue }
            let unit = rule.whom == .person ? entry.actingUnit : nil
            let example = entry.detail.isEmpty ? entry.address ?? "" : entry.detail
            try count(1, rule, Sign(whom: whom, unit: unit, example: example), at: now, in: tx)
        }
    }

    /// Something that counts: whom it is counted for, and what it was.
    struct Sign: Sendable {
        let whom: String
        let unit: UnitID?
        let example: String
    }

    static func count(
        _ kind: AlarmKind, times: Int = 1, _ sign: Sign, at now: Instant, in tx: Transaction
    ) throws {
        guard let rule = AlarmRule.byKind[kind] else { return }
        try count(times, rule, sign, at: now, in: tx)
    }

    private static func count(
        _ times: Int, _ rule: AlarmRule, _ sign: Sign, at now: Instant, in tx: Transaction
    ) throws {
        try AlarmRows.add(
            times, rule.kind, whom: sign.whom, example: String(sign.example.prefix(300)),
            since: AlarmRule.stretch(of: now), in: tx)
        let stretches = try AlarmRows.stretches(
            rule.kind, whom: sign.whom, from: now.adding(seconds: -rule.window), in: tx)
        let times = rule.times(stretches, at: now)
        let bound = try AlarmBounds.bound(of: rule, in: tx)
        guard times >= bound,
            rule.isUnusual(
                times, bound: bound, last: try AlarmRows.last(rule.kind, whom: sign.whom, in: tx), at: now)
        else { return }
        let alarm = Alarm(
            id: AlarmID(at: now), kind: rule.kind, whom: sign.whom, unit: sign.unit, times: times, bound: bound,
            since: stretches.map(\.since).min() ?? now, raised: now, example: String(sign.example.prefix(300)))
        try raise(alarm, at: now, in: tx)
    }

    /// Keeps it, writes it down, and tells those who administer, whatever they chose.
    private static func raise(_ alarm: Alarm, at now: Instant, in tx: Transaction) throws {
        try AlarmRows.insert(alarm, in: tx)
        try Audit.write(
            Audit.Entry(
                address: "alarm", action: "raise alarm", unit: alarm.unit, subject: "alarm", id: alarm.id.text,
                detail: "\(alarm.kind.rawValue): \(alarm.times)"), at: now, in: tx)
        let name = try AccountID(alarm.whom).flatMap { try AccountRows.name(of: $0, in: tx) }
        let announcement = Announcement(
            .account, AlarmTexts.title(alarm.kind, name ?? alarm.whom), AlarmTexts.told(alarm),
            path: "/alarms/\(alarm.id)")
        for (account, unit) in try AlarmRows.watchers(of: alarm.unit, on: now.day, in: tx) {
            try Outbox.announce(announcement, to: account, unit: unit, at: now, in: tx)
        }
    }
}

/// How often is too often in this installation.
enum AlarmBounds {
    static func name(_ kind: AlarmKind) -> String { "alarms.\(kind.rawValue)" }

    static func bound(of rule: AlarmRule, in tx: Transaction) throws -> Int {
        try Settings.value(name(rule.kind), in: tx).flatMap { Int($0) } ?? rule.bound
    }

    static func all(in tx: Transaction) throws -> [AlarmKind: Int] {
        try Dictionary(AlarmRule.all.map { ($0.kind, try bound(of: $0, in: tx)) }) { first, _ in first }
    }
}
