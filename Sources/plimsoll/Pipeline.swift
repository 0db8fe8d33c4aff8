import Catalogue
import Classification
import Crawling
import Policies
import ToolModel

/// The whole flow on one page:
///
///     ServerSource --crawl--> ToolSnapshot --classify--> ServerAssessment --decide, lower--> PolicyFile
///                                  |                                    \------render------> SiteFile
///                             CatalogueStore
///
/// Servers stream through it one by one; nothing holds all tools.
struct Pipeline: Sendable {
  let crawler: Crawler
  let classifier: Classifier
  let rulesDigest: String
  /// The history; nil for runs that write nothing.
  let store: CatalogueStore?

  /// crawl, classify: every target in turn, at most `concurrency` servers at a time. `each` gets the place of the
  /// target and the assessed server, one after the other, in the order in which they end.
  func assess(
    _ items: [Targets.Item], concurrency: Int, each: @escaping @Sendable (Int, AssessedServer) async throws -> Void
  ) async throws {
    let fault = FirstFault()
    let numbered = Array(items.enumerated())
    for case (let place, .outcome(let outcome)) in numbered { try await each(place, try assess(outcome)) }
    let pending: [(place: Int, source: ServerSource)] = numbered.compactMap { place, item in
      if case .source(let source) = item { (place, source) } else { nil }
    }
    await crawler.crawl(pending.map(\.source), concurrency: concurrency) { index, outcome in
      await fault.guarding { try await each(pending[index].place, try assess(outcome)) }
    }
    try fault.rethrow()
  }

  /// classify: what the store knows already is not judged again.
  func assess(_ outcome: CrawlOutcome) throws -> AssessedServer {
    let recorded = try store?.record(outcome, at: Clock.now())
    switch outcome {
    case .failure(let failure): return AssessedServer(source: failure.source, outcome: .failed(failure))
    case .success(let snapshot):
      if case .unchanged = recorded,
        let stored = try store?.latest(snapshot.source.id, rulesDigest: rulesDigest)?.listing,
        let known = stored.assessment
      {
        // The list is the same; what further listings brought may be new, or known from an earlier crawl.
        let seen = snapshot.relisting == nil ? snapshot.relisted(stored.snapshot.relisting) : snapshot
        let assessment =
          classifier.isUpToDate(known, for: seen) ? known : try judge(seen, recordedAs: recorded?.snapshotID)
        return AssessedServer(source: snapshot.source, outcome: .listed(seen, complete(assessment, for: seen)))
      }
      return AssessedServer(
        source: snapshot.source, outcome: .listed(snapshot, try judge(snapshot, recordedAs: recorded?.snapshotID)))
    }
  }

  /// classify: a snapshot of the store, whose verdicts may be from other rules.
  func assess(_ stored: StoredServer) throws -> AssessedServer {
    if let assessed = stored.assessed {
      guard case .listed(let snapshot, let known) = assessed.outcome else { return assessed }
      return AssessedServer(source: stored.source, outcome: .listed(snapshot, complete(known, for: snapshot)))
    }
    guard let listing = stored.listing else {
      throw ProgramError("the store holds neither a listing nor a failure of `\(stored.source.id.text)`")
    }
    let assessment = try judge(listing.snapshot, recordedAs: listing.id)
    return AssessedServer(source: stored.source, outcome: .listed(listing.snapshot, assessment))
  }

  /// The store keeps no verdicts on what only another listing has.
  private func complete(_ known: ServerAssessment, for snapshot: ToolSnapshot) -> ServerAssessment {
    guard snapshot.relisting?.definitions.isEmpty == false, known.elsewhere.isEmpty else { return known }
    return ServerAssessment(
      verdicts: known.verdicts, findings: known.findings, elsewhere: classifier.assessElsewhere(snapshot).verdicts)
  }

  private func judge(_ snapshot: ToolSnapshot, recordedAs id: Int64?) throws -> ServerAssessment {
    let assessment = classifier.assess(snapshot)
    if let id, let context = assessment.verdicts.first?.contextDigest {
      try store?.record(assessment, for: id, contextDigest: context, rulesDigest: rulesDigest)
    }
    return assessment
  }

  /// decide, lower: the policies of a listed server.
  func policies(
    of snapshot: ToolSnapshot, _ assessment: ServerAssessment, table: TreatmentTable = .recommended
  ) -> PolicySet {
    PolicySet(
      template: decide(server: snapshot, assessment: assessment, table: table),
      provenance: PolicyProvenance(
        generatorVersion: Version.number, rulesDigest: rulesDigest, server: snapshot, table: table))
  }

  // render: `SiteRun`, which streams the store twice.

  /// Every server of the store with its verdicts under the present rules, in the order of the ids, one at a time.
  func forEachAssessed(
    in store: CatalogueStore, limit: Int = .max, _ body: (AssessedServer) throws -> Void
  ) throws {
    var rest = limit
    try store.forEachLatest(rulesDigest: rulesDigest) { stored in
      guard rest > 0 else { return }
      rest -= 1
      try body(try assess(stored))
    }
  }
}
