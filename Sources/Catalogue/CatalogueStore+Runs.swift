import Foundation
import GRDB
package import ToolModel

extension CatalogueStore {
  /// Begins a run over many servers, or goes on with the last one of the same `part` that did not end, if `resumes`; where
  /// there is none it begins one. `part` tells runs apart that share a store (`1/4`); `owner` names this process, and
  /// `isAlive` tells whether the process of another name still lives (true if nobody can tell). Times in seconds since
  /// 1970.
  package func beginRun(
    part: String, resumes: Bool, owner: String, at time: Int64, isAlive: @escaping @Sendable (String) -> Bool
  ) throws(CatalogueError) -> CrawlLedger {
    try write { database in
      let open = try Row.fetchAll(
        database, sql: "SELECT * FROM run WHERE part = ? AND endedAt IS NULL ORDER BY id DESC", arguments: [part])
      if resumes, let last = open.first {
        try database.execute(sql: "UPDATE run SET owner = ? WHERE id = ?", arguments: [owner, last["id"] as Int64])
        return CrawlLedger(
          store: self, run: last["id"], isResumed: true, startedAt: last["startedAt"],
          startTicket: last["startTicket"], owner: owner, isAlive: isAlive)
      }
      // Runs that nobody will finish any more.
      for row in open where !isAlive(row["owner"]) {
        try database.execute(sql: "UPDATE run SET endedAt = ? WHERE id = ?", arguments: [time, row["id"] as Int64])
      }
      let ticket = try Int64.fetchOne(database, sql: "SELECT last FROM ticket") ?? 0
      try database.execute(
        sql: "INSERT INTO run (part, owner, startTicket, startedAt) VALUES (?, ?, ?, ?)",
        arguments: [part, owner, ticket, time])
      return CrawlLedger(
        store: self, run: database.lastInsertedRowID, isResumed: false, startedAt: time, startTicket: ticket,
        owner: owner, isAlive: isAlive)
    }
  }

  /// When a server was last listed well (seconds since 1970), and the version that its source then named; nil if it never
  /// was or if its last attempt failed.
  package func lastGoodListing(of server: ServerID) throws(CatalogueError) -> (lastSeen: Int64, version: String?)? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT lastSeen, server.source FROM server JOIN snapshot ON snapshot.id = latestSnapshot
          WHERE identity = ? AND NOT isFailing
          """)
      guard let row = try Row.fetchOne(statement, arguments: [server.text.blob]) else { return nil }
      return (row["lastSeen"], try SourceRecord.source(row.bytes("source")).version)
    }
  }

  /// Calls `body` with every server whose last attempt failed, in the order of their ids, one at a time: memory holds one
  /// of them.
  package func forEachDeadLetter(_ body: (StoredServer) throws -> Void) throws {
    var last = ""
    while true {
      let next: StoredServer? = try read { database in
        let statement = try database.cachedStatement(
          sql: "SELECT identity FROM server WHERE isFailing AND identity > ? ORDER BY identity LIMIT 1")
        guard let row = try Row.fetchOne(statement, arguments: [last.blob]) else { return nil }
        return try StoreReader(database: database).deadLetter(ServerID(row.text("identity")))
      }
      guard let next else { return }
      try body(next)
      last = next.source.id.text
    }
  }
}
