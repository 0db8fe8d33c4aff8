import ToolModel

/// Reads a plain list: one URL or package a line, `#` begins a comment.
struct PlainListReader: Sendable {
  let builder: SourceBuilder

  private static let lineLimit = 1_000_000

  init(vault: Vault) { builder = SourceBuilder(vault: vault, origin: .caller) }

  /// True if the first line that is not a comment is one of such a list.
  static func isList(_ bytes: [UInt8]) -> Bool {
    for line in bytes.prefix(1 << 16).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let text = String(decoding: line.drop { $0 <= 0x20 }, as: UTF8.self)
      if text.isEmpty || text.hasPrefix("#") { continue }
      return ["http://", "https://", "pypi:", "npm:", "oci:"].contains { text.hasPrefix($0) }
    }
    return false
  }

  func read(_ bytes: [UInt8], label: String) -> SourceReading {
    var reading = SourceReading()
    var number = 0
    for line in bytes.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
      number += 1
      guard number <= Self.lineLimit else {
        reading.diagnostics.append(
          Diagnostic(
            code: "too-many-servers", message: "`\(label)` has more than \(Self.lineLimit) lines; the rest was not read"
          ))
        break
      }
      let words = String(decoding: line, as: UTF8.self).split { $0 == " " || $0 == "\t" || $0 == "\r" }
      guard let word = words.first.map(String.init), !word.hasPrefix("#") else { continue }
      let facts = SourceBuilder.Facts(origin: SourceOrigin(file: label, line: number, column: 1))
      if let package = PackageName(target: word) {
        reading.sources.append(builder.package(package, facts: facts))
        continue
      }
      switch builder.endpoint(FilledText(word), facts: facts) {
      case .success(let source): reading.sources.append(source)
      case .failure(let problem):
        reading.diagnostics.append(
          Diagnostic(code: "malformed-entry", message: "`\(label):\(number):1`: \(problem.message)"))
      }
    }
    return reading
  }
}
