internal import Base

/// The documents that the body names, each once, with the clauses that name it.
enum Citations {
    static func gather(_ texts: [(path: String, text: String)], known: [Letter.Reference]) -> [Letter.Citation] {
        var order: [String] = []
        var found: [String: Letter.Citation] = [:]
        for (path, text) in texts {
            for document in DocumentNumber.all(in: text) {
                if found[document.number] == nil {
                    order.append(document.number)
                    found[document.number] = Letter.Citation(
                        number: document.number, kind: document.kind, issued: nil, clausePaths: [])
                }
                if found[document.number]?.issued == nil { found[document.number]?.issued = document.issued?.iso }
                if !path.isEmpty, found[document.number]?.clausePaths.contains(path) == false {
                    found[document.number]?.clausePaths.append(path)
                }
            }
        }
        return order.compactMap { found[$0] }.map { citation in
            var citation = citation
            let reference = known.first { $0.number == citation.number }
            citation.issued = citation.issued ?? reference?.issued
            return citation
        }
    }
}
