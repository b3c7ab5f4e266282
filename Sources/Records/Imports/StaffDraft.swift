internal import Base
internal import Files
internal import Sheets

/// One row of a sheet of staff as it is meant, or every cell that is wrong with its reason. Knows no tables.
struct StaffDraft: Sendable {
    struct Values: Sendable, Equatable {
        var code: String?
        var name = ""
        var born = Day(daysSinceEpoch: 0)
        var sex = Sex.male
        var family = ""
        var kind: String?
        var contract: String?
        var qualification: String?
        var periods: Int?
        var from: Day?
        /// From when what is said of the person, not of the post, holds; nil for a correction.
        var since: Day?
        var until: Day?
        var hasLeft = false
        var contacts = StaffRecord.Contacts()
        var more: [String: String] = [:]
    }

    let number: Int
    let cells: [String]
    var values = Values()
    /// The post in words, for the report.
    var post = ""
    var faults: [SheetFault] = []
    var doubts: [Text] = []

    mutating func fail(_ key: StaffSheet.Key, _ reason: Text) {
        faults.append(SheetFault(column: StaffSheet.heading(key), reason: reason))
    }
}

/// Reads rows of staff by a sheet's columns.
struct StaffDraftReader {
    let match: HeadingMap.Match
    let fields: [DictionaryField]
    let lists: [String: CodeList]
    let today: Day

    static let families = "DM_NHOM_CAN_BO"
    static let kinds = "DM_LOAI_CAN_BO"
    static let contracts = "DM_HINH_THUC_HOP_DONG"
    static let qualifications = "DM_TRINH_DO_CHUYEN_MON"
    static let states = "DM_TRANG_THAI_CAN_BO"
    static let listNames = [families, kinds, contracts, qualifications, states, CodeListName.ethnicity.rawValue]

    func read(_ row: Table.Row) -> StaffDraft {
        var draft = StaffDraft(number: row.number, cells: row.cells)
        person(row, &draft)
        post(row, &draft)
        state(row, &draft)
        contacts(row, &draft)
        for field in fields where match.places[field.name] != nil {
            let written = match.cell(field.name, of: row)
            switch FieldRules.value(written, of: field, codes: lists[field.list]) {
            case .success(let value): draft.values.more[field.name] = value
            case .failure(let fault): draft.faults.append(.init(column: field.label, reason: fault.explanation))
            }
        }
        return draft
    }

    private func cell(_ key: StaffSheet.Key, _ row: Table.Row) -> String { match.cell(key.rawValue, of: row).tidy }

    private func person(_ row: Table.Row, _ draft: inout StaffDraft) {
        draft.values.name = PersonName.written(cell(.name, row))
        if let problem = PersonName.problem(inSheet: draft.values.name) { draft.fail(.name, problem) }
        if cell(.born, row).isEmpty {
            draft.fail(.born, PeopleTexts.bornMissing)
        } else if let born = day(.born, row, &draft) {
            draft.values.born = born
            if let problem = StaffRules.problem(born: born, today: today) { draft.fail(.born, problem) }
        }
        if let sex = Sex(meant: cell(.sex, row)) {
            draft.values.sex = sex
        } else {
            draft.fail(.sex, PeopleTexts.sexMissing)
        }
        let code = cell(.code, row)
        if code.uppercased().contains("E+") { draft.fail(.code, PeopleTexts.numberBroken) }
        if code.count > 20 { draft.fail(.code, FieldFault.long(20).explanation) }
        draft.values.code = code.isEmpty ? nil : code
        draft.values.qualification = listed(.qualification, StaffDraftReader.qualifications, row, &draft)
    }

    private func post(_ row: Table.Row, _ draft: inout StaffDraft) {
        let family = listed(.family, StaffDraftReader.families, row, &draft)
        let kind = listed(.kind, StaffDraftReader.kinds, row, &draft)
        let within = lists[StaffDraftReader.kinds]?.codes.first { $0.code == kind }?.within ?? []
        if let found = StaffRules.family(said: family, ofKind: kind == nil ? nil : within) {
            draft.values.family = found.rawValue
            draft.post = found.label.vi
        } else if family != nil || kind != nil {
            draft.fail(kind == nil ? .family : .kind, SheetImportTexts.kindOfOtherGroup)
        } else if cell(.family, row).isEmpty, cell(.kind, row).isEmpty {
            draft.fail(.kind, SheetImportTexts.kindMissing)
        }
        draft.values.kind = kind
        if let kind { draft.post = lists[StaffDraftReader.kinds]?.name(kind) ?? draft.post }
        draft.values.contract = listed(.contract, StaffDraftReader.contracts, row, &draft)
        let periods = cell(.periods, row)
        if !periods.isEmpty {
            draft.values.periods = Int(periods).flatMap { (0...60).contains($0) ? $0 : nil }
            if draft.values.periods == nil { draft.fail(.periods, SheetImportTexts.periodsWrong) }
        }
        draft.values.from = day(.from, row, &draft)
        draft.values.since = day(.since, row, &draft)
        if let since = draft.values.since, since > today { draft.fail(.since, MemberTexts.dayToCome) }
    }

    private func state(_ row: Table.Row, _ draft: inout StaffDraft) {
        let state = listed(.status, StaffDraftReader.states, row, &draft)
        draft.values.until = day(.until, row, &draft)
        draft.values.hasLeft = StaffRules.hasLeft(state: state) || draft.values.until != nil
        if StaffRules.hasLeft(state: state), draft.values.until == nil {
            draft.fail(.until, SheetImportTexts.leavingDay)
        }
        if let from = draft.values.from, let until = draft.values.until, until <= from {
            draft.fail(.until, SheetImportTexts.leavingDay)
        }
    }

    private func contacts(_ row: Table.Row, _ draft: inout StaffDraft) {
        draft.values.contacts.ethnicity = listed(.ethnicity, CodeListName.ethnicity.rawValue, row, &draft)
        let number = cell(.number, row)
        if !number.isEmpty {
            do throws(IdentityNumber.Fault) {
                let identity = try IdentityNumber(number)
                draft.values.contacts.number = identity.text
                draft.doubts += identity.doubts(sex: draft.values.sex, born: draft.values.born)
            } catch {
                draft.fail(.number, error.explanation)
            }
        }
        draft.values.contacts.phone = text(.phone, 20, row, &draft)
        draft.values.contacts.email = text(.email, 50, row, &draft)
    }

    private func day(_ key: StaffSheet.Key, _ row: Table.Row, _ draft: inout StaffDraft) -> Day? {
        let written = cell(key, row)
        if written.isEmpty { return nil }
        let day = Day(iso: written) ?? Day(written: written)
        if day == nil { draft.fail(key, SheetTexts.dayWrong(written)) }
        return day
    }

    private func text(_ key: StaffSheet.Key, _ limit: Int, _ row: Table.Row, _ draft: inout StaffDraft) -> String? {
        let text = cell(key, row)
        if text.count > limit { draft.fail(key, FieldFault.long(limit).explanation) }
        return text.isEmpty ? nil : text
    }

    private func listed(
        _ key: StaffSheet.Key, _ list: String, _ row: Table.Row, _ draft: inout StaffDraft
    ) -> String? {
        let written = cell(key, row)
        guard !written.isEmpty else { return nil }
        let code = lists[list]?.code(meant: written)
        if code == nil { draft.fail(key, FieldFault.notACode.explanation) }
        return code
    }
}

/// Rules of what a sheet may say of staff.
enum StaffRules {
    /// Nobody works at a school before 15 (Labour Code 2019, art. 3.1) or after 90.
    static func problem(born: Day, today: Day) -> Text? {
        if born > today { return PeopleTexts.bornTomorrow }
        let age = today.year - born.year
        return (15...90).contains(age) ? nil : SheetImportTexts.staffBornUnlikely(age)
    }

    /// The group that a row means: the one it says, when its kind belongs to it, or the one of its kind.
    ///
    /// - Parameter within: the groups of the kind; nil when the row says no kind.
    static func family(said: String?, ofKind within: [String]?) -> StaffPost.Family? {
        if let said {
            guard within?.contains(said) ?? true else { return nil }
            return StaffPost.Family(rawValue: said)
        }
        return within?.lazy.compactMap { StaffPost.Family(rawValue: $0) }.first
    }

    /// DM_TRANG_THAI_CAN_BO: moved away, posted elsewhere, retired, seconded.
    static func hasLeft(state: String?) -> Bool { ["02", "03", "05", "06"].contains(state) }

    enum PostChange: Equatable {
        case none
        /// Put right what was typed wrong; the days stay.
        case correct
        /// From this day on it is another post.
        case succeed(on: Day)
    }

    /// What a row comes to for the post that somebody holds: other facts from a later day on are a new post, other
    /// facts without such a day put the post right.
    static func change(_ post: SheetPost, _ values: StaffDraft.Values) -> PostChange {
        let isSame =
            (values.kind ?? post.kind) == post.kind && (values.contract ?? post.contract) == post.contract
            && (values.periods ?? post.periods) == post.periods
        if isSame { return .none }
        if let from = values.from, from > post.from { return .succeed(on: from) }
        return .correct
    }
}
