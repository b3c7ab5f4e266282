/// The text of a document, line by line: .txt, .docx or .pdf, told apart by content rather than by name.
public enum DocumentText {
    static let kinds = ".txt, .docx, .pdf"

    /// Reads the text.
    ///
    /// - .txt: as ``DecodedText``.
    /// - .docx: one paragraph a line, with a blank line after each, so that readers who join wrapped lines keep them
    ///   apart; automatic numbers are written out; cells of tables in reading order.
    /// - .pdf: laid out as on the page, by poppler's `pdftotext` as a program of its own, for at most 30 seconds.
    ///
    /// Blocking: for a thread that may wait.
    ///
    /// - Throws: ``FileRefusal`` saying what is wrong with the file, or that the server lacks `poppler-utils`.
    public static func read(
        bytes: [UInt8], name: String, limits: FileLimits = .standard
    ) throws(FileRefusal) -> String {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.bytes else { throw .tooLarge }
        switch FileKind(bytes) {
        case .pdf: return try PDFText().read(bytes)
        case .zip: return try WordText.read(bytes, limits: limits)
        case .locked: throw .protected
        case .oldOffice: throw .outdatedKind(use: ".docx")
        case .richText: throw .unknownKind(kinds)
        case .other:
            let name = name.lowercased()
            guard ![".docx", ".doc", ".pdf"].contains(where: { name.hasSuffix($0) }) else {
                throw .damaged
            }
            let text = try DecodedText.decode(bytes)
            guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
            return text
        }
    }
}
