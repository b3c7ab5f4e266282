internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The form of a device: from fields to values and back.
enum DeviceForm {
    static func read(_ visit: Visit, _ old: Device?, at unit: UnitID, _ tx: Transaction) throws -> Device {
        var reader = FormReader(visit.form.values)
        let tag = Mark.written(reader.text("tag", limit: Mark.longest))
        if !Mark.isGood(tag) { reader.fail("tag", DeviceTexts.tagWrong) }
        if try DeviceRows.isTaken(tag, at: unit, but: old?.id, in: tx) { reader.fail("tag", DeviceTexts.tagTaken) }
        let kind: DeviceKind? = reader.choice("kind", required: DeviceTexts.kindMissing)
        let name = reader.text("name", required: DeviceTexts.nameMissing, limit: 100).tidy
        let serial = reader.text("serial", limit: 60).tidy.uppercased()
        let year = reader.number("year", in: 1980...visit.today.year)
        let source: DeviceSource? = reader.choice("source")
        let state: DeviceState? = reader.choice("state", required: DeviceTexts.stateMissing)
        let from = SchoolPage.changeDay(&reader, visit)
        let room = reader.values["room"].flatMap { RoomID($0) }
        if let room, let from, try !RoomRows.all(of: unit, on: from, in: tx).contains(where: { $0.id == room }) {
            reader.fail("room", DeviceTexts.roomWrong)
        }
        try reader.finish()
        guard let kind, let state, let from else { throw NotFound() }
        return Device(
            id: old?.id ?? DeviceID(at: visit.now), unit: unit, tag: tag, kind: kind, name: name, serial: serial,
            boughtYear: year, source: source, span: .init(room: room, state: state, from: from),
            version: visit.form.values["version"].flatMap { Int($0) } ?? 0)
    }

    static func fields(_ old: Device?, _ rooms: [Room], _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        func state(_ name: String, _ stored: String?) -> FieldState {
            states.isSent ? states[name] : FieldState(stored ?? "")
        }
        html.input(
            Field(
                "tag", DeviceTexts.tag, hint: DeviceTexts.tagHint,
                state: state("tag", old?.tag ?? visit.request.query["tag"]), required: true), width: 14)
        html.select(
            Field("kind", DeviceTexts.kind, state: state("kind", old?.kind.rawValue), required: true),
            DeviceKind.allCases.map { Choice($0.rawValue, $0.label) })
        html.input(Field("name", DeviceTexts.name, state: state("name", old?.name), required: true))
        html.input(Field("serial", DeviceTexts.serial, state: state("serial", old?.serial)), width: 14)
        html.select(
            Field("room", DeviceTexts.room, state: state("room", old?.span.room?.text ?? visit.request.query["room"])),
            [Choice("", DeviceTexts.noRoom)]
                + rooms.map { Choice($0.id.text, Text(verbatim: "\($0.code) – \($0.facts.name)")) },
            offersNothing: false)
        html.radios(
            Field(
                "state", DeviceTexts.state, state: state("state", (old?.span.state ?? .working).rawValue),
                required: true), DeviceState.allCases.map { Choice($0.rawValue, $0.label) })
        html.input(
            Field("year", DeviceTexts.year, state: state("year", old?.boughtYear.map(String.init))), .number, width: 10)
        html.select(
            Field("source", DeviceTexts.source, state: state("source", old?.source?.rawValue)),
            DeviceSource.allCases.map { Choice($0.rawValue, $0.label) })
        html.day(
            Field(
                "from", FacilitiesTexts.changedFrom, hint: old == nil ? nil : FacilitiesTexts.changedFromHint,
                state: state("from", html.format.day(visit.today)), required: true))
    }
}
