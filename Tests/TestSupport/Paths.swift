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

  /// The example server that misbehaves on demand.
  package static var fakeServer: URL { product("FakeServer") }

  /// The program itself; `PLIMSOLL_RELEASE` in the environment names the folder of a release build.
  package static var plimsoll: URL {
    let release = ProcessInfo.processInfo.environment["PLIMSOLL_RELEASE"]
    return release.map { URL(fileURLWithPath: $0).appendingPathComponent("plimsoll") } ?? product("plimsoll")
  }

  /// A file beside the calling test.
  package static func beside(_ sourceFile: String = #filePath, _ name: String) -> URL {
    URL(fileURLWithPath: sourceFile).deletingLastPathComponent().appendingPathComponent(name)
  }
}
