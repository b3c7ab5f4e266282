internal import Base

/// One top-level section: `II. MỘT SỐ NHIỆM VỤ TRỌNG TÂM` and the lines below it.
struct Section: Sendable {
    let marker: String
    let style: MarkerStyle
    var title: String
    let heading: Int
    /// The lines over which the heading is wrapped.
    var headingLines: [Int] = []
    var lines: [SourceLine] = []
}

/// The letter cut into its large parts.
struct Parts: Sendable {
    private(set) var head: [SourceLine] = []
    private(set) var preamble: [SourceLine] = []
    private(set) var sections: [Section] = []
    private(set) var closing: [SourceLine] = []
    private(set) var annex: [SourceLine] = []

    private enum Zone {
        case head, preamble, body, closing, annex
    }

    init(_ lines: [SourceLine]) {
        var zone = Zone.head
        var last: Marker?
        for line in lines where !line.isFurniture {
            let words = line.trimmed.folded
            if zone != .annex, zone != .head, Parts.beginsAnnex(words) { zone = .annex }
            if zone == .head, words.hasPrefix("kinh gui") || Parts.top(line, after: nil) != nil { zone = .preamble }
            if zone == .body, words.hasPrefix("noi nhan") || Closing.isTitle(line) { zone = .closing }
            if zone == .preamble || zone == .body, let marker = Parts.top(line, after: last) {
                zone = .body
                last = marker
                sections.append(
                    Section(marker: marker.text, style: marker.style, title: marker.rest, heading: line.number))
                continue
            }
            add(line, to: zone)
        }
        for index in sections.indices { Parts.completeHeading(&sections[index]) }
    }

    private mutating func add(_ line: SourceLine, to zone: Zone) {
        switch zone {
        case .head: head.append(line)
        case .preamble: preamble.append(line)
        case .body: sections[sections.count - 1].lines.append(line)
        case .closing: closing.append(line)
        case .annex: annex.append(line)
        }
    }

    private static func beginsAnnex(_ words: String) -> Bool {
        words.hasPrefix("phu luc") && words.utf8.count < 40
    }

    /// The marker of a top-level heading: Roman numbers or capital letters, one after the other, in the habit with
    /// which the letter began.
    private static func top(_ line: SourceLine, after last: Marker?) -> Marker? {
        Marker.candidates(line.trimmed).first { marker in
            guard marker.style == .roman || marker.style == .upper, !marker.rest.isEmpty else { return false }
            return (last.map { $0.style == marker.style } ?? true) && marker.follows(last)
        }
    }

    /// A heading wrapped over lines goes on while its lines are in capitals.
    private static func completeHeading(_ section: inout Section) {
        guard isCapitals(section.title) else { return }
        while let next = section.lines.first, !next.isBlank, isCapitals(next.trimmed),
            Marker.candidates(next.trimmed).isEmpty
        {
            section.title += " " + next.trimmed
            section.headingLines.append(next.number)
            section.lines.removeFirst()
        }
    }

    static func isCapitals(_ text: String) -> Bool {
        text.contains(where: \.isLetter) && !text.contains(where: \.isLowercase)
    }
}
