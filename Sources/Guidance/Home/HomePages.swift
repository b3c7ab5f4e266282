internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The first page: what I must do now, by date, and how things stand.
struct HomePages: Sendable {
    /// What other modules add.
    let parts: [HomePart.Reader]

    var endpoints: [Endpoint] { [.page("/", .member, show)] }

    private func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard visit.may(ViewDossiers.self) else { return .redirect(to: visit.firstPage) }
        let permit = try visit.permit(ViewDossiers.self, in: tx)
        let asked = try TaskPages.asked(of: permit.scope, in: tx)
        var waiting: [HomeRows.Waiting] = []
        var total = 0
        if visit.may(DecideDossiers.self) {
            waiting = try HomeRows.waiting(for: permit.scope, on: visit.today, limit: 20, in: tx)
            total = try HomeRows.countWaiting(for: permit.scope, on: visit.today, in: tx)
        }
        let part = try HomePart.all(parts, visit, tx)
        let overview = visit.may(ViewOverview.self) ? try OverviewPages.choose(visit, tx) : nil
        return .page(
            visit.frame(GuidanceTexts.home).write { html in
                let duties = HomePages.due(asked, permit.scope, visit)
                if duties.isEmpty, waiting.isEmpty, part.duties.isEmpty {
                    html.element("p", .class("empty"), text: GuidanceTexts.nothingToDo)
                }
                HomeViews.duties(duties, &html)
                HomeViews.waiting(waiting, total: total, &html)
                HomeViews.duties(of: part, &html)
                HomeViews.tiles(of: part, &html)
                if let overview { HomeViews.figures(overview, &html) }
            })
    }

    /// The calls a unit still has to do something about, the most urgent first.
    private static func due(_ asked: [TaskPages.Asked], _ unit: UnitID, _ visit: Visit) -> [HomeViews.Duty] {
        var duties: [HomeViews.Duty] = []
        for letter in asked {
            for call in letter.calls {
                let dossier = letter.dossiers.first { $0.call == call.key }
                let due = dossier?.due(call) ?? call.due
                let standing = Standing(
                    state: dossier?.state, firstSubmitted: dossier?.firstSubmittedAt, due: due, today: visit.today)
                switch standing.group {
                case .submitted, .accepted: continue
                case .open where due.days(since: visit.today) > 120: continue
                case .open, .overdue, .returned:
                    let path = DossierPath(letter.edition.letter, call.key, unit).base
                    duties.append(HomeViews.Duty(title: call.title, due: due, href: path, standing: standing))
                }
            }
        }
        return duties.sorted { ($0.due, $0.title) < ($1.due, $1.title) }
    }
}
