internal import Base
internal import Database
internal import Files
public import Identity
internal import Web

/// Sheets for other programs: send the rows of one and learn what becomes of each, see what came in, take it back.
public struct SheetAPI: Sendable {
    private let kind: SheetKind
    private let pages: SheetPages
    private let scopes: (reading: APIScope, writing: APIScope)
    private let columns: [String: APIScope]

    /// - Parameter columns: what a token must hold besides to send a column, by the key of the column.
    public init(
        _ kind: SheetKind, _ pages: SheetPages, scopes: (reading: APIScope, writing: APIScope),
        columns: [String: APIScope]
    ) {
        self.kind = kind
        self.pages = pages
        self.scopes = scopes
        self.columns = columns
    }

    public var endpoints: [Endpoint] {
        let path = kind.pattern + "/imports"
        let past = APIResource(
            path + "/:import", scopes, SheetAPI.past,
            find: { call, tx in
                let unit = try unit(call, tx)
                guard let past = try kind.table.find(try call.id("import"), kind.subject, in: tx), past.unit == unit
                else { throw NotFound() }
                return past
            })
        return [
            past.list(path, Text("Các lần nhập từ bảng tính", "Past imports of sheets"), id: { $0.id.text }) {
                call, tx in
                try kind.table.past(of: try unit(call, tx), kind.subject, in: tx)
            },
            .change(
                .post, path,
                Text(
                    "Nhập các dòng của một bảng tính dạng CSV; nhập thử thì không ghi gì",
                    "Take in the rows of a sheet as CSV; a rehearsal keeps nothing"), scopes.writing,
                body: [
                    SheetAPI.file.field(required: true), SheetAPI.rows.field(required: true),
                    .may(SheetAPI.rehearsal.name, .flag),
                ], SheetAPI.report
            ) { call, tx in
                let unit = try unit(call, tx)
                let (name, rows) = (call.body[SheetAPI.file] ?? "", call.body[SheetAPI.rows] ?? "")
                let table = try SheetAPI.table(rows, name, kind.map)
                try check(table, call)
                let shown = Shown(
                    report: try kind.take(table, name, call.visit, unit, tx), language: call.visit.language)
                return .one(shown, SheetAPI.report).rehearsed(call.body[SheetAPI.rehearsal] == true)
            },
            past.change(.post, "/undo", Text("Hoàn tác một lần nhập", "Take an import back"), pages.undo),
        ]
    }

    private static let file = APIInput("file", .text(1...200))
    private static let rows = APIInput("rows", .text(1...200_000))
    private static let rehearsal = APIInput("rehearsal", .flag)

    private static func table(_ rows: String, _ name: String, _ map: HeadingMap) throws -> Table {
        do {
            let table = try Table.read(bytes: Array(rows.utf8), name: name, headings: map)
            guard !table.rows.isEmpty else { throw FormRefusal(SheetAPI.rows.name, SheetTexts.emptyFile) }
            return table
        } catch let refusal as FileRefusal {
            throw FormRefusal(SheetAPI.rows.name, refusal.explanation)
        }
    }

    /// A sheet is no way round the scopes of what is sensitive.
    private func check(_ table: Table, _ call: APICall) throws {
        let match = kind.map.match(table.header)
        let missing = Set(
            columns.filter { match.places[$0.key] != nil && !call.visit.holds($0.value) }.map(\.value.name))
        if !missing.isEmpty { throw FormRefusal(SheetAPI.rows.name, SheetTexts.scopesMissing(missing.sorted())) }
    }

    private struct Shown: Sendable {
        let report: SheetReport
        let language: Language

        var lines: [Line] { report.rows.map { Line(row: $0, language: language) } }
    }

    private struct Line: Sendable {
        enum Outcome: String, Sendable, CaseIterable { case added, changed, unchanged, refused }

        let row: SheetReport.Row
        let language: Language

        var outcome: Outcome {
            switch row.outcome {
            case .added: .added
            case .changed: .changed
            case .unchanged: .unchanged
            case .refused: .refused
            }
        }
        var faults: [Fault] { row.faults.map { Fault(column: $0.column, reason: $0.reason(language)) } }
    }

    private struct Fault: Sendable {
        let column: String
        let reason: String
    }

    private static let report = APIRecord<Shown>([
        .optionalID("import") { $0.report.id }, .optional("unread") { shown in shown.report.unread?(shown.language) },
        .records("rows", line) { $0.lines },
    ])
    private static let line = APIRecord<Line>([
        .integer("row") { $0.row.number }, .text("name") { $0.row.name }, .text("place") { $0.row.place },
        .code("outcome") { $0.outcome },
        .records("faults", APIRecord<Fault>([.text("column") { $0.column }, .text("reason") { $0.reason }])) {
            $0.faults
        }, .texts("doubts") { line in line.row.doubts.map { $0(line.language) } },
    ])

    private static let past = APIRecord<PastImport>([
        .id("id") { $0.id }, .text("file") { $0.fileName }, .text("by") { $0.by }, .optionalInstant("at") { $0.at },
        .integer("added") { $0.added }, .integer("changed") { $0.changed },
        .optionalInstant("undoneAt") { $0.undoneAt },
    ])

    private func unit(_ call: APICall, _ tx: Transaction) throws -> UnitID {
        let unit = try kind.unit(call.visit)
        _ = try kind.enter(call.visit, unit, tx)
        return unit
    }
}

extension SheetPages {
    /// The pages, and what other programs may ask of the same sheets.
    public func endpoints(
        scopes: (reading: APIScope, writing: APIScope), columns: [String: APIScope] = [:]
    ) -> [Endpoint] {
        endpoints + SheetAPI(kind, self, scopes: scopes, columns: columns).endpoints
    }
}
