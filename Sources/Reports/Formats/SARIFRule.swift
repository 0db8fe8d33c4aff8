import JSONText
import ToolModel

/// A `reportingDescriptor`: what kind of alert it is. GitHub wants all of its members.
struct SARIFRule {
  let id: String
  let title: String
  /// What to do about it, one sentence.
  let remedy: String
  let severity: Severity
  let confidencePercent: Int

  init(id: String, title: String, remedy: String, severity: Severity, confidencePercent: Int) {
    self.id = id
    self.title = title
    self.remedy = remedy
    self.severity = severity
    self.confidencePercent = confidencePercent
  }

  init(_ finding: Finding) {
    self.init(
      id: finding.id, title: finding.title, remedy: finding.remedy, severity: finding.severity,
      confidencePercent: finding.confidencePercent)
  }

  /// The rule behind tools of one category at one risk.
  init(_ category: Category, _ risk: RiskLevel) {
    self.init(
      id: "\(risk.rawValue)-risk-\(category.rawValue)-tool",
      title: "\(English.capitalized(English.withArticle(category.rawValue))) tool of \(risk.rawValue) risk: "
        + "it \(CategoryProse(category).effect)",
      remedy: "let a person confirm each call, or deny the tool by policy",
      severity: risk == .critical ? .critical : .high,
      confidencePercent: 100)
  }

  /// Each rule once, sorted by id. Severity and precision of a rule are those of its worst and its surest result.
  static func rules(of results: [SARIFResult]) -> [SARIFRule] {
    var rules: [String: SARIFRule] = [:]
    for result in results {
      guard let known = rules[result.rule.id] else {
        rules[result.rule.id] = result.rule
        continue
      }
      rules[known.id] = SARIFRule(
        id: known.id, title: known.title, remedy: known.remedy, severity: max(known.severity, result.rule.severity),
        confidencePercent: max(known.confidencePercent, result.rule.confidencePercent))
    }
    return rules.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  /// GitHub's scale from 0.1 to 10, as text: above 9 critical, from 7 high, from 4 medium.
  var securitySeverity: String {
    switch severity {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "2.0"
    case .info: "0.5"
    }
  }

  /// GitHub's four words for how often a rule is right.
  var precision: String {
    switch confidencePercent {
    case 90...: "very-high"
    case 70...: "high"
    case 40...: "medium"
    default: "low"
    }
  }

  func write(to list: inout JSONWriter) {
    list.object { rule in
      rule.key("id")
      rule.string(id)
      rule.key("shortDescription")
      SARIFText.write(English.sentence(title), to: &rule)
      rule.key("fullDescription")
      SARIFText.write("\(English.sentence(title)) \(English.sentence(remedy))", to: &rule)
      rule.key("help")
      rule.object {
        $0.key("text")
        $0.string(SARIFText.plain(English.sentence(remedy)))
        $0.key("markdown")
        $0.string("**Do:** " + MarkdownText.phrase(English.sentence(remedy)))
      }
      rule.key("properties")
      rule.object {
        $0.key("precision")
        $0.string(precision)
        $0.key("security-severity")
        $0.string(securitySeverity)
        $0.key("tags")
        $0.array { tags in for tag in ["security", "mcp"] { tags.string(tag) } }
      }
    }
  }
}
