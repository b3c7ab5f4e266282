internal import ArgumentParser
internal import Base
internal import Database
internal import Identity

/// `khue audit verify`: walks the chain of the log and says whether anything was changed, removed or slipped in.
struct VerifyAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the chain of the log; exit code 1 when it is broken.")

    @Option(help: "An SQLite file, or postgres://user:password@host/name.")
    var database = "var/khue.sqlite"

    @Option(help: "A hash that was written down earlier; the chain must still contain it.")
    var expect: String?

    func run() async throws {
        let database = try await Opening.open(self.database)
        let report = try await AuditSeal.verify(database)
        var isKnown = true
        if let expect { isKnown = try await AuditSeal.contains(expect, in: database) }
        await database.close()
        Output.line("\(report.sealed) dòng đã niêm phong / lines sealed, \(report.unsealed) chưa / not yet")
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
