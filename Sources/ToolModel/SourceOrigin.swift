/// Where a source was found: the file and the place of its entry. It is no part of a server's identity and not stored.
package struct SourceOrigin: Sendable, Hashable {
  /// The file's path as it was given, `-` for standard input, or the URL of a registry's page without its query.
  package let file: String
  /// The line of the entry's name, from 1; 0 where nobody knows.
  package let line: Int
  /// The column of the entry's name in characters, from 1; 0 where nobody knows.
  package let column: Int
  /// The client whose format it is, for example `vscode`; nil for lists and pages.
  package let client: String?
  /// Whose settings these are; nil where that cannot be told.
  package let scope: Scope?

  package enum Scope: String, Sendable, CaseIterable, Hashable {
    /// Of the project in the current folder.
    case workspace
    case user
    /// Of the machine, set by its administrator.
    case system
  }

  package init(file: String, line: Int = 0, column: Int = 0, client: String? = nil, scope: Scope? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.client = client
    self.scope = scope
  }
}
