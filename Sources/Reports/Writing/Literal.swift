/// A text that stands in the source of this program: the only thing that may become markup. It cannot be interpolated,
/// so nothing foreign can get into it.
struct Literal: ExpressibleByStringLiteral, Sendable {
  let text: String

  init(stringLiteral text: StringLiteralType) { self.text = text }
}
