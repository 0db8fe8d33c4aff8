import Foundation
import TestSupport
import Testing

/// The manifest says the same as the table of imports.
struct ManifestTests {
  @Test func everyTargetDependsOnlyOnWhatItMayImport() throws {
    let manifest = try String(contentsOf: Paths.packageRoot.appendingPathComponent("Package.swift"), encoding: .utf8)
    let pattern = /\.(?:target|executableTarget)\(\s*name: "([\w-]+)"(?:,\s*dependencies: \[([^\]]*)\])?/
    var checked = 0
    for target in SwiftText(manifest).code.matches(of: pattern) {
      guard let allowed = ImportTests.allowed[String(target.1)] else { continue }
      checked += 1
      let list = String(target.2 ?? "").replacing(/\.product\(name: ("\w+"), package: "[^"]*"\)/) { $0.1 }
      for name in list.matches(of: /"([\w-]+)"/) {
        #expect(allowed.contains(String(name.1)), "\(target.1) depends on \(name.1)")
      }
    }
    #expect(checked > 3)
  }
}
