import Policies
import RulePacks

/// Policy packs by name, or from a file of the user's.
enum PolicyPacks {
  /// True for what names a file and no built-in pack.
  static func isFile(_ word: String) -> Bool { word.contains("/") || word.hasSuffix(".yaml") || word.hasSuffix(".yml") }

  /// The pack; a sentence where there is none, or the file is wrong.
  static func read(_ word: String) throws(ProgramError) -> TreatmentTable {
    guard isFile(word) else {
      if let table = TreatmentTable.packs.first(where: { $0.name == word }) { return table }
      let names = TreatmentTable.packs.map { "`\($0.name)`" }.joined(separator: ", ")
      throw ProgramError("there is no pack `\(word)`: use \(names) or the path of a file")
    }
    let bytes = try Files.read(word, limit: 1 << 20)
    let json: [UInt8]
    do throws(RuleProblem) {
      json = try RulePackReader.json(of: RuleFile(path: word, bytes: bytes))
    } catch {
      throw ProgramError("`\(word)` is no pack: line \(error.line): \(error.message)")
    }
    do throws(PackProblem) {
      return try PackDecoder.decode(json, name: Files.stem(word))
    } catch {
      throw ProgramError("`\(word)` is no pack: `\(error.place)`: \(error.message)")
    }
  }
}
