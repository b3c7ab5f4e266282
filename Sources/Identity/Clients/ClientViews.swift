internal import Base
internal import Components
internal import HTML
internal import Web

/// What the page of programs shows.
enum ClientViews {
    /// What is shown once.
    struct Made {
        let id: String
        let secret: String
    }

    static func list(
        _ clients: [(client: APIClient, unitName: String)], _ made: Made?, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return visit.frame(ClientTexts.title, help: ClientTexts.help, crumbs: AccountPages.crumbs).write { html in
            html.errorSummary(states.summary)
            if let made { once(made, &html) }
            html.table(
                ClientTexts.title,
                [
                    Column(ClientTexts.name), Column(ClientTexts.id), Column(ClientTexts.unit),
                    Column(OwnTokenTexts.scopes), Column(ClientTexts.renew), Column(ClientTexts.end),
                ], clients, empty: ClientTexts.none
            ) { line, row, html in
                let path = "/accounts/programs/\(line.client.id)"
                row.head(&html) { $0.text(line.client.name) }
                row.cell(&html) { $0.element("code", text: line.client.id.text) }
                row.cell(&html, text: line.unitName)
                row.cell(&html, text: line.client.scopes.sorted().joined(separator: ", "))
                row.cell(&html) { html in
                    html.postButton(
                        ClientTexts.renew, action: path + "/secret", csrf: visit.formMark, style: .secondary,
                        confirm: ClientTexts.renewConfirm)
                }
                row.cell(&html) { html in
                    html.postButton(
                        ClientTexts.end, action: path + "/end", csrf: visit.formMark, style: .danger,
                        confirm: ClientTexts.endConfirm)
                }
            }
            html.element("p") { $0.element("a", .href(OperationPages.path), text: OperationTexts.title) }
            html.section(ClientTexts.register) { form(states, visit, &$0) }
        }
    }

    private static func once(_ made: Made, _ html: inout HTML) {
        html.banner(.good) { html in
            html.element("p", text: ClientTexts.once)
            html.element("p") { html in
                html.text("client_id: ")
                html.element("code", text: made.id)
            }
            html.element("p") { html in
                html.text("client_secret: ")
                html.element("code", text: made.secret)
            }
        }
    }

    private static func form(_ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.form(to: "/accounts/programs", csrf: visit.formMark) { html in
            html.input(Field("name", ClientTexts.name, state: states["name"], required: true))
            html.input(
                Field("unit", ClientTexts.unit, hint: ClientTexts.unitHint, state: states["unit"]), width: 14)
            html.checkboxes(
                Field("scope", OwnTokenTexts.scopes, state: states["scope"], required: true),
                visit.chrome.scopes.map { Choice($0.name, $0.label) },
                chosen: Set(visit.form.values.all("scope")))
            html.actions { $0.submit(ClientTexts.register) }
        }
    }
}

/// Every sentence about programs.
enum ClientTexts {
    static let title = Text("Phần mềm kết nối", "Connected programs")
    static let help = Text(
        "Phần mềm khác lấy dữ liệu của một đơn vị qua /api/v1 bằng mã và khóa riêng (OAuth 2.0), chỉ để xem.",
        "Other programs read the data of a unit through /api/v1 with an id and a secret of their own (OAuth 2.0).")
    static let register = Text("Cho phần mềm kết nối", "Let a program in")
    static let name = Text("Tên phần mềm", "Name")
    static let nameMissing = Text("Ghi tên phần mềm.", "Write its name.")
    static let id = Text("Mã phần mềm", "Id")
    static let unit = Text("Đơn vị", "Unit")
    static let unitHint = Text(
        "Mã đơn vị mà phần mềm được xem, kể cả cấp dưới; để trống là đơn vị của bạn.",
        "The code of the unit it reads, with those below; empty is your own.")
    static let renew = Text("Đổi khóa", "New secret")
    static let renewConfirm = Text(
        "Đổi khóa? Khóa cũ không dùng được nữa.", "Make a new secret? The old one opens nothing any more.")
    static let end = Text("Ngừng kết nối", "End")
    static let endConfirm = Text("Ngừng cho phần mềm này kết nối?", "Shut this program out?")
    static let once = Text(
        "Chép mã và khóa ngay; khóa không hiện lại lần nữa.", "Copy both now; the secret is not shown again.")
    static let none = Text("Chưa có phần mềm nào.", "No programs yet.")
}
