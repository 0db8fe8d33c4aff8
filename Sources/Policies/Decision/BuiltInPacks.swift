/// The packs that are built in.
package enum BuiltInPacks {
  /// The command that writes the embedded packs anew.
  package static let command = "swift run generate-plimsoll packs"

  /// The names of the packs, strictest first.
  package static let names = ["strict", "recommended", "permissive"]

  /// The generated source file that holds the packs; `json` has one line a pack, in the order of `names`.
  package static func source(_ json: [[UInt8]]) -> [UInt8] {
    var text = Array("// Generated from rules/packs by `\(command)`. Do not edit.\n// swift-format-ignore-file\n".utf8)
    text += Array("let builtInPacksJSON: [String] = [\n".utf8)
    for pack in json { text += Array("  ###\"".utf8) + pack + Array("\"###,\n".utf8) }
    return text + Array("]\n".utf8)
  }
}

extension TreatmentTable {
  /// The packs that are built in, strictest first.
  package static let packs: [TreatmentTable] = zip(BuiltInPacks.names, builtInPacksJSON).map { name, json in
    do throws(PackProblem) {
      return try PackDecoder.decode(Array(json.utf8), name: name)
    } catch {
      preconditionFailure("the embedded pack `\(name)` is damaged: \(error.place): \(error.message)")
    }
  }

  /// Only reads of low risk run.
  package static let strict = packs[0]
  /// Reads run, changes are asked about or counted, money and losses need a person.
  package static let recommended = packs[1]
  /// Nearly everything runs, what is dangerous under limits.
  package static let permissive = packs[2]
}
