public import Base
public import Components

/// What the frame of every page needs to know of the whole program: menu, tree, demonstration.
public struct Chrome: Sendable {
    public let menu: [MenuEntry]
    public let tree: any UnitTree
    /// Whether the program plays on another day; shown above every page.
    public let demonstration: Bool
    /// What can have just been done, by the code that a redirect carries.
    public let notices: [String: Text]
    /// Everything that somebody may be allowed to do, for the table of permissions.
    public let capabilities: [any Capability.Type]
    /// Everything for which a token can be used.
    public let scopes: [APIScope]
    /// Where messages are; nil in a program without them.
    public let messages: String?
    /// The name of where people may sign in besides; nil when there are own passwords only.
    public let singleSignOn: String?
    /// Whether people may sign in with security keys.
    let offersKeys: Bool
    /// Style sheet, script and star of every page.
    let assets: Frame.Assets

    public init(
        menu: [MenuEntry], tree: any UnitTree, demonstration: Bool, notices: [String: Text],
        capabilities: [any Capability.Type], scopes: [APIScope] = [],
        messages: String? = nil, singleSignOn: String? = nil, offersKeys: Bool = false,
        assets: Frame.Assets = .standard
    ) {
        self.assets = assets
        self.singleSignOn = singleSignOn
        self.offersKeys = offersKeys
        self.messages = messages
        self.scopes = scopes
        self.menu = menu
        self.tree = tree
        self.demonstration = demonstration
        self.notices = notices
        self.capabilities = capabilities
    }
}

/// What is not done every day, folded in the menu under one name; in the order in which the names stand.
public enum MenuGroup: CaseIterable, Sendable {
    case education
    case lookUp
    case administration

    var frame: Frame.MenuGroup {
        switch self {
        case .education: Frame.MenuGroup(IdentityTexts.educationData, icon: .units)
        case .lookUp: Frame.MenuGroup(IdentityTexts.lookUp, icon: .search)
        case .administration: Frame.MenuGroup(IdentityTexts.administration, icon: .people)
        }
    }
}

/// One entry of the menu, shown to those whose role may follow it.
public struct MenuEntry: Sendable {
    public let label: Text
    public let path: String
    let icon: Icon
    /// Nil for what is done daily.
    let group: MenuGroup?
    let needs: (any Capability.Type)?

    public init(
        _ label: Text, _ path: String, icon: Icon, in group: MenuGroup? = nil, needs: (any Capability.Type)? = nil
    ) {
        self.label = label
        self.path = path
        self.icon = icon
        self.group = group
        self.needs = needs
    }

    func isFor(_ role: Role) -> Bool { needs.map { $0.roles.contains(role) } ?? true }
}
