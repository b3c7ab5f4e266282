internal import Base
internal import Database

/// What is unusual (ASVS 8.1.4, 11.1.7, 11.1.8).
enum AlarmKind: String, Sendable, CaseIterable, Storable {
    /// Somebody tries to get into one account.
    case refusedAccount
    /// One place tries to get into accounts.
    case refusedAddress
    /// Somebody who has signed in asks for what is not theirs: the curious colleague.
    case strayed
    case readings
    case exports
    /// More requests than a person makes.
    case requests
    case requestsAddress
    /// An administrator signs in from where they never did.
    case newNetwork
    /// A security key may have been copied.
    case copiedKey
    /// The log was touched.
    case brokenLog
}

/// One rule about what is unusual: what counts, over how long, and how often is too often.
struct AlarmRule: Sendable {
    /// What is counted apart.
    enum Whom: Sendable {
        case person
        case address
        case installation
    }

    let kind: AlarmKind
    let whom: Whom
    /// Deeds in the log that count; none for what is counted at the door.
    let actions: Set<String>
    /// In seconds.
    let window: Int
    /// How often within the window, unless an administrator of the whole city has set another number.
    let bound: Int

    private static let hour = 3600
    private static let day = 86_400
    private static let refusals: Set = [
        "refuse sign-in", "refuse used code", "refuse copied key", "refuse single sign-on",
    ]

    static let all = [
        AlarmRule(kind: .refusedAccount, whom: .person, actions: refusals, window: hour, bound: 15),
        AlarmRule(kind: .refusedAddress, whom: .address, actions: refusals, window: hour, bound: 60),
        AlarmRule(kind: .strayed, whom: .person, actions: [], window: hour, bound: 40),
        AlarmRule(kind: .readings, whom: .person, actions: [Readings.action], window: hour, bound: 200),
        AlarmRule(
            kind: .exports, whom: .person,
            actions: [
                "export log", "export pupils", "export staff", "export teachings", "export violence", "download roster",
            ], window: hour, bound: 20),
        AlarmRule(kind: .requests, whom: .person, actions: [], window: hour, bound: 5_000),
        AlarmRule(kind: .requestsAddress, whom: .address, actions: [], window: hour, bound: 50_000),
        AlarmRule(kind: .newNetwork, whom: .person, actions: [Networks.action], window: day, bound: 1),
        AlarmRule(kind: .copiedKey, whom: .person, actions: ["refuse copied key"], window: day, bound: 1),
        AlarmRule(kind: .brokenLog, whom: .installation, actions: [Alarms.logAction], window: day, bound: 1),
    ]

    static let byKind = Dictionary(all.map { ($0.kind, $0) }) { first, _ in first }

    /// What is counted, in stretches of ten minutes, so that it takes few rows and no look at the log.
    struct Stretch: Sendable, Equatable {
        let since: Instant
        let times: Int
    }

    static let stretch = 600

    static func stretch(of now: Instant) -> Instant {
        Instant(milliseconds: now.milliseconds - now.milliseconds % Int64(stretch * 1000))
    }

    /// How often it happened within the window that ends now: never more than in the window, at most a stretch less.
    func times(_ stretches: [Stretch], at now: Instant) -> Int {
        stretches.filter { $0.since > now.adding(seconds: -window) && $0.since <= now }.reduce(0) { $0 + $1.times }
    }

    /// Whether that is an alarm: once for each window. A bound of nothing turns the rule off.
    func isUnusual(_ times: Int, bound: Int, last: Instant?, at now: Instant) -> Bool {
        bound > 0 && times >= bound && last.map { now.seconds(since: $0) >= window } ?? true
    }

    /// Whom a line of the log is counted for; nil when it names nobody. A sign-in that was refused has nobody who did it, and
    /// is counted for the account that was meant.
    func whom(of entry: Audit.Entry) -> String? {
        switch whom {
        case .person: entry.account?.text ?? (entry.subject == "account" ? entry.id : nil)
        case .address: entry.address
        case .installation: AlarmRule.installation
        }
    }

    static let installation = "-"
}
