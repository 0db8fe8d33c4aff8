/// One element of a parsed text.
package struct MarkupElement: Sendable, Hashable {
  /// The name without its namespace prefix; in HTML lower case.
  package let name: String
  package let attributes: [MarkupAttribute]
  /// The text inside, that of descendants included, cut at `MarkupLimits.elementText`.
  package internal(set) var text: String
  /// The place of the parent among the elements; nil for the root.
  package let parent: Int?
  /// From 1.
  package let line: Int

  /// The value of an attribute; of repeated ones the first.
  package subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// One attribute of an element.
package struct MarkupAttribute: Sendable, Hashable {
  /// The name without its namespace prefix.
  package let name: String
  package let value: String
}
