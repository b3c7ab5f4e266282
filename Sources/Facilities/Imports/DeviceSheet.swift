internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets

/// Devices as a sheet: what is written here is read back unchanged.
enum DeviceSheet {
    private static let headings: [(key: String, names: [String], width: Int)] = [
        ("tag", ["Mã thiết bị", "Mã tài sản", "Mã"], 14), ("kind", ["Loại thiết bị", "Loại"], 24),
        ("name", ["Tên, kiểu máy", "Tên thiết bị", "Tên"], 28), ("room", ["Phòng", "Mã phòng"], 12),
        ("state", ["Tình trạng", "Trạng thái"], 18), ("serial", ["Số sê-ri", "Số serial", "Serial"], 18),
        ("year", ["Năm mua", "Năm đưa vào sử dụng"], 10), ("source", ["Nguồn", "Nguồn kinh phí"], 20),
    ]

    static let sheet = FacilitySheet<Device>(
        subject: ImportSubject("devices"), title: DeviceTexts.title,
        map: HeadingMap(
            headings.map { .init($0.key, $0.names, isRequired: ["tag", "kind", "name"].contains($0.key)) }
                + [OwnSheet.column]),
        take: take, undo: UndoDevices.run)

    private static func heading(_ key: String) -> String { headings.first { $0.key == key }?.names.first ?? key }

    static func write(_ lines: [DeviceLine], _ school: String) -> Sheet {
        let rows = lines.map { line -> [SheetCell] in
            let device = line.device
            return [
                .text(device.tag), .text(device.kind.label.vi), .text(device.name), .text(line.roomCode ?? ""),
                .text(device.span.state.label.vi), .text(device.serial),
                device.boughtYear.map { .number($0) } ?? .empty, .text(device.source?.label.vi ?? ""),
            ]
        }
        return Sheet(
            name: DeviceTexts.title.vi, columns: headings.map { .init($0.names[0], width: $0.width) }, rows: rows)
    }

    private static func take(
        _ table: Table, _ match: HeadingMap.Match, _ permit: UnitPermit<KeepFacilities>, _ tx: Transaction
    ) throws -> FacilitySheet<Device>.Taken {
        let today = permit.now.day
        let known = try DeviceRows.byTag(of: permit.unit, in: tx)
        let rooms = Dictionary(
            try RoomRows.all(of: permit.unit, on: today, in: tx).map { ($0.code, $0.id) }
        ) { first, _ in first }
        var seen: [String: Int] = [:]
        var steps: [ImportStep<Device>] = []
        let rows = try table.rows.map { row in
            var cells = CellReader(match, row)
            let tag = Mark.written(cells.text("tag"))
            if !Mark.isGood(tag) { cells.fail(heading("tag"), DeviceTexts.tagWrong) }
            if let first = seen[tag] { cells.fail(heading("tag"), SheetTexts.twice(first)) }
            seen[tag] = seen[tag] ?? row.number
            let device = read(&cells, tag, known[tag], rooms, permit)
            var outcome = SheetReport.Row.Outcome.refused(cells.faults)
            if cells.faults.isEmpty, let device { outcome = try apply(device, known[tag], &steps, permit, tx) }
            return SheetReport.Row(
                number: row.number, name: tag, place: cells.text("name"), outcome: outcome, cells: row.cells)
        }
        return FacilitySheet<Device>.Taken(rows: rows, steps: steps)
    }

    private static func read(
        _ cells: inout CellReader, _ tag: String, _ old: Device?, _ rooms: [String: RoomID],
        _ permit: UnitPermit<KeepFacilities>
    ) -> Device? {
        let today = permit.now.day
        let name = cells.text("name")
        if name.isEmpty || name.count > 100 { cells.fail(heading("name"), DeviceTexts.nameMissing) }
        let kind: DeviceKind? = cells.choice("kind", heading("kind"))
        if kind == nil, cells.text("kind").isEmpty { cells.fail(heading("kind"), DeviceTexts.kindMissing) }
        let state: DeviceState? = cells.choice("state", heading("state"))
        let source: DeviceSource? = cells.choice("source", heading("source"))
        let year = cells.number("year", heading("year"), in: 1980...today.year)
        let code = Mark.written(cells.text("room"))
        if !code.isEmpty, rooms[code] == nil { cells.fail(heading("room"), DeviceTexts.roomWrong) }
        guard let kind else { return nil }
        let span = Device.Span(
            room: cells.has("room") ? rooms[code] : old?.span.room, state: state ?? old?.span.state ?? .working,
            from: today)
        return Device(
            id: old?.id ?? DeviceID(at: permit.now), unit: permit.unit, tag: tag, kind: kind, name: name,
            serial: cells.has("serial") ? cells.text("serial").uppercased() : old?.serial ?? "",
            boughtYear: cells.has("year") ? year : old?.boughtYear,
            source: cells.has("source") ? source : old?.source, span: span, version: old?.version ?? 1)
    }

    private static func apply(
        _ device: Device, _ old: Device?, _ steps: inout [ImportStep<Device>], _ permit: UnitPermit<KeepFacilities>,
        _ tx: Transaction
    ) throws -> SheetReport.Row.Outcome {
        guard let old else {
            try KeepDevice.add(device, by: permit, in: tx)
            steps.append(ImportStep(before: nil, after: device))
            return .added
        }
        var same = device
        same.span = old.span
        let staysThere =
            device.span.room == old.span.room && device.span.state == old.span.state && old.span.to == nil
        if same == old, staysThere { return .unchanged }
        do {
            try KeepDevice.change(device, was: old, by: permit, in: tx)
        } catch let refusal as DatedRefusal {
            return .refused([.init(column: heading("tag"), reason: refusal.explanation)])
        }
        var left = device
        left.version = old.version + 1
        if staysThere { left.span = old.span }
        steps.append(ImportStep(before: old, after: left))
        return .changed
    }
}
