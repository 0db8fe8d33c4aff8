/// `plimsoll.yaml` on the disk.
enum ProjectFile {
  static let name = "plimsoll.yaml"

  /// The settings that hold in the current folder: of the file that was named, else of the nearest one upward, not beyond
  /// the root of the repository. Nil if there is none.
  static func find(named path: String?) throws(ProgramError) -> ProjectConfiguration? {
    if let path { return try read(path) }
    var folder = Files.absolute(".")
    if folder.hasSuffix("/.") { folder.removeLast(2) }
    for _ in 0..<64 {
      let candidate = folder + "/" + name
      if Files.exists(candidate) { return try read(Files.relative(candidate)) }
      if folder.isEmpty || Files.exists(folder + "/.git") { return nil }
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    }
    return nil
  }

  private static func read(_ path: String) throws(ProgramError) -> ProjectConfiguration {
    try ProjectReader.read(try Files.read(path, limit: 1 << 20), path: path)
  }

  /// A path of the file, from where we are.
  static func resolve(_ word: String, in configuration: ProjectConfiguration) -> String {
    guard !word.hasPrefix("/"), !word.contains("://"), !word.hasPrefix("pypi:"), !word.hasPrefix("npm:"),
      !word.hasPrefix("oci:")
    else { return word }
    let folder = Files.folder(of: configuration.path)
    return folder == "." ? word : (folder == "/" ? "/" : folder + "/") + word
  }
}
