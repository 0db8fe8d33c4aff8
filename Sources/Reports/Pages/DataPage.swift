import JSONText
import ToolModel

/// The whole catalogue as files to download.
struct DataPage {
  let site: SiteRenderer

  /// The files, with what they hold.
  static let downloads: [(name: String, type: String, about: String)] = [
    (
      "tools.jsonl", "application/jsonl",
      "One JSON object a tool: server, name, label, confidence, capabilities, evidence, tokens, digest, address."
    ),
    (
      "tools.csv", "text/csv",
      "The same without evidence, one row a tool, for spreadsheets. Cells that a spreadsheet would run are disarmed."
    ),
    ("servers.jsonl", "application/jsonl", "One JSON object a server: identity, outcome, grade, counts, address."),
    ("findings.jsonl", "application/jsonl", "One JSON object a finding."),
    (
      "catalogue.sqlite", "application/vnd.sqlite3",
      "The same as SQLite 3, with tables for servers, tools, capabilities and findings."
    ),
    ("schema.json", "application/schema+json", "What the rows of the JSON Lines files hold, as JSON Schema 2020-12."),
    ("SHA256SUMS", "text/plain", "Checksums of these files, for `sha256sum -c`."),
  ]

  func files() -> [SiteFile] {
    var page = Page(
      directory: SitePaths.data, title: "The catalogue as data",
      summary:
        "All labels of this catalogue of MCP tools as JSON Lines, CSV and SQLite, with schema and checksums, without sign-up.",
      modified: site.index.newest)
    page.structured = [structured]
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "data")
          object.key("files")
          object.array { list in
            for download in Self.downloads {
              list.object {
                $0.member("name", download.name)
                $0.member("type", download.type)
                $0.member("about", download.about)
              }
            }
          }
        }
      }
    ) { html, links in
      html.markup("<header class=\"title\"><h1>Data</h1><p class=\"lede\">")
      html.markup("Everything these pages tell, as files. No sign-up, no key, no limit but your host's.</p></header>\n")
      html.markup(
        "<div class=\"scroll\" tabindex=\"0\"><table><caption>Downloads</caption><thead><tr><th scope=\"col\">File</th><th scope=\"col\">What it holds</th></tr></thead><tbody>"
      )
      for download in Self.downloads {
        html.markup("<tr><th scope=\"row\"><a download=\"\" href=\"")
        html.text(links.file(SitePaths.data + download.name).text)
        html.markup("\">")
        html.text(download.name)
        html.markup("</a></th><td>")
        html.text(download.about)
        html.markup("</td></tr>\n")
      }
      html.markup("</tbody></table></div>\n")
      writeTerms(&html)
      html.heading("pages", "Every page as data")
      html.markup(
        "<p>Beside each page stand <code>index.json</code> and <code>index.md</code>: ask for either instead of the page.</p>\n"
      )
    }
  }

  private func writeTerms(_ html: inout HTMLWriter) {
    html.heading("licence", "Licence")
    html.markup("<p>")
    if let name = site.settings.theme.licenceName {
      html.markup("The labels, grades and texts of this catalogue are offered under ")
      if let link = site.settings.theme.licenceURL.flatMap(SiteLink.external) {
        html.element("a", .href(link), .literal("rel", "license"), text: name)
      } else {
        html.text(name)
      }
      html.markup(". ")
    } else {
      html.markup("The publisher of this catalogue has not stated under which terms its labels may be used. ")
    }
    html.markup("Names and descriptions of tools are the words of their authors and stay theirs.</p>\n")
  }

  /// As schema.org has it (`Dataset`).
  private func structured(_ object: inout JSONWriter) {
    object.member("@type", "Dataset")
    object.member("name", "\(site.settings.siteName): labels of MCP tools")
    object.member(
      "description",
      "Category, risk, capabilities, evidence and token cost of \(English.count(site.index.totals.tools, "tool")) of MCP servers, computed from their definitions by published rules."
    )
    if let url = site.settings.theme.licenceURL { object.member("license", url) }
    if let newest = site.index.newest { object.member("dateModified", TimeText(newest).date) }
    object.key("isAccessibleForFree")
    object.boolean(true)
    object.key("distribution")
    object.array { list in
      for download in Self.downloads.prefix(5) {
        list.object {
          $0.member("@type", "DataDownload")
          $0.member("encodingFormat", download.type)
          $0.member("contentUrl", (site.settings.safeBase ?? "") + SitePaths.data + download.name)
        }
      }
    }
  }
}
