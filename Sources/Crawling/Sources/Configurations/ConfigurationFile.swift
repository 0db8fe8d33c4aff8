package import ConfigurationText
package import ToolModel

/// A file with entries of a client, and what is known of it before it is read.
package struct ConfigurationFile: Sendable {
  /// The path as it was given, `-` for standard input.
  package let label: String
  /// Nil where the name tells none.
  package let format: ClientFormat?
  package let scope: SourceOrigin.Scope?
  /// Nil: told by the text.
  package let syntax: ConfigurationText.Syntax?
  /// The folder in which the entries' commands start unless they name one; nil for the current one.
  package let folder: String?

  package init(
    label: String, format: ClientFormat? = nil, scope: SourceOrigin.Scope? = nil,
    syntax: ConfigurationText.Syntax? = nil, folder: String? = nil
  ) {
    self.label = label
    self.format = format
    self.scope = scope
    self.syntax = syntax
    self.folder = folder
  }
}

/// What a reader made of a file or an answer.
package struct SourceReading: Sendable {
  package var sources: [ServerSource] = []
  /// Servers that are named but cannot be reached as they are written down.
  package var failures: [CrawlFailure] = []
  package var diagnostics: [Diagnostic] = []

  package init() {}

  package mutating func append(_ other: SourceReading) {
    sources += other.sources
    failures += other.failures
    diagnostics += other.diagnostics
  }
}
