public import Base
public import Database
public import Web

/// One address of a module: how it is asked, who may ask, and what answers. The one declaration from which the
/// route, its guard and the list of all routes are made.
public struct Endpoint: Sendable {
    /// Who may ask at all. What exactly they see or change is decided by the permits inside.
    public enum Access: Sendable {
        case anyone
        case member
        case needs(any Capability.Type)
        /// A token of the API with this scope; no cookie opens it.
        case token(APIScope)
    }

    public typealias Page = @Sendable (Visit, Transaction) throws -> Response
    /// The page to show again when the rules said no.
    public typealias Again = @Sendable (Visit, any Refusal, Transaction) throws -> Response
    typealias Program = @Sendable (Request, Door) async throws -> Response
    public typealias Long = @Sendable (Visit, Database) async throws -> Response

    enum Body: Sendable {
        case page(Page)
        case disclosure(Page)
        case action(Page, again: Again?)
        case long(Long, again: Again?)
        case api(APIOperation)
        /// For programs that speak a standard with addresses and errors of its own.
        case foreign(ForeignOperation)
        /// For programs without a token: the OpenAPI document, and where tokens are given.
        case program(Program)
    }

    public let method: Request.Method
    public let pattern: String
    public let access: Access
    let bodyLimit: Int
    let body: Body

    /// A page: one transaction that reads.
    public static func page(_ pattern: String, _ access: Access, _ page: @escaping Page) -> Endpoint {
        Endpoint(method: .get, pattern: pattern, access: access, bodyLimit: 0, body: .page(page))
    }

    /// A page that shows what is sensitive: one transaction that writes, since each reading is written down.
    public static func disclosure(_ pattern: String, _ access: Access, _ page: @escaping Page) -> Endpoint {
        Endpoint(method: .get, pattern: pattern, access: access, bodyLimit: 0, body: .disclosure(page))
    }

    /// A form that was sent: one transaction that writes. When it refuses, nothing was written and `again` shows the
    /// page with what was typed.
    public static func action(
        _ pattern: String, _ access: Access, _ act: @escaping Page, again: Again? = nil
    ) -> Endpoint {
        Endpoint(method: .post, pattern: pattern, access: access, bodyLimit: 1 << 20, body: .action(act, again: again))
    }

    /// A form with work that does not belong in a transaction: files to read, passwords to check. The handler opens
    /// its own transactions and asks for its permits in them.
    public static func long(
        _ pattern: String, _ access: Access, bodyLimit: Int = 1 << 20, _ act: @escaping Long, again: Again? = nil
    ) -> Endpoint {
        Endpoint(
            method: .post, pattern: pattern, access: access, bodyLimit: bodyLimit, body: .long(act, again: again))
    }

    /// Something to look at that takes work outside of a transaction, such as a spreadsheet to be made.
    public static func download(_ pattern: String, _ access: Access, _ make: @escaping Long) -> Endpoint {
        Endpoint(method: .get, pattern: pattern, access: access, bodyLimit: 0, body: .long(make, again: nil))
    }
}
