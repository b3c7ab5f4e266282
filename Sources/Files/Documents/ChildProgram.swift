internal import Glibc

/// A program run as a child process: its arguments as a list, its input and output in memory, bounded, never left
/// behind.
struct ChildProgram {
    let path: String

    struct Bounds {
        let seconds: Int
        /// Bytes of output after which the program is stopped.
        let output: Int
        /// Bytes of address space that the program may take, kept by the kernel where `prlimit` is installed.
        let memory: Int
    }

    enum Outcome: Equatable {
        case notStarted
        case tooSlow
        case tooMuch
        /// The exit status, or -1 when a signal ended it.
        case ended(status: Int32, output: [UInt8], errors: [UInt8])
    }

    init?(named name: String, in folders: [String]) {
        guard let folder = folders.first(where: { access($0 + "/" + name, X_OK) == 0 }) else { return nil }
        path = folder + "/" + name
    }

    /// Runs the program to its end, or stops it at a bound. Blocks the thread.
    func run(_ arguments: [String], input: [UInt8], within bounds: Bounds) -> Outcome {
        guard let ends = ChildChannels() else { return .notStarted }
        defer { ends.closeOurs() }
        let words = bounded([path] + arguments, bounds)
        guard let process = ChildSpawning.start(words, ends) else {
            ends.closeTheirs()
            return .notStarted
        }
        ends.closeTheirs()
        var talk = ChildTalk(ends, input: input, within: bounds)
        let stop = talk.run()
        if stop != nil { kill(-process, SIGKILL) }
        let status = ChildSpawning.wait(for: process)
        return stop ?? .ended(status: status, output: talk.output, errors: talk.errors)
    }

    /// Bounds of the kernel hold even if this program dies before the child; `prlimit` (util-linux, part of every
    /// Debian) sets them and becomes the program.
    private func bounded(_ words: [String], _ bounds: Bounds) -> [String] {
        guard let limiter = ChildProgram(named: "prlimit", in: ["/usr/bin"]) else { return words }
        return [limiter.path, "--as=\(bounds.memory)", "--cpu=\(bounds.seconds + 1)", "--core=0", "--"] + words
    }
}
