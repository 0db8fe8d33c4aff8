import Foundation
import RulePacks

/// Reads a rule folder from disk.
enum RuleFolder {
  /// Every `.yaml` file below the folder, sorted by path.
  static func read(_ folder: String) throws -> [RuleFile] {
    let root = URL(fileURLWithPath: folder, isDirectory: true)
    guard let paths = FileManager.default.enumerator(atPath: root.path) else {
      throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: folder])
    }
    let names = paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
    return try names.map { name in
      RuleFile(path: name, bytes: Array(try Data(contentsOf: root.appendingPathComponent(name))))
    }
  }
}
