internal import ArgumentParser
internal import Base
internal import Database
internal import Identity

/// `khue audit verify`: walks the chain of the log and says whether anything was changed, removed or slipped in.
struct VerifyAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the chain of the log; exit code 1 when it is broken.")

    @OptionGroup var place: DatabaseOptions

    @Option(help: "A hash that was written down earlier; the chain must still contain it.")
    var expect: String?

    func run() async throws {
        let database = try await place.open()
        let report = try await AuditSeal.verify(database)
        var isKnown = true
        if let expect { isKnown = try await AuditSeal.contains(expect, in: database) }
        await database.close()
        Output.line("\(report.sealed) dòng đã niêm phong / lines sealed, \(report.unsealed) chưa / not yet")
        if report.purged > 0 { Output.line("\(report.purged) dòng đã xóa đúng hạn / lines purged in time") }
        if let fault = report.fault {
            Output.error(
                "khue: nhật ký không nguyên vẹn / the log is not whole: \(fault.text(.vi)) / \(fault.text(.en))")
            throw ExitCode.failure
        }
        guard isKnown else {
            Output.error("khue: mã băm đã ghi không còn trong chuỗi / the hash written down is not in the chain")
            throw ExitCode.failure
        }
        Output.line("nguyên vẹn / whole; mã băm cuối / last hash: \(report.head)")
    }
}

/// `khue audit retention`: says for how long the log is kept, or sets it, and takes out what is over.
struct KeepAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "Show or set for how many months the log is kept; purge what is over.")

    @OptionGroup var place: DatabaseOptions

    @Option(help: "Months for which lines are kept, 12 or more.")
    var months: Int?

    @Option(help: "Months for which readings of sensitive data are kept, not less than the rest.")
    var readings: Int?

    @Flag(help: "Take out now what is over; the server does it every day.")
    var purge = false

    func run() async throws {
        let database = try await place.open()
        let old = try await database.read { tx in try AuditPurge.retention(in: tx) }
        var retention = old
        let months = months ?? old.months
        if self.months != nil || readings != nil {
            guard let new = AuditRetention(checking: months, readingMonths: max(months, readings ?? old.readingMonths))
            else {
                await database.close()
                Output.error(
                    "khue: thời hạn tối thiểu 12 tháng, lượt xem không ngắn hơn phần còn lại / at least 12 months")
                throw ExitCode.failure
            }
            retention = new
            let now = Clock.system.now()
            try await database.write { tx in try AuditPurge.set(new, at: now, in: tx) }
        }
        Output.line(
            "\(retention.months) tháng / months; lượt xem / readings: \(retention.readingMonths) tháng / months")
        if purge {
            let now = try await DemonstrationClock.clock(of: database).clock.now()
            try await AuditSeal.run(database)
            Output.line("\(try await AuditPurge.run(database, at: now)) dòng đã xóa / lines purged")
        }
        await database.close()
    }
}
