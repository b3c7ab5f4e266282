internal import CLibXML

/// A pull reader over one part of an archive that unpacks as it reads: memory does not grow with the part.
///
/// No network, no external entities; a part with a document type is refused, since office files have none and
/// everything dangerous in XML begins there.
final class XMLReader {
    enum Event {
        case open(String)
        case close(String)
        case text(String)
    }

    private let reader: xmlTextReaderPtr
    private let part: ZipPart
    private var pendingClose: String?

    init(_ part: ZipPart) throws(FileRefusal) {
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let reader = xmlReaderForIO(
            { context, buffer, length in
                guard let context, let buffer else { return -1 }
                let part = Unmanaged<ZipPart>.fromOpaque(context).takeUnretainedValue()
                return Int32(part.read(into: buffer, count: Int(length)))
            },
            { _ in 0 }, Unmanaged.passUnretained(part).toOpaque(), nil, nil, Int32(options))
        guard let reader else { throw .wrongXML(part: part.name) }
        self.reader = reader
        self.part = part
    }

    deinit { xmlFreeTextReader(reader) }

    /// The next event with names stripped of their prefix; nil at the end.
    func next() throws(FileRefusal) -> Event? {
        if let name = pendingClose {
            pendingClose = nil
            return .close(name)
        }
        while true {
            let state = xmlTextReaderRead(reader)
            if state == 0, !part.isBroken { return nil }
            guard state == 1 else { throw part.isBroken ? .damaged : .wrongXML(part: part.name) }
            switch UInt32(xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                let name = string(xmlTextReaderConstLocalName(reader))
                if xmlTextReaderIsEmptyElement(reader) == 1 { pendingClose = name }
                return .open(name)
            case XML_READER_TYPE_END_ELEMENT.rawValue: return .close(string(xmlTextReaderConstLocalName(reader)))
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
                return .text(string(xmlTextReaderConstValue(reader)))
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
                throw .wrongXML(part: part.name)
            default: continue
            }
        }
    }

    /// An attribute of the element that was just opened, whatever prefix it was given.
    func attribute(_ name: String) -> String? {
        var state = xmlTextReaderMoveToFirstAttribute(reader)
        defer { xmlTextReaderMoveToElement(reader) }
        while state == 1 {
            if string(xmlTextReaderConstLocalName(reader)) == name { return string(xmlTextReaderConstValue(reader)) }
            state = xmlTextReaderMoveToNextAttribute(reader)
        }
        return nil
    }

    func number(_ name: String) -> Int? { attribute(name).flatMap { Int($0) } }

    /// Passes over everything inside the element that was just opened, and its end.
    func skip(_ name: String) throws(FileRefusal) {
        var depth = 1
        while depth > 0, let event = try next() {
            if case .open(name) = event { depth += 1 }
            if case .close(name) = event { depth -= 1 }
        }
    }

    private func string(_ pointer: UnsafePointer<xmlChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
