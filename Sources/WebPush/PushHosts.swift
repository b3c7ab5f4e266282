public import Transport

/// Which push services may be called. The address comes from a browser, so its host must be one that is known or that
/// the operator named: otherwise anybody could make this program call whatever they like.
public struct PushHosts: Sendable {
    private let names: [String]
    private let inside: Set<String>

    /// The services of Chrome and other browsers made from it, Firefox, Safari and Edge; a name with a dot before it
    /// stands for every host below.
    public static let known = [
        "fcm.googleapis.com", "updates.push.services.mozilla.com", ".push.apple.com", ".notify.windows.com",
    ]

    /// - Parameters:
    ///   - names: hosts to allow in place of the known ones.
    ///   - inside: `host:port` of a service inside the own network; allowed by being named.
    public init(_ names: [String] = [], inside: Set<String> = []) {
        self.names = (names.isEmpty && inside.isEmpty ? PushHosts.known : names).map { $0.lowercased() }
        self.inside = inside
    }

    public enum Refused: Error, Equatable {
        case address(OutwardAddress.Refused)
        case unknownService(String)

        public var explanation: String {
            switch self {
            case .address(let refused): refused.explanation
            case .unknownService(let host): "\(host) is not a push service that is allowed"
            }
        }
    }

    /// The address of a subscription, when it may be called.
    public func address(_ endpoint: String) throws(Refused) -> OutwardAddress {
        let address: OutwardAddress
        do { address = try OutwardAddress(endpoint, inside: inside) } catch { throw .address(error) }
        let host = address.host.lowercased()
        let isKnown = address.port == 443 && names.contains { $0.hasPrefix(".") ? host.hasSuffix($0) : host == $0 }
        guard isKnown || inside.contains("\(address.host):\(address.port)") else { throw .unknownService(host) }
        return address
    }
}
