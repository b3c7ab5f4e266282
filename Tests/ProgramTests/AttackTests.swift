import Base
import Database
import Identity
import TestKit
import Testing
import Web

/// What attackers type, sent to every page of the program in every place where something can be typed into an address.
@Suite(.serialized) struct AttackTests {
    private static let attacks = [
        "'; DROP TABLE identity_account; --", "' OR '1'='1", "\" OR 1=1 --", "../../../../etc/passwd",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a\r\nset-cookie: khue_session=x", "%s%n", "\0",
        String(repeating: "A", count: 5_000),
    ]

    private static let names = [
        "q", "page", "from", "to", "day", "sort", "unit", "subject", "year", "level", "state", "district", "class",
        "lang", "done", "next",
    ]

    @Test(arguments: TestEngine.available)
    func everyPageWithstandsWhatIsTypedIntoItsAddress(engine: TestEngine) async throws {
        try await World.with(engine, withPupils: true) { world in
            let before = try await accounts(world)
            var asked = 0
            for login in engine == .sqlite ? ["so", "truong", "quantri"] : ["truong"] {
                let browser = login == "quantri" ? try await world.administrator(login) : try await world.browser(login)
                for endpoint in world.endpoints where endpoint.method == .get {
                    if case .token = endpoint.access { continue }
                    // What the engines tell apart is SQL; the rest is the same program.
                    for attack in Self.attacks.prefix(engine == .sqlite ? .max : 3) {
                        let sent = PercentCoding.encode(attack)
                        let path = endpoint.pattern.split(separator: "/").map { $0.hasPrefix(":") ? sent : String($0) }
                        let query = Self.names.map { "\($0)=\(sent)" }.joined(separator: "&")
                        await browser.open("/" + path.joined(separator: "/") + "?" + query)
                        asked += 1
                        let about = "\(login) \(endpoint.pattern) \(attack.prefix(20))"
                        #expect(browser.status < 500, "\(about)")
                        #expect(!browser.html.contains("<script>alert"), "\(about)")
                        #expect(!browser.html.contains("<img src=x"), "\(about)")
                        #expect(!browser.html.contains("root:x:"), "\(about)")
                        let headers = browser.response.headers
                        #expect(!headers.contains { $0.value.contains("\n") || $0.value.contains("\r") }, "\(about)")
                    }
                }
            }
            #expect(asked > (engine == .sqlite ? 1_000 : 100))
            #expect(try await accounts(world) == before)
        }
    }

    private func accounts(_ world: World) async throws -> Int {
        try await world.database.read { tx in try tx.count("SELECT COUNT(*) AS n FROM identity_account") }
    }
}
