/// How a client marks a variable in a value.
package enum VariableNotation: String, Sendable, CaseIterable, Hashable {
  /// `${NAME}`
  case braces
  /// `${NAME:-default}`
  case bracesWithDefault
  /// `${env:NAME}`
  case environment
  /// `$NAME`
  case dollar
  /// `%NAME%`
  case percent
  /// `{env:NAME}` and `{file:path}`
  case bareBraces
  /// `${{ secrets.NAME }}`
  case secrets
  /// `${input:id}`
  case input
  /// `${userHome}`, `${workspaceFolder}`, `${workspaceFolderBasename}`, `${pathSeparator}`, `${/}`
  case folders

  /// As the manual shows it.
  package var example: String {
    switch self {
    case .braces: "${NAME}"
    case .bracesWithDefault: "${NAME:-default}"
    case .environment: "${env:NAME}"
    case .dollar: "$NAME"
    case .percent: "%NAME%"
    case .bareBraces: "{env:NAME}"
    case .secrets: "${{ secrets.NAME }}"
    case .input: "${input:id}"
    case .folders: "${workspaceFolder}"
    }
  }
}
