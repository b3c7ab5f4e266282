internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What the page of computers in Informatics shows.
enum InformaticsViews {
    static func show(
        _ school: SchoolPage, _ provision: SchoolProvision, _ classes: [ClassSize], _ rooms: [Room],
        _ taught: [ClassReference: RoomID], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return visit.frame(InformaticsTexts.title, help: InformaticsTexts.help, crumbs: school.crumbs())
            .write(action: { html in
                html.linkButton(InformaticsTexts.purchases, to: school.path + "/purchases", style: .secondary)
            }) { html in
                html.errorSummary(states.summary)
                html.element("p", .class("count-line"), Attribute("role", "status")) { html in
                    html.badge(badge(provision.provision))
                    html.text(" ")
                    html.text(FacilitiesTexts.asOf(school.day))
                }
                html.section(InformaticsTexts.rooms) { html in
                    table(provision, &html)
                    html.element("p", .class("hint"), text: InformaticsTexts.rule)
                    if provision.stock > 0 {
                        html.element("p", .class("hint"), text: InformaticsTexts.stock(provision.stock))
                    }
                }
                let listed = classes.filter { $0.mayHaveInformatics || taught[$0.id] != nil }
                html.section(InformaticsTexts.classes) { html in
                    if listed.isEmpty, !classes.isEmpty {
                        return html.element("p", .class("empty"), text: InformaticsTexts.noSubject)
                    }
                    seats(school, provision, listed, rooms, taught, states, visit, &html)
                }
            }
    }

    static func badge(_ provision: Provision) -> Badge {
        switch provision {
        case .meets: Badge(InformaticsTexts.meets, .good)
        case .below: Badge(InformaticsTexts.below, .bad)
        case .noClass: Badge(InformaticsTexts.noClass, .warning)
        case .noRule: Badge(InformaticsTexts.noRule, .neutral)
        }
    }

    static func table(_ provision: SchoolProvision, _ html: inout HTML) {
        html.table(
            InformaticsTexts.rooms,
            [
                Column(InformaticsTexts.room), Column(InformaticsTexts.largest),
                Column(InformaticsTexts.learners, numeric: true), Column(InformaticsTexts.working, numeric: true),
                Column(InformaticsTexts.idle, numeric: true), Column(InformaticsTexts.perComputer, numeric: true),
                Column(InformaticsTexts.needed, numeric: true), Column(InformaticsTexts.standing),
            ], provision.laboratories, empty: InformaticsTexts.none
        ) { room, row, html in
            let largest = room.decisive(provision.rules)
            row.head(&html) { html in
                html.element("a", .href("/facilities/rooms/\(room.room)"), text: "\(room.code) – \(room.name)")
            }
            row.cell(&html, text: largest?.name ?? "–")
            row.cell(&html, text: largest.map { String($0.learners) } ?? "–")
            row.cell(&html, number: room.working)
            row.cell(&html, number: room.idle)
            row.cell(&html) { html in
                html.text(
                    largest.map { Ratio.text(learners: $0.learners, computers: room.working) } ?? Text(verbatim: "–"))
            }
            row.cell(&html, text: largest == nil ? "–" : String(room.needed(provision.rules)))
            row.cell(&html) { $0.badge(badge(room.provision(provision.rules))) }
        }
    }

    /// Each class with its room and ratio; whoever keeps the records chooses the rooms here.
    private static func seats(
        _ school: SchoolPage, _ provision: SchoolProvision, _ classes: [ClassSize], _ rooms: [Room],
        _ taught: [ClassReference: RoomID], _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        if !provision.unassigned.isEmpty {
            html.banner(.info, InformaticsTexts.unassigned(provision.unassigned.count))
        }
        guard school.mayKeep, !classes.isEmpty else {
            return seatTable(provision, classes, rooms, taught, nil, &html)
        }
        html.form(to: school.path + "/informatics", csrf: visit.formMark) { html in
            seatTable(provision, classes, rooms, taught, states, &html)
            html.day(
                Field(
                    "from", FacilitiesTexts.changedFrom, hint: FacilitiesTexts.changedFromHint,
                    state: states.isSent ? states["from"] : FieldState(html.format.day(visit.today)), required: true))
            html.actions { $0.submit(InformaticsTexts.saveClasses) }
        }
    }

    private static func seatTable(
        _ provision: SchoolProvision, _ classes: [ClassSize], _ rooms: [Room], _ taught: [ClassReference: RoomID],
        _ states: FormStates?, _ html: inout HTML
    ) {
        let laboratories = Dictionary(provision.laboratories.map { ($0.room, $0) }) { first, _ in first }
        html.table(
            InformaticsTexts.classes,
            [
                Column(InformaticsTexts.schoolClass), Column(InformaticsTexts.learners, numeric: true),
                Column(InformaticsTexts.perComputer, numeric: true), Column(InformaticsTexts.room),
            ], classes, empty: InformaticsTexts.noClasses
        ) { size, row, html in
            let room = taught[size.id]
            let working = room.flatMap { laboratories[$0]?.working }
            row.head(&html) { $0.text(size.name) }
            row.cell(&html, number: size.learners)
            row.cell(&html) { html in
                html.text(
                    working.map { Ratio.text(learners: size.learners, computers: $0) } ?? Text(verbatim: "–"))
            }
            row.cell(&html) { html in
                if let states { return choose(size, room, rooms, states, &html) }
                let code = rooms.first { $0.id == room }?.code
                html.text(code.map { Text(verbatim: $0) } ?? InformaticsTexts.noRoom)
            }
        }
    }

    /// Rooms for Informatics come first.
    private static func choose(
        _ size: ClassSize, _ room: RoomID?, _ rooms: [Room], _ states: FormStates, _ html: inout HTML
    ) {
        let name = "class-\(size.id)"
        let chosen = states.isSent ? states[name].value : room?.text ?? ""
        let ordered = rooms.filter { $0.facts.kind == .informatics } + rooms.filter { $0.facts.kind != .informatics }
        html.element(
            "select", .id(name), .name(name), .label(Text("Phòng của lớp \(size.name)", "Room of \(size.name)"))
        ) { html in
            html.element("option", .value(""), text: InformaticsTexts.noRoom)
            for room in ordered {
                html.element(
                    "option", .value(room.id.text), Attribute("selected", if: room.id.text == chosen),
                    text: "\(room.code) – \(room.facts.name)")
            }
        }
    }
}
