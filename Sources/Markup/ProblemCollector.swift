private import CLibXML2

/// Receives the errors of one parser context.
final class ProblemCollector {
  private(set) var problems: [MarkupProblem] = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// The HTML parser knows the elements of HTML 4 only; an element of HTML 5 is no problem.
  /// Source: HTML Living Standard, section 4 (the elements that HTML 4.01 does not have).
  private static let newerElements: Set<String> = [
    "article", "aside", "audio", "bdi", "canvas", "circle", "data", "datalist", "defs", "desc", "details", "dialog",
    "ellipse", "figcaption", "figure", "footer", "g", "header", "hgroup", "line", "main", "mark", "meter", "nav",
    "output", "path", "picture", "polygon", "polyline", "progress", "rect", "rp", "rt", "ruby", "search", "section",
    "slot", "source", "summary", "svg", "symbol", "template", "text", "time", "title", "track", "tspan", "use", "video",
    "wbr",
  ]

  func take(code: Int, line: Int, message: String) {
    let text = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    // XML_HTML_UNKNOWN_TAG: `Tag NAME invalid`.
    if code == 801, text.hasPrefix("Tag "), let name = text.dropFirst(4).split(separator: " ").first,
      Self.newerElements.contains(String(name))
    {
      return
    }
    guard problems.count < limit else { return }
    problems.append(MarkupProblem(line: line, message: text.prefix(1).lowercased() + text.dropFirst()))
  }
}
