import Foundation
import JSONText
import TestSupport

/// Attack texts in our own words, each put into every field of a harmless tool.
enum AttackTexts {
  struct Row {
    let family: String
    let text: String
    let field: String
    /// One tool as a row.
    let bytes: [UInt8]
  }

  /// The texts of a file, `[family]` before each group; blank lines and lines that begin with `# ` do not count.
  static func rows(_ name: String) throws -> [Row] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Attacks")
    let content = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    var family = ""
    var rows: [Row] = []
    for line in content.split(separator: "\n").map(String.init) where !line.hasPrefix("# ") {
      if line.hasPrefix("["), line.hasSuffix("]"),
        line.dropFirst().dropLast().allSatisfy({ $0.isLowercase || $0 == "-" })
      {
        family = String(line.dropFirst().dropLast())
      } else {
        rows += fields(line).map { Row(family: family, text: line, field: $0.field, bytes: Array($0.row.utf8)) }
      }
    }
    return rows
  }

  private static func fields(_ text: String) -> [(field: String, row: String)] {
    var writer = JSONWriter()
    writer.string(text)
    let quoted = String(decoding: writer.bytes, as: UTF8.self)
    var joined = JSONWriter()
    joined.string("Adds two numbers. " + text)
    let start = #"{"name":"add","description":"Adds two numbers.","#
    let properties = #""inputSchema":{"type":"object","properties":{"note":{"type":"string","#
    return [
      ("description", #"{"name":"add","description":"# + String(decoding: joined.bytes, as: UTF8.self) + "}"),
      ("whole description", #"{"name":"add","description":"# + quoted + "}"),
      ("parameter description", start + properties + #""description":"# + quoted + "}}}}"),
      ("default", start + properties + #""default":"# + quoted + "}}}}"),
      ("enumeration", start + properties + #""enum":["a","# + quoted + "]}}}}"),
      ("meta", start + #""_meta":{"x":{"y":["# + quoted + "]}}}"),
      ("title", start + #""annotations":{"title":"# + quoted + "}}"),
      ("output", start + #""outputSchema":{"type":"object","properties":{"r":{"description":"# + quoted + "}}}}"),
      ("instructions", start + #""instructions":"# + quoted + "}"),
    ]
  }
}
