import Classification
import Foundation
import Testing
import ToolModel

/// Thirty descriptions a language and category, in our own words, under a name that says nothing. The lines under
/// `# before` were written before the vocabulary of that language was widened, those under `# after` since.
struct LanguageFileTests {
  private static let languages = ["de", "es", "fr", "ja", "ko", "pt", "ru", "zh"]

  @Test(arguments: languages)
  func descriptionsAreUnderstood(_ language: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Languages")
    var right: [String: Int] = [:]
    var total: [String: Int] = [:]
    for category in Category.allCases {
      let file = folder.appendingPathComponent("\(language)/\(category.rawValue).txt")
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
      #expect(lines.filter { !$0.hasPrefix("#") }.count >= 30)
      var half = ""
      for line in lines {
        guard !line.hasPrefix("# ") else {
          half = String(line.dropFirst(2))
          continue
        }
        let verdict = try Tools.verdict(#"{"name": "dienst_kvx", "description": "\#(line)"}"#)
        #expect(verdict.category == category, "\(language): \(line)")
        total[half, default: 0] += 1
        right[half, default: 0] += verdict.category == category ? 1 : 0
      }
    }
    let figures = total.keys.sorted().reversed().map { "\($0) \(right[$0] ?? 0)/\(total[$0] ?? 0)" }
    print("\(language): written \(figures.joined(separator: ", "))")
  }
}
