import Catalogue
import Crawling
import Digests
import ToolModel

/// When a server that was listed is listed again under another name.
enum SecondListing: Sendable {
  case never
  /// Every server; `atOnce` if nothing else waits for the machine.
  case always(atOnce: Bool)
  /// On first sight, when its list has changed, and a sample of the others: so many of a hundred, which ones the seed
  /// decides.
  case sampled(CatalogueStore, percent: Int, seed: String)

  func apply(to settings: inout CrawlSettings) {
    switch self {
    case .never: break
    case .always(let atOnce):
      settings.listsAgain = { _ in true }
      settings.listsBothAtOnce = atOnce
    case .sampled(let store, let percent, let seed):
      settings.listsAgain = { snapshot in
        // A store that cannot be read shows when the outcome is recorded.
        let isKnown = (try? store.isKnown(snapshot)) ?? false
        return !isKnown || Self.isInSample(snapshot.source.id, percent: percent, seed: seed)
      }
    }
  }

  /// The same servers for the same seed, on every machine.
  static func isInSample(_ id: ServerID, percent: Int, seed: String) -> Bool {
    let digits = Digest.sha256("\(seed)\n\(id.text)").prefix(8)
    return Int(digits, radix: 16).map { $0 % 100 < percent } ?? false
  }
}
