internal import ArgumentParser
internal import Base
internal import Database
internal import Foundation
internal import Logging
internal import Records

/// `khue import pupils FILE`: pupils of many schools from CSV or XLSX, up to a million rows, with the memory of some
/// thousand.
struct ImportPupils: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pupils", abstract: "Import pupils of many schools from a CSV or XLSX file.")

    @Argument(help: "The file; each row names its school by its code.")
    var file: String

    @Option(help: "The code of the unit whose schools rows may name.")
    var unit = "01"

    @OptionGroup var place: DatabaseOptions

    @Flag(help: "Only check.")
    var check = false

    @Option(help: "Where to write the rows to mend, as CSV.")
    var mend: String?

    func run() async throws {
        let database = try await place.open()
        let clock = try await DemonstrationClock.clock(of: database).clock
        let loader = Loader(
            database: database, clock: clock, blocking: BlockingPool(), logger: Logger(label: "khue"))
        do {
            let report = try await LoadCommand(loader).run(file: file, unit: unit, isRehearsal: check) { done, total in
                Output.error("  \(done) / \(total)")
            }
            await database.close()
            try tell(report)
        } catch let refusal as any Refusal {
            await database.close()
            Output.error("khue: \(refusal.explanation(.vi))\n      \(refusal.explanation(.en))")
            throw ExitCode.failure
        }
    }

    private func tell(_ report: LoadCommand.Report) throws {
        Output.line("\(report.rows): \(report.counts(.vi)) / \(report.counts(.en))")
        if let mend, report.refused > 0 {
            try Data(report.mending).write(to: URL(fileURLWithPath: mend), options: .atomic)
        }
        guard report.isDone else {
            let problem = report.problem ?? Text(verbatim: "")
            Output.error("khue: \(problem(.vi))\n      \(problem(.en))")
            throw ExitCode.failure
        }
        if report.refused > 0 { throw ExitCode(2) }
    }
}
