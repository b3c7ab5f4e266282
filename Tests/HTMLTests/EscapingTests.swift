import Base
import HTML
import Testing

struct EscapingTests {
    @Test(arguments: ["<script>", "\"\u{200D}onload=x", "'\u{301}", "&amp;", "a\0b", "</textarea>", "\"><img>"])
    func nothingBreaksOut(text: String) {
        var html = HTML(.vi)
        html.element("p", Attribute("title", text), text: text)
        let written = String(decoding: html.bytes, as: UTF8.self)
        let inner = written.dropFirst("<p title=\"".count).dropLast("</p>".count)
        #expect(inner.filter { $0 == "<" }.isEmpty)
        #expect(written.unicodeScalars.filter { $0 == "\"" }.count == 2)
        #expect(!written.contains("'"))
    }

    @Test func picksTheLanguage() {
        var html = HTML(.en)
        html.element("p", .label(Text("Nộp", "Submit")), text: Text("Nộp", "Submit"))
        #expect(String(decoding: html.bytes, as: UTF8.self) == "<p aria-label=\"Submit\">Submit</p>")
    }

    @Test func leavesOutWhatIsAbsent() {
        var html = HTML(.vi)
        html.void(
            "input", Attribute("value", String?.none), Attribute("checked", if: true), Attribute("hidden", if: false))
        #expect(String(decoding: html.bytes, as: UTF8.self) == "<input checked>")
    }
}
