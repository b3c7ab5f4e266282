internal import Base
internal import Database
internal import Logging
internal import Web

/// How often people and places ask, gathered in this process and written once a minute, and only what could ever be too
/// much: counting costs no statement for those who work as people do.
actor RequestTally {
    enum Asker: Hashable, Sendable {
        /// By the hash under which the session is kept.
        case session(String)
        /// By the hash of the token.
        case token(String)
        case address(String)
    }

    /// In seconds.
    private static let interval = 60
    /// A person who asks less often in a minute cannot reach a bound worth setting.
    private static let worth = 20
    private static let most = 100_000

    private var times: [Asker: Int] = [:]
    private var begun: Instant?

    /// Counts a request; what is to be written when a minute is over.
    func add(_ askers: [Asker], at now: Instant) -> [Asker: Int] {
        var due: [Asker: Int] = [:]
        if let begun, now.seconds(since: begun) >= RequestTally.interval || times.count > RequestTally.most {
            due = times.filter { $0.value >= RequestTally.worth }
            times = [:]
            self.begun = now
        }
        if begun == nil { begun = now }
        for asker in askers { times[asker, default: 0] += 1 }
        return due
    }
}

extension Door {
    /// Counts who asks, before anything is answered.
    func tally(_ request: Request) async {
        var askers: [RequestTally.Asker] = [.address(request.remoteAddress ?? "-")]
        if let token = Bearer.token(of: request) {
            askers.append(.token(Secret.hash(token)))
        } else if let session = request.cookie(Entry.sessionCookie) {
            askers.append(.session(Secret.hash(session)))
        }
        let now = clock.now()
        let due = await tally.add(askers, at: now)
        guard !due.isEmpty else { return }
        await noting { tx in
            for (asker, times) in due {
                guard let (kind, sign) = try sign(of: asker, at: now, in: tx) else { continue }
                try Alarms.count(kind, times: times, sign, at: now, in: tx)
            }
        }
    }

    private func sign(
        of asker: RequestTally.Asker, at now: Instant, in tx: Transaction
    ) throws -> (AlarmKind, Alarms.Sign)? {
        switch asker {
        case .address(let address): (.requestsAddress, Alarms.Sign(whom: address, unit: nil, example: ""))
        case .session(let hash), .token(let hash):
            try person(hash, at: now, in: tx).map {
                (.requests, Alarms.Sign(whom: $0.account.text, unit: $0.unit, example: ""))
            }
        }
    }

    /// Counts that somebody asked for what does not exist for them.
    func noteStrayed(_ request: Request) async {
        guard let key = request.cookie(Entry.sessionCookie) ?? Bearer.token(of: request) else { return }
        let now = clock.now()
        await noting { tx in
            guard let person = try person(Secret.hash(key), at: now, in: tx) else { return }
            let sign = Alarms.Sign(
                whom: person.account.text, unit: person.unit,
                example: "\(request.method.rawValue) \(Door.withoutSecrets(request.path).oneLine)")
            try Alarms.count(.strayed, sign, at: now, in: tx)
        }
    }

    private func person(
        _ hash: String, at now: Instant, in tx: Transaction
    ) throws -> (account: AccountID, unit: UnitID)? {
        if let session = try SessionRows.find(tokenHash: hash, at: now, in: tx) {
            return (session.account.id, session.acting.unit)
        }
        guard let holder = try TokenRows.holder(tokenHash: hash, at: now, in: tx) else { return nil }
        let grants = try AccountRows.grants(of: holder.account.id, on: now.day, in: tx)
        return grants.first { $0.id == holder.grant }.map { (holder.account.id, $0.unit) }
    }

    /// What cannot be counted is a line of the server's log; whoever asked is answered all the same.
    private func noting(_ write: @escaping @Sendable (Transaction) throws -> Void) async {
        do {
            try await database.write { tx in try write(tx) }
        } catch {
            logger.error("could not be counted", metadata: ["error": "\("\(error)".oneLine)"])
        }
    }
}
