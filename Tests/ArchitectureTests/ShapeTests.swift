import TestSupport
import Testing

/// Files stay small enough to be read at once.
struct ShapeTests {
  @Test func noFileIsLong() throws {
    for file in try SourceFile.all(below: "Sources") + SourceFile.all(below: "Tests") {
      guard !file.path.contains("+Generated") else { continue }
      #expect(file.lineCount <= 450, "\(file.path) has \(file.lineCount) lines")
    }
  }

  @Test func mostFilesAreShort() throws {
    let counts = try SourceFile.all(below: "Sources").map(\.lineCount).sorted()
    #expect(counts.count > 100)
    #expect(counts[counts.count / 2] <= 120)
  }
}
