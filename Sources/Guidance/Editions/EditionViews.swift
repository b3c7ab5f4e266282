internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Letters
internal import Organisation
internal import Web

/// What pages about letters show.
enum EditionViews {
    static func ask(_ visit: Visit, _ refusal: (any Refusal)?) -> Response {
        let crumbs = [Frame.Crumb(EditionTexts.letters, href: "/letters")]
        let frame = visit.frame(
            EditionTexts.importLetter, help: EditionTexts.importHelp, width: .reading, crumbs: crumbs)
        return .page(
            frame.write { html in
                if let refusal { html.errorSummary([("file", refusal.explanation)]) }
                html.form(to: "/letters", csrf: visit.formMark, multipart: true) { html in
                    let state = FieldState("", error: refusal?.explanation)
                    html.file(Field("file", EditionTexts.file, state: state, required: true), accept: ".txt,.docx,.pdf")
                    html.actions { $0.submit(EditionTexts.read) }
                }
            })
    }

    static func list(_ lines: [EditionRows.Line], mayManage: Bool, _ visit: Visit) -> Response {
        .page(
            visit.frame(EditionTexts.letters).write(action: { html in
                if mayManage { html.linkButton(EditionTexts.importLetter, to: "/letters/new") }
            }) { html in
                html.table(
                    EditionTexts.letters,
                    [Column(EditionTexts.title), Column(EditionTexts.schoolYear), Column(EditionTexts.state)], lines,
                    empty: EditionTexts.none
                ) { line, row, html in
                    row.head(&html) { $0.element("a", .href("/letters/\(line.letter)"), text: line.title) }
                    row.cell(&html, text: line.schoolYear.text)
                    row.cell(&html) { html in
                        if line.published != nil { html.badge(EditionTexts.published, .good) }
                        if line.hasDraft, mayManage {
                            html.badge(line.published == nil ? EditionTexts.draft : EditionTexts.amending, .warning)
                        }
                    }
                }
            })
    }

    static func show(_ page: LetterPage, mayManage: Bool, _ visit: Visit) -> Response {
        let isDraft = page.edition.state == .draft
        let crumbs = [Frame.Crumb(EditionTexts.letters, href: "/letters")]
        let base = "/letters/\(page.edition.letter)"
        return .page(
            visit.frame(Text(verbatim: page.edition.title), crumbs: crumbs).write(action: { html in
                if isDraft {
                    html.linkButton(EditionTexts.publish, to: base + "/publication")
                } else if mayManage {
                    html.postButton(
                        EditionTexts.amend, action: base + "/amendments", csrf: visit.formMark, style: .secondary)
                }
            }) { html in
                html.sideBySide(
                    { html in
                        head(page, change: isDraft ? base + "/head" : nil, &html)
                        tasks(page, isDraft: isDraft, base, visit, &html)
                        calls(page, isDraft: isDraft, base, &html)
                        references(page, &html)
                    },
                    { html in source(page, visit, &html) })
            })
    }

    private static func head(_ page: LetterPage, change: String?, _ html: inout HTML) {
        let content = page.content
        func stated(_ value: String?) -> Text { value.map { Text(verbatim: $0) } ?? EditionTexts.notStated }
        let signer = [content.signer?.title, content.signer?.name].compactMap { $0 }.joined(separator: ", ")
        let issued = content.issued.flatMap { Day(iso: $0) }.map { html.format.day($0) }
        html.summaryList([
            SummaryRow(EditionTexts.number, stated(content.number), change: change),
            SummaryRow(EditionTexts.issuer, stated(content.issuer), change: change),
            SummaryRow(EditionTexts.issued, stated(issued), change: change),
            SummaryRow(EditionTexts.schoolYear, page.schoolYear.text, change: change),
            SummaryRow(EditionTexts.signer, stated(signer.nilIfEmpty)),
        ])
    }

    private static func tasks(_ page: LetterPage, isDraft: Bool, _ base: String, _ visit: Visit, _ html: inout HTML) {
        html.section(EditionTexts.tasks) { html in
            for task in page.tasks {
                html.element("article", .class("item"), .id(task.key.text)) { html in
                    html.element("h3") { html in
                        let title = "\(task.path). \(task.title)"
                        if isDraft {
                            html.element("a", .href("\(base)/tasks/\(task.key)"), text: title)
                        } else {
                            html.text(title)
                        }
                    }
                    html.element("p", .class("hint")) { html in
                        html.text(said(task.audience))
                        if let due = task.due {
                            html.text(" · \(DossierTexts.due(html.format.day(due))(html.language))")
                        }
                        html.text(" · ")
                        html.element("a", .href("\(base)?clause=\(task.path)#source"), text: EditionTexts.source)
                    }
                    if !task.evidence.isEmpty {
                        html.element("p", text: "\(EditionTexts.evidence(html.language)): \(task.evidence)")
                    }
                }
            }
            if isDraft { html.linkButton(EditionTexts.addTask, to: "\(base)/tasks/new", style: .secondary) }
        }
    }

    private static func calls(_ page: LetterPage, isDraft: Bool, _ base: String, _ html: inout HTML) {
        html.section(EditionTexts.calls, id: "calls") { html in
            for call in page.calls {
                html.element("article", .class("item")) { html in
                    html.element("h3") { html in
                        if isDraft {
                            html.element("a", .href("\(base)/calls/\(call.key)"), text: call.title)
                        } else {
                            html.text(call.title)
                        }
                    }
                    html.element("p", .class("hint")) { html in
                        html.text(DossierTexts.due(html.format.day(call.due)))
                        html.text(" · ")
                        html.text(said(call.audience))
                    }
                }
            }
            if isDraft { html.linkButton(EditionTexts.addCall, to: "\(base)/calls/new", style: .secondary) }
        }
    }

    private static func references(_ page: LetterPage, _ html: inout HTML) {
        guard !page.content.references.isEmpty else { return }
        html.disclosure(EditionTexts.references) { html in
            html.element("ol") { html in
                for reference in page.content.references {
                    html.element("li") { html in
                        html.element("strong", text: "\(reference.kind ?? "") \(reference.number)")
                        html.text(" \(reference.title ?? "")")
                    }
                }
            }
        }
    }

    /// The text of the letter, the chosen clause marked, and what was not understood.
    private static func source(_ page: LetterPage, _ visit: Visit, _ html: inout HTML) {
        guard let reading = try? LetterReader.read(page.sourceText) else { return }
        let chosen = visit.request.query["clause"].flatMap { reading.places[$0] }
        html.section(EditionTexts.source, id: "source") { html in
            if !reading.unread.isEmpty {
                html.banner(.warning) { html in
                    html.text(EditionTexts.unread)
                    html.element("ul") { html in
                        for line in reading.unread {
                            html.element("li") {
                                $0.element(
                                    "a", .href("#L\(line.line)"), text: EditionTexts.unreadLine(line.line, line.text))
                            }
                        }
                    }
                }
            }
            html.numberedLines(reading.lines, marked: chosen)
        }
    }

    /// An audience in words.
    static func said(_ audience: Audience) -> Text {
        guard !audience.isEmpty else { return EditionTexts.audienceNobody }
        func words(_ language: Language) -> String {
            var parts = audience.kinds.map { $0.label(language) }
            if !audience.levels.isEmpty {
                parts.append(audience.levels.map { $0.label(language) }.joined(separator: "/"))
            }
            if audience.directOnly { parts.append("(\(EditionTexts.audienceDirect(language)))") }
            if !audience.named.isEmpty { parts.append("+\(audience.named.count)") }
            return parts.joined(separator: ", ")
        }
        return Text(words(.vi), words(.en))
    }
}
