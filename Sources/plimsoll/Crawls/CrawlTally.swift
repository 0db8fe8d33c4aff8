import Reports
import Synchronization
import ToolModel

/// What is kept of a crawl's results until its end: a row a server while they fit a table, counts of outcomes always.
final class CrawlTally: Sendable {
  /// A table of more rows is read by nobody.
  static let maximumRows = 1_000
  /// Troubles that are told one by one.
  private static let maximumTroubles = 50

  private let state = Mutex(State())

  private struct State {
    var rows: [Int: Row] = [:]
    var isOverfull = false
    var status: ExitStatus?
    var hasClean = false
    var servers = 0
    var tools = 0
    var outcomes: [String: Int] = [:]
  }

  private struct Row: Sendable {
    let summary: SummaryRow
    let trouble: String?
  }

  /// Takes in the result of the target at that place.
  func put(_ server: AssessedServer, at place: Int) {
    let status = Gate.ofCrawls.status(of: [server])
    let row = Row(summary: SummaryRow(server), trouble: Self.trouble(server))
    state.withLock { state in
      state.servers += 1
      state.status = state.status?.worse(status) ?? status
      if status == .clean { state.hasClean = true }
      state.outcomes[Self.outcome(server), default: 0] += 1
      if case .listed(let snapshot, _) = server.outcome { state.tools += snapshot.tools.count }
      if state.rows.count < Self.maximumRows {
        state.rows[place] = row
      } else {
        state.isOverfull = true
      }
    }
  }

  /// `listed`, `partial`, or the reason why not.
  static func outcome(_ server: AssessedServer) -> String {
    switch server.outcome {
    case .failed(let failure): failure.reason.rawValue
    case .listed(let snapshot, _): snapshot.completeness == .complete ? "listed" : "partial"
    }
  }

  private static func trouble(_ server: AssessedServer) -> String? {
    let name = Printable.text(server.source.name, limit: 80)
    switch server.outcome {
    case .failed(let failure): return "\(name): \(Printable.text(failure.message))"
    case .listed(let snapshot, _):
      guard case .partial(let why) = snapshot.completeness else { return nil }
      return "\(name): listed in part: \(Printable.text(why))"
    }
  }

  /// The worst status of all; `allowsPartial`: clean if at least one server is.
  func status(allowsPartial: Bool) -> ExitStatus {
    state.withLock { state in
      allowsPartial && state.hasClean ? .clean : state.status ?? .incomplete
    }
  }

  /// The table, or where it would be too long the counts.
  func table(width: Int?, color: Bool) -> String {
    let (rows, isOverfull) = state.withLock { state in
      (state.rows.keys.sorted().compactMap { state.rows[$0]?.summary }, state.isOverfull)
    }
    return isOverfull ? counts() : SummaryTable.text(rows, width: width, color: color)
  }

  private func counts() -> String {
    let (outcomes, servers, tools) = state.withLock { ($0.outcomes, $0.servers, $0.tools) }
    let lines = outcomes.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
    let width = lines.map(\.key.count).max() ?? 0
    return "\(servers) servers, \(tools) tools\n"
      + lines.map { "  \($0.key)\(String(repeating: " ", count: width - $0.key.count))  \($0.value)\n" }.joined()
  }

  /// What went wrong with whom, the first ones; then where the rest is told.
  var troubles: [String] {
    let (all, left) = state.withLock { state in
      let all = state.rows.keys.sorted().compactMap { state.rows[$0]?.trouble }
      let failed = state.outcomes.filter { $0.key != "listed" }.values.reduce(0, +)
      return (Array(all.prefix(Self.maximumTroubles)), failed - min(all.count, Self.maximumTroubles))
    }
    return left > 0 ? all + ["and \(left) more: `plimsoll crawl --dead-letters` tells of each that failed"] : all
  }
}
