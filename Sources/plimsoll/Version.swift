import Crawling
import RulePacks

/// What this build calls itself.
enum Version {
  /// Semantic version (semver.org 2.0.0).
  static let number = "0.1.0"

  /// The answer to `--version`: the program, the built-in rules (the start of their digest), what it speaks.
  static var line: String {
    "plimsoll \(number), rules \(RulePack.builtInDigest.prefix(12)), MCP revisions "
      + CrawlSettings.revisions.joined(separator: ", ")
  }

  /// What HTTP servers see.
  static let userAgent = "plimsoll/\(number)"

  /// The same with how to reach whoever runs the crawl.
  static func userAgent(contact: String?) -> String { contact.map { "\(userAgent) (+\($0))" } ?? userAgent }
}
