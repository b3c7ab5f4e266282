/// Which parts of an office file belong to which: the open packaging convention (ECMA-376, part 2).
struct PackageRelations {
    struct Relation {
        /// The last word of the type: `worksheet`, `styles`, `officeDocument`.
        let kind: String
        /// The path inside the archive.
        let part: String
    }

    let all: [String: Relation]
    /// Lists, styles and numberings are small; what is larger is no office file.
    static let most = 16 << 20

    /// The relations of a part; of the whole file when the part is "". Without a list of relations there are none.
    init(of part: String, in archive: ZipArchive) throws(FileRefusal) {
        let pieces = part.split(separator: "/").map(String.init)
        let folder = pieces.dropLast().map { $0 + "/" }.joined()
        var all: [String: Relation] = [:]
        if let source = try archive.part(folder + "_rels/" + (pieces.last ?? "") + ".rels", most: PackageRelations.most)
        {
            let reader = try XMLReader(source)
            while let event = try reader.next() {
                guard case .open("Relationship") = event, let id = reader.attribute("Id"),
                    let type = reader.attribute("Type"), let target = reader.attribute("Target")
                else { continue }
                let kind = type.split(separator: "/").last.map(String.init) ?? type
                all[id] = Relation(kind: kind, part: PackageRelations.path(target, from: folder))
            }
        }
        self.all = all
    }

    /// The path of the part of a kind of which there is one.
    func path(_ kind: String) -> String? { all.values.first { $0.kind == kind }?.part }

    /// The part of a kind of which there is one, to be read.
    func part(_ kind: String, in archive: ZipArchive, most: Int = most) throws(FileRefusal) -> ZipPart? {
        guard let path = path(kind) else { return nil }
        return try archive.part(path, most: most)
    }

    private static func path(_ target: String, from folder: String) -> String {
        var places: [Substring] = []
        for place in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") where place != "." {
            if place == ".." { places = places.dropLast() } else { places.append(place) }
        }
        return places.joined(separator: "/")
    }
}
