import Base
import Foundation
import Web

@testable import Files
@testable import TestKit

/// A form of a page, with the kinds of its fields.
struct FoundForm {
    let pattern: String
    let action: String
    let values: FormValues
    /// Fields into which people type; the others are hidden or chosen from.
    let typed: Set<String>
    let names: Set<String>
    /// What can be chosen, by the name of the field.
    let choices: [String: [String]]
    /// Fields that take a file.
    let files: Set<String>

    /// What fields may want that refuse other text.
    private static let candidates = [
        "1/10/2023", "1/12/2023", "5", "0912345678", "A1", "a@example.vn", "1/9/2012", "2023",
    ]
    private static let days = ["from", "to", "day", "due", "date", "until", "born", "bornOn", "start", "end"]
    private static let numbers = ["phone", "year", "count", "number"]

    /// - Parameter fits: fields that hold days, numbers and addresses get something right, so that the rest is stored.
    func filled(with attack: String, fits: Bool) -> FormValues {
        var filled = values
        for name in typed { filled = filled.setting(name, to: fits ? fitting(name) ?? attack : attack) }
        return filled
    }

    private func fitting(_ name: String) -> String? {
        if FoundForm.days.contains(name) || name.lowercased().hasSuffix("day") { return "1/10/2023" }
        if FoundForm.numbers.contains(name) { return "2023" }
        return [
            "email": "a@example.vn", "login": "nguoi.moi", "old": World.password, "own": World.password,
            "password": World.password,
        ][name]
    }

    /// Sends it as it is filled; fields that the answer names as wrong get something else until it is taken.
    ///
    /// - Parameter before: done before each time it is sent.
    /// - Returns: what was sent last.
    func send(_ first: FormValues, by browser: PageBrowser, before: () async throws -> Void = {}) async rethrows
        -> FormValues
    {
        var values = first
        var tries: [String: Int] = [:]
        while true {
            try await before()
            await browser.post(action, values)
            guard browser.status == 422 else { return values }
            var isOther = false
            for part in browser.html.components(separatedBy: "href=\"#").dropFirst() {
                let name = String(part.prefix { $0 != "\"" })
                let ways = choices[name]?.filter { !$0.isEmpty } ?? FoundForm.candidates
                let count = tries[name, default: 0]
                guard names.contains(name), count < ways.count else { continue }
                tries[name] = count + 1
                values = values.setting(name, to: ways[count])
                isOther = true
            }
            guard isOther else { return values }
        }
    }
}

/// Walks the program by its links as one person.
final class FormWalker {
    let login: String
    let browser: PageBrowser
    private let router: Router
    /// A value that links really carry, by the name of the parameter of the address.
    private(set) var parameters: [String: String] = [:]
    private(set) var mark = ""

    init(_ login: String, _ browser: PageBrowser, _ world: World) {
        self.login = login
        self.browser = browser
        router = world.router
    }

    /// Opens pages breadth first; how many there were.
    ///
    /// - Parameter times: how many pages of each address.
    func walk(times: Int, _ look: (String) -> Void) async -> Int {
        var open = ["/", "/account", "/units", "/directory", "/accounts", "/accounts/new", "/audit", "/letters/new"]
        var (seen, opened, pages) = (Set(open), [String: Int](), 0)
        while !open.isEmpty {
            let path = open.removeFirst()
            guard let pattern = pattern(of: path, .get), opened[pattern, default: 0] < times else { continue }
            opened[pattern, default: 0] += 1
            await browser.open(path)
            pages += 1
            look(path)
            guard browser.html.utf8.starts(with: "<!".utf8) else { continue }
            for link in links() where seen.insert(link).inserted { open.append(link) }
        }
        return pages
    }

    private func links() -> [String] {
        browser.html.components(separatedBy: " href=\"/").dropFirst().map { rest in
            "/" + PageText.unescaped(rest.prefix { $0 != "\"" })
        }.filter { !$0.contains("lang=") }
    }

    /// One form of each address and set of fields; those in `known` are left out.
    func forms(_ known: inout Set<String>) async -> [FoundForm] {
        var found: [String: FoundForm] = [:]
        _ = await walk(times: 1) { path in
            for part in browser.html.components(separatedBy: "<form").dropFirst() {
                let whole = "<form" + (part.components(separatedBy: "</form>").first ?? "") + "</form>"
                guard let form = read(whole, on: path) else { continue }
                mark = form.values["form_mark"] ?? mark
                let key = form.pattern + form.names.sorted().joined(separator: ",")
                if found[key] == nil { found[key] = form }
            }
        }
        let new = found.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        known.formUnion(new.map(\.key))
        return new.map(\.value)
    }

    private func read(_ html: String, on path: String) -> FoundForm? {
        let tags = PageText.tags(in: html).filter { !$0.isClosing }
        guard tags.first?.attributes["method"]?.lowercased() == "post", let form = PageForm.all(in: html).first else {
            return nil
        }
        let action = form.action.isEmpty ? path : form.action
        guard let pattern = pattern(of: action, .post) else { return nil }
        let chosen = ["hidden", "radio", "checkbox", "file", "submit", "button"]
        let typed = tags.filter {
            $0.name == "textarea" || ($0.name == "input" && !chosen.contains($0.attributes["type"] ?? "text"))
        }
        var values = form.values
        if let button = form.buttons.first(where: { $0.name != nil }), let name = button.name {
            values.append(name, button.value)
        }
        var choices: [String: [String]] = [:]
        for tag in tags where ["radio", "checkbox"].contains(tag.attributes["type"] ?? "") {
            if let name = tag.attributes["name"] { choices[name, default: []].append(tag.attributes["value"] ?? "") }
        }
        for (tag, content) in PageText.elements("select", in: html) {
            guard let name = tag.attributes["name"] else { continue }
            choices[name] = PageText.tags(in: content).compactMap { $0.attributes["value"] }
        }
        return FoundForm(
            pattern: pattern, action: action, values: values, typed: Set(typed.compactMap { $0.attributes["name"] }),
            names: form.names.union(form.buttons.compactMap(\.name)), choices: choices,
            files: Set(
                tags.filter { $0.attributes["type"] == "file" }.compactMap { $0.attributes["name"] }))
    }

    private func pattern(of target: String, _ method: Request.Method) -> String? {
        let clean = String(target.prefix { $0 != "#" })
        let request = Request(method: method, target: clean, headers: [:], body: [], remoteAddress: "-", number: "t")
        guard case .found(let route, let found) = router.match(request) else { return nil }
        parameters.merge(found.parameters) { first, _ in first }
        return route.pattern
    }

    /// An address of a pattern with values that exist, as far as any were met.
    func address(_ pattern: String, otherwise: String) -> String {
        let parts = pattern.split(separator: "/").map { part in
            part.hasPrefix(":") ? parameters[String(part.dropFirst())] ?? otherwise : String(part)
        }
        return "/" + parts.map { PercentCoding.encode($0) }.joined(separator: "/")
    }

    /// What is wrong with the answer that stands there now.
    func faults() -> [String] {
        var faults: [String] = []
        let body = Data(browser.response.body)
        if browser.status >= 500 { faults.append("status \(browser.status)") }
        let isShown = browser.response.header("content-type")?.hasPrefix("text/html") == true
        for mark in (isShown ? ["<script>alert", "<img src=x", "href=\"javascript:"] : []) + ["root:x:"] {
            if body.range(of: Data(mark.utf8)) != nil { faults.append("shows \(mark)") }
        }
        for header in browser.response.headers {
            if header.value.contains(where: { $0.isNewline || $0 == "\0" }) { faults.append("a header is split") }
            if header.value.hasPrefix("khue_session=x") { faults.append("a cookie was planted") }
        }
        if isSheet, let cell = cells.first(where: FormWalker.isFormula) {
            faults.append("a formula stands in a cell of \(browser.path): \(cell)")
        }
        if hasFormula { faults.append("a formula stands in a sheet of \(browser.path)") }
        return faults + AnswerRules.faults(of: browser.response, to: browser.path, secure: false)
    }

    /// The cells of a sheet as a spreadsheet program divides them.
    private var cells: [String] {
        let table = try? Table.read(bytes: browser.response.body, name: "khue.csv")
        return table.map { ([$0.header] + $0.rows).flatMap(\.cells) } ?? []
    }

    private static func isFormula(_ cell: String) -> Bool {
        cell.contains("cmd|") && ["=", "+", "-", "@", "\t", "＝"].contains { cell.hasPrefix($0) }
    }

    /// Whether a cell of a workbook is one that a spreadsheet program reckons.
    private var hasFormula: Bool {
        guard isWorkbook, let archive = try? ZipArchive(browser.response.body, limits: .standard) else { return false }
        return archive.names.filter { $0.hasPrefix("xl/worksheets/") }.contains { name in
            let text =
                (try? archive.part(name)).flatMap { $0 }.map { String(decoding: $0.whole(), as: UTF8.self) } ?? ""
            return text.contains("<f>") || text.contains("<f ")
        }
    }

    var isWorkbook: Bool { browser.response.header("content-type")?.contains("spreadsheetml") == true }

    var isSheet: Bool { browser.response.header("content-type")?.hasPrefix("text/csv") == true }
}
