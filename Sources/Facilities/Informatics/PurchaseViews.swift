internal import Base
internal import Components
internal import Files
internal import HTML
internal import Identity
internal import Web

/// What has to be bought: on screen, on paper and as a sheet.
enum PurchaseViews {
    static func school(_ school: SchoolPage, _ provision: SchoolProvision, _ visit: Visit) -> [UInt8] {
        let crumbs = school.crumbs(Frame.Crumb(InformaticsTexts.title, href: school.path + "/informatics"))
        let plan = provision.plan
        let rooms = Dictionary(provision.laboratories.map { ($0.room, $0) }) { first, _ in first }
        return visit.frame(InformaticsTexts.purchases, help: InformaticsTexts.purchasesHelp, crumbs: crumbs)
            .write { html in
                html.paperHead(superior: nil, unit: school.name)
                html.element("p", .class("count-line"), Attribute("role", "status")) { html in
                    html.text(InformaticsTexts.total(plan.computers, plan.purchases.count))
                    html.text(" · ")
                    html.text(FacilitiesTexts.asOf(school.day))
                }
                html.section(InformaticsTexts.buy) { buy(plan, rooms, provision.rules, &$0) }
                html.section(InformaticsTexts.carry) { carry(plan, rooms, &$0) }
                html.element("p", .class("hint"), text: InformaticsTexts.rule)
                html.actions { html in
                    html.linkButton(
                        FacilitiesTexts.xlsx, to: school.path + "/purchases/khue.xlsx?day=" + school.day.iso,
                        style: .secondary)
                }
                html.paperSignature(title: InformaticsTexts.head, name: "")
            }
    }

    /// Rooms shown on one page; a whole city's list is taken as a sheet.
    private static let shown = 500

    /// What the schools have to buy to which the address narrows, room by room.
    static func scope(_ found: OverviewPages.Found, _ visit: Visit) -> [UInt8] {
        let crumbs = [Frame.Crumb(OverviewTexts.title, href: "/facilities/schools")]
        let lines = found.shown.flatMap { tally in tally.plan.purchases.map { (tally, $0) } }
        return visit.frame(InformaticsTexts.purchases, help: InformaticsTexts.purchasesHelp, crumbs: crumbs)
            .write { html in
                html.paperHead(superior: nil, unit: visit.person?.unitName ?? "")
                html.element("p", .class("count-line"), Attribute("role", "status")) { html in
                    html.text(InformaticsTexts.total(lines.reduce(0) { $0 + $1.1.count }, lines.count))
                    html.text(" · ")
                    html.text(FacilitiesTexts.asOf(found.day))
                }
                if lines.count > shown { html.banner(.info, InformaticsTexts.tooMany(shown)) }
                table(lines.prefix(shown), &html)
                html.actions { html in
                    let query = visit.request.query.encoded
                    html.linkButton(
                        FacilitiesTexts.xlsx,
                        to: "/facilities/purchases/khue.xlsx" + (query.isEmpty ? "" : "?" + query),
                        style: .secondary)
                }
                html.paperSignature(title: InformaticsTexts.head, name: "")
            }
    }

    private static func table(_ lines: some Collection<(SchoolTally, PurchasePlan.Purchase)>, _ html: inout HTML) {
        html.table(
            InformaticsTexts.buy,
            [
                Column(FacilitiesTexts.school), Column(InformaticsTexts.room), Column(InformaticsTexts.largest),
                Column(InformaticsTexts.needed, numeric: true), Column(InformaticsTexts.working, numeric: true),
                Column(InformaticsTexts.buy, numeric: true),
            ], lines, empty: InformaticsTexts.nothingToBuy
        ) { line, row, html in
            let (tally, purchase) = line
            let room = tally.provision.laboratories.first { $0.room == purchase.room }
            let largest = room?.decisive(tally.provision.rules)
            row.head(&html) { html in
                html.element("a", .href("/units/\(tally.line.unit)/facilities/purchases"), text: tally.line.name)
            }
            row.cell(&html, text: room?.code ?? "")
            row.cell(&html, text: largest.map { "\($0.name) (\($0.learners))" } ?? "–")
            row.cell(&html, number: room?.needed(tally.provision.rules) ?? 0)
            row.cell(&html, number: room?.working ?? 0)
            row.cell(&html, number: purchase.count)
        }
    }

    private static func buy(
        _ plan: PurchasePlan, _ rooms: [RoomID: Laboratory], _ rules: RatioRules, _ html: inout HTML
    ) {
        html.table(
            InformaticsTexts.buy,
            [
                Column(InformaticsTexts.room), Column(InformaticsTexts.largest),
                Column(InformaticsTexts.needed, numeric: true), Column(InformaticsTexts.working, numeric: true),
                Column(InformaticsTexts.buy, numeric: true),
            ], plan.purchases, empty: InformaticsTexts.nothingToBuy
        ) { purchase, row, html in
            let room = rooms[purchase.room]
            let largest = room?.decisive(rules)
            row.head(&html) { $0.text(room.map { "\($0.code) – \($0.name)" } ?? "") }
            row.cell(&html, text: largest.map { "\($0.name) (\($0.learners))" } ?? "–")
            row.cell(&html, number: room?.needed(rules) ?? 0)
            row.cell(&html, number: room?.working ?? 0)
            row.cell(&html, number: purchase.count)
        }
    }

    private static func carry(_ plan: PurchasePlan, _ rooms: [RoomID: Laboratory], _ html: inout HTML) {
        html.table(
            InformaticsTexts.carry,
            [
                Column(InformaticsTexts.movedFrom), Column(InformaticsTexts.movedTo),
                Column(InformaticsTexts.count, numeric: true),
            ], plan.moves, empty: InformaticsTexts.nothingToMove
        ) { move, row, html in
            row.head(&html) { html in
                let from = move.from.flatMap { rooms[$0] }
                html.text(from.map { Text(verbatim: "\($0.code) – \($0.name)") } ?? InformaticsTexts.store)
            }
            row.cell(&html, text: rooms[move.to].map { "\($0.code) – \($0.name)" } ?? "")
            row.cell(&html, number: move.count)
        }
    }
}

/// Purchases of one school or many as a sheet: one line for each room to buy for.
enum PurchaseSheet {
    static func write(
        _ schools: [(name: String, provision: SchoolProvision)], _ title: String, on day: Day, _ language: Language
    ) -> Sheet {
        var rows: [[SheetCell]] = []
        for school in schools {
            let plan = school.provision.plan
            for purchase in plan.purchases {
                guard let room = school.provision.laboratories.first(where: { $0.room == purchase.room }) else {
                    continue
                }
                let largest = room.decisive(school.provision.rules)
                let moved = plan.moves.filter { $0.to == room.room }.reduce(0) { $0 + $1.count }
                rows.append([
                    .text(school.name), .text(room.code), .text(room.name), .text(largest?.name ?? ""),
                    .number(largest?.learners ?? 0), .number(room.needed(school.provision.rules)),
                    .number(room.working), .number(moved), .number(purchase.count),
                ])
            }
        }
        let headings: [(Text, Int)] = [
            (FacilitiesTexts.school, 36), (RoomTexts.code, 12), (RoomTexts.name, 24), (InformaticsTexts.largest, 14),
            (InformaticsTexts.learners, 12), (InformaticsTexts.needed, 14), (InformaticsTexts.working, 14),
            (InformaticsTexts.carry, 14), (InformaticsTexts.buy, 12),
        ]
        return Sheet(
            name: InformaticsTexts.buy(language),
            titles: [InformaticsTexts.purchases(language), title, FacilitiesTexts.asOf(day)(language)],
            columns: headings.map { .init($0.0(language), width: $0.1) }, rows: rows)
    }
}
