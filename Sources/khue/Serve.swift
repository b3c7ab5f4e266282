internal import ArgumentParser
internal import Base
internal import Database
internal import Foundation
internal import Identity
internal import Logging
internal import Notifications
internal import Outbox
internal import Program
internal import Records
internal import Server
internal import Transport
internal import Web

/// `khue serve`: the whole program on one database.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the pages.")

    @OptionGroup var place: DatabaseOptions

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Option(help: "Fill an empty database with a demonstration city: small, district or city.")
    var demonstration: DemonstrationSize?

    @Flag(help: "People reach the program by https (a proxy in front ends TLS).")
    var https = false

    @Option(help: "The address of a proxy in front; it says where requests come from. With --https this machine's own.")
    var proxy: [String] = []

    @Option(help: "The issuer of an OpenID Connect provider by which people may sign in as well.")
    var ssoIssuer: String?

    @Option(help: "The client by which the provider knows this program; its secret stands in KHUE_SSO_SECRET.")
    var ssoClient = "khue"

    @Option(help: "The provider's name on the page of signing in.")
    var ssoName = "SSO"

    @Option(help: "How many passwords are tried at once; each takes 64 MB.")
    var passwordsAtOnce = 1

    @Option(help: "How many requests one account or address may make to the API in a minute.")
    var apiRate = 600

    private func singleSignOn() -> SingleSignOn? {
        ssoIssuer.map { issuer in
            SingleSignOn(
                issuer: issuer, client: ssoClient, secret: ProcessInfo.processInfo.environment["KHUE_SSO_SECRET"],
                name: ssoName, publicAddress: delivery.publicAddress ?? "http://\(host):\(port)",
                http: HTTPClient(blocking: BlockingPool()))
        }
    }

    @Option(help: "A file that says how the sector database is asked; see docs/running.md.")
    var sector: String?

    @OptionGroup var delivery: DeliveryOptions

    @OptionGroup var scanning: ScanningOptions

    func run() async throws {
        let database = try await place.open()
        if let size = demonstration { try await Demonstration.fill(database, size: size) }
        let clock = try await DemonstrationClock.clock(of: database)
        let playing = clock.isShifted
        var logger = Logger(label: "khue")
        logger.logLevel = .notice
        let address = "http://\(host):\(port)"
        let push = delivery.push ? try await PushOffer.load(from: database) : nil
        let carriers = try delivery.carriers(address: address, push: push, clock: clock.clock)
        let assets = try Assets.load()
        let composition = Composition(
            database: database, clock: clock.clock, logger: logger, secure: https, demonstration: playing,
            singleSignOn: singleSignOn(), limit: RateLimit(perMinute: apiRate),
            channels: Set(carriers.map(\.channel)), assets: assets.addresses, push: push,
            pushHosts: delivery.pushHosts, common: try CommonPasswords.load(),
            desk: PasswordDesk(places: max(1, passwordsAtOnce)), sector: try sector.map(SectorOptions.link),
            party: RelyingParty(publicAddress: delivery.publicAddress ?? address),
            files: try scanning.files())
        let listener = Listener(
            site: Site(try await composition.router(and: assets.routes()), secure: https), host: host, port: port,
            logger: logger, proxies: proxy.isEmpty ? (https ? .onThisMachine : .none) : Proxies(proxy))
        let dispatcher = Dispatcher(
            database: database, clock: clock.clock, carriers: carriers, blocking: BlockingPool(), logger: logger)
        let upkeep = Upkeep(
            database: database, clock: clock.clock, reminders: composition.reminders, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await upkeep.run() }
            group.addTask { await composition.loader.run() }
            if sector != nil { group.addTask { await composition.errands.run() } }
            if !carriers.isEmpty { group.addTask { await dispatcher.run() } }
            try await listener.run {
                Output.line("Khuê: \(address)")
                if playing { Output.line(Demonstration.accountsSentence) }
            }
            group.cancelAll()
        }
        await database.close()
    }
}

/// What the program does beside answering, until it is told to end: every few seconds sealing the log, answering those
/// who forgot their password, reminding of days; once a day taking out what is over.
struct Upkeep: Sendable {
    let database: Database
    let clock: Clock
    let reminders: Reminders
    let logger: Logger

    private static let interval = Duration.seconds(5)

    func run() async {
        var purgedOn: Day?
        while !Task.isCancelled {
            await attempt("the log could not be sealed") { try await AuditSeal.run(database) }
            await attempt("forgotten passwords could not be answered") {
                try await AnswerResets.run(database, at: clock.now())
            }
            await attempt("people could not be reminded") { try await reminders.run(at: clock.now()) }
            if purgedOn != clock.today {
                purgedOn = clock.today
                await attempt("alarms could not be looked after") { try await Alarms.look(database, at: clock.now()) }
                await attempt("the log could not be shortened") { try await AuditPurge.run(database, at: clock.now()) }
            }
            try? await Task.sleep(for: Upkeep.interval)
        }
    }
}

extension Upkeep {
    /// What was interrupted by the end of the program is done at its next start and is no failure.
    private func attempt(_ failure: String, _ work: () async throws -> some Any) async {
        do {
            _ = try await work()
        } catch is CancellationError {
            logger.debug("\(failure) before the end")
        } catch {
            logger.error("\(failure)", metadata: ["error": "\(error)"])
        }
    }
}
