public import Base
public import Components
public import Database
internal import Facilities
internal import Guidance
public import Identity
public import Logging
public import Notifications
internal import Organisation
public import Outbox
internal import Privacy
public import Records
public import Web
public import WebPush

/// The only place that knows all modules: their schema, their routes, their menu. The program serves it, and tests of
/// the whole program ask it, so that both see the same.
public struct Composition: Sendable {
    let database: Database
    let clock: Clock
    let logger: Logger
    let secure: Bool
    let demonstration: Bool
    let singleSignOn: SingleSignOn?
    let limit: RateLimit
    let channels: Set<Channel>
    let assets: Frame.Assets
    let push: PushOffer?
    let pushHosts: PushHosts
    let common: CommonPasswords
    let desk: PasswordDesk
    let sector: SectorLink?
    let party: RelyingParty?
    let files: FileGuard?
    let blocking = BlockingPool()

    /// - Parameters:
    ///   - secure: people reach the program by https.
    ///   - demonstration: the program plays on another day; said above every page.
    ///   - singleSignOn: where people may sign in besides; nil when there are own passwords only.
    ///   - limit: how often one token or address may ask the API.
    ///   - channels: by which messages leave the program.
    ///   - assets: where pages find their style sheet and script.
    ///   - push: the key by which browsers may be told something; nil where that is not turned on.
    ///   - pushHosts: the push services that may be called.
    ///   - common: passwords that nobody may choose.
    ///   - desk: where passwords are tried, and at what costs.
    ///   - sector: the way to the sector database, when there is one.
    ///   - files: who looks at files that are sent in; nil when nobody does.
    ///   - party: for whom security keys answer; nil where browsers offer none.
    public init(
        database: Database, clock: Clock, logger: Logger, secure: Bool, demonstration: Bool,
        singleSignOn: SingleSignOn? = nil, limit: RateLimit = .standard, channels: Set<Channel> = [],
        assets: Frame.Assets = .standard, push: PushOffer? = nil, pushHosts: PushHosts = PushHosts(),
        common: CommonPasswords = CommonPasswords(text: ""), desk: PasswordDesk = PasswordDesk(),
        sector: SectorLink? = nil, party: RelyingParty? = nil, files: FileGuard? = nil
    ) {
        self.files = files
        self.party = party
        self.assets = assets
        self.push = push
        self.pushHosts = pushHosts
        self.common = common
        self.desk = desk
        self.sector = sector
        self.channels = channels
        self.database = database
        self.clock = clock
        self.logger = logger
        self.secure = secure
        self.demonstration = demonstration
        self.singleSignOn = singleSignOn
        self.limit = limit
    }

    /// Every target that has a schema, in the order in which the house is built.
    public static let modules = [
        "Outbox", "Identity", "Organisation", "Notifications", "Guidance", "Records", "Facilities", "Privacy",
    ]

    /// The schema of all modules, from the files beside the program.
    public static func schema() throws -> Schema {
        try Schema(folders: modules.map { try Resources.folder(of: $0, "Schema") })
    }

    /// What all modules seal before they store it.
    public static let sealed = IdentityModule.sealed + RecordsModule.sealed

    /// All addresses of the program.
    public func endpoints() -> [Endpoint] {
        let all =
            IdentityModule.endpoints(
                blocking: blocking, desk: desk, secure: secure, singleSignOn: singleSignOn,
                sendsMail: channels.contains(.mail), common: common, party: party)
            + OrganisationModule.endpoints(blocking: blocking)
            + GuidanceModule.endpoints(
                blocking: blocking, home: [RecordsModule.home, PrivacyModule.home],
                ports: Composition.guidancePorts)
            + RecordsModule.endpoints(blocking: blocking, ports: Composition.recordsPorts, sector: sector)
            + FacilitiesModule.endpoints(blocking: blocking, ports: Composition.facilitiesPorts)
            + NotificationsModule.endpoints(push: push, hosts: pushHosts, duties: Composition.duties)
            + PrivacyModule.endpoints(Composition.families, data: Composition.personalData)
        return all + [OpenAPI.endpoint(of: all), OperationPages.endpoint(of: all)]
    }

    private static let menu =
        GuidanceModule.menu + RecordsModule.menu + FacilitiesModule.menu + OrganisationModule.menu
        + PrivacyModule.menu + IdentityModule.menu + NotificationsModule.menu

    private static let notices = [
        GuidanceModule.notices, OrganisationModule.notices, IdentityModule.notices, RecordsModule.notices,
        FacilitiesModule.notices, PrivacyModule.notices, NotificationsModule.notices,
    ].reduce(into: [:]) { all, own in all.merge(own) { first, _ in first } }

    /// The table of who may do what: every capability of every module.
    public static let capabilities =
        GuidanceModule.capabilities + RecordsModule.capabilities + FacilitiesModule.capabilities
        + OrganisationModule.capabilities + PrivacyModule.capabilities + IdentityModule.capabilities
        + NotificationsModule.capabilities

    /// - Parameter files: routes without a person, such as the style sheet.
    public func router(and files: [Route] = []) async throws -> Router {
        let endpoints = endpoints()
        let chrome = Chrome(
            menu: Composition.menu, tree: OrganisationTree(), demonstration: demonstration,
            notices: Composition.notices, capabilities: Composition.capabilities,
            scopes: OpenAPI.scopes(of: endpoints), messages: NotificationsModule.inbox,
            singleSignOn: singleSignOn?.name, offersKeys: party != nil, assets: assets)
        let door = Door(
            database: database, clock: clock, chrome: chrome, key: try await ServerKey.load(from: database),
            secure: secure, logger: logger, limit: limit, files: self.files)
        return Router(endpoints.map(door.route) + files)
    }
}
