public import Base
public import Components
public import Database

/// The schools of one ownership, as a filter of the totals of a form above the schools.
public struct FigureOwnership: Sendable, Equatable {
    /// The name of the field in an address.
    public static let field = "ownership"

    /// Nil for those of which it is not known, and for centres, which have none.
    public let ownership: Ownership?

    /// In the order in which circulars print them.
    public static let all = [Ownership.public, .private, .peopleFounded, .nonPublic, nil].map(FigureOwnership.init)

    public init(_ ownership: Ownership?) { self.ownership = ownership }

    /// What an address asks for; nil for all schools.
    public init?(written: String?) {
        guard let found = FigureOwnership.all.first(where: { $0.code == written }) else { return nil }
        self = found
    }

    public var code: String { ownership?.rawValue ?? "none" }
    public var label: Text { ownership?.label ?? Text("Chưa rõ loại hình", "Ownership not known") }

    /// A condition on `u`, the unit.
    public var condition: SQL { ownership.map { "u.ownership = \($0)" } ?? "u.ownership IS NULL" }

    public static var choices: [Choice] { all.map { Choice($0.code, $0.label) } }
    public static let everything = Text("Tất cả", "All")
    public static let question = Text("Loại hình", "Ownership")
}

extension FigureSheet {
    /// The sum of parts, with a column for each part behind every column of the whole: as circulars print a form above
    /// the schools (Circular 24/2018/TT-BGDĐT: in all, public, private, people-founded).
    ///
    /// - Returns: nil when there is no part.
    public static func whole(of parts: [(label: Text, sheet: FigureSheet)]) -> FigureSheet? {
        guard var whole = sum(parts.map(\.sheet)) else { return nil }
        whole.sections = whole.sections.map { section in
            let own = parts.map { part in
                (label: part.label, section: part.sheet.sections.first { $0.number == section.number })
            }
            return section.beside(own)
        }
        return whole
    }
}

extension FigureSheet.Section {
    fileprivate func beside(_ parts: [(label: Text, section: FigureSheet.Section?)]) -> FigureSheet.Section {
        let wide = columns.flatMap { column in
            [column]
                + parts.enumerated().map { place, part in
                    FigureSheet.Column(
                        "\(column.key)-\(place)",
                        Text("\(column.label.vi) – \(part.label.vi)", "\(column.label.en) – \(part.label.en)"))
                }
        }
        let rows = rows.enumerated().map { index, row in
            guard !row.cells.isEmpty else { return row }
            let cells = columns.indices.flatMap { column in
                [row.cells[column]] + parts.map { $0.section?.cell(index, column) ?? nil }
            }
            return FigureSheet.Row(row.number, row.label.text, depth: row.depth, cells: cells)
        }
        return FigureSheet.Section(number, title.text, kind, columns: wide, rows: rows)
    }

    private func cell(_ row: Int, _ column: Int) -> Int? {
        guard rows.indices.contains(row), rows[row].cells.indices.contains(column) else { return nil }
        return rows[row].cells[column]
    }
}
