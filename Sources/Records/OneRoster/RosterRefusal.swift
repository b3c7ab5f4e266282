internal import Base
internal import Database
internal import Identity
internal import Web

/// Why a question in the language of OneRoster cannot be answered.
enum RosterRefusal: Refusal, Equatable {
    case filter(String)
    case sort(String)
    case selection(String)
    case paging
    case tooMany(Int)

    var kind: RefusalKind { .invalid }

    var explanation: Text {
        switch self {
        case .filter(let what): RosterTexts.filter(what)
        case .sort(let what): RosterTexts.sort(what)
        case .selection(let what): RosterTexts.selection(what)
        case .paging: RosterTexts.paging
        case .tooMany(let count): RosterTexts.tooMany(count)
        }
    }

    /// `imsx_codeMinorFieldValue` of the specification.
    var code: String {
        switch self {
        case .filter: "invalid_filter_field"
        case .sort: "invalid_sort_field"
        case .selection: "invalid_selection_field"
        case .paging, .tooMany: "invaliddata"
        }
    }
}

/// Refusals and faults as `imsx_StatusInfo`.
enum RosterFailure {
    static func response(_ failure: APIFailure) -> Response {
        let refusal = failure.refusal as? RosterRefusal
        let status = failure.status == 422 ? 400 : failure.status
        let value = JSONValue.object([
            "imsx_codeMajor": .string("failure"), "imsx_severity": .string("error"),
            "imsx_description": .string(failure.detail),
            "imsx_CodeMinor": .object([
                "imsx_codeMinorField": .array([
                    .object([
                        "imsx_codeMinorFieldName": .string("TargetEndSystem"),
                        "imsx_codeMinorFieldValue": .string(refusal?.code ?? code(status)),
                    ])
                ])
            ]),
        ])
        return Response(
            status: status, headers: [("content-type", "application/json"), ("cache-control", "no-store")],
            body: value.bytes)
    }

    private static func code(_ status: Int) -> String {
        switch status {
        case 401: "unauthorisedrequest"
        case 403: "forbidden"
        case 404: "unknownobject"
        case 429, 503: "server_busy"
        case 400: "invaliddata"
        default: "internal_server_error"
        }
    }
}
