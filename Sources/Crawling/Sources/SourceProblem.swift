/// Why a text does not name a server.
package struct SourceProblem: Error, Sendable, Hashable {
  /// One sentence: lower case, no full stop, the user's words in backticks, what to do next.
  package let message: String

  package init(message: String) { self.message = message }
}
