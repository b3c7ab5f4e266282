internal import Glibc

/// The three channels between us and a child: its input, output and errors, each with our end and theirs.
///
/// Sockets rather than pipes, because writing to a child that has gone must not send us the signal of a broken pipe.
final class ChildChannels {
    enum Place: Int, CaseIterable {
        case input
        case output
        case errors
    }

    private var ours: [Int32] = []
    private var theirs: [Int32] = []

    /// Nil when the machine has no more descriptors.
    init?() {
        for _ in Place.allCases {
            var pair: [Int32] = [-1, -1]
            let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
            guard socketpair(AF_UNIX, type, 0, &pair) == 0 else {
                closeTheirs()
                closeOurs()
                return nil
            }
            ours.append(pair[0])
            theirs.append(pair[1])
            _ = fcntl(pair[0], F_SETFL, O_NONBLOCK)
        }
    }

    func our(_ place: Place) -> Int32 { ours[place.rawValue] }
    func their(_ place: Place) -> Int32 { theirs[place.rawValue] }

    func close(_ place: Place) {
        guard ours[place.rawValue] >= 0 else { return }
        _ = Glibc.close(ours[place.rawValue])
        ours[place.rawValue] = -1
    }

    func closeOurs() {
        for place in Place.allCases where place.rawValue < ours.count { close(place) }
    }

    func closeTheirs() {
        for descriptor in theirs { _ = Glibc.close(descriptor) }
        theirs = []
    }
}
