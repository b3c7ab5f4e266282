internal import Base
internal import Database
internal import Identity
internal import Web

/// The fields of the dictionary with their code lists, as far as their values are known.
struct IncidentForm {
    private let fields: [String: DictionaryField]
    private let lists: [String: CodeList]

    init(on day: Day, in tx: Transaction) throws {
        let all = try IncidentField.subjects.flatMap { try DictionaryRows.fields(of: $0, on: day, in: tx) }
        fields = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
        lists = try DictionaryRows.lists(of: all, on: day, in: tx)
    }

    /// The codes of a field; nil while nobody knows them, and then any short code is taken.
    func codes(_ field: IncidentField) -> CodeList? {
        fields[field.rawValue].flatMap { lists[$0.list] }.flatMap { $0.codes.isEmpty ? nil : $0 }
    }

    /// The label of the decision.
    func label(_ field: IncidentField) -> String { fields[field.rawValue]?.label ?? field.rawValue }

    /// What was typed; nil when it cannot be, and the reader knows why.
    func read(_ reader: inout FormReader, _ id: IncidentID, of pupil: Pupil, today: Day) -> Incident? {
        let day = reader.day("day", required: PupilTexts.dayMissing)
        if let day, let problem = IncidentRules.problem(on: day, born: pupil.bornOn, today: today) {
            reader.fail("day", problem)
        }
        var values: [IncidentField: String] = [:]
        for field in IncidentField.allCases {
            let written = reader.values[field.name] ?? ""
            if field == .form, written.tidy.isEmpty { reader.fail(field.name, IncidentTexts.formMissing) }
            guard let entry = fields[field.rawValue] else { continue }
            switch FieldRules.value(written, of: entry, codes: codes(field)) {
            case .success(let value): if !value.isEmpty { values[field] = value }
            case .failure(let fault): reader.fail(field.name, fault.explanation)
            }
        }
        return day.map { Incident(id: id, pupil: pupil.id, happenedOn: $0, values: values) }
    }
}
