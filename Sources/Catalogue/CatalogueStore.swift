import GRDB

/// The store: what every server said and when, and what was said of it. One SQLite file; several processes may use it
/// at once. What a call of `record` has returned from survives the death of the process.
package final class CatalogueStore: Sendable {
  /// The database's file.
  package let path: String
  private let queue: DatabaseQueue

  /// Whether the store may be changed.
  package enum Access: Sendable, Hashable { case readWrite, readOnly }

  /// Opens the store at `path`, whose folder must exist; with `readWrite` the file is made where it is missing and
  /// brought to the present schema. Another process is waited for `busyMilliseconds` long at each call.
  package convenience init(
    path: String, access: Access = .readWrite, busyMilliseconds: Int = 10_000
  ) throws(CatalogueError) {
    try self.init(path: path, access: access, busyMilliseconds: busyMilliseconds, maximumPages: nil)
  }

  /// `maximumPages` bounds the file in pages of 4,096 bytes.
  init(path: String, access: Access, busyMilliseconds: Int, maximumPages: Int?) throws(CatalogueError) {
    self.path = path
    var configuration = Configuration()
    configuration.readonly = access == .readOnly
    configuration.busyMode = .timeout(Double(busyMilliseconds) / 1_000)
    configuration.prepareDatabase { database in
      // NORMAL in WAL mode: a commit survives the death of the process at once and that of the machine from the next
      // checkpoint on; the file is never left torn. mmap_size stays 0, or the file would count as our memory.
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
      if let maximumPages { try database.execute(sql: "PRAGMA max_page_count = \(maximumPages)") }
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { database in
        switch access {
        case .readOnly: try CatalogueSchema.check(database, path: path)
        case .readWrite:
          // The schema first: a database of another program must not be touched, not even its journal mode.
          try CatalogueSchema.migrate(database, path: path)
          _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
        }
      }
    } catch {
      throw CatalogueError(error, path: path)
    }
  }

  /// Runs one transaction that writes.
  func write<Value>(_ body: (Database) throws -> Value) throws(CatalogueError) -> Value {
    do {
      return try queue.write(body)
    } catch {
      throw CatalogueError(error, path: path)
    }
  }

  /// Runs one transaction that reads.
  func read<Value>(_ body: (Database) throws -> Value) throws(CatalogueError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw CatalogueError(error, path: path)
    }
  }
}
