internal import Base
internal import Database
internal import Guidance
internal import Identity
internal import Logging
internal import Notifications
internal import Organisation
internal import Records
internal import Web

/// The only place that knows all modules: their schema, their routes, their menu.
struct Composition {
    let database: Database
    let clock: Clock
    let logger: Logger
    let secure: Bool
    let demonstration: Bool
    let blocking = BlockingPool()

    /// The schema of all modules.
    static func schema() throws -> Schema {
        try Schema(
            folders: ["Outbox", "Identity", "Organisation", "Notifications", "Guidance", "Records"].map {
                try Resources.folder(of: $0, "Schema")
            })
    }

    /// All addresses of the program.
    func endpoints() -> [Endpoint] {
        let all =
            IdentityModule.endpoints(blocking: blocking, secure: secure)
            + OrganisationModule.endpoints(blocking: blocking)
            + GuidanceModule.endpoints(blocking: blocking)
            + RecordsModule.endpoints(blocking: blocking)
            + NotificationsModule.endpoints
        return all + [OpenAPI.endpoint(of: all)]
    }

    /// What reminds people of what Guidance asks for.
    var reminders: Reminders {
        Reminders(database: database) { days, today, tx in
            try GuidanceModule.openDuties(due: days, today: today, in: tx).map { duty in
                Duty(
                    unit: duty.unit, unitName: duty.unitName, title: duty.title, due: duty.due, path: duty.path)
            }
        }
    }

    func router() async throws -> Router {
        let chrome = Chrome(
            menu: GuidanceModule.menu + RecordsModule.menu + OrganisationModule.menu + IdentityModule.menu
                + NotificationsModule.menu,
            tree: OrganisationTree(),
            demonstration: demonstration,
            notices: GuidanceModule.notices.merging(OrganisationModule.notices) { first, _ in first }
                .merging(IdentityModule.notices) { first, _ in first }
                .merging(RecordsModule.notices) { first, _ in first }
                .merging(NotificationsModule.notices) { first, _ in first },
            capabilities: GuidanceModule.capabilities + RecordsModule.capabilities + OrganisationModule.capabilities
                + IdentityModule.capabilities + NotificationsModule.capabilities,
            scopes: OpenAPI.scopes(of: endpoints()), messages: NotificationsModule.inbox)
        let door = Door(
            database: database, clock: clock, chrome: chrome, key: try await ServerKey.load(from: database),
            secure: secure, logger: logger)
        return Router(endpoints().map(door.route) + (try Assets.routes()))
    }
}
