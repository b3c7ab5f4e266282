import Base
import Database
import Foundation
import Identity
import TestKit
import Testing
internal import Transport
import Web

/// Signing in through a real OpenID Connect provider on loopback; `scripts/oidc` starts one.
@Suite(.serialized) struct SingleSignOnTests {
    private static let issuer = ProcessInfo.processInfo.environment["KHUE_TEST_OIDC"]

    private func site(_ issuer: String) -> SingleSignOn {
        SingleSignOn(
            issuer: issuer, client: "khue", secret: "mot-bi-mat", name: "Hà Nội SSO",
            publicAddress: "http://127.0.0.1:9", http: HTTPClient(blocking: BlockingPool()))
    }

    /// The provider lives today, so the city does as well.
    private func moveToToday(_ world: World) async throws {
        try await world.database.write { tx in try Settings.set(Settings.dormantDays, to: "9999", in: tx) }
        world.clock.move(to: Clock.system.now())
    }

    /// Signs in at the provider as a person would, and gives the way back to us.
    private func prove(_ subject: String, at address: String) throws -> String {
        let curl = Process()
        curl.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
        curl.arguments = ["-s", "-o", "/dev/null", "-w", "%{redirect_url}", "--data", "sub=\(subject)", address]
        let pipe = Pipe()
        curl.standardOutput = pipe
        try curl.run()
        let back = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        curl.waitUntilExit()
        return back.replacingOccurrences(of: "http://127.0.0.1:9/", with: "/")
    }

    /// Begins in a browser and follows to the provider.
    ///
    /// - Returns: the address at the provider.
    private func begin(_ browser: PageBrowser, _ path: String) async -> String {
        await browser.open(path)
        return browser.left ?? ""
    }

    @Test(.enabled(if: issuer != nil), arguments: TestEngine.available)
    func aPersonLinksAndSignsIn(engine: TestEngine) async throws {
        let issuer = try #require(Self.issuer)
        try await World.with(engine, publishes: false, singleSignOn: site(issuer)) { world in
            try await moveToToday(world)
            let stranger = PageBrowser(world.router)
            await stranger.open(try prove("huong", at: await begin(stranger, "/sign-in/sso?next=/account")))
            #expect(
                stranger.sees("Chưa có tài khoản Khuê nào gắn"), "an unknown person is nobody, whatever their e-mail")

            let head = try await world.browser("truong")
            let address = await begin(head, "/account/sso/begin")
            #expect(address.contains("code_challenge_method=S256") && address.contains("nonce="))
            await head.open(try prove("huong", at: address))
            #expect(head.path.hasPrefix("/account/sso") && head.sees("Đã gắn"))

            let later = PageBrowser(world.router)
            await later.open("/sign-in?next=/account")
            #expect(later.sees("Đăng nhập bằng Hà Nội SSO"))
            let back = try prove("huong", at: await begin(later, "/sign-in/sso?next=/account"))
            await later.open(back)
            #expect(later.path == "/account" && later.sees("Người truong"))

            let thief = PageBrowser(world.router)
            await thief.open(back)
            #expect(thief.status == 422, "the way back belongs to the browser that began")
            thief.set("khue_sso", to: later.cookie("khue_sso") ?? "")
            await thief.open(back)
            #expect(thief.status == 422 && thief.cookie("khue_session") == nil, "and opens once only")

            let second = try await world.browser("truong2")
            await second.open(try prove("huong", at: await begin(second, "/account/sso/begin")))
            #expect(second.sees("gắn với một tài khoản khác"))
            try await head.press("Bỏ gắn")
            #expect(head.sees("Chưa gắn"))
        }
    }

    @Test(.enabled(if: issuer != nil))
    func nothingForeignIsTakenUp() async throws {
        let issuer = try #require(Self.issuer)
        try await World.with(.sqlite, publishes: false, singleSignOn: site(issuer)) { world in
            try await moveToToday(world)
            let person = PageBrowser(world.router)
            let back = try prove("huong", at: await begin(person, "/sign-in/sso?next=https://evil.example/"))
            let code = back.components(separatedBy: "code=").last?.components(separatedBy: "&").first ?? ""
            for wrong in [
                "/sign-in/sso/callback", "/sign-in/sso/callback?code=\(code)",
                "/sign-in/sso/callback?code=\(code)&state=abc",
            ] {
                await person.open(wrong)
                #expect(person.status == 422 && person.cookie("khue_session") == nil, "\(wrong)")
            }
            // A code that another sign-in was given: its verifier and nonce are not ours.
            let other = PageBrowser(world.router)
            let mine = try prove("mai", at: await begin(other, "/sign-in/sso"))
            let state = mine.components(separatedBy: "state=").last?.components(separatedBy: "&").first ?? ""
            await other.open("/sign-in/sso/callback?code=\(code)&state=\(state)")
            #expect(other.status == 422 && other.cookie("khue_session") == nil)
            await person.open("/sign-in/sso/callback?error=access_denied&state=x")
            #expect(person.status == 422)
        }
    }

    @Test func onesAccountLeadsToTheProviderWhereThereIsOne() async throws {
        for provider in [site("http://127.0.0.1:1"), nil] {
            try await World.with(.sqlite, publishes: false, singleSignOn: provider) { world in
                let person = try await world.browser("truong")
                for (address, words) in [("/account", "Đăng nhập một lần"), ("/account?lang=en", "Single sign-on")] {
                    await person.open(address)
                    #expect((try? person.link(words)) == (provider == nil ? nil : "/account/sso"), "\(address)")
                }
                await person.open("/account/sso")
                #expect(person.status == (provider == nil ? 404 : 200))
            }
        }
    }

    @Test func aProviderThatIsAwayLeavesThePassword() async throws {
        try await World.with(.sqlite, publishes: false, singleSignOn: site("http://127.0.0.1:1")) { world in
            let person = PageBrowser(world.router)
            await person.open("/sign-in/sso")
            #expect(person.status == 422 && person.sees("không trả lời") && person.sees("Đăng nhập bằng mật khẩu"))
        }
        try await World.with(.sqlite, publishes: false, singleSignOn: site("http://sso.example")) { world in
            let person = PageBrowser(world.router)
            await person.open("/sign-in/sso")
            #expect(person.sees("không trả lời"), "plain http is for this machine only")
        }
    }
}
