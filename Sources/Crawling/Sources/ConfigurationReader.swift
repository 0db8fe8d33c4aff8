import JSONText
import ToolModel

/// Reads the server entries of MCP clients: `mcpServers`, `servers`, `context_servers`, `mcp`, … with their many
/// spellings of the same fields. It never prints a value and never runs what an entry names.
struct ConfigurationReader: Sendable {
  let label: String
  private let builder: SourceBuilder
  private(set) var sources: [ServerSource] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// More entries than that are not read.
  private static let entryLimit = 1_000
  /// Where clients keep their entries; the first that is there wins.
  private static let sections: [[String]] = [
    ["mcpServers"], ["servers"], ["mcp", "servers"], ["mcp.servers"], ["context_servers"], ["mcp_servers"],
    ["amp.mcpServers"], ["extensions"], ["mcp"],
  ]

  init(label: String, vault: Vault) {
    self.label = label
    builder = SourceBuilder(vault: vault, origin: .configuration)
  }

  mutating func read(_ bytes: [UInt8]) {
    guard bytes.contains(where: { $0 > 0x20 }) else { return }
    let root: JSONValue
    do throws(JSONSyntaxError) { root = try JSONDocument(RelaxedJSON.strict(bytes)).root } catch {
      return report("unreadable-configuration", "`\(label)` cannot be read as JSON: \(error)", nil)
    }
    guard root.kind == .object else {
      return report("unreadable-configuration", "`\(label)` is not a JSON object", "")
    }
    guard let (section, pointer) = Self.section(of: root) else {
      return report("no-servers", "`\(label)` names no servers; expected an object `mcpServers` or `servers`", "")
    }
    for (place, member) in section.members.enumerated() {
      guard place < Self.entryLimit else {
        return report(
          "too-many-servers", "`\(label)` names more than \(Self.entryLimit) servers; the rest was not read", pointer)
      }
      readEntry(member.key, member.value, pointer + JSONPointer.token(member.key))
    }
  }

  private static func section(of root: JSONValue) -> (JSONValue, String)? {
    for path in sections {
      var value: JSONValue? = root
      for key in path { value = value?.present(key) }
      if let value, value.kind == .object { return (value, path.map { JSONPointer.token($0) }.joined()) }
    }
    // A bare map of name to entry, as some clients export it.
    let isMap = root.count > 0 && root.members.allSatisfy { isEntry($0.value) }
    return isMap ? (root, "") : nil
  }

  private static func isEntry(_ value: JSONValue) -> Bool {
    ["command", "cmd", "url", "serverUrl", "httpUrl", "uri"].contains { value.present($0) != nil }
  }

  private mutating func readEntry(_ name: String, _ entry: JSONValue, _ pointer: String) {
    guard entry.kind == .object else {
      return report("malformed-entry", "the entry is not an object and was left out", pointer)
    }
    if entry.present("disabled")?.boolean == true || entry.present("enabled")?.boolean == false
      || entry.present("off")?.boolean == true
    {
      return report("disabled-entry", "the entry is switched off and was left out", pointer)
    }
    let type = entry.text("type", "transport", "transport_type")?.lowercased() ?? ""
    let url = entry.text("url", "serverUrl", "httpUrl", "uri")
    let hasCommand = entry.present("command") != nil || entry.present("cmd") != nil
    let isRemote = !["", "stdio", "local"].contains(type)
    if let url, !hasCommand || isRemote {
      readEndpoint(name, url, entry, pointer)
    } else if hasCommand {
      readCommand(name, entry, pointer)
    } else {
      report("malformed-entry", "the entry has neither a command nor a URL and was left out", pointer)
    }
  }

  private mutating func readEndpoint(_ name: String, _ url: String, _ entry: JSONValue, _ pointer: String) {
    if Self.hasVariable(url) {
      return report(
        "unresolved-variable", "the entry's URL holds a variable that is not resolved; it was left out", pointer)
    }
    var headers: [(name: String, value: String)] = []
    for key in ["headers", "http_headers"] {
      guard let value = entry.present(key), value.kind == .object else { continue }
      for member in value.members.prefix(100) {
        guard let text = member.value.string else {
          report("malformed-entry", "a header is not a string and was left out", pointer + JSONPointer.token(key))
          continue
        }
        headers.append((member.key, text))
      }
    }
    switch builder.endpoint(url, headers: headers, facts: SourceBuilder.Facts(name: name)) {
    case .success(let source): sources.append(source)
    case .failure(let problem): report("malformed-entry", problem.message, pointer)
    }
  }

  private mutating func readCommand(_ name: String, _ entry: JSONValue, _ pointer: String) {
    var words: [String] = []
    var environment: [String: String] = [:]
    if let value = entry.present("command") ?? entry.present("cmd") {
      switch value.kind {
      case .string: words = value.string.map { [$0] } ?? []
      case .array: words = value.elements.prefix(1_000).compactMap(\.string)
      case .object:
        words = (value.text("path", "command").map { [$0] } ?? []) + value.strings("args")
        environment = fields(value, ["env"], pointer)
      default: break
      }
    }
    words += entry.strings("args")
    environment.merge(fields(entry, ["env", "envs", "environment"], pointer)) { $1 }
    // Some clients list only the names; the values come from their own environment.
    for name in entry.strings("env_vars") + entry.strings("env_keys") where environment[name] == nil {
      environment[name] = ""
    }
    guard let executable = words.first, !executable.isEmpty, !words.contains(where: { $0.utf8.contains(0) }) else {
      return report("malformed-entry", "the entry's command is empty or not a text and was left out", pointer)
    }
    if let bridge = RemoteBridge(
      executable: executable, arguments: Array(words.dropFirst()), environment: environment)
    {
      return readBridge(name, bridge, pointer)
    }
    sources.append(
      builder.command(
        executable, arguments: Array(words.dropFirst()), environment: environment,
        workingFolder: entry.text("cwd", "workingDirectory"), facts: SourceBuilder.Facts(name: name)))
  }

  private mutating func readBridge(_ name: String, _ bridge: RemoteBridge, _ pointer: String) {
    for header in bridge.unresolvedHeaders {
      report(
        "unresolved-variable", "the header `\(header)` holds a variable that is not resolved; it was left out", pointer)
    }
    switch builder.endpoint(bridge.url, headers: bridge.headers, facts: SourceBuilder.Facts(name: name)) {
    case .success(let source): sources.append(source)
    case .failure(let problem): report("malformed-entry", problem.message, pointer)
    }
  }

  private mutating func fields(_ entry: JSONValue, _ keys: [String], _ pointer: String) -> [String: String] {
    var found: [String: String] = [:]
    for key in keys {
      guard let value = entry.present(key), value.kind == .object else { continue }
      for member in value.members.prefix(1_000) {
        guard !member.key.isEmpty, !member.key.utf8.contains(where: { $0 == 0 || $0 == 0x3D }) else {
          report("malformed-entry", "a variable has no usable name and was left out", pointer + JSONPointer.token(key))
          continue
        }
        found[member.key] = member.value.string ?? String(decoding: member.value.sourceBytes, as: UTF8.self)
      }
    }
    return found
  }

  /// `${…}` or `{name}` that a client would fill in.
  private static func hasVariable(_ text: String) -> Bool { text.contains("{") && text.contains("}") }

  private mutating func report(_ code: String, _ message: String, _ pointer: String?) {
    diagnostics.append(Diagnostic(code: code, message: message, pointer: pointer))
  }
}

extension JSONValue {
  /// The first of these members that is a string.
  func text(_ names: String...) -> String? { names.lazy.compactMap { self.present($0)?.string }.first }

  /// The strings of an array member; numbers and truth values as they are written.
  func strings(_ name: String) -> [String] {
    guard let value = present(name), value.kind == .array else { return [] }
    return value.elements.prefix(1_000).compactMap { element in
      switch element.kind {
      case .string: element.string
      case .number, .boolean: String(decoding: element.sourceBytes, as: UTF8.self)
      case .null, .array, .object: nil
      }
    }
  }
}
