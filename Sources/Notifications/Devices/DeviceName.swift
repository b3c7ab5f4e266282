/// What a person would call their browser, guessed from how it names itself; they may write another.
enum DeviceName {
    /// Browsers name the ones they want to be taken for as well, so the order matters.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
        ("Linux", "Linux"),
    ]

    /// - Parameter agent: the header `User-Agent`.
    static func guess(_ agent: String) -> String {
        let found = [browsers, systems].compactMap { names in names.first { agent.contains($0.0) }?.1 }
        return found.joined(separator: ", ")
    }
}
