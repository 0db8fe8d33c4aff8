/// What came to light when a server was listed again under another name. The first listing stays the record; this
/// stands beside it.
package struct Relisting: Sendable, Hashable {
  package let outcome: Outcome
  /// How many listings were compared, the first one counted.
  package let listings: Int
  /// Of the listing that differs most, in the order of the tools; bounded.
  package let differences: [ListingDifference]
  /// So many further differences were left out.
  package let omitted: Int
  /// Definitions that only another listing has, each once: what a policy must reckon with too.
  package let definitions: [ToolDefinition]
  /// What the server told the other client, where its words differ; hostile until escaped.
  package let instructions: String?

  package init(
    outcome: Outcome, listings: Int, differences: [ListingDifference] = [], omitted: Int = 0,
    definitions: [ToolDefinition] = [], instructions: String? = nil
  ) {
    self.outcome = outcome
    self.listings = listings
    self.differences = differences
    self.omitted = omitted
    self.definitions = definitions
    self.instructions = instructions
  }

  /// What the listings say together.
  package enum Outcome: String, Sendable, CaseIterable, Hashable {
    /// The same tools, in whatever order.
    case same
    /// Each client gets a list of its own, every time.
    case cloaking
    /// The list differs from one listing to the next, whoever asks.
    case unstable
    /// The second listing differs, and there was no third to tell why.
    case unconfirmed
  }
}

/// One difference between two listings of a server.
package struct ListingDifference: Sendable, Hashable {
  package let kind: Kind
  /// The tool's name, unescaped; nil if it is about the server.
  package let tool: String?
  /// An RFC 6901 pointer into the tool or the server; empty for a whole tool.
  package let pointer: String
  /// What the first listing says there, cut around the difference, unescaped; nil where it says nothing.
  package let before: String?
  /// What the other listing says there.
  package let after: String?

  package init(kind: Kind, tool: String?, pointer: String = "", before: String? = nil, after: String? = nil) {
    self.kind = kind
    self.tool = tool
    self.pointer = pointer
    self.before = before
    self.after = after
  }

  /// Seen from the first listing.
  package enum Kind: String, Sendable, CaseIterable, Hashable { case added, removed, changed }
}
