/// How long a client may keep a list, by the server's own word (`ttlMs` and `cacheScope` of revision 2026-07-28).
package struct ListFreshness: Sendable, Hashable {
  /// 0 … one year; what lies outside is clamped.
  package let milliseconds: Int
  /// True if the list is the same for every client.
  package let isPublic: Bool

  package init(milliseconds: Int, isPublic: Bool) {
    self.milliseconds = milliseconds
    self.isPublic = isPublic
  }

  /// A number of milliseconds within the bounds; what is not a number is 0.
  package static func clamped(_ number: Double) -> Int {
    let year = 365.0 * 86_400_000
    guard number > 0, number.isFinite else { return 0 }
    return Int(min(number, year))
  }
}
