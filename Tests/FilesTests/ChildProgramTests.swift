import Base
import Foundation
import Testing

@testable import Files

@Suite(.serialized) struct ChildProgramTests {
    private func run(
        _ name: String, _ arguments: [String], input: [UInt8] = [], seconds: Int = 10, output: Int = 32 << 20
    ) throws
        -> ChildProgram.Outcome
    {
        let program = try #require(ChildProgram(named: name, in: ["/usr/bin", "/bin"]))
        return program.run(arguments, input: input, within: .init(seconds: seconds, output: output, memory: 1 << 30))
    }

    @Test func muchInAndMuchOutAtOnce() throws {
        let bytes = (0..<(8 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(try run("cat", [], input: bytes) == .ended(status: 0, output: bytes, errors: []))
    }

    @Test func argumentsAreNoShell() throws {
        #expect(try run("echo", ["$HOME; ls *"]) == .ended(status: 0, output: Array("$HOME; ls *\n".utf8), errors: []))
        #expect(
            try run("env", [])
                == .ended(status: 0, output: Array("LANG=C.UTF-8\nPATH=/usr/bin:/bin\n".utf8), errors: []))
    }

    @Test func aChildThatDoesNotListenIsNoTrouble() throws {
        let ended = try run("true", [], input: [UInt8](repeating: 65, count: 4 << 20))
        #expect(ended == .ended(status: 0, output: [], errors: []))
        #expect(
            try run("sh", ["-c", "echo no >&2; exit 3"]) == .ended(status: 3, output: [], errors: Array("no\n".utf8)))
        #expect(try run("sh", ["-c", "kill -9 $$"]) == .ended(status: -1, output: [], errors: []))
    }

    /// Each child would run for an hour. However busy the machine is, they are stopped long before, and their own
    /// children with them; the numbers tell them from those of another run beside this one.
    @Test func boundsStopAChildAndItsChildren() throws {
        let begin = ContinuousClock.now
        let mark = Int.random(in: 100_000...999_999)
        let (slow, silent, loud) = ("3600.\(mark)", "3601.\(mark)", "words \(mark)")
        #expect(try run("sh", ["-c", "sleep \(slow) | cat"], seconds: 1) == .tooSlow)
        #expect(try run("yes", [loud], seconds: 300, output: 1 << 20) == .tooMuch)
        #expect(
            try run("sh", ["-c", "exec >&- 2>&-; sleep \(silent)"], seconds: 300)
                == .ended(status: -1, output: [], errors: []))
        #expect(ContinuousClock.now - begin < .seconds(600))
        #expect(try goneInTime([["sleep", slow], ["sleep", silent], ["yes", loud]]))
    }

    /// A process that was told to end is gone when the machine gets round to it.
    private func goneInTime(_ commands: [[String]]) throws -> Bool {
        for _ in 0..<300 {
            if try left(of: commands).isEmpty { return true }
            usleep(100_000)
        }
        return false
    }

    @Test func aServerWithoutTheProgramSaysSo() throws {
        let bytes = try Fixture.bytes("page.pdf")
        let found = refusal { () throws(FileRefusal) in try PDFText(folders: ["/nowhere"]).read(bytes) }
        #expect(found == .missingProgram("poppler-utils"))
        #expect(found?.explanation.en.contains("poppler-utils") == true)
    }

    /// Which of these commands still run on the machine; other tests start children of their own meanwhile.
    private func left(of commands: [[String]]) throws -> [[String]] {
        let numbers = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int($0) }
        let running = numbers.compactMap { number in
            try? String(contentsOfFile: "/proc/\(number)/cmdline", encoding: .utf8)
        }.map { $0.split(separator: "\0").map(String.init) }
        return commands.filter(running.contains)
    }
}
