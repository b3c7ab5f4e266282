internal import ArgumentParser
internal import Base
internal import Identity
internal import Transport

/// Who looks at files that people send in, before anything reads them.
struct ScanningOptions: ParsableArguments {
    @Option(
        help:
            "A scanner for malware that speaks as clamd: a local socket such as /run/clamav/clamd.ctl, or 127.0.0.1:3310."
    )
    var scanner: String?

    @Option(help: "What becomes of files while the scanner cannot be asked: refuse or accept.")
    var scannerDown = "refuse"

    func files() throws -> FileGuard? {
        guard let scanner else { return nil }
        guard let place = FileScanner(scanner) else {
            throw ValidationError("--scanner: chỉ trên máy này / a local socket or loopback only")
        }
        guard let whenDown = FileGuard.WhenDown(rawValue: scannerDown) else {
            throw ValidationError("--scanner-down: refuse hoặc/or accept")
        }
        return FileGuard(place, whenDown: whenDown, blocking: BlockingPool(threads: 4))
    }
}
