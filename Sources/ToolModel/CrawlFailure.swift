/// A server that could not be listed. It is a value: the run goes on with the others.
package struct CrawlFailure: Sendable, Hashable, Error {
  package let source: ServerSource
  package let reason: Reason
  /// One sentence for a person: lower case, no full stop, what to do next where there is something.
  package let message: String
  package let evidence: Evidence

  package init(source: ServerSource, reason: Reason, message: String, evidence: Evidence = Evidence()) {
    self.source = source
    self.reason = reason
    self.message = message
    self.evidence = evidence
  }

  /// The closed list of reasons.
  package enum Reason: String, Sendable, CaseIterable, Hashable {
    /// The server wants credentials (HTTP 401, or 403 with a challenge).
    case authRequired = "auth-required"
    /// Nobody agreed to start this command.
    case consentMissing = "consent-missing"
    /// The server misses an environment variable or an argument.
    case configurationRequired = "configuration-required"
    /// The server has to be fetched first, or can do nothing without the network, which nobody allowed it.
    case needsNetwork = "needs-network"
    /// The process could not be started.
    case spawnFailed = "spawn-failed"
    /// The process ended before it answered.
    case exitedEarly = "exited-early"
    /// No answer to the opening within its limit.
    case startTimeout = "start-timeout"
    /// No answer to a listing request within its limit.
    case listTimeout = "list-timeout"
    /// It speaks, but not as the protocol says.
    case protocolError = "protocol-error"
    /// It speaks only revisions that we do not.
    case unsupportedVersion = "unsupported-version"
    /// Something else answers there (an HTML page, unrelated JSON).
    case notMCP = "not-mcp"
    /// It announced no tools and refused to list any.
    case noTools = "no-tools"
    /// DNS or TCP failed.
    case unreachable
    /// The certificate or the handshake failed.
    case tlsError = "tls-error"
    /// An address, a redirect or the sandbox was refused by our own guard.
    case blocked
    /// HTTP 429, or 503 with Retry-After.
    case rateLimited = "rate-limited"
    /// Another HTTP 5xx.
    case serverError = "server-error"
    /// A byte limit was passed before anything could be read.
    case tooLarge = "too-large"
    /// No usable sandbox on this machine, and `--sandbox none` was not said.
    case sandboxUnavailable = "sandbox-unavailable"
    /// The caller interrupted the run.
    case interrupted
  }

  /// What was seen, as far as there is any.
  package struct Evidence: Sendable, Hashable {
    /// `exit status 1`, `signal 9`.
    package let termination: String?
    /// The last lines of standard error, redacted, unescaped.
    package let standardErrorTail: [String]
    package let httpStatus: Int?
    /// Anything else that explains the failure, unescaped.
    package let detail: String?
    /// How credentials are got, where the server wants some and says so.
    package let authorization: AuthorizationFacts?

    package init(
      termination: String? = nil, standardErrorTail: [String] = [], httpStatus: Int? = nil, detail: String? = nil,
      authorization: AuthorizationFacts? = nil
    ) {
      self.termination = termination
      self.standardErrorTail = standardErrorTail
      self.httpStatus = httpStatus
      self.detail = detail
      self.authorization = authorization
    }
  }
}

/// The one outcome in which every server ends.
package typealias CrawlOutcome = Result<ToolSnapshot, CrawlFailure>
