/// The whole program as one that answers requests: the address that fits, or words for what does not fit, and on every
/// answer the headers that keep browsers safe. The server in front of it only carries bytes.
public struct Site: Sendable {
    private let router: Router
    private let isSecure: Bool

    /// - Parameter secure: people reach the program by https.
    public init(_ router: Router, secure: Bool) {
        self.router = router
        isSecure = secure
    }

    public var routes: [Route] { router.routes }

    /// What is to be done with a request before its body is read.
    public enum Way: Sendable {
        /// The route that takes it; the body is read up to the route's limit.
        case route(Route, Request)
        /// The answer stands already; the body is of no use.
        case answer(Response)
    }

    public func way(of request: Request) async -> Way {
        switch router.match(request) {
        case .found(let route, let request): .route(route, request)
        case .otherMethod(let methods): .answer(finished(otherMethod(request, methods), request))
        case .nothing: .answer(finished(await missing(request), request))
        }
    }

    /// The answer of a route.
    public func answer(_ route: Route, _ request: Request) async -> Response {
        finished(await route.respond(request), request)
    }

    /// The answer to a body that is larger than its route takes.
    public func tooLarge(_ request: Request) -> Response {
        let response =
            ProgramProblems.concern(request.path)
            ? ProgramProblems.response(413, request)
            : .plain("Tệp gửi lên quá lớn. / The file is too large.", status: 413)
        return finished(response.header("connection", "close"), request)
    }

    /// The answer to a whole request.
    public func answer(_ request: Request) async -> Response {
        switch await way(of: request) {
        case .answer(let response): return response
        case .route(let route, let ours):
            return request.body.count > route.bodyLimit ? tooLarge(request) : await answer(route, ours)
        }
    }

    /// What an address takes, for those who ask (OPTIONS) and those who asked otherwise.
    private func otherMethod(_ request: Request, _ methods: [Request.Method]) -> Response {
        let names = methods.map(\.rawValue) + (methods.contains(.get) ? ["HEAD"] : []) + ["OPTIONS"]
        let allowed = names.sorted().joined(separator: ", ")
        if request.method == .options { return Response(status: 204).header("allow", allowed) }
        if ProgramProblems.concern(request.path) {
            return ProgramProblems.response(405, request).header("allow", allowed)
        }
        return .plain(
            "Địa chỉ này không nhận cách gửi đó. / This address does not take such a request.", status: 405
        ).header("allow", allowed)
    }

    /// What is asked for and does not exist goes to the route that says so in words, if there is one.
    private func missing(_ request: Request) async -> Response {
        if ProgramProblems.concern(request.path) { return ProgramProblems.response(404, request) }
        guard let route = router.routes.first(where: { $0.pattern == "/not-found" }) else {
            return .plain("404", status: 404)
        }
        return await route.respond(request)
    }

    private func finished(_ response: Response, _ request: Request) -> Response {
        SecurityHeaders.added(to: response, of: request, secure: isSecure)
    }
}
