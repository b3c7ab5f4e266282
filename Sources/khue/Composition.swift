internal import Base
internal import Database
internal import Guidance
internal import Identity
internal import Logging
internal import Organisation
internal import Privacy
internal import Records
internal import Web

/// The only place that knows all modules: their schema, their routes, their menu.
struct Composition {
    let database: Database
    let clock: Clock
    let logger: Logger
    let secure: Bool
    let demonstration: Bool
    /// Where people may sign in besides; nil when the installation has its own passwords only.
    var singleSignOn: SingleSignOn?
    let blocking = BlockingPool()

    /// The schema of all modules.
    static func schema() throws -> Schema {
        try Schema(
            folders: ["Identity", "Organisation", "Guidance", "Records", "Privacy"].map {
                try Resources.folder(of: $0, "Schema")
            })
    }

    /// All addresses of the program.
    func endpoints() -> [Endpoint] {
        let all =
            IdentityModule.endpoints(blocking: blocking, secure: secure, singleSignOn: singleSignOn)
            + OrganisationModule.endpoints(blocking: blocking)
            + GuidanceModule.endpoints(blocking: blocking)
            + RecordsModule.endpoints(blocking: blocking)
            + PrivacyModule.endpoints(Composition.families, data: Composition.personalData)
        return all + [OpenAPI.endpoint(of: all)]
    }

    /// What every other module declares to keep of people.
    static let personalData = [
        IdentityModule.personalData, OrganisationModule.personalData, GuidanceModule.personalData,
        RecordsModule.personalData,
    ]

    /// Who represents which child: Records knows, Privacy asks.
    static let families = PrivacyPorts(
        children: { account, day, tx in
            try Children.represented(by: account, on: day, in: tx).map(Composition.child)
        }, child: { id, day, tx in try Children.find(id, on: day, in: tx).map(Composition.child) })

    private static func child(_ known: KnownChild) -> PrivacyPorts.Child {
        PrivacyPorts.Child(id: known.id, name: known.name, bornOn: known.bornOn, unit: known.unit)
    }

    func router() async throws -> Router {
        let chrome = Chrome(
            menu: GuidanceModule.menu + RecordsModule.menu + OrganisationModule.menu + PrivacyModule.menu
                + IdentityModule.menu,
            tree: OrganisationTree(),
            demonstration: demonstration,
            notices: GuidanceModule.notices.merging(OrganisationModule.notices) { first, _ in first }
                .merging(IdentityModule.notices) { first, _ in first }
                .merging(RecordsModule.notices) { first, _ in first }
                .merging(PrivacyModule.notices) { first, _ in first },
            capabilities: GuidanceModule.capabilities + RecordsModule.capabilities + OrganisationModule.capabilities
                + PrivacyModule.capabilities + IdentityModule.capabilities, scopes: OpenAPI.scopes(of: endpoints()))
        let door = Door(
            database: database, clock: clock, chrome: chrome, key: try await ServerKey.load(from: database),
            secure: secure, logger: logger)
        return Router(endpoints().map(door.route) + (try Assets.routes()))
    }
}
