import JSONText

/// YAML files that are no rules, such as policies of other programs.
package enum YAMLAsJSON {
  /// One document as JSON: plain scalars that YAML 1.2 reads as a number, a boolean or nothing are that, all others are
  /// texts. Throws what keeps it from being read; anchors, tags and keys that stand twice are refused.
  package static func read(_ bytes: [UInt8], path: String) throws(RuleProblem) -> [UInt8] {
    var writer = JSONWriter()
    write(try YAMLNodes.read(RuleFile(path: path, bytes: bytes)), to: &writer)
    return writer.bytes
  }

  private static func write(_ node: RuleNode, to writer: inout JSONWriter) {
    switch node {
    case .text(let text, _, true): plain(text, to: &writer)
    case .text(let text, _, _): writer.string(text)
    case .list(let list, _): writer.array { for element in list { write(element, to: &$0) } }
    case .map(let members, _):
      writer.object {
        for member in members {
          $0.key(member.key)
          write(member.value, to: &$0)
        }
      }
    }
  }

  /// The core schema of YAML 1.2.2, section 10.3.2, without its octal and hexadecimal numbers.
  private static func plain(_ text: String, to writer: inout JSONWriter) {
    switch text {
    case "", "~", "null", "Null", "NULL": writer.null()
    case "true", "True", "TRUE": writer.boolean(true)
    case "false", "False", "FALSE": writer.boolean(false)
    default:
      if let number = Int(text), !text.hasPrefix("+") {
        writer.integer(number)
      } else if text.contains("."), isJSONNumber(text) {
        writer.verbatim(text.utf8)
      } else {
        writer.string(text)
      }
    }
  }

  private static func isJSONNumber(_ text: String) -> Bool {
    (try? JSONDocument(Array(text.utf8)))?.root.kind == .number
  }
}
