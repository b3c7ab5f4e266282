internal import Base
internal import Database

/// What school health found, sealed before it is stored: nobody reads it who has the database alone.
enum HealthField: CaseIterable {
    case height
    case weight
    case nutrition
    case blood
    case eyes
    case spine
    case vaccinations
    case note

    /// The column in which it stands.
    var column: SealedColumn { SealedColumn("records_health", name) }

    private var name: StaticString {
        switch self {
        case .height: "height"
        case .weight: "weight"
        case .nutrition: "nutrition"
        case .blood: "blood"
        case .eyes: "eyes"
        case .spine: "spine"
        case .vaccinations: "vaccinations"
        case .note: "note"
        }
    }

    /// What is stored of a value in the row of a check.
    func seal(_ value: (some Storable)?, of check: String, in tx: Transaction) throws -> String? {
        try tx.seal(value, in: column, of: check)
    }

    func unseal<Value: Storable>(
        _ stored: String?, as type: Value.Type, of check: String, in tx: Transaction
    ) throws -> Value? {
        try tx.unseal(stored, as: type, in: column, of: check)
    }
}
