/// One file of the generated site, relative to its root.
package struct SiteFile: Sendable, Hashable {
  /// A relative path with `/`, made only of `a-z 0-9 - . _`, never `.` or `..`.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
