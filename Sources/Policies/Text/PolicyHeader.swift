import ToolModel

/// The comment block at the top of every file whose format allows one.
enum PolicyHeader {
  /// Where the file comes from, then one line a tool with class and reason.
  ///
  /// - Parameters:
  ///   - mark: What begins a comment.
  ///   - unlisted: What happens to tools that are not listed.
  static func lines(
    for template: PolicyTemplate, provenance: PolicyProvenance, mark: String = "#", unlisted: Treatment = .deny
  ) -> [String] {
    let lines = content(for: template, provenance: provenance, unlisted: unlisted)
    return mark == "#" ? lines : lines.map { mark + $0.dropFirst() }
  }

  private static func content(
    for template: PolicyTemplate, provenance: PolicyProvenance, unlisted: Treatment
  ) -> [String] {
    var lines = [
      "# Policy for \(YAMLText.comment(template.serverName)), pack `\(YAMLText.comment(provenance.pack))`.",
      "# Written by plimsoll \(YAMLText.comment(provenance.generatorVersion)); edit the decisions, not this header.",
      "#",
      "# source: \(YAMLText.comment(template.server.text))",
      "# tool list: \(YAMLText.comment(provenance.toolListDigest))",
    ]
    if let taken = provenance.taken { lines.append("# listed at: \(YAMLText.comment(taken))") }
    lines.append("# rules: \(YAMLText.comment(provenance.rulesDigest))")
    if !provenance.packDigest.isEmpty { lines.append("# pack: \(YAMLText.comment(provenance.packDigest))") }
    lines.append("#")
    for tool in template.tools {
      lines.append("# \(tool.treatment.rawValue)  \(YAMLText.comment(tool.name)): \(YAMLText.comment(tool.reason))")
    }
    if !template.tools.isEmpty { lines.append("#") }
    lines.append("# Tools that are not listed here \(phrase(unlisted)).")
    return lines
  }

  private static func phrase(_ unlisted: Treatment) -> String {
    switch unlisted {
    case .allow: "run without a question, which this file cannot change"
    case .ask: "ask a person"
    case .deny: "are denied"
    case .hide: "are hidden"
    }
  }
}
