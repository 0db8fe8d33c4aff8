extension CrawlSettings {
  /// The protocol revisions that a crawl speaks, oldest first.
  package static var revisions: [String] { ProtocolRevision.allCases.map(\.rawValue) }
}
