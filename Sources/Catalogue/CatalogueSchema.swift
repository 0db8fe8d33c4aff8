import GRDB

/// The store's tables, one list of statements a version. A released version is never edited: changes are appended.
enum CatalogueSchema {
  /// `PLMS`, in SQLite's header: tells our stores from the databases of others.
  static let applicationID = 0x504C_4D53

  /// The version that this program reads and writes.
  static var version: Int { migrations.count }

  // Texts that come from outside are BLOBs of UTF-8 or stand in JSON: SQLite's C strings would end at the first NUL.
  static let migrations: [[String]] = [
    [
      // One row a server; `source` is the redacted source of the last attempt.
      """
      CREATE TABLE server (
        id INTEGER PRIMARY KEY,
        identity BLOB NOT NULL UNIQUE,
        name BLOB NOT NULL,
        source BLOB NOT NULL,
        firstTried INTEGER NOT NULL,
        lastTried INTEGER NOT NULL,
        latestSnapshot INTEGER REFERENCES snapshot(id),
        latestFailure INTEGER REFERENCES failure(id),
        isFailing INTEGER NOT NULL
      )
      """,
      // One row a definition, however many servers and snapshots hold it. `bytesDigest` is SHA-256 of the bytes as
      // sent: definitions that differ in white space share `digest`, and each is kept as it was.
      """
      CREATE TABLE definition (
        id INTEGER PRIMARY KEY,
        bytesDigest BLOB NOT NULL UNIQUE,
        digest TEXT NOT NULL,
        coreDigest TEXT NOT NULL,
        name BLOB NOT NULL,
        bytes BLOB NOT NULL
      )
      """,
      // What a server said (`said`) and how it was heard (`heard`), from `takenAt` until `lastSeen` at least.
      """
      CREATE TABLE snapshot (
        id INTEGER PRIMARY KEY,
        server INTEGER NOT NULL REFERENCES server(id),
        takenAt INTEGER NOT NULL,
        lastSeen INTEGER NOT NULL,
        timesSeen INTEGER NOT NULL,
        listDigest TEXT NOT NULL,
        isComplete INTEGER NOT NULL,
        toolCount INTEGER NOT NULL,
        source BLOB NOT NULL,
        said BLOB NOT NULL,
        heard BLOB NOT NULL
      )
      """,
      "CREATE INDEX snapshotOfServer ON snapshot(server, listDigest)",
      """
      CREATE TABLE seen (
        snapshot INTEGER NOT NULL REFERENCES snapshot(id),
        position INTEGER NOT NULL,
        definition INTEGER NOT NULL REFERENCES definition(id),
        ordinal INTEGER NOT NULL,
        PRIMARY KEY (snapshot, position)
      ) WITHOUT ROWID
      """,
      // One row a streak of equal failures.
      """
      CREATE TABLE failure (
        id INTEGER PRIMARY KEY,
        server INTEGER NOT NULL REFERENCES server(id),
        firstAt INTEGER NOT NULL,
        lastAt INTEGER NOT NULL,
        times INTEGER NOT NULL,
        reason TEXT NOT NULL,
        details BLOB NOT NULL
      )
      """,
      "CREATE INDEX failureOfServer ON failure(server)",
      // Digests of contexts and rules, once each.
      "CREATE TABLE digest (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
      """
      CREATE TABLE verdict (
        definition INTEGER NOT NULL REFERENCES definition(id),
        context INTEGER NOT NULL REFERENCES digest(id),
        rules INTEGER NOT NULL REFERENCES digest(id),
        category TEXT NOT NULL,
        risk TEXT NOT NULL,
        confidence INTEGER NOT NULL,
        reasons BLOB NOT NULL,
        PRIMARY KEY (definition, context, rules)
      ) WITHOUT ROWID
      """,
      // That a snapshot was judged by these rules, and what was found; its verdicts hang on its definitions.
      """
      CREATE TABLE assessment (
        id INTEGER PRIMARY KEY,
        snapshot INTEGER NOT NULL REFERENCES snapshot(id),
        context INTEGER NOT NULL REFERENCES digest(id),
        rules INTEGER NOT NULL REFERENCES digest(id),
        findings BLOB NOT NULL,
        UNIQUE (snapshot, rules)
      )
      """,
    ],
    [
      // Every recorded outcome gets the next number: what a run has done is told by numbers, not by clocks.
      "CREATE TABLE ticket (id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL)",
      "INSERT INTO ticket (id, last) VALUES (1, 0)",
      "ALTER TABLE server ADD COLUMN ticket INTEGER NOT NULL DEFAULT 0",
      // One row a run over many servers. `owner` is the process that went on with it last.
      """
      CREATE TABLE run (
        id INTEGER PRIMARY KEY,
        part TEXT NOT NULL,
        owner TEXT NOT NULL,
        startTicket INTEGER NOT NULL,
        startedAt INTEGER NOT NULL,
        endedAt INTEGER
      )
      """,
      // Which process is at which server, and until when at most.
      """
      CREATE TABLE lease (
        identity BLOB PRIMARY KEY,
        owner TEXT NOT NULL,
        until INTEGER NOT NULL
      ) WITHOUT ROWID
      """,
    ],
  ]

  /// Brings a database that may be written to the present version.
  static func migrate(_ database: Database, path: String) throws {
    try refuseForeign(database, path: path)
    guard try storedVersion(database) < version else { return }
    // Two processes may come here at once: the second waits for the lock and finds the work done.
    try database.inTransaction(.immediate) {
      for number in try storedVersion(database)..<version {
        for statement in migrations[number] { try database.execute(sql: statement) }
      }
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: "PRAGMA user_version = \(version)")
      return .commit
    }
  }

  /// Accepts only the present version, for databases that may only be read.
  static func check(_ database: Database, path: String) throws {
    try refuseForeign(database, path: path)
    guard try storedVersion(database) == version else {
      throw CatalogueError(
        .olderSchema,
        "an older version of this program has written the store `\(path)`; run `plimsoll crawl` or `build` on it once")
    }
  }

  private static func storedVersion(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  private static func refuseForeign(_ database: Database, path: String) throws {
    let tables = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let found = try storedVersion(database)
    guard application == applicationID || (application == 0 && tables == 0 && found == 0) else {
      throw CatalogueError(
        .notAStore, "`\(path)` is the database of another program; name another file with --store")
    }
    guard found <= version else {
      throw CatalogueError(
        .newerSchema,
        "the store `\(path)` has schema \(found) and this program knows schema \(version): use a newer version of it")
    }
  }
}
