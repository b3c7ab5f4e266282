internal import Base
internal import Files
internal import Identity
internal import Sheets

/// One row as it is meant to be, or why it cannot be.
struct ImportRow: Sendable {
    let number: Int
    let code: String
    let name: String
    var unit: Unit?
    var parentCode = ""
    var clusterCode = ""
    var from: Day
    var problems: [SheetFault] = []

    mutating func fail(_ key: String, _ reason: Text) {
        problems.append(SheetFault(column: UnitImport.heading(key), reason: reason))
    }

    /// A cluster stands under the department as a cluster does: in the professional hierarchy, whichever column says so.
    mutating func place(_ kind: UnitKind?, parent: String, cluster: String) {
        parentCode = kind == .cluster ? "" : parent
        clusterCode = kind == .cluster && cluster.isEmpty ? parent : cluster
    }
}

/// Turns the cells of rows into units; knows nothing of tables.
struct ImportReader {
    let places: [String: Int]
    let known: [String: Unit]
    let today: Day
    let now: Instant
    private var seen: [String: Int] = [:]

    init(places: [String: Int], known: [String: Unit], today: Day, now: Instant) {
        self.places = places
        self.known = known
        self.today = today
        self.now = now
    }

    mutating func read(_ row: Table.Row) -> ImportRow {
        func cell(_ key: String) -> String {
            guard let place = places[key], place < row.cells.count else { return "" }
            return row.cells[place]
        }
        let code = cell("code")
        let name = cell("name")
        var result = ImportRow(number: row.number, code: code, name: name, from: today)
        if code.isEmpty { result.fail("code", ImportTexts.codeMissing) }
        if code.count > 30 || code.contains(where: \.isWhitespace) { result.fail("code", ImportTexts.codeWrong) }
        if name.isEmpty { result.fail("name", ImportTexts.nameMissing) }
        if let first = seen[code], !code.isEmpty { result.fail("code", ImportTexts.twice(first)) }
        seen[code] = seen[code] ?? row.number
        let kind = ImportReader.kind(cell("kind"))
        if kind == nil { result.fail("kind", ImportTexts.kindUnknown(cell("kind"))) }
        let levels = ImportReader.levels(cell("level"))
        if levels == nil { result.fail("level", ImportTexts.levelUnknown(cell("level"))) }
        result.from = day("from", cell("from"), &result) ?? today
        let to = day("to", cell("to"), &result)
        if let to, to < result.from { result.fail("to", ImportTexts.endsBeforeBegin) }
        let ownership = ImportReader.ownership(cell("ownership"))
        if ownership == nil, !cell("ownership").isEmpty {
            result.fail("ownership", ImportTexts.ownershipUnknown(cell("ownership")))
        }
        result.place(kind, parent: cell("parent"), cluster: cell("cluster"))
        let old = known[code]
        if old == nil, let kind, kind != .department, result.parentCode.isEmpty, result.clusterCode.isEmpty {
            result.fail("parent", ImportTexts.parentMissing)
        }
        if let old, result.from < old.openedOn { result.fail("from", ImportTexts.fromBeforeOpening(old.openedOn)) }
        guard result.problems.isEmpty, let kind, let levels else { return result }
        if let old, old.kind != kind {
            result.fail("kind", ImportTexts.kindChanged(old.kind))
            return result
        }
        result.unit = Unit(
            id: old?.id ?? UnitID(at: now), code: code, name: name, kind: kind, levels: levels,
            ownership: ownership ?? old?.ownership,
            address: cell("address").isEmpty ? old?.address ?? "" : cell("address"),
            openedOn: old?.openedOn ?? result.from, closedOn: to.map { $0.adding(days: 1) } ?? old?.closedOn)
        return result
    }

    private func day(_ key: String, _ text: String, _ row: inout ImportRow) -> Day? {
        guard !text.isEmpty else { return nil }
        if let day = Day(written: text) { return day }
        row.fail(key, ImportTexts.dayWrong(text))
        return nil
    }

    static func kind(_ text: String) -> UnitKind? {
        if let kind = UnitKind(rawValue: text) { return kind }
        switch text.folded {
        case "so", "so gddt", "so giao duc va dao tao": return .department
        case "phong", "phong gddt", "phong giao duc va dao tao": return .districtOffice
        case "xa", "phuong", "xa, phuong", "xa/phuong", "ubnd xa, phuong", "ubnd xa", "ubnd phuong": return .commune
        case "cum", "cum chuyen mon": return .cluster
        case "truong", "truong hoc": return .school
        case "trung tam gdnn-gdtx", "trung tam gdtx", "gdtx", "gdnn-gdtx": return .continuingCentre
        case "trung tam", "trung tam khac": return .otherCentre
        case "diem truong": return .site
        default: return nil
        }
    }

    /// Levels by name or code, with commas between; none at all is no level.
    static func levels(_ text: String) -> [Level]? {
        var levels: [Level] = []
        for part in text.split(whereSeparator: { ",;/+".contains($0) }).map({ String($0).folded }) {
            switch part {
            case "mam non", "mn", "01", "1", "mau giao", "nha tre": levels.append(.preschool)
            case "tieu hoc", "th", "02", "2": levels.append(.primary)
            case "thcs", "trung hoc co so", "03", "3": levels.append(.lowerSecondary)
            case "thpt", "trung hoc pho thong", "04", "4": levels.append(.upperSecondary)
            case "gdtx", "giao duc thuong xuyen", "05", "5": levels.append(.continuing)
            default: return nil
            }
        }
        return levels
    }

    static func ownership(_ text: String) -> Ownership? {
        if let ownership = Ownership(rawValue: text) { return ownership }
        switch text.folded {
        case "cong lap": return .public
        case "tu thuc": return .private
        case "dan lap": return .peopleFounded
        case "ngoai cong lap": return .nonPublic
        default: return nil
        }
    }
}
