internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The register of personal data: what is kept where and why, made from the modules' own declarations.
struct RegisterPages: Sendable {
    let data: [PersonalData]

    var endpoints: [Endpoint] {
        [.page("/privacy/register", .needs(OwnData.self)) { visit, _ in .page(RegisterViews.show(data, visit)) }]
    }
}

/// What the register shows.
enum RegisterViews {
    static func show(_ data: [PersonalData], _ visit: Visit) -> [UInt8] {
        let tables = data.flatMap(\.tables)
        return visit.frame(PrivacyTexts.register, help: RegisterTexts.help).write { html in
            PrivacyViews.ways(visit, &html)
            html.table(
                PrivacyTexts.register,
                [
                    Column(RegisterTexts.what), Column(RegisterTexts.fields), Column(RegisterTexts.purpose),
                    Column(RegisterTexts.ground), Column(RegisterTexts.readers), Column(RegisterTexts.retention),
                ], tables, empty: RegisterTexts.none
            ) { table, row, html in
                row.head(&html) { html in
                    html.text(table.label)
                }
                row.cell(&html) { fields(table, &$0) }
                row.cell(&html) { $0.text(table.purpose) }
                row.cell(&html) { html in
                    html.text(table.ground.label)
                    html.element("p", .class("hint"), text: table.source)
                }
                row.cell(&html) { readers(table, &$0) }
                row.cell(&html) { $0.text(table.retention) }
            }
            html.section(RegisterTexts.traces) { html in
                html.element("p", text: RegisterTexts.tracesHelp)
                // Names of tables are for those who look after the program, on demand.
                html.disclosure(RegisterTexts.technical) { html in
                    let kept = tables.map { "\($0.label(html.language)): \($0.name)" }
                    let traces = data.flatMap(\.traces).map { trace in
                        "\(trace.table) (\(trace.columns.map(\.description).joined(separator: ", ")))"
                    }
                    html.element("ul") { html in
                        for line in kept + traces { html.element("li", text: line) }
                    }
                }
            }
        }
    }

    private static func fields(_ table: PersonalTable, _ html: inout HTML) {
        html.text(table.columns.map { $0.label(html.language) }.joined(separator: ", "))
        let sensitive = table.columns.filter(\.isSensitive)
        if !sensitive.isEmpty { html.element("p") { $0.badge(RegisterTexts.sensitive(sensitive.count), .warning) } }
    }

    private static func readers(_ table: PersonalTable, _ html: inout HTML) {
        if table.readers.isEmpty { return html.text(RegisterTexts.onlyOneself) }
        let roles = Role.allCases.filter { role in table.readers.contains { $0.roles.contains(role) } }
        html.text(roles.map { $0.label(html.language) }.joined(separator: ", "))
    }
}

/// Every sentence of the register.
enum RegisterTexts {
    static let help = Text(
        "Chương trình giữ dữ liệu nào về con người, để làm gì, theo căn cứ nào, ai được đọc, giữ bao lâu. Bảng này lập từ khai báo của chính chương trình.",
        "What the program keeps of people, why, on which ground, who reads it and how long. Made from the program's own declarations."
    )
    static let what = Text("Dữ liệu", "Data")
    static let fields = Text("Gồm", "Fields")
    static let purpose = Text("Để làm gì", "Purpose")
    static let ground = Text("Căn cứ", "Ground")
    static let readers = Text("Ai được đọc trong phạm vi", "Who may read within reach")
    static let retention = Text("Giữ bao lâu", "Kept for")
    static let onlyOneself = Text("Chỉ chính người đó", "Only the person")
    static let none = Text("Không có khai báo nào.", "Nothing is declared.")
    static let traces = Text("Dấu vết người làm", "Who acted")
    static let tracesHelp = Text(
        "Ngoài ra, hồ sơ ghi tài khoản đã lập hoặc quyết định, giữ cùng với hồ sơ để làm bằng chứng (Luật 91/2025 Đ.19).",
        "Records also name the account that made or decided something; kept with the record as proof (Law 91/2025, art. 19)."
    )
    static let technical = Text("Tên bảng trong cơ sở dữ liệu", "Names of the tables in the database")
    static func sensitive(_ count: Int) -> Text {
        Text("\(count) mục nhạy cảm", count == 1 ? "1 sensitive field" : "\(count) sensitive fields")
    }
}

extension PrivacyGround {
    var label: Text {
        switch self {
        case .duty: Text("Nhiệm vụ theo luật (Đ.19), không cần đồng ý", "Duty by law (art. 19), no consent needed")
        case .consent: Text("Sự đồng ý (Đ.9), rút lại được", "Consent (art. 9), can be withdrawn")
        case .security: Text("An toàn hệ thống, chứng minh (Đ.19)", "Security and proof (art. 19)")
        }
    }
}
