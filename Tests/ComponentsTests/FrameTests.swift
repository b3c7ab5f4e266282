import Base
import Components
import Foundation
import HTML
import Testing

/// What every page relies on: one heading, nothing that breaks out, nothing secret that comes back, small files.
struct FrameTests {
    private func page(_ title: String, _ content: (inout HTML) -> Void) -> String {
        var frame = Frame(title: Text(verbatim: title), language: .vi, address: Address("/x?q=%22"), csrf: "mark")
        frame.person = Frame.Person(name: "\"><script>x", role: Text("Vai", "Role"))
        return String(decoding: frame.write(content: content), as: UTF8.self)
    }

    @Test(arguments: ["<script>alert(1)</script>", "\" onload=\"x", "</title><img src=x>", "'\u{301}&"])
    func nothingBreaksOut(text: String) {
        let written = page(text) { html in
            html.input(Field("a", Text(verbatim: text), state: FieldState(text, error: Text(verbatim: text))))
            html.textarea(Field("b", Text(verbatim: text), state: FieldState("</textarea>" + text)))
            html.select(Field("c", Text(verbatim: text)), [Choice(text, Text(verbatim: text))])
            html.banner(.bad, Text(verbatim: text))
        }
        #expect(!written.contains("<script>alert") && !written.contains("<script>x") && !written.contains("<img src=x"))
        #expect(!written.contains("onload=\"x"))
        #expect(written.components(separatedBy: "</textarea>").count == 2)
        #expect(written.components(separatedBy: "<h1").count == 2)
    }

    @Test func passwordsDoNotComeBack() {
        let written = page("x") { html in
            html.input(Field("p", Text("Mật khẩu", "Password"), state: FieldState("bi mat")), .password)
            html.input(Field("c", Text("Mã", "Code"), state: FieldState("123456")), .oneTimeCode)
        }
        #expect(!written.contains("bi mat") && !written.contains("123456"))
    }

    /// A first empty line of what was typed is not swallowed by the browser.
    @Test func textareasKeepTheirFirstLine() {
        let written = page("x") { $0.textarea(Field("t", Text("Chữ", "Text"), state: FieldState("\nhai"))) }
        #expect(written.contains(">\n\nhai</textarea>"))
    }

    @Test(arguments: [("khue.css", 30_000), ("khue.js", 15_000)])
    func filesStaySmall(name: String, limit: Int) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Components/Assets/\(name)")
        #expect(try Data(contentsOf: file).count <= limit)
    }
}
