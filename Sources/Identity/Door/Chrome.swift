public import Base

/// What the frame of every page needs to know of the whole program: menu, tree, demonstration.
public struct Chrome: Sendable {
    public let menu: [MenuEntry]
    public let tree: any UnitTree
    /// Shown above every page when the program plays on another day.
    public let demonstration: Bool

    public init(menu: [MenuEntry], tree: any UnitTree, demonstration: Bool) {
        self.menu = menu
        self.tree = tree
        self.demonstration = demonstration
    }
}

/// One entry of the menu, shown to those whose role may follow it.
public struct MenuEntry: Sendable {
    public let label: Text
    public let path: String
    let needs: (any Capability.Type)?

    public init(_ label: Text, _ path: String, needs: (any Capability.Type)? = nil) {
        self.label = label
        self.path = path
        self.needs = needs
    }

    func isFor(_ role: Role) -> Bool { needs.map { $0.roles.contains(role) } ?? true }
}
