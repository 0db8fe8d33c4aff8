import ToolModel

/// How classes and risks meet, as a table with shades for the eye.
enum RiskTable {
  static func write(_ index: SiteIndex, _ html: inout HTMLWriter) {
    guard index.totals.tools > 0 else { return }
    var counts: [Int] = Array(repeating: 0, count: Category.allCases.count * RiskLevel.allCases.count)
    for tool in index.tools { counts[tool.category.consequence * RiskLevel.allCases.count + tool.risk.step] += 1 }
    html.heading("grid", "Classes and risks together")
    html.markup(
      "<div class=\"scroll\" tabindex=\"0\"><table class=\"narrow\"><caption>Tools of each class at each risk</caption><thead><tr>"
    )
    html.markup("<th scope=\"col\">Class</th>")
    for risk in RiskLevel.allCases {
      html.markup("<th scope=\"col\" class=\"number\">")
      html.text(risk.rawValue)
      html.markup("</th>")
    }
    html.markup("</tr></thead><tbody>")
    for category in Category.allCases {
      html.markup("<tr><th scope=\"row\">")
      html.text(category.rawValue)
      html.markup("</th>")
      for risk in RiskLevel.allCases {
        html.markup("<td class=\"number\">")
        html.text(English.grouped(counts[category.consequence * RiskLevel.allCases.count + risk.step]))
        html.markup("</td>")
      }
      html.markup("</tr>")
    }
    html.markup("</tbody></table></div>\n")
  }
}
