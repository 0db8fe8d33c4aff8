import JSONText
import ToolModel

/// All servers by name.
struct ServerListPage {
  let site: SiteRenderer

  func files() -> [SiteFile] {
    let index = site.index
    let parts = PagedList.parts(index.shown)
    return parts.flatMap { part in
      let suffix = part.number == 1 ? "" : ", part \(English.grouped(part.number))"
      var page = Page(
        directory: SitePaths.part(part.number, of: SitePaths.servers), title: "MCP servers\(suffix)",
        summary:
          "All \(English.count(index.shown.count, "MCP server")) of this catalogue by name, with grade, tools by class and worst risk\(suffix).",
        modified: index.newest)
      page.structured = [
        ItemList.structured(part.items.map { (index.servers[$0].name, SitePaths.server(index.servers[$0].slug)) }, site)
      ]
      return page.files(
        site,
        json: { writer in
          writer.object { object in
            object.member("kind", "servers")
            object.key("servers")
            object.array { list in
              for place in part.items {
                let row = index.servers[place]
                list.object {
                  $0.member("id", row.id.text)
                  $0.member("name", row.name)
                  $0.member("url", SitePaths.server(row.slug))
                  $0.member("grade", optional: row.grade?.letter)
                  $0.member("worstRisk", optional: row.counts.worstRisk?.rawValue)
                  $0.key("tools")
                  $0.integer(row.counts.tools)
                  $0.member("failure", optional: row.failure?.reason.rawValue)
                }
              }
            }
          }
        }
      ) { html, links in
        html.element("header", .class("title")) { header in
          header.element("h1", text: "Servers\(suffix)")
          header.element("p", .class("lede"), text: "\(English.count(index.shown.count, "server")) by name.")
        }
        ServerTable(index: index, places: part.items).write(to: &html, links)
        PagedList.write(part.number, of: parts.count, in: SitePaths.servers, to: &html, links)
      }
    }
  }
}

/// Lists for machines (schema.org `ItemList`).
enum ItemList {
  /// At most 100 items, by name and path.
  static func structured(_ items: [(name: String, path: String)], _ site: SiteRenderer) -> (inout JSONWriter) -> Void {
    { object in
      object.member("@type", "ItemList")
      object.key("numberOfItems")
      object.integer(items.count)
      object.key("itemListElement")
      object.array { list in
        for (place, item) in items.prefix(100).enumerated() {
          list.object {
            $0.member("@type", "ListItem")
            $0.key("position")
            $0.integer(place + 1)
            $0.member("name", VisibleText.line(item.name, limit: 100))
            $0.member("url", (site.settings.safeBase ?? "") + item.path)
          }
        }
      }
    }
  }
}
