/// Where packages of npm come from: the user's `.npmrc` and its variables.
package struct NodeRegistries: Sendable, Hashable {
  /// The lines of `.npmrc` that say where packages come from and who asks, with their credentials.
  package private(set) var lines: [String] = []
  /// The registries named, of whatever scope.
  package private(set) var urls: [String] = []
  /// True if one is named for packages without a scope.
  private(set) var namesDefault = false

  package init() {}

  static let publicRegistry = "https://registry.npmjs.org/"

  /// Reads `.npmrc` (docs.npmjs.com, "npmrc"): `key = value`, `${NAME}` from the environment.
  package mutating func read(npmrc bytes: [UInt8], _ variable: (_ name: String) -> String?) {
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let line = line.drop(while: \.isWhitespace)
      guard let mark = line.firstIndex(of: "="), line.first != "#", line.first != ";" else { continue }
      let key = line[..<mark].filter { !$0.isWhitespace }
      var value = String(line[line.index(after: mark)...].drop(while: \.isWhitespace))
      while value.last?.isWhitespace == true { value.removeLast() }
      take(key, Self.filled(value, variable))
    }
  }

  /// Reads `npm_config_registry` and `NPM_CONFIG_REGISTRY`.
  package mutating func read(_ variable: (_ name: String) -> String?) {
    if let url = variable("npm_config_registry") ?? variable("NPM_CONFIG_REGISTRY"), !url.isEmpty {
      take("registry", url)
    }
  }

  /// Only what is about registries: a project's file must not change what the fetcher runs.
  private mutating func take(_ key: String, _ value: String) {
    let isRegistry = key == "registry" || (key.hasPrefix("@") && key.hasSuffix(":registry"))
    let isCredential = key.hasPrefix("//") && !value.isEmpty
    guard isRegistry || isCredential, !value.contains("\n") else { return }
    lines.append("\(key)=\(value)")
    if isRegistry { urls.append(value) }
    if key == "registry" { namesDefault = true }
  }

  private static func filled(_ text: String, _ variable: (_ name: String) -> String?) -> String {
    var output = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      output += rest[..<start.lowerBound]
      output += variable(String(rest[start.upperBound..<end])) ?? String(rest[start.lowerBound...end])
      rest = rest[rest.index(after: end)...]
    }
    return output + rest
  }

  /// What must not be shown: the values behind credentials.
  var secrets: [String] {
    lines.filter { $0.hasPrefix("//") }.compactMap { line in
      line.firstIndex(of: "=").map { String(line[line.index(after: $0)...]) }
    }
  }
}
