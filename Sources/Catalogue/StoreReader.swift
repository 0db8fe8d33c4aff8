import Digests
import Foundation
import GRDB
import ToolModel

/// Reads servers, snapshots and verdicts, inside a transaction.
struct StoreReader {
  let database: Database

  /// The first server after `last` in the order of ids.
  func serverID(after last: ServerID?) throws -> ServerID? {
    let statement = try database.cachedStatement(
      sql: "SELECT identity FROM server WHERE identity > ? ORDER BY identity LIMIT 1")
    return try Row.fetchOne(statement, arguments: [(last?.text ?? "").blob]).map { ServerID($0.text("identity")) }
  }

  func server(_ id: ServerID, rules: String?) throws -> StoredServer? {
    let statement = try database.cachedStatement(sql: "SELECT * FROM server WHERE identity = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id.text.blob]) else { return nil }
    let snapshot: Int64? = row["latestSnapshot"]
    let failure: Int64? = row["latestFailure"]
    let source = try SourceRecord.source(row.bytes("source"))
    return StoredServer(
      source: source, listing: try snapshot.map { try listing($0, of: id, rules: rules) },
      failure: try failure.map { try self.failure($0, source: source) }, isFailing: row["isFailing"],
      firstTried: row["firstTried"], lastTried: row["lastTried"])
  }

  /// A failing server without its last good listing.
  func deadLetter(_ id: ServerID) throws -> StoredServer? {
    let statement = try database.cachedStatement(sql: "SELECT * FROM server WHERE identity = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id.text.blob]) else { return nil }
    let source = try SourceRecord.source(row.bytes("source"))
    let failure: Int64? = row["latestFailure"]
    return StoredServer(
      source: source, listing: nil, failure: try failure.map { try self.failure($0, source: source) },
      isFailing: row["isFailing"], firstTried: row["firstTried"], lastTried: row["lastTried"])
  }

  private func failure(_ id: Int64, source: ServerSource) throws -> StoredFailure {
    let statement = try database.cachedStatement(sql: "SELECT * FROM failure WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else {
      throw CatalogueError.damaged("failure \(id) is missing")
    }
    return StoredFailure(
      failure: try FailureRecord.failure(source: source, reason: row["reason"], details: row.bytes("details")),
      firstAt: row["firstAt"], lastAt: row["lastAt"], times: row["times"])
  }

  private func listing(_ id: Int64, of server: ServerID, rules: String?) throws -> StoredListing {
    let statement = try database.cachedStatement(sql: "SELECT * FROM snapshot WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else {
      throw CatalogueError.damaged("snapshot \(id) is missing")
    }
    let tools = try self.tools(of: id)
    guard tools.count == row["toolCount"] else { throw CatalogueError.damaged("snapshot \(id) lacks tools") }
    return StoredListing(
      id: id,
      snapshot: try SnapshotRecord.snapshot(
        source: try SourceRecord.source(row.bytes("source")), takenAt: row["takenAt"], said: row.bytes("said"),
        heard: row.bytes("heard"), tools: tools.map(\.tool)),
      lastSeen: row["lastSeen"], timesSeen: row["timesSeen"], listDigest: row["listDigest"],
      assessment: try assessment(of: id, tools: tools, server: server, rules: rules, context: nil))
  }

  func snapshot(of server: ServerID, at time: Int64) throws -> ToolSnapshot? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT snapshot.id FROM snapshot JOIN server ON server.id = snapshot.server
        WHERE server.identity = ? AND takenAt <= ? ORDER BY takenAt DESC, snapshot.id DESC LIMIT 1
        """)
    let arguments: StatementArguments = [server.text.blob, time]
    guard let id = try Int64.fetchOne(statement, arguments: arguments) else { return nil }
    return try listing(id, of: server, rules: nil).snapshot
  }

  private typealias SeenTool = (definition: Int64, tool: ToolDefinition)

  private func tools(of snapshot: Int64) throws -> [SeenTool] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT definition.id, name, ordinal, bytes, digest, coreDigest
        FROM seen JOIN definition ON definition.id = seen.definition WHERE snapshot = ? ORDER BY position
        """)
    return try Row.fetchAll(statement, arguments: [snapshot]).map { row in
      (
        definition: row["id"],
        tool: ToolDefinition(
          name: row.text("name"), ordinal: row["ordinal"], bytes: row.bytes("bytes"), digest: row["digest"],
          coreDigest: row["coreDigest"])
      )
    }
  }

  func assessment(for snapshot: ToolSnapshot, context: String, rules: String) throws -> ServerAssessment? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT snapshot.id FROM snapshot JOIN server ON server.id = snapshot.server
        WHERE server.identity = ? AND listDigest = ? ORDER BY snapshot.id DESC LIMIT 1
        """)
    let arguments: StatementArguments = [snapshot.source.id.text.blob, ListDigest.text(of: snapshot)]
    guard let id = try Int64.fetchOne(statement, arguments: arguments) else { return nil }
    let tools = try self.tools(of: id)
    // Offsets of evidence hold only for the very bytes that were judged.
    guard tools.map(\.tool) == snapshot.tools else { return nil }
    return try assessment(of: id, tools: tools, server: snapshot.source.id, rules: rules, context: context)
  }

  /// The assessment of a snapshot under `rules`, or, with nil, the one recorded last; only that of `context`, if given.
  private func assessment(
    of snapshot: Int64, tools: [SeenTool], server: ServerID, rules: String?, context: String?
  ) throws -> ServerAssessment? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT assessment.*, contexts.text AS contextText, rule.text AS rulesText FROM assessment
        JOIN digest AS contexts ON contexts.id = context JOIN digest AS rule ON rule.id = rules
        WHERE snapshot = ? AND (?2 IS NULL OR rule.text = ?2) AND (?3 IS NULL OR contexts.text = ?3)
        ORDER BY assessment.id DESC LIMIT 1
        """)
    guard let row = try Row.fetchOne(statement, arguments: [snapshot, rules, context]) else { return nil }
    var verdicts: [Verdict] = []
    for seen in tools {
      guard let verdict = try verdict(on: seen, of: server, assessment: row) else { return nil }
      verdicts.append(verdict)
    }
    return ServerAssessment(
      verdicts: verdicts, findings: try FindingRecord.findings(row.bytes("findings"), of: server))
  }

  private func verdict(on seen: SeenTool, of server: ServerID, assessment: Row) throws -> Verdict? {
    let statement = try database.cachedStatement(
      sql: "SELECT * FROM verdict WHERE definition = ? AND context = ? AND rules = ?")
    let context: Int64 = assessment["context"]
    let rules: Int64 = assessment["rules"]
    guard let row = try Row.fetchOne(statement, arguments: [seen.definition, context, rules]) else { return nil }
    return try VerdictRecord.verdict(
      on: seen.tool, of: server,
      label: VerdictRecord.Label(
        category: row["category"], risk: row["risk"], confidencePercent: row["confidence"],
        context: assessment["contextText"], rules: assessment["rulesText"]),
      reasons: row.bytes("reasons"))
  }
}
