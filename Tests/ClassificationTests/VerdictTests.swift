import Classification
import Testing
import ToolModel

/// What a verdict says and how it is backed.
struct VerdictTests {
  @Test(arguments: [
    (#"{"name":"list_berths","description":"List the berths."}"#, Category.read, RiskLevel.low),
    (#"{"name":"rename_berth","description":"Rename a berth."}"#, .write, .medium),
    (#"{"name":"restart_crane_server","description":"Restart the crane's server."}"#, .execute, .high),
    (#"{"name":"delete_berth","description":"Delete a berth."}"#, .destructive, .critical),
    (#"{"name":"pay_fee","description":"Pay a fee."}"#, .financial, .critical),
    (#"{"name":"remove_label","description":"Take a label off."}"#, .write, .medium),
    (#"{"name":"berths","inputSchema":{"properties":{"action":{"enum":["list","delete"]}}}}"#, .destructive, .critical),
    (#"{"name":"list_deleted_berths","description":"List deleted berths."}"#, .read, .low),
    (#"{"name":"run_code","inputSchema":{"properties":{"code":{"type":"string"}}}}"#, .execute, .critical),
    (#"{"name":"get_password","description":"Get a stored password."}"#, .read, .high),
    (#"{"name":"bulk_delete_berths","description":"Delete many berths."}"#, .destructive, .critical),
    (#"{"name":"frobnicate"}"#, .write, .medium),
    (#"{"name":"leer","description":"Elimina un archivo."}"#, .destructive, .critical),
    (#"{"name":"x1","description":"删除一个文件"}"#, .destructive, .critical),
    (#"{"name":"x1","description":"ファイルを削除します。"}"#, .destructive, .critical),
    (#"{"name":"x1","description":"파일을 삭제합니다."}"#, .destructive, .critical),
    (#"{"name":"x1","description":"Удалить файл"}"#, .destructive, .critical),
    (#"{"name":"x1","description":"Löscht eine Datei."}"#, .destructive, .critical),
  ])
  func toolsAreJudged(_ text: String, _ category: Category, _ risk: RiskLevel) throws {
    let verdict = try Tools.verdict(text)
    #expect(verdict.category == category)
    #expect(verdict.risk == risk)
  }

  @Test func anUnknownVerbIsAWriteWithLowConfidence() throws {
    let verdict = try Tools.verdict(#"{"name":"frobnicate"}"#)
    #expect(verdict.confidencePercent == 30)
    #expect(
      verdict.evidence == [
        Evidence(
          ruleID: "unknown-act", scope: .tool, pointer: "/name", words: "frobnicate", range: 0..<10, sourceOffset: nil)
      ])
  }

  @Test func evidencePointsIntoTheDefinition() throws {
    let text = #"{"name":"tidy","description":"Löscht: alte Dateien.","inputSchema":{"type":"object"}}"#
    let evidence = try #require(try Tools.verdict(text).evidence.first)
    #expect(evidence.pointer == "/description")
    #expect(evidence.words == "Löscht")
    #expect(evidence.range == 0..<7)
    #expect(evidence.scope == .tool)
    #expect(evidence.sourceOffset == 29)
  }

  @Test func evidenceNamesEnumeratedValues() throws {
    let text = #"{"name":"berths","inputSchema":{"properties":{"action":{"enum":["list","delete"]}}}}"#
    let evidence = try Tools.verdict(text).evidence
    #expect(evidence.map(\.pointer).contains("/inputSchema/properties/action/enum/1"))
    #expect(evidence.map(\.words).contains("delete"))
  }

  @Test func theArithmeticIsShown() throws {
    let verdict = try Tools.verdict(#"{"name":"bulk_update_berths","description":"Update many berths."}"#)
    #expect(verdict.capabilities == [.bulk])
    #expect(
      verdict.riskSteps == [
        RiskStep(cause: "base write", effect: .start(.medium), after: .medium),
        RiskStep(cause: "bulk", effect: .steps(1), after: .high),
      ])
  }

  @Test func theServersPrefixIsNotTheVerb() throws {
    let text = #"{"server":"close-crm","name":"close_delete_lead","description":"Delete a lead."}"#
    let words = try Tools.explanation(text).words.filter { $0.marks.contains("head") }.map(\.text)
    #expect(words == ["delete", "Delete"])
  }
}
