import JSONText
package import ToolModel

/// The writer of one target's files.
package protocol PolicyBackEnd: Sendable {
  /// How people call the target.
  static var title: String { get }
  /// The name of its file.
  static var fileName: String { get }
  static var abilities: TargetAbilities { get }
  /// Where the file goes and how it is put to use, one sentence.
  static var placement: String { get }
  /// Writes a record; never looser than it.
  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile
}

extension PolicyTarget {
  /// The file of this target, with comments or without.
  func file(
    _ bytes: [UInt8], _ losses: [PolicyLoss], companions: [PolicyFile.Companion] = []
  ) -> PolicyFile {
    PolicyFile(target: rawValue, fileName: fileName, bytes: bytes, losses: losses, companions: companions)
  }

  /// The file of this target from lines.
  func file(
    _ lines: [String], _ losses: [PolicyLoss], companions: [PolicyFile.Companion] = []
  ) -> PolicyFile {
    file(Array((lines.joined(separator: "\n") + "\n").utf8), losses, companions: companions)
  }

  /// The file of this target as JSON, which has no comments: where it comes from stands in a file beside it.
  func file(
    _ policy: LoweredPolicy, of template: PolicyTemplate, provenance: PolicyProvenance,
    _ body: (inout JSONWriter) -> Void
  ) -> PolicyFile {
    var writer = JSONWriter(indentation: 2)
    writer.object(body)
    let stem = fileName.split(separator: ".").first.map(String.init) ?? rawValue
    let side = PolicyFile.Companion(
      fileName: stem + ".plimsoll.json", bytes: RecordJSON.bytes(of: template, provenance: provenance, for: self))
    return file(writer.bytes + [0x0A], policy.losses, companions: [side])
  }
}

extension JSONWriter {
  /// A key and an array of strings.
  mutating func strings(_ key: String, _ texts: [String]) {
    self.key(key)
    array { list in for text in texts { list.string(text) } }
  }

  /// A key and a string.
  mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }

  /// A key and an object.
  mutating func member(_ key: String, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    object(body)
  }
}
