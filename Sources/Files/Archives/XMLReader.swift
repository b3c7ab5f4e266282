internal import CLibXML

/// A pull reader over one XML document in memory: no network, no external entities, bounded depth of entities.
final class XMLReader {
    enum Event {
        case open(String)
        case close(String)
        case text(String)
    }

    private let reader: xmlTextReaderPtr
    private let storage: UnsafeMutablePointer<CChar>
    private var pendingClose: String?

    init(_ bytes: [UInt8]) throws(FileRefusal) {
        storage = UnsafeMutablePointer<CChar>.allocate(capacity: max(bytes.count, 1))
        for (index, byte) in bytes.enumerated() { storage[index] = CChar(bitPattern: byte) }
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        guard let reader = xmlReaderForMemory(storage, Int32(bytes.count), nil, nil, options) else {
            storage.deallocate()
            throw .damaged
        }
        self.reader = reader
    }

    deinit {
        xmlFreeTextReader(reader)
        storage.deallocate()
    }

    /// The next event with names stripped of their prefix; nil at the end.
    func next() throws(FileRefusal) -> Event? {
        if let name = pendingClose {
            pendingClose = nil
            return .close(name)
        }
        while true {
            let state = xmlTextReaderRead(reader)
            if state == 0 { return nil }
            guard state == 1 else { throw .damaged }
            switch xmlTextReaderNodeType(reader) {
            case 1:
                let name = string(xmlTextReaderConstLocalName(reader))
                if xmlTextReaderIsEmptyElement(reader) == 1 { pendingClose = name }
                return .open(name)
            case 15: return .close(string(xmlTextReaderConstLocalName(reader)))
            case 3, 4, 14: return .text(string(xmlTextReaderConstValue(reader)))
            default: continue
            }
        }
    }

    /// An attribute of the element that was just opened.
    func attribute(_ name: String) -> String? {
        guard xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
        defer { xmlTextReaderMoveToElement(reader) }
        return string(xmlTextReaderConstValue(reader))
    }

    private func string(_ pointer: UnsafePointer<xmlChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
