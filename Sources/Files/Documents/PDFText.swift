internal import Base
internal import Foundation

/// The text of a PDF by poppler's `pdftotext`, run as a program of its own with bounds on time and output.
enum PDFText {
    private static let seconds = 30.0
    private static let most = 16 << 20
    private static let program = "/usr/bin/pdftotext"

    static func read(_ bytes: [UInt8]) throws(FileRefusal) -> String {
        guard FileManager.default.isExecutableFile(atPath: program) else { throw .missingProgram("poppler-utils") }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("khue-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("letter.pdf")
        let output = folder.appendingPathComponent("letter.txt")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(bytes).write(to: input)
        } catch {
            throw .tooLarge
        }
        try run(["-layout", "-enc", "UTF-8", input.path, output.path])
        guard let data = try? Data(contentsOf: output), data.count <= most else { throw .damaged }
        let text = String(decoding: data, as: UTF8.self)
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        return text.composed
    }

    private static func run(_ arguments: [String]) throws(FileRefusal) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        do { try process.run() } catch { throw .missingProgram("poppler-utils") }
        let watchdog = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: watchdog)
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let stopped = process.terminationReason == .uncaughtSignal
        watchdog.cancel()
        if stopped { throw .tooSlow }
        if String(decoding: said, as: UTF8.self).lowercased().contains("password") { throw .protected }
        guard process.terminationStatus == 0 else { throw .damaged }
    }
}
