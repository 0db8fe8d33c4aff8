/// Which package exactly was listed.
package struct PackageProvenance: Sendable, Hashable {
  /// The version that was fetched, also where none was asked for.
  package let version: String
  /// Of its archive as the index told and the package manager checked it: `sha256:` with hexadecimal digits, or an
  /// integrity text of npm; empty if the index told none.
  package let digest: String
  /// Scheme, host and port that the archive came from; empty where unknown.
  package let origin: String

  package init(version: String, digest: String, origin: String) {
    self.version = version
    self.digest = digest
    self.origin = origin
  }
}
