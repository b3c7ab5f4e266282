internal import Base
internal import Foundation
internal import Web

/// Style sheet, scripts and pictures: read once at start, kept by browsers until they change. What works in the
/// background stands at the root, since it may only serve what lies below it, and is asked for anew each time.
enum Assets {
    static func routes() throws -> [Route] {
        let folder = try Resources.folder(of: "Components", "Assets")
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().compactMap { name in
            guard let type = type(of: name) else { return nil }
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
            let tag =
                "\"\(bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })\""
            let isWorker = name == "sw.js"
            let kept = isWorker ? "no-cache" : "public, max-age=600"
            return Route(.get, isWorker ? "/sw.js" : "/assets/\(name)") { request in
                if request.headers["if-none-match"] == tag { return Response(status: 304, headers: [("etag", tag)]) }
                return Response(
                    headers: [("content-type", type), ("etag", tag), ("cache-control", kept)], body: bytes)
            }
        }
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
