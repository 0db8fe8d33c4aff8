import JSONText
import ToolModel

/// A list of tools as JSON.
enum ToolListJSON {
  static func write(_ places: [Int], total: Int, title: String, _ index: SiteIndex, _ writer: inout JSONWriter) {
    writer.object { object in
      object.member("kind", "tools")
      object.member("title", title)
      object.key("total")
      object.integer(total)
      object.key("tools")
      object.array { list in
        for place in places {
          let tool = index.tools[place]
          let server = index.servers[tool.server]
          list.object {
            $0.member("server", server.id.text)
            $0.member("name", tool.name)
            $0.member("category", tool.category.rawValue)
            $0.member("risk", tool.risk.rawValue)
            $0.member("url", SitePaths.tool(tool.slug, of: server.slug))
          }
        }
      }
    }
  }
}
