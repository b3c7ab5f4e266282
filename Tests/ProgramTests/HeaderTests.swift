import Base
import Foundation
import Identity
import TestKit
import Testing
import Web

/// What every answer must say to the browser (ASVS 14.4, 3.4, 8.2.1), told from the answer alone.
enum AnswerRules {
    private static let wanted = [
        "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
    ]

    static func faults(of response: Response, to path: String, secure: Bool) -> [String] {
        var faults = wanted.filter { response.header($0.key) != $0.value }.map { "\($0.key) is missing" }
        let names = response.headers.map { $0.name.lowercased() }.filter { $0 != "set-cookie" }
        if Set(names).count != names.count { faults.append("a header stands twice: \(names)") }
        for name in ["server", "x-powered-by", "access-control-allow-origin"] where names.contains(name) {
            faults.append("\(name) tells too much")
        }
        faults += policy(response.header("content-security-policy") ?? "")
        faults += type(of: response)
        let transport = response.header("strict-transport-security")
        if transport != (secure ? "max-age=31536000; includeSubDomains" : nil) { faults.append("transport") }
        let isForPrograms = ["/api/", "/ims/", "/oauth/", "/scim/"].contains { path.hasPrefix($0) }
        if isForPrograms, response.header("content-disposition")?.hasPrefix("attachment; filename=") != true {
            faults.append("an answer for programs is no attachment")
        }
        // What the program is made of is the same for everybody.
        let isPublic = path.hasPrefix("/assets/") || path.hasPrefix("/api/v1/openapi.json")
        if !isPublic, response.header("cache-control").map(isPrivate) != true {
            faults.append("caches may keep it")
        }
        return faults + response.headers.filter { $0.name == "set-cookie" }.flatMap { cookie($0.value, secure) }
    }

    private static func policy(_ policy: String) -> [String] {
        let parts = ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"]
        let missing = (parts + ["frame-ancestors 'none'"]).filter { !policy.contains($0) }
        return missing + ["unsafe-inline", "unsafe-eval", "*"].filter { policy.contains($0) }
    }

    private static func type(of response: Response) -> [String] {
        if [204, 304].contains(response.status) { return [] }
        guard let type = response.header("content-type") else { return ["no content type"] }
        return type.hasPrefix("text/") && !type.hasSuffix("charset=utf-8") ? ["no character set: \(type)"] : []
    }

    private static func isPrivate(_ cache: String) -> Bool { cache.contains("no-store") || cache.contains("private") }

    private static func cookie(_ cookie: String, _ secure: Bool) -> [String] {
        var wanted = ["Path=/;", "HttpOnly", "SameSite=Lax"]
        if secure { wanted.append("Secure") }
        var faults = wanted.filter { !cookie.contains($0) }
        if cookie.hasPrefix("__Host-") != secure { faults.append("the name of \(cookie)") }
        if cookie.lowercased().contains("domain=") { faults.append("a domain") }
        return faults
    }
}

/// Every address, asked in every way, by nobody and by people who may.
@Suite(.serialized) struct HeaderTests {
    private static let id = "0190a0a0-0000-7000-8000-000000000000"

    @Test(arguments: [false, true]) func everyAnswerKeepsBrowsersSafe(secure: Bool) async throws {
        try await World.with(.sqlite, withPupils: true, secure: secure, limit: RateLimit(perMinute: 10_000_000)) {
            world in
            let files = [
                Route(.get, "/assets/khue.js") { _ in
                    Response(headers: [("content-type", "text/javascript; charset=utf-8")])
                }
            ]
            let site = Site(Router(world.router.routes + files), secure: secure)
            let person = try await world.browser("truong")
            let session = person.cookie("khue_session") ?? ""
            let cookie = (secure ? "__Host-" : "") + "khue_session=\(session)"
            let token = try await world.token("truong", Set(world.endpoints.compactMap(\.scope)))
            var statuses: [Int: Int] = [:]
            for route in site.routes {
                let path = Self.path(route.pattern)
                for headers in [[:], ["cookie": cookie], ["authorization": "Bearer \(token)"]] {
                    for request in Self.requests(route, path, headers) {
                        let response = await site.answer(request)
                        statuses[response.status, default: 0] += 1
                        let faults = AnswerRules.faults(of: response, to: path, secure: secure)
                        #expect(
                            faults.isEmpty, "\(request.method) \(path) \(headers.keys) \(response.status): \(faults)")
                    }
                }
            }
            for path in ["/nowhere", "/api/v1/nowhere", "/assets/nowhere.js", "/%00", "/../etc/passwd", "/scim/v2/no"] {
                let faults = AnswerRules.faults(
                    of: await site.answer(Request(target: path)), to: path, secure: secure)
                #expect(faults.isEmpty, "\(path): \(faults)")
            }
            let seen = Set(statuses.keys)
            #expect(seen.isSuperset(of: [200, 204, 303, 401, 404, 405, 413, 415, 422]), "\(statuses)")
        }
    }

    private static func path(_ pattern: String) -> String {
        "/" + pattern.split(separator: "/").map { $0.hasPrefix(":") ? id : String($0) }.joined(separator: "/")
    }

    /// The method that it takes, as it should be and with a body of a kind that nobody reads and one that is too large;
    /// one that it does not take; and the question what it takes.
    private static func requests(_ route: Route, _ path: String, _ headers: [String: String]) -> [Request] {
        var requests = [route.method, .options, .other].map { Request(method: $0, target: path, headers: headers) }
        guard route.method != .get else { return requests }
        for (type, length) in [("text/xml", 10), ("application/json", 2)] {
            requests.append(
                Request(
                    method: route.method, target: path, headers: headers.merging(["content-type": type]) { $1 },
                    body: Array(repeating: UInt8(ascii: "{"), count: length)))
        }
        if route.bodyLimit <= 1 << 20 {
            requests.append(
                Request(
                    method: route.method, target: path, headers: headers,
                    body: Array(repeating: 65, count: route.bodyLimit + 1)))
        }
        return requests
    }

    /// Over https the cookies have names that neither a neighbour below the same domain nor plain http can set, and one
    /// under the old name is no session.
    @Test func cookiesBelongToThisHost() async throws {
        try await World.with(.sqlite, publishes: false, secure: true) { world in
            let person = try await world.browser("truong")
            let token = try #require(person.cookie("khue_session"))
            for (name, isOpen) in [("__Host-khue_session", true), ("khue_session", false)] {
                let request = Request(target: "/account", headers: ["cookie": "\(name)=\(token)"])
                let response = await Site(world.router, secure: true).answer(request)
                #expect((response.status == 200) == isOpen, "\(name)")
            }
        }
    }

    /// ASVS 13.1.5: for forms with the right mark too.
    @Test(arguments: ["text/xml", "application/json", "text/plain", "application/x-www-form-urlencoded-x", ""])
    func bodiesOfOtherKindsAreRefused(type: String) async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let person = try await world.browser("truong")
            await person.open("/session")
            let body = Array("form_mark=\(person.html)".utf8)
            let headers = ["cookie": "khue_session=\(person.cookie("khue_session") ?? "")", "content-type": type]
            let site = Site(world.router, secure: false)
            let request = Request(method: .post, target: "/account/sessions/end", headers: headers, body: body)
            #expect(await site.answer(request).status == 415)
            let right = headers.merging(["content-type": "application/x-www-form-urlencoded; charset=utf-8"]) { $1 }
            let taken = Request(method: .post, target: "/account/sessions/end", headers: right, body: body)
            #expect(await site.answer(taken).status == 422, "read, and the password is missing")
        }
    }

    /// Nothing but the addresses of the program and its own files is served (ASVS 4.3.2, 12.5.1).
    @Test(arguments: [
        "/assets/", "/assets", "/.git/config", "/assets/../Package.swift", "/assets/khue.js.map", "/Package.swift",
        "/assets/%2e%2e/%2e%2e/etc/passwd", "/var/khue.sqlite", "/.env", "/debug", "/metrics",
    ])
    func noFolderIsShown(path: String) async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let response = await Site(world.router, secure: false).answer(Request(target: path))
            #expect(response.status == 404)
        }
    }
}

extension Endpoint {
    /// The scope that opens it to programs.
    fileprivate var scope: String? {
        if case .token(let scope) = access { return scope.name }
        return nil
    }
}
