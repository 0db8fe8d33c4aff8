/// Something wrong in a rule file. A pack with problems is not used.
package struct RuleProblem: Sendable, Hashable, Error {
  package let path: String
  /// Line in the file, from 1; 0 when the problem is about the whole file.
  package let line: Int
  /// One sentence: lower case, no full stop, the author's words in backticks.
  package let message: String

  package init(path: String, line: Int, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }
}
