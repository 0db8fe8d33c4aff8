/// Reads the texts that people and clients write: JSON with comments, TOML, YAML. One tree comes out of all of them.
package enum ConfigurationText {
  package enum Syntax: String, Sendable, CaseIterable, Hashable {
    /// JSON, with comments and trailing commas tolerated.
    case json
    /// TOML 1.0; of TOML 1.1, line breaks and a last comma in inline tables.
    case toml
    /// YAML 1.1, one document.
    case yaml
  }

  /// The tree of a text; nil if there is nothing but space and comments in it.
  package static func read(
    _ bytes: [UInt8], _ syntax: Syntax, limits: ConfigurationLimits = ConfigurationLimits()
  ) throws(ConfigurationProblem) -> ConfigurationNode? {
    guard bytes.count <= limits.bytes else {
      throw ConfigurationProblem("the file is longer than \(limits.bytes) bytes", at: TextPlace(line: 0, column: 0))
    }
    let bytes = TextEncoding.utf8(bytes)
    switch syntax {
    case .json: return try RelaxedJSON.read(bytes, limits: limits)
    case .toml: return try TOML.read(bytes, limits: limits)
    case .yaml: return try YAML.read(bytes, limits: limits)
    }
  }

  /// The syntax that a text looks like, told from its first significant line.
  package static func syntax(of bytes: [UInt8]) -> Syntax { SyntaxGuess.of(TextEncoding.utf8(bytes)) }
}
