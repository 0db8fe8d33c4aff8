import Crawling
import FoundationEssentials
import ToolModel

/// Finds the files that clients read on this machine.
struct ConfigurationPlaces {
  private let environment: @Sendable (String) -> String?
  private let current: String

  /// Names of one folder that are looked at, and folders above the current one.
  private static let nameLimit = 2_000
  private static let levelLimit = 64

  init(current: String, environment: @escaping @Sendable (String) -> String?) {
    self.current = current
    self.environment = environment
  }

  /// A file that is there.
  struct Found {
    let path: String
    let format: ClientFormat
    let scope: SourceOrigin.Scope
    /// The folder of the project, for its own files.
    let folder: String?
  }

  /// Everything of this user and of the project in the current folder, project first.
  func all() -> [Found] {
    let folders = projectFolders()
    let places = ClientFormat.all.flatMap { format in format.places.map { (format, $0) } }
    let workspace = places.filter { $0.1.scope == .workspace }.flatMap { format, place in
      folders.flatMap { find(place, of: format, below: $0, folder: $0) }
    }
    let others = places.filter { $0.1.scope != .workspace }.flatMap { format, place in
      roots(place.root).flatMap { find(place, of: format, below: $0, folder: nil) }
    }
    var seen: Set<String> = []
    return (workspace + others).filter { seen.insert(FilePath.real($0.path)).inserted }
  }

  /// The project's files in this one folder.
  func project(_ folder: String) -> [Found] {
    var seen: Set<String> = []
    return ClientFormat.all.flatMap { format in
      format.places.filter { $0.scope == .workspace }.flatMap { find($0, of: format, below: folder, folder: folder) }
    }.filter { seen.insert(FilePath.real($0.path)).inserted }
  }

  /// From the current folder up to the root of its repository. Without a repository only the current one: nobody else
  /// shall slip us a file by putting it into a folder above.
  private func projectFolders() -> [String] {
    var folders: [String] = []
    var folder = current
    for _ in 0..<Self.levelLimit {
      folders.append(folder)
      if Files.exists(folder + "/.git") { return folders }
      guard let slash = folder.lastIndex(of: "/"), slash != folder.startIndex else { break }
      folder = String(folder[..<slash])
    }
    return [current]
  }

  private func roots(_ root: ConfigurationPlace.Root) -> [String] {
    let home = absolute("HOME") ?? absolute("USERPROFILE")
    let found: String? =
      switch root {
      case .workspace: nil
      case .home: home
      case .configuration: absolute("XDG_CONFIG_HOME") ?? home.map { $0 + "/.config" }
      case .applicationSupport: home.map { $0 + "/Library/Application Support" }
      case .applicationData: absolute("APPDATA")
      case .variable(let name): absolute(name)
      case .machine: ""
      }
    return found.map { [$0] } ?? []
  }

  private func absolute(_ name: String) -> String? {
    guard let value = environment(name), value.hasPrefix("/") else { return nil }
    return value.count > 1 && value.hasSuffix("/") ? String(value.dropLast()) : value
  }

  private func find(
    _ place: ConfigurationPlace, of format: ClientFormat, below root: String, folder: String?
  ) -> [Found] {
    var paths = [root]
    for (number, word) in place.words.enumerated() {
      // Nothing of a pattern's folder can be there if the folder is not.
      if word.isPlain {
        paths = paths.map { $0 + "/" + word.text }
        if number < place.words.count - 1 { paths = paths.filter(Files.isFolder) }
      } else {
        paths = paths.flatMap { path in
          Files.names(in: path, limit: Self.nameLimit).filter(word.matches).map { path + "/" + $0 }
        }
      }
    }
    return paths.filter { Files.exists($0) && !Files.isFolder($0) }.map {
      Found(path: $0, format: format, scope: place.scope, folder: folder == current ? nil : folder)
    }
  }
}

/// Paths as the file system sees them.
enum FilePath {
  /// Without symbolic links, so that one file that has two names is read once.
  static func real(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
  }
}
