internal import Base
internal import Components
internal import Foundation
internal import Server
internal import Web

/// Style sheet, scripts and pictures: read and made small once at start. Pages name them by their contents, so that a
/// browser keeps them for a year and asks again only when they have changed. What works in the background stands at the
/// root, since it may only serve what lies below it, and is asked for anew each time.
struct Assets: Sendable {
    private let files: [File]

    private struct File: Sendable {
        let name: String
        let type: String
        let bytes: [UInt8]
        let small: [UInt8]?
        /// Of the contents.
        let version: String

        var isWorker: Bool { name == "sw.js" }
        var path: String { isWorker ? "/sw.js" : "/assets/\(name)" }
    }

    static func load() throws -> Assets {
        let folder = try Resources.folder(of: "Components", "Assets")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return Assets(
            files: try names.compactMap { name in
                guard let type = type(of: name) else { return nil }
                let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
                let small = Compression.gzip(bytes, level: 9)
                return File(name: name, type: type, bytes: bytes, small: small, version: version(of: bytes))
            })
    }

    /// FNV-1a: it tells versions of our own files apart and protects nothing.
    private static func version(of bytes: [UInt8]) -> String {
        String(bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }, radix: 36)
    }

    /// Where pages find them.
    var addresses: Frame.Assets {
        func address(_ name: String) -> String {
            "/assets/\(name)" + (files.first { $0.name == name }.map { "?v=\($0.version)" } ?? "")
        }
        return Frame.Assets(styleSheet: address("khue.css"), script: address("khue.js"), star: address("khue.svg"))
    }

    func routes() -> [Route] {
        files.map { file in Route(.get, file.path) { answer(file, $0) } }
    }

    private func answer(_ file: File, _ request: Request) -> Response {
        let small = Compression.accepts(request) ? file.small : nil
        let tag = "\"\(file.version)\(small == nil ? "" : "-gzip")\""
        let isNamed = request.query["v"] == file.version
        let kept = isNamed ? "public, max-age=31536000, immutable" : "public, max-age=600"
        let shared = [
            ("etag", tag), ("vary", "accept-encoding"), ("cache-control", file.isWorker ? "no-cache" : kept),
        ]
        if request.headers["if-none-match"] == tag { return Response(status: 304, headers: shared) }
        let encoding = small == nil ? [] : [("content-encoding", "gzip")]
        return Response(headers: [("content-type", file.type)] + shared + encoding, body: small ?? file.bytes)
    }

    private static func type(of name: String) -> String? {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: nil
        }
    }
}
