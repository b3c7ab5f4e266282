internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What the page of records at two schools shows.
enum JoinViews {
    struct List {
        let scope: UnitID
        let isSchool: Bool
        let year: Int
        let doubtful: Bool
        let pairs: [Twins]
        let cases: [JoinCase]
    }

    static func list(_ list: List, _ visit: Visit) -> [UInt8] {
        visit.frame(JoinTexts.title, help: list.isSchool ? JoinTexts.schoolHelp : JoinTexts.superiorHelp).write {
            html in
            filters(list, visit, &html)
            pairs(list, visit, &html)
            if list.pairs.count == TwinRows.most { html.element("p", .class("hint"), text: JoinTexts.more) }
            cases(list.cases, visit, &html)
        }
    }

    private static func filters(_ list: List, _ visit: Visit, _ html: inout HTML) {
        var filters = [
            Filter(
                "doubtful", JoinTexts.evidence, [Choice("yes", JoinTexts.alsoDoubtful)],
                value: list.doubtful ? "yes" : "")
        ]
        if !list.isSchool {
            let years = (visit.today.year - 22)...visit.today.year
            filters.insert(
                Filter(
                    "year", JoinTexts.year, years.reversed().map { Choice(String($0), Text(verbatim: String($0))) },
                    value: String(list.year)), at: 0)
        }
        html.filterBar(to: "/joins", search: nil, filters, isNarrowed: list.doubtful)
    }

    private static func pairs(_ list: List, _ visit: Visit, _ html: inout HTML) {
        html.table(
            JoinTexts.pairs,
            [
                Column(PupilTexts.born), Column(JoinTexts.first), Column(JoinTexts.second),
                Column(JoinTexts.evidence), Column(JoinTexts.decide),
            ], list.pairs, empty: JoinTexts.none
        ) { twins, row, html in
            let sides = list.isSchool ? twins.mine(list.scope) : (own: twins.left, other: twins.right)
            row.head(&html) { html in html.text(html.format.day(twins.born)) }
            row.cell(&html) { whole(sides.own, &$0) }
            row.cell(&html) { html in
                if list.isSchool { html.text(JoinTexts.otherSchool) } else { whole(sides.other, &html) }
            }
            row.cell(&html) { evidence(twins, &$0) }
            row.cell(&html) { html in
                let pair = Address("/joins/pair").setting("first", to: sides.own.id.text)
                    .setting("second", to: sides.other.id.text)
                html.element("a", .href(pair.text), text: JoinTexts.compare)
            }
        }
    }

    private static func whole(_ side: Twins.Side, _ html: inout HTML) {
        html.element("a", .href("/pupils/\(side.id)"), text: side.name)
        html.text(" · ")
        html.text(side.sex.label)
        html.text(" · \(side.code ?? "–") · \(side.unitName)")
    }

    static func evidence(_ twins: Twins, _ html: inout HTML) {
        html.badge(
            twins.isLikely ? DuplicateTexts.veryLikely : DuplicateTexts.perhaps, twins.isLikely ? .warning : .neutral)
        html.text(" ")
        switch twins.guardians {
        case .same: html.text(JoinTexts.sameGuardian)
        case .differ: html.text(JoinTexts.otherGuardian)
        case .unknown: html.text(JoinTexts.noGuardian)
        }
        if twins.numbersDiffer { html.text(JoinTexts.numbersDiffer) }
    }

    private static func cases(_ cases: [JoinCase], _ visit: Visit, _ html: inout HTML) {
        html.section(JoinTexts.cases) { html in
            html.table(
                JoinTexts.cases,
                [
                    Column(PupilTexts.name), Column(PupilTexts.born), Column(JoinTexts.keepSchool),
                    Column(JoinTexts.hideSchool), Column(TransferTexts.state), Column(JoinTexts.decide),
                ], cases, empty: JoinTexts.noCases
            ) { value, row, html in
                let line = value.line
                row.head(&html) { $0.text(value.pupil) }
                row.cell(&html, text: html.format.day(line.born))
                row.cell(&html) { name(line.keepName, value.showsKeep, &$0) }
                row.cell(&html) { name(line.hideName, value.showsHide, &$0) }
                row.cell(&html) { html in
                    html.badge(value.standing, line.join.state == .asked ? .warning : .neutral)
                    if !line.join.answer.isEmpty { html.element("p", .class("hint"), text: line.join.answer) }
                }
                row.cell(&html) { html in
                    let next = JoinRules.next(line.join.state, by: value.side, asked: value.isAsker)
                    html.element(
                        "a", .href("/joins/\(line.join.id)"),
                        text: next.contains(.done) ? JoinTexts.compare : JoinTexts.look)
                }
            }
        }
    }

    private static func name(_ name: String, _ shows: Bool, _ html: inout HTML) {
        if shows { html.text(name) } else { html.text(JoinTexts.otherSchool) }
    }
}
