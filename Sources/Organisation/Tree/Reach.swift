public import Base

/// The two orders in which units stand under others.
public enum Hierarchy: String, Sendable, CaseIterable {
    /// Who manages whom.
    case administrative
    /// Which cluster a school works in.
    case professional
}

/// `child` stands under `parent` from a day to the day before another.
public struct Link<Node: Hashable & Sendable>: Sendable, Hashable {
    public let child: Node
    public let parent: Node
    public let from: Day
    public let to: Day?

    public init(child: Node, parent: Node, from: Day, to: Day?) {
        self.child = child
        self.parent = parent
        self.from = from
        self.to = to
    }
}

/// `ancestor` reaches `unit` at a depth during some days; every unit reaches itself at depth 0.
public struct ReachSpan<Node: Hashable & Sendable>: Sendable, Hashable {
    public let ancestor: Node
    public let unit: Node
    public let depth: Int
    public let from: Day
    public let to: Day?
}

/// The dated transitive closure of links.
public enum ReachRules {
    /// All spans above one unit: up its links, each time cut to the days both hold.
    ///
    /// - Parameter deepest: where to stop in a tree that is deeper than any real one, such as one with a cycle.
    public static func spans<Node>(
        of unit: Node, existing from: Day, to: Day?, links: [Node: [Link<Node>]], deepest: Int = 16
    ) -> [ReachSpan<Node>] {
        var result = [ReachSpan(ancestor: unit, unit: unit, depth: 0, from: from, to: to)]
        var open = result
        while let span = open.popLast(), span.depth < deepest {
            for link in links[span.ancestor] ?? [] {
                let begins = max(span.from, link.from)
                let ends = earlier(span.to, link.to)
                if let ends, ends <= begins { continue }
                let next = ReachSpan(
                    ancestor: link.parent, unit: unit, depth: span.depth + 1, from: begins, to: ends)
                result.append(next)
                open.append(next)
            }
        }
        return result
    }

    /// Whether following the links up from `child` on any of these days leads back to it.
    public static func makesCycle<Node>(_ link: Link<Node>, links: [Node: [Link<Node>]]) -> Bool {
        spans(of: link.parent, existing: link.from, to: link.to, links: links).contains { $0.ancestor == link.child }
    }

    /// The nodes themselves and everything that stood under them on any day.
    public static func below<Node>(_ nodes: Set<Node>, links: [Link<Node>]) -> Set<Node> {
        let children = Dictionary(grouping: links, by: \.parent)
        var found = nodes
        var open = Array(nodes)
        while let node = open.popLast() {
            for link in children[node] ?? [] where found.insert(link.child).inserted { open.append(link.child) }
        }
        return found
    }

    static func earlier(_ left: Day?, _ right: Day?) -> Day? {
        guard let left else { return right }
        return right.map { min(left, $0) } ?? left
    }
}
