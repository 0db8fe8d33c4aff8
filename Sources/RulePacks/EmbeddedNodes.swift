import JSONText

/// The embedded pack's JSON to rule nodes, and back. Strings, arrays and objects only: every scalar is text.
enum EmbeddedNodes {
  static func convert(_ value: JSONValue) -> RuleNode {
    switch value.kind {
    case .array: .list(value.elements.map(convert), line: 0)
    case .object:
      .map(value.members.map { RuleMember(key: $0.key, line: 0, value: convert($0.value)) }, line: 0)
    case .string: .text(value.string ?? "", line: 0, isPlain: false)
    case .null, .boolean, .number: .text(String(decoding: value.sourceBytes, as: UTF8.self), line: 0, isPlain: true)
    }
  }

  static func write(_ node: RuleNode, to writer: inout JSONWriter, dropping: Set<String> = []) {
    switch node {
    case .text(let text, _, _): writer.string(text)
    case .list(let list, _):
      writer.array { for element in list { write(element, to: &$0) } }
    case .map(let members, _):
      writer.object {
        for member in members where !dropping.contains(member.key) {
          $0.key(member.key)
          write(member.value, to: &$0)
        }
      }
    }
  }
}
