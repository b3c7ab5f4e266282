internal import Base

/// The head of a letter: issuer at the left, number, place and day, and what it is about.
struct Head {
    private(set) var number: String?
    private(set) var issuer: String?
    private(set) var issued: String?
    private(set) var subject: String?
    private(set) var used: Set<Int> = []

    private static let motto = ["cong hoa xa hoi", "doc lap", "hanh phuc"]

    init(_ lines: [SourceLine]) {
        var issuers: [String] = []
        var about: [String]?
        for line in lines {
            guard !line.isBlank else {
                if about != nil, subject == nil { subject = about.map { $0.joined(separator: " ") } }
                continue
            }
            used.insert(line.number)
            for cell in line.cells { read(cell, &issuers, &about) }
        }
        if let about, subject == nil { subject = about.joined(separator: " ") }
        issuer = issuers.isEmpty ? nil : issuers.suffix(2).joined(separator: " ")
    }

    private mutating func read(_ cell: String, _ issuers: inout [String], _ about: inout [String]?) {
        let words = cell.folded
        if Head.motto.contains(where: words.contains) || !cell.contains(where: \.isLetter) { return }
        if words.hasPrefix("so:") || (words.hasPrefix("so ") && words.dropFirst(3).first?.isNumber == true) {
            number = DocumentNumber.all(in: cell).first?.number
        } else if words.contains("ngay"), words.contains("thang"), let day = DayPhrase.all(in: cell).first {
            issued = day.iso
        } else if words.hasPrefix("v/v") {
            about = [String(cell.dropFirst(3)).trimmingStart(of: ": ")]
        } else if about != nil, subject == nil, !Parts.isCapitals(cell) {
            about?.append(cell)
        } else if Parts.isCapitals(cell), number == nil {
            issuers.append(cell)
        }
    }
}

/// Whom the letter addresses, and on what it rests.
struct Address {
    private(set) var recipients: [String] = []
    private(set) var bases: [Letter.Basis] = []
    private(set) var used: Set<Int> = []
    private(set) var paragraphs: [Paragraph] = []

    init(_ lines: [SourceLine]) {
        var isAddress = false
        var rest: [SourceLine] = []
        var blank = false
        for line in lines {
            let words = line.trimmed.folded
            if words.hasPrefix("kinh gui") { isAddress = true }
            if isAddress, blank, !line.isBlank, !line.trimmed.hasPrefix("-"), recipients.last?.hasSuffix(";") != true {
                isAddress = false
            }
            blank = line.isBlank
            guard !line.isBlank else { continue }
            used.insert(line.number)
            if isAddress { addRecipient(line.trimmed) } else { rest.append(line) }
        }
        recipients = recipients.map { $0.trimmingEnd(of: ";. ") }.filter { !$0.isEmpty }
        paragraphs = Address.gather(rest, lines)
        for paragraph in paragraphs where Address.isBasis(paragraph.text) { addBases(paragraph.text) }
    }

    private mutating func addRecipient(_ line: String) {
        var text = line
        if text.folded.hasPrefix("kinh gui") { text = String(text.drop { $0 != ":" }.dropFirst()).trimmed }
        if text.hasPrefix("-") {
            recipients.append(String(text.dropFirst()).trimmed)
        } else if let last = recipients.last, !last.hasSuffix(";") {
            recipients[recipients.count - 1] = Joining.join(last, text)
        } else if !text.isEmpty {
            recipients.append(text)
        }
    }

    private static func gather(_ rest: [SourceLine], _ all: [SourceLine]) -> [Paragraph] {
        let first = rest.first?.number ?? 0
        return Paragraph.gather(all.filter { $0.number >= first && first > 0 }) { _, _ in nil }
    }

    private static func isBasis(_ text: String) -> Bool {
        let words = text.folded
        return ["thuc hien", "can cu", "theo", "thi hanh", "trien khai", "tiep theo"].contains { words.hasPrefix($0) }
    }

    private mutating func addBases(_ text: String) {
        let characters = Array(text)
        for document in DocumentNumber.all(in: text) {
            let end = characters[document.end...].firstIndex(of: ";") ?? characters.count
            var title = String(characters[document.end..<end]).trimmingEnd(of: ". ")
            if let about = title.firstRange(of: "về việc ") { title = String(title[about.upperBound...]) }
            title = title.trimmingStart(of: " ,")
            bases.append(
                Letter.Basis(
                    number: document.number, kind: document.kind, issued: document.issued?.iso,
                    title: title.isEmpty ? nil : title))
        }
    }
}
