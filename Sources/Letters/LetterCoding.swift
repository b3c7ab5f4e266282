internal import Foundation

extension Letter {
    /// The letter as JSON: UTF-8, every key present, `null` for what is not stated.
    public func json() -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(number, forKey: .number)
        try container.encode(issuer, forKey: .issuer)
        try container.encode(issued, forKey: .issued)
        try container.encode(subject, forKey: .subject)
        try container.encode(schoolYear, forKey: .schoolYear)
        try container.encode(recipients, forKey: .recipients)
        try container.encode(bases, forKey: .bases)
        try container.encode(clauses, forKey: .clauses)
        try container.encode(milestones, forKey: .milestones)
        try container.encode(duties, forKey: .duties)
        try container.encode(citations, forKey: .citations)
        try container.encode(references, forKey: .references)
        try container.encode(signer, forKey: .signer)
    }
}

extension Letter.Basis {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(number, forKey: .number)
        try container.encode(kind, forKey: .kind)
        try container.encode(issued, forKey: .issued)
        try container.encode(title, forKey: .title)
    }
}

extension Letter.Clause {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(path, forKey: .path)
        try container.encode(marker, forKey: .marker)
        try container.encode(title, forKey: .title)
        try container.encode(text, forKey: .text)
        try container.encode(clauses, forKey: .clauses)
    }
}

extension Letter.Duty {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(audience, forKey: .audience)
        try container.encode(title, forKey: .title)
        try container.encode(items, forKey: .items)
    }
}

extension Letter.Citation {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(number, forKey: .number)
        try container.encode(kind, forKey: .kind)
        try container.encode(issued, forKey: .issued)
        try container.encode(clausePaths, forKey: .clausePaths)
    }
}

extension Letter.Reference {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(ordinal, forKey: .ordinal)
        try container.encode(number, forKey: .number)
        try container.encode(kind, forKey: .kind)
        try container.encode(issued, forKey: .issued)
        try container.encode(title, forKey: .title)
    }
}

extension Letter.Signer {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(title, forKey: .title)
        try container.encode(name, forKey: .name)
    }
}
