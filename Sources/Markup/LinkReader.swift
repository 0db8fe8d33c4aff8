/// Reads the links out of an HTML page, an Atom feed (RFC 4287), an RSS 2.0 feed or a sitemap (sitemaps.org 0.9).
package enum LinkReader {
  /// Tells the kind of text from its bytes. XML that is not well-formed is an error; HTML never is.
  package static func read(
    _ bytes: [UInt8], limits: MarkupLimits = MarkupLimits()
  ) throws(MarkupProblem) -> MarkupLinks {
    guard isXML(bytes) else {
      return links(inPage: try MarkupDocument(bytes, .html, limits: limits))
    }
    let document = try MarkupDocument(bytes, .xml, limits: limits)
    switch document.elements.first?.name {
    case "feed": return links(of: entries(document, named: "entry"), document)
    case "rss", "RDF": return links(of: entries(document, named: "item"), document)
    case "urlset":
      return MarkupLinks(links: places(document), base: nil, continuations: [], isCut: document.isCut)
    case "sitemapindex":
      return MarkupLinks(links: [], base: nil, continuations: places(document).map(\.url), isCut: document.isCut)
    default: return links(inPage: document)
    }
  }

  private static func places(_ document: MarkupDocument) -> [MarkupLink] {
    document.elements(named: "loc").map { MarkupLink(url: trimmed($0.text), title: "", line: $0.line) }
      .filter { !$0.url.isEmpty }
  }

  private static func continuations(_ links: [MarkupLink]) -> [String] {
    links.filter { $0.relation.split(separator: " ").contains("next") }.map(\.url)
  }

  private static func isXML(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(1_024).drop { $0 <= 0x20 || $0 >= 0x80 }
    let isPage = bytes.prefix(1_024).firstRange(of: Array("<html".utf8)) != nil
    if isPage { return false }
    return ["<?xml", "<feed", "<rss", "<urlset", "<sitemapindex"].contains { start.starts(with: $0.utf8) }
  }

  private static func links(inPage document: MarkupDocument) -> MarkupLinks {
    let links = document.elements.compactMap { element -> MarkupLink? in
      guard ["a", "area", "link"].contains(element.name), let target = element["href"] else { return nil }
      return MarkupLink(
        url: trimmed(target), title: collapsed(element.text), relation: (element["rel"] ?? "").lowercased(),
        type: (element["type"] ?? "").lowercased(), line: element.line)
    }.filter { !$0.url.isEmpty }
    return MarkupLinks(
      links: links, base: document.elements(named: "base").first?["href"], continuations: continuations(links),
      isCut: document.isCut)
  }

  /// An entry of a feed: its title and its links.
  private struct Entry {
    var title = ""
    var links: [(url: String, relation: String, type: String, line: Int)] = []
  }

  private static func entries(_ document: MarkupDocument, named name: String) -> [Entry] {
    var entries: [Entry] = []
    var places: [Int: Int] = [:]
    for (place, element) in document.elements.enumerated() {
      if element.name == name {
        places[place] = entries.count
        entries.append(Entry())
      } else if let parent = element.parent, let entry = places[parent] {
        switch element.name {
        case "title": entries[entry].title = collapsed(element.text)
        case "link":
          let url = trimmed(element["href"] ?? element.text)
          entries[entry].links.append(
            (url, (element["rel"] ?? "").lowercased(), (element["type"] ?? "").lowercased(), element.line))
        default: break
        }
      }
    }
    return entries
  }

  private static func links(of entries: [Entry], _ document: MarkupDocument) -> MarkupLinks {
    let links = entries.flatMap { entry in
      entry.links.map {
        MarkupLink(url: $0.url, title: entry.title, relation: $0.relation, type: $0.type, line: $0.line)
      }
    }
    // The feed's own links, beside its entries, say where it goes on (RFC 5005, section 3).
    let own = document.elements.filter { $0.parent == 0 && $0.name == "link" && $0["rel"] == "next" }
    return MarkupLinks(
      links: links.filter { !$0.url.isEmpty }, base: nil, continuations: own.compactMap { $0["href"] }.map(trimmed),
      isCut: document.isCut)
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.value <= 0x20 { scalars.removeFirst() }
    while let last = scalars.last, last.value <= 0x20 { scalars.removeLast() }
    return String(scalars)
  }

  private static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
