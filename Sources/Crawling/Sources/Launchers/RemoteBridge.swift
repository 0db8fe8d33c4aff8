/// A command that only carries messages to an HTTP endpoint: the endpoint itself is the server.
struct RemoteBridge: Sendable {
  let url: FilledText
  let headers: [(name: String, value: FilledText)]

  /// Nil for every command that is no such bridge. `words` are unwrapped; `filler` knows the entry's own variables, to
  /// which `${NAME}` in a header refers.
  init?(_ words: [String], filler: VariableFiller) {
    guard let executable = words.first else { return nil }
    let launch = PackageLauncher.launch(words)
    let arguments: ArraySlice<String>
    let program: String
    if let launch {
      guard words.indices.contains(launch.argumentsStart) || launch.argumentsStart + 1 <= words.count else {
        return nil
      }
      arguments = words[min(launch.argumentsStart + 1, words.count)...]
      program = launch.program ?? Self.programs[launch.name.packageURL] ?? ""
    } else {
      arguments = words.dropFirst()
      program = CommandUnwrapper.program(executable)
    }
    let found: (url: String, headers: [(name: String, value: String)])? =
      switch program {
      case "mcp-remote", "mcp-remote-client": Self.remote(arguments)
      case "supergateway": Self.gateway(arguments)
      case "mcp-proxy": Self.proxy(arguments, filler.entryVariables)
      case "fastmcp": Self.fastMCP(arguments)
      case "mcp-stdio-to-streamable-http-adapter": Self.adapter(filler.entryVariables)
      default: nil
      }
    guard let found else { return nil }
    var filler = filler
    // The bridges fill in `${NAME}` themselves, whatever the client does.
    filler = VariableFiller(
      notations: filler.notations.union([.braces]), values: filler.values, entryVariables: filler.entryVariables,
      inputs: filler.inputs)
    url = filler.fill(found.url)
    headers = found.headers.map { ($0.name, filler.fill($0.value)) }
  }

  private static let programs = [
    "pkg:npm/mcp-remote": "mcp-remote", "pkg:npm/supergateway": "supergateway", "pkg:pypi/mcp-proxy": "mcp-proxy",
    "pkg:pypi/fastmcp": "fastmcp",
    "pkg:npm/%40pyroprompts/mcp-stdio-to-streamable-http-adapter": "mcp-stdio-to-streamable-http-adapter",
    "pkg:oci/supergateway?repository_url=supercorp/supergateway": "supergateway",
  ]

  private typealias Found = (url: String, headers: [(name: String, value: String)])

  /// `mcp-remote URL [port] [--header "Name: value"]…`
  private static func remote(_ words: ArraySlice<String>) -> Found? {
    words.first(where: isAddress).map { ($0, headers(words, flags: ["--header"])) }
  }

  /// `supergateway --sse URL`, `supergateway --streamableHttp URL`; with `--stdio` it is the other way round.
  private static func gateway(_ words: ArraySlice<String>) -> Found? {
    guard let url = value(words, of: ["--sse", "--streamableHttp", "--streamable-http"]), isAddress(url) else {
      return nil
    }
    let token = value(words, of: ["--oauth2Bearer"]).map { [("Authorization", "Bearer " + $0)] } ?? []
    return (url, headers(words, flags: ["--header"]) + token)
  }

  /// `mcp-proxy [--headers NAME VALUE]… URL`; with a command instead of a URL it is the other way round.
  private static func proxy(_ words: ArraySlice<String>, _ variables: [String: String]) -> Found? {
    guard let url = words.first(where: isAddress), value(words, of: ["--port", "--sse-port"]) == nil else { return nil }
    var headers: [(name: String, value: String)] = []
    for place in words.indices.dropLast(2) where ["-H", "--headers"].contains(words[place]) {
      headers.append((words[place + 1], words[place + 2]))
    }
    if let token = variables["API_ACCESS_TOKEN"] { headers.append(("Authorization", "Bearer " + token)) }
    return (url, headers)
  }

  /// `fastmcp run URL`, `fastmcp proxy URL`
  private static func fastMCP(_ words: ArraySlice<String>) -> Found? {
    guard let verb = words.first, ["run", "proxy"].contains(verb), let url = words.dropFirst().first, isAddress(url)
    else { return nil }
    return (url, [])
  }

  /// Everything stands in its environment.
  private static func adapter(_ variables: [String: String]) -> Found? {
    guard let url = variables["URI"], isAddress(url) else { return nil }
    return (url, variables["BEARER_TOKEN"].map { [("Authorization", "Bearer " + $0)] } ?? [])
  }

  private static func isAddress(_ word: String) -> Bool { word.hasPrefix("https://") || word.hasPrefix("http://") }

  private static func value(_ words: ArraySlice<String>, of flags: Set<String>) -> String? {
    for (word, next) in zip(words, words.dropFirst()) where flags.contains(word) { return next }
    for word in words {
      if let sign = word.firstIndex(of: "="), flags.contains(String(word[..<sign])) {
        return String(word[word.index(after: sign)...])
      }
    }
    return nil
  }

  private static func headers(_ words: ArraySlice<String>, flags: Set<String>) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    for (place, word) in words.enumerated() {
      var text: String?
      if flags.contains(word) { text = words.dropFirst(place + 1).first }
      if let sign = word.firstIndex(of: "="), flags.contains(String(word[..<sign])) {
        text = String(word[word.index(after: sign)...])
      }
      guard let text, let colon = text.firstIndex(of: ":") else { continue }
      headers.append((String(text[..<colon]), String(text[text.index(after: colon)...].drop { $0 == " " })))
    }
    return headers
  }
}
