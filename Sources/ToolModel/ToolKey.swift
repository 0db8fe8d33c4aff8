/// What tells one tool from all others: its server, its name as bytes, and its place among duplicates.
package struct ToolKey: Sendable, Hashable, Comparable {
  package let server: ServerID
  package let name: String
  package let ordinal: Int

  package init(server: ServerID, name: String, ordinal: Int) {
    self.server = server
    self.name = name
    self.ordinal = ordinal
  }

  /// Names are one only if their bytes are: `String` would take canonically equivalent names for the same.
  package static func == (left: ToolKey, right: ToolKey) -> Bool {
    left.ordinal == right.ordinal && left.server == right.server
      && left.name.utf8.elementsEqual(right.name.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(server)
    hasher.combine(ordinal)
    // Equal bytes are equal strings, so the string's own hash will do.
    hasher.combine(name)
  }

  package static func < (left: ToolKey, right: ToolKey) -> Bool {
    if left.server != right.server { return left.server < right.server }
    if left.name.utf8.elementsEqual(right.name.utf8) { return left.ordinal < right.ordinal }
    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}
