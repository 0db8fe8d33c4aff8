/// pyenv puts small scripts first in `PATH` that choose a version and start it; they need all of pyenv. We look up
/// the choice and start the version itself.
enum PyenvShim {
  /// The program behind `ROOT/shims/NAME`, nil if `path` is no shim or the version has no such program.
  static func target(of path: String, files: any FileLookup) -> String? {
    let folder = Paths.parent(path)
    guard Paths.name(folder) == "shims" else { return nil }
    let root = Paths.parent(folder)
    guard files.kind(Paths.join(root, "versions")) == .folder else { return nil }
    let chosen = String(decoding: files.head(Paths.join(root, "version"), count: 1_024), as: UTF8.self)
    for version in chosen.split(whereSeparator: \.isWhitespace) where !version.contains("/") && version != ".." {
      let program = Paths.join(root, "versions/\(version)/bin/\(Paths.name(path))")
      if LinkResolution.follow(program, in: files) != nil { return program }
    }
    return nil
  }
}
