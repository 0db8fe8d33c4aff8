import Policies
import ToolModel

/// How labels come about, and what they do not say.
struct MethodologyPage {
  let renderer: SiteRenderer

  func file() -> SiteFile {
    let frame = PageFrame(
      renderer: renderer, directory: SitePaths.methodology, title: "Method",
      summary:
        "How tools are listed, classified and given a policy: definitions only, rules only, the same answer every time."
    )
    return frame.file { html, links in
      html.element("header", .class("title")) { header in
        header.element("h1", text: "Method")
        header.element("p", .class("lede"), text: "Definitions in, labels out, by rules that anyone can run again.")
      }
      html.heading("listing", "Listing")
      html.element(
        "p",
        text:
          "A server is started or called, asked for its tools page by page, and left again. No tool is ever called. A server that runs on our machine does so in a sandbox without network, unless its operator has said otherwise."
      )
      html.heading("labels", "Labels")
      html.element(
        "p",
        text:
          "The question is always: what is the most consequential thing that one ordinary, successful call can do, with arguments that an agent chooses? Rules look at name, title, description, schemas and annotations. Of the classes that fit, the worst wins: financial, destructive, execute, write, read. Without evidence a tool counts as a write of low confidence, never as a read."
      )
      html.element("p", text: "Annotations are what an author claims. They break ties and never beat clear text.")
      html.heading("risk", "Risk")
      html.element(
        "p",
        text:
          "Risk starts from the class and moves by what the tool can reach or is confined to. Each tool page shows the arithmetic."
      )
      html.element("ul") { list in
        for category in Category.allCases { list.element("li", text: CategoryProse.baseLine(category)) }
      }
      html.heading("policies", "Policies")
      html.element(
        "p",
        text:
          "One table decides for every class and risk. A label of less than \(TreatmentTable.recommended.lowConfidenceBelow)% confidence is never allowed without a question, and neither is a tool without a label."
      )
      html.element("div", .class("scroll"), .literal("tabindex", "0")) { $0.element("table") { writeTable(&$0) } }
      html.heading("limits", "Limits")
      html.element(
        "p",
        text:
          "A definition is what a server says of itself. A dishonest or careless one can do something else, and the same definition can be implemented well or badly. A label is a reason to look closer, not a proof of safety."
      )
      html.element("p") { line in
        line.text("Servers that could not be listed are ")
        line.link(links.page(SitePaths.coverage), "listed as unknown")
        line.text(".")
      }
    }
  }

  private func writeTable(_ table: inout HTMLWriter) {
    table.element("caption", text: "The recommended treatment of each class at each risk")
    table.element("thead") { head in
      head.element("tr") { row in
        row.markup("<th scope=\"col\">Class</th>")
        for risk in RiskLevel.allCases { row.element("th", .literal("scope", "col"), text: risk.rawValue) }
      }
    }
    table.element("tbody") { body in
      for category in Category.allCases.sorted() {
        body.element("tr") { row in
          row.element("th", .literal("scope", "row"), text: category.rawValue)
          for risk in RiskLevel.allCases {
            let rule = TreatmentTable.recommended.rule(for: category, at: risk)
            row.element(
              "td", text: ([rule.treatment.rawValue] + rule.limits.map(TreatmentProse.limit)).joined(separator: ", "))
          }
        }
      }
    }
  }
}
