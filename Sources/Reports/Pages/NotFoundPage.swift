import ToolModel

/// What a host shows for an address that is not there. It can stand under any address, so that a published one links
/// from the root.
struct NotFoundPage {
  let site: SiteRenderer

  func file() -> SiteFile {
    let page = Page(
      directory: SitePaths.home, title: "Page not found", summary: "There is no page at this address.", isHidden: true)
    return page.file(site, path: "404.html") { html, links in
      html.markup("<header class=\"title\"><h1>There is no page here</h1><p class=\"lede\">")
      html.markup("Addresses of this catalogue stay, so this one was probably never there. Look among ")
      html.link(links.page(SitePaths.servers), "all servers")
      html.markup(" or ")
      html.link(links.page(SitePaths.letters), "all tools")
      html.markup(", or search:</p>")
      SearchPage.writeBox(&html, links)
      html.markup("</header>\n")
    }
  }
}
