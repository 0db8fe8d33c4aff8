package import ToolModel

/// The JUnit XML report of `plimsoll audit`: a suite a server, a case a tool, and in each suite two cases of the server
/// itself, its listing and its own findings. A case fails at or above the thresholds of the run; a server that could
/// not be listed, or only in part, is an error.
package enum AuditJUnit {
  /// What makes a case fail.
  package struct Thresholds: Sendable {
    let risk: RiskLevel?
    let finding: Severity?
    let allowsPartial: Bool

    /// nil fails on nothing.
    package init(risk: RiskLevel?, finding: Severity?, allowsPartial: Bool) {
      self.risk = risk
      self.finding = finding
      self.allowsPartial = allowsPartial
    }
  }

  /// The report of all servers, in the order given; tools in the order of the listing.
  package static func xml(_ servers: [AssessedServer], thresholds: Thresholds) -> [UInt8] {
    let suites = servers.map { JUnitSuite($0, thresholds: thresholds) }
    let cases = suites.reduce(0) { $0 + $1.cases.count }
    let failures = suites.reduce(0) { $0 + $1.count(.failure) }
    let errors = suites.reduce(0) { $0 + $1.count(.error) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"plimsoll\" tests=\"\(cases)\" failures=\"\(failures)\" errors=\"\(errors)\">\n"
    for suite in suites { text += suite.xml }
    return Array((text + "</testsuites>\n").utf8)
  }
}
