internal import ArgumentParser
internal import Base
internal import Files
internal import Foundation
internal import Letters

/// `khue guidance parse FILE`: reads a letter and prints what it says, without a database.
struct ParseLetter: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument {
        case json
        case text
    }

    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Read a letter (.txt, .docx, .pdf) and print what it asks for.")

    @Argument(help: "The letter.")
    var file: String

    @Option(help: "json or text.")
    var format: Format = .json

    func run() async throws {
        let bytes = try Input.bytes(of: file)
        let reading = try Input.explaining {
            try LetterReader.read(try DocumentText.read(bytes: bytes, name: file))
        }
        print(format == .json ? reading.letter.json() : reading.letter.plainText(.vi))
        for line in reading.unread {
            Output.error("\(file):\(line.line): \(line.reason(.vi)) (\(line.reason(.en))): \(line.text)")
        }
    }
}
