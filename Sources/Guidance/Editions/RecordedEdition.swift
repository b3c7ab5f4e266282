internal import Base
internal import Letters

// What the log keeps of the parts of an edition, field by field.

extension GuidanceTask {
    /// As the log keeps it.
    var recorded: [String: String] {
        [
            "path": path, "title": title, "text": text, "evidence": evidence, "due": due?.iso ?? "",
            "audience": audience.selector,
        ]
    }
}

extension Call {
    /// As the log keeps it.
    var recorded: [String: String] {
        [
            "form": form, "title": title, "due": due.iso, "source": source?.text ?? "", "audience": audience.selector,
        ]
    }
}

extension Letter {
    /// The head of the letter as the log keeps it.
    func recorded(title: String) -> [String: String] {
        [
            "title": title, "number": number ?? "", "issuer": issuer ?? "", "issued": issued ?? "",
            "school year": schoolYear ?? "",
        ]
    }
}
