package import ToolModel

/// A server, and a digest that changes whenever something changes that the store would tell of it.
package struct StoreMark: Sendable, Hashable {
  package let server: ServerID
  /// SHA-256 in hexadecimal. The times of repeated equal listings are not part of it.
  package let digest: String
  /// False if its listing has no verdicts yet under the rules that were asked for.
  package let isJudged: Bool
  /// How many different listings the store holds of it.
  package let snapshots: Int
}
