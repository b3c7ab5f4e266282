internal import Base

/// The text of a PDF by poppler's `pdftotext`, run as a program of its own with bounds on time and output.
struct PDFText {
    private static let package = "poppler-utils"
    private static let bounds = ChildProgram.Bounds(seconds: 30, output: 16 << 20, memory: 2 << 30)

    /// Folders where programs are looked for.
    var folders = ["/usr/bin", "/usr/local/bin", "/bin"]

    func read(_ bytes: [UInt8]) throws(FileRefusal) -> String {
        guard let program = ChildProgram(named: "pdftotext", in: folders) else {
            throw .missingProgram(PDFText.package)
        }
        guard PDFText.isWhole(bytes) else { throw .damaged }
        let arguments = ["-layout", "-enc", "UTF-8", "-", "-"]
        switch program.run(arguments, input: bytes, within: PDFText.bounds) {
        case .notStarted: throw .missingProgram(PDFText.package)
        case .tooSlow: throw .tooSlow
        case .tooMuch: throw .bomb
        case .ended(let status, let output, let errors):
            guard status == 0 else { throw PDFText.refusal(status, errors) }
            let text = String(decoding: output, as: UTF8.self).composed
            guard text.contains(where: { !$0.isWhitespace }) else { throw .noText }
            return text
        }
    }

    /// Poppler mends a file that was cut off and gives the pages it still finds, as if they were all: so the mark at
    /// the end is asked for first.
    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes.suffix(2048), as: UTF8.self).contains("%%EOF")
    }

    /// Status 3 says that the document forbids copying its text.
    private static func refusal(_ status: Int32, _ errors: [UInt8]) -> FileRefusal {
        let words = String(decoding: errors.prefix(20_000), as: UTF8.self).lowercased()
        return status == 3 || words.contains("incorrect password") ? .protected : .damaged
    }
}
