/// The bounds that a session keeps.
struct ListingLimits: Sendable {
  let startMilliseconds: Int
  let pageMilliseconds: Int
  let totalMilliseconds: Int
  let maximumPages: Int
  let maximumTools: Int
  let maximumAnswers: Int

  init(_ settings: CrawlSettings) {
    startMilliseconds = settings.startMilliseconds
    pageMilliseconds = settings.pageMilliseconds
    totalMilliseconds = settings.totalMilliseconds
    maximumPages = settings.maximumPages
    maximumTools = settings.maximumTools
    maximumAnswers = settings.maximumAnswers
  }
}
