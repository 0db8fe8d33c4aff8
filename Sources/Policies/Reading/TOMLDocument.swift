/// A value of a TOML file, with where it stands.
package indirect enum TOMLValue: Sendable {
  case string(String, Range<Int>)
  /// A number, a boolean or a date, as it is written.
  case word(String, Range<Int>)
  case array([TOMLValue], Range<Int>)
  case table([TOMLMember])

  /// Where the value is written, in bytes; nil for a table, which may stand in several places.
  package var range: Range<Int>? {
    switch self {
    case .string(_, let range), .word(_, let range), .array(_, let range): range
    case .table: nil
    }
  }

  package var string: String? {
    if case .string(let text, _) = self { text } else { nil }
  }

  /// A number, a boolean or a date, as it is written.
  package var word: String? {
    if case .word(let text, _) = self { text } else { nil }
  }

  package var elements: [TOMLValue] {
    if case .array(let values, _) = self { values } else { [] }
  }

  package var members: [TOMLMember] {
    if case .table(let members) = self { members } else { [] }
  }

  /// The texts of an array; others in it are left out.
  package var strings: [String] { elements.compactMap(\.string) }

  package subscript(_ key: String) -> TOMLValue? {
    members.first { sameBytes($0.key, key) }?.value
  }
}

/// A key of a table and its value.
package struct TOMLMember: Sendable {
  package let key: String
  package var value: TOMLValue
}

/// Why a text is not TOML.
package struct TOMLProblem: Error, Sendable, Hashable {
  /// From 1.
  package let line: Int
  /// One sentence: lower case, no full stop.
  package let message: String
}

/// A TOML file: as much of TOML 1.0 as settings of clients use, which is all but the meaning of dates and numbers.
package struct TOMLDocument: Sendable {
  package let root: TOMLValue
  /// Where the line after a table's header begins, by the path of its keys.
  package let bodies: [[String]: Int]

  package init(_ bytes: [UInt8]) throws(TOMLProblem) {
    var reader = TOMLReader(bytes)
    try reader.readAll()
    root = .table(reader.tree)
    bodies = reader.bodies
  }
}
