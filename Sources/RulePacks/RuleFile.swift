/// A file of a rule folder, as the program read it.
package struct RuleFile: Sendable, Hashable {
  /// The path relative to the folder, with `/`: `category/destroy-by-name.yaml`, `vocabulary/destroy.yaml`.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The file's name without folders and without its ending.
  var stem: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: ".") else { return name }
    return String(name[..<dot])
  }

  /// Whether it stands in a folder called `vocabulary`.
  var isVocabulary: Bool { path.split(separator: "/").dropLast().contains("vocabulary") }

  /// Whether it stands in the folder of policy packs, which say what to do about labels and are no rules.
  var isPolicyPack: Bool { path.split(separator: "/").dropLast().contains("packs") }
}
