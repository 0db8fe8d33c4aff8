package import Foundation

/// The material beside the package (`../shared`): recorded listings and labels that are not part of the project.
/// Tests that need it are skipped where it is missing.
package enum SharedMaterial {
  /// The folder, whether it exists or not.
  package static let root = Paths.packageRoot.deletingLastPathComponent().appendingPathComponent("shared")

  /// The place of a file of the material, whether it exists or not.
  package static func url(_ path: String) -> URL { root.appendingPathComponent(path) }

  /// True if the file or folder is there; for `.enabled(if:)`.
  package static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

  /// Why a test that needs the file is skipped; the second argument of `.enabled(if:)`.
  package static func skipReason(_ path: String) -> String {
    "there is no ../shared/\(path) beside the package, so this test has nothing to read"
  }
}
