// swift-tools-version: 6.2
// The map of the house. Arrows point down only: Base ← Database ← HTML, Web ← Identity ← Organisation ← modules ← Program ← khue.
import PackageDescription

/// The settings every target of ours is compiled with: warnings are errors, imports say what they expose.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// Beside what the toolchain does by itself (position-independent, no stack that runs): addresses of libraries are bound at
/// the start and cannot be written afterwards. `scripts/hardening` looks at the program.
let hardened: [LinkerSetting] = [
    .unsafeFlags(["-Xlinker", "-z", "-Xlinker", "relro", "-Xlinker", "-z", "-Xlinker", "now"])
]

/// A small, documented target that knows nothing of schools.
func platform(_ name: String, uses: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: uses, resources: resources, swiftSettings: house)
}

/// A capability of Khuê: the platform targets it uses, Organisation, and its own schema files.
func module(_ name: String, uses: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(
        name: name, dependencies: uses, exclude: ["README.md"], resources: [.copy("Schema")] + resources,
        swiftSettings: house)
}

func tests(
    of name: String, uses: [Target.Dependency] = [], resources: [Resource] = [], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name)] + uses, path: "Tests/\(name)Tests",
        exclude: exclude, resources: resources, swiftSettings: house)
}

/// A module map for a C library that Debian ships.
func library(_ name: String, pkgConfig: String, package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

let package = Package(
    name: "khue",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    ],
    targets: [
        library("CPostgres", pkgConfig: "libpq", package: "libpq-dev"),
        library("CLibXML", pkgConfig: "libxml-2.0", package: "libxml2-dev"),
        library("CCurl", pkgConfig: "libcurl", package: "libcurl4-openssl-dev"),
        library("CQREncode", pkgConfig: "libqrencode", package: "libqrencode-dev"),
        library("CLibZip", pkgConfig: "libzip", package: "libzip-dev"),
        library("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
        library("CXLSXWriter", pkgConfig: "xlsxwriter", package: "libxlsxwriter-dev"),

        platform("Base", uses: []),
        platform("Database", uses: ["Base", "CPostgres", grdb, crypto]),
        platform("HTML", uses: ["Base"]),
        platform("Components", uses: ["Base", "CQREncode", "HTML"], resources: [.copy("Assets")]),
        platform("Files", uses: ["Base", "CLibXML", "CLibZip", "CXLSXWriter"]),
        platform("Letters", uses: ["Base"]),
        platform("Mail", uses: ["Base", "Transport"]),
        platform("Transport", uses: ["Base", "CCurl"]),
        platform("Web", uses: ["Base"]),
        platform("WebPush", uses: ["Base", "Transport", crypto]),
        platform("Server", uses: ["Base", "CZlib", "Web", hummingbird, logging]),
        module("Outbox", uses: ["Base", "Database", "Mail", "Transport", "WebPush", crypto, logging]),
        module(
            "Identity",
            uses: [
                "Base", "Database", "Files", "HTML", "Components", "Transport", "Web", "Outbox", crypto, cryptoExtras,
                logging,
            ], resources: [.copy("Data")]),
        platform("Sheets", uses: ["Base", "Database", "Files", "HTML", "Components", "Web", "Identity"]),
        module(
            "Organisation",
            uses: ["Base", "Database", "Files", "HTML", "Components", "Web", "Identity", "Sheets"]),
        module(
            "Guidance",
            uses: [
                "Base", "Database", "Files", "HTML", "Components", "Web", "Identity", "Letters", "Organisation",
                "Outbox",
            ]),
        module(
            "Records",
            uses: [
                "Base", "Database", "Files", "HTML", "Components", "Web", "Identity", "Organisation", "Outbox",
                "Sheets", "Transport", logging,
            ]),
        module(
            "Facilities",
            uses: ["Base", "Database", "Files", "HTML", "Components", "Web", "Identity", "Organisation", "Sheets"]),
        module(
            "Privacy",
            uses: ["Base", "Database", "Files", "HTML", "Components", "Web", "Identity", "Organisation", "Outbox"]),
        module(
            "Notifications",
            uses: ["Base", "Database", "HTML", "Components", "Web", "WebPush", "Outbox", "Identity", "Organisation"]),
        platform(
            "Program",
            uses: [
                "Base", "Components", "Database", "Facilities", "Guidance", "Identity", "Notifications",
                "Organisation", "Outbox", "Privacy", "Records", "Web", "WebPush", logging,
            ]),
        .executableTarget(
            name: "khue",
            dependencies: [
                "Base", "Components", "Database", "Facilities", "Files", "Guidance", "Identity", "Letters", "Mail",
                "Notifications", "Organisation", "Outbox", "Privacy", "Program", "Records", "Server", "Sheets",
                "Transport", "Web", "WebPush", arguments, logging,
            ], resources: [.copy("Demonstration")], swiftSettings: house, linkerSettings: hardened),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "Base", "Database", "Facilities", "Guidance", "Identity", "Letters", "Organisation", hummingbird,
            ],
            swiftSettings: house),
        platform("TestKit", uses: ["Base", "Database", "Web"]),

        tests(of: "Base"),
        tests(of: "HTML", uses: ["Base"]),
        tests(of: "Components", uses: ["Base", "HTML"]),
        tests(of: "Transport", uses: ["TestKit"], exclude: ["scanner.py"]),
        tests(of: "Web", uses: ["Base"]),
        tests(of: "WebPush", uses: ["Base", "Transport", crypto]),
        tests(of: "Database", uses: ["Base", "TestKit"]),
        tests(
            of: "Identity", uses: ["Base", "Database", "TestKit", "Web", crypto, cryptoExtras],
            resources: [.copy("Fixtures/security-keys.json")], exclude: ["Fixtures/security_keys.py"]),
        tests(of: "Organisation", uses: ["Base", "Database", "Files", "Identity", "Sheets", "TestKit"]),
        tests(of: "Guidance", uses: ["Base", "Identity", "Organisation", "Web"]),
        tests(
            of: "Facilities",
            uses: ["Base", "Database", "Files", "Identity", "Organisation", "Sheets", "TestKit", "Web"]),
        tests(of: "Privacy", uses: ["Base", "Identity"]),
        tests(
            of: "Records",
            uses: [
                "Base", "Database", "Files", "Identity", "Organisation", "Outbox", "Sheets", "TestKit", "Transport",
                "Web", logging,
            ],
            resources: [.copy("Fixtures")], exclude: ["sector_server.py"]),
        .testTarget(
            name: "ProgramTests",
            dependencies: [
                "Base", "Components", "Database", "Facilities", "Files", "Guidance", "Identity", "Mail",
                "Notifications", "Organisation", "Outbox", "Privacy", "Program", "Records", "Server", "TestKit",
                "Transport", "Web",
                "WebPush", crypto, logging,
            ], path: "Tests/ProgramTests", exclude: ["scim_check.py"], swiftSettings: house),
        tests(of: "Letters", uses: ["Base"], resources: [.copy("Fixtures")]),
        .testTarget(
            name: "MailTests", dependencies: ["Base", "Mail", "TestKit", "Transport"], path: "Tests/MailTests",
            exclude: ["mail_server.py"], swiftSettings: house),
        .testTarget(
            name: "OutboxTests",
            dependencies: [
                "Base", "Database", "Identity", "Mail", "Outbox", "TestKit", "Transport", "WebPush", crypto, logging,
            ], path: "Tests/OutboxTests", exclude: ["gateway.py", "push_service.py"], swiftSettings: house),
        tests(of: "Files", uses: ["Base", "Letters"], resources: [.copy("Fixtures")]),
    ]
)
