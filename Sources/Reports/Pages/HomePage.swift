import ToolModel

/// The front page.
struct HomePage {
  let renderer: SiteRenderer

  func file() -> SiteFile {
    let index = renderer.index
    let frame = PageFrame(
      renderer: renderer, directory: SitePaths.home, title: "What MCP tools can do",
      summary:
        "\(English.count(index.totals.tools, "MCP tool")) of \(English.count(index.servers.count, "server")), each "
        + "with class, risk, the evidence for both and a policy to copy.")
    return frame.file { html, links in
      html.element("header", .class("title hero")) { header in
        header.element("h1", text: "What may your agents call?")
        header.element(
          "p", .class("lede"),
          text:
            "Every tool of these MCP servers with its class, its risk, the words that decided, and a policy that keeps it "
            + "within its line.")
        writeTotals(&header)
      }
      ClassBar.write(index.totals, to: &html)
      writeWorst(&html, links)
      html.heading("servers", "Servers")
      ServerTable(index: index, places: Array(index.servers.indices.prefix(100))).write(to: &html, links)
      if index.servers.count > 100 {
        html.element("p") {
          $0.link(links.page(SitePaths.servers), "All \(English.count(index.servers.count, "server"))")
        }
      }
      html.heading("classes", "Five classes, four risks")
      html.element("ul", .class("cards")) { list in
        for category in Category.allCases.sorted() {
          list.element("li") { item in
            item.element("h3") {
              $0.link(links.page(SitePaths.category(category.rawValue)), CategoryProse(category).heading)
            }
            item.element(
              "p",
              text:
                "\(English.capitalized(CategoryProse(category).effect)). \(English.count(index.totals.tools(of: category), "tool"))."
            )
          }
        }
      }
    }
  }

  private func writeTotals(_ html: inout HTMLWriter) {
    let totals = renderer.index.totals
    html.element("dl", .class("totals")) { list in
      list.fact("Tools") { $0.text(English.grouped(totals.tools)) }
      list.fact("Servers listed") { $0.text(English.grouped(totals.complete + totals.partial)) }
      list.fact("Not listed") { $0.text(English.grouped(totals.failed)) }
      list.fact("Critical or high") { $0.text(English.grouped(totals.tools(at: .critical) + totals.tools(at: .high))) }
    }
  }

  private func writeWorst(_ html: inout HTMLWriter, _ links: SiteLinks) {
    let places = renderer.index.worstFirst { $0.risk >= .high }
    guard !places.isEmpty else { return }
    html.heading("worst", "The riskiest tools")
    ToolTable(index: renderer.index, places: Array(places.prefix(12)), caption: "Worst risk first").write(
      to: &html, links)
    html.element("p") { $0.link(links.page(SitePaths.risks), "All tools by risk") }
  }
}
