/// Bounds on what is read of a foreign page; every loop over it ends at one of them.
package struct MarkupLimits: Sendable {
  /// Of the text, in bytes.
  package let bytes: Int
  /// Elements that are kept.
  package let elements: Int
  /// Of the text kept of one element, in bytes.
  package let elementText: Int
  /// Problems that are kept.
  package let problems: Int

  package init(
    bytes: Int = 16 << 20, elements: Int = 200_000, elementText: Int = 4_096, problems: Int = 100
  ) {
    self.bytes = bytes
    self.elements = elements
    self.elementText = elementText
    self.problems = problems
  }
}
