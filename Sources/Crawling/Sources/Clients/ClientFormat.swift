package import ConfigurationText

/// How one MCP client writes down its servers, and where. A row of the table in the manual.
package struct ClientFormat: Sendable, Hashable {
  /// A stable word, for example `vscode`.
  package let id: String
  /// The client's name for people.
  package let title: String
  /// Where in a file the entries stand, as keys from the root; `*` goes through every member. All that are there are read.
  package let sections: [[String]]
  /// How the client writes variables into values.
  package let variables: Set<VariableNotation>
  /// The files it reads, the project's first.
  package let places: [ConfigurationPlace]

  init(
    _ id: String, _ title: String, sections: [[String]] = [["mcpServers"]], variables: Set<VariableNotation> = [],
    places: [ConfigurationPlace]
  ) {
    self.id = id
    self.title = title
    self.sections = sections
    self.variables = variables
    self.places = places
  }

  /// The syntax of a file of that name; JSON where the name does not tell another.
  package static func syntax(ofFile path: String) -> ConfigurationText.Syntax? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return switch path[dot...].lowercased() {
    case ".toml": .toml
    case ".yaml", ".yml": .yaml
    case ".json", ".jsonc", ".json5": .json
    default: nil
    }
  }

  /// The format of a file that the user named, told by the end of its path; nil for names that no client uses.
  package static func ofFile(_ path: String) -> (format: ClientFormat, place: ConfigurationPlace)? {
    let words = path.split { $0 == "/" || $0 == "\\" }
    var best: (format: ClientFormat, place: ConfigurationPlace, length: Int)?
    for format in all {
      for place in format.places {
        // Below a folder that a variable names any name may stand.
        if case .variable = place.root, place.words.count == 1 { continue }
        let pattern = place.words
        guard pattern.count <= words.count, pattern.count > best?.length ?? 0 else { continue }
        if zip(words.suffix(pattern.count), pattern).allSatisfy({ $1.matches($0) }) {
          best = (format, place, pattern.count)
        }
      }
    }
    return best.map { ($0.format, $0.place) }
  }
}
