internal import Base

/// Lines joined to a paragraph, with the marker it begins with.
struct Paragraph: Sendable {
    let marker: Marker?
    private(set) var text: String
    let first: Int
    private(set) var last: Int
    private(set) var numbers: [Int]

    init(marker: Marker?, text: String, line: Int) {
        self.marker = marker
        self.text = text
        first = line
        last = line
        numbers = [line]
    }

    mutating func append(_ line: SourceLine) {
        text = Joining.join(text, line.trimmed)
        last = line.number
        numbers.append(line.number)
    }

    /// Joins the lines of a section. `accepts` says whether a marker may begin a paragraph here.
    static func gather(_ lines: [SourceLine], accepts: (Marker, Paragraph?) -> Marker?) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        var blankBefore = true
        for line in lines {
            guard !line.isBlank else {
                blankBefore = true
                continue
            }
            let previous = paragraphs.last
            let marker = Marker.candidates(line.trimmed).compactMap { accepts($0, previous) }.first
            if let marker {
                paragraphs.append(Paragraph(marker: marker, text: marker.rest, line: line.number))
            } else if let previous, !blankBefore || !Joining.isComplete(previous, before: line.trimmed) {
                paragraphs[paragraphs.count - 1].append(line)
            } else {
                paragraphs.append(Paragraph(marker: nil, text: line.trimmed, line: line.number))
            }
            blankBefore = false
        }
        return paragraphs
    }
}

/// How wrapped lines belong together.
enum Joining {
    /// Two pieces of a sentence: a hyphen at the end of a line inside a number or a span of years closes up.
    static func join(_ left: String, _ right: String) -> String {
        guard let last = left.last, let next = right.first else { return left + right }
        if last == "-", let before = left.dropLast().last, !before.isWhitespace { return left + right }
        if next == "-", right.dropFirst().first.map({ !$0.isWhitespace }) ?? false, last.isLetter || last.isNumber {
            return left + right
        }
        if last == "/" || (next == "/" && right.count > 1) { return left + right }
        return left + " " + right
    }

    /// Whether a paragraph has ended, so that what comes after an empty line is another one.
    static func isComplete(_ paragraph: Paragraph, before next: String) -> Bool {
        let text = paragraph.text
        if let last = text.last, ".;:!?”\"/".contains(last) { return true }
        guard let first = next.first else { return true }
        if first.isLowercase || first == "-" || first == "," { return false }
        return paragraph.marker != nil
    }
}
