import GRDB
package import ToolModel

extension CatalogueStore {
  /// Everything that a server ever offered, oldest first, with the labels under the rules of that digest where they are
  /// known, else with those given last. At most the `limit` newest snapshots, the first of all among them.
  package func history(
    of server: ServerID, rulesDigest: String, limit: Int = 200
  ) throws(CatalogueError) -> [StoredSnapshot] {
    try read { database in
      let snapshots = try Row.fetchAll(
        try database.cachedStatement(
          sql: """
            SELECT snapshot.id, takenAt, lastSeen, isComplete FROM snapshot JOIN server ON server.id = snapshot.server
            WHERE server.identity = ? ORDER BY snapshot.id
            """), arguments: [server.text.blob])
      let kept = snapshots.prefix(1) + snapshots.dropFirst().suffix(max(limit - 1, 0))
      return try kept.map { row in
        StoredSnapshot(
          takenAt: row["takenAt"], lastSeen: row["lastSeen"], isComplete: row["isComplete"],
          tools: try Self.tools(of: row["id"], rules: rulesDigest, database))
      }
    }
  }

  private static func tools(of snapshot: Int64, rules: String, _ database: Database) throws -> [StoredSnapshot.Tool] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT name, ordinal, digest, coreDigest,
          (SELECT category || ' ' || risk FROM verdict WHERE verdict.definition = definition.id
            ORDER BY rules = (SELECT id FROM digest WHERE text = ?2) DESC, rules DESC, context DESC LIMIT 1) AS label
        FROM seen JOIN definition ON definition.id = seen.definition WHERE snapshot = ?1 ORDER BY position
        """)
    return try Row.fetchAll(statement, arguments: [snapshot, rules]).map { row in
      let words = (row["label"] as String?)?.split(separator: " ").map(String.init) ?? []
      return StoredSnapshot.Tool(
        name: row.text("name"), ordinal: row["ordinal"], digest: row["digest"], coreDigest: row["coreDigest"],
        label: words.count == 2 ? StoredSnapshot.Label(category: words[0], risk: words[1]) : nil)
    }
  }
}
