/// One value of a configuration, whatever syntax it was written in, and where it stands.
package struct ConfigurationNode: Sendable, Hashable {
  package let value: Value
  package let place: TextPlace

  package enum Value: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// The number as it was written.
    case number(String)
    case text(String)
    case list([ConfigurationNode])
    /// In the order of the text. A key that JSON repeats is there once, with its last value, as JavaScript reads it.
    case map([ConfigurationMember])
  }

  package init(_ value: Value, at place: TextPlace) {
    self.value = value
    self.place = place
  }
}

/// A named value.
package struct ConfigurationMember: Sendable, Hashable {
  package let key: String
  /// Where the key stands.
  package let place: TextPlace
  package let value: ConfigurationNode

  package init(key: String, place: TextPlace, value: ConfigurationNode) {
    self.key = key
    self.place = place
    self.value = value
  }
}

/// A place in a text.
package struct TextPlace: Sendable, Hashable {
  /// From 1; 0 where nobody knows.
  package let line: Int
  /// From 1, in Unicode scalars; 0 where nobody knows.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension ConfigurationNode {
  package var text: String? { if case .text(let text) = value { text } else { nil } }
  package var boolean: Bool? { if case .boolean(let truth) = value { truth } else { nil } }
  package var isNull: Bool { value == .null }

  /// A text, number or truth value as it was written: what a client makes a string of.
  package var scalar: String? {
    switch value {
    case .text(let text), .number(let text): text
    case .boolean(let truth): truth ? "true" : "false"
    case .null, .list, .map: nil
    }
  }

  package var elements: [ConfigurationNode]? { if case .list(let elements) = value { elements } else { nil } }
  package var members: [ConfigurationMember]? { if case .map(let members) = value { members } else { nil } }

  /// The member of that name; nil where there is none, or where it is null.
  package subscript(_ key: String) -> ConfigurationNode? {
    guard let value = members?.first(where: { $0.key == key })?.value, !value.isNull else { return nil }
    return value
  }

  /// The value behind several names.
  package func at(_ path: [String]) -> ConfigurationNode? {
    var node: ConfigurationNode? = self
    for key in path { node = node?[key] }
    return node
  }
}
