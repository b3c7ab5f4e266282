internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// The form of a room: from fields to values and back.
enum RoomForm {
    /// Sites of a school: units that stand below it.
    static func sites(of unit: UnitID, on day: Day, in tx: Transaction) throws -> [Organisation.Unit] {
        try UnitRows.children(of: unit, on: day, in: tx).filter { $0.kind == .site }
    }

    /// What was sent, over what was there.
    static func read(_ visit: Visit, _ old: Room?, at unit: UnitID, _ tx: Transaction) throws -> Room {
        var reader = FormReader(visit.form.values)
        let code = Mark.written(reader.text("code", limit: Mark.longest))
        if !Mark.isGood(code) { reader.fail("code", RoomTexts.codeWrong) }
        let name = reader.text("name", required: RoomTexts.nameMissing, limit: 60).tidy
        let kind: RoomKind? = reader.choice("kind", required: RoomTexts.kindMissing)
        let solidity: Solidity? = reader.choice("solidity", required: RoomTexts.solidityMissing)
        let state: RoomState? = reader.choice("state", required: RoomTexts.stateMissing)
        let area = reader.number("area", in: 1...100_000)
        let site = reader.values["site"].flatMap { UnitID($0) }
        if let site, try !sites(of: unit, on: visit.today, in: tx).contains(where: { $0.id == site }) {
            reader.fail("site", RoomTexts.siteWrong)
        }
        let from = SchoolPage.changeDay(&reader, visit)
        if let taken = try RoomRows.find(code: code, at: unit, in: tx), taken.id != old?.id {
            reader.fail("code", RoomTexts.codeTaken)
        }
        try reader.finish()
        guard let kind, let solidity, let state, let from else { throw NotFound() }
        let facts = Room.Facts(site: site, name: name, kind: kind, solidity: solidity, state: state, area: area)
        return Room(
            id: old?.id ?? RoomID(at: visit.now), unit: unit, code: code, facts: facts, from: from,
            version: visit.form.values["version"].flatMap { Int($0) } ?? 0)
    }

    static func fields(
        _ old: Room?, _ sites: [Organisation.Unit], _ states: FormStates, today: Day, _ html: inout HTML
    ) {
        func state(_ name: String, _ stored: String?) -> FieldState {
            states.isSent ? states[name] : FieldState(stored ?? "")
        }
        html.input(
            Field("code", RoomTexts.code, hint: RoomTexts.codeHint, state: state("code", old?.code), required: true),
            width: 10)
        html.input(Field("name", RoomTexts.name, state: state("name", old?.facts.name), required: true))
        html.select(
            Field("kind", RoomTexts.kind, state: state("kind", old?.facts.kind.rawValue), required: true),
            RoomKind.allCases.map { Choice($0.rawValue, $0.label) })
        if !sites.isEmpty {
            html.select(
                Field("site", FacilitiesTexts.site, state: state("site", old?.facts.site?.text)),
                [Choice("", FacilitiesTexts.mainSite)] + sites.map { Choice($0.id.text, Text(verbatim: $0.name)) },
                offersNothing: false)
        }
        html.radios(
            Field(
                "solidity", RoomTexts.solidity,
                state: state("solidity", (old?.facts.solidity ?? .permanent).rawValue), required: true),
            Solidity.allCases.map { Choice($0.rawValue, $0.label) })
        html.radios(
            Field(
                "state", RoomTexts.state, state: state("state", (old?.facts.state ?? .good).rawValue), required: true),
            RoomState.allCases.map { Choice($0.rawValue, $0.label) })
        html.input(
            Field("area", RoomTexts.area, state: state("area", old?.facts.area.map(String.init))), .number, width: 10)
        html.day(
            Field(
                "from", FacilitiesTexts.changedFrom, hint: old == nil ? nil : FacilitiesTexts.changedFromHint,
                state: state("from", html.format.day(today)), required: true))
    }
}
