import JSONText
import ToolModel

/// Counts what a server offers beside its tools. None of it is assessed, and a reader shall know how much that is.
struct OfferCounter: Sendable {
  /// A request for a page.
  struct Page: Sendable {
    let offer: Offer
    let cursor: PageCursor?
  }

  /// What servers offer beside tools.
  enum Offer: String, Sendable, CaseIterable {
    case prompts, resources
    case templates = "resource templates"

    var method: ProtocolMethod {
      switch self {
      case .prompts: .listPrompts
      case .resources: .listResources
      case .templates: .listResourceTemplates
      }
    }

    /// The member of a page that holds the list.
    var member: String { self == .templates ? "resourceTemplates" : rawValue }
    /// The capability that announces it.
    var capability: String { self == .prompts ? "prompts" : "resources" }
  }

  private struct Count: Sendable {
    let offer: Offer
    var number = 0
    var isKnown = false
    var isWhole = false
  }

  private var counts: [Count]
  private var place = 0
  private var pages = 0
  private var cursors: Set<PageCursor> = []

  /// So many pages are read of one kind.
  private static let maximumPages = 20

  init(capabilities: [String]) {
    counts = Offer.allCases.filter { capabilities.contains($0.capability) }.map { Count(offer: $0) }
  }

  /// The first page to ask for; nil if the server announces nothing else.
  var first: Page? { counts.first.map { Page(offer: $0.offer, cursor: nil) } }

  /// Takes in an answer; nil if there is nothing more to ask.
  mutating func next(after response: IncomingResponse) -> Page? {
    guard counts.indices.contains(place) else { return nil }
    let offer = counts[place].offer
    pages += 1
    if let result = response.result, let list = result.present(offer.member), list.kind == .array {
      counts[place].number += list.count
      counts[place].isKnown = true
      guard let value = result.present("nextCursor") else {
        counts[place].isWhole = true
        return nextOffer()
      }
      if let cursor = PageCursor(value), list.count > 0, pages < Self.maximumPages, cursors.insert(cursor).inserted {
        return Page(offer: offer, cursor: cursor)
      }
    }
    return nextOffer()
  }

  private mutating func nextOffer() -> Page? {
    place += 1
    pages = 0
    cursors = []
    return counts.indices.contains(place) ? Page(offer: counts[place].offer, cursor: nil) : nil
  }

  /// What a reader should know; nil if the server offers nothing else, or lists none.
  var diagnostic: Diagnostic? {
    let phrases: [String] = counts.compactMap { count in
      guard count.isKnown else { return count.offer == .templates ? nil : "\(count.offer.rawValue) (not counted)" }
      guard count.number > 0 else { return nil }
      let name = count.number == 1 ? String(count.offer.rawValue.dropLast()) : count.offer.rawValue
      return count.isWhole ? "\(count.number) \(name)" : "at least \(count.number) \(name)"
    }
    guard !phrases.isEmpty else { return nil }
    let list =
      phrases.count == 1
      ? phrases[0] : phrases.dropLast().joined(separator: ", ") + " and " + (phrases.last ?? "")
    return Diagnostic(code: "not-assessed", message: "the server also offers \(list); only tools are assessed")
  }
}
