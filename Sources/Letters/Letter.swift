/// What an official letter says, as data. What the letter does not state is nil.
public struct Letter: Sendable, Equatable, Codable {
    public var number: String?
    public var issuer: String?
    /// ISO date.
    public var issued: String?
    public var subject: String?
    /// `2023-2024`
    public var schoolYear: String?
    public var recipients: [String] = []
    public var bases: [Basis] = []
    public var clauses: [Clause] = []
    public var milestones: [Milestone] = []
    public var duties: [Duty] = []
    public var citations: [Citation] = []
    public var references: [Reference] = []
    public var signer: Signer?

    public init() {}

    enum CodingKeys: CodingKey {
        case number, issuer, issued, subject, schoolYear, recipients, bases, clauses, milestones, duties, citations
        case references, signer
    }

    /// A document on which the letter rests.
    public struct Basis: Sendable, Equatable, Codable {
        public var number: String
        public var kind: String?
        public var issued: String?
        public var title: String?

        enum CodingKeys: CodingKey {
            case number, kind, issued, title
        }
    }

    /// A clause with what stands below it. `path` is like `II.1.a`.
    public struct Clause: Sendable, Equatable, Codable {
        public var path: String
        public var marker: String
        public var title: String?
        public var text: String
        public var clauses: [Clause]

        enum CodingKeys: CodingKey {
            case path, marker, title, text, clauses
        }
    }

    /// A period of the letter's calendar, months as `YYYY-MM`, due days as ISO dates.
    public struct Milestone: Sendable, Equatable, Codable {
        public var from: String
        public var to: String
        public var text: String
        public var due: [String]
    }

    /// What one kind of unit must see to.
    public struct Duty: Sendable, Equatable, Codable {
        public var audience: String
        public var title: String?
        public var items: [String]

        enum CodingKeys: CodingKey {
            case audience, title, items
        }
    }

    /// A document that the body names, and where.
    public struct Citation: Sendable, Equatable, Codable {
        public var number: String
        public var kind: String?
        public var issued: String?
        public var clausePaths: [String]

        enum CodingKeys: CodingKey {
            case number, kind, issued, clausePaths
        }
    }

    /// A document of the annex.
    public struct Reference: Sendable, Equatable, Codable {
        public var ordinal: Int
        public var number: String
        public var kind: String?
        public var issued: String?
        public var title: String?

        enum CodingKeys: CodingKey {
            case ordinal, number, kind, issued, title
        }
    }

    public struct Signer: Sendable, Equatable, Codable {
        public var title: String?
        public var name: String?

        enum CodingKeys: CodingKey {
            case title, name
        }
    }
}
