import JSONText

/// Examples in rule files as rows: `hits` and `misses` are lists of whole tool definitions.
enum ExampleRows {
  static func row(_ node: RuleNode) -> RuleExample {
    var writer = JSONWriter()
    write(node, to: &writer)
    return RuleExample(line: node.line, row: writer.bytes)
  }

  private static func write(_ node: RuleNode, to writer: inout JSONWriter) {
    switch node {
    case .list(let list, _):
      writer.array { for element in list { write(element, to: &$0) } }
    case .map(let members, _):
      writer.object {
        for member in members {
          $0.key(member.key)
          write(member.value, to: &$0)
        }
      }
    case .text("true", _, isPlain: true): writer.boolean(true)
    case .text("false", _, isPlain: true): writer.boolean(false)
    case .text("null", _, isPlain: true), .text("", _, isPlain: true): writer.null()
    case .text(let text, _, isPlain: true):
      if let number = Int(text) { writer.integer(number) } else { writer.string(text) }
    case .text(let text, _, _): writer.string(text)
    }
  }
}
