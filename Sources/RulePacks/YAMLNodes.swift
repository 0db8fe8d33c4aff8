import Yams

/// YAML 1.1 text to rule nodes. Anchors, aliases and tags have no use in rules; plain scalars stay text.
enum YAMLNodes {
  static func read(_ file: RuleFile) throws(RuleProblem) -> RuleNode {
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      throw RuleProblem(path: file.path, line: 0, message: "the file is not UTF-8")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw problem(error, file.path)
    } catch {
      throw RuleProblem(path: file.path, line: 0, message: "the file is not YAML")
    }
    guard let node else { throw RuleProblem(path: file.path, line: 0, message: "the file is empty") }
    return try convert(node, file.path)
  }

  private static func convert(_ node: Node, _ path: String) throws(RuleProblem) -> RuleNode {
    let line = node.mark?.line ?? 0
    switch node {
    case .scalar(let scalar): return .text(scalar.string, line: line, isPlain: scalar.style == .plain)
    case .sequence(let sequence):
      var list: [RuleNode] = []
      for element in sequence { list.append(try convert(element, path)) }
      return .list(list, line: line)
    case .mapping(let mapping):
      var members: [RuleMember] = []
      for (key, value) in mapping {
        let keyLine = key.mark?.line ?? line
        guard case .scalar(let scalar) = key else {
          throw RuleProblem(path: path, line: keyLine, message: "a key must be a plain word")
        }
        if members.contains(where: { $0.key == scalar.string }) {
          throw RuleProblem(path: path, line: keyLine, message: "the key `\(scalar.string)` stands there twice")
        }
        members.append(RuleMember(key: scalar.string, line: keyLine, value: try convert(value, path)))
      }
      return .map(members, line: line)
    case .alias: throw RuleProblem(path: path, line: line, message: "an alias has no use in a rule: write it out")
    }
  }

  private static func problem(_ error: YamlError, _ path: String) -> RuleProblem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      RuleProblem(path: path, line: mark.line, message: "the file is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      RuleProblem(
        path: path, line: context.mark.line,
        message: "the key `\(duplicates.map { "\($0)" }.joined(separator: "`, `"))` stands there twice")
    default: RuleProblem(path: path, line: 0, message: "the file is not YAML")
    }
  }
}
