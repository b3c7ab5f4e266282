internal import ArgumentParser
internal import Base
internal import Foundation

/// Files that people name on the command line.
enum Input {
    /// The content of a file; a file that cannot be read ends the program with a sentence.
    static func bytes(of path: String) throws -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            Output.error("khue: không đọc được tệp \(path) / cannot read the file \(path)")
            throw ExitCode.failure
        }
    }

    /// Runs work whose refusals are for the person at the terminal.
    static func explaining<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let refusal as any Refusal {
            Output.error("khue: \(refusal.explanation(.vi))\n      \(refusal.explanation(.en))")
            throw ExitCode.failure
        }
    }
}

/// What the program says at the terminal.
enum Output {
    static func error(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    /// A line that shows at once, also when the output is a file.
    static func line(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
