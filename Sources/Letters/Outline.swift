internal import Base

/// A numbered piece of a section with what stands below it.
struct OutlineNode: Sendable {
    let marker: String
    let style: MarkerStyle
    let path: String
    /// What follows the marker.
    var heading: String
    /// Paragraphs below the heading that are no child's.
    var paragraphs: [String] = []
    /// How many of them stand before the first child; the others come after the list.
    var before = 0
    var children: [OutlineNode] = []
    var first: Int
    var last: Int

    var place: ClosedRange<Int> { first...max(first, last) }

    var ownText: String { ([heading] + paragraphs).filter { !$0.isEmpty }.joined(separator: "\n") }

    var clause: Letter.Clause {
        if children.isEmpty {
            return Letter.Clause(path: path, marker: marker, title: Title.of(heading), text: ownText, clauses: [])
        }
        return Letter.Clause(
            path: path, marker: marker, title: heading.isEmpty ? nil : Title.stripped(heading),
            text: paragraphs.joined(separator: "\n"), clauses: children.map(\.clause))
    }

    var duty: Letter.Duty {
        Letter.Duty(
            audience: Title.stripped(heading), title: before > 0 ? paragraphs.first : nil,
            items: children.map { ([$0.ownText] + $0.children.map(\.ownText)).joined(separator: "\n") })
    }
}

/// The outline of one section, built from the markers of its paragraphs.
struct Outline {
    private(set) var root: OutlineNode
    private(set) var used: Set<Int> = []
    /// The lines of paragraphs that follow a list.
    private(set) var trailing: Set<Int> = []

    /// The open nodes from the root down, with the marker that came last in each sequence.
    private var stack: [(node: OutlineNode, last: Marker?)]

    init(_ section: Section) {
        let start = OutlineNode(
            marker: section.marker, style: section.style, path: section.marker, heading: section.title,
            first: section.heading, last: section.heading)
        root = start
        stack = [(start, nil)]
        let paragraphs = Paragraph.gather(section.lines) { marker, previous in
            Outline.accepted(marker, after: previous)
        }
        for paragraph in paragraphs {
            used.formUnion(paragraph.numbers)
            if let marker = paragraph.marker, place(marker, paragraph) { continue }
            addText(paragraph)
        }
        while stack.count > 1 { close() }
        root = stack[0].node
    }

    /// A dash begins an item only after something has ended; a sentence that was wrapped before its dash goes on.
    private static func accepted(_ marker: Marker, after previous: Paragraph?) -> Marker? {
        switch marker.style {
        case .upper, .roman: nil
        case .dash, .plus: marker.rest.isEmpty ? nil : marker
        case .decimal, .lower: marker.rest.isEmpty || startsLikeClause(marker.rest) ? marker : nil
        }
    }

    private static func startsLikeClause(_ text: String) -> Bool {
        guard let first = text.first else { return false }
        return first.isUppercase || "“\"'(".contains(first) || first.isNumber
    }

    private mutating func place(_ marker: Marker, _ paragraph: Paragraph) -> Bool {
        if let level = stack.indices.dropFirst().last(where: { Outline.isSame(stack[$0].node.style, marker.style) }) {
            guard marker.follows(stack[level - 1].last) else { return false }
            while stack.count > level { close() }
        } else {
            guard marker.follows(nil) || startsInside(marker) else { return false }
        }
        stack[stack.count - 1].last = marker
        let parent = stack[stack.count - 1].node
        let component = Outline.component(marker, under: parent)
        stack.append(
            (
                OutlineNode(
                    marker: marker.text, style: marker.style, path: parent.path + "." + component,
                    heading: paragraph.text, first: paragraph.first, last: paragraph.last), nil
            ))
        return true
    }

    /// `1.1` may begin under `1`.
    private func startsInside(_ marker: Marker) -> Bool {
        if case .decimal(let parts) = marker.style, parts > 1 { return marker.ordinal == 1 }
        return false
    }

    private static func isSame(_ left: MarkerStyle, _ right: MarkerStyle) -> Bool { left == right }

    private static func component(_ marker: Marker, under parent: OutlineNode) -> String {
        switch marker.style {
        case .dash, .plus: return "\(marker.text)\(parent.children.count + 1)"
        case .decimal(let parts) where parts > 1:
            let prefix = marker.text.split(separator: ".").dropLast().joined(separator: ".")
            let isUnder = parent.marker == prefix
            return isUnder ? String(marker.ordinal) : marker.text
        default: return marker.text
        }
    }

    private mutating func addText(_ paragraph: Paragraph) {
        let text = paragraph.marker.map { "\($0.text)\(Outline.punctuation($0)) \(paragraph.text)" } ?? paragraph.text
        // What follows the items of a list, after an empty line, belongs to what the list stands in.
        while stack.count > 1, [.dash, .plus].contains(stack[stack.count - 1].node.style) { close() }
        let isAfter = !stack[stack.count - 1].node.children.isEmpty
        if isAfter { trailing.formUnion(paragraph.numbers) }
        stack[stack.count - 1].node.before += isAfter ? 0 : 1
        stack[stack.count - 1].node.paragraphs.append(text)
        stack[stack.count - 1].node.last = paragraph.last
    }

    private static func punctuation(_ marker: Marker) -> String {
        switch marker.style {
        case .lower: ")"
        case .dash, .plus: ""
        default: "."
        }
    }

    private mutating func close() {
        let done = stack.removeLast().node
        stack[stack.count - 1].node.children.append(done)
        stack[stack.count - 1].node.last = max(stack[stack.count - 1].node.last, done.last)
    }
}

/// Short names for clauses.
enum Title {
    private static let longest = 150

    /// The first sentence if it is short, else as many whole words as fit.
    static func of(_ text: String) -> String? {
        guard !text.isEmpty else { return nil }
        let sentence = firstSentence(text)
        if sentence.count <= longest { return stripped(sentence) }
        var title = ""
        for word in sentence.split(separator: " ") {
            if title.count + word.count + 1 > longest { break }
            title += title.isEmpty ? String(word) : " " + word
        }
        return title.trimmingEnd(of: ",;:-( ") + "…"
    }

    static func stripped(_ text: String) -> String { text.trimmingEnd(of: ".;: ") }

    private static func firstSentence(_ text: String) -> String {
        var previous: Character = " "
        for index in text.indices {
            let next = text.index(after: index)
            let ends = text[index] == "." && !previous.isNumber || text[index] == ";"
            if ends, next == text.endIndex || text[next].isWhitespace { return String(text[..<index]) }
            previous = text[index]
        }
        return text
    }
}

extension String {
    func trimmingEnd(of characters: String) -> String {
        var text = self[...]
        while let last = text.last, characters.contains(last) { text = text.dropLast() }
        return String(text)
    }
}
