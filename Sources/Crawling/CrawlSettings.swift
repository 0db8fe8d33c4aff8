package import Processes
package import ToolModel
package import Transfers

/// Budgets and permissions of a crawl. Everything has a default; the clock, paths and values of the environment are
/// handed in by the program.
package struct CrawlSettings: Sendable {
  /// Which protocol revisions are tried.
  package var era = ProtocolEra.auto
  /// How we introduce ourselves (`clientInfo.name`).
  package var clientName = "plimsoll"
  /// `clientInfo.version`.
  package var clientVersion = "0.1.0"
  /// Under which name a server is listed a second time: that of a widespread client, since hostile servers behave well
  /// for scanners.
  package var otherClientName = "claude-ai"
  package var otherClientVersion = "0.1.0"
  /// What that client sends as `User-Agent`.
  package var otherUserAgent = "claude-ai/0.1.0"
  /// Whether a server that was listed is listed again under the other name; gets what it said the first time.
  package var listsAgain: (@Sendable (ToolSnapshot) -> Bool)?
  /// A command's second listing may run beside the first: nothing else waits, and the sandbox keeps the two apart.
  package var listsBothAtOnce = false
  /// From the start of a server to its answer to the opening, in milliseconds.
  package var startMilliseconds = 30_000
  /// For each page of a listing, in milliseconds.
  package var pageMilliseconds = 15_000
  /// So long may a server be silent before its own channel is asked for (streamable HTTP), in milliseconds.
  package var silenceMilliseconds = 3_000
  /// For a server as a whole, in milliseconds.
  package var totalMilliseconds = 180_000
  /// What the pauses between tries of one exchange may come to, in milliseconds; `Retry-After` beyond it is not waited
  /// for.
  package var retryMilliseconds = 10_000
  /// Pages of one listing.
  package var maximumPages = 1_000
  /// Tools of one listing, malformed ones counted.
  package var maximumTools = 20_000
  /// Everything one server sends, decoded, in bytes.
  package var maximumBytes = 64 << 20
  /// One message, in bytes.
  package var maximumMessageBytes = 48 << 20
  /// Messages of one server, noise lines counted.
  package var maximumMessages = 200_000
  /// Requests of a server that are answered; later ones are read past, and ten times as many end the conversation.
  package var maximumAnswers = 50
  /// How many prompts, resources and templates a server offers is asked too, where it announces them.
  package var countsOffers = true
  /// The tools are listed twice in the session, to see whether the second list is another one.
  package var listsTwice = false
  /// How commands are confined.
  package var confinement: LaunchPlan.Confinement = .sandbox
  /// Files and folders outside the system's that servers may read.
  package var readablePaths: [String] = []
  /// True only if the user allowed servers the network.
  package var allowsNetwork = false
  /// How packages are fetched.
  package var packages = PackageSettings()
  /// Resources of each server's process tree.
  package var processLimits = ProcessLimits()
  /// The `PATH` in which commands are looked up; also the child's.
  package var environmentPath = "/usr/local/bin:/usr/bin:/bin"
  /// Variables that the user named one by one, with their real values; every server gets them.
  package var passedEnvironment: [String: String] = [:]
  /// True if the values that a configuration gives (environment, arguments, headers, queries) are really passed on;
  /// otherwise servers get placeholders.
  package var passesConfiguredEnvironment = false
  /// Hosts (`host` or `host:port`, lower case) that the user named and that may therefore resolve to loopback or private
  /// addresses.
  package var namedHosts: Set<String> = []
  /// Blocks of special-purpose addresses that the user permitted for every server.
  package var permittedBlocks: [AddressBlock] = []
  /// Gets the recording of each server's decisive conversation, without secrets: JSON Lines that
  /// `ConversationRecording` reads. Nil records nothing.
  package var keepRecording: (@Sendable (ServerSource, [UInt8]) -> Void)?
  /// From 0 to below 1: the jitter of pauses.
  package var random: @Sendable () -> Double = { 0.5 }
  /// Seconds since 1970-01-01T00:00:00Z.
  package var now: @Sendable () -> Int64 = { 0 }

  package init() {}
}
