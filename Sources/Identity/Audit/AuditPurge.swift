public import Base
public import Database

/// Taking out lines whose time is over, so that the chain still proves that nothing else is gone.
public enum AuditPurge {
    static let action = "purge log"
    private static let batch = 5_000
    private static let months = "audit.months"
    private static let readingMonths = "audit.reading-months"

    public static func retention(in tx: Transaction) throws -> AuditRetention {
        let standard = AuditRetention.standard
        let months = try Settings.value(months, in: tx).flatMap { Int($0) } ?? standard.months
        let readings = try Settings.value(readingMonths, in: tx).flatMap { Int($0) } ?? standard.readingMonths
        return AuditRetention(checking: months, readingMonths: readings) ?? standard
    }

    public static func set(_ retention: AuditRetention, at now: Instant, in tx: Transaction) throws {
        let old = try AuditPurge.retention(in: tx)
        try Settings.set(months, to: String(retention.months), in: tx)
        try Settings.set(readingMonths, to: String(retention.readingMonths), in: tx)
        try Audit.recordCommand(
            "set retention", subject: "audit", id: "retention",
            changes: [
                FieldChange("months", from: String(old.months), to: String(retention.months)),
                FieldChange(
                    "months of readings", from: String(old.readingMonths), to: String(retention.readingMonths)),
            ], at: now, in: tx)
    }

    /// Takes out sealed lines whose time is over, some thousands in each transaction.
    ///
    /// - Returns: how many lines went.
    @discardableResult
    public static func run(_ database: Database, at now: Instant) async throws -> Int {
        var total = 0
        while true {
            let gone = try await database.write { tx in try step(at: now, in: tx) }
            total += gone
            if gone < batch { return total }
        }
    }

    private static func step(at now: Instant, in tx: Transaction) throws -> Int {
        _ = try AuditRows.takeHead(in: tx)
        let retention = try retention(in: tx)
        let kept = Instant(startOf: AuditRetention.firstKept(retention.months, on: now.day))
        let readings = Instant(startOf: AuditRetention.firstKept(retention.readingMonths, on: now.day))
        let lines = try AuditGapRows.over(before: kept, readings: readings, limit: batch, in: tx)
        let gaps = AuditGap.stretches(of: lines)
        guard !gaps.isEmpty else { return 0 }
        let digest = AuditGap.digest(gaps)
        for gap in gaps { try AuditGapRows.take(gap, purge: digest, in: tx) }
        try Audit.write(
            Audit.Entry(
                address: "upkeep", action: action, subject: "audit", id: digest,
                detail: "\(lines.count), < \(kept.day.iso); \(Readings.action) < \(readings.day.iso)"), at: now, in: tx)
        return lines.count
    }
}
