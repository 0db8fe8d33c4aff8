import ConfigurationText

/// A tree in one line, so that tests can compare it.
enum Notation {
  static func of(_ node: ConfigurationNode?) -> String {
    guard let node else { return "nothing" }
    return switch node.value {
    case .null: "null"
    case .boolean(let truth): "\(truth)"
    case .number(let text): "#" + text
    case .text(let text): text
    case .list(let elements): "[" + elements.map(of).joined(separator: ", ") + "]"
    case .map(let members): "{" + members.map { "\($0.key): \(of($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}
