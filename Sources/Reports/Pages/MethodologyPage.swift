import JSONText
import Policies
import ToolModel

/// How labels come about, how good they are, what they do not say, and how to dispute one.
struct MethodologyPage {
  let site: SiteRenderer

  func files() -> [SiteFile] {
    var page = Page(
      directory: SitePaths.methodology, title: "How labels come about",
      summary:
        "How MCP tools are listed, classified, graded and given a policy: definitions and published rules only, the same answer every time.",
      modified: site.index.newest)
    page.structured = [
      { object in
        object.member("@type", "TechArticle")
        object.member("headline", "How labels of MCP tools come about")
        object.member("description", "Listing, classes, risk, confidence, grades, policies, limits and disputes.")
      }
    ]
    return page.files(site, json: { json(&$0) }) { html, links in
      html.markup("<header class=\"title\"><h1>Method</h1><p class=\"lede\">")
      html.markup("Definitions in, labels out, by rules that anyone can run again.</p></header>\n")
      writeListing(&html, links)
      writeLabels(&html, links)
      writeAccuracy(&html)
      writeGrade(&html, links)
      writePolicies(&html)
      writeLimits(&html, links)
    }
  }

  private func writeListing(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("listing", "Listing")
    html.markup(
      """
      <p>A server is started or called, asked for its tools page by page, and left again. No tool is ever called. A server \
      that runs on the crawling machine does so in a sandbox without network, unless its operator has said otherwise. What \
      a server sends is kept byte for byte, with a digest.</p>
      <p>A listing that is cut short says so on every page about it. 
      """)
    html.link(links.page(SitePaths.coverage), "Servers that could not be listed")
    html.markup(" are shown as unknown, with the reason.</p>\n")
  }

  private func writeLabels(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("labels", "Labels")
    html.markup(
      """
      <p>The question is always: what is the most consequential thing that one ordinary, successful call can do, with \
      arguments that an agent chooses? Rules look at name, title, description, schemas and annotations. Of the classes that \
      fit, the worst wins: financial, destructive, execute, write, read. Without evidence a tool counts as a write of low \
      confidence, never as a read.</p>
      <p>Annotations are what an author claims. They break ties and never beat clear text.</p>
      <p>Each label names the words, their place and the rule. 
      """)
    html.link(links.page(SitePaths.rules), "All rules")
    html.markup(" are public, with how often each fires here.</p>\n")
    html.heading("risk", "Risk")
    html.markup("<p>Risk starts from the class and moves by what the tool can reach or is confined to. ")
    html.link(links.page(SitePaths.capabilities), "Capabilities")
    html.markup(" do the moving; each tool's page shows the arithmetic.</p>\n<ul>")
    for category in Category.allCases { html.element("li", text: CategoryProse.baseLine(category)) }
    html.markup("</ul>\n")
  }

  private func writeAccuracy(_ html: inout HTMLWriter) {
    html.heading("accuracy", "Accuracy")
    html.markup(
      """
      <p>No label is certain. Its confidence is how often the rule that decided was right on tools with known labels. In \
      this catalogue:</p>
      <div class="scroll" tabindex="0"><table class="narrow"><caption>Labels by confidence</caption><thead><tr>\
      <th scope="col">Confidence</th><th scope="col" class="number">Tools</th><th scope="col" class="number">Share</th></tr></thead><tbody>
      """)
    let all = site.index.tools.count
    for (title, count) in confidence {
      html.markup("<tr><th scope=\"row\">")
      html.text(title)
      html.markup("</th><td class=\"number\">")
      html.text(English.grouped(count))
      html.markup("</td><td class=\"number\">")
      html.text(English.percent(count, of: all))
      html.markup("</td></tr>")
    }
    html.markup("</tbody></table></div>\n<p>")
    html.text("Token counts: \(TokenProse.error)")
    html.markup("</p>\n")
  }

  private var confidence: [(String, Int)] {
    var counts = [0, 0, 0, 0]
    for tool in site.index.tools {
      counts[tool.confidence >= 90 ? 0 : tool.confidence >= 70 ? 1 : tool.confidence >= 50 ? 2 : 3] += 1
    }
    return [
      ("90% and more", counts[0]), ("70% to 89%", counts[1]), ("50% to 69%", counts[2]),
      ("under 50%: a guess", counts[3]),
    ]
  }

  private func writeGrade(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("grade", "Grades of servers")
    html.markup(
      """
      <p>A grade says how much care a server needs, not how well it does its work. It starts at 100 points and loses: 10 and \
      up to 30 more by share for tools of critical risk; 5 and up to 15 more for tools of high risk; 30 for each critical \
      finding (at most 60), 15 for each of high severity (at most 45), 4 for each of medium (at most 12); 5 for each \
      annotation that plays its tool down (at most 15); up to 10 by share of tools without a description; up to 10 by share \
      of labels that are a guess; 3 where no tool is annotated; 5 where the listing is incomplete. A from 90, B from 75, C \
      from 60, D from 40, else F. Each server's page shows its own sum.</p>

      """)
  }

  private func writePolicies(_ html: inout HTMLWriter) {
    html.heading("policies", "Policies")
    html.element(
      "p",
      text:
        "One table decides for every class and risk, in each of three packs. A label of less than \(TreatmentTable.recommended.lowConfidenceBelow)% confidence is never allowed without a question, and neither is a tool without a label. What a format cannot express becomes stricter, never looser, and is shown as a loss."
    )
    html.markup(
      "<div class=\"scroll\" tabindex=\"0\"><table><caption>The recommended treatment of each class at each risk</caption><thead><tr><th scope=\"col\">Class</th>"
    )
    for risk in RiskLevel.allCases { html.element("th", .literal("scope", "col"), text: risk.rawValue) }
    html.markup("</tr></thead><tbody>")
    for category in Category.allCases.sorted() {
      html.markup("<tr><th scope=\"row\">")
      html.text(category.rawValue)
      html.markup("</th>")
      for risk in RiskLevel.allCases {
        let rule = TreatmentTable.recommended.rule(for: category, at: risk)
        html.element(
          "td", text: ([rule.treatment.rawValue] + rule.limits.map(TreatmentProse.limit)).joined(separator: ", "))
      }
      html.markup("</tr>")
    }
    html.markup("</tbody></table></div>\n")
  }

  private func writeLimits(_ html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("limits", "Limits")
    html.markup(
      """
      <p>A definition is what a server says of itself. A dishonest or careless one can do something else, and the same \
      definition can be implemented well or badly. A label is a reason to look closer, not a proof of safety.</p>

      """)
    html.heading("dispute", "Dispute a label")
    html.markup(
      """
      <p>Name the tool, the digest on its page and what its definition says. A label is never changed by hand: the rule \
      changes, so that the next tool like it is right too. 
      """)
    if let link = site.settings.theme.contactURL.flatMap(SiteLink.external) {
      html.markup("Write to ")
      html.element("a", .href(link), text: link.text)
      html.markup(". ")
    }
    html.markup(
      site.settings.theme.contactURL == nil
        ? "The publisher of this site takes both disputes and requests to have a server left out.</p>\n"
        : "The same place takes requests to have a server left out.</p>\n")
  }

  private func json(_ writer: inout JSONWriter) {
    writer.object { object in
      object.member("kind", "method")
      object.member("rules", site.settings.rulesDigest)
      object.key("confidence")
      object.object { counts in
        for (title, count) in confidence {
          counts.key(title)
          counts.integer(count)
        }
      }
      object.key("tokenError")
      object.object {
        $0.key("meanPercent")
        $0.hundredths(TokenEstimate.meanErrorTenths * 10)
        $0.key("percentile95")
        $0.hundredths(TokenEstimate.error95Tenths * 10)
      }
    }
  }
}
