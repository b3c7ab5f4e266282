internal import Base

/// The annex: the documents listed there, and what it says of the letter it is attached to.
struct References {
    private(set) var list: [Letter.Reference] = []
    private(set) var used: Set<Int> = []
    private(set) var attachedTo: (number: String, issued: String?, issuer: String?)?

    init(_ lines: [SourceLine]) {
        var last: Marker?
        let paragraphs = Paragraph.gather(lines) { marker, _ in
            guard case .decimal(1) = marker.style, marker.follows(last), !marker.rest.isEmpty else { return nil }
            last = marker
            return marker
        }
        for paragraph in paragraphs {
            if let marker = paragraph.marker {
                if let reference = References.reference(marker.ordinal, paragraph.text) {
                    list.append(reference)
                    used.formUnion(paragraph.numbers)
                }
            } else if list.isEmpty {
                read(heading: paragraph)
            }
        }
    }

    private static func reference(_ ordinal: Int, _ text: String) -> Letter.Reference? {
        guard let document = DocumentNumber.all(in: text).first else { return nil }
        let title = String(Array(text)[document.end...]).trimmingStart(of: " ,;.").trimmingEnd(of: " ;.")
        return Letter.Reference(
            ordinal: ordinal, number: document.number, kind: document.kind, issued: document.issued?.iso,
            title: title.isEmpty ? nil : title)
    }

    /// `(Kèm theo văn bản số … ngày … của …)`
    private mutating func read(heading: Paragraph) {
        used.formUnion(heading.numbers)
        guard attachedTo == nil, heading.text.folded.contains("kem theo"),
            let document = DocumentNumber.all(in: heading.text).first
        else { return }
        let rest = String(Array(heading.text)[document.end...])
        let after = rest.firstRange(of: "của ").map { String(rest[$0.upperBound...]) }
        let issuer = after.map { String($0.prefix { $0 != ")" }).trimmed }
        attachedTo = (document.number, document.issued?.iso, issuer.flatMap { $0.isEmpty ? nil : $0 })
    }
}
