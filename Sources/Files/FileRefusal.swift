public import Base

/// A file that cannot be read, in words for the person who sent it.
public enum FileRefusal: Refusal, Equatable {
    case empty
    /// Larger than the limit of bytes.
    case tooLarge
    case tooManyCells(limit: Int)
    /// Not one of the kinds that are read here; the kinds are named as endings.
    case unknownKind(String)
    /// A spreadsheet or document of the time before 2007; the kind to save it as is given.
    case outdatedKind(use: String)
    /// Broken, cut off, or not of the kind that its name promises.
    case damaged
    /// A part inside the file is not well-formed.
    case wrongXML(part: String)
    case protected
    case bomb
    case oldEncoding
    case unknownEncoding
    /// Pages are pictures: there is no text to read.
    case noText
    case missingProgram(String)
    case tooSlow
    case noSheet
    case unknownSheet(String)
    case openQuote(line: Int)
    /// The server could not write the file.
    case notWritten

    public var explanation: Text {
        switch self {
        case .empty, .tooLarge, .tooManyCells, .unknownKind, .outdatedKind: FileTexts.kindOrSize(self)
        case .damaged, .wrongXML, .protected, .bomb: FileTexts.content(self)
        case .oldEncoding, .unknownEncoding, .noText, .missingProgram, .tooSlow, .notWritten: FileTexts.reading(self)
        case .noSheet, .unknownSheet, .openQuote: FileTexts.table(self)
        }
    }
}
