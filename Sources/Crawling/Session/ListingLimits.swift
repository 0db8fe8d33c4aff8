/// The bounds that a session keeps.
struct ListingLimits: Sendable {
  let startMilliseconds: Int
  let pageMilliseconds: Int
  let totalMilliseconds: Int
  let maximumPages: Int
  let maximumTools: Int
  let maximumAnswers: Int
  /// Whether the tools are listed a second time in the same session.
  let listsTwice: Bool
  /// Whether prompts, resources and templates are counted.
  let countsOffers: Bool

  /// For each page of a second listing in the same session, in milliseconds.
  var repeatMilliseconds: Int { min(pageMilliseconds, 2_000) }

  /// For each page of what is only counted, in milliseconds.
  var offerMilliseconds: Int { min(pageMilliseconds, 5_000) }

  init(_ settings: CrawlSettings) {
    startMilliseconds = settings.startMilliseconds
    pageMilliseconds = settings.pageMilliseconds
    totalMilliseconds = settings.totalMilliseconds
    maximumPages = settings.maximumPages
    maximumTools = settings.maximumTools
    maximumAnswers = settings.maximumAnswers
    listsTwice = settings.listsTwice
    countsOffers = settings.countsOffers
  }
}
