internal import Base

/// The text of a document, line by line: .txt, .docx or .pdf, told apart by content rather than by name.
public enum DocumentText {
    private static let largest = 20 << 20
    private static let kinds = ".txt, .docx, .pdf"

    /// Blocking: a PDF is read by another program. For a thread that may wait.
    public static func read(bytes: [UInt8], name: String) throws(FileRefusal) -> String {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= largest else { throw .tooLarge }
        if bytes.starts(with: Array("%PDF".utf8)) { return try PDFText.read(bytes) }
        if bytes.starts(with: [0x50, 0x4B, 3, 4]) { return try WordText.read(bytes) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw name.lowercased().hasSuffix(".doc") ? .unknownKind(kinds) : .protected
        }
        if name.lowercased().hasSuffix(".docx") || name.lowercased().hasSuffix(".pdf") { throw .damaged }
        return try DecodedText.decode(bytes)
    }
}
