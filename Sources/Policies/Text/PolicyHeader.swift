import ToolModel

/// The comment block at the top of every file whose format allows one.
enum PolicyHeader {
  /// Where the file comes from, then one line a tool with class and reason.
  static func lines(for template: PolicyTemplate, provenance: PolicyProvenance) -> [String] {
    var lines = [
      "# Policy for \(YAMLText.comment(template.serverName)), pack `\(YAMLText.comment(provenance.pack))`.",
      "# Written by plimsoll \(YAMLText.comment(provenance.generatorVersion)); edit the decisions, not this header.",
      "#",
      "# source: \(YAMLText.comment(template.server.text))",
      "# tool list: \(YAMLText.comment(provenance.toolListDigest))",
      "# rules: \(YAMLText.comment(provenance.rulesDigest))",
      "#",
    ]
    for tool in template.tools {
      lines.append("# \(tool.treatment.rawValue)  \(YAMLText.comment(tool.name)): \(YAMLText.comment(tool.reason))")
    }
    if !template.tools.isEmpty { lines.append("#") }
    lines.append("# Tools that are not listed here are denied.")
    return lines
  }
}
