import Policies
import ToolModel

/// The command that an audit's reader needs next: the policy for the client whose configuration it was.
struct NextStep {
  /// The words to run; nil if nothing was listed.
  let command: String?

  init(_ servers: [AssessedServer], files: [ServerID: String]) {
    let listed = servers.filter { if case .listed = $0.outcome { true } else { false } }
    guard let first = listed.first else {
      command = nil
      return
    }
    let target = Self.target(of: first.source)
    if listed.count == 1, case .savedList(let label) = first.source.location {
      command = label == "-" ? nil : "plimsoll policy --list \(Self.word(label)) --target \(target)"
      return
    }
    // Whatever was started or reached has to be in a store first, since nothing was kept of it.
    let places = Set(listed.map { files[$0.source.id] ?? "" })
    guard places.count == 1, let file = places.first, !file.isEmpty else {
      command = nil
      return
    }
    command = "plimsoll crawl \(Self.word(file)) && plimsoll policy --target \(target) -o policies"
  }

  /// The client in whose configuration the server stands; where nobody knows, the anchor format of gateways.
  private static func target(of source: ServerSource) -> String {
    let names = [
      "claude-code": "claude-code", "claude-desktop": "claude-code", "codex": "codex", "vscode": "vscode",
      "cursor": "cursor", "gemini": "gemini-cli", "qwen-code": "gemini-cli", "opencode": "opencode",
      "copilot-cli": "copilot-cli", "windsurf": "devin", "kiro": "kiro", "zed": "zed", "goose": "goose",
    ]
    return source.origin?.client.flatMap { names[$0] } ?? "policylayer-json"
  }

  /// A word as a shell reads it back.
  private static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte < 0x80 && (Unicode.Scalar(byte).properties.isAlphabetic || "0123456789./_-+:@".utf8.contains(byte))
    }
    return isPlain && !text.hasPrefix("-") ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
