import Synchronization

/// One reading of `/proc` for all children that are watched at the same time.
enum SharedProcessTable {
  private static let latest = Mutex<(table: ProcessTable, read: ContinuousClock.Instant)?>(nil)

  /// A table at most 100 ms old.
  static func current() -> ProcessTable {
    latest.withLock { latest in
      if let latest, ContinuousClock.now - latest.read < .milliseconds(100) { return latest.table }
      let table = ProcessTable.read(RealFiles())
      latest = (table, .now)
      return table
    }
  }

  static func replace(with table: ProcessTable) {
    latest.withLock { $0 = (table, .now) }
  }
}
