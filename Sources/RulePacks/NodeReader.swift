/// Takes members out of a map and complains about what is missing, wrong or left over.
struct NodeReader {
  let path: String
  private(set) var problems: [RuleProblem] = []

  init(path: String) { self.path = path }

  mutating func report(_ line: Int, _ message: String) {
    problems.append(RuleProblem(path: path, line: line, message: message))
  }

  /// The members of a map, after checking that only known keys stand there.
  mutating func map(_ node: RuleNode, _ what: String, keys: [String]) -> RuleNode? {
    guard let members = node.members else {
      report(node.line, "\(what) must be a map")
      return nil
    }
    for member in members where !keys.contains(member.key) {
      report(member.line, "unknown key `\(member.key)` in \(what); known are `\(keys.joined(separator: "`, `"))`")
    }
    return node
  }

  mutating func text(_ node: RuleNode, _ key: String, _ what: String) -> String {
    guard let value = node[key] else {
      report(node.line, "\(what) lacks `\(key)`")
      return ""
    }
    guard let text = value.text, !text.isEmpty else {
      report(value.line, "`\(key)` must be a text")
      return ""
    }
    return text
  }

  /// A text or a list of texts; empty when absent.
  mutating func texts(_ node: RuleNode?, _ key: String) -> [String] {
    guard let node else { return [] }
    if let text = node.text { return [text] }
    guard let list = node.list else {
      report(node.line, "`\(key)` must be a text or a list of texts")
      return []
    }
    return list.compactMap { element in
      if element.text == nil { report(element.line, "`\(key)` must hold texts only") }
      return element.text
    }
  }

  mutating func choice<Value>(_ text: String, _ key: String, line: Int, _ values: [(String, Value)]) -> Value? {
    if let value = values.first(where: { $0.0 == text })?.1 { return value }
    report(line, "`\(text)` is no `\(key)`; use one of `\(values.map(\.0).joined(separator: "`, `"))`")
    return nil
  }

  mutating func integer(_ node: RuleNode?, _ key: String, _ range: ClosedRange<Int>, default value: Int?) -> Int {
    guard let node else { return value ?? 0 }
    guard let number = node.text.flatMap({ Int($0) }), range.contains(number) else {
      report(node.line, "`\(key)` must be a whole number from \(range.lowerBound) to \(range.upperBound)")
      return value ?? range.lowerBound
    }
    return number
  }

  mutating func boolean(_ node: RuleNode?, _ key: String) -> Bool {
    switch node?.text {
    case nil, "false": return false
    case "true": return true
    default:
      report(node?.line ?? 0, "`\(key)` must be `true` or `false`")
      return false
    }
  }
}
