/// One address of the program: how it is asked, and what answers.
public struct Route: Sendable {
    public let method: Request.Method
    /// Segments of the path; one that begins with a colon names a parameter: `/guidance/letters/:letter`.
    public let pattern: String
    /// The largest body it takes, in bytes.
    public let bodyLimit: Int
    public let respond: @Sendable (Request) async -> Response

    public init(
        _ method: Request.Method, _ pattern: String, bodyLimit: Int = 1 << 20,
        respond: @escaping @Sendable (Request) async -> Response
    ) {
        self.method = method
        self.pattern = pattern
        self.bodyLimit = bodyLimit
        self.respond = respond
    }
}

/// Finds the route of a request. Fixed segments win over parameters.
public struct Router: Sendable {
    private final class Node: Sendable {
        let fixed: [String: Node]
        let parameter: Node?
        let routes: [Request.Method: (route: Route, names: [String])]

        init(_ entries: [(segments: ArraySlice<String>, route: Route, names: [String])]) {
            var fixed: [String: [(ArraySlice<String>, Route, [String])]] = [:]
            var open: [(ArraySlice<String>, Route, [String])] = []
            var routes: [Request.Method: (route: Route, names: [String])] = [:]
            for (segments, route, names) in entries {
                guard let first = segments.first else {
                    precondition(routes[route.method] == nil, "two routes for \(route.method) \(route.pattern)")
                    routes[route.method] = (route, names)
                    continue
                }
                if first.hasPrefix(":") {
                    open.append((segments.dropFirst(), route, names + [String(first.dropFirst())]))
                } else {
                    fixed[first, default: []].append((segments.dropFirst(), route, names))
                }
            }
            self.fixed = fixed.mapValues { Node($0) }
            parameter = open.isEmpty ? nil : Node(open)
            self.routes = routes
        }
    }

    public enum Match: Sendable {
        case found(Route, Request)
        /// The address exists, but only for these methods.
        case otherMethod([Request.Method])
        case nothing
    }

    private let root: Node
    public let routes: [Route]

    public init(_ routes: [Route]) {
        self.routes = routes
        root = Node(routes.map { (Router.segments($0.pattern)[...], $0, []) })
    }

    public func match(_ request: Request) -> Match {
        var values: [String] = []
        guard let node = find(Router.segments(request.path)[...], in: root, values: &values) else { return .nothing }
        let method: Request.Method = request.method == .head ? .get : request.method
        guard let (route, names) = node.routes[method] else {
            return .otherMethod(node.routes.keys.sorted { $0.rawValue < $1.rawValue })
        }
        var request = request
        for (name, value) in zip(names, values) { request.parameters[name] = value }
        return .found(route, request)
    }

    private func find(_ segments: ArraySlice<String>, in node: Node, values: inout [String]) -> Node? {
        guard let first = segments.first else { return node.routes.isEmpty ? nil : node }
        if let next = node.fixed[first], let found = find(segments.dropFirst(), in: next, values: &values) {
            return found
        }
        guard let next = node.parameter else { return nil }
        values.append(first)
        if let found = find(segments.dropFirst(), in: next, values: &values) { return found }
        values.removeLast()
        return nil
    }

    private static func segments(_ path: String) -> [String] {
        path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    }
}
