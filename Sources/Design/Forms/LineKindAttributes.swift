extension LineKind {
    var type: String {
        switch self {
        case .text, .code, .number, .userName: "text"
        case .email: "email"
        case .telephone: "tel"
        case .password, .newPassword: "password"
        }
    }

    var inputMode: String? {
        switch self {
        case .code, .number: "numeric"
        default: nil
        }
    }

    var autocomplete: String? {
        switch self {
        case .text: nil
        case .email: "email"
        case .telephone: "tel"
        case .password: "current-password"
        case .newPassword: "new-password"
        case .code: "one-time-code"
        case .number: "off"
        case .userName: "username"
        }
    }
}
