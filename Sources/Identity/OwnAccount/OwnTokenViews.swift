internal import Base
internal import Components
internal import HTML
internal import Web

/// What the page of personal tokens shows.
enum OwnTokenViews {
    static func show(
        _ tokens: [TokenLine], made: String?, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(OwnTexts.account, href: "/account")]
        return visit.frame(OwnTokenTexts.title, help: OwnTokenTexts.help, width: .reading, crumbs: crumbs).write {
            html in
            html.errorSummary(states.summary)
            if let made {
                html.banner(.good) { html in
                    html.element("p", text: OwnTokenTexts.once)
                    html.element("p") { $0.element("code", text: made) }
                }
            }
            html.element("p") { $0.element("a", .href(OperationPages.path), text: OperationTexts.title) }
            list(tokens, visit, &html)
            html.section(OwnTokenTexts.make) { form(states, visit, &$0) }
        }
    }

    private static func list(_ tokens: [TokenLine], _ visit: Visit, _ html: inout HTML) {
        html.table(
            OwnTokenTexts.title,
            [
                Column(OwnTokenTexts.name), Column(OwnTokenTexts.scopes), Column(OwnTokenTexts.expires),
                Column(OwnTokenTexts.used), Column(OwnTokenTexts.revoke),
            ], tokens, empty: OwnTokenTexts.none
        ) { token, row, html in
            row.head(&html) { $0.text(token.name) }
            row.cell(&html, text: token.scopes.sorted().joined(separator: ", "))
            row.cell(&html, text: html.format.day(token.expires.day))
            row.cell(&html, text: token.lastUsed.map { html.format.moment($0) } ?? "–")
            row.cell(&html) { html in
                html.postButton(
                    OwnTokenTexts.revoke, action: "/account/tokens/\(token.id)/end", csrf: visit.formMark,
                    style: .danger)
            }
        }
    }

    private static func form(_ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.form(to: "/account/tokens", csrf: visit.formMark) { html in
            html.input(Field("name", OwnTokenTexts.name, state: states["name"], required: true))
            html.checkboxes(
                Field("scope", OwnTokenTexts.scopes, state: states["scope"], required: true),
                visit.chrome.scopes.map { Choice($0.name, $0.label) },
                chosen: Set(visit.form.values.all("scope")))
            html.input(Field("days", OwnTokenTexts.days, state: states["days"], required: true), .number, width: 10)
            html.input(
                Field(
                    "password", OwnTexts.oldPassword, state: FieldState("", error: states["password"].error),
                    required: true), .password)
            html.actions { $0.submit(OwnTokenTexts.make) }
        }
    }
}

/// Every sentence about personal tokens.
enum OwnTokenTexts {
    static let title = Text("Mã truy cập cho phần mềm", "Access tokens")
    static let help = Text(
        "Để phần mềm khác đọc dữ liệu thay bạn qua /api/v1. Mã không làm được gì hơn bạn và mất hiệu lực khi bạn thu hồi.",
        "For other programs that read on your behalf through /api/v1. A token can do no more than you, until you revoke it."
    )
    static let once = Text(
        "Chép mã này ngay; nó không hiện lại lần nữa.", "Copy this token now; it is not shown again.")
    static let make = Text("Tạo mã", "Make a token")
    static let name = Text("Tên, ví dụ phần mềm dùng mã", "Name, such as the program that uses it")
    static let nameMissing = Text("Ghi tên để nhận ra mã.", "Write a name by which to know it.")
    static let scopes = Text("Được phép", "May")
    static let scopeMissing = Text("Chọn ít nhất một quyền.", "Choose at least one.")
    static let days = Text("Có hiệu lực (ngày, tối đa 365)", "Valid for (days, at most 365)")
    static let daysMissing = Text("Ghi số ngày.", "Write the number of days.")
    static let expires = Text("Hết hạn", "Ends")
    static let used = Text("Dùng lần cuối", "Last used")
    static let revoke = Text("Thu hồi", "Revoke")
    static let none = Text("Chưa có mã nào.", "No tokens yet.")
}
