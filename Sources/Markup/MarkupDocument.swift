/// A page or a feed as plain values: its elements in the order of the text. libxml2's tree is gone by the time anybody
/// sees one.
package struct MarkupDocument: Sendable {
  /// In the order of their start tags.
  package let elements: [MarkupElement]
  /// What the parser complained of, in order; at most as many as the limits say.
  package let problems: [MarkupProblem]
  /// True if elements beyond the limit were left out.
  package let isCut: Bool

  /// How a text is read.
  package enum Syntax: Sendable, Hashable {
    /// Forgiving, as browsers are: broken HTML gives problems, not an error.
    case html
    /// Strict (XML 1.0): a text that is not well-formed is an error. Entity declarations are refused unread, nothing
    /// is loaded from anywhere.
    case xml
  }

  /// Reads a text.
  package init(
    _ bytes: [UInt8], _ syntax: Syntax, limits: MarkupLimits = MarkupLimits()
  ) throws(MarkupProblem) {
    guard bytes.count <= limits.bytes else {
      throw MarkupProblem(line: 0, message: "the text is longer than \(limits.bytes) bytes")
    }
    if syntax == .xml, Self.declaresEntities(bytes) {
      throw Self.entitiesProblem
    }
    var parse = MarkupParse(limits: limits)
    try parse.run(bytes, syntax)
    elements = parse.elements
    problems = parse.problems
    isCut = parse.isCut
  }

  /// The elements of that name.
  package func elements(named name: String) -> [MarkupElement] { elements.filter { $0.name == name } }

  /// The element and its ancestors, the nearest first.
  package func ancestors(of element: MarkupElement) -> [MarkupElement] {
    var found: [MarkupElement] = []
    var place = element.parent
    while let here = place {
      found.append(elements[here])
      place = elements[here].parent
    }
    return found
  }

  static let entitiesProblem = MarkupProblem(line: 0, message: "the text declares entities, which are not read")

  /// Nested entities grow without bound ("billion laughs"), external ones read files: no list of servers needs either.
  private static func declaresEntities(_ bytes: [UInt8]) -> Bool {
    bytes.firstRange(of: Array("<!ENTITY".utf8)) != nil
  }
}
