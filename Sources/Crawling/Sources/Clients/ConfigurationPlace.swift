package import ToolModel

/// A file that a client reads, as a path below a folder that only the machine knows.
package struct ConfigurationPlace: Sendable, Hashable {
  package let root: Root
  /// Below the root; `*` stands for any one name, or for a part of one.
  package let path: String

  package enum Root: Sendable, Hashable {
    /// The current folder and the folders above it.
    case workspace
    /// The user's home.
    case home
    /// `$XDG_CONFIG_HOME`, else `~/.config` (Linux, and many programs on macOS).
    case configuration
    /// `~/Library/Application Support` (macOS).
    case applicationSupport
    /// `%APPDATA%` (Windows).
    case applicationData
    /// The folder that this variable names; without it nothing.
    case variable(String)
    /// The file system's root.
    case machine
  }

  init(_ root: Root, _ path: String) {
    self.root = root
    self.path = path
  }

  package var scope: SourceOrigin.Scope {
    switch root {
    case .workspace: .workspace
    case .machine: .system
    case .home, .configuration, .applicationSupport, .applicationData, .variable: .user
    }
  }

  /// The place as the manual writes it.
  package var text: String {
    switch root {
    case .workspace: "./" + path
    case .home: "~/" + path
    case .configuration: "$XDG_CONFIG_HOME/" + path
    case .applicationSupport: "~/Library/Application Support/" + path
    case .applicationData: "%APPDATA%/" + path
    case .variable(let name): "$\(name)/" + path
    case .machine: "/" + path
    }
  }

  /// The names of the path, each a pattern.
  package var words: [NamePattern] { path.split(separator: "/").map { NamePattern(String($0)) } }

  // MARK: Usual groups

  static func workspace(_ paths: String...) -> [ConfigurationPlace] { paths.map { Self(.workspace, $0) } }
  static func home(_ paths: String...) -> [ConfigurationPlace] { paths.map { Self(.home, $0) } }
  static func machine(_ paths: String...) -> [ConfigurationPlace] { paths.map { Self(.machine, $0) } }

  /// Where a desktop program keeps its data on Linux, macOS and Windows.
  static func userData(_ path: String) -> [ConfigurationPlace] {
    [Self(.configuration, path), Self(.applicationSupport, path), Self(.applicationData, path)]
  }

  /// What an extension of an editor of the VS Code family keeps, on this machine and on a remote one.
  static func extensionData(_ path: String) -> [ConfigurationPlace] {
    userData("*/User/globalStorage/" + path) + home(".vscode-server/data/User/globalStorage/" + path)
  }
}

/// A file or folder name with at most one `*`.
package struct NamePattern: Sendable, Hashable {
  package let text: String

  init(_ text: String) { self.text = text }

  package var isPlain: Bool { !text.contains("*") }

  package func matches(_ name: some StringProtocol) -> Bool {
    guard let star = text.firstIndex(of: "*") else { return name == text }
    let (before, after) = (text[..<star], text[text.index(after: star)...])
    return name.count >= before.count + after.count && name.hasPrefix(before) && name.hasSuffix(after)
  }
}
