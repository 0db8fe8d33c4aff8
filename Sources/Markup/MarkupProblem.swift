/// Something wrong with a text, and where.
package struct MarkupProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// From 1; 0 where there is no place.
  package let line: Int
  /// One sentence: lower case, no full stop. Its words may quote the text: escape it before it leaves us.
  package let message: String

  package init(line: Int, message: String) {
    self.line = line
    self.message = message
  }

  package var description: String { line > 0 ? "line \(line): \(message)" : message }
}
