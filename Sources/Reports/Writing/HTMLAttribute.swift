/// One attribute of an element. Its name is a literal of ours; its value is a literal, escaped text or a checked link,
/// so that nothing foreign can end the value or become a script.
struct HTMLAttribute {
  let name: Literal
  let value: Value

  enum Value {
    case literal(Literal)
    case text(String)
    case link(SiteLink)
  }

  static func literal(_ name: Literal, _ value: Literal) -> HTMLAttribute {
    HTMLAttribute(name: name, value: .literal(value))
  }

  static func text(_ name: Literal, _ value: String) -> HTMLAttribute {
    HTMLAttribute(name: name, value: .text(value))
  }

  static func `class`(_ names: Literal) -> HTMLAttribute { .literal("class", names) }
  static func id(_ text: String) -> HTMLAttribute { .text("id", text) }
  static func href(_ link: SiteLink) -> HTMLAttribute { HTMLAttribute(name: "href", value: .link(link)) }
}
