internal import Base

/// Comma-separated text (RFC 4180), also with semicolons or tabs as Excel writes it in Việt Nam, row by row.
struct CSVReader {
    private var bytes: [UInt8]
    private let separator: UInt8
    private var position: Int
    private var line: Int

    private static let quote = UInt8(ascii: "\"")
    private static let feed = UInt8(ascii: "\n")
    private static let carriage = UInt8(ascii: "\r")

    /// - Parameter text: composed, so that its cells are too.
    init(_ text: String) {
        bytes = Array(text.utf8)
        let found = CSVSeparator(bytes)
        separator = found.mark
        position = found.begin
        line = found.begin > 0 ? 2 : 1
    }

    /// Goes on in the next piece of the same text; what was not read of the piece before comes first.
    ///
    /// - Parameter text: composed.
    mutating func go(on text: String) {
        bytes.removeFirst(position)
        bytes += Array(text.utf8)
        position = 0
    }

    /// How many bytes are not read yet.
    var unread: Int { bytes.count - position }

    /// The next row with the number of the line on which it begins; nil at the end.
    mutating func next() throws(FileRefusal) -> Table.Row? {
        guard position < bytes.count else { return nil }
        let number = line
        var cells: [String] = []
        while true {
            cells.append(try cell())
            guard position < bytes.count else { break }
            if bytes[position] == separator {
                position += 1
                if position == bytes.count { cells.append("") }
                if position == bytes.count { break }
            } else {
                endLine()
                break
            }
        }
        return Table.Row(number: number, cells: cells)
    }

    /// One cell up to the separator or the end of the line, which stay.
    private mutating func cell() throws(FileRefusal) -> String {
        var begin = position
        while begin < bytes.count, bytes[begin] == 32 { begin += 1 }
        if begin < bytes.count, bytes[begin] == CSVReader.quote {
            position = begin
            return try quoted().trimmed
        }
        return String(decoding: plain(), as: UTF8.self).tidy
    }

    private mutating func plain() -> ArraySlice<UInt8> {
        let begin = position
        while position < bytes.count, bytes[position] != separator, bytes[position] != CSVReader.feed,
            bytes[position] != CSVReader.carriage
        { position += 1 }
        return bytes[begin..<position]
    }

    /// Between quotes anything goes; two quotes mean one, and line ends become one kind. What follows the closing
    /// quote belongs to the cell as it stands.
    private mutating func quoted() throws(FileRefusal) -> String {
        let opened = line
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == CSVReader.feed || byte == CSVReader.carriage {
                content.append(CSVReader.feed)
                endLine()
                continue
            }
            position += 1
            if byte != CSVReader.quote {
                content.append(byte)
            } else if position < bytes.count, bytes[position] == CSVReader.quote {
                content.append(byte)
                position += 1
            } else {
                return String(decoding: content + plain(), as: UTF8.self)
            }
        }
        throw .openQuote(line: opened)
    }

    private mutating func endLine() {
        let isPair =
            bytes[position] == CSVReader.carriage && position + 1 < bytes.count
            && bytes[position + 1] == CSVReader.feed
        position += isPair ? 2 : 1
        line += 1
    }
}
