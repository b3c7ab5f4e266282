internal import Base
internal import Database
internal import Identity

/// What a unit does while it writes: begin, name its people, fill in items, answer remarks.
enum WriteDossier {
    /// The dossier of a case, begun now if the unit had none.
    static func begin(_ file: Case, by permit: UnitPermit<WriteDossiers>, in tx: Transaction) throws -> Dossier {
        if let dossier = file.dossier { return dossier }
        try DossierRows.insert(DossierID(at: permit.now), file.letter, file.call.key, file.unit, in: tx)
        guard let dossier = try DossierRows.find(file.letter, file.call.key, file.unit, in: tx) else {
            throw DatabaseFault(.corrupt, "a dossier that was just begun is not there")
        }
        try permit.record("begin", subject: "dossier", id: dossier.id.text, in: tx)
        return dossier
    }

    /// Names the leader in charge and the contact person.
    static func setPeople(
        _ people: Dossier.People, summary: String, version: Int?, _ file: Case, by permit: UnitPermit<WriteDossiers>,
        in tx: Transaction
    ) throws {
        let dossier = try begin(file, by: permit, in: tx)
        try DossierRules.checkWritable(dossier.state)
        if file.dossier != nil, version != dossier.version { throw DossierRefusal.changedMeanwhile }
        guard try DossierRows.setPeople(people, summary: summary, of: dossier, in: tx) else {
            throw DossierRefusal.changedMeanwhile
        }
        try permit.record(
            "people", subject: "dossier", id: dossier.id.text,
            changes: FieldChange.between(dossier.people.stored, people.stored), in: tx)
    }

    /// Keeps one item. `version` is that of the item the person saw; another one in between is a conflict.
    static func setEntry(
        _ key: Key, _ values: [String: String], version: Int, _ file: Case, by permit: UnitPermit<WriteDossiers>,
        in tx: Transaction
    ) throws {
        guard file.item(key) != nil, !file.form(of: key).fields.isEmpty else { throw NotFound() }
        let dossier = try begin(file, by: permit, in: tx)
        try DossierRules.checkWritable(dossier.state)
        let old = file.entries[key]
        if let old, old.values == values { return }
        let entry = DossierEntry(task: key, values: values, version: version, updatedAt: nil)
        let isFilled = DossierRules.isComplete(values, form: file.form(of: key))
        let saved = try DossierRows.save(
            entry, filled: isFilled, of: dossier.id, at: permit.now, by: permit.accountName, in: tx)
        guard saved, old != nil || version == 0 else { throw DossierRefusal.changedMeanwhile }
        try permit.record(
            "write item", subject: "dossier", id: dossier.id.text, detail: key.text,
            changes: FieldChange.between(old?.values ?? [:], values), in: tx)
    }

    /// Answers a remark of the superior.
    static func answer(
        _ remark: RemarkID, _ text: String, _ file: Case, by permit: UnitPermit<WriteDossiers>, in tx: Transaction
    ) throws {
        guard let dossier = file.dossier else { throw NotFound() }
        try DossierRules.checkWritable(dossier.state)
        let kept = try RemarkRows.answer(
            remark, of: dossier.id, text, at: permit.now, by: permit.accountName, in: tx)
        guard kept else { throw NotFound() }
        try permit.record(
            "answer", subject: "remark", id: remark.text, detail: text,
            changes: [FieldChange("answer", from: nil, to: text)], in: tx)
    }
}

extension Dossier.People {
    /// As the audit keeps it.
    var stored: [String: String] { ["leader": leader, "contact": contact, "phone": phone, "email": email] }
}
