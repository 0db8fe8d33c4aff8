package import ToolModel

/// What a publisher leaves out: servers whose owner asked for it, or that may not be shown.
package struct Takedown: Sendable, Hashable {
  private let entries: [ServerID: Entry]

  /// One server that is left out.
  package struct Entry: Sendable, Hashable {
    /// The publisher's reason, shown on the page that stays.
    package let reason: String?
    /// The day it was taken down, as written.
    package let since: String?

    package init(reason: String?, since: String?) {
      self.reason = reason
      self.since = since
    }
  }

  package init(_ entries: [ServerID: Entry] = [:]) { self.entries = entries }

  package subscript(_ server: ServerID) -> Entry? { entries[server] }

  /// The ids, sorted.
  package var servers: [ServerID] { entries.keys.sorted() }
}
