import GRDB

/// Why the store could not do its work. Never the fault of a server that was crawled.
package struct CatalogueError: Error, Sendable, Hashable, CustomStringConvertible {
  package let reason: Reason
  /// One sentence: lower case, no full stop, what to do next.
  package let description: String

  /// The closed list of reasons.
  package enum Reason: String, Sendable, CaseIterable, Hashable {
    /// The file or its folder is missing or may not be read.
    case cannotOpen = "cannot-open"
    /// The file is something else than a store of ours.
    case notAStore = "not-a-store"
    /// A newer version of this program has written it.
    case newerSchema = "newer-schema"
    /// An older version has written it, and it was opened for reading only.
    case olderSchema = "older-schema"
    /// The file is cut or its content contradicts itself.
    case damaged
    /// The file or its folder may not be written.
    case notWritable = "not-writable"
    /// No room on the disk.
    case diskFull = "disk-full"
    /// Another process held the store for too long.
    case busy
    /// The caller named a snapshot that is not there, or verdicts that do not fit it.
    case mismatch
    /// Anything else that SQLite reports.
    case other
  }

  init(_ reason: Reason, _ description: String) {
    self.reason = reason
    self.description = description
  }

  /// Tells a person what SQLite's result code means for the store at `path`.
  init(_ error: any Error, path: String) {
    if let known = error as? CatalogueError {
      self = known
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.other, "the store `\(path)` failed: \(error)")
      return
    }
    let cause = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(
        .cannotOpen,
        "could not open the store `\(path)`: \(cause); check that its folder exists and that you may read and write it")
    case .SQLITE_NOTADB:
      self.init(.notAStore, "`\(path)` is not a store of this program: \(cause); name another file with --store")
    case .SQLITE_CORRUPT:
      self.init(.damaged, "the store `\(path)` is damaged: \(cause); restore a copy, or move it away and crawl again")
    case .SQLITE_READONLY:
      self.init(.notWritable, "could not write the store `\(path)`: \(cause); check who owns the file and its folder")
    case .SQLITE_FULL:
      self.init(.diskFull, "could not write the store `\(path)`: \(cause); free some space and run again")
    case .SQLITE_IOERR:
      self.init(.other, "could not read or write the store `\(path)`: \(cause); check the disk and its free space")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(.busy, "another process holds the store `\(path)`: \(cause); wait for it to end and run again")
    default:
      self.init(.other, "the store `\(path)` failed: \(cause)")
    }
  }

  /// Content that this program cannot have written.
  static func damaged(_ what: String) -> CatalogueError {
    CatalogueError(.damaged, "the store is damaged: \(what); restore a copy, or move it away and crawl again")
  }
}
