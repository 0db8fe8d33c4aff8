import Digests
import Foundation
import GRDB
import ToolModel

/// Writes one crawl outcome, inside a transaction.
struct Recorder {
  let database: Database
  let time: Int64

  /// What the store knew of the server before.
  private struct KnownServer {
    let id: Int64
    let latestSnapshot: Int64?
    let latestFailure: Int64?
  }

  func record(_ snapshot: ToolSnapshot) throws -> RecordedCrawl {
    let server = try upsert(snapshot.source, isFailing: false)
    let listDigest = ListDigest.text(of: snapshot)
    if let latest = server.latestSnapshot, try hasDigest(latest, listDigest) {
      try repeatSnapshot(latest, snapshot)
      return .unchanged(snapshot: latest)
    }
    let id = try insert(snapshot, of: server.id, listDigest: listDigest)
    try database.cachedStatement(sql: "UPDATE server SET latestSnapshot = ? WHERE id = ?")
      .execute(arguments: [id, server.id])
    return server.latestSnapshot.map { .changed(snapshot: id, before: $0) } ?? .new(snapshot: id)
  }

  func record(_ failure: CrawlFailure) throws -> RecordedCrawl {
    let server = try upsert(failure.source, isFailing: true)
    let details = FailureRecord.bytes(failure)
    let repeated = try database.cachedStatement(
      sql: """
        UPDATE failure SET lastAt = ?, times = times + 1 WHERE id = ? AND reason = ? AND details = ? RETURNING id
        """)
    let arguments: StatementArguments = [time, server.latestFailure, failure.reason.rawValue, details.blob]
    if try Int64.fetchOne(repeated, arguments: arguments) == nil {
      try database.cachedStatement(
        sql: "INSERT INTO failure (server, firstAt, lastAt, times, reason, details) VALUES (?, ?, ?, 1, ?, ?)"
      ).execute(arguments: [server.id, time, time, failure.reason.rawValue, details.blob])
      try database.cachedStatement(sql: "UPDATE server SET latestFailure = ? WHERE id = ?")
        .execute(arguments: [database.lastInsertedRowID, server.id])
    }
    return .failed(lastGood: server.latestSnapshot)
  }

  private func upsert(_ source: ServerSource, isFailing: Bool) throws -> KnownServer {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO server (identity, name, source, firstTried, lastTried, isFailing, ticket)
          VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (identity) DO UPDATE SET name = excluded.name, source = excluded.source,
          lastTried = max(lastTried, excluded.lastTried), isFailing = excluded.isFailing, ticket = excluded.ticket
        RETURNING id, latestSnapshot, latestFailure
        """)
    let arguments: StatementArguments = [
      source.id.text.blob, source.name.blob, SourceRecord.bytes(source).blob, time, time, isFailing,
      try nextTicket(),
    ]
    // Whoever held the server is done with it.
    try database.cachedStatement(sql: "DELETE FROM lease WHERE identity = ?").execute(arguments: [source.id.text.blob])
    guard let row = try Row.fetchOne(statement, arguments: arguments) else {
      throw CatalogueError.damaged("a server could not be written")
    }
    return KnownServer(id: row["id"], latestSnapshot: row["latestSnapshot"], latestFailure: row["latestFailure"])
  }

  private func nextTicket() throws -> Int64 {
    let statement = try database.cachedStatement(sql: "UPDATE ticket SET last = last + 1 RETURNING last")
    guard let ticket = try Int64.fetchOne(statement) else { throw CatalogueError.damaged("its counter is missing") }
    return ticket
  }

  private func hasDigest(_ snapshot: Int64, _ listDigest: String) throws -> Bool {
    let statement = try database.cachedStatement(sql: "SELECT 1 FROM snapshot WHERE id = ? AND listDigest = ?")
    return try Int.fetchOne(statement, arguments: [snapshot, listDigest]) != nil
  }

  private func repeatSnapshot(_ id: Int64, _ snapshot: ToolSnapshot) throws {
    var snapshot = snapshot
    // Not every crawl lists a server under two names: what an earlier one brought stays true of the same list.
    if snapshot.relisting == nil { snapshot = snapshot.relisted(try relisting(of: id)) }
    try database.cachedStatement(
      sql: """
        UPDATE snapshot SET lastSeen = max(lastSeen, ?), timesSeen = timesSeen + 1, source = ?, heard = ? WHERE id = ?
        """
    ).execute(arguments: [time, SourceRecord.bytes(snapshot.source).blob, SnapshotRecord.heard(snapshot).blob, id])
  }

  private func relisting(of id: Int64) throws -> Relisting? {
    let statement = try database.cachedStatement(sql: "SELECT heard FROM snapshot WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
    return try StoredJSON(row.bytes("heard"), of: "snapshot").optional("relisting").map(RelistingRecord.relisting)
  }

  private func insert(_ snapshot: ToolSnapshot, of server: Int64, listDigest: String) throws -> Int64 {
    try database.cachedStatement(
      sql: """
        INSERT INTO snapshot
          (server, takenAt, lastSeen, timesSeen, listDigest, isComplete, toolCount, source, said, heard)
        VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      server, snapshot.takenAt, max(time, snapshot.takenAt), listDigest, snapshot.completeness == .complete,
      snapshot.tools.count, SourceRecord.bytes(snapshot.source).blob, SnapshotRecord.said(snapshot).blob,
      SnapshotRecord.heard(snapshot).blob,
    ])
    let id = database.lastInsertedRowID
    let seen = try database.cachedStatement(
      sql: "INSERT INTO seen (snapshot, position, definition, ordinal) VALUES (?, ?, ?, ?)")
    for (position, tool) in snapshot.tools.enumerated() {
      try seen.execute(arguments: [id, position, try definition(tool), tool.ordinal])
    }
    return id
  }

  /// The row of a definition, written if these bytes are new.
  private func definition(_ tool: ToolDefinition) throws -> Int64 {
    let key = Digest.sha256(tool.bytes).blob
    let known = try database.cachedStatement(sql: "SELECT id FROM definition WHERE bytesDigest = ?")
    if let id = try Int64.fetchOne(known, arguments: [key]) { return id }
    try database.cachedStatement(
      sql: "INSERT INTO definition (bytesDigest, digest, coreDigest, name, bytes) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [key, tool.digest, tool.coreDigest, tool.name.blob, tool.bytes.blob])
    return database.lastInsertedRowID
  }
}
