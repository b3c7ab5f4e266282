internal import Base

enum RequestTag {}
/// One request about a person's data.
typealias RequestID = ID<RequestTag>

enum ConsentTextTag {}
typealias ConsentTextID = ID<ConsentTextTag>

enum ConsentTag {}
typealias ConsentID = ID<ConsentTag>

enum BreachTag {}
typealias BreachID = ID<BreachTag>
