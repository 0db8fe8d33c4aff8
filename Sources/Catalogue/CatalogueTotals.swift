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

  package init(
    servers: Int, listed: Int, failing: Int, tools: Int, definitions: Int, snapshots: Int, verdicts: Int
  ) {
    self.servers = servers
    self.listed = listed
    self.failing = failing
    self.tools = tools
    self.definitions = definitions
    self.snapshots = snapshots
    self.verdicts = verdicts
  }
}
