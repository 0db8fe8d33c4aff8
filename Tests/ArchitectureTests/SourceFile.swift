import Foundation
import TestSupport
import Testing

/// A Swift file of the project.
struct SourceFile: Sendable, CustomTestStringConvertible {
  /// Relative to the package, with `/`.
  let path: String
  let text: String
  private let parts: SwiftText

  init(path: String, text: String) {
    self.path = path
    self.text = text
    self.parts = SwiftText(text)
  }

  var testDescription: String { path }

  /// The target's folder: the part of the path after `Sources/` or `Tests/`.
  var room: String { path.split(separator: "/").dropFirst().first.map { String($0) } ?? "" }

  /// The path within the target's folder.
  var pathInRoom: String { path.split(separator: "/").dropFirst(2).joined(separator: "/") }

  var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }

  /// The text without comments; what stands in quotes is kept.
  var code: String { parts.code }

  /// The text without comments and with empty quotes.
  var codeWithoutStrings: String { parts.codeWithoutStrings }

  /// What stands in quotes.
  var strings: [String] { parts.strings }

  /// The modules it imports.
  var imports: [String] {
    codeWithoutStrings.split(separator: "\n").compactMap { line in
      let pattern =
        /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:package|public|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)/
      return line.firstMatch(of: pattern).map { String($0.1) }
    }
  }

  /// All Swift files below a folder of the package, in the order of their paths.
  static func all(below folder: String) throws -> [SourceFile] {
    let files = try everything.get().filter { $0.path.hasPrefix(folder + "/") }
    try #require(!files.isEmpty, "there are no files below \(folder)")
    return files
  }

  // Read and taken apart once for all tests.
  private static let everything = Result { try read("Sources") + read("Tests") }

  private static func read(_ folder: String) throws -> [SourceFile] {
    let root = Paths.packageRoot.appendingPathComponent(folder).resolvingSymlinksInPath()
    guard let walker = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else { return [] }
    var files: [SourceFile] = []
    for case let url as URL in walker where url.pathExtension == "swift" {
      let path = folder + url.resolvingSymlinksInPath().path.dropFirst(root.path.count)
      files.append(SourceFile(path: path, text: try String(contentsOf: url, encoding: .utf8)))
    }
    return files.sorted { $0.path < $1.path }
  }
}
