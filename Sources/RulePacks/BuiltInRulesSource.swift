/// The generated source file that holds the embedded pack.
package enum BuiltInRulesSource {
  /// The command that writes it anew.
  package static let command = "swift run generate-plimsoll rules"

  /// The file's bytes for a pack in embedded form.
  package static func text(embedded: [UInt8]) -> [UInt8] {
    var text = Array("// Generated from rules/ by `\(command)`. Do not edit.\n".utf8)
    text += Array("// swift-format-ignore-file\nlet builtInRulesJSON = ###\"".utf8)
    text += embedded
    return text + Array("\"###\n".utf8)
  }
}
