/// A value of a rule file, whether it came from YAML or from the embedded JSON.
indirect enum RuleNode: Sendable {
  /// A scalar; `isPlain` when it stood without quotes, so that `true` may mean the boolean.
  case text(String, line: Int, isPlain: Bool)
  case list([RuleNode], line: Int)
  case map([RuleMember], line: Int)

  /// Where the value begins, from 1; 0 in the embedded pack.
  var line: Int {
    switch self {
    case .text(_, let line, _), .list(_, let line), .map(_, let line): line
    }
  }

  var text: String? {
    guard case .text(let text, _, _) = self else { return nil }
    return text
  }

  var list: [RuleNode]? {
    guard case .list(let list, _) = self else { return nil }
    return list
  }

  var members: [RuleMember]? {
    guard case .map(let members, _) = self else { return nil }
    return members
  }

  subscript(_ key: String) -> RuleNode? {
    members?.first { $0.key == key }?.value
  }
}

/// A key and its value.
struct RuleMember: Sendable {
  let key: String
  let line: Int
  let value: RuleNode
}
