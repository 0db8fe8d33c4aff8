import ToolModel

/// A way of talking to an HTTP endpoint, and which one comes after it: the stateless era, the handshake era, the older
/// transport with an event stream (specification, section Backwards Compatibility).
enum EndpointAttempt: Sendable, Hashable {
  case modern, legacy, eventStream

  /// A path that ends in `/sse` names the older transport.
  static func first(era: ProtocolEra, path: String) -> EndpointAttempt {
    let last = path.split(separator: "/", omittingEmptySubsequences: true).last?.lowercased()
    switch era {
    case .modern: return .modern
    case .auto: return last == "sse" ? .eventStream : .modern
    case .legacy: return last == "sse" ? .eventStream : .legacy
    }
  }

  /// What to try after a trouble; nil if the trouble says nothing of era or transport: want of credentials, refusals,
  /// limits, outages and time limits never do.
  func next(after trouble: Trouble, era: ProtocolEra, tried: Set<EndpointAttempt>) -> EndpointAttempt? {
    let candidates: [EndpointAttempt] =
      switch self {
      case .modern: mayBeLegacy(trouble) ? [.legacy] : []
      case .legacy: trouble.hint == .mayBeEventStream ? [.eventStream] : []
      case .eventStream: isAbsent(trouble) ? [.modern, .legacy] : []
      }
    return candidates.first { candidate in
      guard !tried.contains(candidate) else { return false }
      switch era {
      case .auto: return true
      case .legacy: return candidate != .modern
      case .modern: return candidate == .modern
      }
    }
  }

  /// True if the trouble of this attempt explains more than that of the one before.
  func isWorthTelling(_ trouble: Trouble, before: Trouble?) -> Bool {
    guard let before else { return true }
    // Where the older transport is not there either, the answer to the POST is what explains it.
    if self == .eventStream { return !isAbsent(trouble) }
    // A handshake that fails after the stateless era was recognised explains less.
    return before.reason != .unsupportedVersion || trouble.reason != .notMCP
  }

  private func mayBeLegacy(_ trouble: Trouble) -> Bool {
    if trouble.hint == .mayBeLegacy || trouble.hint == .answerLost { return true }
    guard let status = trouble.httpStatus, (200..<500).contains(status), !HTTPReply.isFinal(status) else {
      return false
    }
    return trouble.reason == .notMCP || trouble.reason == .protocolError
  }

  /// True if nothing of the older transport answers there.
  private func isAbsent(_ trouble: Trouble) -> Bool {
    trouble.reason == .notMCP || (trouble.reason == .protocolError && trouble.httpStatus != nil)
  }
}
