import Foundation

/// The rule folder of the package, as bytes.
package enum RuleFolderFiles {
  /// Every `.yaml` file below `rules/`, sorted by path.
  package static func all() throws -> [(path: String, bytes: [UInt8])] {
    let root = Paths.packageRoot.appendingPathComponent("rules")
    guard let paths = FileManager.default.enumerator(atPath: root.path) else { return [] }
    let names = paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
    return try names.map { ($0, Array(try Data(contentsOf: root.appendingPathComponent($0)))) }
  }
}
