import ToolModel

/// The manual's pages about rules, each from its file: `Rules.md` with all of them, and one page a rule.
package enum RuleManual {
  /// Paths relative to the manual, with their bytes; sorted. Throws the first problem of the folder.
  package static func pages(of files: [RuleFile]) throws(RuleProblem) -> [(path: String, bytes: [UInt8])] {
    let (pack, problems) = RulePackReader.read(files: files)
    guard let pack else { throw problems.first ?? RuleProblem(path: "", line: 0, message: "there are no rules") }
    var sources: [String: String] = [:]
    for file in files where !file.isVocabulary { sources[file.stem] = String(decoding: file.bytes, as: UTF8.self) }
    var pages = pack.rules.map { rule in
      (path: "Rules/Rule-\(rule.id).md", bytes: Array(page(rule, source: sources[rule.id] ?? "").utf8))
    }
    pages.insert((path: "Rules.md", bytes: Array(index(pack).utf8)), at: 0)
    return pages
  }

  private static func index(_ pack: RulePack) -> String {
    var text = """
      # Rules

      Everything that Plimsoll says about a tool comes from these rules. Each page is made from the rule's file.

      """
    for (kind, title) in [
      ("finding", "Findings"), ("category", "Categories"), ("guard", "Guards"), ("capability", "Capabilities"),
    ] {
      text += "\n## \(title)\n\n| rule | what | effect | state |\n|---|---|---|---|\n"
      for rule in pack.rules where effect(rule).hasPrefix(kind) {
        text += "| <doc:Rule-\(rule.id)> | \(cell(rule.title)) | \(effect(rule)) | \(rule.state.rawValue) |\n"
      }
    }
    return text
  }

  private static func page(_ rule: Rule, source: String) -> String {
    var text = "# \(rule.id)\n\n\(rule.title).\n\n\(rule.why)\n\n| | |\n|---|---|\n"
    var rows = [
      ("effect", effect(rule)), ("state", rule.state.rawValue), ("confidence", "\(rule.confidencePercent) %"),
    ]
    if case .finding(_, let remedy) = rule.effect { rows.append(("remedy", remedy)) }
    if case .capability(_, let within) = rule.effect, within.count < Category.allCases.count {
      rows.append(("only for", within.map(\.rawValue).sorted().joined(separator: ", ")))
    }
    if let beats = rule.beats {
      let categories = beats.categories.map(\.rawValue).sorted().joined(separator: ", ")
      let tags = beats.tags.isEmpty ? "" : ", of rules tagged \(beats.tags.sorted().joined(separator: ", "))"
      rows.append(("beats", "votes for \(categories) up to \(beats.upTo.word)\(tags)"))
    }
    if !rule.tags.isEmpty { rows.append(("tags", rule.tags.joined(separator: ", "))) }
    if !rule.references.isEmpty { rows.append(("references", rule.references.joined(separator: ", "))) }
    if !rule.aliases.isEmpty { rows.append(("former ids", rule.aliases.joined(separator: ", "))) }
    for row in rows { text += "| \(row.0) | \(cell(row.1)) |\n" }
    text += "\n## What it looks for\n\n```\n\(MatchText.lines(rule.match).joined(separator: "\n"))\n```\n"
    text += "\nAs written:\n\n```yaml\n\(part("match", of: source))```\n"
    text += "\n## What it fires for\n\n```yaml\n\(part("hits", of: source))```\n"
    return text + "\n## What it does not fire for\n\n```yaml\n\(part("misses", of: source))```\n"
  }

  /// The lines of a top-level key of a file, without the key itself where it has lines of its own.
  private static func part(_ key: String, of source: String) -> String {
    var lines: [Substring] = []
    var isInside = false
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if let first = line.utf8.first, 0x61...0x7A ~= first { isInside = line.hasPrefix(key + ":") }
      if isInside, !line.isEmpty, !line.hasPrefix("#") { lines.append(line) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func effect(_ rule: Rule) -> String {
    switch rule.effect {
    case .category(let category, let strength): "category \(category.rawValue) (\(strength.word))"
    case .guards: "guard"
    case .capability(let capability, _): "capability \(capability.rawValue)"
    case .finding(let severity, _): "finding \(severity.rawValue)"
    }
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
