import JSONText

/// The part of a page's head that is its own: title, description, addresses, link previews, structured data.
struct PageHead {
  let page: Page
  let site: SiteRenderer
  let hasTwins: Bool

  func write(to html: inout HTMLWriter) {
    let links = page.links(site)
    html.element("title", text: title)
    html.lineBreak()
    let summary = VisibleText.excerpt(page.summary, limit: 155)
    html.void("meta", .literal("name", "description"), .text("content", summary))
    html.lineBreak()
    if page.isHidden { html.markup("<meta name=\"robots\" content=\"noindex, follow\"/>\n") }
    if hasTwins {
      // Beside the page, whatever its address is.
      html.markup(
        """
        <link rel="alternate" type="text/markdown" href="index.md"/>
        <link rel="alternate" type="application/json" href="index.json"/>

        """)
    }
    html.void("meta", .literal("property", "og:title"), .text("content", page.title))
    html.void("meta", .literal("property", "og:description"), .text("content", summary))
    html.void("meta", .literal("property", "og:site_name"), .text("content", site.settings.siteName))
    html.markup("<meta property=\"og:type\" content=\"website\"/>\n")
    guard let base = site.settings.safeBase else { return }
    writePublished(base, links, &html)
  }

  private func writePublished(_ base: String, _ links: SiteLinks, _ html: inout HTMLWriter) {
    if !page.isHidden, let canonical = SiteLink.external(base + page.directory) {
      html.void("link", .literal("rel", "canonical"), .href(canonical))
      html.void("meta", .literal("property", "og:url"), .text("content", canonical.text))
    }
    html.void("meta", .literal("property", "og:image"), .text("content", base + SitePaths.card(page.card)))
    html.markup(
      """
      <meta property="og:image:width" content="1200"/><meta property="og:image:height" content="630"/>\
      <meta name="twitter:card" content="summary_large_image"/>

      """)
    html.void(
      "link", .literal("rel", "alternate"), .literal("type", "application/atom+xml"), .literal("title", "Changes"),
      .href(links.file(page.feed ?? SitePaths.feed)))
    html.lineBreak()
    var json = JSONWriter()
    json.object { object in
      object.key("@context")
      object.string("https://schema.org")
      object.key("@graph")
      object.array { graph in
        if !page.trail.isEmpty { writeTrail(base, &graph) }
        for body in page.structured { graph.object(body) }
      }
    }
    guard !page.trail.isEmpty || !page.structured.isEmpty else { return }
    html.dataBlock(json.bytes)
    html.lineBreak()
  }

  private func writeTrail(_ base: String, _ graph: inout JSONWriter) {
    graph.object { list in
      list.key("@type")
      list.string("BreadcrumbList")
      list.key("itemListElement")
      list.array { items in
        let crumbs =
          [Page.Crumb(title: "Home", directory: SitePaths.home)] + page.trail
          + [Page.Crumb(title: page.title, directory: page.directory)]
        for (place, crumb) in crumbs.enumerated() {
          items.object { item in
            item.key("@type")
            item.string("ListItem")
            item.key("position")
            item.integer(place + 1)
            item.key("name")
            item.string(crumb.title)
            item.key("item")
            item.string(base + crumb.directory)
          }
        }
      }
    }
  }

  /// With the site's name where there is room for it: search engines cut near 60 characters.
  private var title: String {
    let whole = "\(page.title) · \(site.settings.siteName)"
    return whole.unicodeScalars.count <= 62 ? whole : page.title
  }
}
