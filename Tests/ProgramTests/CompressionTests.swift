import Foundation
import TestKit
import Testing
import Web

@testable import Server

/// What travels small, to whom, and what a small page may not betray.
@Suite struct CompressionTests {
    private let page = Response.page(Array(String(repeating: "<p>Trường Tiểu học Văn Miếu</p>", count: 200).utf8))

    private func request(_ accepted: String?) -> Request {
        Request(
            target: "/", headers: accepted.map { ["accept-encoding": $0] } ?? [:])
    }

    @Test(arguments: [
        ("gzip, deflate, br, zstd", true), ("gzip;q=0.5", true), ("*", true), ("GZIP", true), ("br", false),
        ("", false),
        ("gzip;q=0", false), ("gzip; q=0.000, br", false), ("x-gzip-not", false),
    ])
    func onlyWhoAcceptsItIsSentGzip(accepted: String, isSmall: Bool) {
        let sent = Compression.fitted(page, to: request(accepted))
        #expect((sent.header("content-encoding") == "gzip") == isSmall)
        #expect((sent.body.count < page.body.count / 10) == isSmall)
        #expect(sent.header("vary") == "accept-encoding")
    }

    @Test func anotherProgramReadsItBack() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "page-\(UUID()).gz")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(Compression.fitted(page, to: request("gzip")).body).write(to: file)
        let (gzip, pipe) = (Process(), Pipe())
        gzip.executableURL = URL(filePath: "/bin/gzip")
        gzip.arguments = ["-dc", file.path]
        gzip.standardOutput = pipe
        try gzip.run()
        let read = try pipe.fileHandleForReading.readToEnd()
        gzip.waitUntilExit()
        #expect(read.map(Array.init) == page.body)
        #expect(gzip.terminationStatus == 0)
    }

    @Test func picturesSmallAnswersAndWhatATagNamesStayAsTheyAre() {
        let picture = Response(headers: [("content-type", "image/png")], body: page.body)
        let tagged = Response(headers: [("content-type", "application/json"), ("etag", "\"7\"")], body: page.body)
        let short = Response.page(Array("<p>Văn Miếu</p>".utf8))
        for response in [picture, tagged, short] {
            let sent = Compression.fitted(response, to: request("gzip"))
            #expect(sent.body == response.body)
            #expect(sent.header("content-encoding") == nil)
        }
    }

    @Test func theFormMarkIsAnotherInEachAnswerAndEachHolds() async throws {
        try await World.with(.sqlite) { world in
            let browser = try await world.browser("truong")
            var marks: [String] = []
            for _ in 0..<2 {
                await browser.open("/account")
                marks.append(try browser.form("Đăng xuất").values["form_mark"] ?? "")
            }
            #expect(Set(marks.flatMap { $0.split(separator: ".") }).count == 4)
            for mark in marks {
                await browser.post("/account/sessions/end", FormValues([("form_mark", mark)]))
                #expect(browser.status != 409)
            }
            let mixed = String(marks[0].prefix { $0 != "." }) + "." + marks[1].split(separator: ".")[1]
            await browser.post("/account/sessions/end", FormValues([("form_mark", mixed)]))
            #expect(browser.status == 409)
        }
    }
}
