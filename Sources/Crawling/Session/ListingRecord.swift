import JSONText
import ToolModel

/// What a session of any era keeps while it lists: our ids, the pages, what the server says of itself and of its own
/// accord.
struct ListingRecord: Sendable {
  let limits: ListingLimits
  var facts = ServerFacts()
  var requests: ServerRequests
  private var walk: ListingWalk
  /// The whole first listing, while the server is asked for a second one in the same session.
  private var firstWalk: ListingWalk?
  private var nextID = 0

  init(limits: ListingLimits) {
    self.limits = limits
    walk = ListingWalk(limits: limits)
    requests = ServerRequests(maximumAnswers: limits.maximumAnswers)
  }

  /// True if anything of the listing is known.
  var hasPages: Bool { firstWalk != nil || walk.hasPages }

  /// True while the server is asked for its whole list once more.
  var isSecondListing: Bool { firstWalk != nil }

  /// Ids count up and are never used twice.
  mutating func takeID() -> Int {
    defer { nextID += 1 }
    return nextID
  }

  /// Forgets the pages, for a listing that starts over.
  mutating func startOver() { walk = ListingWalk(limits: limits) }

  /// What to do after an answer to `tools/list`.
  enum Step: Sendable {
    /// Nil starts the listing from its first page.
    case next(cursor: PageCursor?)
    case end(SessionResult)
  }

  /// Takes in an answer to `tools/list`.
  mutating func accept(_ response: IncomingResponse) -> Step {
    if let error = response.error {
      if !facts.announcesTools, !hasPages {
        return .end(
          stop(Trouble(.noTools, "the server announces no tools and refused to list any with \(error.sentence)")))
      }
      return .end(stop(Trouble(.protocolError, "the server answered `tools/list` with \(error.sentence)")))
    }
    guard let result = response.result, result.kind == .object else {
      return .end(stop(Trouble(.protocolError, "the server's answer to `tools/list` has no result")))
    }
    switch walk.accept(result) {
    case .next(let cursor): return .next(cursor: cursor)
    case .done: return finishWalk()
    case .cut(let why): return .end(end(.partial(why: why)))
    case .malformed(let why): return .end(stop(Trouble(.protocolError, why)))
    }
  }

  private mutating func finishWalk() -> Step {
    guard limits.listsTwice, firstWalk == nil else { return .end(end(.complete)) }
    firstWalk = walk
    walk = ListingWalk(limits: limits)
    return .next(cursor: nil)
  }

  /// The end for a reason; what was read is kept, so after the first page a trouble makes the listing partial.
  func stop(_ trouble: Trouble) -> SessionResult {
    hasPages ? end(.partial(why: trouble.message)) : .failed(trouble)
  }

  private func end(_ completeness: Completeness) -> SessionResult {
    let contents = (firstWalk ?? walk).contents
    return .listed(
      SessionListing(
        facts: facts, tools: contents.tools, completeness: firstWalk == nil ? completeness : .complete,
        diagnostics: facts.diagnostics + requests.diagnostics + contents.diagnostics,
        relisting: completeness == .complete ? relisting : nil))
  }

  /// What the second listing in the same session brought; nil where there was none, or where it says the same.
  private var relisting: Relisting? {
    guard let firstWalk else { return nil }
    let comparison = ListingComparison(firstWalk.contents.tools, walk.contents.tools)
    guard !comparison.isSame else { return nil }
    return Relisting(
      outcome: .unstable, listings: 2, differences: comparison.differences, omitted: comparison.omitted,
      definitions: comparison.definitions)
  }
}
