import Base
import Testing
import Web

struct RouterTests {
    private let router = Router([
        Route(.get, "/letters") { _ in .plain("list") },
        Route(.get, "/letters/new") { _ in .plain("new") },
        Route(.get, "/letters/:letter/tasks/:key") { request in
            .plain("\(request.parameters["letter"] ?? "") \(request.parameters["key"] ?? "")")
        },
        Route(.post, "/letters/:letter") { _ in .plain("post") },
    ])

    private func answer(_ method: Request.Method, _ target: String) async -> String {
        switch router.match(Request(method: method, target: target)) {
        case .found(let route, let request): String(decoding: await route.respond(request).body, as: UTF8.self)
        case .otherMethod: "405"
        case .nothing: "404"
        }
    }

    @Test(arguments: [
        (Request.Method.get, "/letters", "list"), (.get, "/letters/", "list"), (.get, "/letters/new", "new"),
        (.get, "/letters/7/tasks/II.1.a?x=1", "7 II.1.a"), (.post, "/letters/7", "post"), (.get, "/letters/7", "405"),
        (.get, "/other", "404"), (.head, "/letters", "list"), (.get, "/letters/%2e%2e/tasks/a%2Fb", "404"),
    ])
    func finds(method: Request.Method, target: String, expected: String) async {
        #expect(await answer(method, target) == expected)
    }
}

struct FormTests {
    @Test func readsFieldsAndFiles() {
        let body = """
            --X\r\nContent-Disposition: form-data; name="title"\r\n\r\nKế hoạch\r\n\
            --X\r\nContent-Disposition: form-data; name="letter"; filename="..\\..\\etc/công văn.txt"\r\n\
            Content-Type: text/plain\r\n\r\nline 1\r\n--Y line 2\r\n--X--\r\n
            """
        let request = Request(
            method: .post, target: "/", headers: ["content-type": "multipart/form-data; boundary=X"],
            body: Array(body.utf8))
        let submission = Submission(request)
        #expect(submission.values["title"] == "Kế hoạch")
        #expect(submission.files["letter"]?.name == "công văn.txt")
        #expect(submission.files["letter"].map { String(decoding: $0.bytes, as: UTF8.self) } == "line 1\r\n--Y line 2")
    }

    @Test(arguments: [
        "", "--X", "--X\r\n\r\n--X--", "no boundary at all", "--X\r\nContent-Disposition: form-data\r\n\r\n",
    ])
    func survivesBrokenBodies(body: String) {
        let request = Request(
            method: .post, target: "/", headers: ["content-type": "multipart/form-data; boundary=X"],
            body: Array(body.utf8))
        #expect(Submission(request).files.isEmpty)
    }

    @Test func gathersEveryError() {
        var reader = FormReader(FormValues(encoded: "name=&day=31%2F2%2F2023&cost=1.500.000&score=200"))
        let required = Text("Ghi tên.", "Write the name.")
        _ = reader.text("name", required: required)
        #expect(reader.day("day") == nil)
        #expect(reader.number("cost", in: 0...2_000_000) == 1_500_000)
        #expect(reader.number("score", in: 0...100) == nil)
        #expect(reader.errors.map(\.field) == ["name", "day", "score"])
        #expect(throws: FormRefusal.self) { try reader.finish() }
    }

    /// ASVS 5.1.1: what comes twice is taken once, and nothing of an address stands in for what a form lacks.
    @Test func theFirstOfAFieldSentTwiceCounts() {
        let request = Request(
            method: .post, target: "/x?role=administrator&name=a", headers: ["cookie": "role=b; role=c"],
            body: Array("name=first&name=second".utf8))
        let form = Submission(request)
        #expect(form.values["name"] == "first" && form.values["role"] == nil)
        var reader = FormReader(form.values)
        #expect(reader.text("name") == "first" && request.query["name"] == "a" && request.cookie("role") == "b")
    }

    @Test func headersCannotBeSplit() {
        let response = Response.redirect(to: "/x\r\nSet-Cookie: a=b")
        #expect(response.header("location") == "/xSet-Cookie: a=b")
        let values = FormValues(encoded: "a=x%0D%0Ay%00%07z&b=e%CC%81")
        #expect(values["a"] == "x\nyz")
        #expect(values["b"] == "é")
    }

    @Test func addressesComeBack() {
        for text in ["Đường Láng", "a+b c&d=e", "100%", "/x?y#z"] {
            #expect(FormValues(encoded: FormValues([("q", text)]).encoded)["q"] == text)
        }
        #expect(PercentCoding.decode("%ff", plusIsBlank: false) == nil)
        #expect(PercentCoding.decode("%4", plusIsBlank: false) == nil)
    }
}
