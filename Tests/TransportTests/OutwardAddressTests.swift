import Testing

@testable import Transport

/// A hook goes nowhere inside (server-side request forgery).
struct OutwardAddressTests {
    @Test(arguments: [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.8.8.8", "169.254.169.254", "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fc00::1", "fd12::1",
        "fe80::1", "fe80::1%eth0", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001:db8::1", "không",
    ])
    func whatIsInsideIsClosed(address: String) { #expect(!OutwardAddress.isPublic(address)) }

    @Test(arguments: [
        "8.8.8.8", "172.32.0.1", "203.162.4.191", "2405:4800::1", "2001:4860:4860::8888", "::ffff:8.8.8.8",
    ])
    func theInternetIsOpen(address: String) { #expect(OutwardAddress.isPublic(address)) }

    @Test(arguments: [
        "http://gateway.example.vn/", "file:///etc/passwd", "gopher://x/", "https://user:word@example.vn/", "https://",
        "//example.vn", "javascript:alert(1)", "http://127.0.0.1:1/",
    ])
    func onlyHttps(text: String) {
        #expect(throws: OutwardAddress.Refused.self) { try OutwardAddress(text) }
    }

    /// Every way to write this machine, also by a name or a number of another base, is found out by looking it up.
    @Test(arguments: [
        "https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://0x7f000001/", "https://2130706433/",
        "https://0177.0.0.1/", "https://[::ffff:127.0.0.1]/",
    ])
    func thisMachineIsRefusedWhenLookedUp(text: String) throws {
        let address = try OutwardAddress(text)
        #expect(throws: OutwardAddress.Refused.self) { try address.resolved() }
    }

    /// A machine inside is open only by its name and its port together, and by https also then.
    @Test func aMachineInsideIsNamedWithItsPort() throws {
        let address = try OutwardAddress("https://127.0.0.1:9/", inside: ["127.0.0.1:9"])
        #expect(try address.resolved().text == "127.0.0.1")
        for (text, inside) in [
            ("https://127.0.0.1:10/", "127.0.0.1:9"), ("https://127.0.0.1/", "127.0.0.1"),
            ("https://localhost:9/", "127.0.0.1:9"),
        ] {
            let other = try OutwardAddress(text, inside: [inside])
            #expect(throws: OutwardAddress.Refused.self, "\(text)") { try other.resolved() }
        }
        #expect(throws: OutwardAddress.Refused.notSecure) {
            try OutwardAddress("http://127.0.0.1:9/", inside: ["127.0.0.1:9"])
        }
    }
}
