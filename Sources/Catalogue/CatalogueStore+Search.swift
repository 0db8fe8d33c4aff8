import Foundation
import GRDB
package import ToolModel

extension CatalogueStore {
  /// The servers that a person may mean, in the order of their ids: the one of that id; else those of that name or
  /// whose id ends in `/` and the words; else those whose id or name holds the words. Empty if there is none.
  package func find(server query: String) throws(CatalogueError) -> [ServerID] {
    guard !query.isEmpty else { return [] }
    return try read { database in
      for condition in Self.conditions {
        let rows = try Row.fetchAll(
          database, sql: "SELECT identity FROM server WHERE \(condition) ORDER BY identity",
          arguments: [query.blob, ("/" + query).blob])
        if !rows.isEmpty { return rows.map { ServerID($0.text("identity")) } }
      }
      return []
    }
  }

  // Every condition names both arguments, since SQLite wants as many as are given.
  private static let conditions = [
    "?2 IS NOT NULL AND identity = ?1",
    "name = ?1 OR substr(identity, -length(?2)) = ?2",
    "?2 IS NOT NULL AND (instr(identity, ?1) > 0 OR instr(name, ?1) > 0)",
  ]

  /// How much the store holds.
  package func counts() throws(CatalogueError) -> CatalogueTotals {
    try read { database in
      func count(_ query: String) throws -> Int { try Int.fetchOne(database, sql: "SELECT \(query)") ?? 0 }
      return CatalogueTotals(
        servers: try count("COUNT(*) FROM server"),
        listed: try count("COUNT(latestSnapshot) FROM server"),
        failing: try count("COUNT(*) FROM server WHERE isFailing"),
        tools: try count("IFNULL(SUM(toolCount), 0) FROM server JOIN snapshot ON snapshot.id = latestSnapshot"),
        definitions: try count("COUNT(*) FROM definition"),
        snapshots: try count("COUNT(*) FROM snapshot"),
        verdicts: try count("COUNT(*) FROM verdict"))
    }
  }
}
