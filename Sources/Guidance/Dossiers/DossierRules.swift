internal import Base
internal import Organisation
internal import Web

/// What may be done with a dossier in which state, and what an entry must hold. Pure: no clock, no tables.
enum DossierRules {
    /// Whether the unit may write. A dossier that was handed in or accepted is locked until its superior opens it.
    static func checkWritable(_ state: DossierState) throws(DossierRefusal) {
        switch state {
        case .draft, .returned: return
        case .submitted: throw .lockedWhileReviewed
        case .accepted: throw .lockedAccepted
        }
    }

    /// Whether it may be handed in now: writable, the people named, every task answered, every remark answered.
    static func checkSubmittable(
        _ dossier: Dossier, tasks: [GuidanceTask], openRemarks: Int, isComplete: (GuidanceTask) -> Bool
    ) throws(DossierRefusal) {
        try checkWritable(dossier.state)
        guard dossier.people.isComplete else { throw .peopleMissing }
        let missing = tasks.filter { !isComplete($0) }
        guard missing.isEmpty else { throw .entriesMissing(missing.map(\.path)) }
        guard openRemarks == 0 else { throw .remarksUnanswered(openRemarks) }
    }

    /// Whether the numbers of a statistical form can be handed in: they are there, their day has come, and what does
    /// not agree is explained in the unit's word about the whole.
    static func checkFigures(_ sheet: FigureSheet?, summary: String, today: Day) throws(DossierRefusal) {
        guard let sheet, !sheet.sections.isEmpty else { throw .noFigures }
        guard today >= sheet.day else { throw .figuresTooEarly(sheet.day) }
        guard sheet.checks.isEmpty || !summary.trimmed.isEmpty else { throw .checksUnexplained(sheet.checks.count) }
    }

    static func checkDecidable(_ state: DossierState) throws(DossierRefusal) {
        guard state == .submitted else { throw .notWaiting }
    }

    static func checkReopenable(_ state: DossierState) throws(DossierRefusal) {
        guard state == .accepted else { throw .notAccepted }
    }

    /// A return must say what is to be mended: a remark on an item, or a reason for the whole.
    static func checkReturn(reason: String, remarks: Int) throws(DossierRefusal) {
        guard !reason.trimmed.isEmpty || remarks > 0 else { throw .returnWithoutReason }
    }

    /// Whether every field that must be answered is.
    static func isComplete(_ values: [String: String], form: Form) -> Bool {
        form.fields.allSatisfy { !$0.isRequired || !(values[$0.key] ?? "").isEmpty }
    }

    /// Reads what was typed into the fields of a form; the errors name the field. Empty fields are allowed while a
    /// draft is written, whatever the form requires at the end.
    static func read(_ values: FormValues, form: Form) -> (values: [String: String], errors: [FieldError]) {
        var reader = FormReader(values)
        var result: [String: String] = [:]
        for field in form.fields {
            if let value = read(field, &reader), !value.isEmpty { result[field.key] = value }
        }
        if let from = result["from"].flatMap({ Day(iso: $0) }), let to = result["to"].flatMap({ Day(iso: $0) }),
            to < from
        {
            reader.fail("to", DossierTexts.endsBeforeBegin)
        }
        return (result, reader.errors)
    }

    private static func read(_ field: Form.Field, _ reader: inout FormReader) -> String? {
        switch field.kind {
        case .line: return reader.text(field.key, limit: 300)
        case .paragraph: return reader.text(field.key, limit: 5000)
        case .day: return reader.day(field.key)?.iso
        case .money: return reader.number(field.key, in: 0...1_000_000_000_000).map(String.init)
        case .number, .points: return reader.number(field.key, in: 0...(field.limit ?? 100)).map(String.init)
        case .choice:
            let code = reader.text(field.key)
            if !code.isEmpty, !field.choices.contains(where: { $0.code == code }) {
                reader.fail(field.key, DossierTexts.notAChoice)
                return nil
            }
            return code
        }
    }
}

/// Why a dossier cannot be written, handed in or decided.
enum DossierRefusal: Refusal, Equatable {
    case lockedWhileReviewed
    case lockedAccepted
    case peopleMissing
    case entriesMissing([String])
    case remarksUnanswered(Int)
    case notWaiting
    case notAccepted
    case returnWithoutReason
    case notSuperior
    case changedMeanwhile
    case notAsked
    case noFigures
    case figuresTooEarly(Day)
    case checksUnexplained(Int)

    var kind: RefusalKind {
        switch self {
        case .lockedWhileReviewed, .lockedAccepted, .notWaiting, .notAccepted, .changedMeanwhile: .conflict
        case .notAsked: .notFound
        default: .invalid
        }
    }

    var explanation: Text { DossierTexts.refusal(self) }
}
