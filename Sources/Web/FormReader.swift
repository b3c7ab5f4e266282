public import Base

/// Reads the fields of a form into values and gathers what is wrong with them, so that a page can show every error
/// at once with everything that was typed.
public struct FormReader: Sendable {
    public let values: FormValues
    public private(set) var errors: [FieldError] = []

    public init(_ values: FormValues) { self.values = values }

    /// Trimmed text of at most `limit` characters; an empty field that is required is an error.
    public mutating func text(_ name: String, required: Text? = nil, limit: Int = 300) -> String {
        let value = (values[name] ?? "").trimmed
        if value.isEmpty, let required { fail(name, required) }
        if value.count > limit { fail(name, FormTexts.tooLong(limit)) }
        return value
    }

    /// A day, or nil when the field is empty or wrong.
    public mutating func day(_ name: String, required: Text? = nil) -> Day? {
        let value = (values[name] ?? "").trimmed
        if value.isEmpty {
            if let required { fail(name, required) }
            return nil
        }
        guard let day = Day(written: value) else {
            fail(name, FormTexts.notADay)
            return nil
        }
        return day
    }

    /// A whole number in a range; points and blanks between digits are read as people write them.
    public mutating func number(_ name: String, in range: ClosedRange<Int>, required: Text? = nil) -> Int? {
        let value = (values[name] ?? "").trimmed
        if value.isEmpty {
            if let required { fail(name, required) }
            return nil
        }
        guard let number = Int(value.filter { !" .,đ₫\u{A0}".contains($0) }), range.contains(number) else {
            fail(name, FormTexts.notANumber(range))
            return nil
        }
        return number
    }

    /// One of the codes of an enumeration.
    public mutating func choice<Choice: RawRepresentable<String>>(
        _ name: String, of: Choice.Type = Choice.self, required: Text? = nil
    ) -> Choice? {
        let value = (values[name] ?? "").trimmed
        if let choice = Choice(rawValue: value) { return choice }
        if let required { fail(name, required) } else if !value.isEmpty { fail(name, FormTexts.notAChoice) }
        return nil
    }

    public mutating func fail(_ name: String, _ message: Text) {
        errors.append(FieldError(field: name, message: message))
    }

    /// Throws everything that was found, or nothing.
    public func finish() throws(FormRefusal) {
        if !errors.isEmpty { throw FormRefusal(errors: errors) }
    }
}

/// What is wrong with one field, in words that say how to mend it.
public struct FieldError: Sendable, Equatable {
    public let field: String
    public let message: Text

    public init(field: String, message: Text) {
        self.field = field
        self.message = message
    }
}

/// A form with wrong or missing fields.
public struct FormRefusal: Refusal, Equatable {
    public let errors: [FieldError]

    public init(errors: [FieldError]) { self.errors = errors }

    public init(_ field: String, _ message: Text) { errors = [FieldError(field: field, message: message)] }

    public var explanation: Text { errors.first?.message ?? FormTexts.notAChoice }
    public var field: String? { errors.first?.field }
}

enum FormTexts {
    static func tooLong(_ limit: Int) -> Text {
        Text("Viết ngắn lại, tối đa \(limit) ký tự.", "Write less, \(limit) characters at most.")
    }
    static let notADay = Text(
        "Ghi ngày dạng ngày/tháng/năm, ví dụ 28/9/2023.", "Write the date as day/month/year, such as 28/9/2023.")
    static func notANumber(_ range: ClosedRange<Int>) -> Text {
        Text(
            "Ghi một số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
            "Write a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    static let notAChoice = Text("Chọn một mục trong danh sách.", "Choose one of the list.")
}
