internal import CCurl
internal import Foundation

/// One use of libcurl: its options, what it sends, what came back. Blocks the thread until it is done.
final class CurlHandle {
    private let handle: OpaquePointer
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private let sending: CurlBytes
    private let received: CurlBytes
    /// An option that libcurl refused: what it would have guarded is not guarded, so nothing is sent.
    private var refused: CURLcode = CURLE_OK

    /// libcurl wants to be set up once before its first use.
    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// - Parameter largest: how many bytes of an answer are kept; the rest is read and dropped.
    init?(largest: Int) {
        guard CurlHandle.isReady, let handle = curl_easy_init() else { return nil }
        self.handle = OpaquePointer(handle)
        sending = CurlBytes()
        received = CurlBytes(largest: largest)
        set(CURLOPT_NOSIGNAL, 1)
        keep(khue_curl_buffer(pointer, CURLOPT_WRITEDATA, Unmanaged.passUnretained(received).toOpaque()))
        keep(
            khue_curl_callback(pointer, CURLOPT_WRITEFUNCTION) { data, size, count, user in
                CurlBytes.take(data, size * count, user)
            })
    }

    deinit {
        lists.forEach { curl_slist_free_all($0) }
        curl_easy_cleanup(pointer)
    }

    private var pointer: UnsafeMutableRawPointer { UnsafeMutableRawPointer(handle) }

    private func keep(_ code: CURLcode) {
        if code != CURLE_OK { refused = code }
    }

    func set(_ option: CURLoption, _ text: String) { keep(khue_curl_text(pointer, option, text)) }
    func set(_ option: CURLoption, _ number: Int) { keep(khue_curl_number(pointer, option, number)) }

    func set(_ option: CURLoption, _ texts: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for text in texts { list = curl_slist_append(list, text) }
        guard let list else { return }
        lists.append(list)
        keep(khue_curl_list(pointer, option, list))
    }

    /// What is handed over, from its beginning.
    func send(_ bytes: [UInt8]) {
        sending.bytes = bytes
        set(CURLOPT_UPLOAD, 1)
        keep(khue_curl_buffer(pointer, CURLOPT_READDATA, Unmanaged.passUnretained(sending).toOpaque()))
        keep(
            khue_curl_callback(pointer, CURLOPT_READFUNCTION) { buffer, size, count, user in
                CurlBytes.give(buffer, size * count, user)
            })
    }

    func perform() -> Reply {
        guard refused == CURLE_OK else { return Reply(failure: .here, explanation: CurlHandle.words(refused)) }
        let message = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        defer { message.deallocate() }
        _ = khue_curl_buffer(pointer, CURLOPT_ERRORBUFFER, message)
        let code = curl_easy_perform(pointer)
        _ = khue_curl_buffer(pointer, CURLOPT_ERRORBUFFER, nil)
        var status = 0
        _ = khue_curl_code(pointer, CURLINFO_RESPONSE_CODE, &status)
        var wait: curl_off_t = 0
        _ = khue_curl_offset(pointer, CURLINFO_RETRY_AFTER, &wait)
        let said = String(cString: message)
        let explanation = code == CURLE_OK ? "" : (said.isEmpty ? CurlHandle.words(code) : said)
        return Reply(
            failure: CurlHandle.failure(code), status: status, body: received.bytes, isCut: received.isCut,
            isHandedOver: sending.isDone, retryAfter: wait > 0 ? Int(wait) : nil, explanation: explanation)
    }

    private static func words(_ code: CURLcode) -> String { String(cString: curl_easy_strerror(code)) }

    private static func failure(_ code: CURLcode) -> Reply.Failure? {
        switch code {
        case CURLE_OK: nil
        case CURLE_LOGIN_DENIED: .login
        default: .there
        }
    }
}

/// Bytes that libcurl takes from us or gives to us; an answer is kept only in its beginning.
final class CurlBytes {
    var bytes: [UInt8] = []
    private let largest: Int
    private var place = 0
    private(set) var isDone = false
    private(set) var isCut = false

    init(largest: Int = 0) { self.largest = largest }

    static func give(_ buffer: UnsafeMutablePointer<CChar>?, _ room: Int, _ user: UnsafeMutableRawPointer?) -> Int {
        guard let buffer, let user else { return 0 }
        let own = Unmanaged<CurlBytes>.fromOpaque(user).takeUnretainedValue()
        let count = min(room, own.bytes.count - own.place)
        guard count > 0 else {
            own.isDone = true
            return 0
        }
        own.isDone = own.place + count == own.bytes.count
        own.bytes.withUnsafeBytes { source in
            if let start = source.baseAddress { memcpy(buffer, start + own.place, count) }
        }
        own.place += count
        return count
    }

    static func take(_ data: UnsafeMutablePointer<CChar>?, _ count: Int, _ user: UnsafeMutableRawPointer?) -> Int {
        guard let data, let user else { return 0 }
        let own = Unmanaged<CurlBytes>.fromOpaque(user).takeUnretainedValue()
        let kept = min(count, own.largest - own.bytes.count)
        if kept > 0 { own.bytes += UnsafeRawBufferPointer(start: data, count: kept) }
        if kept < count { own.isCut = true }
        return count
    }
}
