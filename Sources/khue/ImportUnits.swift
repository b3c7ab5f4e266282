internal import ArgumentParser
internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets

/// `khue organisation import FILE`: units from CSV or XLSX, with a line for each row that was refused.
struct ImportUnits: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import units from a CSV or XLSX file.")

    @Argument(help: "The file.")
    var file: String

    @OptionGroup var place: DatabaseOptions

    @Flag(help: "Only check.")
    var check = false

    func run() async throws {
        let bytes = try Input.bytes(of: file)
        let table = try Input.explaining { try Table.read(bytes: bytes, name: file) }
        let database = try await place.open()
        let rehearsal = check
        let name = file
        let now = Clock.system.now()
        struct Rehearsed: Error {
            let reports: [UnitImport.RowReport]
        }
        var reports: [UnitImport.RowReport] = []
        do {
            reports = try await database.write { tx in
                let reports = try UnitImport.run(table, on: now.day, at: now, rehearsal: rehearsal, in: tx)
                if rehearsal { throw Rehearsed(reports: reports) }
                try Audit.recordCommand("import units", subject: "organisation", id: name, at: now, in: tx)
                for report in reports {
                    guard let action = report.action else { continue }
                    try Audit.recordCommand(
                        action, subject: "unit", id: report.code, changes: report.changes, at: now, in: tx)
                }
                return reports
            }
        } catch let rehearsed as Rehearsed {
            reports = rehearsed.reports
        } catch let refusal as any Refusal {
            Output.error("khue: \(refusal.explanation(.vi))\n      \(refusal.explanation(.en))")
            throw ExitCode.failure
        }
        await database.close()
        var refused = 0
        for report in reports {
            guard case .refused(let reasons) = report.outcome else { continue }
            refused += 1
            Output.error(
                "\(file):\(report.number): \(report.code): \(reasons.map { "\($0.column): \($0.reason(.vi))" }.joined(separator: " "))"
            )
        }
        Output.line("\(reports.count - refused) dòng nhập được, \(refused) dòng không / rows imported, refused")
        if refused > 0 { throw ExitCode(2) }
    }
}
