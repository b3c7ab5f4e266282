internal import Base
internal import Database
internal import Logging
internal import Web

/// Where requests to the API come in: rate, token, scope, form of what was sent; then one transaction. Cookies are
/// never read here.
extension Door {
    func serve(_ request: Request, _ operation: APIOperation) async -> Response {
        let language = APIProblem.language(request)
        let token = Bearer.token(of: request)
        return await metered(request, token, language) {
            await self.answered(request, operation, token, language)
        } refuse: {
            APIProblem.response(429, APITexts.tooMany, number: request.number, language)
        }
    }

    /// An answer within the limits of the account, or of the address when there is no token.
    func metered(
        _ request: Request, _ token: String?, _ language: Language, _ answer: @Sendable () async -> Response,
        refuse: @Sendable () -> Response
    ) async -> Response {
        // Made-up tokens are counted by where they come from: each of them is new. A whole school may come from one address:
        // whose token was taken before is not shut out by what a neighbour makes up.
        let forged = "forged:" + (request.remoteAddress ?? "-")
        let hash = token.map { Secret.hash($0) }
        let owner = hash.flatMap { owners.owner(of: $0) }
        let mayTry = await buckets.hasLeft(forged, at: clock.now())
        guard owner != nil || mayTry else { return refuse().header("retry-after", "60") }
        let own =
            owner.map { "account:" + $0.text } ?? hash.map { "token:" + $0 }
            ?? "address:" + (request.remoteAddress ?? "-")
        let verdict = await buckets.take(own, at: clock.now())
        guard verdict.isAllowed else { return limited(refuse(), verdict).header("retry-after", String(verdict.wait)) }
        let response = await answer()
        if response.status == 401 {
            _ = await buckets.take(forged, at: clock.now())
            hash.map(owners.forget)
        }
        return limited(response, verdict)
    }

    /// An address for programs that asks for no token, under the limit of its caller's address.
    func serve(_ request: Request, _ program: Endpoint.Program) async -> Response {
        let language = APIProblem.language(request)
        let verdict = await buckets.take("address:" + (request.remoteAddress ?? "-"), at: clock.now())
        guard verdict.isAllowed else {
            return limited(
                APIProblem.response(429, APITexts.tooMany, number: request.number, language), verdict
            ).header("retry-after", String(verdict.wait))
        }
        do {
            return limited(try await program(request, self), verdict)
        } catch {
            return problem(for: error, request, language)
        }
    }

    private func limited(_ response: Response, _ verdict: RateBuckets.Verdict) -> Response {
        response.header("ratelimit-limit", String(limit.burst)).header("ratelimit-remaining", String(verdict.left))
            .header("ratelimit-reset", String(verdict.wait))
    }

    private func answered(
        _ request: Request, _ operation: APIOperation, _ token: String?, _ language: Language
    ) async -> Response {
        do {
            guard let token else { throw APIRefusal.unauthorized }
            let now = clock.now()
            let run: @Sendable (Transaction) throws -> Response = { tx in
                let visit = try self.enter(request, token, [operation.scope], at: now, language, tx)
                let call = try APICall(visit, operation, key: self.key)
                return try self.once(call, operation, tx)
            }
            let response = try await operation.isRecorded ? Door.written(database, run) : database.read(run)
            await touch(token, at: now)
            return response
        } catch {
            if (error as? any Refusal)?.kind == .notFound { await noteStrayed(request) }
            return problem(for: error, request, language)
        }
    }

    /// What a rehearsal answers; nothing of what it did stays, nor the key it came with.
    private struct Rehearsed: Error {
        let response: Response
    }

    private static func written(
        _ database: Database, _ run: @escaping @Sendable (Transaction) throws -> Response
    ) async throws -> Response {
        do {
            return try await database.write(run)
        } catch let rehearsed as Rehearsed {
            return rehearsed.response
        }
    }

    private func run(_ call: APICall, _ operation: APIOperation, _ tx: Transaction) throws -> Response {
        let reply = try operation.answer(call, tx)
        let response = APIAnswer.response(reply, call, key: key)
        guard reply.isKept else { throw Rehearsed(response: response) }
        return response
    }

    /// Runs an operation; with an idempotency key, at most once a day for the same request.
    private func once(_ call: APICall, _ operation: APIOperation, _ tx: Transaction) throws -> Response {
        let request = call.visit.request
        guard operation.isWriting, let key = request.headers["idempotency-key"],
            let account = call.visit.person?.account.id
        else { return try run(call, operation, tx) }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw APIRefusal.keyWrong
        }
        let hash = Secret.hash(
            // In another role the same request is another one: what the first was answered is not for the second.
            (call.visit.person?.acting.id.text ?? "") + "\n" + request.method.rawValue + " " + request.target + "\n"
                + (request.headers["if-match"] ?? "") + "\n" + String(decoding: request.body, as: UTF8.self))
        if try IdempotencyRows.take(key, of: account, request: hash, at: call.visit.now, in: tx) {
            let response = try run(call, operation, tx)
            try IdempotencyRows.keep(APIAnswer.stored(response), key, of: account, in: tx)
            return response
        }
        guard let kept = try IdempotencyRows.find(key, of: account, in: tx), kept.request == hash else {
            throw APIRefusal.keyReused
        }
        return APIAnswer.restored(kept.answer)
    }

    /// The visit of a token, if it holds and has one of the scopes.
    func enter(
        _ request: Request, _ token: String, _ scopes: [APIScope], at now: Instant, _ language: Language,
        _ tx: Transaction
    ) throws -> Visit {
        let hash = Secret.hash(token)
        guard let holder = try TokenRows.holder(tokenHash: hash, at: now, in: tx),
            let acting = try AccountRows.grants(of: holder.account.id, on: now.day, in: tx).first(where: {
                $0.id == holder.grant
            })
        else { throw APIRefusal.unauthorized }
        owners.note(hash, of: holder.account.id)
        guard scopes.contains(where: { holder.token.scopes.contains($0.name) }) else {
            throw APIRefusal.scope(scopes[0])
        }
        if acting.role.needsSecondFactor, !holder.account.hasSecondFactor { throw APIRefusal.unauthorized }
        let session = Session(
            tokenHash: hash, account: holder.account, grants: [acting], acting: acting, seenAt: now)
        return Visit(
            request: request, form: Submission(), now: now, outsideNow: clock.outside(), language: language,
            person: try person(session, tx), formMark: "", chrome: chrome, key: key, isSecure: secure,
            via: holder.token.name, scopes: holder.token.scopes)
    }

    /// Writes when a token was used, at most once in five minutes.
    func touch(_ token: String, at now: Instant) async {
        let hash = Secret.hash(token)
        guard await resting.isDue("token:" + hash, at: now) else { return }
        try? await database.write { tx in
            if let holder = try TokenRows.holder(tokenHash: hash, at: now, in: tx) {
                try TokenRows.used(holder.token.id, at: now, in: tx)
            }
        }
    }

    func problem(for error: any Error, _ request: Request, _ language: Language) -> Response {
        if let refusal = error as? APIRefusal {
            note("API \(refusal.status)", request)
            let response = APIProblem.response(
                refusal.status, refusal.explanation, number: request.number, language)
            switch refusal {
            case .unauthorized:
                let reason = request.headers["authorization"] == nil ? "" : ", error=\"invalid_token\""
                return response.header("www-authenticate", "Bearer realm=\"khue\"" + reason)
            case .scope(let scope):
                return response.header(
                    "www-authenticate",
                    "Bearer realm=\"khue\", error=\"insufficient_scope\", scope=\"\(scope.name)\"")
            default: return response
            }
        }
        if let refusal = error as? any Refusal {
            note(refusal, request)
            let errors =
                (refusal as? FormRefusal)?.errors
                ?? refusal.field.map { [FieldError(field: "/" + $0, message: refusal.explanation)] } ?? []
            let status = refusal.kind == .notFound ? 404 : refusal.kind == .conflict ? 409 : 422
            return APIProblem.response(
                status, refusal.explanation, errors: errors, number: request.number, language)
        }
        logger.error(
            "fault",
            metadata: [
                "request": "\(request.number)", "path": "\(request.path.oneLine)", "error": "\("\(error)".oneLine)",
            ])
        let kind = (error as? DatabaseFault)?.kind
        if kind == .notUnique {
            return APIProblem.response(409, IdentityTexts.writtenAtOnce, number: request.number, language)
        }
        let status =
            switch kind {
            case .full: 507
            case .unavailable, .cancelled: 503
            default: 500
            }
        return APIProblem.response(status, APITexts.fault, number: request.number, language)
    }
}

/// The token in a request (RFC 6750 §2.1).
enum Bearer {
    static func token(of request: Request) -> String? {
        guard let header = request.headers["authorization"] else { return nil }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 200 else { return nil }
        return String(parts[1])
    }
}
