import Base
import Database
import Foundation
import Identity
import Logging
import Transport
import WebPush

@testable import Outbox

/// What leaves the program by the real outbox, as those receive it who are meant.
final class Mailbag: @unchecked Sendable {
    struct Letter: Equatable {
        let to: String
        /// In both languages; the letter itself is in that of its person.
        let title: Text
        let body: Text
        let path: String?
        /// Subject and words of the letter as it is sent.
        let sent: String
    }

    private let world: World
    private let lock = NSLock()
    private var parcels: [Parcel] = []
    /// Everything that any channel carried away, also to devices.
    private(set) var left = ""

    /// Everybody gets a mailbox `login@example.vn`, some of them letters in English, and each a device.
    init(_ world: World, english: [String]) async throws {
        self.world = world
        try await world.database.write { tx in
            try tx.run("UPDATE identity_account SET email = login || '@example.vn'")
            try tx.run("UPDATE identity_account SET language = 'en' WHERE login IN \(list: english)")
            let people = try tx.all("SELECT id FROM identity_account") { try $0["id"] as AccountID }
            for (number, person) in people.enumerated() {
                let subscription = PushSubscription(
                    endpoint: "https://fcm.googleapis.com/\(number)",
                    key: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                    secret: "BTBZMqHH6r4Tts7J_aSIgg")
                guard let subscription else { continue }
                try DeviceRows.insert(
                    DeviceID(at: World.start), of: person, subscription, name: "Máy", at: World.start, in: tx)
            }
        }
    }

    /// Sends all that is due, and takes what is new, ordered by its readers.
    func letters() async throws -> [Letter] {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let carriers = [Channel.mail, .push].map { channel in
            Carrier(channel) { parcel in
                self.lock.withLock { self.parcels.append(parcel) }
                return .delivered("250")
            }
        }
        let clock = world.clock
        let dispatcher = Dispatcher(
            database: world.database, clock: Clock { clock.now }, carriers: carriers, blocking: BlockingPool(),
            logger: logger)
        try await dispatcher.round()
        return lock.withLock {
            defer { parcels = [] }
            let told = parcels.filter { $0.channel == .push }
            left += told.compactMap { PushWords($0).bytes }.map { String(decoding: $0, as: UTF8.self) }.joined()
            let letters = parcels.filter { $0.channel == .mail }.map { parcel in
                let words = LetterWords(parcel, base: "https://khue.example.vn")
                left += words.subject + words.text + words.html
                return Letter(
                    to: parcel.address, title: parcel.items[0].title, body: parcel.items[0].body,
                    path: parcel.items[0].path, sent: words.subject + "\n" + words.text)
            }
            return letters.sorted { $0.to < $1.to }
        }
    }
}
