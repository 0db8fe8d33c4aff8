import JSONText
import ToolModel

/// `summary` of the audit report.
enum SummaryObject {
  static func write(_ summary: AuditSummary, suppressed: Int = 0, to report: inout JSONWriter) {
    report.object { object in
      for (key, count) in [
        ("servers", summary.servers), ("complete", summary.complete), ("partial", summary.partial),
        ("failed", summary.failed), ("tools", summary.tools), ("findings", summary.findings),
        ("suppressed", suppressed),
      ] {
        object.key(key)
        object.integer(count)
      }
      object.key("byCategory")
      object.object { counts in
        for category in Category.allCases {
          counts.key(category.rawValue)
          counts.integer(summary.tools(of: category))
        }
      }
      object.key("byRisk")
      object.object { counts in
        for risk in RiskLevel.allCases.reversed() {
          counts.key(risk.rawValue)
          counts.integer(summary.tools(at: risk))
        }
      }
      object.key("findingsBySeverity")
      object.object { counts in
        for severity in Severity.allCases.reversed() {
          counts.key(severity.rawValue)
          counts.integer(summary.findings(of: severity))
        }
      }
      object.key("worstRisk")
      if let worst = summary.worstRisk { object.string(worst.rawValue) } else { object.null() }
    }
  }
}
