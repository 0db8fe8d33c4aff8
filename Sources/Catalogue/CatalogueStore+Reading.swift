import Foundation
import GRDB
package import ToolModel

extension CatalogueStore {
  /// What the store last knew of a server, with what was said of it under the rules of that digest; with nil, under
  /// the rules by which it was judged last. Nil if the store does not know the server.
  package func latest(_ server: ServerID, rulesDigest: String? = nil) throws(CatalogueError) -> StoredServer? {
    try read { try StoreReader(database: $0).server(server, rules: rulesDigest) }
  }

  /// True if the latest listing of that server says the same as this snapshot.
  package func isKnown(_ snapshot: ToolSnapshot) throws(CatalogueError) -> Bool {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT 1 FROM server JOIN snapshot ON snapshot.id = server.latestSnapshot
          WHERE identity = ? AND listDigest = ?
          """)
      return try Row.fetchOne(
        statement, arguments: [snapshot.source.id.text.blob, ListDigest.text(of: snapshot)]) != nil
    }
  }

  /// Calls `body` with every server in the order of their ids, one at a time: memory holds one of them. `body` may use
  /// the store. A server that is written meanwhile comes in its old or in its new state, never in a mixture.
  package func forEachLatest(rulesDigest: String? = nil, _ body: (StoredServer) throws -> Void) throws {
    var last: ServerID?
    while true {
      let next: StoredServer? = try read { database in
        let reader = StoreReader(database: database)
        guard let id = try reader.serverID(after: last) else { return nil }
        return try reader.server(id, rules: rulesDigest)
      }
      guard let next else { return }
      try body(next)
      last = next.source.id
    }
  }

  /// What was said before of exactly this snapshot, in this context, under these rules; nil if anything of it is
  /// missing. The snapshot itself need not come from the store.
  package func assessment(
    for snapshot: ToolSnapshot, contextDigest: String, rulesDigest: String
  ) throws(CatalogueError) -> ServerAssessment? {
    try read {
      try StoreReader(database: $0).assessment(for: snapshot, context: contextDigest, rules: rulesDigest)
    }
  }

  /// What a server offered at a time, in seconds since 1970-01-01T00:00:00Z: the latest listing that was taken until
  /// then. Nil if there was none yet.
  package func snapshot(of server: ServerID, at time: Int64) throws(CatalogueError) -> ToolSnapshot? {
    try read { try StoreReader(database: $0).snapshot(of: server, at: time) }
  }
}
