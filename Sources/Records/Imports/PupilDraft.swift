internal import Base
internal import Files
internal import Sheets

/// One row of a sheet as it is meant, or every cell that is wrong with its reason. Knows no tables.
struct PupilDraft: Sendable {
    /// What the sheet says of a pupil; nil where it has no such column or the cell is empty.
    struct Values: Sendable, Equatable {
        /// The code of the school.
        var school = ""
        var code: String?
        var name = ""
        var born = Day(daysSinceEpoch: 0)
        var sex = Sex.male
        var className = ""
        var status: Status?
        var statusDay: Day?
        /// From when what is said of the record holds; nil for a correction.
        var since: Day?
        var boarding: String?
        var sessions: Bool?
        var ethnicity: String?
        var disability: String?
        var number: String?
        var birthplace: String?
        var address: String?
        var phone: String?
        var more: [String: String] = [:]
    }

    /// What the states of DM_TRANG_THAI_HOC_SINH come to.
    enum Status: Sendable, Equatable {
        case here
        case cameFromOutside
        case returned
        case left(Leaving)

        init?(code: String) {
            switch code {
            case "01": self = .here
            case "02", "06", "10": self = .cameFromOutside
            case "03", "07": self = .returned
            case "04", "08", "11": self = .left(.leftCity)
            case "05", "09", "12": self = .left(.droppedOut)
            default: return nil
            }
        }
    }

    let number: Int
    let cells: [String]
    var values = Values()
    var faults: [SheetFault] = []
    /// What is odd and yet taken.
    var doubts: [Text] = []
}

/// Reads rows by a sheet's columns.
struct PupilDraftReader {
    let match: HeadingMap.Match
    let fields: [DictionaryField]
    let lists: [String: CodeList]
    let today: Day

    func read(_ row: Table.Row) -> PupilDraft {
        var draft = PupilDraft(number: row.number, cells: row.cells)
        person(row, &draft)
        place(row, &draft)
        sensitive(row, &draft)
        for field in fields where match.places[field.name] != nil {
            let written = match.cell(field.name, of: row)
            switch FieldRules.value(written, of: field, codes: lists[field.list]) {
            case .success(let value): draft.values.more[field.name] = value
            case .failure(let fault): draft.faults.append(.init(column: field.label, reason: fault.explanation))
            }
        }
        return draft
    }

    private func cell(_ key: PupilSheet.Key, _ row: Table.Row) -> String { match.cell(key.rawValue, of: row).tidy }

    private func fail(_ key: PupilSheet.Key, _ reason: Text, _ draft: inout PupilDraft) {
        draft.faults.append(.init(column: PupilSheet.heading(key), reason: reason))
    }

    private func person(_ row: Table.Row, _ draft: inout PupilDraft) {
        draft.values.name = PersonName.written(cell(.name, row))
        if let problem = PersonName.problem(inSheet: draft.values.name) { fail(.name, problem, &draft) }
        let written = cell(.born, row)
        if let born = Day(iso: written) ?? Day(written: written) {
            draft.values.born = born
            if let problem = PupilRules.problem(born: born, today: today) { fail(.born, problem, &draft) }
        } else {
            fail(.born, written.isEmpty ? PeopleTexts.bornMissing : SheetTexts.dayWrong(written), &draft)
        }
        if let sex = Sex(meant: cell(.sex, row)) {
            draft.values.sex = sex
        } else {
            fail(.sex, PeopleTexts.sexMissing, &draft)
        }
        let code = cell(.code, row)
        if code.uppercased().contains("E+") { fail(.code, PeopleTexts.numberBroken, &draft) }
        if code.count > 20 { fail(.code, FieldFault.long(20).explanation, &draft) }
        draft.values.code = code.isEmpty ? nil : code
    }

    private func place(_ row: Table.Row, _ draft: inout PupilDraft) {
        draft.values.school = cell(.school, row)
        draft.values.className = cell(.schoolClass, row)
        if draft.values.className.isEmpty { fail(.schoolClass, PupilTexts.classMissing, &draft) }
        let status = cell(.status, row)
        if !status.isEmpty {
            draft.values.status = (lists[CodeListName.status.rawValue]?.code(meant: status)).flatMap {
                PupilDraft.Status(code: $0)
            }
            if draft.values.status == nil { fail(.status, FieldFault.notACode.explanation, &draft) }
        }
        draft.values.statusDay = day(.statusDay, row, &draft)
        draft.values.since = day(.since, row, &draft)
        if let since = draft.values.since, since > today { fail(.since, MemberTexts.dayToCome, &draft) }
        draft.values.boarding = code(.boarding, .boarding, row, &draft)
        let sessions = cell(.sessions, row)
        if !sessions.isEmpty {
            let field = DictionaryField(name: "", label: "", kind: .boolean, length: nil, list: "", levels: [])
            switch FieldRules.value(sessions, of: field, codes: nil) {
            case .success(let value): draft.values.sessions = value == "1"
            case .failure(let fault): fail(.sessions, fault.explanation, &draft)
            }
        }
    }

    private func sensitive(_ row: Table.Row, _ draft: inout PupilDraft) {
        draft.values.ethnicity = code(.ethnicity, .ethnicity, row, &draft)
        draft.values.disability = code(.disability, .disability, row, &draft)
        let number = cell(.number, row)
        if !number.isEmpty {
            do throws(IdentityNumber.Fault) {
                let identity = try IdentityNumber(number)
                draft.values.number = identity.text
                draft.doubts += identity.doubts(sex: draft.values.sex, born: draft.values.born)
            } catch {
                fail(.number, error.explanation, &draft)
            }
        }
        draft.values.birthplace = text(.birthplace, 250, row, &draft)
        draft.values.address = text(.address, 250, row, &draft)
        draft.values.phone = text(.phone, 20, row, &draft)
    }

    private func day(_ key: PupilSheet.Key, _ row: Table.Row, _ draft: inout PupilDraft) -> Day? {
        let written = cell(key, row)
        if written.isEmpty { return nil }
        let day = Day(iso: written) ?? Day(written: written)
        if day == nil { fail(key, SheetTexts.dayWrong(written), &draft) }
        return day
    }

    private func text(_ key: PupilSheet.Key, _ limit: Int, _ row: Table.Row, _ draft: inout PupilDraft) -> String? {
        let text = cell(key, row)
        if text.count > limit { fail(key, FieldFault.long(limit).explanation, &draft) }
        return text.isEmpty ? nil : text
    }

    private func code(
        _ key: PupilSheet.Key, _ list: CodeListName, _ row: Table.Row, _ draft: inout PupilDraft
    ) -> String? {
        let written = cell(key, row)
        guard !written.isEmpty else { return nil }
        let code = lists[list.rawValue]?.code(meant: written)
        if code == nil { fail(key, FieldFault.notACode.explanation, &draft) }
        return code
    }
}
