/// How clients that join server and tool spell the result: two tools that come out alike are one to the client.
package enum ClientNames {
  /// The client as people know it, and server and tool to its spelling; nil where it has none.
  package static let all: [(client: String, spell: @Sendable (_ server: String, _ tool: String) -> String?)] = [
    ("Claude Code", { text(Naming.claude(server: $0, tool: $1)) }),
    ("opencode", { text(Naming.opencode(server: $0, tool: $1)) }),
    ("Goose", { text(Naming.goose(server: $0, tool: $1)) }),
  ]

  private static func text(_ spelling: Spelling) -> String? {
    switch spelling {
    case .exact(let text): text
    case .doubtful(let texts, _): texts.first
    case .none: nil
    }
  }
}
