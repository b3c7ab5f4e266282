internal import Base
internal import Components
internal import Files
internal import HTML
internal import Identity
internal import Web

/// What the pages of stock-taking show: made for a phone in one hand.
enum RoundViews {
    struct Open {
        let school: SchoolPage
        let round: Round
        let rooms: [Room]
        let scans: [Scan]
        let findings: [FindingLine]
        let devices: [String: Device]
    }

    static func list(
        _ school: SchoolPage, _ rounds: [Round], _ rooms: [Room], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        visit.frame(RoundTexts.title, help: RoundTexts.help, crumbs: school.crumbs()).write { html in
            if let refusal { html.errorSummary([(refusal.field, refusal.explanation)]) }
            if school.mayKeep {
                html.form(to: school.path + "/rounds", csrf: visit.formMark) { html in
                    html.select(
                        Field("room", RoundTexts.extent, required: true),
                        [Choice("", RoundTexts.wholeSchool)] + rooms.map(choice), offersNothing: false)
                    html.actions { $0.submit(RoundTexts.begin) }
                }
            }
            html.section(RoundTexts.rounds) { html in
                html.table(
                    RoundTexts.rounds,
                    [
                        Column(RoundTexts.when), Column(RoundTexts.extent), Column(RoundTexts.who),
                        Column(RoundTexts.state),
                    ], rounds, empty: RoundTexts.none
                ) { round, row, html in
                    row.head(&html) { html in
                        let moment = html.format.moment(round.begunAt)
                        html.element("a", .href("/facilities/rounds/\(round.id)"), text: moment)
                    }
                    row.cell(&html) { $0.text(extent(round, rooms)) }
                    row.cell(&html, text: round.begunBy)
                    row.cell(&html) { html in
                        html.badge(
                            round.closedAt == nil ? RoundTexts.open : RoundTexts.closed,
                            round.closedAt == nil ? .info : .good)
                    }
                }
            }
        }
    }

    private static func choice(_ room: Room) -> Choice {
        Choice(room.id.text, Text(verbatim: "\(room.code) – \(room.facts.name)"))
    }

    private static func extent(_ round: Round, _ rooms: [Room]) -> Text {
        guard let id = round.room else { return RoundTexts.wholeSchool }
        return Text(verbatim: name(id, rooms))
    }

    private static func name(_ id: RoomID?, _ rooms: [Room]) -> String {
        guard let id else { return "–" }
        return rooms.first { $0.id == id }.map { "\($0.code) – \($0.facts.name)" } ?? "–"
    }

    /// The room where the person is: as the address says, as the form said, or the only one of the round.
    private static func here(_ open: Open, _ visit: Visit) -> RoomID? {
        let said = visit.form.values["room"] ?? visit.request.query["room"]
        let room = said.flatMap { RoomID($0) } ?? open.round.room
        return open.rooms.contains { $0.id == room } ? room : nil
    }

    static func scan(_ open: Open, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let path = "/facilities/rounds/\(open.round.id)"
        let room = here(open, visit)
        let crumbs = open.school.crumbs(Frame.Crumb(RoundTexts.title, href: open.school.path + "/rounds"))
        return visit.frame(RoundTexts.title, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            last(open, visit, &html)
            if open.school.mayKeep { scanForm(open, room, path, states, visit, &html) }
            html.section(RoundTexts.progressTitle) { progress(open, &$0) }
            differences(RoundTexts.soFar, open.findings.filter { $0.finding != .missing }, open, &html)
            seen(open, room, path, visit, &html)
            finish(open, path, visit, &html)
        }
    }

    /// What the tag that was just sent turned out to be.
    private static func last(_ open: Open, _ visit: Visit, _ html: inout HTML) {
        guard let tag = visit.request.query["last"], let line = open.findings.first(where: { $0.tag == tag }) else {
            return
        }
        html.banner(tone(line.finding)) { html in
            html.element("strong", text: line.tag)
            html.text(" ")
            html.text(line.finding.label)
            if let device = open.devices[tag] { html.text(" · \(device.name)") }
            if line.finding == .wrongRoom {
                html.text(" · \(name(line.from, open.rooms)) → \(name(line.to, open.rooms))")
            }
        }
    }

    private static func scanForm(
        _ open: Open, _ room: RoomID?, _ path: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        html.element(
            "div", Attribute("data-scan", RoundTexts.camera), Attribute("data-scan-end", RoundTexts.cameraOff),
            Attribute("data-scan-refused", RoundTexts.cameraRefused)
        ) { html in
            html.form(to: path + "/scans", csrf: visit.formMark) { html in
                html.select(
                    Field(
                        "room", RoundTexts.chooseRoom,
                        state: FieldState(room?.text ?? "", error: states["room"].error), required: true),
                    open.rooms.map(choice))
                html.input(
                    Field("tag", RoundTexts.tag, hint: RoundTexts.tagHint, state: states["tag"], required: true))
                html.select(
                    Field("state", RoundTexts.machine, state: states["state"], required: true),
                    [Choice("", RoundTexts.untried)]
                        + [DeviceState.working, .waiting, .broken].map { Choice($0.rawValue, $0.label) },
                    offersNothing: false)
                html.actions { $0.submit(RoundTexts.see) }
            }
        }
    }

    private static func progress(_ open: Open, _ html: inout HTML) {
        let counts = Dictionary(grouping: open.findings, by: \.finding).mapValues(\.count)
        let known = open.findings.count { $0.finding != .unknownTag }
        html.element("p", .class("count-line"), Attribute("role", "status")) { html in
            html.text(RoundTexts.progress(known - (counts[.missing] ?? 0), of: known))
        }
        html.stackedBar(
            Finding.allCases.map { BarPart(counts[$0] ?? 0, $0.label, tone($0)) })
    }

    static func tone(_ finding: Finding) -> Tone {
        switch finding {
        case .found: .good
        case .wrongRoom: .warning
        case .missing: .neutral
        case .unknownTag: .bad
        }
    }

    private static func differences(
        _ title: Text, _ findings: [FindingLine], _ open: Open, _ html: inout HTML
    ) {
        let odd = findings.filter { $0.finding != .found }
        guard !odd.isEmpty else { return }
        html.section(title) { table(odd, open.rooms, open.school, &$0) }
    }

    private static func table(
        _ lines: [FindingLine], _ rooms: [Room], _ school: SchoolPage, _ html: inout HTML
    ) {
        html.table(
            RoundTexts.report,
            [
                Column(RoundTexts.tag), Column(RoundTexts.finding), Column(RoundTexts.from), Column(RoundTexts.to),
            ], lines, empty: RoundTexts.noDifference
        ) { line, row, html in
            row.head(&html) { html in
                if let device = line.device {
                    html.element("a", .href("/facilities/devices/\(device)"), text: line.tag)
                } else {
                    html.text(line.tag)
                }
            }
            row.cell(&html) { html in
                html.badge(line.finding.label, line.finding == .missing ? .bad : tone(line.finding))
                guard line.device == nil, school.mayKeep else { return }
                let room = line.to?.text ?? ""
                html.text(" ")
                html.element(
                    "a", .href("\(school.path)/devices/new?tag=\(line.tag)&room=\(room)"), text: RoundTexts.addUnknown)
            }
            row.cell(&html, text: name(line.from, rooms))
            row.cell(&html, text: name(line.to, rooms))
        }
    }

    /// The last tags, each with a way to take it back.
    private static func seen(
        _ open: Open, _ room: RoomID?, _ path: String, _ visit: Visit, _ html: inout HTML
    ) {
        html.disclosure(RoundTexts.all) { html in
            html.table(
                RoundTexts.all,
                [
                    Column(RoundTexts.tag), Column(RoundTexts.room), Column(RoundTexts.machine),
                    Column(RoundTexts.forget),
                ],
                open.scans.prefix(200), empty: RoundTexts.nothingSeen
            ) { scan, row, html in
                row.head(&html) { $0.text(scan.tag) }
                row.cell(&html, text: name(scan.room, open.rooms))
                row.cell(&html) { $0.text(scan.state?.label ?? RoundTexts.untried) }
                row.cell(&html) { html in
                    guard open.school.mayKeep else { return html.text("–") }
                    html.postButton(
                        RoundTexts.forget, action: path + "/forget", csrf: visit.formMark,
                        fields: [("tag", scan.tag), ("room", room?.text ?? "")], style: .quiet)
                }
            }
        }
    }

    private static func finish(_ open: Open, _ path: String, _ visit: Visit, _ html: inout HTML) {
        html.actions { html in
            html.linkButton(FacilitiesTexts.xlsx, to: path + "/khue.xlsx", style: .secondary)
            if open.school.mayKeep {
                html.postButton(
                    RoundTexts.close, action: path + "/close", csrf: visit.formMark, style: .danger,
                    confirm: RoundTexts.closeConfirm)
            }
        }
    }

    static func report(
        _ school: SchoolPage, _ round: Round, _ findings: [FindingLine], _ rooms: [Room], _ refusal: (any Refusal)?,
        _ visit: Visit
    ) -> [UInt8] {
        let crumbs = school.crumbs(Frame.Crumb(RoundTexts.title, href: school.path + "/rounds"))
        return visit.frame(RoundTexts.report, crumbs: crumbs).write { html in
            html.errorSummary(FormStates(visit, refusal).summary)
            html.paperHead(superior: nil, unit: school.name)
            html.summaryList(
                [
                    SummaryRow(RoundTexts.extent, extent(round, rooms)),
                    SummaryRow(RoundTexts.when, html.format.moment(round.begunAt)),
                    SummaryRow(RoundTexts.closed, round.closedAt.map { html.format.moment($0) } ?? "–"),
                    SummaryRow(RoundTexts.who, round.begunBy),
                ]
                    + Finding.allCases.map { kind in
                        SummaryRow(kind.label, String(findings.count { $0.finding == kind }))
                    })
            let odd = findings.filter { $0.finding != .found }
            table(odd, rooms, school, &html)
            html.actions { html in
                html.linkButton(FacilitiesTexts.xlsx, to: "/facilities/rounds/\(round.id)/khue.xlsx", style: .secondary)
            }
            html.paperSignature(title: RoundTexts.signed, name: round.begunBy)
        }
    }

    static func sheet(
        _ school: SchoolPage, _ round: Round, _ findings: [FindingLine], _ rooms: [Room], _ language: Language
    ) -> Sheet {
        let format = Format(language)
        return Sheet(
            name: RoundTexts.title(language),
            titles: [RoundTexts.report(language), school.name, format.moment(round.begunAt)],
            columns: [
                .init(RoundTexts.tag(language), width: 16), .init(RoundTexts.finding(language), width: 16),
                .init(RoundTexts.from(language), width: 28), .init(RoundTexts.to(language), width: 28),
            ],
            rows: findings.map { line in
                [
                    .text(line.tag), .text(line.finding.label(language)), .text(name(line.from, rooms)),
                    .text(name(line.to, rooms)),
                ]
            })
    }
}
