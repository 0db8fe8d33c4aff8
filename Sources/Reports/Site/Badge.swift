import ToolModel

/// A badge as SVG that a project can show: its grade and its worst risk. Nothing of what a server says is in it.
enum Badge {
  static func file(_ row: SiteIndex.Server) -> SiteFile {
    let value: String
    let fill: Literal
    if let grade = row.grade, let worst = row.counts.worstRisk {
      value = "grade \(grade.letter), worst risk \(worst.rawValue)"
      switch worst {
      case .low: fill = "#2a6a3c"
      case .medium: fill = "#7d5200"
      case .high: fill = "#a63a06"
      case .critical: fill = "#a0122b"
      }
    } else {
      value = row.failure == nil ? "no tools" : "not listed"
      fill = "#56616c"
    }
    // Widths in an 11 px sans face: about 6.4 units a character.
    let label = 62
    let width = label + 14 + value.utf8.count * 64 / 10
    var svg = HTMLWriter(capacity: 1 << 10)
    svg.element(
      "svg", .literal("xmlns", "http://www.w3.org/2000/svg"), .text("width", String(width)), .literal("height", "20"),
      .literal("role", "img"), .text("aria-label", "plimsoll: \(value)")
    ) { svg in
      svg.element("title", text: "plimsoll: \(value)")
      svg.markup("<rect width=\"62\" height=\"20\" fill=\"#0b4f5c\"/>")
      svg.void(
        "rect", .literal("x", "62"), .text("width", String(width - label)), .literal("height", "20"),
        HTMLAttribute(name: "fill", value: .literal(fill)))
      svg.markup("<g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"11\">")
      svg.markup("<text x=\"8\" y=\"14\">plimsoll</text>")
      svg.element("text", .literal("x", "69"), .literal("y", "14"), text: value)
      svg.markup("</g>")
    }
    svg.lineBreak()
    return SiteFile(path: SitePaths.badge(row.slug), bytes: svg.bytes)
  }
}
