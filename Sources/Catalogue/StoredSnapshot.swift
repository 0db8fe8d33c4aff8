/// What a server offered at one time of its past, in short.
package struct StoredSnapshot: Sendable, Hashable {
  /// Seconds since 1970 at which the server first said so.
  package let takenAt: Int64
  /// Seconds since 1970 at which it last said so.
  package let lastSeen: Int64
  package let isComplete: Bool
  /// In the order of the listing.
  package let tools: [Tool]

  /// A tool as it was then.
  package struct Tool: Sendable, Hashable {
    package let name: String
    package let ordinal: Int
    package let digest: String
    /// The narrower digest, equal where a change was harmless.
    package let coreDigest: String
    /// The label that this definition has, or had when it was judged last; nil if it never was.
    package let label: Label?
  }

  /// A label in short.
  package struct Label: Sendable, Hashable {
    package let category: String
    package let risk: String
  }
}
