internal import ArgumentParser
internal import Base
internal import Database

/// `khue demo`: makes a believable city in an empty database, from a seed, through the bulk path.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Tạo dữ liệu trình diễn / fill an empty database with a demonstration city")

    @Option(help: "small, district, city")
    var size: DemonstrationSize = .small

    @Option(help: ArgumentHelp("Tệp SQLite hoặc địa chỉ postgres:// / SQLite file or postgres:// address"))
    var database = "var/khue.sqlite"

    func run() async throws {
        let store = try await Opening.open(database)
        let begin = ContinuousClock.now
        try await Demonstration.fill(store, size: size)
        let seconds = begin.duration(to: .now).components.seconds
        Output.line("  \(seconds) giây / seconds; \(Demonstration.accountsSentence)")
        await store.close()
    }
}
