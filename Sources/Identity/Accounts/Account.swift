public import Base

/// A person who can sign in.
public struct Account: Sendable, Equatable {
    public let id: AccountID
    /// What the person types to sign in: an e-mail address or a name given by the unit, in lower case.
    public let login: String
    public let name: String
    public let language: Language

    public init(id: AccountID, login: String, name: String, language: Language) {
        self.id = id
        self.login = login
        self.name = name
        self.language = language
    }
}

/// A role that an account holds at a unit, from a day to the day before another.
public struct Grant: Sendable, Equatable {
    public let id: GrantID
    public let unit: UnitID
    public let role: Role
    public let validFrom: Day
    public let validTo: Day?

    public init(id: GrantID, unit: UnitID, role: Role, validFrom: Day, validTo: Day?) {
        self.id = id
        self.unit = unit
        self.role = role
        self.validFrom = validFrom
        self.validTo = validTo
    }

    public func holds(on day: Day) -> Bool { validFrom <= day && (validTo.map { day < $0 } ?? true) }
}
