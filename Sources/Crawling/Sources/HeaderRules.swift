/// What may stand in a request's header section.
enum HeaderRules {
  private static let ours: Set<String> = [
    "host", "content-length", "content-type", "accept", "connection", "transfer-encoding", "te", "trailer", "upgrade",
    "keep-alive", "expect", "mcp-session-id", "mcp-protocol-version", "mcp-method",
  ]

  /// True if the name is a token (RFC 9110, section 5.6.2) that is not ours to set, and the value has no controls.
  static func isField(name: String, value: String) -> Bool {
    let isToken =
      !name.isEmpty
      && name.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains($0)
        }
      }
    return isToken && !ours.contains(name.lowercased())
      && value.utf8.allSatisfy { ($0 >= 0x20 || $0 == 0x09) && $0 != 0x7F }
  }
}
