import ToolModel

/// What up to four listings of one server say together: the first one, one under another name, and, where these
/// differ, one more of each.
struct RelistingJudge: Sendable {
  let first: ToolSnapshot
  /// Under another name.
  let other: ToolSnapshot
  let difference: ListingComparison

  init(first: ToolSnapshot, other: ToolSnapshot) {
    self.first = first
    self.other = other
    difference = ListingComparison(first, other)
  }

  /// True if further listings are needed to tell why the lists differ.
  var needsMore: Bool { !difference.isSame && other.relisting?.outcome != .unstable }

  /// `firstAgain` and `otherAgain` are under the names of the first and the second; nil where there was none.
  func verdict(firstAgain: ToolSnapshot? = nil, otherAgain: ToolSnapshot? = nil) -> Relisting {
    let listings = [firstAgain, otherAgain].compactMap(\.self)
    let count = 2 + listings.count
    // The same process, asked twice, gave two lists.
    if let twice = other.relisting, twice.outcome == .unstable {
      return relisting(.unstable, count + 1, worst: difference.isSame ? twice : nil, more: listings)
    }
    guard !difference.isSame else { return Relisting(outcome: .same, listings: count) }
    guard let firstAgain else { return relisting(.unconfirmed, count, more: listings) }
    let isSteady =
      ListingComparison(first, firstAgain).isSame && (otherAgain.map { ListingComparison(other, $0).isSame } ?? true)
    return relisting(isSteady ? .cloaking : .unstable, count, more: listings)
  }

  private func relisting(
    _ outcome: Relisting.Outcome, _ count: Int, worst: Relisting? = nil, more: [ToolSnapshot]
  ) -> Relisting {
    var definitions = difference.definitions
    var instructions = difference.instructions
    if let twice = other.relisting { definitions += twice.definitions }
    for listing in more {
      let comparison = ListingComparison(first, listing)
      definitions += comparison.definitions
      instructions = instructions ?? comparison.instructions
    }
    let known = Set(first.tools.map(\.coreDigest))
    var seen: Set<String> = []
    definitions = definitions.filter { !known.contains($0.coreDigest) && seen.insert($0.coreDigest).inserted }
    return Relisting(
      outcome: outcome, listings: count, differences: worst?.differences ?? difference.differences,
      omitted: worst?.omitted ?? difference.omitted, definitions: definitions, instructions: instructions)
  }
}
