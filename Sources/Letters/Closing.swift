internal import Base

/// The end of a letter: who receives copies, and who signed.
struct Closing {
    private(set) var signer: Letter.Signer?
    private(set) var used: Set<Int> = []

    private static let titles = [
        "giam doc", "pho giam doc", "kt. giam doc", "chu tich", "pho chu tich", "truong phong", "pho truong phong",
        "hieu truong", "bo truong", "thu truong", "tl. giam doc", "tm. uy ban nhan dan", "kt. truong phong",
    ]

    init(_ lines: [SourceLine]) {
        var title: String?
        var name: String?
        for line in lines where !line.isBlank {
            used.insert(line.number)
            for cell in line.cells {
                if Closing.isTitle(cell) {
                    title = title.map { $0 + " " + cell } ?? cell
                } else if title != nil, name == nil, Closing.isName(cell) {
                    name = cell
                }
            }
        }
        if title != nil || name != nil { signer = Letter.Signer(title: title, name: name) }
    }

    static func isTitle(_ line: SourceLine) -> Bool { line.cells.contains(where: isTitle) }

    private static func isTitle(_ cell: String) -> Bool {
        Parts.isCapitals(cell) && titles.contains(cell.folded.trimmingEnd(of: ".,; "))
    }

    /// Two to five words that each begin with a capital and go on in small letters.
    private static func isName(_ cell: String) -> Bool {
        let words = cell.split(separator: " ")
        guard (2...5).contains(words.count) else { return false }
        return words.allSatisfy { word in
            word.first?.isUppercase == true && word.dropFirst().allSatisfy { $0.isLetter && $0.isLowercase }
        }
    }
}
