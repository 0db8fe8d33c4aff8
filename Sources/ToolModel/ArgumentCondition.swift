/// Calls of an allowed tool that are refused because of one argument.
///
/// The sense is that of a refusal: a call passes where the argument is absent or is not of the tested type. An
/// enforcement point that can only say what must hold may refuse those calls too, never pass more.
package struct ArgumentCondition: Sendable, Hashable {
  /// The argument's name, a direct member of the call's arguments.
  package let argument: String
  /// What refuses the call.
  package let refusal: Refusal

  package init(argument: String, refusal: Refusal) {
    self.argument = argument
    self.refusal = refusal
  }

  /// A test of the argument.
  package enum Refusal: Sendable, Hashable {
    /// A text that `pattern` matches. `complement` matches exactly the texts that `pattern` does not, for enforcement
    /// points that say what must hold. Both are RE2 syntax, anchored at both ends or searching, without look-around.
    case text(pattern: String, complement: String)
    /// One of these texts.
    case oneOf([String])
    /// A number greater than this.
    case above(Int)
  }
}
