/// The two families of protocol revisions, and which of them a crawl tries.
package enum ProtocolEra: String, Sendable, CaseIterable, Hashable {
  /// Over HTTP the stateless era first, then the handshake era; a command is opened with the handshake first and started
  /// anew for the stateless era only if it asks for that.
  case auto
  /// Revisions 2024-11-05 to 2025-11-25, opened with `initialize`.
  case legacy
  /// Revision 2026-07-28, without a handshake.
  case modern
}
