/// Which lists the paragraph styles of a Word document number by themselves.
struct WordStyles {
    /// A list by its number and the level in it; what is nil is said elsewhere or nowhere.
    struct List {
        var number: String?
        var level: Int?

        func completed(by other: List) -> List { List(number: number ?? other.number, level: level ?? other.level) }
    }

    private var lists: [String: List] = [:]
    private var parents: [String: String] = [:]
    private var standard: String?

    init(_ part: ZipPart?) throws(FileRefusal) {
        guard let part else { return }
        let reader = try XMLReader(part)
        var style = ""
        while let event = try reader.next() {
            guard case .open(let name) = event else { continue }
            switch name {
            case "style":
                style = reader.attribute("styleId") ?? ""
                let isDefault = ["1", "true"].contains(reader.attribute("default") ?? "")
                if isDefault, reader.attribute("type") == "paragraph" { standard = style }
            case "basedOn": parents[style] = reader.attribute("val")
            case "numId": lists[style, default: List()].number = reader.attribute("val")
            case "ilvl": lists[style, default: List()].level = reader.number("val")
            default: continue
            }
        }
    }

    /// The list of a style, or of the style it is based on.
    func list(of style: String?) -> List {
        var list = List()
        var next = style ?? standard
        var depth = 0
        while let name = next, depth < 20 {
            list = list.completed(by: lists[name] ?? List())
            next = parents[name]
            depth += 1
        }
        return list
    }
}
