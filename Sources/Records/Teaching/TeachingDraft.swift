internal import Base
internal import Files
internal import Sheets

/// One row of a sheet of who teaches what, as it is meant; nil where it says nothing.
struct TeachingDraft: Sendable, Equatable {
    let schoolClass: ClassID
    let subject: String
    let term: Teaching.Term
    var teacher: StaffID?
    var periods: Int?
    var from: Day?
}

/// What a row comes to; pure.
enum TeachingDecision: Equatable {
    case begin(Teaching)
    /// It was wrong from its beginning.
    case correct(Teaching, was: Teaching)
    /// Somebody else goes on, or with other periods; what was so stays in the history.
    case follow(Teaching, after: Teaching)
    case nothing(Text?)
    case refused(Text)

    /// Other facts from a later day on follow; without such a day they put right what is written, as with posts.
    static func of(_ draft: TeachingDraft, _ old: Teaching?, in year: SchoolYear, today: Day) -> TeachingDecision {
        if let day = draft.from, SchoolYear(of: day) != year { return .refused(BulkTexts.otherYear) }
        guard let old else {
            return .begin(
                Teaching(
                    classID: draft.schoolClass, subject: draft.subject, term: draft.term, teacher: draft.teacher,
                    periods: draft.periods, from: draft.from ?? today))
        }
        var new = old
        new.teacher = draft.teacher ?? old.teacher
        new.periods = draft.periods ?? old.periods
        let day = draft.from ?? old.from
        if day < old.from { return .refused(TeachingTexts.tooEarly(old.from)) }
        if new == old { return .nothing(day > old.from ? TeachingSheetTexts.already(old.from) : nil) }
        guard day > old.from, draft.from != nil else { return .correct(new, was: old) }
        new.from = day
        return .follow(new, after: old)
    }
}

/// The members of staff whom a sheet may name.
struct TeachingStaff: Sendable {
    struct Member: Sendable {
        let id: StaffID
        let code: String?
        let name: String
    }

    enum Found: Equatable {
        case nobody
        case one(StaffID)
        case fault(TeachingSheet.Key, Text)
    }

    private let byCode: [String: Member]
    private let byName: [String: [Member]]
    private let names: [StaffID: String]

    /// - Parameter names: of everybody who teaches now, also of those who work at the school no longer.
    init(_ members: [Member], names: [StaffID: String]) {
        byCode = Dictionary(members.compactMap { member in member.code.map { ($0, member) } }) { first, _ in first }
        byName = Dictionary(grouping: members) { $0.name.folded }
        self.names = names
    }

    /// By code, or by name; a name that is the present teacher's means that one.
    func find(code: String, name: String, present: StaffID?) -> Found {
        if let present, code.isEmpty, !name.isEmpty, names[present]?.folded == name.folded { return .one(present) }
        if !code.isEmpty {
            guard let member = byCode[code] else { return .fault(.code, TeachingSheetTexts.teacherUnknown) }
            let isOther = !name.isEmpty && member.name.folded != name.folded
            return isOther ? .fault(.code, TeachingSheetTexts.otherName) : .one(member.id)
        }
        guard !name.isEmpty else { return .nobody }
        let found = Set((byName[name.folded] ?? []).map(\.id))
        if found.count > 1 { return .fault(.teacher, TeachingSheetTexts.teacherAmbiguous) }
        return found.first.map { .one($0) } ?? .fault(.teacher, TeachingSheetTexts.teacherUnknown)
    }
}
