internal import Base
internal import Web

/// Why a request to the API is refused before any operation runs.
enum APIRefusal: Error {
    case notJSON
    case wrongType
    case unauthorized
    case scope(APIScope)
    case stale
    case versionMissing
    case versionWrong
    case cursor
    case keyReused
    case keyWrong

    var status: Int {
        switch self {
        case .notJSON: 400
        case .wrongType: 415
        case .unauthorized: 401
        case .scope: 403
        case .stale: 412
        case .versionMissing: 428
        case .cursor, .keyReused, .keyWrong, .versionWrong: 422
        }
    }

    var explanation: Text {
        switch self {
        case .notJSON: APITexts.notJSON
        case .wrongType: APITexts.wrongType
        case .unauthorized: APITexts.unauthorized
        case .scope: APITexts.scope
        case .stale:
            Text("Bản ghi đã thay đổi; đọc lại rồi sửa.", "The record has changed; read it again first.")
        case .versionMissing, .versionWrong:
            Text(
                "Gửi ETag của bản bạn đã đọc trong tiêu đề If-Match.",
                "Send the ETag of what you read in the header If-Match.")
        case .cursor: APITexts.cursor
        case .keyReused: APITexts.keyReused
        case .keyWrong: APITexts.keyWrong
        }
    }
}

/// Problems as RFC 9457 has them.
enum APIProblem {
    static func response(
        _ status: Int, _ detail: Text, errors: [FieldError] = [], number: String, _ language: Language
    ) -> Response {
        var fields: [String: JSONValue] = [
            "type": .string("about:blank"), "status": .integer(status), "title": .string(detail(language)),
            "request": .string(number),
        ]
        if !errors.isEmpty {
            fields["errors"] = .array(
                errors.map {
                    .object(["pointer": .string($0.field), "detail": .string($0.message(language))])
                })
        }
        return Response(
            status: status,
            headers: [
                ("content-type", "application/problem+json"), ("cache-control", "no-store"),
                ("content-language", language.rawValue),
            ], body: JSONValue.object(fields).bytes)
    }

    /// The language that the caller prefers; Vietnamese when nothing is said.
    static func language(_ request: Request) -> Language {
        let wanted = (request.headers["accept-language"] ?? "").split(separator: ",").first ?? ""
        return wanted.lowercased().hasPrefix("en") ? .en : .vi
    }
}
