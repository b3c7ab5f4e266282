internal import Base
internal import Database
internal import Foundation

/// Everything a sheet can say of a member of staff, apart from their posts.
struct StaffRecord: Sendable, Equatable, Codable {
    let id: StaffID
    var code: String?
    var name: String
    var born: Day
    var sex: String
    var qualification: String?
    var more: [String: String] = [:]
    var version = 1
    var contacts = Contacts()

    /// The fields that may change, as they are stored.
    var fields: [StaffField: String] {
        [
            .name: name, .born: born.iso, .sex: sex, .qualification: qualification ?? "",
            .more: MoreFields(more).text,
        ]
    }

    /// Written from a sheet, never shown or exported with a list.
    struct Contacts: Sendable, Equatable, Codable {
        var number: String?
        var ethnicity: String?
        var phone: String?
        var email: String?
    }

    /// What changed, for the log; of contacts only that they changed.
    func changes(from old: StaffRecord?) -> [FieldFact] {
        let before = old?.facts ?? [:]
        return facts.filter { before[$0.key] != $0.value }.map {
            FieldFact(field: $0.key, from: before[$0.key], to: $0.value)
        }.sorted { $0.field < $1.field }
    }

    struct FieldFact: Equatable {
        let field: String
        let from: String?
        let to: String
    }

    private var facts: [String: String] {
        var facts = more
        facts["name"] = name
        facts["born"] = born.iso
        facts["sex"] = sex
        facts["code"] = code
        facts["qualification"] = qualification
        return facts
    }
}

/// A post as a sheet sees it.
struct SheetPost: Sendable, Equatable, Codable {
    let id: PostID
    let staff: StaffID
    var family: String
    var kind: String?
    var contract: String?
    var periods: Int?
    var from: Day
    var to: Day?
}

/// What an import did to one member of staff, so that it can be taken back.
struct StaffStep: Sendable, Equatable, Codable, Storable {
    let staff: StaffID
    let isNew: Bool
    /// The record as it was, when the sheet changed it.
    var before: StaffRecord?
    /// What was kept of its past; nil when that stayed as it was.
    var past: KeptPast?
    /// The version that the import left behind.
    var version: Int
    /// The post as it was, when the sheet corrected or ended it.
    var postBefore: SheetPost?
    /// The posts as the import left them.
    var after: [SheetPost] = []
    /// The post that the import began.
    var opened: PostID?

    init(_ staff: StaffID, isNew: Bool, version: Int) {
        self.staff = staff
        self.isNew = isNew
        self.version = version
    }

    var stored: StoredValue {
        let data = (try? JSONEncoder().encode(self)) ?? Data()
        return .text(String(decoding: data, as: UTF8.self))
    }

    init?(stored value: StoredValue) {
        guard case .text(let text) = value,
            let step = try? JSONDecoder().decode(StaffStep.self, from: Data(text.utf8))
        else { return nil }
        self = step
    }
}
