import Markup

/// A page or sitemap of ours as libxml2 sees it: well-formed XML, and for pages without complaint of its HTML parser.
struct WellFormed {
  /// The first problem; nil if there is none.
  private(set) var error: String?
  /// Every `href` of the document, unescaped.
  private(set) var links: [String] = []
  /// Every `id`.
  private(set) var ids: [String] = []
  /// Names of elements with how often they occur.
  private(set) var elements: [String: Int] = [:]

  init(_ bytes: [UInt8]) {
    do {
      let document = try MarkupDocument(bytes, .xml)
      error = document.problems.first?.description
      for element in document.elements {
        elements[element.name, default: 0] += 1
        if let link = element["href"] { links.append(link) }
        if let id = element["id"] { ids.append(id) }
      }
    } catch {
      self.error = error.description
    }
    let isPage = bytes.starts(with: "<!DOCTYPE html>".utf8)
    if isPage { error = error ?? WellFormedness.problems(inPage: bytes).first?.description }
  }
}
