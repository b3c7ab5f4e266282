internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// What a unit is asked to do: its calls and its tasks, letter by letter.
enum TaskPages {
    static let endpoints: [Endpoint] = [
        .page("/tasks", .needs(ViewDossiers.self), list),
        .page("/tasks/:letter/:task", .needs(ViewDossiers.self), show),
    ]

    /// One letter with what it asks of a unit.
    struct Asked: Sendable {
        let edition: Edition
        let calls: [Call]
        let dossiers: [Dossier]
        let tasks: [GuidanceTask]
        let changes: [EditionChange]
    }

    static func asked(of unit: UnitID, in tx: Transaction) throws -> [Asked] {
        try EditionRows.asking(unit, in: tx).map { edition in
            let tasks = try TaskRows.all(of: edition.id, for: unit, in: tx)
            var changes: [EditionChange] = []
            if edition.number > 1,
                let before = try EditionRows.published(of: edition.letter, number: edition.number - 1, in: tx)
            {
                changes = EditionChange.between(try TaskRows.all(of: before.id, for: unit, in: tx), tasks)
            }
            return Asked(
                edition: edition, calls: try CallRows.all(of: edition.id, for: unit, in: tx),
                dossiers: try DossierRows.all(edition.letter, of: unit, in: tx), tasks: tasks, changes: changes)
        }
    }

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ViewDossiers.self, in: tx)
        let asked = try asked(of: permit.scope, in: tx)
        return .page(
            visit.frame(GuidanceTexts.tasks, help: GuidanceTexts.tasksHelp).write { html in
                if asked.isEmpty { html.element("p", .class("empty"), text: GuidanceTexts.noTasks) }
                for letter in asked { TaskViews.letter(letter, permit.scope, visit, &html) }
                TaskViews.calendar(CalendarPages.address(of: permit.scope, visit), &html)
            })
    }

    private static func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ViewDossiers.self, in: tx)
        guard let letter: LetterID = visit.request.id("letter") else { throw NotFound() }
        let key = try visit.request.key("task")
        let found = try asked(of: permit.scope, in: tx).first { $0.edition.letter == letter }
        let withdrawn = found?.changes.first { $0.key == key }
        guard let found, let task = found.tasks.first(where: { $0.key == key }) ?? withdrawn?.task else {
            throw NotFound()
        }
        let crumbs = [Frame.Crumb(GuidanceTexts.tasks, href: "/tasks")]
        return .page(
            visit.frame(Text(verbatim: "\(task.path). \(task.title)"), width: .reading, crumbs: crumbs).write { html in
                TaskViews.task(task, change: withdrawn, &html)
            })
    }
}

extension EditionChange {
    /// The task as it is, or as it was.
    var task: GuidanceTask {
        switch self {
        case .added(let task), .withdrawn(let task), .changed(_, let task): task
        }
    }
}
