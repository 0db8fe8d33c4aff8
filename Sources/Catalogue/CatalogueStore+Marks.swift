import Digests
import GRDB
import ToolModel

extension CatalogueStore {
  /// One mark a server, in the order of ids: cheap to get, and equal for equal contents under the same rules.
  package func marks(rulesDigest: String) throws(CatalogueError) -> [StoreMark] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT server.identity, server.name, server.source, server.latestSnapshot, server.latestFailure,
            server.isFailing, snapshot.source AS listedSource, snapshot.heard, snapshot.listDigest,
            (SELECT COUNT(*) FROM snapshot AS old WHERE old.server = server.id) AS snapshots,
            (SELECT MAX(id) FROM assessment WHERE snapshot = server.latestSnapshot
              AND rules = (SELECT id FROM digest WHERE text = ?)) AS assessment
          FROM server LEFT JOIN snapshot ON snapshot.id = server.latestSnapshot ORDER BY server.identity
          """, arguments: [rulesDigest])
      var marks: [StoreMark] = []
      while let row = try rows.next() {
        let numbers = ["latestSnapshot", "latestFailure", "isFailing", "snapshots", "assessment"].map {
          (row[$0] as Int64?).map(String.init) ?? "-"
        }
        var bytes = Array(numbers.joined(separator: " ").utf8)
        // A length before each part, so that no two rows run together to the same bytes.
        for column in ["name", "source", "listedSource", "heard"] {
          let part = row[column] == nil ? [] : row.bytes(column)
          bytes += Array(" \(part.count) ".utf8) + part
        }
        bytes += Array(((row["listDigest"] as String?) ?? "-").utf8)
        marks.append(
          StoreMark(
            server: ServerID(row.text("identity")), digest: Digest.sha256(bytes),
            isJudged: (row["latestSnapshot"] as Int64?) == nil || (row["assessment"] as Int64?) != nil,
            snapshots: row["snapshots"]))
      }
      return marks
    }
  }
}
