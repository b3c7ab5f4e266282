/// What became of one attempt to hand a message to another machine.
public enum Outcome: Sendable, Equatable {
    /// The other side has taken it.
    case delivered(String)
    /// Not taken this time, and surely not taken: it may be tried again.
    case later(String)
    /// Not taken, and trying again would change nothing.
    case refused(String)
    /// All of it was handed over, and no answer came: it may have been taken. Trying again could send it twice.
    case unknown(String)

    /// What the other side said, for people who look after the program.
    public var detail: String {
        switch self {
        case .delivered(let text), .later(let text), .refused(let text), .unknown(let text): text
        }
    }
}
