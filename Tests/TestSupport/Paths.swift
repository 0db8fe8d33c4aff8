package import Foundation

/// Where things stand on this machine, told by where the sources and the test bundle are.
package enum Paths {
  /// The folder of `Package.swift`.
  package static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder beside the test bundle, where the built programs are.
  package static var products: URL {
    // swift test starts `swiftpm-testing-helper --test-bundle-path …`; the bundle's folder is the products' folder.
    let arguments = CommandLine.arguments
    if let flag = arguments.firstIndex(of: "--test-bundle-path"), flag + 1 < arguments.count {
      return URL(fileURLWithPath: arguments[flag + 1]).deletingLastPathComponent()
    }
    return URL(fileURLWithPath: arguments.first ?? "").deletingLastPathComponent()
  }

  /// A program of this package as it was built for the tests.
  package static func product(_ name: String) -> URL { products.appendingPathComponent(name) }

  /// The example server that misbehaves on demand, of the same build as the program.
  package static var fakeServer: URL { programs.appendingPathComponent("FakeServer") }

  /// The program itself.
  package static var plimsoll: URL { programs.appendingPathComponent("plimsoll") }

  /// The folder of the programs: `PLIMSOLL_RELEASE` in the environment names that of a release build.
  private static var programs: URL {
    ProcessInfo.processInfo.environment["PLIMSOLL_RELEASE"].map { URL(fileURLWithPath: $0) } ?? products
  }

  /// A file beside the calling test.
  package static func beside(_ sourceFile: String = #filePath, _ name: String) -> URL {
    URL(fileURLWithPath: sourceFile).deletingLastPathComponent().appendingPathComponent(name)
  }
}
