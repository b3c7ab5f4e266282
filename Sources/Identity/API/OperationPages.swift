internal import Base
internal import Components
internal import HTML
internal import Web

/// What programs may ask, for people: made from the declarations that serve it, like ``OpenAPI``.
public enum OperationPages {
    static let path = "/account/tokens/operations"

    /// The page about all operations among some endpoints.
    public static func endpoint(of endpoints: [Endpoint]) -> Endpoint {
        let lines = endpoints.compactMap(Line.init).sorted { ($0.pattern, $0.method) < ($1.pattern, $1.method) }
        return .page(path, .member) { visit, _ in .page(show(lines, visit)) }
    }

    struct Line: Sendable {
        let method: String
        let pattern: String
        let summary: Text
        let scope: APIScope
        let fields: [String]
        let needsVersion: Bool

        init?(_ endpoint: Endpoint) {
            guard case .api(let operation) = endpoint.body else { return nil }
            method = endpoint.method.rawValue
            let parts = endpoint.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : $0 }
            pattern = "/" + parts.joined(separator: "/")
            summary = operation.summary
            scope = operation.scope
            fields = (operation.body ?? []).filter(\.isRequired).map(\.name)
            needsVersion = operation.needsVersion
        }

        /// How a program asks it, to be pasted into a terminal.
        var example: String {
            var words = ["curl -H \"Authorization: Bearer $TOKEN\""]
            if method != "GET" { words.append("-X \(method)") }
            if needsVersion { words.append("-H \"If-Match: $ETAG\"") }
            if !fields.isEmpty {
                let body = fields.map { "\"\($0)\": …" }.joined(separator: ", ")
                words.append("-H \"Content-Type: application/json\" -d '{\(body)}'")
            }
            return (words + ["\"$KHUE\(pattern)\""]).joined(separator: " ")
        }
    }

    private static func show(_ lines: [Line], _ visit: Visit) -> [UInt8] {
        let crumbs = [
            Frame.Crumb(OwnTexts.account, href: "/account"), Frame.Crumb(OwnTokenTexts.title, href: "/account/tokens"),
        ]
        return visit.frame(OperationTexts.title, help: OperationTexts.help, crumbs: crumbs).write { html in
            html.element("p") { html in
                html.element("a", .href(Endpoint.apiBase + "/openapi.json"), text: OperationTexts.document)
            }
            html.table(
                OperationTexts.title,
                [Column(OperationTexts.what), Column(OwnTokenTexts.scopes), Column(OperationTexts.example)], lines,
                empty: OperationTexts.none
            ) { line, row, html in
                row.head(&html) { html in
                    html.text(line.summary)
                    html.void("br")
                    html.element("code", text: "\(line.method) \(line.pattern)")
                }
                row.cell(&html) { html in
                    html.text(line.scope.label)
                    html.void("br")
                    html.element("code", text: line.scope.name)
                }
                row.cell(&html) { $0.element("code", text: line.example) }
            }
        }
    }
}

/// Every sentence about the list of operations.
enum OperationTexts {
    static let title = Text("Phần mềm có thể làm gì", "What programs can do")
    static let help = Text(
        "Mỗi dòng là một việc phần mềm làm được bằng mã truy cập, trong phạm vi và vai trò của người tạo mã. $KHUE là địa chỉ của hệ thống này, $ETAG lấy từ lần đọc trước.",
        "Each line is something a program can do with a token, within the reach and role of its person. $KHUE is the address of this system, $ETAG comes from the reading before."
    )
    static let document = Text("Bản mô tả cho phần mềm (OpenAPI 3.1)", "The description for programs (OpenAPI 3.1)")
    static let what = Text("Việc và địa chỉ", "What it does, and where")
    static let example = Text("Ví dụ", "Example")
    static let none = Text("Chưa có việc nào.", "There is nothing yet.")
}
