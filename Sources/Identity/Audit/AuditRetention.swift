internal import Base
internal import Crypto
internal import Foundation

/// For how many months lines of the log are kept.
///
/// Decree 333/2026, arts. 16.6 c and 20.3: twelve months at least for who serves people online. Who read what is
/// sensitive is kept longer, so that a family can still ask.
public struct AuditRetention: Sendable, Equatable {
    public let months: Int
    /// For readings of sensitive data.
    public let readingMonths: Int

    public static let least = 12
    public static let standard = AuditRetention(months: 12, readingMonths: 24)

    /// Nil when the law asks for more, or readings would be forgotten before the rest.
    public init?(checking months: Int, readingMonths: Int) {
        guard months >= AuditRetention.least, readingMonths >= months, readingMonths <= 1200 else { return nil }
        self.init(months: months, readingMonths: readingMonths)
    }

    private init(months: Int, readingMonths: Int) {
        self.months = months
        self.readingMonths = readingMonths
    }

    /// The first day that is kept: what was written before may go.
    static func firstKept(_ months: Int, on today: Day) -> Day {
        let count = today.year * 12 + today.month - 1 - months
        let (year, month) = (count / 12, count % 12 + 1)
        // The last day of a shorter month stands for those that it lacks.
        return (0...3).lazy.compactMap { Day(year: year, month: month, day: today.day - $0) }.first ?? today
    }
}

/// A stretch of lines that a purge took out.
struct AuditGap: Sendable, Equatable {
    let first: Int
    var last: Int
    /// The hash of the last line; the chain goes on from it.
    var hash: String

    /// The stretches that lines, in order of their numbers, make up.
    static func stretches(of lines: [(sequence: Int, hash: String)]) -> [AuditGap] {
        var gaps: [AuditGap] = []
        for line in lines {
            if let end = gaps.last, end.last + 1 == line.sequence {
                gaps[gaps.count - 1].last = line.sequence
                gaps[gaps.count - 1].hash = line.hash
            } else {
                gaps.append(AuditGap(first: line.sequence, last: line.sequence, hash: line.hash))
            }
        }
        return gaps
    }

    /// What the log's own line says of a purge: nobody adds or moves a stretch without breaking it.
    static func digest(_ gaps: [AuditGap]) -> String {
        var hasher = SHA256()
        for gap in gaps { hasher.update(data: Data("\(gap.first)-\(gap.last):\(gap.hash);".utf8)) }
        return hasher.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
