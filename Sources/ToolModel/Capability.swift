/// A facet of what a tool can do, shown beside the category; most of them move the risk.
package enum Capability: String, Sendable, CaseIterable, Hashable, Comparable {
  /// Returns passwords, tokens, keys or recovery codes.
  case secrets
  /// Returns private data about people, or the content of the user's own files or databases.
  case privateData = "private-data"
  /// Fetches any URL that the caller chooses.
  case fetchesURL = "fetches-url"
  /// Searches the open web with words that the caller chooses.
  case openWeb = "open-web"
  /// Sends or publishes to people outside.
  case sendsOutside = "sends-outside"
  /// Changes identities, permissions, credentials, sharing, firewall, DNS or security settings.
  case changesAccess = "changes-access"
  /// Acts on many objects in one call.
  case bulk
  /// Runs free shell, code or unrestricted SQL, or drives the whole desktop.
  case freeCode = "free-code"
  /// Changes or starts production infrastructure.
  case production
  /// Writes only to the session or to the server's own notes, memory, thread, plan or view.
  case sessionLocal = "session-local"
  /// Executes only inside a page, scene, game, simulator or a device of no danger.
  case sandboxed
  /// Destroys only something small and private to the tool, or with a stated way back.
  case recoverable
  /// Only drafts, simulates or works on a test account by its own word.
  case simulated

  package static func < (left: Capability, right: Capability) -> Bool { left.rawValue < right.rawValue }
}
