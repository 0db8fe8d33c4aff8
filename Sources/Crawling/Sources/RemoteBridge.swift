/// A command that only carries messages to an HTTP endpoint: the endpoint itself is the server.
struct RemoteBridge: Sendable {
  let url: String
  let headers: [(name: String, value: String)]
  /// Headers that were left out because their variables are not known.
  let unresolvedHeaders: [String]

  /// `npx mcp-remote URL [--header "Name: value"]…`, as its entry in a configuration reads; `${NAME}` in a header
  /// stands for a variable of the entry. Nil for every other command.
  init?(executable: String, arguments: [String], environment: [String: String]) {
    guard let words = PackageLauncher.runWords(executable: executable, arguments: arguments), let first = words.first,
      let package = PackageName(.npm, specification: first), package.name == "mcp-remote"
    else { return nil }
    let rest = words.dropFirst()
    guard let url = rest.first(where: { $0.hasPrefix("https://") || $0.hasPrefix("http://") }) else { return nil }
    var headers: [(name: String, value: String)] = []
    var unresolved: [String] = []
    for (flag, text) in zip(rest, rest.dropFirst()) where flag == "--header" {
      guard let colon = text.firstIndex(of: ":") else { continue }
      let name = String(text[..<colon])
      if let value = Self.fill(text[text.index(after: colon)...].drop(while: { $0 == " " }), environment) {
        headers.append((name, value))
      } else {
        unresolved.append(name)
      }
    }
    self.url = url
    self.headers = headers
    unresolvedHeaders = unresolved
  }

  /// Nil where a variable is not known.
  private static func fill(_ text: Substring, _ environment: [String: String]) -> String? {
    var output = ""
    var rest = text
    while let start = rest.firstPlace(of: "${") {
      guard let end = rest[start.upperBound...].firstIndex(of: "}"),
        let value = environment[String(rest[start.upperBound..<end])]
      else { return nil }
      output += rest[..<start.lowerBound] + value
      rest = rest[rest.index(after: end)...]
    }
    return output + rest
  }
}
