import ToolModel

/// A table of servers.
struct ServerTable {
  let index: SiteIndex
  let places: [Int]

  func write(to html: inout HTMLWriter, _ links: SiteLinks, caption: String = "Servers") {
    html.element("div", .class("scroll"), .literal("tabindex", "0")) { box in
      box.element("table") { table in
        table.element("caption", text: caption)
        table.markup(
          """
          <thead><tr><th scope="col">Server</th><th scope="col">Grade</th><th scope="col" class="number">Tools</th>\
          <th scope="col">Classes</th><th scope="col">Worst risk</th></tr></thead>
          """)
        table.element("tbody") { body in
          for place in places { writeRow(index.servers[place], &body, links) }
        }
      }
    }
  }

  private func writeRow(_ server: SiteIndex.Server, _ body: inout HTMLWriter, _ links: SiteLinks) {
    body.element("tr") { row in
      row.element("th", .literal("scope", "row")) { cell in
        cell.link(links.page(SitePaths.server(server.slug)), VisibleText.cut(server.name, to: 100))
        if let publisher = server.publisher {
          cell.text(" ")
          cell.element("span", .class("quiet"), text: VisibleText.cut(publisher, to: 80))
        }
      }
      if server.isTakenDown {
        row.markup("<td>–</td><td class=\"number\">–</td><td class=\"quiet\">taken down</td><td>–</td>")
        return
      }
      if let failure = server.failure {
        row.markup("<td>–</td><td class=\"number\">–</td>")
        row.element("td", .class("quiet"), text: "not listed: \(OutcomePhrase.title(failure.reason))")
        row.markup("<td>unknown</td>")
        return
      }
      row.element("td") { cell in
        if let grade = server.grade {
          cell.element("strong", text: grade.letter)
        } else {
          cell.text("–")
        }
      }
      row.element("td", .class("number"), text: English.grouped(server.counts.tools))
      row.element("td", text: classes(server))
      row.element("td") { cell in
        if let worst = server.counts.worstRisk { cell.riskBadge(worst) } else { cell.text("–") }
      }
    }
    body.lineBreak()
  }

  private func classes(_ server: SiteIndex.Server) -> String {
    let counts = Category.allCases.compactMap { category -> String? in
      let count = server.counts.tools(of: category)
      return count > 0 ? "\(English.grouped(count)) \(category.rawValue)" : nil
    }
    return counts.joined(separator: ", ") + (server.isPartial ? " (listed in part)" : "")
  }
}
