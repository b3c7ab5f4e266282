import Base
import Foundation
import TestKit
import Testing

@testable import Database

/// The way to the server of PostgreSQL (ASVS 9.2.2).
struct PostgresGuardTests {
    @Test func onlyAProvenServerOrThisMachineIsTrusted() throws {
        for inside in ["", "/var/run/postgresql", "127.0.0.1", "127.8.8.8", "::1", "localhost"] {
            #expect(try PostgresGuard.way(to: [inside], mode: nil) == .inside, "\(inside)")
            #expect(try PostgresGuard.way(to: [inside], mode: "require") == .inside, "\(inside)")
            #expect(try PostgresGuard.way(to: [inside], mode: "verify-full") == .verified, "\(inside)")
        }
        for outside in ["10.0.0.5", "127.0.0.1.example.vn", "db.so.lan", "127.0.0", "128.0.0.1", "fe80::1"] {
            #expect(try PostgresGuard.way(to: [outside], mode: nil) == .verified, "\(outside)")
            #expect(try PostgresGuard.way(to: ["127.0.0.1", outside], mode: nil) == .verified, "one of two")
            #expect(try PostgresGuard.way(to: [outside], mode: "disable") == .open, "the operator says so")
            for mode in ["allow", "prefer", "require", "verify-ca"] {
                #expect(throws: PostgresGuard.Unguarded(mode: mode)) {
                    try PostgresGuard.way(to: [outside], mode: mode)
                }
            }
        }
    }

    @Test func whatTheAddressLeavesOpenIsSaid() throws {
        func guarded(_ address: String, _ environment: [String: String] = [:]) throws -> String {
            try PostgresGuard.guarded(address, environment: environment).address
        }
        #expect(try guarded("postgres://k@db.so.lan/khue") == "postgres://k@db.so.lan/khue?sslmode=verify-full")
        #expect(
            try guarded("postgres://k@db.so.lan/khue?sslrootcert=/a.pem")
                == "postgres://k@db.so.lan/khue?sslrootcert=/a.pem&sslmode=verify-full")
        for kept in [
            "postgres:///khue?host=/var/run/postgresql", "postgres://k@127.0.0.1:5432/khue",
            "postgres://k@db.so.lan/khue?sslmode=verify-full", "postgres://k@db.so.lan/khue?sslmode=disable",
        ] {
            #expect(try guarded(kept) == kept)
        }
        let fault = #expect(throws: DatabaseFault.self) { try guarded("postgres://k@db.so.lan/khue?sslmode=require") }
        #expect(fault?.message.contains("sslmode=verify-full") == true)
        #expect(throws: DatabaseFault.self) { try guarded("postgres://k@db.so.lan/khue", ["PGSSLMODE": "prefer"]) }
        #expect(
            try PostgresGuard.guarded("postgres:///khue", environment: ["PGHOST": "db.so.lan"]).way == .verified)
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["KHUE_TEST_AUTHORITIES"] != nil))
    func aRealServerHasToProveItself() async throws {
        let environment = ProcessInfo.processInfo.environment
        let server = try #require(environment["KHUE_TEST_POSTGRES"])
        let folder = try #require(environment["KHUE_TEST_AUTHORITIES"])
        func address(_ authority: String, _ server: String) -> String {
            "\(server)?sslmode=verify-full&sslrootcert=\(folder)/\(authority).pem"
        }
        let database = try await Database.open(.postgres(address("authority", server)))
        let isGuarded = try await database.read { tx in
            try tx.exists("SELECT 1 AS n FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl")
        }
        #expect(isGuarded)
        await database.close()
        let named = server.replacingOccurrences(of: "127.0.0.1", with: "localhost")
        for wrong in [address("stranger", server), address("authority", named)] {
            let fault = await #expect(throws: DatabaseFault.self) { try await Database.open(.postgres(wrong)) }
            #expect(fault?.kind == .unavailable, "\(wrong)")
        }
    }
}
