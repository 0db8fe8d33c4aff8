/// What the classifier says of one snapshot: a verdict a tool, in the order of the listing, and the findings.
package struct ServerAssessment: Sendable {
  package let verdicts: [Verdict]
  package let findings: [Finding]
  /// Verdicts on the definitions that only another listing of the server has, in their order; a policy reckons with
  /// them too.
  package let elsewhere: [Verdict]

  package init(verdicts: [Verdict], findings: [Finding], elsewhere: [Verdict] = []) {
    self.verdicts = verdicts
    self.findings = findings
    self.elsewhere = elsewhere
  }
}
