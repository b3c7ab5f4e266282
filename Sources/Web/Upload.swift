internal import Base

/// A file that came with a form.
public struct Upload: Sendable {
    /// The name the person's machine gave it, without folders: for showing, never for writing.
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What a form sent: its fields and its files.
public struct Submission: Sendable {
    public var values: FormValues
    public var files: [String: Upload]

    public init(values: FormValues = FormValues(), files: [String: Upload] = [:]) {
        self.values = values
        self.files = files
    }

    /// Reads the body by its content type; anything but the two kinds of form is empty.
    public init(_ request: Request) {
        let type = request.headers["content-type"] ?? ""
        if type.hasPrefix("multipart/form-data"), let boundary = Submission.boundary(in: type) {
            self = Multipart.read(request.body, boundary: boundary)
        } else if type.isEmpty || type.hasPrefix("application/x-www-form-urlencoded") {
            self.init(values: FormValues(encoded: String(decoding: request.body, as: UTF8.self)))
        } else {
            self.init()
        }
    }

    /// Whether the body, if there is any, is of a kind that is read.
    public static func reads(_ request: Request) -> Bool {
        let type = (request.headers["content-type"] ?? "").prefix { $0 != ";" }.lowercased().trimmed
        let kinds = ["application/x-www-form-urlencoded", "multipart/form-data"]
        return kinds.contains(type) || (type.isEmpty && request.body.isEmpty)
    }

    private static func boundary(in type: String) -> String? {
        guard let range = type.firstRange(of: "boundary=") else { return nil }
        let value = type[range.upperBound...].prefix { $0 != ";" }
        let text = value.hasPrefix("\"") ? value.dropFirst().dropLast() : value
        return text.isEmpty || text.utf8.count > 200 ? nil : String(text)
    }
}

/// The parts of `multipart/form-data` (RFC 7578).
enum Multipart {
    static func read(_ body: [UInt8], boundary: String) -> Submission {
        var submission = Submission()
        let delimiter = Array("--\(boundary)".utf8)
        var starts: [Int] = []
        var position = 0
        while let found = find(delimiter, in: body[...], from: position) {
            starts.append(found)
            position = found + delimiter.count
        }
        for (index, start) in starts.dropLast().enumerated() {
            let from = start + delimiter.count + 2
            let to = starts[index + 1] - 2
            if from <= to { add(body[from..<to], to: &submission) }
        }
        return submission
    }

    private static func add(_ part: ArraySlice<UInt8>, to submission: inout Submission) {
        guard let end = find([13, 10, 13, 10], in: part, from: part.startIndex) else { return }
        let head = String(decoding: part[part.startIndex..<end], as: UTF8.self)
        guard
            let line = head.split(separator: "\r\n").first(where: { $0.lowercased().hasPrefix("content-disposition:") }
            ),
            let name = parameter("name", in: line)
        else { return }
        let content = part[(end + 4)...]
        if let file = parameter("filename", in: line) {
            let last = file.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
            if !last.isEmpty { submission.files[name] = Upload(name: last, bytes: Array(content)) }
        } else {
            submission.values.append(name, String(decoding: content, as: UTF8.self))
        }
    }

    private static func parameter(_ name: String, in line: Substring) -> String? {
        guard let range = line.firstRange(of: " \(name)=\"") ?? line.firstRange(of: ";\(name)=\"") else { return nil }
        return String(line[range.upperBound...].prefix { $0 != "\"" })
    }

    private static func find(_ needle: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard let first = needle.first else { return nil }
        let last = bytes.endIndex - needle.count
        var index = start
        while index <= last {
            if bytes[index] == first, bytes[index..<(index + needle.count)].elementsEqual(needle) { return index }
            index += 1
        }
        return nil
    }
}
