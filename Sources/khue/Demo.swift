internal import ArgumentParser
internal import Base
internal import Database

/// `khue demo`: makes a believable city in an empty database, from a seed, through the bulk path.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Tạo dữ liệu trình diễn / fill an empty database with a demonstration city")

    @Option(help: "small, district, city")
    var size: DemonstrationSize = .small

    @OptionGroup var place: DatabaseOptions

    func run() async throws {
        let store = try await place.open()
        let begin = ContinuousClock.now
        try await Demonstration.fill(store, size: size)
        let seconds = begin.duration(to: .now).components.seconds
        Output.line("  \(seconds) giây / seconds; \(Demonstration.accountsSentence)")
        await store.close()
    }
}
