public import Base
public import Database
public import Web

/// A question of a standard that has its own addresses, answers and errors (OneRoster), behind the same door as the
/// API: the same tokens, rates and permits.
struct ForeignOperation: Sendable {
    /// Any of these opens it.
    let scopes: [APIScope]
    let failure: @Sendable (APIFailure) -> Response
    let run: @Sendable (Visit, Transaction) throws -> Response
}

/// Why nothing is answered, for a standard that says it in its own form.
public struct APIFailure: Sendable {
    /// As HTTP has it.
    public let status: Int
    /// In the language of the caller.
    public let detail: String
    /// What the rules said, when it was they.
    public let refusal: (any Refusal)?
}

extension Endpoint {
    /// Something to read for programs that speak a standard.
    ///
    /// - Parameters:
    ///   - scopes: the scopes of the standard, any of which opens it; at least one.
    ///   - failure: how the standard writes a refusal or fault.
    public static func standard(
        _ pattern: String, _ scopes: [APIScope], failure: @escaping @Sendable (APIFailure) -> Response,
        _ run: @escaping @Sendable (Visit, Transaction) throws -> Response
    ) -> Endpoint {
        precondition(!scopes.isEmpty, "\(pattern) needs a scope")
        return Endpoint(
            method: .get, pattern: pattern, access: .token(scopes[0]), bodyLimit: 0,
            body: .foreign(ForeignOperation(scopes: scopes, failure: failure, run: run)))
    }
}

extension Door {
    func serve(_ request: Request, _ operation: ForeignOperation) async -> Response {
        let language = APIProblem.language(request)
        let token = Bearer.token(of: request)
        return await metered(request, token, language) {
            do {
                guard let token else { throw APIRefusal.unauthorized }
                let now = self.clock.now()
                let response = try await self.database.read { tx in
                    let visit = try self.enter(request, token, operation.scopes, at: now, language, tx)
                    return try operation.run(visit, tx)
                }
                await self.touch(token, at: now)
                return response
            } catch {
                return self.failure(of: operation, error, request, language)
            }
        } refuse: {
            operation.failure(APIFailure(status: 429, detail: APITexts.tooMany(language), refusal: nil))
        }
    }

    /// The refusal in the form of the standard, with the challenge that HTTP wants.
    private func failure(
        of operation: ForeignOperation, _ error: any Error, _ request: Request, _ language: Language
    ) -> Response {
        let ours = problem(for: error, request, language)
        let refusal = error as? any Refusal
        let detail = (error as? APIRefusal)?.explanation ?? refusal?.explanation ?? APITexts.fault
        let theirs = operation.failure(APIFailure(status: ours.status, detail: detail(language), refusal: refusal))
        guard let challenge = ours.header("www-authenticate") else { return theirs }
        return theirs.header("www-authenticate", challenge)
    }
}
