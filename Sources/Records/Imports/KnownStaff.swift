internal import Base
internal import Database
internal import Identity

/// The staff of a school, found again by code, identity number, or name and birth date, with their posts there.
struct KnownStaff {
    enum Found {
        case somebody(StaffRecord)
        /// The code or number is of somebody with another birth date.
        case bornOther
        case ambiguous
        case nobody
    }

    private struct NameAndBirth: Hashable {
        let fold: String
        let born: Day
    }

    private var records: [StaffID: StaffRecord] = [:]
    private var codes: [String: StaffID] = [:]
    private var numbers: [String: StaffID] = [:]
    private var names: [NameAndBirth: [StaffID]] = [:]
    private var posts: [StaffID: [SheetPost]] = [:]

    init(at unit: UnitID, in tx: Transaction) throws {
        for record in try StaffSheetRows.held(by: unit, in: tx) { add(record) }
        for post in try StaffSheetRows.posts(at: unit, in: tx) { add(post) }
    }

    mutating func add(_ record: StaffRecord) {
        records[record.id] = record
        if let code = record.code { codes[code] = record.id }
        if let number = record.contacts.number { numbers[number] = record.id }
        names[NameAndBirth(fold: record.name.folded, born: record.born), default: []].append(record.id)
    }

    mutating func add(_ post: SheetPost) { posts[post.staff, default: []].append(post) }

    mutating func replace(_ record: StaffRecord, version: Int) {
        var record = record
        record.version = version
        if let old = records[record.id] {
            names[NameAndBirth(fold: old.name.folded, born: old.born)]?.removeAll { $0 == record.id }
        }
        add(record)
    }

    mutating func replace(_ post: SheetPost) {
        posts[post.staff] = posts[post.staff]?.map { $0.id == post.id ? post : $0 }
    }

    /// A code or number decides in the whole city, together with the birth date; a name with a birth date decides
    /// within the school only.
    func find(_ values: StaffDraft.Values, in tx: Transaction) throws -> Found {
        if let code = values.code {
            let found = try codes[code].flatMap { records[$0] } ?? StaffSheetRows.find(code: code, in: tx)
            if let found { return found.born == values.born ? .somebody(found) : .bornOther }
        }
        if let number = values.contacts.number {
            let found = try numbers[number].flatMap { records[$0] } ?? StaffSheetRows.find(number: number, in: tx)
            if let found { return found.born == values.born ? .somebody(found) : .bornOther }
        }
        let same = (names[NameAndBirth(fold: values.name.folded, born: values.born)] ?? []).compactMap { records[$0] }
        // A code that nobody has yet may be the first one of somebody who is here already.
        let open = same.filter {
            (values.code == nil || $0.code == nil)
                && (values.contacts.number == nil || $0.contacts.number == nil)
        }
        return open.isEmpty ? .nobody : open.count == 1 ? .somebody(open[0]) : .ambiguous
    }

    /// The post at the school of which a row speaks: the one that began on its day, else the open one of its group.
    func post(of id: StaffID, _ values: StaffDraft.Values) -> SheetPost? {
        let same = (posts[id] ?? []).filter { $0.family == values.family }
        if let from = values.from, let exact = same.first(where: { $0.from == from }) { return exact }
        return same.last { $0.to == nil }
    }

    /// What the sheet says; what it does not say stays.
    static func merged(_ old: StaffRecord, _ values: StaffDraft.Values) -> StaffRecord {
        var new = old
        new.code = values.code ?? old.code
        new.name = values.name
        new.born = values.born
        new.sex = values.sex.rawValue
        new.qualification = values.qualification ?? old.qualification
        for (field, value) in values.more where !value.isEmpty { new.more[field] = value }
        new.contacts.number = values.contacts.number ?? old.contacts.number
        new.contacts.ethnicity = values.contacts.ethnicity ?? old.contacts.ethnicity
        new.contacts.phone = values.contacts.phone ?? old.contacts.phone
        new.contacts.email = values.contacts.email ?? old.contacts.email
        return new
    }
}
