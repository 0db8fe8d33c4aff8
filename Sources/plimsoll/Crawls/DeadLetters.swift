import Catalogue
import FoundationEssentials
import ToolModel

/// The servers of a store whose last attempt failed, each with its reason.
enum DeadLetters {
  /// One line a server, in the order of the ids, columns parted by tabs: reason, failures in a row, last attempt, id, what
  /// is wrong.
  static func write(_ store: CatalogueStore) throws {
    var count = 0
    try store.forEachDeadLetter { server in
      guard Console.hasReader else { return }
      count += 1
      Console.result(line(server) + "\n")
    }
    Console.note(count == 1 ? "1 server failed last time" : "\(count) servers failed last time")
  }

  private static func line(_ server: StoredServer) -> String {
    let date = Date(timeIntervalSince1970: Double(server.lastTried)).formatted(.iso8601)
    let failure = server.failure
    return [
      failure?.failure.reason.rawValue ?? "unknown", String(failure?.times ?? 0), date,
      Printable.text(server.source.id.text), Printable.text(failure?.failure.message ?? ""),
    ].joined(separator: "\t")
  }
}
