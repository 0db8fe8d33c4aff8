import ToolModel

/// What happened to the tools of one server, from its listings, oldest first.
struct ServerHistory {
  /// Something that a listing changed.
  struct Event: Sendable {
    let at: Int64
    let kind: Kind
    let name: String
    let ordinal: Int
    let before: SiteServer.Label?
    let after: SiteServer.Label?
    let digest: String
  }

  enum Kind: String, Sendable {
    /// The server was listed for the first time; `name` is empty.
    case first
    case added, removed
    /// The definition changed in what a model reads or a caller sends.
    case changed
    /// Only names of icons and other metadata changed.
    case cosmetic
  }

  /// A tool that the newest listing lacks.
  struct Gone: Sendable {
    let name: String
    let ordinal: Int
    let label: SiteServer.Label?
    let digest: String
    /// When it was first missing; seconds since 1970.
    let since: Int64
  }

  private(set) var events: [Event] = []
  private(set) var gone: [Gone] = []

  init(_ history: [SiteServer.Past]) {
    guard let first = history.first else { return }
    events.append(
      Event(at: first.takenAt, kind: .first, name: "", ordinal: 0, before: nil, after: nil, digest: ""))
    var known = Self.byKey(first)
    var missing: [Key: Gone] = [:]
    for past in history.dropFirst() {
      let now = Self.byKey(past)
      for tool in past.tools {
        let key = Key(tool)
        missing[key] = nil
        guard let before = known[key] else {
          events.append(Self.event(past.takenAt, .added, tool, before: nil, after: tool.label))
          continue
        }
        guard before.digest != tool.digest else { continue }
        events.append(
          Self.event(
            past.takenAt, before.coreDigest == tool.coreDigest ? .cosmetic : .changed, tool, before: before.label,
            after: tool.label))
      }
      // A listing that is incomplete proves nothing about what it lacks.
      if past.isComplete {
        for (key, tool) in known.sorted(by: { $0.key < $1.key }) where now[key] == nil {
          events.append(Self.event(past.takenAt, .removed, tool, before: tool.label, after: nil))
          missing[key] = Gone(
            name: tool.name, ordinal: tool.ordinal, label: tool.label, digest: tool.digest, since: past.takenAt)
        }
        known = now
      } else {
        known.merge(now) { _, new in new }
      }
    }
    gone = missing.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The events of one tool.
  func events(of name: String, ordinal: Int) -> [Event] {
    events.filter { $0.ordinal == ordinal && $0.name.utf8.elementsEqual(name.utf8) }
  }

  private static func event(
    _ at: Int64, _ kind: Kind, _ tool: SiteServer.Past.Tool, before: SiteServer.Label?, after: SiteServer.Label?
  ) -> Event {
    Event(
      at: at, kind: kind, name: tool.name, ordinal: tool.ordinal, before: before, after: after, digest: tool.digest)
  }

  private static func byKey(_ past: SiteServer.Past) -> [Key: SiteServer.Past.Tool] {
    Dictionary(past.tools.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private struct Key: Hashable, Comparable {
    let name: [UInt8]
    let ordinal: Int

    init(_ tool: SiteServer.Past.Tool) {
      name = Array(tool.name.utf8)
      ordinal = tool.ordinal
    }

    static func < (left: Key, right: Key) -> Bool {
      left.name == right.name ? left.ordinal < right.ordinal : left.name.lexicographicallyPrecedes(right.name)
    }
  }
}
