import JSONText
import ToolModel

/// A page before it is written: what its head says. Each page comes in three forms side by side: HTML for people,
/// Markdown and JSON for programs.
struct Page {
  let directory: String
  /// Our words and visible text.
  let title: String
  let summary: String
  /// Ancestors between home and this page.
  var trail: [Crumb] = []
  /// Says that search engines should not list the page.
  var isHidden = false
  /// When what it tells last changed, seconds since 1970; nil where nothing says so.
  var modified: Int64?
  /// The picture for link previews.
  var card = "site.png"
  /// Values of schema.org for machines, beside the breadcrumbs.
  var structured: [(inout JSONWriter) -> Void] = []
  /// A feed about just this page: the Atom file.
  var feed: String?

  struct Crumb {
    let title: String
    let directory: String
  }

  typealias Body = (inout HTMLWriter, SiteLinks) -> Void

  /// HTML by `body`, JSON by `json`, and Markdown turned out of the HTML.
  func files(_ site: SiteRenderer, json: (inout JSONWriter) -> Void, _ body: Body) -> [SiteFile] {
    let main = HTMLFragment(capacity: 16 << 10) { body(&$0, links(site)) }
    var twin = MarkdownTwin(canonical: canonical(site))
    twin.take(main.bytes)
    return [html(site, main), SiteFile(path: directory + "index.md", bytes: twin.bytes), jsonFile(json)]
  }

  /// HTML and JSON, with Markdown that was written by hand.
  func files(
    _ site: SiteRenderer, markdown: [UInt8], json: (inout JSONWriter) -> Void, _ body: Body
  ) -> [SiteFile] {
    var html = HTMLWriter(capacity: 48 << 10)
    write(site, to: &html) { body(&$0, links(site)) }
    return [
      SiteFile(path: directory + "index.html", bytes: html.bytes),
      SiteFile(path: directory + "index.md", bytes: markdown), jsonFile(json),
    ]
  }

  /// HTML alone, at a path of its own.
  func file(_ site: SiteRenderer, path: String, _ body: Body) -> SiteFile {
    var html = HTMLWriter()
    write(site, to: &html, hasTwins: false) { body(&$0, links(site)) }
    return SiteFile(path: path, bytes: html.bytes)
  }

  private func html(_ site: SiteRenderer, _ main: HTMLFragment) -> SiteFile {
    var html = HTMLWriter(capacity: main.bytes.count + (8 << 10))
    write(site, to: &html) { $0.fragment(main) }
    return SiteFile(path: directory + "index.html", bytes: html.bytes)
  }

  private func jsonFile(_ json: (inout JSONWriter) -> Void) -> SiteFile {
    var writer = JSONWriter()
    json(&writer)
    return SiteFile(path: directory + "index.json", bytes: writer.bytes + [0x0A])
  }

  func links(_ site: SiteRenderer) -> SiteLinks { SiteLinks(from: directory, settings: site.settings) }

  func canonical(_ site: SiteRenderer) -> String? { site.settings.safeBase.map { $0 + directory } }

  private func write(
    _ site: SiteRenderer, to html: inout HTMLWriter, hasTwins: Bool = true, _ body: (inout HTMLWriter) -> Void
  ) {
    let chrome = site.chrome.part(for: directory)
    html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>")
    html.fragment(chrome.head)
    PageHead(page: self, site: site, hasTwins: hasTwins).write(to: &html)
    html.markup("</head>\n<body>\n")
    html.fragment(chrome.header)
    html.markup("<main id=\"main\">\n")
    if !trail.isEmpty { writeTrail(&html, links(site)) }
    body(&html)
    html.markup("\n</main>\n")
    html.fragment(chrome.footer)
    html.markup("\n</body>\n</html>\n")
  }

  private func writeTrail(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.element("nav", .class("trail"), .literal("aria-label", "Breadcrumb")) { nav in
      nav.markup("<ol>")
      nav.element("li") { $0.link(links.page(SitePaths.home), "Home") }
      for crumb in trail { nav.element("li") { $0.link(links.page(crumb.directory), crumb.title) } }
      nav.markup("</ol>")
    }
    html.lineBreak()
  }
}
