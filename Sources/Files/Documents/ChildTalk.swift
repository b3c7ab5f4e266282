internal import Glibc

/// Feeds a child and takes what it says, both at once, so that neither waits for the other forever.
struct ChildTalk {
    private let ends: ChildChannels
    private let input: [UInt8]
    private let bounds: ChildProgram.Bounds
    private let deadline: Int
    private var sent = 0
    private var isOpen: Set<ChildChannels.Place> = Set(ChildChannels.Place.allCases)
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private static let mostErrors = 65_536

    init(_ ends: ChildChannels, input: [UInt8], within bounds: ChildProgram.Bounds) {
        self.ends = ends
        self.input = input
        self.bounds = bounds
        deadline = ChildTalk.now + bounds.seconds * 1000
    }

    /// Until the child closes its output; the bound that was passed, if one was.
    mutating func run() -> ChildProgram.Outcome? {
        if input.isEmpty { close(.input) }
        while isOpen.contains(.output) || isOpen.contains(.errors) {
            let left = deadline - ChildTalk.now
            guard left > 0 else { return .tooSlow }
            for place in ready(within: left) {
                switch place {
                case .input: send()
                case .output:
                    output += take(.output)
                    guard output.count <= bounds.output else { return .tooMuch }
                case .errors:
                    let words = take(.errors)
                    if errors.count < ChildTalk.mostErrors { errors += words }
                }
            }
        }
        return nil
    }

    private func ready(within milliseconds: Int) -> [ChildChannels.Place] {
        let places = ChildChannels.Place.allCases.filter(isOpen.contains)
        var waiting = places.map { place in
            pollfd(fd: ends.our(place), events: Int16(place == .input ? POLLOUT : POLLIN), revents: 0)
        }
        guard poll(&waiting, nfds_t(waiting.count), Int32(min(milliseconds, 1000))) > 0 else { return [] }
        return zip(places, waiting).filter { $0.1.revents != 0 }.map(\.0)
    }

    private mutating func send() {
        let count = input.withUnsafeBytes { bytes in
            Glibc.send(
                ends.our(.input), bytes.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
        }
        if count > 0 { sent += count }
        let isRefused = count < 0 && errno != EAGAIN && errno != EINTR
        if isRefused || sent == input.count { close(.input) }
    }

    private mutating func take(_ place: ChildChannels.Place) -> ArraySlice<UInt8> {
        let count = recv(ends.our(place), &buffer, buffer.count, 0)
        if count > 0 { return buffer[0..<count] }
        if count == 0 || (errno != EAGAIN && errno != EINTR) { close(place) }
        return []
    }

    private mutating func close(_ place: ChildChannels.Place) {
        ends.close(place)
        isOpen.remove(place)
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
