import ToolModel

/// What was not seen, and why.
struct CoveragePage {
  let renderer: SiteRenderer

  func file() -> SiteFile {
    let index = renderer.index
    let failed = index.servers.filter { $0.failure != nil }
    let partial = index.servers.filter(\.isPartial)
    let frame = PageFrame(
      renderer: renderer, directory: SitePaths.coverage, title: "What was not seen",
      summary:
        "\(English.count(failed.count, "server")) could not be listed and \(English.grouped(partial.count)) only in part. Each with its reason."
    )
    return frame.file { html, links in
      html.element("header", .class("title")) { header in
        header.element("h1", text: "What was not seen")
        header.element(
          "p", .class("lede"), text: "An unlisted server is not a harmless one: unknown stays unknown here.")
      }
      html.element(
        "p",
        text: failed.isEmpty && partial.isEmpty
          ? "Every server was listed wholly."
          : "\(English.capitalized(English.count(failed.count, "server"))) not listed, \(English.grouped(partial.count)) listed in part."
      )
      if !failed.isEmpty { writeTable(failed, &html, links) }
      guard !partial.isEmpty else { return }
      html.heading("partial", "Listed in part")
      html.element("ul") { list in
        for server in partial.prefix(2_000) {
          list.element("li") {
            $0.link(links.page(SitePaths.server(server.slug)), VisibleText.cut(server.name, to: 100))
          }
        }
      }
    }
  }

  private func writeTable(_ servers: [SiteIndex.Server], _ html: inout HTMLWriter, _ links: SiteLinks) {
    html.element("div", .class("scroll"), .literal("tabindex", "0")) { box in
      box.element("table") { table in
        table.element("caption", text: "Servers that could not be listed")
        table.markup(
          "<thead><tr><th scope=\"col\">Server</th><th scope=\"col\">Reason</th><th scope=\"col\">In words</th></tr></thead>"
        )
        table.element("tbody") { body in
          for server in servers.prefix(5_000) {
            guard let failure = server.failure else { continue }
            body.element("tr") { row in
              row.element("th", .literal("scope", "row")) {
                $0.link(links.page(SitePaths.server(server.slug)), VisibleText.cut(server.name, to: 100))
              }
              row.element("td") { $0.element("code", text: failure.reason.rawValue) }
              row.element("td", text: English.sentence(VisibleText.folded(failure.message)))
            }
          }
        }
      }
    }
  }
}
