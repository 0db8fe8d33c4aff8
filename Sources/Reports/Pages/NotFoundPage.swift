import ToolModel

/// What a host shows for an address that is not there.
struct NotFoundPage {
  let renderer: SiteRenderer

  func file() -> SiteFile {
    let frame = PageFrame(
      renderer: renderer, directory: SitePaths.home, title: "Page not found",
      summary: "There is no page at this address.", isHidden: true)
    return frame.file(path: "404.html") { html, links in
      html.element("header", .class("title")) { header in
        header.element("h1", text: "There is no page here")
        header.element("p", .class("lede")) { line in
          line.text("The tool or server may have another name now. Look for it among ")
          line.link(links.page(SitePaths.servers), "all servers")
          line.text(".")
        }
      }
    }
  }
}
