/// The identity of a server: a package URL without version, a canonical endpoint URL, a registry name, or the
/// digest of a redacted command line. What a server says of itself is never part of it.
package struct ServerID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The identity as text, never empty, for example `pkg:pypi/mcp-flux-pro`.
  package let text: String

  /// Wraps an identity that the caller has made canonical.
  package init(_ text: String) { self.text = text }

  package var description: String { text }

  package static func < (left: ServerID, right: ServerID) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
