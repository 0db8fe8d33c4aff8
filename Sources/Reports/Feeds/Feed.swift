import JSONText
import ToolModel

/// One feed in both forms, Atom (RFC 4287) and JSON Feed 1.1. Ids are `tag:` URIs (RFC 4151) that never change.
struct Feed {
  let title: String
  /// Path of the page it is about, and of the feed's two files.
  let page: String
  let atomPath: String
  let jsonPath: String
  /// Newest first; at most `limit` are written.
  let entries: [Entry]
  static let limit = 100

  struct Entry {
    /// Unique in the site and the same for ever; letters, digits, `-`, `/`, `:` and `.`.
    let key: String
    let title: String
    let path: String
    let text: String
    /// Seconds since 1970.
    let at: Int64
  }

  func files(_ settings: SiteSettings) -> [SiteFile] {
    [SiteFile(path: atomPath, bytes: atom(settings)), SiteFile(path: jsonPath, bytes: json(settings))]
  }

  private func address(_ path: String, _ settings: SiteSettings) -> String { (settings.safeBase ?? "") + path }

  /// The authority of the ids: the publisher's host, or a name that can't be anybody's (RFC 2606).
  private func authority(_ settings: SiteSettings) -> String {
    guard let base = settings.safeBase, let start = base.firstRange(of: "://")?.upperBound else {
      return "plimsoll.invalid"
    }
    let host = base[start...].prefix { $0 != "/" && $0 != ":" }
    return host.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D || $0 == 0x2E }
      ? String(host) : "plimsoll.invalid"
  }

  private func id(_ key: String, _ settings: SiteSettings) -> String { "tag:\(authority(settings)),2026:\(key)" }

  private func atom(_ settings: SiteSettings) -> [UInt8] {
    var xml = HTMLWriter(capacity: 8 << 10)
    xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.element("feed", .literal("xmlns", "http://www.w3.org/2005/Atom"), .literal("xml:lang", "en")) { feed in
      feed.element("title", text: Self.plain(title))
      feed.element("id", text: id("feed/" + atomPath, settings))
      feed.element("updated", text: TimeText(entries.first?.at ?? 0).timestamp)
      feed.element("author") { $0.element("name", text: Self.plain(settings.siteName)) }
      feed.void("link", .literal("rel", "self"), .text("href", address(atomPath, settings)))
      feed.void(
        "link", .literal("rel", "alternate"), .literal("type", "text/html"), .text("href", address(page, settings)))
      for entry in entries.prefix(Self.limit) {
        feed.lineBreak()
        feed.element("entry") { item in
          item.element("title", text: Self.plain(entry.title))
          item.element("id", text: id(entry.key, settings))
          item.element("updated", text: TimeText(entry.at).timestamp)
          item.void("link", .text("href", address(entry.path, settings)))
          item.element("summary", text: Self.plain(entry.text))
        }
      }
      feed.lineBreak()
    }
    xml.lineBreak()
    return xml.bytes
  }

  private func json(_ settings: SiteSettings) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { feed in
      feed.member("version", "https://jsonfeed.org/version/1.1")
      feed.member("title", title)
      feed.member("language", "en")
      if settings.safeBase != nil {
        feed.member("home_page_url", address(page, settings))
        feed.member("feed_url", address(jsonPath, settings))
      }
      feed.key("items")
      feed.array { items in
        for entry in entries.prefix(Self.limit) {
          items.object { item in
            item.member("id", id(entry.key, settings))
            item.member("url", address(entry.path, settings))
            item.member("title", entry.title)
            item.member("content_text", entry.text)
            item.member("date_published", TimeText(entry.at).timestamp)
          }
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  /// XML has no element for what must not act on a display, so it is spelled out before it is escaped.
  private static func plain(_ text: String) -> String { VisibleText.folded(text, limit: 400) }
}
