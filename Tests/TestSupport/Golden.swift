package import Foundation
package import Testing

/// Compares with the file `Golden/NAME` beside the calling test, byte by byte.
///
/// `GOLDEN=record` in the environment writes the file instead and fails with "recorded", so that no run that writes
/// can be taken for one that checks. Where `CI` is set nothing is ever written.
package func expectGolden(
  _ actual: [UInt8], named name: String, sourceFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = URL(fileURLWithPath: sourceFile).deletingLastPathComponent()
    .appendingPathComponent("Golden").appendingPathComponent(name)
  if let message = GoldenFile(url: file).check(actual, mode: .current) {
    Issue.record(Comment(rawValue: message), sourceLocation: sourceLocation)
  }
}

/// The same over the UTF-8 of a text.
package func expectGolden(
  _ actual: String, named name: String, sourceFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectGolden(Array(actual.utf8), named: name, sourceFile: sourceFile, sourceLocation: sourceLocation)
}

/// The same with a file that stands elsewhere, such as a page of the manual that a test writes.
package func expectRecorded(
  _ actual: String, at file: URL, sourceLocation: SourceLocation = #_sourceLocation
) {
  if let message = GoldenFile(url: file).check(Array(actual.utf8), mode: .current) {
    Issue.record(Comment(rawValue: message), sourceLocation: sourceLocation)
  }
}
