public import Base
public import Database

/// What becomes of a person's rows in a table when their request to delete is accepted. Declared with the table, so that
/// nothing is erased that no module allows.
public enum Erasing: Sendable {
    /// They stay: the declaration's ground and source say why, or these words do.
    case stays(because: Text? = nil)
    /// All of them go.
    case rows
    /// Some go, or some columns are emptied, as the module decides that keeps them.
    case part(ErasingPart)
}

/// How a module erases a part of what it keeps of a person.
public struct ErasingPart: Sendable {
    public typealias Count = @Sendable (PersonKind, String, Day, Transaction) throws -> Int

    /// Why the rest stays, with the law.
    public let rest: Text
    let survey: Count
    let erase: Count

    /// - Parameters:
    ///   - survey: in how many rows something may be erased on the day.
    ///   - erase: erases it, and says in how many rows.
    public init(rest: Text, survey: @escaping Count, erase: @escaping Count) {
        self.rest = rest
        self.survey = survey
        self.erase = erase
    }
}

/// What one table keeps of a person, and what of it may be erased.
public struct ErasingLine: Sendable {
    public let table: PersonalTable
    /// Rows that are kept now.
    public let rows: Int
    /// Rows of which something may be erased.
    public let erasable: Int

    /// Whether something would stay although all that may be erased is.
    public var leavesRest: Bool {
        if case .rows = table.erasing { return false }
        return rows > 0
    }
}

extension Permit {
    /// What could be erased of one person, table by table; tables that keep nothing are left out. Whether this person
    /// may know is for the caller to prove. Cost: one or two counts for each declared table.
    public func surveyErasing(
        _ person: PersonKind, _ id: String, from data: [PersonalData], in tx: Transaction
    ) throws -> [ErasingLine] {
        try data.flatMap(\.tables).compactMap { table in
            let rows = try PersonalRows.count(person, id, in: table, tx)
            guard rows > 0 else { return nil }
            let erasable =
                switch table.erasing {
                case .stays: 0
                case .rows: rows
                case .part(let part): try part.survey(person, id, today, tx)
                }
            return ErasingLine(table: table, rows: rows, erasable: erasable)
        }
    }

    /// Erases what the declaration of one table allows, and writes into the log from which table and how many rows, but
    /// not what stood in them. Whether the person asked for it is for the caller to prove.
    ///
    /// - Parameters:
    ///   - unit: the unit that keeps the record.
    ///   - detail: the request that is carried out.
    /// - Returns: how many rows were erased or emptied.
    public func erase(
        _ person: PersonKind, _ id: String, from table: PersonalTable, at unit: UnitID, detail: String,
        in tx: Transaction
    ) throws -> Int {
        let count =
            switch table.erasing {
            case .stays: 0
            case .rows: try PersonalRows.erase(person, id, from: table, tx)
            case .part(let part): try part.erase(person, id, today, tx)
            }
        guard count > 0 else { return 0 }
        try record(
            "erase data", subject: person.rawValue, id: id, unit: unit, detail: detail,
            changes: [FieldChange(table.name.description, from: String(count), to: "0")], in: tx)
        return count
    }
}
