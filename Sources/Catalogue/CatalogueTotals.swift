/// How much the store holds.
package struct CatalogueTotals: Sendable, Hashable {
  /// Servers that were ever tried.
  package let servers: Int
  /// Servers with a listing.
  package let listed: Int
  /// Servers whose last attempt failed.
  package let failing: Int
  /// Tools in the latest listings.
  package let tools: Int
  /// Different definitions, over all time.
  package let definitions: Int
  /// Snapshots, over all time.
  package let snapshots: Int
  /// Verdicts, over all contexts and rules.
  package let verdicts: Int
}
