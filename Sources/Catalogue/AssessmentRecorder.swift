import Foundation
import GRDB
import ToolModel

/// Writes one assessment, inside a transaction.
struct AssessmentRecorder {
  let database: Database
  let snapshot: Int64

  func record(_ assessment: ServerAssessment, context: String, rules: String) throws {
    let tools = try seenDefinitions()
    guard
      tools.map(\.digest) == assessment.verdicts.map(\.definitionDigest),
      assessment.verdicts.allSatisfy({ $0.contextDigest == context && $0.rulesDigest == rules })
    else {
      throw CatalogueError(
        .mismatch, "the verdicts do not fit snapshot \(snapshot): judge the snapshot that the store returned")
    }
    let contextID = try digestID(context)
    let rulesID = try digestID(rules)
    for (tool, verdict) in zip(tools, assessment.verdicts) {
      try upsert(verdict, definition: tool.id, context: contextID, rules: rulesID)
    }
    try upsert(assessment.findings, context: contextID, rules: rulesID)
  }

  private func seenDefinitions() throws -> [(id: Int64, digest: String)] {
    guard try Int.fetchOne(database, sql: "SELECT 1 FROM snapshot WHERE id = ?", arguments: [snapshot]) != nil else {
      throw CatalogueError(.mismatch, "the store has no snapshot \(snapshot): record the crawl first")
    }
    return try Row.fetchAll(
      try database.cachedStatement(
        sql: """
          SELECT definition.id, definition.digest FROM seen JOIN definition ON definition.id = seen.definition
          WHERE seen.snapshot = ? ORDER BY seen.position
          """), arguments: [snapshot]
    ).map { (id: $0["id"], digest: $0["digest"]) }
  }

  private func digestID(_ text: String) throws -> Int64 {
    try database.cachedStatement(sql: "INSERT INTO digest (text) VALUES (?) ON CONFLICT DO NOTHING")
      .execute(arguments: [text])
    let statement = try database.cachedStatement(sql: "SELECT id FROM digest WHERE text = ?")
    guard let id = try Int64.fetchOne(statement, arguments: [text]) else {
      throw CatalogueError(.mismatch, "`\(text)` is no digest")
    }
    return id
  }

  private func upsert(_ verdict: Verdict, definition: Int64, context: Int64, rules: Int64) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO verdict (definition, context, rules, category, risk, confidence, reasons)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET category = excluded.category, risk = excluded.risk,
          confidence = excluded.confidence, reasons = excluded.reasons
        WHERE (category, risk, confidence, reasons)
          IS NOT (excluded.category, excluded.risk, excluded.confidence, excluded.reasons)
        """
    ).execute(arguments: [
      definition, context, rules, verdict.category.rawValue, verdict.risk.rawValue, verdict.confidencePercent,
      VerdictRecord.reasons(verdict).blob,
    ])
  }

  private func upsert(_ findings: [Finding], context: Int64, rules: Int64) throws {
    let owner = try Row.fetchOne(
      database,
      sql: "SELECT identity FROM server JOIN snapshot ON snapshot.server = server.id WHERE snapshot.id = ?",
      arguments: [snapshot])
    let server = ServerID(owner?.text("identity") ?? "")
    try database.cachedStatement(
      sql: """
        INSERT INTO assessment (snapshot, context, rules, findings) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET context = excluded.context, findings = excluded.findings
        WHERE (context, findings) IS NOT (excluded.context, excluded.findings)
        """
    ).execute(arguments: [snapshot, context, rules, FindingRecord.bytes(findings, of: server).blob])
  }
}
