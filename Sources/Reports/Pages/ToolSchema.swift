import JSONText
import ToolModel

/// Parameters and the author's annotations.
struct ToolSchema {
  let page: ToolPage

  func write(to html: inout HTMLWriter) {
    let details = page.tool.details
    html.heading("parameters", "Parameters")
    if details.parameters.isEmpty {
      html.element("p", text: "The definition names no parameters.")
    } else {
      html.element("div", .class("scroll"), .literal("tabindex", "0")) {
        $0.element("table") { writeTable(details, &$0) }
      }
      if details.omittedParameters > 0 {
        html.element(
          "p", .class("quiet"), text: English.count(details.omittedParameters, "more parameter") + " not shown.")
      }
    }
    html.element(
      "p", .class("quiet"),
      text: details.hasOutputSchema
        ? "It declares the form of its answer." : "It does not declare the form of its answer.")
    guard !details.annotations.isEmpty else { return }
    html.heading("annotations", "What its author claims")
    html.element("p", text: "Annotations are claims: a tie-break for the label, never stronger than text or schema.")
    html.element("dl", .class("facts")) { facts in
      for claim in details.annotations {
        facts.element("div") { pair in
          pair.element("dt") { $0.element("code", text: VisibleText.cut(claim.name, to: 60)) }
          pair.element("dd") { $0.element("bdi", text: claim.value) }
        }
      }
    }
  }

  private func writeTable(_ details: ToolDetails, _ table: inout HTMLWriter) {
    table.element("caption", text: "Parameters")
    table.markup(
      """
      <thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Required</th>\
      <th scope="col">Description</th></tr></thead>
      """)
    table.element("tbody") { body in
      for parameter in details.parameters { writeRow(parameter, &body) }
    }
  }

  private func writeRow(_ parameter: ToolDetails.Parameter, _ body: inout HTMLWriter) {
    let pointer = "/inputSchema/properties" + JSONPointer.token(parameter.name)
    let isEvidence = page.verdict.evidence.contains { $0.scope == .tool && $0.pointer == pointer }
    body.element("tr") { row in
      row.element("th", .literal("scope", "row")) { cell in
        if isEvidence {
          cell.element("mark") { $0.element("code", text: VisibleText.cut(parameter.name, to: 80)) }
        } else {
          cell.element("code", text: VisibleText.cut(parameter.name, to: 80))
        }
      }
      row.element("td", text: VisibleText.cut(parameter.type, to: 60))
      row.element("td", text: parameter.isRequired ? "yes" : "no")
      row.element("td") { cell in
        cell.element("bdi") { text in
          MarkedText(
            VisibleText.cut(parameter.description, to: 600), evidence: page.verdict.evidence,
            pointer: pointer + "/description"
          ).write(to: &text)
        }
        if !parameter.choices.isEmpty {
          cell.element("div", .class("quiet")) { line in
            line.text("One of ")
            for (place, choice) in parameter.choices.enumerated() {
              if place > 0 { line.text(", ") }
              line.element("code", text: choice)
            }
            line.text(".")
          }
        }
        if let text = parameter.defaultText {
          cell.element("div", .class("quiet")) { line in
            line.text("Default ")
            line.element("code", text: text.isEmpty ? "\"\"" : text)
            line.text(".")
          }
        }
      }
    }
  }
}
