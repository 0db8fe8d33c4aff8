import JSONText
import ToolModel

/// What a session of any era keeps while it lists: our ids, the pages, what the server says of itself and of its own
/// accord.
struct ListingRecord: Sendable {
  let limits: ListingLimits
  var facts = ServerFacts()
  var requests: ServerRequests
  private var walk: ListingWalk
  private var nextID = 0

  init(limits: ListingLimits) {
    self.limits = limits
    walk = ListingWalk(limits: limits)
    requests = ServerRequests(maximumAnswers: limits.maximumAnswers)
  }

  /// True if anything of the listing is known.
  var hasPages: Bool { walk.hasPages }

  /// Ids count up and are never used twice.
  mutating func takeID() -> Int {
    defer { nextID += 1 }
    return nextID
  }

  /// Forgets the pages, for a listing that starts over.
  mutating func startOver() { walk = ListingWalk(limits: limits) }

  /// What to do after an answer to `tools/list`.
  enum Step: Sendable {
    case next(cursor: PageCursor)
    case end(SessionAction)
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
    case .done: return .end(end(.complete))
    case .cut(let why): return .end(end(.partial(why: why)))
    case .malformed(let why): return .end(stop(Trouble(.protocolError, why)))
    }
  }

  /// The end for a reason; what was read is kept, so after the first page a trouble makes the listing partial.
  func stop(_ trouble: Trouble) -> SessionAction {
    hasPages ? end(.partial(why: trouble.message)) : .end(.failed(trouble))
  }

  private func end(_ completeness: Completeness) -> SessionAction {
    let contents = walk.contents
    return .end(
      .listed(
        SessionListing(
          facts: facts, tools: contents.tools, completeness: completeness,
          diagnostics: facts.diagnostics + requests.diagnostics + contents.diagnostics)))
  }
}
