/// A server at the end of the flow: what it said and what we say of it, or why there is nothing to say.
package struct AssessedServer: Sendable {
  package let source: ServerSource
  package let outcome: Outcome

  package init(source: ServerSource, outcome: Outcome) {
    self.source = source
    self.outcome = outcome
  }

  package enum Outcome: Sendable {
    /// It was listed, wholly or in part, and every tool has a verdict, in the order of the listing.
    case listed(ToolSnapshot, ServerAssessment)
    case failed(CrawlFailure)
  }
}
