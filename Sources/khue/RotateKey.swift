internal import ArgumentParser
internal import Base
internal import Database
internal import Identity
internal import Program

/// `khue key rotate`: a new key, by which everything that is sealed is sealed again. The old one is kept until all of it
/// is; a command that was killed is taken up by the next one, or by the next start of the server.
struct RotateKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Seal everything by a new key; the server rests meanwhile.")

    @OptionGroup var place: DatabaseOptions

    @Flag(help: "Make a new key of forms and links as well: those of before no longer count.")
    var installation = false

    func run() async throws {
        let location = Database.Location(place.database)
        let file = try place.file(for: location)
        let isNew = installation
        try await Opening.explaining {
            let database = try await Opening.open(location, file)
            do {
                let rotation = Rotation(file: file, columns: Composition.sealed)
                let outcome = try await rotation.run(database, installation: isNew, at: Clock.system.now())
                Output.line(
                    "khóa / key \(outcome.name): \(outcome.values) giá trị / values; "
                        + "khóa cũ đã bỏ, sao lưu tệp khóa / old keys are gone, copy the file of keys")
                await database.close()
            } catch is Rotation.Busy {
                await database.close()
                Output.error("khue: hãy dừng các máy chủ Khuê khác trước / stop the other servers of Khuê first")
                throw ExitCode.failure
            }
        }
    }
}
