import JSONText
package import ToolModel

/// A row of a label file: a tool, and what a careful reader says of it.
package struct LabelledRow: Sendable {
  package let row: RowReader.Row
  package let category: Category
  package let risk: RiskLevel

  /// Reads one line of JSON; nil if it holds no tool or no label.
  package init?(_ line: [UInt8]) {
    guard let row = try? RowReader.read(line), let document = try? JSONDocument(line),
      let category = document.root["category"]?.string.flatMap(Category.init(rawValue:)),
      let risk = document.root["risk"]?.string.flatMap(RiskLevel.init(rawValue:))
    else { return nil }
    self.row = row
    self.category = category
    self.risk = risk
  }

  /// Seven servers of ten, told by a hash of their name: rules may learn from them. The others only measure.
  package var mayBeLearnedFrom: Bool {
    var hash = WordHash()
    for byte in row.server.utf8 { hash.add(byte) }
    return hash.value % 10 < 7
  }
}
