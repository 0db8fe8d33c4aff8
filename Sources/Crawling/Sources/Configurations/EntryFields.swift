import ConfigurationText

/// The fields of one entry under the many names that clients have for them.
struct EntryFields: Sendable {
  let name: String
  let node: ConfigurationNode
  /// Some clients put how a server is reached into an object of its own.
  private let transport: ConfigurationNode?

  init(name: String, node: ConfigurationNode) {
    self.name = name
    self.node = node
    transport = node["transport"].flatMap { $0.members == nil ? nil : $0 }
  }

  subscript(_ keys: String...) -> ConfigurationNode? {
    keys.lazy.compactMap { node[$0] ?? transport?[$0] }.first
  }

  /// True for what looks like an entry at all.
  static func isEntry(_ node: ConfigurationNode) -> Bool {
    ["command", "cmd", "url", "serverUrl", "httpUrl", "uri"].contains { node[$0]?.members == nil && node[$0] != nil }
      || node["command"]?["path"] != nil
  }

  var isOff: Bool {
    self["disabled"]?.boolean == true || self["enabled"]?.boolean == false || self["off"]?.boolean == true
  }

  /// Lower case, without dashes and underscores: `stdio`, `http`, `streamablehttp`, `sse`, …; empty where nothing is said.
  var type: String {
    let text = [node["type"], node["transport"], node["transport_type"], node["transportType"], transport?["type"]]
      .lazy.compactMap { $0?.text }.first
    return (text ?? "").lowercased().filter { $0 != "-" && $0 != "_" }
  }

  /// `httpUrl` before `url`: a client that knows both prefers it.
  var url: String? { self["httpUrl", "url", "serverUrl", "uri", "endpoint", "baseUrl"]?.text }

  /// Command and arguments in one; nil where there is no command, empty where it is not readable.
  var command: [String]? {
    guard let command = self["command", "cmd"] else { return nil }
    let arguments = Self.words(self["args", "arguments"])
    switch command.value {
    case .text(let text): return [text] + arguments
    case .list: return Self.words(command) + arguments
    case .map:
      guard let path = (command["path"] ?? command["command"])?.text else { return [] }
      return [path] + Self.words(command["args"]) + arguments
    case .null, .boolean, .number: return []
    }
  }

  var workingFolder: String? { self["cwd", "workingDirectory", "workdir"]?.text }

  /// Variables with their values; of names that are not usable only the count.
  var environment: (values: [String: String], unusable: Int) {
    var values: [String: String] = [:]
    var unusable = 0
    let maps = [node["command"]?["env"], self["env"], self["envs"], self["environment"]].compactMap(\.self)
    for member in maps.flatMap({ $0.members ?? [] }).prefix(1_000) {
      guard Self.isName(member.key), let value = member.value.scalar ?? (member.value.isNull ? "" : nil),
        !value.utf8.contains(0)
      else {
        unusable += 1
        continue
      }
      values[member.key] = value
    }
    // `env: [NAME=value, …]`
    for text in maps.flatMap({ Self.words($0) }).prefix(1_000) {
      guard let sign = text.firstIndex(of: "="), Self.isName(String(text[..<sign])) else { continue }
      values[String(text[..<sign])] = String(text[text.index(after: sign)...])
    }
    return (values, unusable)
  }

  /// Variables of which only the name stands there: the client takes the value from its own environment.
  var passedNames: [String] {
    ["env_vars", "env_keys", "envVars"].flatMap { key in
      (self[key]?.elements ?? []).prefix(1_000).compactMap { $0.text ?? $0["name"]?.text }
    }.filter(Self.isName)
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.utf8.contains { $0 == 0 || $0 == 0x3D }
  }

  /// The texts of a list; numbers and truth values as they are written.
  static func words(_ node: ConfigurationNode?) -> [String] {
    (node?.elements ?? []).prefix(1_000).compactMap(\.scalar)
  }
}
