internal import ArgumentParser

/// The program: one file per subcommand.
@main
struct Khue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "khue",
        abstract: "Khuê: one open platform for the digital transformation of a city's education sector.",
        subcommands: [
            Serve.self, Demo.self, Guidance.self, Organisation.self, Account.self, Audit.self, Import.self, Key.self,
        ])

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The keys by which values are sealed.", subcommands: [RotateKey.self])
    }

    struct Guidance: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Letters of guidance.", subcommands: [ParseLetter.self])
    }

    struct Organisation: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Units of the city.", subcommands: [ImportUnits.self])
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sheets of many schools.", subcommands: [ImportPupils.self])
    }

    struct Audit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The log of what was done.", subcommands: [VerifyAudit.self, KeepAudit.self])
    }

    struct Account: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "People who can sign in.", subcommands: [CreateAccount.self])
    }
}
