import Foundation
import JSONText
import Policies
import TestSupport
import Testing
import ToolModel

/// Python's parsers read every file back, and small models of the targets, written from their documents, decide every
/// call: none may be more lenient than the record.
struct OracleTests {
  private static let oracle = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Oracle/check.py")

  /// Debian's Python, for which `scripts/install --tests` puts PyYAML.
  private static let python = URL(fileURLWithPath: "/usr/bin/python3")

  private func expectNothingLooser(_ templates: PolicyTemplate...) throws {
    let folder = try TemporaryFolder()
    for (place, template) in templates.enumerated() {
      for target in PolicyTarget.allCases {
        let file = lower(template, to: target, provenance: LoweringTests.provenance)
        try folder.write(file.bytes, to: "\(place)/\(file.fileName)")
        for companion in file.companions { try folder.write(companion.bytes, to: "\(place)/\(companion.fileName)") }
      }
    }
    let run = try ProgramRun.of(
      Self.python, ["-B", Self.oracle.path] + templates.indices.map { folder.path(String($0)) },
      environment: ["PATH": "/usr/bin", "LANG": "C.UTF-8"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  private static let hasParsers: Bool = {
    let run = try? ProgramRun.of(python, ["-c", "import yaml, tomllib"], environment: ["PATH": "/usr/bin"])
    return run?.status == 0 || ProcessInfo.processInfo.environment["CI"] == "true"
  }()

  @Test(.enabled(if: hasParsers, "python3-yaml is missing: run `scripts/install --tests`"))
  func everyKindOfTool() throws {
    try expectNothingLooser(LoweringTests.template(LoweringTests.everyKind))
  }

  @Test(.enabled(if: hasParsers, "python3-yaml is missing: run `scripts/install --tests`"))
  func namesThatNobodyExpects() throws { try expectNothingLooser(HostileNameTests.template) }

  @Test(
    .enabled(if: hasParsers, "python3-yaml is missing: run `scripts/install --tests`"),
    arguments: [
      "my server", "a__b", "a.b", "港", "x:y", "a/b", "on", "\u{1F600}", "UPPER", "a_b", "*", "[x]", " pad", "q\"'\\\n",
    ])
  func serversThatNobodyExpects(_ server: String) throws {
    let hostile = HostileNameTests.template
    let records = [Treatment.ask, .deny].map { unlisted in
      PolicyTemplate(
        server: hostile.server, serverName: server, tools: LoweringTests.everyKind + hostile.tools.prefix(100),
        unlisted: unlisted)
    }
    try expectNothingLooser(records[0], records[1])
  }

  @Test(.enabled(if: hasParsers, "python3-yaml is missing: run `scripts/install --tests`"))
  func aRecordThatAllowsNothingAndOneThatIsEmpty() throws {
    try expectNothingLooser(
      LoweringTests.template([LoweringTests.decision("drop", .deny)]), LoweringTests.template([]))
  }

  /// The oracle must see what is looser, or it proves nothing.
  @Test(
    .enabled(if: hasParsers, "python3-yaml is missing: run `scripts/install --tests`"),
    arguments: PolicyTarget.allCases.filter { ![.vsCode, .record].contains($0) })
  func theOracleSeesWhatIsLooser(_ target: PolicyTarget) throws {
    let folder = try TemporaryFolder()
    let honest = LoweringTests.template([LoweringTests.decision("drop", .ask), LoweringTests.decision("list", .allow)])
    let loose = LoweringTests.template([LoweringTests.decision("drop", .allow), LoweringTests.decision("list", .allow)])
    for each in PolicyTarget.allCases {
      let file = lower(each == target ? loose : honest, to: each, provenance: LoweringTests.provenance)
      try folder.write(file.bytes, to: file.fileName)
      for companion in file.companions { try folder.write(companion.bytes, to: companion.fileName) }
    }
    let run = try ProgramRun.of(
      Self.python, ["-B", Self.oracle.path, folder.url.path], environment: ["PATH": "/usr/bin", "LANG": "C.UTF-8"])
    let needsAnEngine: Set<PolicyTarget> = [.toolHiveCedar, .agentCoreCedar, .agentGatewayCEL, .rego]
    #expect((run.status == 0) == needsAnEngine.contains(target), "\(run.output)\(run.errors)")
    #expect(run.output.contains("\(target.rawValue): 'drop'") == !needsAnEngine.contains(target))
  }
}
