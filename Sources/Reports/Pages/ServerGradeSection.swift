import ToolModel

/// The arithmetic behind a server's grade.
struct ServerGradeSection {
  let row: SiteIndex.Server

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    guard let grade = row.grade else { return }
    html.heading("grade", "How the grade adds up")
    html.element("p") { line in
      line.text(
        "\(grade.letter), \(grade.points) of 100 points: \(grade.meaning). It measures how much care the server needs, "
      )
      line.text("not how well it does its work. ")
      line.link(links.page(SitePaths.methodology), "How it is computed")
      line.text(".")
    }
    html.markup("<ol class=\"steps\"><li><span class=\"cause\">start</span><span class=\"effect\">100</span></li>")
    for deduction in grade.deductions {
      html.markup("<li><span class=\"cause\">")
      html.text(deduction.reason)
      html.markup("</span><span class=\"effect\">−")
      html.text(String(deduction.points))
      html.markup("</span></li>")
    }
    html.markup("<li><span class=\"cause\">grade</span><span class=\"effect\">")
    html.text("\(grade.points), \(grade.letter)")
    html.markup("</span></li></ol>\n")
  }
}
