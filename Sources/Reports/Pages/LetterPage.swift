import JSONText
import ToolModel

/// All tools by the first letter of their names: the way in without JavaScript.
enum LetterPage {
  static func files(_ site: SiteRenderer) -> [SiteFile] {
    let index = site.index
    var byLetter: [String: [Int]] = [:]
    for (place, tool) in index.tools.enumerated() { byLetter[letter(of: tool.name), default: []].append(place) }
    let letters = byLetter.keys.sorted()
    var files = list(site, letters.map { ($0, byLetter[$0]?.count ?? 0) })
    for letter in letters {
      let keyed = (byLetter[letter] ?? []).map { place -> (key: String, place: Int) in
        (index.tools[place].name.lowercased(), place)
      }
      let places = keyed.sorted { $0.key == $1.key ? $0.place < $1.place : $0.key < $1.key }.map(\.place)
      files += ToolListPage.list(
        site, directory: SitePaths.letter(letter), parent: Page.Crumb(title: "A–Z", directory: SitePaths.letters),
        title: "Tools: \(title(letter))", lede: "Tools by name.", places: places, card: "site.png"
      ) { html, links in write(letters, current: letter, &html, links) }
    }
    return files
  }

  private static func letter(of name: String) -> String {
    for byte in name.utf8 {
      switch byte {
      case 0x41...0x5A: return String(Unicode.Scalar(byte + 0x20))
      case 0x61...0x7A: return String(Unicode.Scalar(byte))
      case 0x30...0x39: return "0-9"
      case 0x5F, 0x2D, 0x2E, 0x20: continue
      default: return "other"
      }
    }
    return "other"
  }

  private static func title(_ letter: String) -> String {
    letter == "other" ? "other signs" : letter == "0-9" ? "0–9" : letter.uppercased()
  }

  private static func list(_ site: SiteRenderer, _ letters: [(letter: String, count: Int)]) -> [SiteFile] {
    let page = Page(
      directory: SitePaths.letters, title: "All tools A–Z",
      summary:
        "\(English.count(site.index.tools.count, "MCP tool")) by the first letter of the name, without JavaScript.",
      modified: site.index.newest)
    return page.files(
      site,
      json: { writer in
        writer.object { object in
          object.member("kind", "letters")
          object.key("letters")
          object.array { list in
            for (letter, count) in letters {
              list.object {
                $0.member("letter", letter)
                $0.key("tools")
                $0.integer(count)
              }
            }
          }
        }
      }
    ) { html, links in
      html.markup("<header class=\"title\"><h1>All tools A–Z</h1></header>\n<ul class=\"columns\">")
      for (letter, count) in letters {
        html.markup("<li>")
        html.link(links.page(SitePaths.letter(letter)), title(letter))
        html.text(" \(English.grouped(count))")
        html.markup("</li>")
      }
      html.markup("</ul>\n")
    }
  }

  private static func write(_ letters: [String], current: String, _ html: inout HTMLWriter, _ links: SiteLinks) {
    html.markup("<nav class=\"parts\" aria-label=\"Letters\">")
    for letter in letters {
      if letter == current {
        html.element("span", .literal("aria-current", "page"), text: title(letter))
      } else {
        html.link(links.page(SitePaths.letter(letter)), title(letter))
      }
      html.markup(" ")
    }
    html.markup("</nav>\n")
  }
}
