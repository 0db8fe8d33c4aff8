/// Something noteworthy about the input of a run. Bad input is collected and shown; the run goes on.
package struct Diagnostic: Sendable, Hashable {
  /// A stable word for the kind of trouble, in kebab case (`malformed-tool`, `stdout-noise`).
  package let code: String
  /// One sentence in our own words: lower case, no full stop; the server's words stand in backticks.
  package let message: String
  /// An RFC 6901 pointer into the message that the trouble is about, if it is about one.
  package let pointer: String?

  package init(code: String, message: String, pointer: String? = nil) {
    self.code = code
    self.message = message
    self.pointer = pointer
  }
}
