import Foundation
import GRDB
package import ToolModel

/// One process's part in a run over many servers: what was done since the run began, and which servers this process
/// holds just now. Every server of a run is listed once, by whichever process; what a killed process held is free again
/// as soon as anybody can tell that it is gone.
package struct CrawlLedger: Sendable {
  let store: CatalogueStore
  /// The run's number.
  package let run: Int64
  /// True if the run had begun before.
  package let isResumed: Bool
  /// Seconds since 1970 at which the run began.
  package let startedAt: Int64
  /// Everything recorded after this number belongs to the run.
  let startTicket: Int64
  /// Tells this process from all others, as `isAlive` understands it.
  let owner: String
  let isAlive: @Sendable (String) -> Bool

  /// What may be done with a server.
  package enum Claim: Sendable, Hashable {
    /// It is ours until it is recorded, released, or the time is over.
    case granted
    /// It was recorded since the run began.
    case done
    /// Another process is at it.
    case held
  }

  /// Asks for a server, at `now` and until `until`, both in seconds since 1970.
  package func claim(_ server: ServerID, now: Int64, until: Int64) throws(CatalogueError) -> Claim {
    try store.write { database in
      let ticket = try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT ticket FROM server WHERE identity = ?"), arguments: [server.text.blob])
      if let ticket, ticket > startTicket { return .done }
      let holder = try Row.fetchOne(
        database.cachedStatement(sql: "SELECT owner, until FROM lease WHERE identity = ?"),
        arguments: [server.text.blob])
      if let holder {
        let name: String = holder["owner"]
        let end: Int64 = holder["until"]
        if name != owner, end > now, isAlive(name) { return .held }
      }
      try database.cachedStatement(sql: "INSERT OR REPLACE INTO lease (identity, owner, until) VALUES (?, ?, ?)")
        .execute(arguments: [server.text.blob, owner, until])
      return .granted
    }
  }

  /// Gives a server back that was not listed.
  package func release(_ server: ServerID) throws(CatalogueError) {
    try store.write { database in
      try database.cachedStatement(sql: "DELETE FROM lease WHERE identity = ? AND owner = ?")
        .execute(arguments: [server.text.blob, owner])
    }
  }

  /// The run is complete: nothing is left to be resumed.
  package func finish(at time: Int64) throws(CatalogueError) {
    try store.write { database in
      try database.execute(sql: "UPDATE run SET endedAt = ? WHERE id = ?", arguments: [time, run])
      try database.execute(sql: "DELETE FROM lease WHERE owner = ?", arguments: [owner])
    }
  }
}
