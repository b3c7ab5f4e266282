import Testing
import Web

/// Who is believed about where a request comes from.
struct ProxyTests {
    @Test(arguments: [
        ("203.0.113.9", nil, "203.0.113.9"), ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("127.0.0.1", nil, "127.0.0.1"), ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "10.0.0.1, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "198.51.100.1, 10.0.0.7", "198.51.100.1"),
        ("127.0.0.1", "198.51.100.1, 127.0.0.1", "198.51.100.1"), ("127.0.0.1", "2001:db8::1", "2001:db8::1"),
        ("127.0.0.1", "198.51.100.1, unknown", "127.0.0.1"), ("127.0.0.1", "a\u{202E}b", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"), ("127.0.0.1", "127.0.0.1", "127.0.0.1"),
    ])
    func onlyProxiesOfOursAreBelieved(connection: String, forwarded: String?, expected: String) {
        let proxies = Proxies(["127.0.0.1", "10.0.0.7"])
        #expect(proxies.client(connection: connection, forwarded: forwarded) == expected)
        #expect(Proxies.none.client(connection: connection, forwarded: forwarded) == connection)
    }
}
