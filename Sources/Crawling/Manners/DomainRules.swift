/// How considerate a run is of the domains that it visits.
package struct DomainRules: Sendable, Hashable {
  /// Servers of one registrable domain that are listed at once; nil sets no bound.
  package var serversAtOnce: Int?
  /// Servers that are started on this machine at once, commands and packages; nil sets no bound.
  package var commandsAtOnce: Int?
  /// Outages in a row after which a domain is left alone for a while; nil never does.
  package var outagesInARow: Int?
  /// How long it is left alone the first time, in milliseconds; each further time in a row twice as long.
  package var firstPauseMilliseconds = 15_000
  /// Pauses in a row after which the rest of the domain's servers are given up for this run.
  package var pausesInARow = 3
  /// Whether the rules hold for this machine itself too, where nobody else is in need of manners.
  package var boundsLoopback = false

  package init(serversAtOnce: Int?, outagesInARow: Int?) {
    self.serversAtOnce = serversAtOnce.map { max($0, 1) }
    self.outagesInARow = outagesInARow.map { max($0, 1) }
  }

  /// What a bulk crawl does unless told otherwise.
  package static let bulk = DomainRules(serversAtOnce: 6, outagesInARow: 8)

  /// No bounds.
  package static let free = DomainRules(serversAtOnce: nil, outagesInARow: nil)
}
