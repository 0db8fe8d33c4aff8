import JSONText
import ToolModel

/// What definitions cost in context: one page for all servers, one a server.
enum TokenPage {
  /// The page of one server.
  static func files(_ context: ServerContext, site: SiteRenderer) -> [SiteFile] {
    let row = context.row
    let name = VisibleText.line(row.name, limit: 80)
    let page = Page(
      directory: SitePaths.tokens(of: row.slug), title: "\(name): token cost",
      summary:
        "The tool list of the MCP server \(name) takes about \(English.count(row.tokens, "token")) of context. Tool by tool, with the cost of subsets.",
      trail: [Page.Crumb(title: "Token cost", directory: SitePaths.tokens)], isHidden: context.tools.isEmpty,
      modified: context.snapshot.takenAt)
    let heaviest = context.tools.sorted {
      $0.row.tokens == $1.row.tokens ? $0.verdict.key < $1.verdict.key : $0.row.tokens > $1.row.tokens
    }
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "token-cost")
          object.member("server", row.id.text)
          object.key("tokens")
          object.integer(row.tokens)
          object.key("tools")
          object.array { list in
            for tool in heaviest {
              list.object {
                $0.member("name", tool.row.name)
                $0.key("tokens")
                $0.integer(tool.row.tokens)
              }
            }
          }
        }
      },
      { html, links in
        html.markup("<header class=\"title\">")
        html.element("h1", text: "Token cost of \(VisibleText.cut(row.name, to: 120))")
        html.element(
          "p", .class("lede"),
          text: TokenProse.sentence(row.tokens, of: "Its list of \(English.count(context.tools.count, "tool"))"))
        html.markup("</header>\n")
        let rank = site.fragments.rank(of: row)
        if !rank.isEmpty {
          html.element(
            "p",
            text:
              "That is \(rank); the median server takes about \(English.grouped(round(site.fragments.medianServerTokens)))."
          )
        }
        writeWindows(row.tokens, &html)
        guard !heaviest.isEmpty else { return }
        writeSubsets(heaviest, row.tokens, &html)
        html.heading("tools", "Tool by tool")
        html.markup("<div class=\"scroll\" tabindex=\"0\"><table><caption>Heaviest first</caption><thead><tr>")
        html.markup("<th scope=\"col\">Tool</th><th scope=\"col\">Class</th><th scope=\"col\">Risk</th>")
        html.markup(
          "<th scope=\"col\" class=\"number\">Tokens</th><th scope=\"col\" class=\"number\">Share</th></tr></thead><tbody>\n"
        )
        for tool in heaviest {
          html.markup("<tr><th scope=\"row\"><a class=\"name\" href=\"")
          html.text(links.page(SitePaths.tool(tool.row.slug, of: row.slug)).text)
          html.markup("\">")
          html.toolName(tool.row.name, ordinal: tool.row.ordinal)
          html.markup("</a></th><td>")
          html.text(tool.verdict.category.rawValue)
          html.markup("</td><td>")
          html.riskBadge(tool.verdict.risk)
          html.markup("</td><td class=\"number\">")
          html.text(English.grouped(tool.row.tokens))
          html.markup("</td><td class=\"number\">")
          html.text(English.percent(tool.row.tokens, of: row.tokens))
          html.markup("</td></tr>\n")
        }
        html.markup("</tbody></table></div>\n")
        html.element("p", .class("quiet"), text: TokenProse.error)
        html.element("p") {
          $0.link(links.page(SitePaths.server(row.slug)), "The server's page")
        }
      })
  }

  /// Two digits, so that it seldom changes.
  static func round(_ number: Int) -> Int {
    var unit = 1
    while number / unit >= 100 { unit *= 10 }
    return number / unit * unit
  }

  private static func writeWindows(_ tokens: Int, _ html: inout HTMLWriter) {
    html.markup(
      "<div class=\"scroll\" tabindex=\"0\"><table class=\"narrow\"><caption>Share of a context window</caption><thead><tr>"
    )
    html.markup(
      "<th scope=\"col\" class=\"number\">Window</th><th scope=\"col\" class=\"number\">Share</th></tr></thead><tbody>")
    for window in TokenProse.windows {
      html.markup("<tr><th scope=\"row\" class=\"number\">")
      html.text(English.grouped(window))
      html.markup("</th><td class=\"number\">")
      html.text(English.percent(tokens, of: window))
      html.markup("</td></tr>")
    }
    html.markup("</tbody></table></div>\n")
  }

  private static func writeSubsets(_ heaviest: [ServerContext.Tool], _ all: Int, _ html: inout HTMLWriter) {
    let lightest = heaviest.reversed()
    func sum(_ tools: some Sequence<ServerContext.Tool>) -> Int { tools.reduce(0) { $0 + $1.row.tokens } }
    var subsets: [(String, Int, Int)] = [("All tools", heaviest.count, all)]
    let reads = heaviest.filter { $0.verdict.category == .read }
    if !reads.isEmpty, reads.count < heaviest.count { subsets.append(("Read tools only", reads.count, sum(reads))) }
    let low = heaviest.filter { $0.verdict.risk == .low }
    if !low.isEmpty, low.count < heaviest.count, low.count != reads.count {
      subsets.append(("Tools of low risk", low.count, sum(low)))
    }
    for count in [3, 5, 10] where count < heaviest.count {
      subsets.append(("The \(count) lightest", count, sum(lightest.prefix(count))))
      subsets.append(("The \(count) heaviest", count, sum(heaviest.prefix(count))))
    }
    guard subsets.count > 1 else { return }
    html.heading("subsets", "What a subset costs")
    html.markup(
      "<div class=\"scroll\" tabindex=\"0\"><table class=\"narrow\"><caption>If the client lists only these</caption><thead><tr>"
    )
    html.markup(
      "<th scope=\"col\">Subset</th><th scope=\"col\" class=\"number\">Tools</th><th scope=\"col\" class=\"number\">Tokens</th>"
    )
    html.markup("<th scope=\"col\" class=\"number\">Saves</th></tr></thead><tbody>")
    for (title, count, tokens) in subsets {
      html.markup("<tr><th scope=\"row\">")
      html.text(title)
      html.markup("</th><td class=\"number\">")
      html.text(English.grouped(count))
      html.markup("</td><td class=\"number\">")
      html.text(English.grouped(tokens))
      html.markup("</td><td class=\"number\">")
      html.text(English.percent(all - tokens, of: all))
      html.markup("</td></tr>")
    }
    html.markup("</tbody></table></div>\n")
  }

  /// The page of all servers.
  static func global(_ site: SiteRenderer) -> [SiteFile] {
    let index = site.index
    let listed = index.shown.filter { index.servers[$0].listedAt != nil }
    let heaviest = listed.sorted {
      let (left, right) = (index.servers[$0], index.servers[$1])
      return left.tokens == right.tokens ? $0 < $1 : left.tokens > right.tokens
    }
    let page = Page(
      directory: SitePaths.tokens, title: "Token cost of MCP servers",
      summary:
        "How much of a model's context the tool lists of \(English.count(listed.count, "MCP server")) take before anything is called, heaviest first.",
      modified: index.newest)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "token-cost")
          object.key("servers")
          object.array { list in
            for place in heaviest {
              list.object {
                $0.member("server", index.servers[place].id.text)
                $0.key("tokens")
                $0.integer(index.servers[place].tokens)
                $0.key("tools")
                $0.integer(index.servers[place].counts.tools)
              }
            }
          }
        }
      },
      { html, links in
        html.markup("<header class=\"title\"><h1>Token cost</h1><p class=\"lede\">")
        html.text("Every tool that a client lists is read by the model with every request. ")
        html.text("The median server here takes about \(English.count(site.fragments.medianServerTokens, "token")).")
        html.markup("</p></header>\n")
        html.element("p", text: TokenProse.error)
        html.markup("<div class=\"scroll\" tabindex=\"0\"><table><caption>")
        html.text(heaviest.count > 200 ? "The 200 heaviest servers" : "Heaviest first")
        html.markup("</caption><thead><tr><th scope=\"col\">Server</th><th scope=\"col\" class=\"number\">Tools</th>")
        html.markup("<th scope=\"col\" class=\"number\">Tokens</th><th scope=\"col\" class=\"number\">A tool</th>")
        html.markup("<th scope=\"col\" class=\"number\">Of 200,000</th></tr></thead><tbody>\n")
        for place in heaviest.prefix(200) {
          let row = index.servers[place]
          html.markup("<tr><th scope=\"row\">")
          html.link(links.page(SitePaths.tokens(of: row.slug)), VisibleText.cut(row.name, to: 100))
          html.markup("</th><td class=\"number\">")
          html.text(English.grouped(row.counts.tools))
          html.markup("</td><td class=\"number\">")
          html.text(English.grouped(row.tokens))
          html.markup("</td><td class=\"number\">")
          html.text(row.counts.tools > 0 ? English.grouped(row.tokens / row.counts.tools) : "–")
          html.markup("</td><td class=\"number\">")
          html.text(English.percent(row.tokens, of: 200_000))
          html.markup("</td></tr>\n")
        }
        html.markup("</tbody></table></div>\n")
      })
  }
}
