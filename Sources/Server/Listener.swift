internal import Base
internal import HTTPTypes
internal import Hummingbird
public import Logging
internal import NIOCore
public import Web

/// The HTTP server: carries requests to the router and answers back. The only place that knows the framework.
public struct Listener: Sendable {
    private let site: Site
    private let host: String
    private let port: Int
    private let logger: Logger
    private let proxies: Proxies

    /// - Parameter proxies: who may say where a request comes from.
    public init(site: Site, host: String, port: Int, logger: Logger, proxies: Proxies = .none) {
        self.proxies = proxies
        self.site = site
        self.host = host
        self.port = port
        self.logger = logger
    }

    /// Serves until the process is told to end; then lets running requests finish.
    ///
    /// - Parameter ready: called once the port is open.
    public func run(ready: @escaping @Sendable () -> Void) async throws {
        let answers = Answers(site: site, proxies: proxies)
        let application = Application(
            responder: CallbackResponder { request, context in await answers.respond(to: request, context) },
            server: .http1(configuration: .init(idleTimeout: .seconds(75))),
            configuration: .init(address: .hostname(host, port: port), serverName: nil, reuseAddress: true),
            onServerRunning: { _ in ready() }, logger: logger)
        try await application.runService()
    }
}

/// The context of a request: the framework's, with the address of the other side.
struct Connection: RequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress
    }
}

/// Turns the framework's requests into ours and our responses into the framework's.
struct Answers: Sendable {
    let site: Site
    let proxies: Proxies

    func respond(to request: Hummingbird.Request, _ context: Connection) async -> Hummingbird.Response {
        let head = heading(of: request, context)
        switch await site.way(of: head) {
        case .answer(let response):
            await discard(request)
            return sent(response, head)
        case .route(let route, var ours):
            guard let bytes = await body(of: request, limit: route.bodyLimit) else {
                return sent(site.tooLarge(head), head)
            }
            ours.body = bytes
            return sent(await site.answer(route, ours), head)
        }
    }

    private func heading(of request: Hummingbird.Request, _ context: Connection) -> Web.Request {
        var headers: [String: String] = [:]
        for field in request.headers {
            let name = field.name.canonicalName
            headers[name] = headers[name].map { $0 + (name == "cookie" ? "; " : ", ") + field.value } ?? field.value
        }
        return Web.Request(
            method: Web.Request.Method(rawValue: request.method.rawValue) ?? .other, target: request.uri.string,
            headers: headers,
            remoteAddress: proxies.client(
                connection: context.remoteAddress, forwarded: headers["x-forwarded-for"]),
            number: context.id)
    }

    /// Reads what nobody wants and keeps nothing of it: a browser that is still sending would not show the answer. What
    /// is larger than any file is left to the limit of idle time.
    private func discard(_ request: Hummingbird.Request) async {
        var left = Answers.largestDiscarded
        do {
            for try await buffer in request.body {
                left -= buffer.readableBytes
                if left < 0 { return }
            }
        } catch {
            return
        }
    }

    private static let largestDiscarded = 256 << 20

    /// The whole body, or nil when it is larger than the route takes; then it is read to its end all the same.
    private func body(of request: Hummingbird.Request, limit: Int) async -> [UInt8]? {
        var bytes: [UInt8] = []
        var size = 0
        do {
            for try await buffer in request.body {
                size += buffer.readableBytes
                if size > limit {
                    bytes = []
                    if size > Answers.largestDiscarded { return nil }
                } else {
                    bytes.append(contentsOf: buffer.readableBytesView)
                }
            }
        } catch {
            return nil
        }
        return size > limit ? nil : bytes
    }

    private func sent(_ whole: Web.Response, _ request: Web.Request) -> Hummingbird.Response {
        let response = Compression.fitted(whole, to: request)
        var headers = HTTPFields()
        for (name, value) in response.headers {
            if let field = HTTPField.Name(name) { headers.append(HTTPField(name: field, value: value)) }
        }
        let bytes = ByteBuffer(bytes: response.body)
        return Hummingbird.Response(
            status: .init(code: response.status), headers: headers,
            body: request.method == .head ? .init() : .init(byteBuffer: bytes))
    }
}
