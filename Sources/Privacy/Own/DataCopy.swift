internal import Base
internal import Files
internal import Identity

/// The copy of everything that is kept about a person, for other programs (Law 91/2025/QH15, art. 4).
enum DataCopy {
    static func json(_ person: DataPerson, _ extracts: [PersonalExtract], at now: Instant) -> JSONValue {
        let tables = extracts.filter { !$0.rows.isEmpty }.map { extract in
            let names = extract.table.columns.map(\.name.description)
            let rows = extract.rows.map { row in
                JSONValue.object(
                    Dictionary(zip(names, row.map { $0.map(JSONValue.string) ?? .null })) { first, _ in first })
            }
            return (extract.table.name.description, JSONValue.array(rows))
        }
        return .object([
            "person": .string(person.name), "kind": .string(person.kind.rawValue), "id": .string(person.id),
            "made_at": .string(now.iso), "data": .object(Dictionary(tables) { first, _ in first }),
        ])
    }
}

/// The same copy as a folder: for programs, for reading in both languages, and the photograph of a child.
struct DataPackage: Sendable {
    let person: DataPerson
    let extracts: [PersonalExtract]
    /// A JPEG, when one is kept.
    let photograph: [UInt8]?
    let at: Instant

    /// The whole folder. The same data makes the same bytes.
    var zip: [UInt8] {
        var zip = ZipWriter()
        zip.add("khue.json", DataCopy.json(person, extracts, at: at).bytes)
        zip.add("du-lieu.html", DataSheet.write(self, .vi))
        zip.add("data.html", DataSheet.write(self, .en))
        if let photograph { zip.add("photo.jpg", photograph) }
        return zip.finished()
    }
}
