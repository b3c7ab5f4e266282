import Testing

@testable import Transport

/// What holds for every exchange, whoever asks for it.
struct ExchangeTests {
    /// No value makes a header of its own.
    @Test(arguments: ["a\r\nX-Other: b", "a\nX-Other: b", "a\u{0}b", "a\u{2028}b", "a\r\n\r\n{}"])
    func aHeaderIsOneLine(value: String) {
        var exchange = Exchange("https://127.0.0.1:9/", [.https])
        exchange.headers = [("X-Own", value)]
        #expect(exchange.headerLines.count == 1)
        #expect(
            exchange.headerLines[0].unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x2028
            })
    }

    /// What the address begins with is what was allowed, and a machine that is not there has taken nothing.
    @Test(arguments: [
        "file:///etc/passwd", "http://127.0.0.1:9/", "ftp://127.0.0.1/", "gopher://127.0.0.1:9/",
        "https://127.0.0.1:9/",
        "không phải địa chỉ",
    ])
    func nothingIsTakenWhereNobodyIs(address: String) {
        var exchange = Exchange(address, [.https])
        exchange.seconds = 5
        exchange.body = [1, 2, 3]
        let reply = exchange.run()
        #expect(reply.failure != nil && reply.status == 0 && reply.body.isEmpty && !reply.isHandedOver)
        #expect(!reply.explanation.isEmpty)
    }

    /// An option that cannot be set ends the exchange before anything is sent.
    @Test func authoritiesThatAreMissingTrustNobody() {
        var exchange = Exchange("https://127.0.0.1:9/", [.https])
        exchange.authorities = "/không/có/tệp.pem"
        #expect(exchange.run().failure != nil)
    }
}
