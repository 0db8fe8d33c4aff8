package import ToolModel

/// One server as the site shows it: how it ended, what it was before, and whether it fails now.
package struct SiteServer: Sendable {
  package let assessed: AssessedServer
  /// Everything it ever offered, oldest first; empty where nothing is known of the past.
  package let history: [Past]
  /// Why the last attempt failed, for a server that was listed before.
  package let trouble: Trouble?
  /// True if its publisher, or the site's, wants nothing of it shown.
  package let takedown: Takedown.Entry?

  package init(
    _ assessed: AssessedServer, history: [Past] = [], trouble: Trouble? = nil, takedown: Takedown.Entry? = nil
  ) {
    self.assessed = assessed
    self.history = history
    self.trouble = trouble
    self.takedown = takedown
  }

  /// What it offered at one time.
  package struct Past: Sendable, Hashable {
    /// Seconds since 1970.
    package let takenAt: Int64
    package let isComplete: Bool
    package let tools: [Tool]

    package init(takenAt: Int64, isComplete: Bool, tools: [Tool]) {
      self.takenAt = takenAt
      self.isComplete = isComplete
      self.tools = tools
    }

    package struct Tool: Sendable, Hashable {
      package let name: String
      package let ordinal: Int
      package let digest: String
      /// Equal where a change was harmless.
      package let coreDigest: String
      package let label: Label?

      package init(name: String, ordinal: Int, digest: String, coreDigest: String, label: Label?) {
        self.name = name
        self.ordinal = ordinal
        self.digest = digest
        self.coreDigest = coreDigest
        self.label = label
      }
    }
  }

  /// A label in short.
  package struct Label: Sendable, Hashable {
    package let category: Category
    package let risk: RiskLevel

    package init(category: Category, risk: RiskLevel) {
      self.category = category
      self.risk = risk
    }
  }

  /// A failure after a good listing.
  package struct Trouble: Sendable, Hashable {
    package let failure: CrawlFailure
    /// Seconds since 1970 of the first failure of the streak.
    package let since: Int64

    package init(failure: CrawlFailure, since: Int64) {
      self.failure = failure
      self.since = since
    }
  }
}
