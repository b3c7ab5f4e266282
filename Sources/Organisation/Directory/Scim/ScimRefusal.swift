internal import Base
internal import Identity
internal import Web

/// Why a question in the language of SCIM cannot be answered.
enum ScimRefusal: Refusal, Equatable {
    case filter(String)
    case sort(String)
    case paging
    case bothSelections

    var kind: RefusalKind { .invalid }

    var explanation: Text {
        switch self {
        case .filter(let what): ScimTexts.filter(what)
        case .sort(let what): ScimTexts.sort(what)
        case .paging: ScimTexts.paging
        case .bothSelections: ScimTexts.bothSelections
        }
    }

    /// `scimType` of RFC 7644 §3.12.
    var type: String {
        switch self {
        case .filter: "invalidFilter"
        case .sort: "invalidPath"
        case .paging, .bothSelections: "invalidValue"
        }
    }
}

/// Refusals and faults as RFC 7644 §3.12 writes them.
enum ScimFailure {
    static let type = "application/scim+json"

    static func response(_ failure: APIFailure) -> Response {
        let status = failure.status == 422 ? 400 : failure.status
        var fields: [String: JSONValue] = [
            "schemas": .array([.string("urn:ietf:params:scim:api:messages:2.0:Error")]),
            "status": .string(String(status)), "detail": .string(failure.detail),
        ]
        if let refusal = failure.refusal as? ScimRefusal { fields["scimType"] = .string(refusal.type) }
        return Response(
            status: status, headers: [("content-type", type), ("cache-control", "no-store")],
            body: JSONValue.object(fields).bytes)
    }
}

/// Every sentence about the directory for programs.
enum ScimTexts {
    static let open = Text(
        "Danh bạ điện tử (SCIM): những người được công khai", "The directory (SCIM): people who are public")
    static let inside = Text(
        "Danh bạ điện tử (SCIM): cả thông tin nội bộ trong phạm vi",
        "The directory (SCIM): internal people within reach, too")
    static let paging = Text("startIndex và count là số nguyên.", "startIndex and count are whole numbers.")
    static let bothSelections = Text(
        "Chỉ dùng một trong hai: attributes hoặc excludedAttributes.",
        "Use one of the two: attributes or excludedAttributes.")

    static func filter(_ what: String) -> Text {
        Text("Không lọc được theo: \(what).", "This cannot be filtered by: \(what).")
    }

    static func sort(_ what: String) -> Text {
        Text("Không sắp xếp được theo: \(what).", "This cannot be sorted by: \(what).")
    }
}
