import JSONText

/// What a file that the user named holds, told from its bytes and not from its name.
enum TargetKind {
  case configuration, serverList, page, savedList, recording

  /// Anything that is neither a configuration, a list nor a page is taken for a saved answer, whose reader explains
  /// what is wrong with it.
  static func of(_ bytes: [UInt8]) -> TargetKind {
    let start = bytes.first { !($0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 >= 0x80) }
    if start == 0x3C { return .page }
    if bytes.starts(with: Array("{\"recording\":".utf8)) { return .recording }
    guard let root = try? JSONDocument(bytes, limits: .message(bytes: JSONLimits().bytes)).root else {
      // Comments and trailing commas are for configurations; a saved answer has none.
      return start == 0x2F || names.contains { contains(bytes, "\"\($0)\"") } ? .configuration : .savedList
    }
    if root["servers"]?.kind == .array { return .serverList }
    if names.contains(where: { root[$0]?.kind == .object }) { return .configuration }
    if let mcp = root["mcp"], mcp.kind == .object, root["tools"] == nil { return .configuration }
    return .savedList
  }

  /// Where clients keep their entries.
  private static let names = [
    "mcpServers", "servers", "context_servers", "mcp_servers", "mcp.servers", "amp.mcpServers",
  ]

  private static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return false }
    return bytes.firstRange(of: wanted) != nil
  }
}
