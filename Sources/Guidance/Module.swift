public import Base
public import Identity

/// What Guidance brings to the program.
public enum GuidanceModule {
    public static let menu: [MenuEntry] = []
    public static let notices: [String: Text] = [:]
    public static func endpoints(blocking: BlockingPool) -> [Endpoint] { [] }
}
