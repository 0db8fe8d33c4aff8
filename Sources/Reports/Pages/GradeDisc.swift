import ToolModel

/// The grade as the load line draws it: a disc, a bar, the letter.
enum GradeDisc {
  static func write(_ grade: ServerGrade, to html: inout HTMLWriter) {
    html.markup(
      """
      <p class="grade"><svg viewBox="0 0 120 96" width="120" height="96" aria-hidden="true">\
      <path class="bar" d="M2 48h116"/><circle class="disc" cx="60" cy="48" r="40"/></svg>
      """)
    html.element("strong", text: grade.letter)
    html.element("span", text: "Grade \(grade.letter), \(grade.points) of 100: \(grade.meaning)")
    html.markup("</p>")
  }
}
