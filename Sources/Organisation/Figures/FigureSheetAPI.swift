internal import Base
public import Identity

extension FigureSheet {
    /// The parts of a form as other programs read them.
    public static let apiSections = APIRecord<Section>([
        .text("number") { $0.number }, .text("title") { $0.title.vi }, .text("titleEnglish") { $0.title.en },
        .text("kind") { $0.kind.rawValue }, .records("columns", column) { $0.columns },
        .records("rows", line) { section in section.rows.map { Line(row: $0, columns: section.columns) } },
    ])

    /// A number of a row under its column; nil where the form asks nothing or nothing was typed.
    private struct Cell: Sendable {
        let column: String
        let value: Int?
    }

    /// A row beside the columns of its section.
    private struct Line: Sendable {
        let row: Row
        let columns: [Column]

        var cells: [Cell] { zip(columns, row.cells).map { Cell(column: $0.key, value: $1) } }
    }

    private static let cell = APIRecord<Cell>([
        .text("column") { $0.column }, .optionalInteger("value") { $0.value },
    ])
    private static let column = APIRecord<Column>([
        .text("key") { $0.key }, .text("label") { $0.label.vi }, .text("labelEnglish") { $0.label.en },
    ])
    private static let line = APIRecord<Line>([
        .text("number") { $0.row.number }, .text("label") { $0.row.label.vi },
        .text("labelEnglish") { $0.row.label.en }, .integer("depth") { $0.row.depth },
        .records("cells", cell) { $0.cells }, .optionalInteger("lastYear") { $0.row.before },
    ])
}

extension FigureOwnership: RawRepresentable, CaseIterable {
    public static let allCases = all
    public var rawValue: String { code }

    public init?(rawValue: String) { self.init(written: rawValue) }

    /// Of the schools of one ownership alone.
    public static let asked = APIInput(field, APIType<FigureOwnership>.code)
}
