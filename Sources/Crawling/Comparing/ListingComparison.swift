import JSONText
package import ToolModel

/// Two listings of one server, tool by tool and field by field. The order of tools, of members and of duplicates does
/// not matter; neither do `_meta` and `icons`, which no model sees.
package struct ListingComparison: Sendable {
  /// In the order of the first listing, then of the other one; bounded.
  package private(set) var differences: [ListingDifference] = []
  /// So many further differences were left out.
  package private(set) var omitted = 0
  /// Definitions that only the other listing has.
  package private(set) var definitions: [ToolDefinition] = []
  /// The other listing's instructions, where they differ.
  package private(set) var instructions: String?

  /// True if both listings say the same.
  package var isSame: Bool { differences.isEmpty }

  /// So many differences are kept.
  static let limit = 200

  /// What a listing that was cut does not show says nothing.
  package init(_ first: ToolSnapshot, _ other: ToolSnapshot) {
    compareWords(first, other)
    compare(
      first.tools, isWhole: first.completeness == .complete, with: other.tools,
      otherIsWhole: other.completeness == .complete)
  }

  init(_ first: [ToolDefinition], _ other: [ToolDefinition]) {
    compare(first, isWhole: true, with: other, otherIsWhole: true)
  }

  private mutating func compareWords(_ first: ToolSnapshot, _ other: ToolSnapshot) {
    guard first.instructions != other.instructions else { return }
    instructions = other.instructions
    add(FieldDifferences.ofTexts(first.instructions, other.instructions, at: "/instructions", tool: nil))
  }

  private mutating func compare(
    _ first: [ToolDefinition], isWhole: Bool, with other: [ToolDefinition], otherIsWhole: Bool
  ) {
    let before = Self.byName(first)
    let after = Self.byName(other)
    for (name, tools) in before.inOrder {
      var (lost, new) = Self.unmatched(tools, after.tools[name] ?? [])
      while let left = lost.first, let right = new.first {
        lost.removeFirst()
        new.removeFirst()
        definitions.append(right)
        for difference in FieldDifferences.between(left, right) { add(difference) }
      }
      if otherIsWhole {
        for tool in lost { add(ListingDifference(kind: .removed, tool: tool.name, before: Self.lead(of: tool))) }
      }
      addNew(new, isWhole: isWhole)
    }
    for (name, tools) in after.inOrder where before.tools[name] == nil { addNew(tools, isWhole: isWhole) }
  }

  private mutating func addNew(_ tools: [ToolDefinition], isWhole: Bool) {
    // They may stand in the part of the first listing that was not read.
    guard isWhole else { return }
    for tool in tools {
      definitions.append(tool)
      add(ListingDifference(kind: .added, tool: tool.name, after: Self.lead(of: tool)))
    }
  }

  private mutating func add(_ difference: ListingDifference) {
    if differences.count < Self.limit { differences.append(difference) } else { omitted += 1 }
  }

  private typealias Groups = (inOrder: [(name: [UInt8], tools: [ToolDefinition])], tools: [[UInt8]: [ToolDefinition]])

  /// Names are told apart by their bytes; String equality would fold canonical equivalents.
  private static func byName(_ tools: [ToolDefinition]) -> Groups {
    var groups: [[UInt8]: [ToolDefinition]] = [:]
    var names: [[UInt8]] = []
    for tool in tools {
      let name = Array(tool.name.utf8)
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(tool)
    }
    return (names.map { ($0, groups[$0] ?? []) }, groups)
  }

  /// The tools of one name without those that both sides have.
  private static func unmatched(
    _ first: [ToolDefinition], _ other: [ToolDefinition]
  ) -> (lost: [ToolDefinition], new: [ToolDefinition]) {
    var counts: [String: Int] = [:]
    for tool in other { counts[tool.coreDigest, default: 0] += 1 }
    var lost: [ToolDefinition] = []
    for tool in first {
      if let count = counts[tool.coreDigest], count > 0 {
        counts[tool.coreDigest] = count - 1
      } else {
        lost.append(tool)
      }
    }
    var new: [ToolDefinition] = []
    for tool in other.reversed() {
      if let count = counts[tool.coreDigest], count > 0 {
        counts[tool.coreDigest] = count - 1
        new.append(tool)
      }
    }
    return (lost, new.reversed())
  }

  /// The first words of a tool's description.
  private static func lead(of tool: ToolDefinition) -> String {
    let description = (try? JSONDocument(tool.bytes).root)?.present("description")?.string ?? ""
    return FieldDifferences.cut(description, around: 0)
  }
}
