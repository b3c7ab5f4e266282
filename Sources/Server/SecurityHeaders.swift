internal import HTTPTypes

/// What every answer says to the browser: nothing from other hosts, no frames, no guessing of types.
enum SecurityHeaders {
    private static let common: [(String, String)] = [
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
    ]

    private static let plain = build(common)
    private static let overTLS = build(common + [("strict-transport-security", "max-age=31536000")])

    static func fields(secure: Bool) -> HTTPFields { secure ? overTLS : plain }

    private static func build(_ pairs: [(String, String)]) -> HTTPFields {
        var fields = HTTPFields()
        for (name, value) in pairs {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        return fields
    }
}
