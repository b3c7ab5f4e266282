internal import Base
internal import Database
internal import Identity
internal import Organisation

/// A statistical form as a case: its parts stand where a plan has its tasks, so that remarks, answers, versions and
/// what is missing work alike.
extension Case {
    func withFigures(
        teaches: Bool, covers: SQL, _ ports: GuidancePorts, in tx: Transaction
    ) throws -> Case {
        guard let code = form.figures else { return self }
        var file = self
        file.drawsFigures = !teaches
        if teaches {
            let typed = entries.values.reduce(into: [:]) { $0.merge($1.values) { first, _ in first } }
            file.sheet = try ports.figures(code, unit, call.due, tx)?.filled(typed)
        } else {
            file.sheet = FigureSheet.sum(
                try SubmittedFigureRows.all(letter, call.key, onlyAccepted: true, covers: covers, in: tx).map(\.sheet))
        }
        file.tasks = (file.sheet?.sections ?? []).compactMap { section in
            Key(section.number).map { key in
                GuidanceTask(
                    key: key, path: section.number, title: section.title.vi, text: FigureTexts.typed(section.kind).vi,
                    evidence: "", due: nil, audience: Audience(kinds: []))
            }
        }
        return file
    }

    /// The fields of one task: those of the form, or for a part of a statistical form what no record holds.
    func form(of key: Key) -> Form {
        guard form.figures != nil else { return form }
        let section = drawsFigures ? nil : section(key, of: sheet)
        return Form(
            key: form.key, title: form.title, isConsolidated: false, fields: section.map(Case.fields) ?? [],
            figures: form.figures, level: form.level)
    }

    /// What a task is called, in both languages where there are two.
    func label(_ task: GuidanceTask) -> Text {
        section(task.key, of: sheet)?.heading ?? Text(verbatim: "\(task.path). \(task.title)")
    }

    func section(_ key: Key, of sheet: FigureSheet?) -> FigureSheet.Section? {
        sheet?.sections.first { $0.number == key.text }
    }

    /// What a page shows: what was handed in while that stands, else the numbers of now.
    func shownSheet(_ handIns: [HandIn]) -> FigureSheet? {
        isWritable ? sheet : handIns.first?.snapshot.sheet ?? sheet
    }

    private static func fields(_ section: FigureSheet.Section) -> [Form.Field] {
        guard section.kind != .counted else { return [] }
        return section.rows.filter { !$0.cells.isEmpty }.flatMap { row in
            section.columns.map { column in
                let isSaid = section.kind == .said
                let label = row.label.text
                let place = column.label.text
                return Form.Field(
                    key: FigureSheet.field(row.number, column.key), kind: isSaid ? .choice : .number,
                    label: isSaid ? label : Text("\(label.vi) – \(place.vi)", "\(label.en) – \(place.en)"), hint: nil,
                    isRequired: isSaid, choices: isSaid ? FigureCallTexts.yesAndNo : [], limit: 100_000_000)
            }
        }
    }
}

extension UnitKind {
    /// Whether units of this kind keep the records from which figures are counted.
    var hasRecords: Bool { [.school, .continuingCentre, .otherCentre].contains(self) }
}
