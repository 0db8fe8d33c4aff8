/// What an argument of an allowed call must be like; other calls are refused.
///
/// The sense is that of a requirement: the call passes where the test holds, and where the argument is absent and may
/// be. What a value of another type than the tested one gets is left to the enforcement point: the server's own schema
/// refuses it, most of our files do so too, and none may pass a value of the tested type that fails the test.
package struct ArgumentCondition: Sendable, Hashable {
  /// The argument's name, a direct member of the call's arguments.
  package let argument: String
  package let test: Test
  /// True if a call without the argument passes: it is optional, and what the server does then is no danger.
  package let mayBeAbsent: Bool

  package init(argument: String, test: Test, mayBeAbsent: Bool = false) {
    self.argument = argument
    self.test = test
    self.mayBeAbsent = mayBeAbsent
  }

  /// What a value must be.
  package enum Test: Sendable, Hashable {
    /// A text that `pattern` matches. `refused` matches exactly the texts that `pattern` does not, for enforcement
    /// points that can only say what must not be; nil where no such pattern is at hand. Both are of the syntax that
    /// RE2, Rust and ECMAScript share, without look-around.
    case text(pattern: String, refused: String?)
    /// One of these texts, at least one.
    case oneOf([String])
    /// A number that is not greater than this.
    case atMost(Int)
  }
}
