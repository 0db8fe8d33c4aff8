import Policies
import ToolModel

/// The policies of a server: some to copy, all to download.
struct ServerPolicySection {
  let context: ServerContext
  let policies: ServerPolicies

  func write(to html: inout HTMLWriter, _ links: SiteLinks) {
    html.heading("policy", "Policy for the whole server")
    guard let main = policies.main else {
      html.markup("<p>No policies were written with this site.</p>\n")
      return
    }
    html.markup("<p>")
    html.text(Self.summary(context.template))
    html.markup(" A tool that appears later is not allowed until somebody lists it.</p>\n")
    let files = main.files.filter { file in
      PolicyTarget(rawValue: file.target).map { ServerPolicies.shown.contains($0) } == true
        && file.bytes.count <= 40_000
    }
    if !files.isEmpty { PolicyTabs.write(files, legend: "To copy: the \(main.name) pack", to: &html) }
    guard html.scope.isEmpty else { return }
    html.markup("<h3 id=\"downloads\">Every pack, every enforcement point</h3>\n")
    html.markup(
      "<div class=\"scroll\" tabindex=\"0\"><table class=\"downloads\"><caption>Policy files</caption><thead><tr>")
    html.markup("<th scope=\"col\">Enforcement point</th>")
    for pack in policies.packs { html.element("th", .literal("scope", "col"), text: pack.name) }
    html.markup("</tr></thead><tbody>\n")
    for (place, target) in PolicyTarget.allCases.enumerated() {
      html.markup("<tr><th scope=\"row\">")
      html.text(target.title)
      html.markup("</th>")
      for pack in policies.packs { cell(pack.files[place], pack, &html, links) }
      html.markup("</tr>\n")
    }
    html.markup("</tbody></table></div>\n")
    html.markup(
      """
      <p class="quiet">A number in brackets counts decisions that the format cannot express; they became stricter, never \
      looser.</p>

      """)
  }

  private func cell(
    _ file: PolicyFile, _ pack: ServerPolicies.Pack, _ html: inout HTMLWriter, _ links: SiteLinks
  ) {
    html.markup("<td><a download=\"\" href=\"")
    html.text(links.file(SitePaths.policy(file.fileName, pack: pack.name, of: context.row.slug)).text)
    html.markup("\">")
    html.text(file.fileName)
    html.markup("</a>")
    if !file.losses.isEmpty { html.text(" (\(file.losses.count))") }
    html.markup("</td>")
  }

  /// "The recommended pack allows 12 tools, asks about 3 and denies 1."
  static func summary(_ template: PolicyTemplate) -> String {
    let verbs: [(Treatment, String)] = [(.allow, "allows"), (.ask, "asks about"), (.deny, "denies"), (.hide, "hides")]
    var first = true
    let parts = verbs.compactMap { treatment, verb -> String? in
      let count = template.tools.count { $0.treatment == treatment }
      guard count > 0 else { return nil }
      defer { first = false }
      return "\(verb) \(first ? English.count(count, "tool") : English.grouped(count))"
    }
    return parts.isEmpty ? "There is nothing to decide." : "The recommended pack \(English.list(parts))."
  }
}
