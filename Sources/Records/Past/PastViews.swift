internal import Base
internal import Components
internal import HTML
internal import Identity

/// What pages show of what fields were before.
enum PastViews {
    /// - Parameters:
    ///   - path: the page on which a value of the past is corrected; nil for those who may not.
    ///   - more: the fields of the dictionary that are told; the others are left out.
    ///   - shown: a value as people read it.
    static func section<Field>(
        _ courses: Courses<Field>, mendAt path: String?, more: MoreForm? = nil, _ html: inout HTML,
        shown: (Field, String) -> Text
    ) {
        let open = Set(more?.fields.map(\.name) ?? [])
        let earlier = courses.earlier.filter { $0.part.map(open.contains) ?? true }
        let format = html.format
        func label(_ line: Courses<Field>.Earlier) -> Text {
            line.part.flatMap { more?.label($0) } ?? line.field.label
        }
        func value(_ line: Courses<Field>.Earlier) -> Text {
            if line.value.isEmpty { return PastTexts.nothing }
            return line.part.flatMap { more?.shown($0, line.value, format) } ?? shown(line.field, line.value)
        }
        guard !earlier.isEmpty else { return }
        html.section(PastTexts.title) { html in
            var columns = [
                Column(PastTexts.field), Column(PastTexts.value), Column(PastTexts.from), Column(PastTexts.until),
            ]
            if path != nil { columns.append(Column(PastTexts.mend)) }
            html.table(PastTexts.title, columns, earlier, empty: PastTexts.nothing) { line, row, html in
                row.head(&html) { $0.text(label(line)) }
                row.cell(&html) { $0.text(value(line)) }
                row.cell(&html) { html in
                    if let from = line.days.from { html.text(html.format.day(from)) } else { html.text(PastTexts.ever) }
                }
                row.cell(&html, text: line.days.until.map { html.format.day($0) } ?? "–")
                guard let path else { return }
                row.cell(&html) { html in
                    html.element("a", .href("\(path)?on=\(line.day.iso)")) { html in
                        html.text(PastTexts.mend)
                        html.unseen(label(line))
                    }
                }
            }
        }
    }

    /// Above a form that corrects the past.
    static func banner(_ day: Day?, _ html: inout HTML) {
        if let day { html.banner(.info, PastTexts.mending(day)) }
    }
}
