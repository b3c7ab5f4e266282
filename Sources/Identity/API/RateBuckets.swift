internal import Base

/// How often one account or address may ask: a bucket that refills steadily and holds a burst.
public struct RateLimit: Sendable {
    let burst: Int
    let perMinute: Int

    public init(burst: Int, perMinute: Int) {
        self.burst = burst
        self.perMinute = perMinute
    }

    /// The same for another rate: a fifth of a minute's requests may come at once.
    public init(perMinute: Int) { self.init(burst: max(1, perMinute / 5), perMinute: perMinute) }

    public static let standard = RateLimit(perMinute: 600)
}

/// The buckets of this process, by account or address.
actor RateBuckets {
    struct Verdict: Sendable, Equatable {
        let isAllowed: Bool
        let left: Int
        /// Seconds until one more is allowed.
        let wait: Int
    }

    private struct Bucket {
        var level: Double
        var at: Instant
    }

    private static let most = 100_000
    private let limit: RateLimit
    private var buckets: [String: Bucket] = [:]

    init(_ limit: RateLimit) { self.limit = limit }

    /// Whether a bucket holds something now; takes nothing.
    func hasLeft(_ key: String, at now: Instant) -> Bool {
        guard let bucket = buckets[key] else { return true }
        let passed = Double(max(0, now.milliseconds - bucket.at.milliseconds))
        return bucket.level + passed * Double(limit.perMinute) / 60_000 >= 1
    }

    func take(_ key: String, at now: Instant) -> Verdict {
        let rate = Double(limit.perMinute) / 60_000
        var bucket = buckets[key] ?? Bucket(level: Double(limit.burst), at: now)
        let passed = Double(max(0, now.milliseconds - bucket.at.milliseconds))
        bucket.level = min(Double(limit.burst), bucket.level + passed * rate)
        bucket.at = now
        let isAllowed = bucket.level >= 1
        if isAllowed { bucket.level -= 1 }
        if buckets.count >= RateBuckets.most, buckets[key] == nil { forgetFull(at: now, rate) }
        buckets[key] = bucket
        let wait = isAllowed ? 0 : Int(((1 - bucket.level) / rate / 1000).rounded(.up))
        return Verdict(isAllowed: isAllowed, left: Int(bucket.level), wait: max(isAllowed ? 0 : 1, wait))
    }

    /// A bucket that is full again says nothing; when all are in use, the oldest half goes.
    private func forgetFull(at now: Instant, _ rate: Double) {
        buckets = buckets.filter { _, bucket in
            bucket.level + Double(now.milliseconds - bucket.at.milliseconds) * rate < Double(limit.burst)
        }
        guard buckets.count >= RateBuckets.most else { return }
        let oldest = buckets.sorted { $0.value.at < $1.value.at }.prefix(RateBuckets.most / 2)
        for (key, _) in oldest { buckets[key] = nil }
    }
}
