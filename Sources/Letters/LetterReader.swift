internal import Base

/// Reads the text of an official letter (công văn, in the form of Decree 30/2020) into its parts.
///
/// A pipeline of small stages: clean the lines, part the letter into head, body and annex, join wrapped lines into
/// paragraphs, build the outline of clauses from their markers, then read milestones, duties, citations and
/// references. Linear in the length of the text.
public enum LetterReader {
    private static let largest = 4 << 20

    public static func read(_ text: String) throws(LetterRefusal) -> Reading {
        guard text.utf8.count <= largest else { throw .tooLarge }
        let lines = SourceLine.all(of: text)
        guard lines.contains(where: { !$0.isBlank }) else { throw .empty }
        let parts = Parts(lines)
        guard !parts.sections.isEmpty else { throw .noLetter }
        var draft = Draft(lines: lines)
        draft.read(parts)
        return draft.reading
    }
}

/// The letter while it is being read, with the lines that some part has taken.
struct Draft {
    let lines: [SourceLine]
    private var letter = Letter()
    private var places: [String: ClosedRange<Int>] = [:]
    private var used: Set<Int> = []
    private var cited: [(path: String, text: String)] = []

    init(lines: [SourceLine]) { self.lines = lines }

    mutating func read(_ parts: Parts) {
        let head = Head(parts.head)
        letter.number = head.number
        letter.issuer = head.issuer
        letter.issued = head.issued
        letter.subject = head.subject
        used.formUnion(head.used)
        readAddress(parts.preamble)
        for section in parts.sections { read(section) }
        let closing = Closing(parts.closing)
        letter.signer = closing.signer
        used.formUnion(closing.used)
        readAnnex(parts.annex)
        letter.schoolYear = SchoolYearPhrase.first(in: lines)
        letter.citations = Citations.gather(cited, known: letter.references)
    }

    private mutating func readAddress(_ preamble: [SourceLine]) {
        let address = Address(preamble)
        letter.recipients = address.recipients
        letter.bases = address.bases
        used.formUnion(address.used)
        cited += address.bases.isEmpty ? [] : address.paragraphs.map { ("", $0.text) }
    }

    private mutating func read(_ section: Section) {
        let title = section.title.folded
        if title.contains("moc thoi gian") || title.contains("tien do") {
            let table = Milestones(section.lines)
            letter.milestones += table.milestones
            used.formUnion(section.lines.filter { table.used.contains($0.number) || table.isLead($0) }.map(\.number))
            cited += table.milestones.map { (section.marker, $0.text) }
        } else {
            let outline = Outline(section)
            used.formUnion(outline.used)
            let isAboutDuties = title.contains("to chuc thuc hien") || title.contains("phan cong")
            if isAboutDuties {
                // Closing remarks of the letter follow the last duty and are no part of it.
                used.subtract(outline.trailing)
                read(duties: outline.root)
            } else {
                read(clauses: outline.root)
            }
        }
        used.insert(section.heading)
        used.formUnion(section.headingLines)
    }

    private mutating func read(clauses root: OutlineNode) {
        letter.clauses.append(root.clause)
        note(root)
    }

    private mutating func note(_ node: OutlineNode) {
        places[node.path] = node.place
        cited.append((node.path, node.ownText))
        for child in node.children { note(child) }
    }

    private mutating func read(duties root: OutlineNode) {
        for node in root.children where !node.marker.isEmpty && node.style != .dash {
            letter.duties.append(node.duty)
            cited.append((node.path, ([node.heading] + node.duty.items).joined(separator: " ")))
        }
    }

    private mutating func readAnnex(_ annex: [SourceLine]) {
        guard !annex.isEmpty else { return }
        let references = References(annex)
        letter.references = references.list
        used.formUnion(references.used)
        letter.number = letter.number ?? references.attachedTo?.number
        letter.issued = letter.issued ?? references.attachedTo?.issued
        letter.issuer = letter.issuer ?? references.attachedTo?.issuer
    }

    var reading: Reading {
        let reason = Text("không thuộc phần nào đã nhận ra của văn bản", "belongs to no known part of the letter")
        let unread = lines.filter { !$0.isBlank && !$0.isFurniture && !used.contains($0.number) }
        return Reading(
            letter: letter, lines: lines.map(\.text), places: places,
            unread: unread.map { UnreadLine(line: $0.number, text: $0.trimmed, reason: reason) })
    }
}
