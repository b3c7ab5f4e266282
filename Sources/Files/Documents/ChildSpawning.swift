internal import Glibc

/// Starts a child with clean signals, its three channels and a group of its own; and waits for its end.
enum ChildSpawning {
    /// - Parameter words: the path of the program and its arguments.
    static func start(_ words: [String], _ ends: ChildChannels) -> pid_t? {
        guard let path = words.first else { return nil }
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (target, place) in ChildChannels.Place.allCases.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, ends.their(place), Int32(target))
        }
        clean(&attributes)
        return withStrings(words) { arguments in
            withStrings(["LANG=C.UTF-8", "PATH=/usr/bin:/bin"]) { environment in
                var process: pid_t = 0
                return posix_spawn(&process, path, &actions, &attributes, arguments, environment) == 0 ? process : nil
            }
        }
    }

    /// The server ignores and blocks signals that a program expects to end it.
    private static func clean(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    private static func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    /// The exit status; -1 when a signal ended the child. A child that has closed its channels and stays is stopped
    /// after two seconds. Leaves no zombie.
    static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        var rounds = 0
        while true {
            let ended = waitpid(process, &status, rounds < 1000 ? WNOHANG : 0)
            if ended == process { return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1 }
            if ended < 0, errno != EINTR { return -1 }
            usleep(2000)
            rounds += 1
            if rounds == 1000 { kill(-process, SIGKILL) }
        }
    }
}
