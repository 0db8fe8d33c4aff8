import ToolModel

/// The author's annotations beside what the definition says.
struct ToolClaims {
  let page: ToolPage

  func write(to html: inout HTMLWriter) {
    let details = page.tool.details
    html.heading("annotations", "Annotations: stated and inferred")
    html.element("p", text: Self.sentence(details.claims, page.verdict.category))
    html.markup(
      """
      <div class="scroll" tabindex="0"><table><caption>Hints of the protocol</caption><thead><tr>\
      <th scope="col">Hint</th><th scope="col">Stated</th><th scope="col">Inferred by us</th></tr></thead><tbody>
      """)
    let inferred = AnnotationClaims.inferred(page.verdict)
    for (name, value) in inferred {
      let stated = details.annotations.first { $0.name == name }?.value
      row(name, stated, value ? "true" : "false", &html)
    }
    for claim in details.annotations where !inferred.contains(where: { $0.name == claim.name }) {
      row(claim.name, claim.value, "–", &html)
    }
    html.markup("</tbody></table></div>\n")
  }

  private func row(_ name: String, _ stated: String?, _ inferred: String, _ html: inout HTMLWriter) {
    html.markup("<tr><th scope=\"row\">")
    html.element("code", text: VisibleText.cut(name, to: 60))
    html.markup("</th><td>")
    if let stated { html.element("bdi", text: stated) } else { html.markup("<span class=\"quiet\">not stated</span>") }
    html.markup("</td><td>")
    html.text(inferred)
    html.markup("</td></tr>")
  }

  /// How the claims stand to the label.
  static func sentence(_ claims: AnnotationClaims, _ category: Category) -> String {
    switch claims.agreement(with: category) {
    case .silent: "The author makes no claim about reading or destroying. A client that trusts hints must ask."
    case .agrees: "What the author claims fits the label."
    case .playsDown(let how): "The author plays it down: \(how). A client that trusts the hint would not ask."
    case .overstates(let how): "The author claims more than the definition shows: \(how)."
    }
  }
}
