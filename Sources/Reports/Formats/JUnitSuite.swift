import ToolModel

/// One `testsuite` of a JUnit report: a server.
struct JUnitSuite {
  let name: String
  let cases: [JUnitCase]

  init(_ server: AssessedServer, thresholds: AuditJUnit.Thresholds) {
    name = server.source.name
    let group = server.source.id.text
    switch server.outcome {
    case .failed(let failure):
      cases = [
        JUnitCase(
          group: group, name: "(listing)", result: .error, message: "\(failure.reason.rawValue): \(failure.message)",
          output: failure.evidence.standardErrorTail.suffix(20).map { "standard error: \($0)" })
      ]
    case .listed(let snapshot, let assessment):
      let findings = FindingsByTool(assessment.findings)
      cases =
        [
          Self.listing(snapshot, group: group, thresholds),
          Self.judged(findings.aboutServer, verdict: nil, group: group, name: "(server)", thresholds),
        ]
        + assessment.verdicts.map { verdict in
          let key = verdict.key
          let name = key.ordinal == 0 ? key.name : "\(key.name) (\(key.ordinal + 1))"
          return Self.judged(findings[key], verdict: verdict, group: group, name: name, thresholds)
        }
    }
  }

  func count(_ result: JUnitCase.Result) -> Int { cases.count { $0.result == result } }

  var xml: String {
    "  <testsuite name=\"\(JUnitCase.escaped(name))\" tests=\"\(cases.count)\" failures=\"\(count(.failure))\" "
      + "errors=\"\(count(.error))\">\n" + cases.map(\.xml).joined() + "  </testsuite>\n"
  }

  private static func listing(
    _ snapshot: ToolSnapshot, group: String, _ thresholds: AuditJUnit.Thresholds
  ) -> JUnitCase {
    let output = snapshot.diagnostics.map { "note: \($0.message)" }
    guard case .partial(let why) = snapshot.completeness else {
      return JUnitCase(group: group, name: "(listing)", result: .passed, message: "", output: output)
    }
    return JUnitCase(
      group: group, name: "(listing)", result: thresholds.allowsPartial ? .passed : .error,
      message: "incomplete: \(why)", output: ["not seen: \(why)"] + output)
  }

  private static func judged(
    _ findings: [Finding], verdict: Verdict?, group: String, name: String, _ thresholds: AuditJUnit.Thresholds
  ) -> JUnitCase {
    let sorted = FindingOrder.worstFirst(findings)
    var reasons: [String] = []
    var output: [String] = []
    if let verdict {
      let line =
        "\(verdict.risk.rawValue) risk, \(verdict.category.rawValue): \(EvidencePhrase.text(verdict.evidence[0]))"
      output.append(line)
      if let threshold = thresholds.risk, verdict.risk >= threshold { reasons.append(line) }
    }
    for finding in sorted {
      output.append("\(finding.severity.rawValue) finding \(finding.id): \(finding.title); do: \(finding.remedy)")
      if let threshold = thresholds.finding, finding.severity >= threshold {
        reasons.append("\(finding.severity.rawValue) finding \(finding.id): \(finding.title)")
      }
    }
    return JUnitCase(
      group: group, name: name, result: reasons.isEmpty ? .passed : .failure,
      message: reasons.joined(separator: "; "), output: output)
  }
}
