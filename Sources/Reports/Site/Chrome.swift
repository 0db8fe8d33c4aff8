import ToolModel

/// What all pages of a depth share, made once: the fixed part of the head, navigation, footer.
struct Chrome: Sendable {
  private let parts: [Part]
  /// Changes whenever any page would change with it.
  let bytes: [UInt8]
  static let deepest = 6

  struct Part: Sendable {
    let head: HTMLFragment
    let header: HTMLFragment
    let footer: HTMLFragment
  }

  init(index: SiteIndex, settings: SiteSettings) {
    parts = (0...Self.deepest).map { depth in
      let directory = String(repeating: "x/", count: depth)
      let links = SiteLinks(from: directory, settings: settings)
      return Part(
        head: HTMLFragment { Self.writeHead(&$0, links, settings) },
        header: HTMLFragment { Self.writeHeader(&$0, links, settings) },
        footer: HTMLFragment { Self.writeFooter(&$0, links, settings, index) })
    }
    bytes = parts.flatMap { $0.head.bytes + $0.header.bytes + $0.footer.bytes }
  }

  func part(for directory: String) -> Part { parts[min(directory.utf8.count { $0 == 0x2F }, Self.deepest)] }

  private static func writeHead(_ html: inout HTMLWriter, _ links: SiteLinks, _ settings: SiteSettings) {
    html.markup(
      """

      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; \
      img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>

      """)
    html.void("link", .literal("rel", "icon"), .literal("type", "image/svg+xml"), .href(links.file(SitePaths.mark)))
    html.lineBreak()
    html.void("link", .literal("rel", "stylesheet"), .href(links.file(SitePaths.styleSheet)))
    html.lineBreak()
    html.markup("<script defer=\"defer\" src=\"")
    html.text(links.file(SitePaths.script).text)
    html.markup("\"></script>\n")
  }

  private static func writeHeader(_ html: inout HTMLWriter, _ links: SiteLinks, _ settings: SiteSettings) {
    html.element("a", .class("skip"), .href(.fragment("main")), text: "Skip to content")
    html.element("header", .class("masthead")) { header in
      header.element("a", .class("brand"), .href(links.page(SitePaths.home))) { brand in
        if settings.theme.logo == SiteTheme.builtIn.logo {
          brand.markup(Glyphs.mark)
        } else {
          brand.void(
            "img", .literal("alt", ""), .literal("width", "26"), .literal("height", "26"),
            HTMLAttribute(name: "src", value: .link(links.file(SitePaths.mark))))
        }
        brand.element("span", text: settings.siteName)
      }
      header.element("nav", .literal("aria-label", "Main")) { nav in
        for (directory, title) in [
          (SitePaths.search, "Search"), (SitePaths.servers, "Servers"), (SitePaths.categories, "Classes"),
          (SitePaths.risks, "Risk"), (SitePaths.attacks, "Attacks"), (SitePaths.changes, "Changes"),
          (SitePaths.methodology, "Method"),
        ] { nav.link(links.page(directory), title) }
      }
    }
    html.lineBreak()
  }

  private static func writeFooter(
    _ html: inout HTMLWriter, _ links: SiteLinks, _ settings: SiteSettings, _ index: SiteIndex
  ) {
    html.element("footer", .class("colophon")) { footer in
      footer.element("nav", .literal("aria-label", "More")) { nav in
        nav.element("ul") { list in
          for (directory, title) in [
            (SitePaths.letters, "All tools A–Z"), (SitePaths.capabilities, "Capabilities"),
            (SitePaths.findings, "Findings"), (SitePaths.rules, "Rules"), (SitePaths.tokens, "Token cost"),
            (SitePaths.glossary, "Glossary"), (SitePaths.coverage, "What was not seen"), (SitePaths.data, "Data"),
          ] { list.element("li") { $0.link(links.page(directory), title) } }
        }
      }
      footer.element("p") { line in
        let totals = index.totals
        line.text(
          "Part of a catalogue of \(about(totals.tools, "tool")) on \(about(totals.complete + totals.partial, "server")). "
        )
        if !settings.theme.footer.isEmpty { line.text(settings.theme.footer) }
      }
      footer.element("p", .class("quiet")) { line in
        line.text("Made by plimsoll \(settings.generatorVersion), rules ")
        line.element("code", text: String(settings.rulesDigest.prefix(12)))
        line.text(". Labels are computed from definitions; no tool was ever called.")
        if let name = settings.theme.licenceName {
          line.text(" Data: ")
          if let url = settings.theme.licenceURL.flatMap(SiteLink.external) {
            line.element("a", .href(url), .literal("rel", "license"), text: name)
          } else {
            line.text(name)
          }
          line.text(".")
        }
      }
    }
  }

  /// A figure that changes seldom, so that a new server does not touch every page: one digit and "more than".
  static func about(_ number: Int, _ thing: String) -> String {
    var unit = 1
    while number / unit >= 10 { unit *= 10 }
    let rounded = number / unit * unit
    return (rounded < number ? "more than " : "") + English.count(rounded, thing)
  }
}
