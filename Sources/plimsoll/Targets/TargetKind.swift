import JSONText

/// What a file that the user named holds, told from its bytes and not from its name.
enum TargetKind {
  case configuration, serverList, page, savedList

  /// Anything that is neither a configuration, a list nor a page is taken for a saved answer, whose reader explains
  /// what is wrong with it.
  static func of(_ bytes: [UInt8]) -> TargetKind {
    let start = bytes.first { !($0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 >= 0x80) }
    if start == 0x3C { return .page }
    guard let root = try? JSONDocument(bytes).root else {
      // Comments and trailing commas are for configurations; a saved answer has none.
      return start == 0x2F || contains(bytes, "\"mcpServers\"") ? .configuration : .savedList
    }
    if root["mcpServers"]?.kind == .object || root["context_servers"]?.kind == .object { return .configuration }
    switch root["servers"]?.kind {
    case .object: return .configuration
    case .array: return .serverList
    default: break
    }
    if let mcp = root["mcp"], mcp.kind == .object, root["tools"] == nil { return .configuration }
    return .savedList
  }

  private static func contains(_ bytes: [UInt8], _ text: StaticString) -> Bool {
    let wanted = Array(text.description.utf8)
    guard bytes.count >= wanted.count else { return false }
    return bytes.firstRange(of: wanted) != nil
  }
}
