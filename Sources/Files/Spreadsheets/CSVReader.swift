internal import Base

/// Comma-separated text (RFC 4180), also with semicolons or tabs as Excel writes it in Việt Nam.
enum CSVReader {
    static func rows(_ text: String) throws(FileRefusal) -> [Table.Row] {
        var reader = State(separator: separator(of: text))
        for character in text { reader.take(character) }
        return try reader.finish()
    }

    /// The mark that stands most often in the first line, outside of quotes.
    private static func separator(of text: String) -> Character {
        let line = text.prefix { $0 != "\n" && $0 != "\r\n" }
        let marks: [Character] = [",", ";", "\t"]
        return marks.max { left, right in
            line.filter { $0 == left }.count < line.filter { $0 == right }.count
        } ?? ","
    }

    private struct State {
        let separator: Character
        private var rows: [Table.Row] = []
        private var cells: [String] = []
        private var cell = ""
        private var isQuoted = false
        private var wasQuote = false
        private var line = 1
        private var rowLine = 1
        private var quoteLine = 1

        init(separator: Character) { self.separator = separator }

        mutating func take(_ character: Character) {
            let isBreak = character == "\n" || character == "\r\n" || character == "\r"
            if isQuoted, !wasQuote {
                if character == "\"" { wasQuote = true } else { cell.append(isBreak ? "\n" : character) }
            } else if wasQuote, character == "\"" {
                cell.append("\"")
                wasQuote = false
            } else {
                isQuoted = isQuoted && !wasQuote
                wasQuote = false
                plain(character, isBreak: isBreak)
            }
            if isBreak { line += 1 }
        }

        private mutating func plain(_ character: Character, isBreak: Bool) {
            if isBreak {
                endRow()
            } else if character == separator {
                endCell()
            } else if character == "\"", cell.isEmpty {
                isQuoted = true
                quoteLine = line
            } else {
                cell.append(character)
            }
        }

        private mutating func endCell() {
            cells.append(cell.trimmed)
            cell = ""
        }

        private mutating func endRow() {
            endCell()
            rows.append(Table.Row(number: rowLine, cells: cells))
            cells = []
            rowLine = line + 1
        }

        mutating func finish() throws(FileRefusal) -> [Table.Row] {
            if isQuoted, !wasQuote { throw .openQuote(line: quoteLine) }
            if !cell.isEmpty || !cells.isEmpty { endRow() }
            return rows
        }
    }
}
