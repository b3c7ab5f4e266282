/// What became of one attempt to hand a message to another machine.
public enum Outcome: Sendable, Equatable {
    /// The other side has taken it.
    case delivered(String)
    /// Not taken this time, and surely not taken: it may be tried again, not before the seconds that were asked for.
    case later(String, wait: Int? = nil)
    /// Not taken, and trying again would change nothing.
    case refused(String)
    /// Not taken, and the address itself is no more: nothing else should be sent there.
    case gone(String)
    /// All of it was handed over, and no answer came: it may have been taken. Trying again could send it twice.
    case unknown(String)

    /// What the other side said, for people who look after the program.
    public var detail: String {
        switch self {
        case .delivered(let text), .later(let text, _), .refused(let text), .gone(let text), .unknown(let text): text
        }
    }
}
