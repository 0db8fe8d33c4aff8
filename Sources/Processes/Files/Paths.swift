/// Absolute paths as text; nothing here looks at the disk.
enum Paths {
  /// `folder/name` without a doubled slash; an absolute `name` stands for itself.
  static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The names between the slashes, without empty ones and `.`.
  static func components(_ path: String) -> [String] {
    path.split(separator: "/").map(String.init).filter { $0 != "." }
  }

  /// The path made of these names.
  static func path(_ components: some Sequence<String>) -> String {
    "/" + components.joined(separator: "/")
  }

  static func parent(_ path: String) -> String { self.path(components(path).dropLast()) }

  static func name(_ path: String) -> String { components(path).last ?? "/" }

  /// True if `path` is `folder` or stands below it.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    let inner = components(path)
    let outer = components(folder)
    return inner.starts(with: outer)
  }
}
