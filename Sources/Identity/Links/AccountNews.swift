internal import Base
internal import Database
internal import Outbox

/// What a person is told when something by which they prove who they are has changed, or is tried by somebody else: in the
/// program and by letter, whatever they chose (ASVS 2.2.3, 2.5.5, 2.8.5).
enum AccountNews {
    case passwordSet
    case secondFactorOn
    case secondFactorOff
    case usedCode
    case keyAdded(String)
    case keyRemoved(String)
    case keyCopied(String)

    /// Tells it; who holds no role has nowhere to be told.
    func tell(_ account: AccountID, at now: Instant, in tx: Transaction) throws {
        guard let unit = try AccountRows.grants(of: account, on: now.day, in: tx).first?.unit else { return }
        try Outbox.announce(
            Announcement(.account, title, MailTexts.notYou, path: "/account"), to: account, unit: unit, at: now, in: tx)
    }

    private var title: Text {
        switch self {
        case .passwordSet: MailTexts.passwordWasSet
        case .secondFactorOn: MailTexts.factorWasTurnedOn
        case .secondFactorOff: MailTexts.factorWasTurnedOff
        case .usedCode: MailTexts.codeWasTriedAgain
        case .keyAdded(let name): KeyTexts.wasAdded(name)
        case .keyRemoved(let name): KeyTexts.wasRemoved(name)
        case .keyCopied(let name): KeyTexts.wasCopied(name)
        }
    }
}
