internal import Base
internal import Components
internal import Database
internal import Files
internal import Foundation
internal import HTML
internal import Identity
internal import Letters
internal import Web

/// What an official does with letters: import, review beside the text, publish, amend.
struct EditionPages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .page("/letters", .needs(ViewDossiers.self), EditionPages.list),
            .page("/letters/new", .needs(ManageLetters.self)) { visit, _ in EditionViews.ask(visit, nil) },
            .long("/letters", .needs(ManageLetters.self), bodyLimit: 21 << 20, read) { visit, refusal, _ in
                EditionViews.ask(visit, refusal)
            },
            .page("/letters/:letter", .needs(ViewDossiers.self), EditionPages.show),
            .page("/letters/:letter/head", .needs(ManageLetters.self)) { visit, tx in
                try EditionPages.head(visit, nil, tx)
            },
            .action(
                "/letters/:letter/head", .needs(ManageLetters.self), EditionPages.saveHead, again: EditionPages.head),
            .page("/letters/:letter/publication", .needs(ManageLetters.self)) { visit, tx in
                try EditionPages.check(visit, nil, tx)
            },
            .action(
                "/letters/:letter/publication", .needs(ManageLetters.self), EditionPages.publish,
                again: EditionPages.check),
            .action("/letters/:letter/amendments", .needs(ManageLetters.self), EditionPages.amend),
        ] + EditionItemPages.endpoints
    }

    static func letter(_ visit: Visit) throws -> LetterID {
        guard let id: LetterID = visit.request.id("letter") else { throw NotFound() }
        return id
    }

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let mayManage = visit.may(ManageLetters.self)
        let lines = try EditionRows.lines(where: SQL.always, in: tx).filter { mayManage || $0.published != nil }
        return EditionViews.list(lines, mayManage: mayManage, visit)
    }

    /// Reading files takes its time, so it happens outside of the transaction.
    private func read(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let upload = visit.form.files["file"] else { throw FormRefusal("file", EditionTexts.fileMissing) }
        let (text, letter) = try await blocking.run {
            let text = try DocumentText.read(bytes: upload.bytes, name: upload.name)
            return (text, try LetterReader.read(text).letter)
        }
        let id = try await database.write { tx in
            try ImportLetter.run(
                letter, sourceName: upload.name, sourceText: text, by: try visit.permit(ManageLetters.self, in: tx),
                in: tx)
        }
        return .redirect(to: "/letters/\(id)?done=imported")
    }

    /// The draft for those who may change it, else what is in force.
    static func current(_ visit: Visit, _ tx: Transaction) throws -> Edition {
        let id = try letter(visit)
        let mayManage = visit.may(ManageLetters.self)
        if mayManage { try EditEdition.check(id, try visit.permit(ManageLetters.self, in: tx), in: tx) }
        let draft = mayManage ? try EditionRows.draft(of: id, in: tx) : nil
        guard let edition = try draft ?? EditionRows.published(of: id, in: tx) else { throw NotFound() }
        return edition
    }

    private static func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let page = try LetterPage.load(try current(visit, tx), in: tx)
        return EditionViews.show(page, mayManage: visit.may(ManageLetters.self), visit)
    }

    private static func head(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let draft = try EditEdition.draft(
            try letter(visit), version: nil, by: try visit.permit(ManageLetters.self, in: tx), in: tx)
        return EditionForms.head(try LetterPage.load(draft, in: tx), refusal, visit)
    }

    static func saveHead(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageLetters.self, in: tx)
        let draft = try EditEdition.draft(
            try letter(visit), version: visit.form.values["version"].flatMap { Int($0) }, by: permit, in: tx)
        var form = FormReader(visit.form.values)
        let title = form.text("title", required: EditionTexts.titleMissing, limit: 500)
        let year = SchoolYear(form.text("schoolYear"))
        if year == nil { form.fail("schoolYear", EditionTexts.yearWrong) }
        let issued = form.day("issued")
        var content = try LetterPage.load(draft, in: tx).content
        content.number = form.text("number", limit: 100).nilIfEmpty
        content.issuer = form.text("issuer", limit: 300).nilIfEmpty
        content.issued = issued?.iso
        content.schoolYear = year?.text
        try form.finish()
        try EditEdition.saveHead(content, title: title, year: year, draft: draft, by: permit, in: tx)
        return .redirect(to: "/letters/\(draft.letter)?done=saved")
    }

    private static func check(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let draft = try EditEdition.draft(
            try letter(visit), version: nil, by: try visit.permit(ManageLetters.self, in: tx), in: tx)
        let page = try LetterPage.load(draft, in: tx)
        let before = try EditionRows.published(of: draft.letter, in: tx)
        let old = try before.map { try TaskRows.all(of: $0.id, in: tx) }
        let changes = old.map { EditionChange.between($0, page.tasks) }
        return EditionForms.check(page, changes, refusal, visit)
    }

    static func publish(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageLetters.self, in: tx)
        let id = try letter(visit)
        let version = visit.form.values["version"].flatMap { Int($0) }
        let isDoubleClick =
            try EditionRows.draft(of: id, in: tx) == nil
            && EditionRows.published(of: id, in: tx)?.version == version.map { $0 + 1 }
        if !isDoubleClick {
            let draft = try EditEdition.draft(id, version: version, by: permit, in: tx)
            let note = (visit.form.values["note"] ?? "").trimmed
            _ = try EditEdition.publish(draft, note: String(note.prefix(2000)), by: permit, in: tx)
        }
        return .redirect(to: "/letters/\(id)?done=published")
    }

    static func amend(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let id = try letter(visit)
        try EditEdition.amend(id, by: try visit.permit(ManageLetters.self, in: tx), in: tx)
        return .redirect(to: "/letters/\(id)?done=amending")
    }
}

/// Everything that a page about one edition shows.
struct LetterPage: Sendable {
    let edition: Edition
    let schoolYear: SchoolYear
    let content: Letter
    let tasks: [GuidanceTask]
    let calls: [Call]
    let forms: [Form]
    let sourceText: String

    static func load(_ edition: Edition, in tx: Transaction) throws -> LetterPage {
        guard let about = try EditionRows.letter(edition.letter, in: tx) else { throw NotFound() }
        let stored = try EditionRows.content(of: edition.id, in: tx) ?? "{}"
        return LetterPage(
            edition: edition, schoolYear: about.schoolYear,
            content: try JSONDecoder().decode(Letter.self, from: Data(stored.utf8)),
            tasks: try TaskRows.all(of: edition.id, in: tx), calls: try CallRows.all(of: edition.id, in: tx),
            forms: try FormRows.all(on: edition.publishedAt?.day ?? Day(daysSinceEpoch: 20_000), in: tx),
            sourceText: try EditionRows.sourceText(of: edition.letter, in: tx) ?? "")
    }
}

extension String {
    var nilIfEmpty: String? { isEmpty ? nil : self }
}
