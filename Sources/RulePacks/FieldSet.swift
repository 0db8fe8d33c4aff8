/// Fields of a tool or its server that a term looks at.
package struct FieldSet: OptionSet, Sendable, Hashable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The tool's name without a prefix that stands for its server.
  package static let name = FieldSet(rawValue: 1 << 0)
  /// The title of the tool or of its annotations.
  package static let title = FieldSet(rawValue: 1 << 1)
  /// The first sentence of the description that says something.
  package static let lead = FieldSet(rawValue: 1 << 2)
  /// Later sentences that say what the tool does.
  package static let body = FieldSet(rawValue: 1 << 3)
  /// Argument lists, examples, warnings, conditions, hints at other tools.
  package static let aside = FieldSet(rawValue: 1 << 4)
  /// Parameter names at any depth.
  package static let parameter = FieldSet(rawValue: 1 << 5)
  /// Parameter titles and descriptions.
  package static let parameterText = FieldSet(rawValue: 1 << 6)
  /// Enumerated and constant values.
  package static let choice = FieldSet(rawValue: 1 << 7)
  /// Default values and examples that are strings.
  package static let defaultValue = FieldSet(rawValue: 1 << 8)
  /// Property names and descriptions of the output schema.
  package static let output = FieldSet(rawValue: 1 << 9)
  /// The server's name and title.
  package static let server = FieldSet(rawValue: 1 << 10)
  /// The server's instructions.
  package static let instructions = FieldSet(rawValue: 1 << 11)
  /// A leading part of the name that stands for the server.
  package static let prefix = FieldSet(rawValue: 1 << 12)
  /// Strings anywhere else in the definition (`_meta`, unknown members).
  package static let other = FieldSet(rawValue: 1 << 13)
  /// Hidden text that was decoded: characters nobody sees, base64, entities and the like.
  package static let decoded = FieldSet(rawValue: 1 << 14)

  /// The whole description.
  package static let description: FieldSet = [.lead, .body, .aside]
  /// Everything a tool says of itself in its definition.
  package static let definition: FieldSet = [
    .name, .title, .lead, .body, .aside, .parameter, .parameterText, .choice, .defaultValue, .output, .prefix, .other,
    .decoded,
  ]

  /// The words that rule files use, in the order of the manual.
  package static let words: [(word: String, fields: FieldSet)] = [
    ("name", .name), ("title", .title), ("description", .description), ("lead", .lead), ("body", .body),
    ("aside", .aside), ("parameter", .parameter), ("parameter-text", .parameterText), ("choice", .choice),
    ("default", .defaultValue), ("output", .output), ("server", .server), ("instructions", .instructions),
    ("prefix", .prefix), ("other", .other), ("decoded", .decoded), ("definition", .definition),
  ]
}
