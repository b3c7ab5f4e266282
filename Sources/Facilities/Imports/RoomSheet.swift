internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets
internal import Web

/// Rooms as a sheet: what is written here is read back unchanged.
enum RoomSheet {
    private static let headings: [(key: String, names: [String], width: Int)] = [
        ("code", ["Mã phòng", "Số phòng"], 12), ("name", ["Tên phòng", "TEN_PHONG"], 28),
        ("kind", ["Loại phòng", "Loại"], 24), ("solidity", ["Kết cấu"], 14),
        ("state", ["Tình trạng", "TINH_TRANG_ID"], 16), ("area", ["Diện tích (m²)", "Diện tích", "DIEN_TICH"], 12),
        ("site", ["Điểm trường", "Mã điểm trường"], 20),
    ]

    static let sheet = FacilitySheet<Room>(
        subject: ImportSubject("rooms"), title: RoomTexts.title,
        map: HeadingMap(
            headings.map { .init($0.key, $0.names, isRequired: ["code", "name", "kind"].contains($0.key)) }
                + [OwnSheet.column]),
        take: take, undo: UndoRooms.run)

    private static func heading(_ key: String) -> String { headings.first { $0.key == key }?.names.first ?? key }

    static func write(_ rooms: [Room], _ sites: [Organisation.Unit], _ school: String) -> Sheet {
        let rows = rooms.map { room -> [SheetCell] in
            [
                .text(room.code), .text(room.facts.name), .text(room.facts.kind.label.vi),
                .text(room.facts.solidity.label.vi), .text(room.facts.state.label.vi),
                room.facts.area.map { .number($0) } ?? .empty,
                .text(sites.first { $0.id == room.facts.site }?.code ?? ""),
            ]
        }
        return Sheet(
            name: RoomTexts.title.vi, columns: headings.map { .init($0.names[0], width: $0.width) }, rows: rows)
    }

    private static func take(
        _ table: Table, _ match: HeadingMap.Match, _ permit: UnitPermit<KeepFacilities>, _ tx: Transaction
    ) throws -> FacilitySheet<Room>.Taken {
        let today = permit.now.day
        let sites = try RoomForm.sites(of: permit.unit, on: today, in: tx)
        var seen: [String: Int] = [:]
        var steps: [ImportStep<Room>] = []
        let rows = try table.rows.map { row in
            var cells = CellReader(match, row)
            let code = Mark.written(cells.text("code"))
            if !Mark.isGood(code) { cells.fail(heading("code"), RoomTexts.codeWrong) }
            if let first = seen[code] { cells.fail(heading("code"), SheetTexts.twice(first)) }
            seen[code] = seen[code] ?? row.number
            let old = try RoomRows.find(code: code, at: permit.unit, in: tx)
            let facts = read(&cells, old, sites)
            var outcome = SheetReport.Row.Outcome.refused(cells.faults)
            if cells.faults.isEmpty, let facts { outcome = try apply(code, facts, old, &steps, permit, tx) }
            return SheetReport.Row(
                number: row.number, name: code, place: cells.text("name"), outcome: outcome, cells: row.cells)
        }
        return FacilitySheet<Room>.Taken(rows: rows, steps: steps)
    }

    private static func read(
        _ cells: inout CellReader, _ old: Room?, _ sites: [Organisation.Unit]
    ) -> Room.Facts? {
        let name = cells.text("name")
        if name.isEmpty || name.count > 60 { cells.fail(heading("name"), RoomTexts.nameMissing) }
        let kind: RoomKind? = cells.choice("kind", heading("kind"))
        if kind == nil, cells.text("kind").isEmpty { cells.fail(heading("kind"), RoomTexts.kindMissing) }
        let solidity: Solidity? = cells.choice("solidity", heading("solidity"))
        let state: RoomState? = cells.choice("state", heading("state"))
        let area = cells.number("area", heading("area"), in: 1...100_000)
        var site = old?.facts.site
        if cells.has("site") {
            let written = cells.text("site")
            site = sites.first { $0.code == written || $0.name.folded == written.folded }?.id
            if site == nil, !written.isEmpty { cells.fail(heading("site"), RoomTexts.siteWrong) }
        }
        guard let kind else { return nil }
        return Room.Facts(
            site: site, name: name, kind: kind, solidity: solidity ?? old?.facts.solidity ?? .permanent,
            state: state ?? old?.facts.state ?? .good, area: cells.has("area") ? area : old?.facts.area)
    }

    private static func apply(
        _ code: String, _ facts: Room.Facts, _ old: Room?, _ steps: inout [ImportStep<Room>],
        _ permit: UnitPermit<KeepFacilities>, _ tx: Transaction
    ) throws -> SheetReport.Row.Outcome {
        let today = permit.now.day
        guard let old else {
            let room = Room(id: RoomID(at: permit.now), unit: permit.unit, code: code, facts: facts, from: today)
            try KeepRoom.add(room, by: permit, in: tx)
            steps.append(ImportStep(before: nil, after: room))
            return .added
        }
        if old.facts == facts, old.to == nil { return .unchanged }
        var new = old
        new.facts = facts
        new.from = today
        new.to = nil
        do {
            try KeepRoom.change(new, was: old, by: permit, in: tx)
        } catch let refusal as DatedRefusal {
            return .refused([.init(column: heading("code"), reason: refusal.explanation)])
        }
        new.version = old.version + 1
        steps.append(ImportStep(before: old, after: new))
        return .changed
    }
}
