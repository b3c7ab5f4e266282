internal import ArgumentParser
internal import Base
internal import Foundation
internal import Mail
internal import Notifications
internal import Outbox
internal import Transport
internal import WebPush

/// How letters and messages leave the program. Without a mail server they wait, and are shown as waiting.
struct DeliveryOptions: ParsableArguments {
    @Option(
        help: "The address by which people reach the program, for links in letters, such as https://khue.example.vn")
    var publicAddress: String?

    @Option(help: "The mail server that takes letters.")
    var mailHost: String?

    @Option(help: "Its port; 587 with starttls, 465 with tls.")
    var mailPort: Int?

    @Option(help: "How the way to it is guarded: starttls, tls, or none for a server on this machine.")
    var mailSecurity = "starttls"

    @Option(help: "The user name at the mail server.")
    var mailUser: String?

    @Option(help: "A file with the password; never on the command line.")
    var mailPasswordFile: String?

    @Option(help: "The address letters come from.")
    var mailFrom: String?

    @Option(help: "A file of certificates to trust in place of the system's.")
    var mailAuthorities: String?

    @Option(help: "The address of a gateway for SMS or Zalo.")
    var hookAddress: String?

    @Option(help: "A file with the key by which messages to the gateway are marked.")
    var hookKeyFile: String?

    @Option(
        help: "HOST:PORT of a gateway inside the own network, which is closed otherwise; needs --hook-authorities.")
    var hookInside: [String] = []

    @Option(help: "A file of certificates to trust for the gateway in place of the system's.")
    var hookAuthorities: String?

    @Flag(help: "The gateway keeps Idempotency-Keys: what it may have taken is tried again by itself.")
    var hookKeepsKeys = false

    @Flag(help: "People may be told on their devices, by the push services of their browsers, which stand abroad.")
    var push = false

    @Option(help: "A push service that may be called, in place of the known ones; a dot before it allows all below.")
    var pushService: [String] = []

    @Option(help: "HOST:PORT of a push service inside the own network; needs --push-authorities.")
    var pushInside: [String] = []

    @Option(help: "A file of certificates to trust for push services in place of the system's.")
    var pushAuthorities: String?

    @Option(help: "Where push services reach whoever runs the program: mailto:… or https://…")
    var pushContact: String?

    var pushHosts: PushHosts { PushHosts(pushService, inside: Set(pushInside)) }

    /// What the options ask for; an option that makes no sense ends the program with a sentence.
    func carriers(address: String, push offer: PushOffer?, clock: Clock) throws -> [Carrier] {
        let base = (publicAddress ?? address).trimmingSuffix("/")
        let byPush = try offer.map { try push($0, base, clock) }
        return [try mail(base), try hook(base), byPush].compactMap { $0 }
    }

    private func push(_ offer: PushOffer, _ base: String, _ clock: Clock) throws -> Carrier {
        guard pushInside.isEmpty || pushAuthorities != nil else {
            throw ValidationError("--push-inside: cần --push-authorities / needs --push-authorities")
        }
        if let pushAuthorities { try checkReadable(pushAuthorities) }
        let contact = pushContact ?? mailFrom.map { "mailto:\($0)" } ?? (base.hasPrefix("https://") ? base : nil)
        guard contact.map({ $0.hasPrefix("mailto:") || $0.hasPrefix("https://") }) ?? true else {
            throw ValidationError("--push-contact: mailto:… hoặc/or https://…")
        }
        let services = PushServices(
            hosts: pushHosts, key: offer.key, contact: contact, authorities: pushAuthorities)
        return .push(services, clock: clock)
    }

    private func mail(_ base: String) throws -> Carrier? {
        guard let mailHost else { return nil }
        guard let security = MailServer.Security(rawValue: mailSecurity) else {
            throw ValidationError("--mail-security: starttls, tls hoặc/or none")
        }
        guard security != .none || ["127.0.0.1", "::1", "localhost"].contains(mailHost) else {
            throw ValidationError("--mail-security none: chỉ cho máy này / only for a server on this machine")
        }
        guard let from = mailFrom.flatMap({ MailAddress($0, name: "Khuê") }) else {
            throw ValidationError("--mail-from: cần một địa chỉ thư / an e-mail address is needed")
        }
        let password = try mailPasswordFile.map { try secret($0) }
        let login = mailUser.map { (user: $0, password: password ?? "") }
        let server = MailServer(
            host: mailHost, port: mailPort ?? (security == .tls ? 465 : 587), security: security, login: login,
            authorities: mailAuthorities)
        return .mail(server, from: from, base: base)
    }

    private func hook(_ base: String) throws -> Carrier? {
        guard let hookAddress else { return nil }
        guard let hookKeyFile else { throw ValidationError("--hook-key-file: cần một tệp khóa / a key file is needed") }
        guard hookInside.isEmpty || hookAuthorities != nil else {
            throw ValidationError("--hook-inside: cần --hook-authorities / needs --hook-authorities")
        }
        if let hookAuthorities { try checkReadable(hookAuthorities) }
        do {
            let address = try OutwardAddress(hookAddress, inside: Set(hookInside))
            let server = HookServer(address: address, authorities: hookAuthorities, keepsKeys: hookKeepsKeys)
            return .hook(server, key: try secret(hookKeyFile), base: base, now: Clock.system.now)
        } catch let refused as OutwardAddress.Refused {
            throw ValidationError("--hook-address: \(refused.explanation)")
        }
    }

    private func secret(_ path: String) throws -> String { try SecretFile.explained(path) }

    private func checkReadable(_ path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), !text.trimmed.isEmpty else {
            throw ValidationError("\(path): không đọc được hoặc rỗng / cannot be read or is empty")
        }
    }
}

extension SecretFile {
    /// The secret of a file; one that is not taken ends the program with a sentence.
    static func explained(_ path: String) throws -> String {
        do {
            return try read(path)
        } catch .open {
            throw ValidationError("\(path): ai cũng đọc được, hãy chạy chmod 600 / everybody may read it: chmod 600")
        } catch {
            throw ValidationError("\(path): không đọc được hoặc rỗng / cannot be read or is empty")
        }
    }
}

extension String {
    /// Without this at the end.
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
