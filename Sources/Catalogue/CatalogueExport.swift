import Foundation
import GRDB
import JSONText

/// A catalogue as an SQLite file for others: plain tables of labels, made out of the rows of the JSON Lines files. The
/// same rows in the same order give the same bytes with the same version of SQLite.
package final class CatalogueExport {
  private let queue: DatabaseQueue
  private let path: String

  /// Makes the file anew at `path`.
  package init(path: String) throws(CatalogueError) {
    self.path = path
    do {
      try? FileManager.default.removeItem(atPath: path)
      var configuration = Configuration()
      configuration.prepareDatabase { database in
        // Nobody reads the file before it is whole, so that a crash costs nothing but another run.
        try database.execute(sql: "PRAGMA synchronous = OFF")
        _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = OFF")
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { database in
        for statement in Self.tables { try database.execute(sql: statement) }
      }
    } catch {
      throw CatalogueError(error, path: path)
    }
  }

  private static let tables = [
    """
    CREATE TABLE server (id TEXT PRIMARY KEY, name TEXT NOT NULL, publisher TEXT, version TEXT, outcome TEXT NOT NULL,
      reason TEXT, listedAt TEXT, grade TEXT, points INTEGER, tokens INTEGER NOT NULL, path TEXT NOT NULL) WITHOUT ROWID
    """,
    """
    CREATE TABLE tool (id INTEGER PRIMARY KEY, server TEXT NOT NULL REFERENCES server(id), name TEXT NOT NULL,
      ordinal INTEGER NOT NULL, category TEXT NOT NULL, risk TEXT NOT NULL, confidence REAL NOT NULL,
      recommended TEXT NOT NULL, tokens INTEGER NOT NULL, digest TEXT NOT NULL, path TEXT NOT NULL)
    """,
    "CREATE TABLE capability (tool INTEGER NOT NULL REFERENCES tool(id), name TEXT NOT NULL, PRIMARY KEY (tool, name)) WITHOUT ROWID",
    """
    CREATE TABLE finding (server TEXT NOT NULL REFERENCES server(id), tool TEXT, id TEXT NOT NULL, severity TEXT NOT NULL,
      title TEXT NOT NULL, remedy TEXT NOT NULL)
    """,
  ]

  /// Adds the rows of some servers, in one transaction; each argument holds JSON objects, one a line.
  package func add(servers: [UInt8], tools: [UInt8], findings: [UInt8]) throws(CatalogueError) {
    do {
      try queue.write { database in
        for row in Self.rows(servers) {
          try database.cachedStatement(sql: "INSERT INTO server VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
            arguments: [
              row.text("id"), row.text("name"), row.text("publisher"), row.text("version"), row.text("outcome"),
              row.text("reason"), row.text("listedAt"), row.text("grade"), row["points"]?.integer,
              row["tokens"]?.integer, row.text("path"),
            ])
        }
        for row in Self.rows(tools) {
          try database.cachedStatement(
            sql: """
              INSERT INTO tool (server, name, ordinal, category, risk, confidence, recommended, tokens, digest, path)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """
          ).execute(arguments: [
            row.text("server"), row.text("name"), row["ordinal"]?.integer, row.text("category"), row.text("risk"),
            row["confidence"]?.numberText.flatMap(Double.init), row.text("recommended"), row["tokens"]?.integer,
            row.text("digest"), row.text("path"),
          ])
          let id = database.lastInsertedRowID
          for capability in row["capabilities"].map({ Array($0.elements) }) ?? [] {
            try database.cachedStatement(sql: "INSERT OR IGNORE INTO capability VALUES (?, ?)")
              .execute(arguments: [id, capability.string])
          }
        }
        for row in Self.rows(findings) {
          try database.cachedStatement(sql: "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?)").execute(arguments: [
            row.text("server"), row.text("tool"), row.text("id"), row.text("severity"), row.text("title"),
            row.text("remedy"),
          ])
        }
      }
    } catch {
      throw CatalogueError(error, path: path)
    }
  }

  /// Writes what is left and closes the file.
  package func finish() throws(CatalogueError) {
    do {
      try queue.write { database in
        try database.execute(sql: "CREATE INDEX toolOfServer ON tool(server)")
        try database.execute(sql: "CREATE INDEX toolByLabel ON tool(category, risk)")
      }
      try queue.close()
    } catch {
      throw CatalogueError(error, path: path)
    }
  }

  private static func rows(_ lines: [UInt8]) -> [JSONValue] {
    lines.split(separator: 0x0A).compactMap { try? JSONDocument(Array($0)).root }
  }
}

extension JSONValue {
  /// The text of a member; nil for `null` and everything else. SQLite's texts end at the first NUL, so that one shows.
  fileprivate func text(_ key: String) -> String? {
    self[key]?.string.map { $0.contains("\0") ? $0.replacing("\0", with: "\u{2400}") : $0 }
  }
}
