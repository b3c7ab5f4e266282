internal import Base
internal import Database
internal import Foundation
internal import Identity
internal import Sheets

/// What a sheet did to one class, so that it can be taken back.
struct ClassStep: Sendable, Codable {
    struct Before: Sendable, Codable {
        let code: String
        private let values: [String: String]

        init(_ value: SchoolClass) {
            code = value.code
            values = value.named
        }

        func fields() -> [ClassField: String] {
            Dictionary(
                values.compactMap { name, value in ClassField(rawValue: name).map { ($0, value) } },
                uniquingKeysWith: { first, _ in first })
        }
    }

    let classID: ClassID
    let name: String
    /// The version that the import left behind.
    let version: Int
    /// Nil when the sheet brought the class.
    let before: Before?
    /// What was kept of its past; nil when that stayed as it was.
    let past: KeptPast?

    init(_ left: SchoolClass, before: SchoolClass?, past: KeptPast?) {
        classID = left.id
        name = left.name
        version = left.version
        self.before = before.map { Before($0) }
        self.past = past
    }
}

extension ClassStep: Storable {
    var stored: StoredValue {
        .text((try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "")
    }

    init?(stored value: StoredValue) {
        guard case .text(let text) = value,
            let step = try? JSONDecoder().decode(ClassStep.self, from: Data(text.utf8))
        else { return nil }
        self = step
    }
}

extension SchoolClass {
    /// The fields that may change, under the names of the log.
    var named: [String: String] {
        Dictionary(uniqueKeysWithValues: fields.map { ($0.key.rawValue, $0.value) })
    }
}

/// Every statement about steps of sheets of classes.
enum ClassStepRows {
    static func insert(_ steps: [ClassStep], of id: ImportID, in tx: Transaction) throws {
        try tx.insert(
            into: "records_class_step", ["import_id", "number", "step"],
            steps.enumerated().lazy.map { [id.stored, .integer(Int64($0)), $1.stored] })
    }

    /// The steps of an import, the last one first.
    static func steps(of id: ImportID, in tx: Transaction) throws -> [ClassStep] {
        try tx.all("SELECT step FROM records_class_step WHERE import_id = \(id) ORDER BY number DESC") {
            try $0["step"]
        }
    }
}
