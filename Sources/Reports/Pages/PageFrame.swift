import ToolModel

/// The part of every page that is the same: head, navigation, breadcrumbs, footer.
struct PageFrame {
  let renderer: SiteRenderer
  /// The page's directory, or a file for the error page.
  let directory: String
  /// For the head; our words and visible text.
  let title: String
  let summary: String
  /// Ancestors between home and this page.
  var trail: [Crumb] = []
  /// Says that search engines should not list the page.
  var isHidden = false

  struct Crumb {
    let title: String
    let directory: String
  }

  private var settings: SiteSettings { renderer.settings }
  var links: SiteLinks { SiteLinks(from: directory, settings: settings) }

  /// The page with what `body` writes in its main part.
  func file(_ body: (inout HTMLWriter, SiteLinks) -> Void) -> SiteFile {
    file(path: directory + "index.html", body)
  }

  func file(path: String, _ body: (inout HTMLWriter, SiteLinks) -> Void) -> SiteFile {
    var html = HTMLWriter()
    html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n")
    html.element("head") { writeHead(&$0) }
    html.lineBreak()
    html.element("body") { page in
      page.element("a", .class("skip"), .href(.fragment("main")), text: "Skip to content")
      writeHeader(&page)
      page.markup("\n<main id=\"main\">\n")
      if !trail.isEmpty { writeTrail(&page) }
      body(&page, links)
      page.markup("\n</main>\n")
      writeFooter(&page)
    }
    html.markup("\n</html>\n")
    return SiteFile(path: path, bytes: html.bytes)
  }

  private func writeHead(_ html: inout HTMLWriter) {
    html.markup("\n<meta charset=\"utf-8\"/>\n")
    html.markup(
      """
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; \
      base-uri 'none'; form-action 'none'"/>

      """)
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
    html.markup("<meta name=\"color-scheme\" content=\"light dark\"/>\n")
    html.element("title", text: "\(title) · \(settings.siteName)")
    html.lineBreak()
    html.void("meta", .literal("name", "description"), .text("content", summary))
    html.lineBreak()
    if isHidden { html.markup("<meta name=\"robots\" content=\"noindex, follow\"/>\n") }
    if let base = settings.baseURL, let canonical = SiteLink.external(base + directory), !isHidden {
      html.void("link", .literal("rel", "canonical"), .href(canonical))
      html.lineBreak()
      html.void("meta", .literal("property", "og:url"), .text("content", canonical.text))
      html.lineBreak()
    }
    html.void("meta", .literal("property", "og:title"), .text("content", title))
    html.void("meta", .literal("property", "og:description"), .text("content", summary))
    html.markup("<meta property=\"og:type\" content=\"website\"/>\n")
    html.void("link", .literal("rel", "icon"), .literal("type", "image/svg+xml"), .href(links.file(SitePaths.mark)))
    html.lineBreak()
    html.void("link", .literal("rel", "stylesheet"), .href(links.file(SitePaths.styleSheet)))
    html.lineBreak()
  }

  private func writeHeader(_ html: inout HTMLWriter) {
    html.element("header", .class("masthead")) { header in
      header.element("a", .class("brand"), .href(links.page(SitePaths.home))) { brand in
        brand.markup(Glyphs.mark)
        brand.element("span", text: settings.siteName)
      }
      header.element("nav", .literal("aria-label", "Main")) { nav in
        nav.link(links.page(SitePaths.servers), "Servers")
        nav.link(links.page(SitePaths.categories), "Classes")
        nav.link(links.page(SitePaths.risks), "Risk")
        nav.link(links.page(SitePaths.attacks), "Attacks")
        nav.link(links.page(SitePaths.methodology), "Method")
      }
    }
  }

  private func writeTrail(_ html: inout HTMLWriter) {
    html.element("nav", .class("trail"), .literal("aria-label", "Breadcrumb")) { nav in
      nav.link(links.page(SitePaths.home), "Home")
      for crumb in trail {
        nav.markup(" <span aria-hidden=\"true\">/</span> ")
        nav.link(links.page(crumb.directory), crumb.title)
      }
    }
    html.lineBreak()
  }

  private func writeFooter(_ html: inout HTMLWriter) {
    html.element("footer", .class("colophon")) { footer in
      footer.element("p") { line in
        let totals = renderer.index.totals
        line.text(
          "This catalogue holds \(English.count(totals.tools, "tool")) of \(English.count(totals.complete + totals.partial, "server"))"
        )
        if totals.failed > 0 { line.text("; \(English.count(totals.failed, "more server")) could not be listed") }
        line.text(". ")
        line.link(links.page(SitePaths.coverage), "What was not seen")
        line.text(".")
      }
      footer.element("p", .class("quiet")) { line in
        line.text("Made by plimsoll \(settings.generatorVersion)")
        if let date = settings.buildDate { line.text(" from listings up to \(date)") }
        line.text(". Rules ")
        line.element("code", text: String(settings.rulesDigest.prefix(23)))
        line.text(". Labels are computed from definitions; nothing was ever called.")
      }
    }
  }
}
