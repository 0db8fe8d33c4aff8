import JSONText
import ToolModel

/// The page that stays where a tool was: old addresses keep telling what became of them.
struct GoneToolPage {
  let site: SiteRenderer
  let row: SiteIndex.Server
  let tool: SiteIndex.GoneTool

  func files() -> [SiteFile] {
    let name = tool.name.isEmpty ? "(empty name)" : VisibleText.line(tool.name, limit: 100)
    let server = VisibleText.line(row.name, limit: 80)
    let page = Page(
      directory: SitePaths.tool(tool.slug, of: row.slug), title: "\(name) of \(server): no longer offered",
      summary: "The MCP server \(server) no longer offers the tool \(name). What it was, and since when it is missing.",
      trail: [
        Page.Crumb(title: "Servers", directory: SitePaths.servers),
        Page.Crumb(title: server, directory: SitePaths.server(row.slug)),
      ], isHidden: true, modified: tool.since)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "tool")
          object.member("server", row.id.text)
          object.member("name", tool.name)
          object.member("status", "removed")
          object.member("removedAt", TimeText(tool.since).timestamp)
          object.member("digest", tool.digest)
          if let label = tool.label {
            object.member("category", label.category.rawValue)
            object.member("risk", label.risk.rawValue)
          }
        }
      },
      { html, links in
        html.markup("<header class=\"title\">")
        html.element("h1", .class("name")) { $0.toolName(tool.name, ordinal: tool.ordinal) }
        html.markup("<p class=\"lede\">No longer offered.</p></header>\n")
        html.element("p") { line in
          line.text("Its server, ")
          line.link(links.page(SitePaths.server(row.slug)), VisibleText.cut(row.name, to: 120))
          line.text(", was listed without it first on ")
          line.date(tool.since)
          line.text(".")
          if let label = tool.label { line.text(" It was last labelled \(EventProse.text(label)).") }
        }
        html.markup(
          "<p>A policy that still names it does no harm. If the name comes back, this page becomes its page again.</p>\n"
        )
      })
  }
}

/// The page that stays of a server that was taken down, and those of its tools.
struct TakenDownPage {
  let site: SiteRenderer
  let row: SiteIndex.Server
  let entry: Takedown.Entry

  func files() -> [SiteFile] {
    let page = Page(
      directory: SitePaths.server(row.slug), title: "Taken down", summary: "This page was taken down by the publisher.",
      trail: [Page.Crumb(title: "Servers", directory: SitePaths.servers)], isHidden: true)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "server")
          object.member("status", "taken-down")
          object.member("reason", optional: entry.reason)
          object.member("since", optional: entry.since)
        }
      },
      { html, links in
        html.markup("<header class=\"title\"><h1>Taken down</h1></header>\n<p>")
        html.text("The publisher of this catalogue shows nothing of this server")
        if let since = entry.since { html.text(" since \(VisibleText.folded(since, limit: 40))") }
        html.text(".")
        if let reason = entry.reason { html.text(" " + English.sentence(VisibleText.folded(reason, limit: 400))) }
        html.markup("</p>\n<p>")
        html.link(links.page(SitePaths.servers), "All servers")
        html.markup("</p>\n")
      })
  }
}
