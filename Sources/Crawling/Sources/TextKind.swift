import ConfigurationText
import JSONText

/// What a file holds, told from its bytes.
package enum TextKind: Sendable, Hashable {
  case configuration, serverList, dockerEntry, plainList, page, savedList, recording

  /// Anything that is neither a configuration, a list nor a page is taken for a saved answer, whose reader explains what
  /// is wrong with it.
  package static func of(_ bytes: [UInt8], path: String) -> TextKind {
    let start = bytes.first { !($0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 >= 0x80) }
    if start == 0x3C { return .page }
    if bytes.starts(with: Array("{\"recording\":".utf8)) { return .recording }
    if PlainListReader.isList(bytes) { return .plainList }
    let syntax = ClientFormat.syntax(ofFile: path) ?? ConfigurationText.syntax(of: bytes)
    guard syntax == .json else { return ofSettings(bytes, syntax) }
    guard let root = try? JSONDocument(bytes, limits: .message(bytes: JSONLimits().bytes)).root else {
      // Comments, trailing commas and other encodings are for configurations; a saved answer has none.
      let isRelaxed = start == 0x2F || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      return isRelaxed || mentionsServers(bytes) || ClientFormat.ofFile(path) != nil ? .configuration : .savedList
    }
    return root.kind == .array ? ofArray(root) : ofObject(root, path)
  }

  private static func ofSettings(_ bytes: [UInt8], _ syntax: ConfigurationText.Syntax) -> TextKind {
    guard syntax == .yaml, let root = try? ConfigurationText.read(bytes, .yaml) else {
      // Words that are no settings at all are explained as a saved answer.
      return syntax == .toml || mentionsServers(bytes) ? .configuration : .savedList
    }
    if DockerEntryReader.isEntry(root) { return .dockerEntry }
    if root["servers"]?.elements != nil || RegistryEntryReader.isEntry(root) { return .serverList }
    return root.members == nil && root.elements == nil ? .savedList : .configuration
  }

  private static func ofObject(_ root: JSONValue, _ path: String) -> TextKind {
    if root["tools"]?.kind == .array || root.present("result") != nil { return .savedList }
    if root["servers"]?.kind == .array || isRegistryEntry(root) { return .serverList }
    if keys.contains(where: { root[$0]?.kind == .object || root[$0]?.kind == .array }) { return .configuration }
    if root["server"]?["mcp_config"] != nil || root["customizations"]?["vscode"]?["mcp"] != nil {
      return .configuration
    }
    if root["mcp"]?.kind == .object, root["tools"] == nil { return .configuration }
    if root.count > 0, root.members.allSatisfy({ isEntry($0.value) }) { return .configuration }
    // A settings file without any server is one all the same.
    return ClientFormat.ofFile(path) != nil && root.present("tools") == nil ? .configuration : .savedList
  }

  private static func ofArray(_ root: JSONValue) -> TextKind {
    let elements = root.elements.prefix(3)
    if elements.allSatisfy({ isRegistryEntry($0) || $0.present("package") != nil }), root.count > 0 {
      return .serverList
    }
    if root.count > 0, elements.allSatisfy({ isEntry($0) && $0.present("inputSchema") == nil }) {
      return .configuration
    }
    return .savedList
  }

  private static func isRegistryEntry(_ value: JSONValue) -> Bool {
    guard value.kind == .object else { return false }
    let server = value["server"]?.kind == .object ? value["server"] ?? value : value
    guard server["name"]?.kind == .string else { return false }
    return server["packages"]?.kind == .array || server["remotes"]?.kind == .array
  }

  private static func isEntry(_ value: JSONValue) -> Bool {
    value.kind == .object
      && ["command", "cmd", "url", "serverUrl", "httpUrl", "uri"].contains { value.present($0) != nil }
  }

  /// Where clients keep their entries.
  private static let keys = [
    "mcpServers", "servers", "context_servers", "mcp_servers", "mcp.servers", "amp.mcpServers", "extensions",
  ]

  private static func mentionsServers(_ bytes: [UInt8]) -> Bool {
    keys.prefix(6).contains { key in
      bytes.firstRange(of: Array("\"\(key)\"".utf8)) != nil || bytes.firstRange(of: Array("\(key):".utf8)) != nil
    }
  }
}
