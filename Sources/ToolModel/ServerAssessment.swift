/// What the classifier says of one snapshot: a verdict a tool, in the order of the listing, and the findings.
package struct ServerAssessment: Sendable {
  package let verdicts: [Verdict]
  package let findings: [Finding]

  package init(verdicts: [Verdict], findings: [Finding]) {
    self.verdicts = verdicts
    self.findings = findings
  }
}
