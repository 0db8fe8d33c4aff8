import JSONText
import ToolModel

/// Parameters and the form of the answer.
struct ToolSchema {
  let page: ToolPage

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    let details = page.tool.details
    html.heading("parameters", "Parameters")
    if details.parameters.isEmpty {
      html.markup("<p>The definition names no parameters.</p>")
    } else {
      writeTable(details.parameters, caption: "Parameters", schema: "/inputSchema", &html, links)
      if details.omittedParameters > 0 {
        html.element(
          "p", .class("quiet"), text: English.count(details.omittedParameters, "more parameter") + " not shown.")
      }
    }
    html.heading("output", "Output")
    guard let output = details.output else {
      html.markup("<p>It does not declare the form of its answer.</p>")
      return
    }
    if output.isEmpty {
      html.markup("<p>It declares the form of its answer, without naming fields.</p>")
    } else {
      writeTable(output, caption: "Fields of the answer", schema: "/outputSchema", &html, links)
    }
  }

  private func writeTable(
    _ parameters: [ToolDetails.Parameter], caption: Literal, schema: String, _ html: inout HTMLWriter,
    _ links: SiteLinks
  ) {
    let signals = schema == "/inputSchema" ? Signals(page.verdict.evidence) : Signals([])
    html.markup("<div class=\"scroll\" tabindex=\"0\"><table class=\"parameters\"><caption>")
    html.markup(caption)
    html.markup(
      """
      </caption><thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Required</th>\
      <th scope="col">Default</th><th scope="col">Description</th>
      """)
    if !signals.isEmpty { html.markup("<th scope=\"col\">Signals</th>") }
    html.markup("</tr></thead><tbody>")
    for parameter in parameters {
      writeRow(parameter, pointer: schema + "/properties" + JSONPointer.token(parameter.name), signals, &html, links)
    }
    html.markup("</tbody></table></div>\n")
  }

  private func writeRow(
    _ parameter: ToolDetails.Parameter, pointer: String, _ signals: Signals, _ html: inout HTMLWriter,
    _ links: SiteLinks
  ) {
    let rules = signals.rules(at: pointer)
    html.markup("<tr><th scope=\"row\">")
    html.markup(rules.isEmpty ? "<code>" : "<mark><code>")
    html.text(VisibleText.cut(parameter.name, to: 80))
    html.markup(rules.isEmpty ? "</code></th><td>" : "</code></mark></th><td>")
    html.text(VisibleText.cut(parameter.type, to: 60))
    html.markup(parameter.isRequired ? "</td><td>yes</td><td>" : "</td><td>no</td><td>")
    if let text = parameter.defaultText { html.element("code", text: text.isEmpty ? "\"\"" : text) }
    html.markup("</td><td><bdi>")
    MarkedText(
      VisibleText.cut(parameter.description, to: 600), evidence: page.verdict.evidence,
      pointer: pointer + "/description"
    ).write(to: &html)
    html.markup("</bdi>")
    if !parameter.choices.isEmpty {
      html.markup("<div class=\"quiet\">One of ")
      for (place, choice) in parameter.choices.enumerated() {
        if place > 0 { html.markup(", ") }
        html.element("code", text: choice)
      }
      html.markup(".</div>")
    }
    html.markup("</td>")
    if !signals.isEmpty {
      html.markup("<td>")
      for (place, rule) in rules.enumerated() {
        if place > 0 { html.markup("<br/>") }
        ToolReasons.rule(rule, page.site.rules, &html, links)
      }
      html.markup("</td>")
    }
    html.markup("</tr>\n")
  }

  /// The rules that found something in a parameter: in its name, its description or below.
  private struct Signals {
    private let evidence: [(pointer: String, rule: String)]

    init(_ evidence: [Evidence]) {
      self.evidence = evidence.filter { $0.scope == .tool && $0.pointer.hasPrefix("/inputSchema/properties/") }
        .map { ($0.pointer, $0.ruleID) }
    }

    var isEmpty: Bool { evidence.isEmpty }

    func rules(at pointer: String) -> [String] {
      guard !evidence.isEmpty else { return [] }
      return Set(
        evidence.filter { $0.pointer == pointer || $0.pointer.hasPrefix(pointer + "/") }.map(\.rule)
      ).sorted()
    }
  }
}
