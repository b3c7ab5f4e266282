/// What every answer says to the browser: nothing from other hosts, no frames, no guessing of types.
enum SecurityHeaders {
    private static let common: [(name: String, value: String)] = [
        (
            "content-security-policy",
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
                + "frame-ancestors 'none'"
        ),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("permissions-policy", "camera=(self), microphone=(), geolocation=()"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ]

    private static let transport = ("strict-transport-security", "max-age=31536000; includeSubDomains")

    /// The answer with all of them, with a type (ASVS 14.4.1), and for programs as a file of a fixed name, so that a
    /// browser that is led there saves it and shows nothing (ASVS 14.4.2).
    ///
    /// - Parameters:
    ///   - secure: people reach the program by https alone, this host and what lies below it.
    static func added(to response: Response, of request: Request, secure: Bool) -> Response {
        var response = response
        let own = Set(response.headers.map { $0.name.lowercased() })
        var more = common + (secure ? [transport] : [])
        if !own.contains("content-type"), ![204, 304].contains(response.status) {
            more.append(("content-type", "text/plain; charset=utf-8"))
        }
        if !own.contains("cache-control") { more.append(("cache-control", "no-store")) }
        if ProgramProblems.concern(request.path), !own.contains("content-disposition") {
            more.append(("content-disposition", "attachment; filename=\"api.json\""))
        }
        response.headers.insert(contentsOf: more.filter { !own.contains($0.name) }, at: 0)
        return response
    }
}
